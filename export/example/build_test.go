package example

import (
	"bytes"
	"context"
	"errors"
	"image"
	_ "image/jpeg"
	"os"
	"path/filepath"
	"sync"
	"testing"

	goexif "github.com/rwcarlsen/goexif/exif"

	"acquis/assets/example"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

func open(t *testing.T) *store.Portfolio {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "exemple")
	if err := Build(context.Background(), dir); err != nil {
		t.Fatal(err)
	}
	p, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// once is one example for the tests that only read.
var once struct {
	sync.Once
	state    *portfolio.State
	files    map[string][]byte // by SHA-256
	undo     bool
	versions map[portfolio.Ref][]store.Version
}

func read(t *testing.T) {
	t.Helper()
	once.Do(func() {
		p := open(t)
		once.state, once.files = p.State(), map[string][]byte{}
		_, once.undo = p.CanUndo()
		once.versions = map[portfolio.Ref][]store.Version{}
		for _, l := range once.state.SuspectLinks() {
			list, err := p.Versions(l.Evidence)
			if err != nil {
				t.Fatal(err)
			}
			once.versions[l.Evidence] = list
		}
		for _, piece := range once.state.Pieces() {
			for _, f := range piece.Files() {
				path, err := p.FilePath(f.SHA256)
				if err != nil {
					t.Errorf("%s: %v", piece.Title, err)
					continue
				}
				if once.files[f.SHA256], err = os.ReadFile(path); err != nil {
					t.Error(err)
				}
			}
		}
	})
	if once.state == nil {
		t.Fatal("there is no example")
	}
}

// Everything of the content is in the portfolio, and every text finds what it
// names.
func TestBuild(t *testing.T) {
	read(t)
	s := once.state
	c, err := example.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []struct {
		what      string
		got, want int
	}{
		{"experiences", len(s.Experiences()), len(c.Experiences)},
		{"trainings", len(s.Trainings()), len(c.Trainings)},
		{"situations", len(s.Situations()), len(c.Situations)},
		{"pieces", len(s.Pieces()), len(c.Pieces)},
		{"links", len(s.Links()), len(c.Links)},
		{"sections", len(s.Sections()), len(c.Sections)},
	} {
		if k.got != k.want {
			t.Errorf("%d %s, want %d", k.got, k.what, k.want)
		}
	}
	if s.Gap("2.2.3") == nil || s.SelfAssessment("1.1").Answer != portfolio.AnswerYes {
		t.Error("the gap or the repérage is missing")
	}
	for i, situation := range s.Situations() {
		if situation.Title != c.Situations[i].Fields["titre"] || situation.Experience == "" || situation.Words() < 1200 {
			t.Errorf("situation %d: %q, %d words", i, situation.Title, situation.Words())
		}
	}
	asked := map[portfolio.ID]bool{}
	for _, spec := range s.Outline.Sections(s.Framework) {
		asked[spec.ID] = true
	}
	for _, section := range s.Sections() {
		if !asked[section.ID] {
			t.Errorf("the outline asks for no text %q", section.ID)
		}
		for _, r := range portfolio.References(section.Text) {
			if s.Resolve(r).IsZero() {
				t.Errorf("%s: %s leads nowhere", section.ID, r)
			}
		}
	}
	seen, suspect := 0, 0
	for _, l := range s.Links() {
		switch {
		case s.Suspect(l):
			suspect++
		case l.Checked != "":
			seen++
		}
	}
	for _, l := range s.SuspectLinks() {
		// What the situation said when it was linked is kept, to be compared.
		if was := once.versions[l.Evidence]; len(was) < 2 || was[len(was)-1].Record.(*portfolio.Situation).Analysis != "" {
			t.Errorf("%d versions of %s", len(was), l.Evidence)
		}
	}
	if seen < 20 || suspect != 2 {
		t.Errorf("%d links relus, %d à revérifier", seen, suspect)
	}
	if once.undo {
		t.Error("undo would take the example apart")
	}
}

// The files are there, are what their pieces say, and are real.
func TestFiles(t *testing.T) {
	read(t)
	pages := map[string]int{}
	for _, piece := range once.state.Pieces() {
		if piece.Genre == portfolio.GenreURL {
			continue
		}
		data := once.files[piece.File.SHA256]
		if int64(len(data)) != piece.File.Size {
			t.Errorf("%s: %d bytes instead of %d", piece.Title, len(data), piece.File.Size)
			continue
		}
		switch piece.File.Media {
		case "application/pdf":
			pages[piece.File.Name] = piece.File.Pages
			if !bytes.HasPrefix(data, []byte("%PDF-")) {
				t.Errorf("%s is no PDF", piece.File.Name)
			}
		case "image/jpeg":
			checkPhoto(t, piece.File, data)
		default:
			t.Errorf("%s: %s", piece.File.Name, piece.File.Media)
		}
	}
	for name, n := range pages {
		if n < 1 || n > 12 {
			t.Errorf("%s has %d pages", name, n)
		}
	}
	if pages["diagnostic-non-recours-extrait.pdf"] < 8 || pages["cahier-des-charges-devenir-ase.pdf"] < 5 {
		t.Errorf("the long documents are short: %v", pages)
	}
}

func checkPhoto(t *testing.T, f *portfolio.File, data []byte) {
	t.Helper()
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	x, err := goexif.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	tag, err := x.Get(goexif.Orientation)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	orientation, err := tag.Int(0)
	if err != nil {
		t.Fatal(err)
	}
	w, h := config.Width, config.Height
	if f.Name == "etal-rayon-legumes.jpg" {
		if orientation != 6 || f.Width >= f.Height {
			t.Errorf("%s: orientation %d, %d × %d", f.Name, orientation, f.Width, f.Height)
		}
		w, h = h, w
	}
	if w != f.Width || h != f.Height {
		t.Errorf("%s: stored %d × %d, said %d × %d upright", f.Name, config.Width, config.Height, f.Width, f.Height)
	}
}

// The same content makes the same portfolio.
func TestDeterministic(t *testing.T) {
	read(t)
	first, second := once.state, open(t).State()
	for i, p := range first.Pieces() {
		q := second.Pieces()[i]
		if p.ID != q.ID || p.File != nil && p.File.SHA256 != q.File.SHA256 {
			t.Errorf("%s differs", p.Title)
		}
	}
	for i, l := range first.Links() {
		if l.ID != second.Links()[i].ID {
			t.Fatal("links differ")
		}
	}
}

// A cancelled build leaves nothing.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := filepath.Join(t.TempDir(), "exemple")
	if err := Build(ctx, dir); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something is left: %v", err)
	}
}
