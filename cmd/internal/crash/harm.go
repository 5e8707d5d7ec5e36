package crash

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store"
)

// harmed is a portfolio in which there is something of everything, and what
// is known of it.
type harmed struct {
	*trial
	good, dir string
	files     []string          // slashed paths
	documents map[string][]byte // by hash
	digest    string
	alien     string // folder of another portfolio
}

// harm damages portfolios.
func harm(t *trial) error {
	for t.more() {
		dir, err := t.fresh()
		if err != nil {
			return err
		}
		h := &harmed{trial: t, good: filepath.Join(dir, "P"), dir: filepath.Join(dir, "C"), documents: map[string][]byte{}}
		if err := h.make(); err != nil {
			return err
		}
		if err := h.makeAlien(filepath.Join(dir, "A")); err != nil {
			return err
		}
		for n := 0; n < 400 && t.more(); n++ {
			if err := h.one(); err != nil {
				return err
			}
		}
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}

// make makes a portfolio with text, documents, some of which only undo needs,
// snapshots, small pictures, texts, and something that was put aside.
func (h *harmed) make() error {
	p, err := store.Create(h.good, begin(nil))
	if err != nil {
		return err
	}
	w := &hand{h.Rand, p}
	for n := range 24 {
		switch n % 6 {
		case 2:
			err = h.attach(w, n)
		case 5:
			_, err = p.Snapshot(store.ReasonAsked)
		default:
			err = p.Change("Modifier", w.edit)
		}
		if err != nil {
			return errors.Join(err, p.Close())
		}
	}
	err = p.Change("Retirer une pièce", func(e *portfolio.Edit) error {
		e.Remove(p.State().Pieces()[0].Ref())
		return nil
	})
	if err := errors.Join(err, p.Close()); err != nil {
		return err
	}
	if err := h.aside(); err != nil {
		return err
	}
	return h.list()
}

// attach adds a document with its small picture and its text.
func (h *harmed) attach(w *hand, n int) error {
	content := w.bytes(9000)
	stored, err := w.attach(context.Background(), content)
	if err != nil {
		return err
	}
	h.documents[stored.SHA256] = content
	return errors.Join(w.p.PutThumbnail(stored.SHA256, w.bytes(2000)), w.p.PutText(stored.SHA256, fmt.Appendf(nil, "Texte %d", n)))
}

// aside has the database recovered once.
func (h *harmed) aside() error {
	snapshots, err := store.SnapshotsIn(h.good)
	if err != nil {
		return err
	}
	p, err := store.Recover(h.good, snapshots[0].Name, store.Options{Clock: new(clock).later})
	if err != nil {
		return err
	}
	w := &hand{h.Rand, p}
	if err := p.Change("Modifier", w.edit); err != nil {
		return errors.Join(err, p.Close())
	}
	if _, err := p.Snapshot(store.ReasonAsked); err != nil {
		return errors.Join(err, p.Close())
	}
	h.digest = digest(p.State())
	return p.Close()
}

func (h *harmed) list() error {
	err := filepath.WalkDir(h.good, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			name, _ := filepath.Rel(h.good, path) // it is below
			h.files = append(h.files, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		return err
	}
	return verified(h.good)
}

// one damages one file, and looks who notices, and whether it can be mended.
func (h *harmed) one() error {
	if err := os.RemoveAll(h.dir); err != nil {
		return err
	}
	if err := os.CopyFS(h.dir, os.DirFS(h.good)); err != nil {
		return err
	}
	kind := harms[h.IntN(len(harms))]
	file := h.files[h.IntN(len(h.files))]
	if h.IntN(3) == 0 {
		file = "portfolio.db"
	}
	other := h.other(file)
	at := func(name string) string { return filepath.Join(h.dir, filepath.FromSlash(name)) }
	if kind.alien {
		if other = h.alienFile(file); other == "" {
			return nil
		}
		at = func(name string) string {
			if name == other {
				return name
			}
			return filepath.Join(h.dir, filepath.FromSlash(name))
		}
	}
	if err := kind.do(h.trial, at(file), at(other)); err != nil {
		return err
	}
	touched := []string{file}
	if kind.name == "exchanged" {
		touched = append(touched, other)
	}
	touched = slices.DeleteFunc(touched, h.same)
	touched = slices.DeleteFunc(touched, func(name string) bool { // a cache may be lost
		_, err := os.Stat(at(name))
		return isCache(name) && errors.Is(err, fs.ErrNotExist)
	})
	if len(touched) == 0 {
		return nil
	}
	folder, _, _ := strings.Cut(file, "/")
	h.tried(folder)
	noticed, err := h.noticed(touched)
	if err == nil && !noticed {
		h.tally.Noted["nothing touched"]++
		return nil
	}
	if err == nil {
		err = h.mended()
	}
	if err != nil {
		h.fail("seed %d, harm %d, %s, %s (and %s): %v", h.Seed, h.tally.Tried, file, kind.name, other, err)
	}
	return nil
}

// other is another file, most often one of the same folder.
func (h *harmed) other(file string) string {
	for n := 0; ; n++ {
		other := h.files[h.IntN(len(h.files))]
		if other != file && (n > 50 || filepath.Dir(other) == filepath.Dir(file) || h.IntN(8) == 0) {
			return other
		}
	}
}

// equal reports whether a snapshot holds what it held.
func (h *harmed) equal(name string) bool {
	now, err := store.SnapshotStateIn(h.dir, filepath.Base(name))
	was, err2 := store.SnapshotStateIn(h.good, filepath.Base(name))
	return err == nil && err2 == nil && now.Version == was.Version && digest(now) == digest(was)
}

func isCache(name string) bool {
	return strings.HasPrefix(name, "thumbnails/") || strings.HasPrefix(name, "texts/")
}

// same reports whether a file is as it was.
func (h *harmed) same(name string) bool {
	now, err := durable.ReadRegular(filepath.Join(h.dir, filepath.FromSlash(name)))
	was, err2 := os.ReadFile(filepath.Join(h.good, filepath.FromSlash(name)))
	return err == nil && err2 == nil && bytes.Equal(now, was)
}

// noticed looks whether `acquis verifier` names what was touched. A change of
// bytes of the database that hold nothing need not be: then everything is
// there as it was.
func (h *harmed) noticed(touched []string) (bool, error) {
	var damaged *store.DamageError
	p, err := store.Open(h.dir, store.Options{ReadOnly: true})
	if errors.As(err, &damaged) {
		return true, nil // nothing can be read, as it says
	}
	if err != nil {
		return false, fmt.Errorf("opens with %w", err)
	}
	defer p.Close() //nolint:errcheck // for reading
	report, err := p.Verify(context.Background(), nil)
	if err != nil {
		return false, err
	}
	// A snapshot of this very moment may change places with the database.
	if digest(p.State()) == h.digest && len(p.Notices()) == 0 && slices.Contains(touched, "portfolio.db") {
		touched = slices.DeleteFunc(touched, func(name string) bool { return name == "portfolio.db" || h.equal(name) })
		if len(touched) == 0 && report.OK() {
			return false, nil
		}
	}
	for _, name := range touched {
		if !slices.ContainsFunc(report.Problems, func(p store.Problem) bool { return strings.TrimSuffix(name, ".sha256") == p.Place }) {
			return false, fmt.Errorf("%s is not named: %v", name, report.Problems)
		}
	}
	return true, nil
}

// mended mends the portfolio by what the program offers, and has it verified.
func (h *harmed) mended() error {
	clock := new(clock)
	clock.seconds.Store(2 * 24 * 60 * 60)
	options := store.Options{Clock: clock.now}
	p, err := store.Open(h.dir, options)
	var damaged *store.DamageError
	if errors.As(err, &damaged) {
		p, err = h.recovered(options)
	}
	if err != nil {
		return err
	}
	// Whoever has the documents adds them again; the rest mends itself.
	for sum, content := range h.documents {
		if _, err := p.AddReader(context.Background(), bytes.NewReader(content)); err != nil {
			return errors.Join(err, p.Close())
		}
		err := errors.Join(p.PutThumbnail(sum, []byte("image")), p.PutText(sum, []byte("texte")))
		if err != nil {
			return errors.Join(err, p.Close())
		}
	}
	if _, err := p.Snapshot(store.ReasonAsked); err != nil {
		return errors.Join(err, p.Close())
	}
	report, err := p.Verify(context.Background(), nil)
	for _, problem := range report.Problems {
		if problem.Code != store.ProblemAside { // what was put aside is evidence, and nothing else
			err = errors.Join(err, fmt.Errorf("after mending: %v", problem))
		}
	}
	if got := digest(p.State()); got != h.digest {
		err = errors.Join(err, errors.New("not what it was, after mending"))
	}
	return errors.Join(err, p.Close())
}

// recovered puts the newest good snapshot in the place of a damaged database,
// which is kept as it was.
func (h *harmed) recovered(options store.Options) (*store.Portfolio, error) {
	before, _ := durable.ReadRegular(filepath.Join(h.dir, "portfolio.db")) // it may be gone
	a, err := store.Assess(h.dir)
	if err != nil {
		return nil, err
	}
	if a.Snapshot == nil || len(a.Problems) == 0 {
		return nil, fmt.Errorf("assessed as %v, snapshot %v", a.Problems, a.Snapshot)
	}
	after, _ := durable.ReadRegular(filepath.Join(h.dir, "portfolio.db")) // likewise
	if !bytes.Equal(before, after) {
		return nil, errors.New("the damaged database was touched")
	}
	p, err := store.Recover(h.dir, a.Snapshot.Name, options)
	if err != nil {
		return nil, err
	}
	h.tally.Noted["recovered"]++
	return p, nil
}
