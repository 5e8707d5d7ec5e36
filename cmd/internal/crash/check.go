package crash

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store"
)

// promised is what the writer of a portfolio has said, and what it knew.
type promised struct {
	created  bool              // there is a portfolio
	version  uint64            // of the last change that was acknowledged
	digests  map[uint64]string // of the States, by version; those that are known
	instead  *promised         // the records may be those of another promise: a recovery is on its way
	files    []string          // SHA-256 of documents that are durable
	snapshot string            // name of the last one that was acknowledged
	thumbs   map[string]string // small pictures, by the hash of their document
}

// holds checks a portfolio after a crash against what was promised. It opens
// it for writing, as a person would, or for reading, which is faster.
func (w *promised) holds(dir string, writing bool) error {
	p, err := store.Open(dir, store.Options{ReadOnly: !writing, Clock: new(clock).now})
	if errors.Is(err, store.ErrNotPortfolio) && !w.created {
		return nil
	}
	if err != nil {
		return fmt.Errorf("does not open: %w", err)
	}
	err = errors.Join(w.state(p), w.documents(dir, p), w.snapshots(p), w.pictures(p))
	if writing {
		err = errors.Join(err, swept(dir))
	}
	closed := p.Close()
	if errors.Is(closed, store.ErrNoSpace) {
		closed = nil // the snapshot of closing does not fit: that is told, and promises nothing
	}
	return errors.Join(err, closed)
}

// state compares records.
func (w *promised) state(p *store.Portfolio) error {
	for _, n := range p.Notices() {
		if n.Grave() || n.Code == store.ProblemMissing || n.Code == store.ProblemFile {
			return fmt.Errorf("notice: %v", n)
		}
	}
	err := w.records(p.State())
	if err != nil && w.instead != nil {
		err = w.instead.records(p.State())
	}
	return err
}

func (w *promised) records(s *portfolio.State) error {
	if s.Version < w.version || s.Version > w.version+1 {
		return fmt.Errorf("version %d, acknowledged was %d", s.Version, w.version)
	}
	if want, known := w.digests[s.Version]; known && digest(s) != want {
		return fmt.Errorf("version %d is not what it was", s.Version)
	}
	return nil
}

// documents checks that what was promised is there, that records have their
// documents, and that nothing lies under the hash of something else.
func (w *promised) documents(dir string, p *store.Portfolio) error {
	entries, err := os.ReadDir(filepath.Join(dir, "files"))
	if err != nil {
		return err
	}
	there := map[string]bool{}
	for _, entry := range entries {
		name := entry.Name()
		if durable.IsTemporary(name) {
			continue // of a portfolio open for reading: not swept
		}
		sum, err := sumOf(filepath.Join(dir, "files", name))
		if err != nil {
			return err
		}
		if sum != name {
			return fmt.Errorf("the file %s holds something else", name)
		}
		there[name] = true
	}
	for _, sum := range w.files {
		if !there[sum] {
			return fmt.Errorf("the file %s was acknowledged and is not there", sum)
		}
	}
	for _, piece := range p.State().Pieces() {
		for _, f := range piece.Files() {
			if !there[f.SHA256] {
				return fmt.Errorf("the file of piece %s is not there", piece.Title)
			}
		}
	}
	return nil
}

// snapshots checks that each that has its name is sound.
func (w *promised) snapshots(p *store.Portfolio) error {
	list, err := p.Snapshots()
	if err != nil {
		return err
	}
	found := w.snapshot == ""
	for _, s := range list {
		if _, err := p.SnapshotState(s.Name); err != nil {
			return fmt.Errorf("snapshot %s: %w", s.Name, err)
		}
		found = found || s.Name == w.snapshot
	}
	if !found {
		return fmt.Errorf("the snapshot %s was acknowledged and is not there", w.snapshot)
	}
	return nil
}

// pictures checks that those that are there are whole.
func (w *promised) pictures(p *store.Portfolio) error {
	for sum, want := range w.thumbs {
		if got, ok := p.Thumbnail(sum); ok && string(got) != want {
			return fmt.Errorf("the small picture of %s is not what it was", sum)
		}
	}
	return nil
}

// swept checks that nothing unfinished is left.
func swept(dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && durable.IsTemporary(entry.Name()) {
			err = fmt.Errorf("left: %s", path)
		}
		return err
	})
}

func sumOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
