package durable

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ErrIrregular says that there is something of that name which is no file: a
// folder, a pipe on which a reader would wait for ever, a device that never
// ends.
var ErrIrregular = errors.New("not a regular file")

// OpenRegular opens a file for reading, and nothing else: what somebody may
// have put in the place of a file must not make a program hang.
func OpenRegular(path string) (*os.File, error) {
	info, err := os.Stat(path) // before: opening a pipe waits for who writes to it
	if err != nil {
		return nil, orIrregular(path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, &os.PathError{Op: "open", Path: path, Err: fmt.Errorf("%w: %s", ErrIrregular, info.Mode().Type())}
	}
	return os.Open(path)
}

// orIrregular tells a link that leads round in a circle from what the system
// refuses.
func orIrregular(path string, err error) error {
	info, lstat := os.Lstat(path)
	if lstat != nil || info.Mode()&fs.ModeSymlink == 0 || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrIrregular, err)
}

// checkReplaced refuses to put a file in the place of what is none: whoever may
// write there would lose a device or a pipe that others use. A folder the system
// refuses by itself, and a symbolic link is replaced.
func checkReplaced(path string) error {
	info, err := os.Lstat(path)
	if err == nil && info.Mode()&(fs.ModeDevice|fs.ModeNamedPipe|fs.ModeSocket|fs.ModeCharDevice|fs.ModeIrregular) != 0 {
		return &os.PathError{Op: "replace", Path: path, Err: fmt.Errorf("%w: %s", ErrIrregular, info.Mode().Type())}
	}
	return nil
}

// ReadRegular reads a file whole; see [OpenRegular].
func ReadRegular(path string) ([]byte, error) {
	f, err := OpenRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // for reading
	return io.ReadAll(f)
}
