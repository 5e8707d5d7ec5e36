package crash

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/portfolio/bundle"
	"acquis/portfolio/durable"
	"acquis/portfolio/durable/powercut"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
)

// cutExports cuts the power while a portfolio leaves, in each of its ways, and
// while one comes in.
func cutExports(t *trial) error {
	for t.more() {
		if err := t.recordExports(faultless); err != nil {
			return err
		}
	}
	return nil
}

// What is written, by its name in the folder of the exports.
const (
	documentName = "copie.json"
	dossierName  = "dossier.pdf"
	bundleName   = "portfolio.acquis"
)

// exports is what was written to a folder, one thing after the other.
type exports struct {
	*trial
	ctx      context.Context
	from     *store.Portfolio
	root     string
	r        *powercut.Recorder
	known    map[string][]string // hashes of what each file held, in their order
	imported map[string]string   // digests of the portfolios that came in, by folder
	promised outcome
}

// outcome is what was acknowledged: how often each file was written, and which
// portfolios came in.
type outcome struct {
	written map[string]int
	came    map[string]bool
}

func (o outcome) copy() outcome {
	c := outcome{map[string]int{}, map[string]bool{}}
	for name, n := range o.written {
		c.written[name] = n
	}
	for name := range o.came {
		c.came[name] = true
	}
	return c
}

func (t *trial) recordExports(disk func(*powercut.Recorder) durable.FS) error {
	dir, err := t.fresh()
	if err != nil {
		return err
	}
	p, err := t.documented(filepath.Join(dir, "P"))
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // in a folder that goes
	e := &exports{trial: t, from: p, root: filepath.Join(dir, "out"), known: map[string][]string{},
		imported: map[string]string{}, promised: outcome{}.copy()}
	if err := os.Mkdir(e.root, 0o700); err != nil {
		return err
	}
	if e.r, err = powercut.Record(e.root); err != nil {
		return err
	}
	e.ctx = durable.With(context.Background(), disk(e.r))
	for n := range 8 {
		if err := e.one(n); err != nil {
			return err
		}
	}
	return e.play()
}

// documented is a portfolio with some text and documents, one of which is a
// picture that is annexed.
func (t *trial) documented(dir string) (*store.Portfolio, error) {
	p, err := store.Create(dir, begin(nil))
	if err != nil {
		return nil, err
	}
	h := &hand{t.Rand, p}
	for range 4 {
		if err := p.Change("Modifier", h.edit); err != nil {
			return nil, errors.Join(err, p.Close())
		}
		if _, err := h.attach(context.Background(), h.bytes(5000)); err != nil {
			return nil, errors.Join(err, p.Close())
		}
	}
	return p, t.annex(p)
}

// annex adds a picture that a situation is proved by.
func (t *trial) annex(p *store.Portfolio) error {
	stored, err := p.AddReader(context.Background(), bytes.NewReader(picture(t.Rand)))
	if err != nil {
		return err
	}
	return p.Change("Ajouter", func(e *portfolio.Edit) error {
		piece := pieceOf(stored)
		piece.Genre, piece.File.Media, piece.File.Width, piece.File.Height = portfolio.GenrePhoto, "image/png", 20, 20
		if err := e.Put(piece); err != nil {
			return err
		}
		_, err := e.Link(piece.Ref(), "1.1.1", "On y voit le projet.")
		return err
	})
}

func picture(g *rand.Rand) []byte {
	m := image.NewGray(image.Rect(0, 0, 20, 20))
	for i := range 400 {
		m.SetGray(i%20, i/20, color.Gray{uint8(g.Uint32())})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// one writes something, after a change, or lets a portfolio in.
func (e *exports) one(n int) error {
	h := &hand{e.Rand, e.from}
	if err := e.from.Change("Modifier", h.edit); err != nil {
		return err
	}
	made := time.Date(2026, 3, 1, 8, 0, n, 0, time.UTC)
	switch choice := e.IntN(6); {
	case choice == 0:
		options := dossier.OptionsOf(e.from.State())
		options.Created, options.WithoutAnnexes = made, e.IntN(2) == 0
		_, err := dossier.Export(e.ctx, e.from.State(), e.from, options, e.path(dossierName), nil)
		return e.wrote(dossierName, err)
	case choice <= 2:
		o := bundle.Options{Made: made}
		_, err := bundle.Pack(e.ctx, e.from, e.path(bundleName), o)
		return e.wrote(bundleName, err)
	case choice == 3 && e.promised.written[documentName] > 0:
		return e.comeIn(n, func(dir string) error { return interchange.Import(e.ctx, e.path(documentName), dir, nil) })
	case choice == 4 && e.promised.written[bundleName] > 0:
		return e.comeIn(n, func(dir string) error {
			_, err := bundle.Open(e.ctx, e.path(bundleName), "", dir, nil)
			return err
		})
	}
	if _, err := h.attach(context.Background(), h.bytes(5000)); err != nil {
		return err
	}
	_, err := interchange.Export(e.ctx, e.from, e.path(documentName), nil)
	return e.wrote(documentName, err)
}

func (e *exports) path(name string) string { return filepath.Join(e.root, name) }

// wrote notes that a file was acknowledged.
func (e *exports) wrote(name string, err error) error {
	if err != nil {
		return err
	}
	sum, err := sumOf(e.path(name))
	if err != nil {
		return err
	}
	e.known[name] = append(e.known[name], sum)
	e.promised.written[name]++
	e.r.Mark(e.promised.copy())
	return nil
}

func (e *exports) comeIn(n int, come func(dir string) error) error {
	name := fmt.Sprint("venu ", n)
	if err := come(e.path(name)); err != nil {
		return err
	}
	p, err := store.Open(e.path(name), store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	e.imported[name] = digest(p.State())
	e.promised.came[name] = true
	e.r.Mark(e.promised.copy())
	return p.Close()
}

// play cuts the power at every step.
func (e *exports) play() error {
	dir, err := e.fresh()
	if err != nil {
		return err
	}
	for moment := range e.r.Moments() {
		w := outcome{}.copy()
		if n := len(moment.Promises); n > 0 {
			w = moment.Promises[n-1].(outcome)
		}
		for range variants {
			if err := again(dir); err != nil {
				return err
			}
			if err := moment.Cut(e.Rand, dir); err != nil {
				return err
			}
			e.tried("power cuts")
			if err := e.hold(w, dir); err != nil {
				e.fail("seed %d, after step %d: %v", e.Seed, moment.Step, err)
			}
		}
		if e.late() { // not at the goal: what comes last in a recording counts as much
			break
		}
	}
	return nil
}

// hold checks what is in the folder of the exports.
func (e *exports) hold(w outcome, dir string) error {
	for name, known := range e.known {
		if err := oneOf(filepath.Join(dir, name), known, w.written[name]); err != nil {
			return err
		}
	}
	if path := filepath.Join(dir, documentName); exists(path) {
		if _, err := interchange.Check(context.Background(), path, nil); err != nil {
			return fmt.Errorf("the copy is not whole: %w", err)
		}
	}
	for name, want := range e.imported {
		if path := filepath.Join(dir, name); exists(path) || w.came[name] {
			if err := isWhole(path, want); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return nil
}

// oneOf checks that a file is the last one that was acknowledged or the next.
func oneOf(path string, known []string, acknowledged int) error {
	sum, err := sumOf(path)
	if errors.Is(err, fs.ErrNotExist) && acknowledged == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	least := max(0, acknowledged-1)
	for _, may := range known[least:min(acknowledged+1, len(known))] {
		if sum == may {
			return nil
		}
	}
	return fmt.Errorf("%s is neither the last one that was acknowledged nor the next", filepath.Base(path))
}

// isWhole checks a portfolio that came in.
func isWhole(dir, want string) error {
	p, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // for reading
	if len(p.Notices()) > 0 {
		return fmt.Errorf("notice: %v", p.Notices()[0])
	}
	if digest(p.State()) != want {
		return errors.New("not what came in")
	}
	w := promised{}
	return w.documents(dir, p)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
