package typeset

import (
	"strings"
	"testing"
)

func TestDivisions(t *testing.T) {
	for _, want := range []string{"déve-lop-pe-ment", "sala-rié", "pro-fes-sion-nel", "l’acti-vité", "accom-pa-gna-teur", "l’ouver-ture",
		"œuvres", "ins-truc-tion", "cons-ti-tu-tion-nel", "été"} {
		word := strings.ReplaceAll(want, "-", "")
		got, last := "", 0
		for _, p := range divisions(word) {
			got += word[last:p] + "-"
			last = p
		}
		if got += word[last:]; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestLongestWord(t *testing.T) {
	for in, want := range map[string]string{
		"développement,": "développement", "(accompagnement)": "accompagnement", "Département": "", "court": "",
		"2021": "", "": "", "l’observation": "l’observation",
	} {
		from, to := longestWord(in, false)
		got := ""
		if from >= 0 {
			got = in[from:to]
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if from, to := longestWord("«\u202fDépartement", true); "«\u202fDépartement"[max(from, 0):max(to, 0)] != "Département" {
		t.Error("a name is not divided though names may be")
	}
	if from, _ := longestWord("ASSOCIATION", true); from >= 0 {
		t.Error("capitals are divided")
	}
}
