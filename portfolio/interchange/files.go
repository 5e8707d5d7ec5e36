package interchange

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"acquis/portfolio"
)

// extensions gives the usual types of evidence the extension under which
// other programs know them.
var extensions = map[string]string{
	"application/pdf": ".pdf",
	"image/jpeg":      ".jpg",
	"image/png":       ".png",
	"image/gif":       ".gif",
	"image/webp":      ".webp",
	"image/tiff":      ".tif",
	"image/heic":      ".heic",
	"text/plain":      ".txt",
}

var plainExtension = regexp.MustCompile(`^\.[a-z0-9]{1,8}$`)

// FileName is the name of a stored file in the folder beside a document: its
// hash, and the extension that goes with its type, else the one that it came
// with, else ".bin".
func FileName(f *portfolio.File) string {
	media, _, _ := strings.Cut(f.Media, ";")
	if ext, ok := extensions[media]; ok {
		return f.SHA256 + ext
	}
	if ext := strings.ToLower(path.Ext(f.Name)); plainExtension.MatchString(ext) {
		return f.SHA256 + ext
	}
	return f.SHA256 + ".bin"
}

// ourName matches what FileName returns.
var ourName = regexp.MustCompile(`^[0-9a-f]{64}\.[a-z0-9]{1,8}$`)

// FilesFolder is the folder that stands beside the document at path.
func FilesFolder(document string) string {
	if ext := filepath.Ext(document); strings.EqualFold(ext, ".json") {
		document = strings.TrimSuffix(document, ext)
	}
	return document + ".files"
}

// held is a file of the portfolio and the name of a piece that holds it.
type held struct {
	*portfolio.File
	piece string
}

// filesOf lists the files of all pieces in the pieces' order, each once.
func filesOf(s *portfolio.State) []held {
	var files []held
	seen := map[string]bool{}
	for _, p := range s.Pieces() {
		for _, f := range p.Files() {
			if !seen[f.SHA256] {
				seen[f.SHA256] = true
				files = append(files, held{f, p.Title})
			}
		}
	}
	return files
}

func totalSize(files []held) (bytes int64) {
	for _, f := range files {
		bytes += f.Size
	}
	return bytes
}

// fault is what is wrong with a file, under the title of its piece.
func (f held) fault(err error) error {
	return &Fault{Err: err, Record: "piece", Detail: f.piece}
}

// meter copies and hashes with progress, until its context is done.
type meter struct {
	ctx      context.Context
	progress func(done, total int64) // bytes; may be nil
	done     int64
	total    int64
}

// copy copies r to w and returns the hash of what went through and its size.
func (m *meter) copy(w io.Writer, r io.Reader) (sum string, size int64, err error) {
	h := sha256.New()
	size, err = io.Copy(io.MultiWriter(w, h, m), r)
	return hexSum(h), size, err
}

func hexSum(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

// Write counts what passes, and stops the copy once the context is done.
func (m *meter) Write(p []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	m.count(int64(len(p)))
	return len(p), nil
}

func (m *meter) count(n int64) {
	m.done += n
	if m.progress != nil {
		m.progress(m.done, m.total)
	}
}

// folder is the folder of a document's files, looked into by hash. A name in
// it never leads outside: it is opened as an [os.Root].
type folder struct {
	root  *os.Root
	names map[string]string // hash → name
}

// openFolder lists a folder. One that is not there is empty.
func openFolder(dir string) (*folder, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return &folder{}, nil
	}
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		root.Close()
		return nil, err
	}
	names := map[string]string{}
	for _, e := range entries {
		if name := e.Name(); ourName.MatchString(name) && e.Type().IsRegular() {
			names[name[:64]] = name
		}
	}
	return &folder{root, names}, nil
}

func (f *folder) close() {
	if f.root != nil {
		f.root.Close()
	}
}

// open opens the file with that hash for reading. The error is fs.ErrNotExist
// where there is none.
func (f *folder) open(sum string) (*os.File, error) {
	name, ok := f.names[sum]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return f.root.Open(name)
}

// check reads every file and compares it with its hash and size.
func (f *folder) check(files []held, m *meter) error {
	for _, file := range files {
		if err := f.checkOne(file, m); err != nil {
			return err
		}
	}
	return nil
}

func (f *folder) checkOne(file held, m *meter) error {
	in, err := f.open(file.SHA256)
	if errors.Is(err, fs.ErrNotExist) {
		return file.fault(ErrMissingFile)
	}
	if err != nil {
		return err
	}
	defer in.Close()
	sum, size, err := m.copy(io.Discard, in)
	if err != nil {
		return fmt.Errorf("read %s: %w", file.SHA256, err)
	}
	if sum != file.SHA256 || size != file.Size {
		return file.fault(ErrAlteredFile)
	}
	return nil
}
