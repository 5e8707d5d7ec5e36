package annex

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// original is a file that was read, of which bytes are still to be taken. It
// must be as it was.
type original struct {
	Path     string    `json:"path"`
	Size     int64     `json:"size"`
	Modified time.Time `json:"modified"`

	file *os.File
}

// originalOf notes how a file is.
func originalOf(path string) (*original, error) {
	stat, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	case !stat.Mode().IsRegular():
		return nil, fmt.Errorf("%w: not a file", ErrUnreadable)
	}
	return &original{Path: path, Size: stat.Size(), Modified: stat.ModTime()}, nil
}

// open opens the file, unless it has changed.
func (o *original) open() error {
	if o.file != nil {
		return nil
	}
	file, err := os.Open(o.Path)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	stat, err := file.Stat()
	if err != nil || stat.Size() != o.Size || !stat.ModTime().Equal(o.Modified) {
		file.Close()
		return fmt.Errorf("%w: it has changed", ErrUnreadable)
	}
	o.file = file
	return nil
}

func (o *original) close() {
	if o.file != nil {
		o.file.Close()
		o.file = nil
	}
}

// copy takes bytes over. Where the system can, they do not pass through this
// process.
func (o *original) copy(to *growing, offset, n int64) error {
	if o == nil || offset < 0 || n < 0 || offset > o.Size-n {
		return fmt.Errorf("%w: bytes beyond the file", errPart)
	}
	if err := o.open(); err != nil {
		return err
	}
	if _, err := o.file.Seek(offset, io.SeekStart); err != nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	if to.err == nil {
		to.err = to.out.Flush()
	}
	if to.err != nil {
		return to.err
	}
	copied, err := to.file.ReadFrom(io.LimitReader(o.file, n))
	to.at += copied
	if copied == n {
		return nil
	}
	if err == nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, io.ErrUnexpectedEOF)
	}
	if _, broken := io.Copy(io.Discard, io.NewSectionReader(o.file, offset, n)); broken != nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, errors.Join(err, broken))
	}
	to.err = err
	return err
}
