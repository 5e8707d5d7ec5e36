package dossier

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acquis/assets/text"
	"acquis/portfolio"
)

func TestSameBytes(t *testing.T) {
	s := state(&portfolio.Candidate{FamilyName: "Martin"}, &portfolio.Situation{ID: "s", Title: "Récit", InDossier: true, Context: story(3)},
		&portfolio.Piece{ID: "p", Title: "Pièce", InDossier: true, File: &portfolio.File{Media: "application/pdf"}},
		link("l", &portfolio.Piece{ID: "p"}, "1.1.1", "x"), link("k", &portfolio.Situation{ID: "s"}, "1.1.1", "x"))
	for _, o := range []Options{{}, {WithoutAnnexes: true}} {
		var all [3][]byte
		for i := range all {
			path, _ := export(t, s, o)
			all[i], _ = os.ReadFile(path)
		}
		if !bytes.Equal(all[0], all[1]) || !bytes.Equal(all[1], all[2]) {
			t.Errorf("%+v: the same portfolio gives other bytes", o)
		}
	}
}

// Whatever is typed anywhere, a dossier comes out.
func TestAnythingIsExported(t *testing.T) {
	for name, s := range map[string]string{
		"emoji": "👩‍👩‍👧 😀", "arabic": "مرحبا بالعالم", "chinese": strings.Repeat("你好", 900), "long": strings.Repeat("Un très long titre ", 270),
		"no spaces": strings.Repeat("é", 5000), "signs": "*** [[ ]] [[#]] [[a #b]] | # - 1. \\ ( ) < > % & « » \x00\x01\u2028", "empty": "", "invalid": "a\xff",
	} {
		t.Run(name, func(t *testing.T) {
			all := state(&portfolio.Candidate{GivenName: s, FamilyName: s, Position: s, Address: s, Certifier: s, SignedAt: s},
				&portfolio.BlockChoice{Code: "RNCP0BC02", Status: portfolio.BlockWon, By: s},
				&portfolio.Experience{ID: "e", Role: s, Organisation: s, Place: s, WorkTime: s, Structure: s, Standing: s, InDossier: true},
				&portfolio.Training{ID: "t", Title: s, Contents: s, Duration: s, InDossier: true},
				&portfolio.Situation{ID: "s", Title: s, Context: s, Analysis: s, Experience: "e", InDossier: true},
				&portfolio.Piece{ID: "p", Title: s, Nature: s, Proves: s, Author: s, URL: s, InDossier: true},
				&portfolio.Section{ID: portfolio.ArgumentID("1.1"), Text: s, InDossier: true},
				&portfolio.Section{ID: "sigles", Text: s, InDossier: true},
				&portfolio.AcceptedGap{Indicator: "1.1.2", Reason: s},
				link("1", &portfolio.Situation{ID: "s"}, "1.1.1", s), link("2", &portfolio.Piece{ID: "p"}, "1.1.1", s),
				link("3", &portfolio.Situation{ID: "gone"}, "1.1.1", s), link("4", &portfolio.Piece{ID: "p"}, "9.9.9", s))
			export(t, all, Options{PrintGaps: true, PartHeadings: true})
			Check(all, Options{})
		})
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	s := state(&portfolio.Situation{ID: "s", Title: "Récit", InDossier: true, Context: story(1)},
		&portfolio.Piece{ID: "p", Title: "Pièce", InDossier: true, File: &portfolio.File{Media: "application/pdf"}},
		link("l", &portfolio.Piece{ID: "p"}, "1.1.1", "x"))
	for _, step := range []string{text.ExportReads, text.ExportLaysOut, text.ExportWrites, text.ExportAssembles} {
		dir := t.TempDir()
		ctx, cancel := context.WithCancel(context.Background())
		_, err := Export(ctx, s, nil, Options{}, filepath.Join(dir, "dossier.pdf"), func(p Progress) {
			if p.Step == step {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled at %q: %v", step, err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("cancelled at %q: %s is left", step, left[0].Name())
		}
	}
	if _, err := Export(context.Background(), s, nil, Options{}, filepath.Join(t.TempDir(), "nowhere", "dossier.pdf"), nil); !errors.Is(err, ErrFolder) {
		t.Errorf("into a folder that is not there: %v", err)
	}
	dir := t.TempDir()
	taken := filepath.Join(dir, "dossier.pdf")
	if err := os.MkdirAll(filepath.Join(taken, "full"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Export(context.Background(), s, nil, Options{WithoutAnnexes: true}, taken, nil); !errors.Is(err, ErrWrite) {
		t.Errorf("onto a folder: %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d entries are left", len(left))
	}
}
