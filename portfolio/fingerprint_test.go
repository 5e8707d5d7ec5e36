package portfolio

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
)

func TestFingerprintForgetsTheShapeOfSigns(t *testing.T) {
	fingerprint := func(text string) string {
		s := change(t, withEvidence(t), func(e *Edit) error {
			return e.Put(&Situation{ID: "s", Title: "Situation", Actions: text, InDossier: true})
		})
		return s.Fingerprint(&Link{Evidence: theSituation, Indicator: "1.1.1"})
	}
	first := fingerprint(`J'ai dit "oui", - puis...`)
	for _, same := range []string{
		"J’ai dit « oui », – puis…", "J’ai dit “oui”, — puis…", "  J'ai\ndit\t\"oui\", -\n\npuis...\n",
		"J’ai dit «\u202foui\u202f», – puis…", "J’ai dit «\u00a0oui\u00a0», – puis…",
	} {
		if fingerprint(same) != first {
			t.Errorf("%q counts as another text", same)
		}
	}
	for _, other := range []string{"", "J’ai dit « non », – puis…", "Jai dit oui, - puis...", "J’ai ditoui, – puis…"} {
		if fingerprint(other) == first {
			t.Errorf("%q counts as the same text", other)
		}
	}
	s := withEvidence(t)
	if s.Fingerprint(&Link{Evidence: theSituation, Indicator: "9.9"}) != "" || s.Fingerprint(&Link{Indicator: "1.1.1"}) != "" {
		t.Error("a link without ends has a fingerprint")
	}
}

func TestALinkRemembersItsEndsFromTheFirst(t *testing.T) {
	rewrite := func(s *State, text string) *State { return written(t, s, "actions", text) }
	s := change(t, withEvidence(t), func(e *Edit) error { _, err := e.Link(theSituation, "1.1.1", "parce que"); return err })
	made := s.Links()[0]
	if s.Suspect(made) || made.Made != s.Fingerprint(made) || made.Checked != "" {
		t.Fatalf("just made: %+v", *made)
	}
	changed := rewrite(s, "Autre chose.")
	if c := Cover(changed, today).Indicator("1.1.1"); !changed.Suspect(made) || !c.Suspect || c.Reviewed {
		t.Error("a change goes unseen")
	}
	if back := rewrite(changed, ""); back.Suspect(made) {
		t.Error("put back as it was, it is still suspect")
	}
	found := change(t, changed, func(e *Edit) error { return e.Check(made.ID, true) })
	if c := Cover(found, today).Indicator("1.1.1"); found.Suspect(found.Links()[0]) || !c.Reviewed {
		t.Error("found right, it is still suspect")
	}
	unsaid := change(t, found, func(e *Edit) error { return e.Check(made.ID, false) })
	if l := unsaid.Links()[0]; l.Checked != "" || unsaid.Suspect(l) {
		t.Error("taking “relu” back makes a link suspect that was looked at")
	}
}

func TestTheFirstJustificationLooksAtBothEnds(t *testing.T) {
	s := change(t, withEvidence(t), func(e *Edit) error { _, err := e.Link(theSituation, "1.1.1", ""); return err })
	s = written(t, s, "actions", "Ce que j’ai fait.")
	justified := func(s *State, why string) *State {
		return change(t, s, func(e *Edit) error {
			n := *e.State().Links()[0]
			n.Justification = why
			return e.Put(&n)
		})
	}
	first := justified(s, "parce que")
	if !s.Suspect(s.Links()[0]) || first.Suspect(first.Links()[0]) {
		t.Error("saying why is not looking")
	}
	again := justified(written(t, first, "actions", "Tout autre chose."), "parce que, donc")
	if !again.Suspect(again.Links()[0]) {
		t.Error("amending a reason passes for looking at what changed")
	}
}

// Links of programs that kept no fingerprint, or one of both ends together.
func TestOlderLinksDoNotAllTurnSuspect(t *testing.T) {
	s := change(t, withEvidence(t), func(e *Edit) error {
		return e.Put(&Link{ID: "l", Evidence: theSituation, Indicator: "1.1.1", Justification: "oui"})
	})
	if s.Suspect(s.Links()[0]) || written(t, s, "actions", "Autre.").Suspect(s.Links()[0]) {
		t.Error("a link without a fingerprint is suspect")
	}
	const together = "28cafeb7329a7398d2716968ef231765"
	old := change(t, s, func(e *Edit) error {
		n := *e.State().Links()[0]
		n.Checked = together
		return e.Put(&n)
	})
	if old.Suspect(old.Links()[0]) {
		sum := sha256.Sum256([]byte(old.contents(old.Situation("s")) + old.wording(&Indicator{Text: "Savoir chercher"})))
		t.Errorf("a link found right before is suspect: now %s", hex.EncodeToString(sum[:16]))
	}
	if !written(t, old, "actions", "Autre.").Suspect(old.Links()[0]) {
		t.Error("its change goes unseen")
	}
}

// The rest of the situation is not the evidence of a passage.
func TestAPassageIsAnEndOfItsOwn(t *testing.T) {
	s := told(t, story, quoted)
	for _, same := range []string{"Un autre début. " + story + " Une autre fin.", quoted} {
		if n := written(t, s, "actions", same); n.Suspect(n.Links()[0]) {
			t.Errorf("%q: the passage counts as changed", same)
		}
	}
	n := change(t, written(t, s, "actions", strings.Replace(story, "quatre", "cinq", 1)), func(e *Edit) error { return e.Check(e.State().Links()[0].ID, true) })
	if l := n.Links()[0]; n.Suspect(l) || l.Quote != strings.Replace(quoted, "quatre", "cinq", 1) {
		t.Errorf("found right again: %+v", *l)
	}
}
