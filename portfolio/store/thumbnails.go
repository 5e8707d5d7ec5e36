package store

import (
	"os"
	"path/filepath"
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
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fault("thumbnail", err)
	}
	f, err := os.CreateTemp(dir, temporaryPattern)
	if err != nil {
		return fault("thumbnail", err)
	}
	_, err = f.Write(jpeg)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = rename(f.Name(), filepath.Join(dir, sha256+".jpg"))
	}
	if err != nil {
		os.Remove(f.Name()) //nolint:errcheck // a cache
	}
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
