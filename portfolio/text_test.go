package portfolio

import "testing"

func TestNormalize(t *testing.T) {
	for in, want := range map[string]string{
		"e\u0301te\u0301":      "été",
		"a\r\nb\rc\u2028d":     "a\nb\nc\nd",
		"a\x00b\x1b[31m\ufeff": "ab[31m",
		"a\xffb":               "a\uFFFDb",
		"tab\tstays":           "tab\tstays",
		"« oui »":              "« oui »",
	} {
		if got := Normalize(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := NormalizeLine("  un\r\ntitre\t "); got != "un titre" {
		t.Errorf("line: %q", got)
	}
}

// What Word, LibreOffice and a web page put on the clipboard as plain text.
func TestCleanPasted(t *testing.T) {
	for in, want := range map[string]string{
		"Un paragraphe.\r\n\r\n\r\n\r\nUn autre.  \r\n": "Un paragraphe.\n\nUn autre.\n",
		"•\tpremier\r\n•\tdeuxième":                     "- premier\n- deuxième",
		"\uf0b7\tpuce Symbol\n o\tpuce ronde":           "- puce Symbol\n- puce ronde",
		"1.\tun\n2)\tdeux":                              "1. un\n2. deux",
		"– tiret":                                       "- tiret",
		"un tiret – au milieu":                          "un tiret – au milieu",
		"on\u00adde\u200b":                              "onde",
		"ou bien":                                       "ou bien",
		"o\u00a0o":                                      "- o",
		"le 12. mars":                                   "le 12. mars",
	} {
		if got := CleanPasted(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string]int{
		"": 0, "un": 1, "l’action sociale": 2, "Est-ce vrai ?": 2, "« oui » – 12 €": 2, "a\nb\u00a0c": 3,
	} {
		if got := Words(in); got != want {
			t.Errorf("%q: %d words, want %d", in, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	if got := Shorten("Diagnostic partagé du quartier", 22); got != "Diagnostic partagé…" {
		t.Errorf("%q", got)
	}
	if got := Shorten("été", 3); got != "été" {
		t.Errorf("%q", got)
	}
}
