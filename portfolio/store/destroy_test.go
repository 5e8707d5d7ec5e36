package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"acquis/portfolio"
	"acquis/portfolio/durable"
)

func TestDestroy(t *testing.T) {
	h := haunt(t)
	parent := filepath.Dir(h.p.dir)
	got, err := Destroy(h.p.dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got.Snapshots < 4 || got.Bytes == 0 || got.LastCopy.Place == "" || len(got.Foreign) > 0 {
		t.Errorf("%+v", got)
	}
	if left, _ := os.ReadDir(parent); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if _, err := Destroy(h.p.dir, Options{}); !errors.Is(err, ErrNotPortfolio) {
		t.Error(err)
	}
}

// What is not the portfolio's own stays, wherever in the folder it lies.
func TestDestroySparesOthers(t *testing.T) {
	h := haunt(t)
	for _, place := range []string{"Lettre à la tutelle.txt", "files/à moi.txt", "photos/été.jpg"} {
		path := filepath.Join(h.p.dir, filepath.FromSlash(place))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("pas d’Acquis"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"Lettre à la tutelle.txt", "files/à moi.txt", "photos/été.jpg"}
	got, err := Destroy(h.p.dir, Options{})
	if err != nil || !slices.Equal(got.Foreign, want) {
		t.Fatalf("%+v %v", got, err)
	}
	var left []string
	filepath.WalkDir(filepath.Dir(h.p.dir), func(path string, entry fs.DirEntry, _ error) error { //nolint:errcheck // the function returns none
		if !entry.IsDir() {
			left = append(left, placeWithin(h.p.dir, path))
		}
		return nil
	})
	if !slices.Equal(left, want) {
		t.Errorf("left: %q", left)
	}
}

func TestDestroyRefuses(t *testing.T) {
	p := newTest(t)
	if _, err := Destroy(p.dir, Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("while it is open: %v", err)
	}
	p.Close()
	elsewhere := []byte(`{"id":"x","host":"PC-DE-ZOE","process":7,"since":"2026-11-20T19:00:00Z","seen":"2026-11-20T20:42:00Z"}`)
	if err := os.WriteFile(filepath.Join(p.dir, leaseName), elsewhere, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Destroy(p.dir, Options{}); !errors.Is(err, ErrLeased) {
		t.Errorf("while another computer has it open: %v", err)
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "thèse.odt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Destroy(other, Options{}); !errors.Is(err, ErrNotPortfolio) || !isFile(filepath.Join(other, "thèse.odt")) {
		t.Error(err)
	}
	if _, err := Destroy(p.dir, Options{TakeOver: true}); err != nil {
		t.Error(err)
	}
}

// Whatever step the disk refuses, the portfolio is whole or not one any more;
// and another try removes the rest.
func TestDestroyInterrupted(t *testing.T) {
	p := newTest(t)
	put(t, p, &portfolio.Situation{Title: "TITLEMARK"})
	snapshot(t, p)
	p.Close()
	for _, foreign := range []bool{false, true} {
		for at := 1; ; at++ {
			root := t.TempDir()
			dir := filepath.Join(root, "P")
			if err := os.CopyFS(dir, os.DirFS(p.dir)); err != nil {
				t.Fatal(err)
			}
			if foreign {
				if err := os.WriteFile(filepath.Join(dir, "à moi"), nil, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			disk := &weary{FS: hasty{durable.OS}, at: at, forGood: true}
			_, err := Destroy(dir, Options{Disk: disk})
			if err != nil && isFile(filepath.Join(dir, databaseName)) {
				if p, err := Open(dir, Options{Clock: p.clock}); err != nil || len(p.State().Situations()) != 1 {
					t.Errorf("step %d: neither there nor gone: %v", at, err)
				} else if r, _ := p.Verify(t.Context(), nil); !r.OK() {
					t.Errorf("step %d: %v", at, r.Problems)
				} else {
					p.Close()
				}
			}
			if err != nil && looksLikePortfolio(dir) {
				if _, err := Destroy(dir, Options{}); err != nil {
					t.Errorf("step %d, again: %v", at, err)
				}
			}
			if err := durable.Sweep(root, 0); err != nil { // the next start
				t.Fatal(err)
			}
			if left := residue(t, root, "TITLEMARK"); len(left) > 0 || foreign && !isFile(filepath.Join(dir, "à moi")) {
				t.Errorf("step %d: left in %q", at, left)
			}
			if disk.steps < at {
				break
			}
		}
	}
}
