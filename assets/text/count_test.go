package text

import "testing"

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0\u00a0mot", 1: "1\u00a0mot", 2: "2\u00a0mots", 12480: "12\u202f480\u00a0mots", -3: "−3\u00a0mots"} {
		if got := Count(n, "mot", "mots"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestEnumerate(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a et b": {"a", "b"}, "a, b et c": {"a", "b", "c"}} {
		if got := Enumerate(words); got != want {
			t.Errorf("%v: %q", words, got)
		}
	}
}
