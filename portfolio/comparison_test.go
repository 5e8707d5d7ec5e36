package portfolio

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestCompareFindsWhatALinkWasMadeOf(t *testing.T) {
	s := written(t, withEvidence(t), "actions", story)
	s = change(t, s, func(e *Edit) error { _, err := e.Link(theSituation, "1.1.1", "oui"); return err })
	l := s.Links()[0]
	var versions []Record // the newest first
	for _, text := range []string{"Premier jet.", story, "Autre chose.", strings.Replace(story, "charte", "convention", 1)} {
		s = written(t, s, "actions", text)
		versions = append([]Record{s.Situation("s")}, versions...)
	}
	if !s.NeedsVersions(l) {
		t.Error("it asks for no versions")
	}
	c := s.Compare(l, versions)
	if c.Lost || len(c.Texts) != 1 || c.Texts[0].Field != "actions" || c.Texts[0].Before != story || !strings.Contains(c.Texts[0].After, "convention") {
		t.Errorf("compared: %+v", c)
	}
	if c := s.Compare(l, versions[:2]); !c.Lost || len(c.Texts) != 0 {
		t.Errorf("what is not kept is shown: %+v", c)
	}
	right := change(t, s, func(e *Edit) error { return e.Check(l.ID, true) })
	if c := right.Compare(right.Links()[0], nil); c.Lost || len(c.Texts) != 0 || right.NeedsVersions(right.Links()[0]) {
		t.Errorf("found right: %+v", c)
	}
}

func TestComparePassagesAndPieces(t *testing.T) {
	s := written(t, told(t, story, quoted), "actions", strings.Replace(story, "quatre", "cinq", 1))
	if c := s.Compare(s.Links()[0], nil); s.NeedsVersions(s.Links()[0]) || c.Gone || c.Lost || len(c.Texts) != 1 ||
		c.Texts[0] != (ChangedText{"passage", quoted, strings.Replace(quoted, "quatre", "cinq", 1)}) {
		t.Errorf("edited: %+v", c)
	}
	s = written(t, s, "actions", "Rien.")
	if c := s.Compare(s.Links()[0], nil); !c.Gone || len(c.Texts) != 1 || c.Texts[0].Before != quoted || c.Texts[0].After != "" {
		t.Errorf("gone: %+v", c)
	}
	piece := change(t, withEvidence(t), func(e *Edit) error { _, err := e.Link(thePiece, "1.1.1", "oui"); return err })
	before := piece.Piece("p")
	piece = change(t, piece, func(e *Edit) error {
		n := *e.State().Piece("p")
		n.File = &File{SHA256: strings.Repeat("ab", 32), Name: "rapport.pdf", Size: 12}
		return e.Put(&n)
	})
	if c := piece.Compare(piece.Links()[0], []Record{piece.Piece("p"), before}); len(c.Texts) != 1 || c.Texts[0].Field != "file" ||
		c.Texts[0].Before != "" || !strings.Contains(c.Texts[0].After, "rapport.pdf") {
		t.Errorf("another file: %+v", c)
	}
}

func TestCompareAnOlderFingerprint(t *testing.T) {
	s := change(t, withEvidence(t), func(e *Edit) error {
		return e.Put(&Link{ID: "l", Evidence: theSituation, Indicator: "1.1.1", Checked: "28cafeb7329a7398d2716968ef231765"})
	})
	before := s.Situation("s")
	s = written(t, s, "actions", "Autre chose.")
	if c := s.Compare(s.Links()[0], []Record{s.Situation("s"), before}); c.Lost || len(c.Texts) != 1 || c.Texts[0].After != "Autre chose." {
		t.Errorf("compared: %+v", c)
	}
}

func TestSideBySide(t *testing.T) {
	plain := func(list []Stretch) string {
		var b strings.Builder
		for _, s := range list {
			if s.Changed {
				b.WriteString("[" + s.Text + "]")
			} else {
				b.WriteString(s.Text)
			}
		}
		return b.String()
	}
	for _, c := range []struct{ before, after, old, new string }{
		{"J’ai réuni les élus.", "J’ai consulté tous les élus.", "J’ai [réuni] les élus.", "J’ai [consulté tous] les élus."},
		{"un, deux, trois", "1, 2, trois", "[un, deux], trois", "[1, 2], trois"},
		{"", "neuf", "", "[neuf]"}, {"pareil", "pareil", "pareil", "pareil"},
	} {
		old, new := SideBySide(c.before, c.after)
		if plain(old) != c.old || plain(new) != c.new {
			t.Errorf("%q → %q: %q and %q", c.before, c.after, plain(old), plain(new))
		}
	}
	long := strings.Repeat("Un mot après l’autre. ", 60)
	old, new := SideBySide(long+"Avant. "+long, long+"Après. "+long)
	if got := plain(old); len(got) > 700 || !strings.Contains(got, "[Avant]") || strings.Count(got, "…") != 2 {
		t.Errorf("%q", got)
	}
	if got := plain(new); !strings.Contains(got, "[Après]") {
		t.Errorf("%q", got)
	}
	random := rand.New(rand.NewPCG(2, 3))
	for range 500 {
		before := babble(random, 20)
		after := stir(random, before)
		old, new := SideBySide(before, after)
		whole := func(list []Stretch) (all string) {
			for _, s := range list {
				all += s.Text
			}
			return all
		}
		if Runes(before) < mostContext && (whole(old) != before || whole(new) != after) {
			t.Fatalf("%q → %q: %v and %v", before, after, old, new)
		}
	}
}
