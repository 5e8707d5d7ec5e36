package durable

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"io/fs"
	"path/filepath"
)

// Options say how a file is written. The zero value is a private file.
type Options struct {
	// Mode is that of the finished file; 0 is 0600.
	Mode fs.FileMode
	// Hash takes the SHA-256 of the bytes as they pass; see [File.Sum].
	Hash bool
}

// File is a file that is being written under a name that nobody looks for.
// It is used by one goroutine. Whoever creates one defers Discard.
type File struct {
	fsys   FS
	handle Handle
	path   string
	mode   fs.FileMode
	hash   hash.Hash // nil if nobody asked
	size   int64
	closed bool
	done   bool // committed or discarded
}

// Create begins a file in the folder that the finished one will lie in.
func Create(fsys FS, dir string, o Options) (*File, error) {
	f := &File{fsys: orOS(fsys), mode: o.Mode}
	if o.Hash {
		f.hash = sha256.New()
	}
	err := tryNames(dir, func(path string) (err error) {
		f.path = path
		f.handle, err = f.fsys.Create(path)
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

// WriteFile writes the file at path; fill gives its bytes.
func WriteFile(fsys FS, path string, o Options, fill func(io.Writer) error) error {
	f, err := Create(fsys, filepath.Dir(path), o)
	if err != nil {
		return err
	}
	defer f.Discard()
	if err := fill(f); err != nil {
		return err
	}
	return f.Commit(path)
}

func (f *File) Write(b []byte) (int, error) {
	n, err := f.handle.Write(b)
	f.size += int64(n)
	if f.hash != nil {
		f.hash.Write(b[:n])
	}
	return n, err
}

// Path is the temporary name.
func (f *File) Path() string { return f.path }

// Size is how many bytes were written.
func (f *File) Size() int64 { return f.size }

// Sum is the SHA-256 of what was written, in lower-case hexadecimal; "" unless
// Options.Hash asked for it.
func (f *File) Sum() string {
	if f.hash == nil {
		return ""
	}
	return hex.EncodeToString(f.hash.Sum(nil))
}

// Finish ends the writing and makes the bytes durable under the temporary
// name, where they may be read back before Commit.
func (f *File) Finish() error {
	if f.closed {
		return nil
	}
	if f.mode != 0 {
		if err := f.fsys.Chmod(f.path, f.mode); err != nil {
			return err
		}
	}
	if err := f.handle.Sync(); err != nil {
		return err
	}
	f.closed = true
	return f.handle.Close()
}

// Commit gives the file its name, which lies in the folder that Create was
// given. A file that is there already goes.
func (f *File) Commit(to string) error {
	if err := f.Finish(); err != nil {
		return err
	}
	if err := checkReplaced(to); err != nil {
		return err
	}
	if err := f.fsys.Rename(f.path, to); err != nil {
		return err
	}
	f.done = true
	return f.fsys.SyncDir(filepath.Dir(to))
}

// Discard removes the file, unless it was committed.
func (f *File) Discard() {
	if f.done {
		return
	}
	f.done = true
	if !f.closed {
		f.closed = true
		f.handle.Close() //nolint:errcheck // it goes
	}
	f.fsys.Remove(f.path) //nolint:errcheck // swept later
}
