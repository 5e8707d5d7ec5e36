package bundle

import (
	"errors"
	"io"
	"os"
	"strings"

	"acquis/portfolio/durable"
)

// Extension is that of a bundle's name.
const Extension = ".acquis"

// archiveMagic begins a bundle that is not sealed.
const archiveMagic = "PK\x03\x04"

// kind says how a file begins.
type kind int

const (
	other kind = iota
	cut        // it ends before it can be told
	plain
	sealed
)

// source is the archive of a bundle, taken out of its seal.
type source struct {
	file    *disk
	content io.ReaderAt
	size    int64 // of content
}

// openSource opens a bundle for reading; "" for one that is not sealed.
func openSource(path, passphrase string) (*source, error) {
	f, err := durable.OpenRegular(path)
	if errors.Is(err, durable.ErrIrregular) {
		return nil, fault(ErrNotBundle, err.Error())
	}
	if err != nil {
		return nil, err
	}
	s := &source{file: &disk{File: f}}
	if err := s.begin(passphrase); err != nil {
		s.file.Close() //nolint:errcheck // read only
		return nil, s.file.or(err)
	}
	return s, nil
}

func (s *source) begin(passphrase string) error {
	info, err := s.file.Stat()
	if err != nil {
		return err
	}
	switch kind := kindOf(s.file); {
	case kind == cut:
		return fault(ErrTruncated, "")
	case kind == sealed && passphrase == "":
		return fault(ErrSealed, "")
	case kind == sealed:
		s.content, s.size, err = unseal(s.file, info.Size(), passphrase)
		return err
	case kind == plain && passphrase != "":
		return fault(ErrNotSealed, "")
	case kind == plain:
		s.content, s.size = s.file, info.Size()
		return nil
	}
	return fault(ErrNotBundle, "")
}

// kindOf looks at how a file begins.
func kindOf(f io.ReaderAt) kind {
	head := make([]byte, len(sealMagic))
	n, _ := f.ReadAt(head, 0)
	switch begin := string(head[:n]); {
	case strings.HasPrefix(begin, archiveMagic):
		return plain
	case begin == sealMagic:
		return sealed
	case strings.HasPrefix(sealMagic, begin), strings.HasPrefix(archiveMagic, begin):
		return cut
	}
	return other
}

// reader reads the archive from its beginning.
func (s *source) reader() io.Reader { return io.NewSectionReader(s.content, 0, s.size) }

func (s *source) close() { s.file.Close() } //nolint:errcheck // read only

// disk is a file that remembers what the system refused, so that a stick that
// was pulled out is not taken for an altered bundle.
type disk struct {
	*os.File
	err error
}

// ReadAt implements [io.ReaderAt].
func (d *disk) ReadAt(b []byte, offset int64) (int, error) {
	n, err := d.File.ReadAt(b, offset)
	if err != nil && err != io.EOF {
		d.err = err
	}
	return n, err
}

// or is what the system refused, else err.
func (d *disk) or(err error) error {
	if err != nil && d.err != nil {
		return d.err
	}
	return err
}

// IsSealed reports whether a bundle wants a passphrase. The error is an
// [ErrNotBundle], or the system's.
func IsSealed(path string) (bool, error) {
	s, err := openSource(path, "")
	switch {
	case errors.Is(err, ErrSealed):
		return true, nil
	case err != nil:
		return false, err
	}
	s.close()
	return false, nil
}

// Is reports whether there is a file of that path that begins like a bundle,
// or has the name of one.
func Is(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	if strings.EqualFold(extensionOf(path), Extension) {
		return true
	}
	_, err = IsSealed(path)
	return err == nil
}

func extensionOf(path string) string {
	if at := strings.LastIndexByte(path, '.'); at >= 0 {
		return path[at:]
	}
	return ""
}
