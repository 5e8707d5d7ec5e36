package store

import (
	"io"
	"os"
	"path/filepath"

	"acquis/portfolio/durable"
)

// PutThumbnail keeps the small picture (a JPEG) of a stored file. The pictures
// are a cache beside the files: they may be lost and are made anew.
func (p *Portfolio) PutThumbnail(sha256 string, jpeg []byte) error {
	if !hashPattern.MatchString(sha256) {
		return ErrMissingFile
	}
	p.mu.Lock()
	err := p.writable()
	p.mu.Unlock()
	if err != nil {
		return err
	}
	dir := filepath.Join(p.dir, thumbsName)
	if err := durable.MkdirAll(p.disk, dir); err != nil {
		return fault("thumbnail", err)
	}
	err = durable.WriteFile(p.disk, filepath.Join(dir, sha256+".jpg"), durable.Options{}, func(w io.Writer) error {
		_, err := w.Write(jpeg)
		return err
	})
	return fault("thumbnail", err)
}

// Thumbnail returns the small picture of a stored file, a JPEG; false if there
// is none (yet).
func (p *Portfolio) Thumbnail(sha256 string) ([]byte, bool) {
	if !hashPattern.MatchString(sha256) {
		return nil, false
	}
	jpeg, err := os.ReadFile(filepath.Join(p.dir, thumbsName, sha256+".jpg"))
	return jpeg, err == nil && len(jpeg) > 0
}
