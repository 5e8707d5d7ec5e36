package portfolio

import "testing"

func TestReferences(t *testing.T) {
	s := change(t, withEvidence(t), func(e *Edit) error {
		n := *e.State().Situation("s")
		n.Title = "Un [long] titre"
		return e.Put(&n)
	})
	for _, ref := range []Ref{theSituation, thePiece, {KindSection, "motivations"}, {KindSection, ArgumentID("1.1")}, {KindSection, IntroID("B1")}} {
		r, ok := s.ReferenceTo(ref)
		if !ok {
			t.Errorf("%v cannot be referred to", ref)
			continue
		}
		found := References("avant " + r.String() + " après")
		if len(found) != 1 || s.Resolve(found[0]) != ref {
			t.Errorf("%v: %q is read as %v", ref, r, found)
		}
	}
	if _, ok := s.ReferenceTo(Ref{KindExperience, "x"}); ok {
		t.Error("an experience has no place in the dossier to refer to")
	}
	renamed := change(t, s, func(e *Edit) error {
		n := *e.State().Situation("s")
		n.Title = "Autre titre"
		return e.Put(&n)
	})
	r, _ := s.ReferenceTo(theSituation)
	if renamed.Resolve(r) != theSituation {
		t.Error("a reference is lost when its title changes")
	}
}

func TestReferencesIgnoresOtherBrackets(t *testing.T) {
	for _, text := range []string{"[[", "[[ ]]", "[[sans étiquette]]", "[simple #abc]", "[[deux\nlignes #abc]]", "]] #a [["} {
		if refs := References(text); len(refs) != 0 {
			t.Errorf("%q: %v", text, refs)
		}
	}
}
