package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// temporaryPattern names files that are being written. Whoever has the
// portfolio open for writing is the only one to make them, so that any found
// at the start were left by a crash.
const (
	temporaryPrefix  = ".writing-"
	temporaryPattern = temporaryPrefix + "*"
)

// writeDurably writes a file so that under its name there is the whole of it
// or what was there before: a temporary file in the same folder, fsync,
// rename, fsync of the folder. The write function fills the temporary file and
// says under which name it goes; so does check, unless it is nil, which may
// still refuse what was written, reading it under its temporary name.
func writeDurably(dir string, write func(*os.File) (string, error), check func(path string) (string, error)) (err error) {
	f, err := os.CreateTemp(dir, temporaryPattern)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()           //nolint:errcheck // the first error counts
			os.Remove(f.Name()) //nolint:errcheck // swept at the next start
		}
	}()
	name, err := write(f)
	if err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if check != nil {
		if name, err = check(f.Name()); err != nil {
			return err
		}
	}
	if err := rename(f.Name(), filepath.Join(dir, name)); err != nil {
		return err
	}
	return syncDir(dir)
}

// faithful is a writer that remembers its error, which bbolt puts into words
// and thereby loses.
type faithful struct {
	to  io.Writer
	err error
}

func (w *faithful) Write(b []byte) (int, error) {
	n, err := w.to.Write(b)
	if err != nil {
		w.err = err
	}
	return n, err
}

// copyDurably copies into a folder under a name.
func copyDurably(dir, name string, from io.Reader) error {
	return writeDurably(dir, func(f *os.File) (string, error) {
		_, err := io.Copy(f, from)
		return name, err
	}, nil)
}

// sweepTemporary removes what a crash left in a folder.
func sweepTemporary(dir string) error {
	list, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, entry := range list {
		if strings.HasPrefix(entry.Name(), temporaryPrefix) {
			if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}
