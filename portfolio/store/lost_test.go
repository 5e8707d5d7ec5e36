package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acquis/portfolio"
)

// elsewhere changes a portfolio as another computer does that has taken it over
// in a folder that both see: through a copy, whose files come in the place of
// those here.
func elsewhere(t *testing.T, p *Portfolio, inPlace bool) {
	t.Helper()
	there := filepath.Join(t.TempDir(), p.Name())
	must(t, os.CopyFS(there, os.DirFS(p.Dir())))
	other, err := Open(there, Options{TakeOver: true, Clock: p.clock})
	must(t, err)
	put(t, other, situation("De là-bas"))
	must(t, other.Close())
	path := filepath.Join(p.Dir(), databaseName)
	data, err := os.ReadFile(filepath.Join(there, databaseName))
	must(t, err)
	if inPlace {
		must(t, os.WriteFile(path, data, 0o600))
		return
	}
	must(t, os.WriteFile(path+".new", data, 0o600))
	must(t, os.Rename(path+".new", path))
}

// Who has lost a portfolio is told so at the next change at the latest, by
// whom; and writes nothing more into it, in no way.
func TestWhoHasLostAPortfolioWritesNothing(t *testing.T) {
	for name, lose := range map[string]func(*testing.T, *Portfolio){
		"another computer": func(t *testing.T, p *Portfolio) { leaseOf(t, p.Dir(), "PC-DE-ZOE") },
		"which wrote":      func(t *testing.T, p *Portfolio) { elsewhere(t, p, true); leaseOf(t, p.Dir(), "PC-DE-ZOE") },
		"which is gone": func(t *testing.T, p *Portfolio) {
			elsewhere(t, p, true)
			must(t, os.Remove(filepath.Join(p.Dir(), leaseName)))
		},
		"synchronised": func(t *testing.T, p *Portfolio) { elsewhere(t, p, false) },
		"removed":      func(t *testing.T, p *Portfolio) { must(t, os.Remove(filepath.Join(p.Dir(), databaseName))) },
	} {
		t.Run(name, func(t *testing.T) {
			p := newTest(t)
			put(t, p, situation("A"))
			put(t, p, situation("B"))
			lose(t, p)
			before := tree(t, p.Dir())
			_, undone := p.Undo()
			_, kept := p.Snapshot(ReasonAsked)
			_, swept := p.Sweep(t.Context())
			_, stored := p.AddReader(t.Context(), strings.NewReader("pièce"))
			for doing, err := range map[string]error{
				"change": p.Change("Écrire", func(e *portfolio.Edit) error { return e.Put(situation("C")) }),
				"undo":   undone, "snapshot": kept, "sweep": swept, "file": stored,
				"thumbnail": p.PutThumbnail(strings.Repeat("a", 64), []byte("image")),
				"copy":      p.SetLastCopy(p.clock(), "une clé"),
				"restore":   p.Barrier(ReasonRestore, "Revenir", func(*portfolio.Edit) error { return nil }),
			} {
				if doing == "undo" && errors.Is(err, ErrNothingToUndo) {
					continue
				}
				var lost *LostError
				if !errors.As(err, &lost) || !errors.Is(err, ErrLost) {
					t.Errorf("%s: %v", doing, err)
					continue
				}
				if _, leased := readLease(p.Dir()); leased && lost.Host != "PC-DE-ZOE" && name == "another computer" {
					t.Errorf("%s: lost to %q", doing, lost.Host)
				}
				if said, ok := Sentence(err); !ok || lost.Host != "" && !strings.Contains(said, lost.Host) {
					t.Errorf("%s: it says %q", doing, said)
				}
			}
			if len(p.State().Situations()) != 2 {
				t.Error("what was refused is shown")
			}
			must(t, p.Close())
			if after := tree(t, p.Dir()); after != before {
				t.Errorf("it was written to:\n%s\nbecame\n%s", before, after)
			}
		})
	}
}

// tree lists the files of a portfolio with their sums.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	must(t, filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || entry.Name() == leaseName { // its own it takes back
			return err
		}
		sum, err := hashFile(context.Background(), path)
		b.WriteString(strings.TrimPrefix(path, dir) + " " + sum + "\n")
		return err
	}))
	return b.String()
}

// Another computer that had it and wrote nothing is no obstacle, nor is a lease
// that somebody has removed: it is said anew.
func TestALeaseThatIsGoneIsSaidAnew(t *testing.T) {
	p := newTest(t)
	must(t, os.Remove(filepath.Join(p.Dir(), leaseName)))
	put(t, p, situation("A"))
	if l, ok := readLease(p.Dir()); !ok || l.ID != p.lease.ID {
		t.Errorf("the lease is %+v", l)
	}
}

// What is in memory goes on in a portfolio of its own, with its files.
func TestAside(t *testing.T) {
	p := newTest(t)
	ref := put(t, p, situation("A"))
	stored, err := p.AddReader(t.Context(), strings.NewReader("pièce"))
	must(t, err)
	put(t, p, &portfolio.Piece{Title: "P", File: &portfolio.File{SHA256: stored.SHA256, Size: stored.Size, Name: "p"}})
	put(t, p, &portfolio.Piece{Title: "Q", File: &portfolio.File{SHA256: strings.Repeat("a", 64), Size: 3, Name: "q"}})
	leaseOf(t, p.Dir(), "PC-DE-ZOE")
	elsewhere(t, p, false)
	aside, err := p.Aside(filepath.Join(t.TempDir(), "À part"))
	must(t, err)
	defer aside.Close()
	must(t, aside.TakeFiles(t.Context(), p, nil))
	if dump(t, aside.State()) != dump(t, p.State()) || aside.State().ID != p.State().ID {
		t.Error("not what it was")
	}
	change(t, aside, "Écrire", func(e *portfolio.Edit) {
		s := *e.State().Situation(ref.ID)
		s.Actions = "Mes derniers mots."
		must(t, e.Put(&s))
	})
	again := reopen(t, aside)
	if again.State().Situation(ref.ID).Actions != "Mes derniers mots." {
		t.Error("lost")
	}
	report, err := again.Verify(t.Context(), nil)
	must(t, err)
	if len(report.Problems) != 1 || report.Problems[0].File != "q" {
		t.Errorf("problems: %v", report.Problems)
	}
}
