package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// Stored is a file that the portfolio holds.
type Stored struct {
	SHA256  string // lower-case hexadecimal; the name under which it is kept
	Size    int64  // bytes
	Existed bool   // the same bytes were there already, and were not stored again
}

// AddFile copies a file into the portfolio. It is durable when AddFile
// returns; no record refers to it yet. The same bytes are stored once.
//
// Errors: [ErrSource] when the file cannot be read or vanishes meanwhile,
// [ErrNoSpace], [ErrPermission] for the portfolio's own folder, [ErrReadOnly],
// and that of ctx.
func (p *Portfolio) AddFile(ctx context.Context, path string) (Stored, error) {
	f, err := durable.OpenRegular(path)
	if err != nil {
		return Stored{}, fmt.Errorf("%w: %w", ErrSource, err)
	}
	defer f.Close()
	return p.AddReader(ctx, f)
}

// AddReader is AddFile for bytes from elsewhere. An error of r is an
// [ErrSource].
func (p *Portfolio) AddReader(ctx context.Context, r io.Reader) (Stored, error) {
	p.mu.Lock()
	err := p.writable()
	p.mu.Unlock()
	if err != nil {
		return Stored{}, fmt.Errorf("add a file: %w", err)
	}
	p.filesMu.RLock()
	defer p.filesMu.RUnlock()
	source := &source{ctx: ctx, r: r}
	stored, err := p.store(source)
	switch {
	case source.err != nil:
		return Stored{}, source.err
	case err != nil:
		return Stored{}, fault("add a file", err)
	}
	return stored, nil
}

// store writes what it reads under the name of its hash, unless it is there.
func (p *Portfolio) store(r io.Reader) (Stored, error) {
	f, err := durable.Create(p.disk, filepath.Join(p.dir, filesName), durable.Options{Hash: true})
	if err != nil {
		return Stored{}, err
	}
	defer f.Discard()
	if _, err := io.Copy(f, r); err != nil {
		return Stored{}, err
	}
	stored := Stored{SHA256: f.Sum(), Size: f.Size()}
	if p.holds(stored) {
		stored.Existed = true
		return stored, nil
	}
	if err := p.makeRoom(p.pathOf(stored.SHA256)); err != nil {
		return Stored{}, err
	}
	return stored, f.Commit(p.pathOf(stored.SHA256))
}

// holds reports whether the very same bytes are there. It reads them: a file
// that was damaged since is replaced by the good one that somebody adds again.
func (p *Portfolio) holds(s Stored) bool {
	path := p.pathOf(s.SHA256)
	info, err := os.Stat(path)
	if err != nil || info.Size() != s.Size {
		return false
	}
	sum, err := hashFile(context.Background(), path)
	if err != nil || sum != s.SHA256 {
		return false
	}
	now := time.Now()
	_ = os.Chtimes(path, now, now) // young again for Sweep; it does not hurt if it fails
	return true
}

// source reads what is to be added, until ctx ends, and remembers its error,
// which is not one of the portfolio's own disk.
type source struct {
	ctx context.Context
	r   io.Reader
	err error
}

func (s *source) Read(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		s.err = err
		return 0, err
	}
	n, err := s.r.Read(b)
	if err != nil && err != io.EOF {
		s.err = fmt.Errorf("%w: %w", ErrSource, err)
		err = s.err
	}
	return n, err
}

func (p *Portfolio) pathOf(sha256 string) string { return filepath.Join(p.dir, filesName, sha256) }

var hashPattern = regexp.MustCompile(`^[0-9a-f]{64}$`)

// FilePath is where a stored file lies. It is for reading inside of Acquis; a
// person gets a [Portfolio.ReadingCopy].
func (p *Portfolio) FilePath(sha256 string) (string, error) {
	if !hashPattern.MatchString(sha256) {
		return "", fmt.Errorf("%w: %q is no hash", ErrMissingFile, sha256)
	}
	path := p.pathOf(sha256)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular():
		return "", fmt.Errorf("%w: %s", ErrMissingFile, sha256)
	case err != nil:
		return "", fault("stored file", err)
	}
	return path, nil
}

// OpenFile opens a stored file for reading.
func (p *Portfolio) OpenFile(sha256 string) (*os.File, error) {
	path, err := p.FilePath(sha256)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	return f, fault("stored file", err)
}

// hashFile is the SHA-256 of a file, unless ctx ends first.
func hashFile(ctx context.Context, path string) (string, error) {
	f, err := durable.OpenRegular(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, &source{ctx: ctx, r: f}); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// absentFiles lists the files that records name and that are not there, or
// not in their length.
func (p *Portfolio) absentFiles(s *portfolio.State) []Problem {
	sizes := map[string]int64{}
	list, _ := os.ReadDir(filepath.Join(p.dir, filesName)) // unreadable: all are absent
	for _, entry := range list {
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() {
			sizes[entry.Name()] = info.Size()
		}
	}
	var problems []Problem
	for _, piece := range s.Pieces() {
		for _, f := range piece.Files() {
			problem := Problem{Code: ProblemMissing, Place: filesName + "/" + f.SHA256, Ref: piece.Ref(),
				File: f.Name, Detail: "no such file"}
			size, there := sizes[f.SHA256]
			if there && size == f.Size {
				continue
			}
			if there {
				problem.Code = ProblemFile
				problem.Detail = fmt.Sprintf("%d bytes instead of %d", size, f.Size)
			}
			problems = append(problems, problem)
		}
	}
	return problems
}

// nameTitles fills in the titles of the records that problems touch.
func nameTitles(s *portfolio.State, problems []Problem) {
	for i := range problems {
		if problems[i].Title == "" && !problems[i].Ref.IsZero() {
			problems[i].Title = s.TitleOf(problems[i].Ref)
		}
	}
}
