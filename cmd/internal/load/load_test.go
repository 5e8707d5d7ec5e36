package load

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"acquis/export/annex"
	"acquis/portfolio"
	"acquis/portfolio/child"
	"acquis/portfolio/intake"
	"acquis/portfolio/store"
)

func TestMain(m *testing.M) {
	annex.Register()
	intake.Register()
	store.Register()
	child.Main()
	os.Exit(m.Run())
}

var small = Size{Experiences: 4, Situations: 10, Pieces: 100, Links: 400, Bytes: 150_000_000, Seed: 7}

func build(t *testing.T) (*store.Portfolio, Made) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "load")
	made, err := Build(context.Background(), dir, small)
	if err != nil {
		t.Fatal(err)
	}
	p, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p, made
}

func TestItIsAsLargeAsItSaysAndWhole(t *testing.T) {
	p, made := build(t)
	s := p.State()
	for kind, want := range map[portfolio.Kind]int{portfolio.KindExperience: 4, portfolio.KindSituation: 10, portfolio.KindPiece: 100, portfolio.KindLink: 400} {
		if got := s.Count(kind); got != want {
			t.Errorf("%d records of kind %s", got, kind)
		}
	}
	if made.Bytes < small.Bytes || made.Files != 92 || made.OnDisk > made.Bytes/3 {
		t.Errorf("made: %+v", made)
	}
	report, err := p.Verify(context.Background(), nil)
	if err != nil || !report.OK() || report.Bytes != made.Bytes {
		t.Errorf("%d bytes verified, %v, %v", report.Bytes, report.Problems, err)
	}
	for _, t2 := range s.Situations() {
		length := 0
		for _, part := range portfolio.SituationParts() {
			length += portfolio.Runes(*part.Of(t2))
		}
		if length < 5000 || length > 12_000 {
			t.Errorf("%s has %d characters", t2.Title, length)
		}
	}
	passages, suspect := 0, len(s.SuspectLinks())
	for _, l := range s.Links() {
		if l.OfPassage() {
			passages++
			if f := s.Passage(l); f.Fate != portfolio.PassageKept {
				t.Errorf("passage %q: %v", l.Quote, f)
			}
		}
	}
	if passages < 100 || suspect == 0 || suspect > 40 {
		t.Errorf("%d passages, %d links to look at again", passages, suspect)
	}
}

// The files are what their pieces say that they are.
func TestFilesCanBeRead(t *testing.T) {
	p, _ := build(t)
	seen := map[string]int{}
	for _, piece := range p.State().Pieces() {
		if piece.File == nil || seen[piece.File.Media] >= 3 {
			continue
		}
		seen[piece.File.Media]++
		path, err := p.FilePath(piece.File.SHA256)
		if err != nil {
			t.Fatal(err)
		}
		found, err := intake.ExamineAs(context.Background(), path, piece.File.Name)
		if err != nil || found.File != *piece.File {
			t.Errorf("found %+v (%v), the piece says %+v, %v", found.File, found.Cause, *piece.File, err)
		}
	}
	if len(seen) != 3 {
		t.Errorf("kinds of files: %v", seen)
	}
}

func TestTheSameSeedMakesTheSame(t *testing.T) {
	one, _ := build(t)
	two, _ := build(t)
	if differences := store.Compare(one.State(), two.State()); len(differences) != 0 {
		t.Errorf("%d differences, the first: %+v", len(differences), differences[0])
	}
	for _, piece := range one.State().Pieces()[:10] {
		if piece.File == nil {
			continue
		}
		a, err := os.ReadFile(filepath.Join(one.Dir(), "files", piece.File.SHA256))
		b, err2 := os.ReadFile(filepath.Join(two.Dir(), "files", piece.File.SHA256))
		if err != nil || err2 != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs: %v, %v", piece.File.Name, err, err2)
		}
	}
}
