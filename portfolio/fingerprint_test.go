package portfolio

import "testing"

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
