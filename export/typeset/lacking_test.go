package typeset

import (
	"maps"
	"strings"
	"testing"
)

func TestLacking(t *testing.T) {
	l := lay(t, &Paragraph{Runs: T("Ça œuvre, «\u202foui\u202f» ✓ → 12 € : 好 😀 م 好")})
	if got := string(l.Lacking); got != "好😀م" {
		t.Errorf("lacking %q", got)
	}
	if got := string(Lacking("Ça œuvre 好 😀\u200d م 好")); got != "好😀م" {
		t.Errorf("lacking %q", got)
	}
	for text, want := range map[string]string{
		"Ελληνικά, ῥυθμός": "", "Русский язык, Київ": "", "∑ ∫ √2 ≈ 1,41 ∈ ℝ ∀ ⇒ ½ ⅓": "", "→ ✓ ☐ ★ ♀ № ™ ₂ ²": "",
		"tiếng Việt, Łódź, İstanbul, ơ": "", "𝒳 😀": "𝒳😀", "مرحبا": "مرحبا", "שלום": "שלום", "हिन्दी": "हिन्दी",
		"漢字かな한": "漢字かな한", "e\u0301 \u200d\ufe0f\u00ad": "",
	} {
		if got := string(Lacking(text)); !maps.Equal(distinct(got), distinct(want)) {
			t.Errorf("%q: lacking %q, want %q", text, got, want)
		}
		if got := lay(t, &Heading{Level: 1, Runs: T(text)}, &Table{Columns: []Column{{}}, Rows: []Row{{Cells: [][]Run{T(text)}}}}).Lacking; !maps.Equal(distinct(string(got)), distinct(want)) {
			t.Errorf("%q: the layout lacks %q, want %q", text, string(got), want)
		}
	}
	if n := strings.Count(strings.Join(setLines(l)[0], ""), string(mark)); n != 4 {
		t.Errorf("%d marks are drawn, want 4", n)
	}
}

// distinct are the characters of s, each once.
func distinct(s string) map[rune]bool {
	out := map[rune]bool{}
	for _, r := range s {
		out[r] = true
	}
	return out
}
