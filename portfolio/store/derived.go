package store

import (
	"io"
	"os"
	"path/filepath"

	"acquis/portfolio/durable"
)

// A derived thing is made of a stored file and kept beside the files, under
// their names. It is a cache: it may be lost and is made anew.
type derived struct{ folder, extension string }

var (
	thumbnails = derived{"thumbnails", ".jpg"} // small pictures
	texts      = derived{"texts", ".txt"}      // what is written in the files
	allDerived = []derived{thumbnails, texts}
)

func (d derived) path(dir, sha256 string) string {
	return filepath.Join(dir, d.folder, sha256+d.extension)
}

// PutThumbnail keeps the small picture (a JPEG) of a stored file.
func (p *Portfolio) PutThumbnail(sha256 string, jpeg []byte) error {
	return fault("thumbnail", p.putDerived(thumbnails, sha256, jpeg))
}

// Thumbnail returns the small picture of a stored file, a JPEG; false if there
// is none (yet).
func (p *Portfolio) Thumbnail(sha256 string) ([]byte, bool) { return p.derived(thumbnails, sha256) }

// PutText keeps what is written in a stored file, in whatever form the caller
// has for it; at least one byte.
func (p *Portfolio) PutText(sha256 string, text []byte) error {
	return fault("text", p.putDerived(texts, sha256, text))
}

// Text returns what PutText kept; false if there is nothing (yet).
func (p *Portfolio) Text(sha256 string) ([]byte, bool) { return p.derived(texts, sha256) }

func (p *Portfolio) putDerived(d derived, sha256 string, data []byte) error {
	if !hashPattern.MatchString(sha256) {
		return ErrMissingFile
	}
	p.mu.Lock()
	err := p.writable()
	p.mu.Unlock()
	if err != nil {
		return err
	}
	path := d.path(p.dir, sha256)
	if err := durable.MkdirAll(p.disk, filepath.Dir(path)); err != nil {
		return err
	}
	return durable.WriteFile(p.disk, path, durable.Options{}, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

func (p *Portfolio) derived(d derived, sha256 string) ([]byte, bool) {
	if !hashPattern.MatchString(sha256) {
		return nil, false
	}
	data, err := os.ReadFile(d.path(p.dir, sha256))
	return data, err == nil && len(data) > 0
}
