package text

import "testing"

func TestQuoted(t *testing.T) {
	for title, want := range map[string]string{
		"Un projet":                          "«\u202fUn projet\u202f»",
		"«\u202fPlus de place\u202f», 2013":  "«\u202f“Plus de place”, 2013\u202f»",
		"«\u00a0Plus de place\u00a0», 2013":  "«\u202f“Plus de place”, 2013\u202f»",
		"« Plus de place », 2013":            "«\u202f“Plus de place”, 2013\u202f»",
		"«Plus de place», 2013":              "«\u202f“Plus de place”, 2013\u202f»",
		"“Plus de place” et un reste ouvert": "«\u202f“Plus de place” et un reste ouvert\u202f»",
	} {
		if got := Quoted(title); got != want {
			t.Errorf("Quoted(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestEnumerateFirst(t *testing.T) {
	for want, words := range map[string][]string{
		"":                 nil,
		"a et b":           {"a", "b"},
		"a, b et c":        {"a", "b", "c"}, // one more is named
		"a, b et 2 autres": {"a", "b", "c", "d"},
	} {
		if got := enumerateFirst(words, 2); got != want {
			t.Errorf("enumerateFirst(%q, 2) = %q, want %q", words, got, want)
		}
	}
}
