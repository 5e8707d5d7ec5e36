package accession_test

import (
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"acquis/export/annex"
	"acquis/portfolio"
	"acquis/portfolio/accession"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/child"
	"acquis/portfolio/intake"
	"acquis/portfolio/store"
)

func TestMain(m *testing.M) {
	annex.Register()
	intake.Register()
	child.Main()
	os.Exit(m.Run())
}

func newPortfolio(t *testing.T) *store.Portfolio {
	t.Helper()
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	o, err := catalogue.OutlineFor(f.Code)
	if err != nil {
		t.Fatal(err)
	}
	p, err := store.Create(filepath.Join(t.TempDir(), "p"), store.Init{Framework: f.File, Outline: o.File})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

func picture(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "photo.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 400, 300))); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTakeStoresShowsAndKnowsItsTwin(t *testing.T) {
	p, path := newPortfolio(t), picture(t)
	taken, err := accession.Take(context.Background(), p, path)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := p.Thumbnail(taken.File.SHA256); !ok {
		t.Error("no thumbnail")
	}
	if _, err := p.FilePath(taken.File.SHA256); err != nil {
		t.Error(err)
	}
	if taken.Twin != nil {
		t.Error("a twin before there is a record")
	}
	piece := &portfolio.Piece{Title: "Affiche", File: &taken.File}
	if err := p.Change("", func(e *portfolio.Edit) error { return e.Put(piece) }); err != nil {
		t.Fatal(err)
	}
	again, err := accession.Take(context.Background(), p, path)
	if err != nil || again.Twin == nil || again.Twin.ID != piece.ID {
		t.Errorf("the same file again: twin %v, %v", again.Twin, err)
	}
}

func TestTakeRefusesAnEmptyFile(t *testing.T) {
	p := newPortfolio(t)
	path := filepath.Join(t.TempDir(), "vide.pdf")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := accession.Take(context.Background(), p, path); !errors.Is(err, intake.ErrEmpty) {
		t.Errorf("%v", err)
	}
}
