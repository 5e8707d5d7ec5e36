package store

import (
	"io"
	"path/filepath"

	"acquis/portfolio/durable"
)

// A derived thing is made of a stored file and kept beside the files, under
// their names. It is a cache: it may be lost and is made anew. It is sealed
// like a value of the database, so that a damaged one is not shown.
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
	// Close waits for this: what is written after it would outlive an erasing.
	p.derivedMu.RLock()
	defer p.derivedMu.RUnlock()
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
	if err := p.makeRoom(path); err != nil {
		return err
	}
	return durable.WriteFile(p.disk, path, durable.Options{}, func(w io.Writer) error {
		_, err := w.Write(seal(sealDerived, 0, d.key(sha256), data))
		return err
	})
}

// awaitDerived returns once nobody is keeping a derived thing any more.
func (p *Portfolio) awaitDerived() {
	p.derivedMu.Lock()
	defer p.derivedMu.Unlock()
}

func (p *Portfolio) derived(d derived, sha256 string) ([]byte, bool) {
	if !hashPattern.MatchString(sha256) {
		return nil, false
	}
	data, err := d.read(p.dir, sha256)
	return data, err == nil && len(data) > 0
}

// read reads a derived thing.
func (d derived) read(dir, sha256 string) ([]byte, error) {
	sealed, err := durable.ReadRegular(d.path(dir, sha256))
	if err != nil {
		return nil, err
	}
	return unseal(sealDerived, d.key(sha256), sealed)
}

func (d derived) key(sha256 string) []byte { return []byte(d.folder + "/" + sha256) }
