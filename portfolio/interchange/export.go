package interchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// Source is the portfolio that is written out; a store.Portfolio is one.
type Source interface {
	State() *portfolio.State
	Pinned() (framework, outline []byte)
	OpenFile(sha256 string) (*os.File, error)
}

// Progress hears how many bytes of files are done, of how many. It may be nil.
type Progress func(done, total int64)

// Written is what an export has written.
type Written struct {
	Document string // path of the document
	SHA256   string // of the document
	Files    int    // files beside it
	Bytes    int64  // in all files, without the document
}

// Export writes a portfolio to the document at path and its files to the
// folder beside it (see [FilesFolder]). A document that is there is replaced,
// once everything that the new one speaks of is in place; files that only the
// old one spoke of are then removed. A stored file that is missing or altered
// is a [*Fault]: nothing is left out without a word.
func Export(ctx context.Context, from Source, path string, progress Progress) (Written, error) {
	state := from.State()
	framework, outline := from.Pinned()
	files := filesOf(state)
	done := Written{Document: path, Files: len(files), Bytes: totalSize(files)}
	m := &meter{ctx: ctx, progress: progress, total: done.Bytes}
	folder := FilesFolder(path)
	_ = durable.Sweep(filepath.Dir(path), durable.Abandoned) // the next one tries again
	made, err := exportFiles(from, folder, files, m)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		done.SHA256, err = writeDocument(ctx, path, Document{state, framework, outline})
	}
	if err != nil {
		removeAll(ctx, folder, made)
		return Written{}, err
	}
	return done, removeStale(ctx, folder, files)
}

// writeDocument writes the document and returns its SHA-256.
func writeDocument(ctx context.Context, path string, d Document) (sum string, err error) {
	f, err := durable.Create(durable.From(ctx), filepath.Dir(path), durable.Options{Hash: true})
	if err != nil {
		return "", err
	}
	defer f.Discard()
	if err := Write(f, d); err != nil {
		return "", err
	}
	return f.Sum(), f.Commit(path)
}

// exportFiles copies files into the folder and returns the names of those
// that were not there before.
func exportFiles(from Source, folder string, files []held, m *meter) (made []string, err error) {
	if len(files) == 0 {
		return nil, nil
	}
	if err := durable.MkdirAll(durable.From(m.ctx), folder); err != nil {
		return nil, err
	}
	there, err := openFolder(folder)
	if err != nil {
		return nil, err
	}
	defer there.close()
	for _, file := range files {
		name := FileName(file.File)
		if there.names[file.SHA256] == name && there.checkOne(file, &meter{ctx: m.ctx}) == nil {
			m.count(file.Size)
			continue
		}
		if err := exportFile(from, filepath.Join(folder, name), file, m); err != nil {
			return made, err
		}
		if there.names[file.SHA256] != name {
			made = append(made, name)
		}
	}
	return made, nil
}

func exportFile(from Source, path string, file held, m *meter) error {
	in, err := from.OpenFile(file.SHA256)
	if errors.Is(err, fs.ErrNotExist) || err != nil && !isSystem(err) {
		return file.fault(ErrMissingFile)
	}
	if err != nil {
		return err
	}
	defer in.Close()
	return durable.WriteFile(durable.From(m.ctx), path, durable.Options{}, func(w io.Writer) error {
		sum, size, err := m.copy(w, in)
		if err == nil && (sum != file.SHA256 || size != file.Size) {
			err = file.fault(ErrAlteredFile)
		}
		return err
	})
}

// isSystem reports whether the system refused something, rather than the
// source saying that it has no such file.
func isSystem(err error) bool {
	var path *fs.PathError
	return errors.As(err, &path)
}

// removeAll takes back what a failed export has made.
func removeAll(ctx context.Context, folder string, names []string) {
	disk := durable.From(ctx)
	for _, name := range names {
		disk.Remove(filepath.Join(folder, name)) //nolint:errcheck // the failure is what counts
	}
	disk.Remove(folder) //nolint:errcheck // fails if it holds anything, and should
}

// removeStale removes the files of an earlier export that the new one does not
// speak of: what the candidate took out of the portfolio must not stay behind.
// Files that no export has named are left alone.
func removeStale(ctx context.Context, folder string, files []held) error {
	disk, keep := durable.From(ctx), map[string]bool{}
	for _, f := range files {
		keep[FileName(f.File)] = true
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		if keep[name] || !durable.IsTemporary(name) && !ourName.MatchString(name) || !e.Type().IsRegular() {
			continue
		}
		if err := disk.Remove(filepath.Join(folder, name)); err != nil {
			return fmt.Errorf("remove what is not part of the export any more: %w", err)
		}
	}
	if len(files) == 0 {
		disk.Remove(folder) //nolint:errcheck // fails if it holds anything else, and should
	}
	return nil
}
