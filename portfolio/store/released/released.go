// Package released holds one small portfolio of every format that was released, so
// that tests and the crash harness open them for ever. Each was written once,
// by the program of its time (see kept_test.go of package store), and is never
// written again. The program itself does not link it.
package released

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

//go:embed format*.zip
var archives embed.FS

// Unpack writes the portfolio of a format to dir.
func Unpack(format int, dir string) error {
	data, err := archives.ReadFile(fmt.Sprintf("format%d.zip", format))
	if err != nil {
		return err
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, f := range r.File {
		if err := write(f, filepath.Join(dir, filepath.FromSlash(f.Name))); err != nil {
			return err
		}
	}
	return nil
}

func write(f *zip.File, path string) error {
	if f.FileInfo().IsDir() {
		return os.MkdirAll(path, 0o700)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	from, err := f.Open()
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // for reading
	data, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600)
}
