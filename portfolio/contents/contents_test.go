package contents

import (
	"bytes"
	"context"
	"errors"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"acquis/assets/frameworks"
	"acquis/portfolio"
	"acquis/portfolio/pdfium"
	"acquis/portfolio/pdfium/pdfiumtest"
	"acquis/portfolio/search"
)

// shelf is a portfolio in memory with files in a folder.
type shelf struct {
	state    *portfolio.State
	dir      string
	texts    map[string][]byte
	pictures map[string][]byte
	readOnly bool
	opened   int
}

func (s *shelf) State() *portfolio.State { return s.state }

func (s *shelf) FilePath(sha string) (string, error) {
	s.opened++
	return filepath.Join(s.dir, sha), nil
}
func (s *shelf) Text(sha string) ([]byte, bool)      { b, ok := s.texts[sha]; return b, ok }
func (s *shelf) Thumbnail(sha string) ([]byte, bool) { b, ok := s.pictures[sha]; return b, ok }

func (s *shelf) PutText(sha string, b []byte) error { return s.put(s.texts, sha, b) }

func (s *shelf) PutThumbnail(sha string, b []byte) error { return s.put(s.pictures, sha, b) }

func (s *shelf) put(to map[string][]byte, sha string, b []byte) error {
	if s.readOnly {
		return errors.New("read only")
	}
	to[sha] = b
	return nil
}

// newShelf makes a portfolio whose pieces have files of these names.
func newShelf(t *testing.T, files map[string][]byte) *shelf {
	t.Helper()
	data, err := frameworks.File("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	framework, err := portfolio.ParseFramework(data)
	if err != nil {
		t.Fatal(err)
	}
	s := &shelf{dir: t.TempDir(), texts: map[string][]byte{}, pictures: map[string][]byte{}}
	e := portfolio.NewEdit(portfolio.NewState("test", 1, framework, &portfolio.Outline{}, nil))
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(s.dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
		media := "application/pdf"
		if filepath.Ext(name) == ".txt" {
			media = "text/plain"
		}
		err := e.Put(&portfolio.Piece{ID: portfolio.ID(name), Genre: portfolio.GenreFile, Title: name,
			File: &portfolio.File{SHA256: name, Name: name, Media: media, Size: int64(len(data))}})
		if err != nil {
			t.Fatal(err)
		}
	}
	s.state, _ = e.Result(2)
	return s
}

var ctx = context.Background()

func TestWhatIsInsideIsReadOnce(t *testing.T) {
	engine := pdfiumtest.Engine(t)
	s := newShelf(t, map[string][]byte{
		"rapport": pdfiumtest.PDF("Diagnostic", "Le non-re-\ncours aux droits"), "fermé": pdfiumtest.Encrypted(),
		"abîmé": []byte("rien"), "note.txt": []byte("un texte")})
	r := New(engine, s)
	if _, ok := r.Pages("rapport"); ok {
		t.Error("known before it was read")
	}
	var told []string
	if err := r.Read(ctx, func(sha string) { told = append(told, sha) }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(told, []string{"rapport"}) {
		t.Errorf("told of %q", told)
	}
	for sha, want := range map[string][]string{"rapport": {"Diagnostic", "Le non-recours aux droits"}, "fermé": nil, "abîmé": nil} {
		if pages, ok := r.Pages(sha); !ok || !slices.Equal(pages, want) {
			t.Errorf("%s: %q, %v", sha, pages, ok)
		}
	}
	if _, ok := r.Pages("note.txt"); ok {
		t.Error("a text file was read as a PDF")
	}
	small, err := jpeg.Decode(bytes.NewReader(s.pictures["rapport"]))
	if err != nil || small.Bounds().Dy() != 320 || small.Bounds().Dx() != 226 {
		t.Errorf("the picture: %v, %v", small, err)
	}
	// Another reader, at another start, finds everything and opens no file
	// that was read.
	s.opened = 0
	again := New(engine, s)
	if err := again.Read(ctx, func(sha string) { t.Errorf("%s was read again", sha) }); err != nil || s.opened > 2 {
		t.Errorf("%v, %d files opened", err, s.opened)
	}
	if pages, _ := again.Pages("rapport"); len(pages) != 2 {
		t.Errorf("%q", pages)
	}
}

func TestWhatIsInsideIsFound(t *testing.T) {
	engine := pdfiumtest.Engine(t)
	s := newShelf(t, map[string][]byte{"rapport": pdfiumtest.PDF("Diagnostic", "Page vide", "Les accompagne-\nments sociaux")})
	r := New(engine, s)
	x := search.New(r)
	follow := func() {
		if err := x.Follow(ctx, s.state); err != nil {
			t.Fatal(err)
		}
	}
	query := search.Query{Text: "accompagnement", Kinds: []portfolio.Kind{portfolio.KindPiece}}
	follow()
	if found := x.Search(query); found.Total != 0 {
		t.Errorf("found before it was read: %+v", found)
	}
	if err := r.Read(ctx, x.Arrived); err != nil {
		t.Fatal(err)
	}
	follow()
	found := x.Search(query)
	if len(found.Results) != 1 || found.Results[0].Place.Field != "file" || found.Results[0].Place.Page != 3 {
		t.Errorf("found %+v", found.Results)
	}
}

func TestAPortfolioThatIsOnlyRead(t *testing.T) {
	engine := pdfiumtest.Engine(t)
	s := newShelf(t, map[string][]byte{"rapport": pdfiumtest.PDF("Diagnostic")})
	s.readOnly = true
	r := New(engine, s)
	if err := r.Read(ctx, func(string) {}); err != nil {
		t.Fatal(err)
	}
	if pages, ok := r.Pages("rapport"); !ok || pages[0] != "Diagnostic" || len(s.texts) > 0 {
		t.Errorf("%q, %v; written %v", pages, ok, s.texts)
	}
}

func TestReadingStops(t *testing.T) {
	engine := pdfiumtest.Engine(t)
	s := newShelf(t, map[string][]byte{"rapport": pdfiumtest.PDF("Diagnostic")})
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	r := New(engine, s)
	if err := r.Read(stopped, func(string) {}); !errors.Is(err, context.Canceled) || len(s.texts) > 0 {
		t.Errorf("%v, %v", err, s.texts)
	}
}

func TestWithoutTheProgramNothingFails(t *testing.T) {
	engine := pdfium.New(pdfium.Options{Program: fstest.MapFS{}})
	s := newShelf(t, map[string][]byte{"rapport": pdfiumtest.PDF("Diagnostic")})
	if err := New(engine, s).Read(ctx, func(string) { t.Error("something was read") }); err != nil || len(s.texts) > 0 {
		t.Errorf("%v, %v", err, s.texts)
	}
}

func TestForm(t *testing.T) {
	for _, pages := range [][]string{nil, {""}, {"", "", ""}, {"un\ndeux", "trois"}} {
		if got, ok := decode(encode(pages)); !ok || !slices.Equal(got, pages) {
			t.Errorf("%q: %q, %v", pages, got, ok)
		}
	}
	for _, other := range []string{"", "x", "acquis-text 2 1\nun", "acquis-text 1 2\nun", "acquis-text 1 -1\n", "acquis-text 1 0\nun"} {
		if got, ok := decode([]byte(other)); ok {
			t.Errorf("%q was taken for %q", other, got)
		}
	}
}
