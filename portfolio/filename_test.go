package portfolio

import "testing"

func TestShownName(t *testing.T) {
	for name, want := range map[string]string{
		"rapport d’activité.pdf":         "rapport d’activité.pdf",
		"photo\u202egpj.exe":             "photogpj.exe",
		"\u2066a\u2069\u200b\u200eb.pdf": "ab.pdf",
		"rouge\x1b[31m.pdf":              "rouge[31m.pdf",
		"deux\nlignes\t.pdf":             "deux lignes .pdf",
		"e\u0301.pdf":                    "é.pdf",
		"\xff.pdf":                       "\uFFFD.pdf",
		"":                               "",
	} {
		if got := ShownName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
