package portfolio

import "testing"

func TestPlainTextNamesWhatReferencesNameToday(t *testing.T) {
	outline := &Outline{Format: OutlineFormat, Code: "o", Parts: []Part{{Key: "synthese", Kind: PartText, Title: "Synthèse"}}}
	state := NewState("p", 1, &Framework{}, outline, []Record{
		&Situation{ID: "s", Tag: "abcdef", Title: "Le diagnostic partagé"},
	})
	for _, c := range []struct{ name, text, want string }{
		{"no reference", "Rien à remplacer.", "Rien à remplacer."},
		{"a title changed since", "Voir [[Le diagnostic #abcdef]].", "Voir Le diagnostic partagé."},
		{"a part of the outline", "[[Ma synthèse #synthese]], puis", "Synthèse, puis"},
		{"something removed", "Voir [[Le bilan #zzzzzz]] et [[Le diagnostic #abcdef]]", "Voir Le bilan et Le diagnostic partagé"},
		{"no living reference", "Un [[crochet]] ouvert", "Un [[crochet]] ouvert"},
	} {
		if got := state.PlainText(c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestExcerptIsOneLine(t *testing.T) {
	s := withEvidence(t)
	if got := s.Excerpt("  J’ai dit «\u202foui\u202f» :\n\n- à tous,  \n- voir [[Autre #xyz]].", 80); got != "J’ai dit «\u202foui\u202f» : - à tous, - voir Autre." {
		t.Errorf("%q", got)
	}
	if got := s.Excerpt("Un, deux\u202f; trois quatre", 12); got != "Un, deux…" {
		t.Errorf("%q", got)
	}
	if got := s.Excerpt("Un deux trois quatre", 10); got != "Un deux…" {
		t.Errorf("%q", got)
	}
}
