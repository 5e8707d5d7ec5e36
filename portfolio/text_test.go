package portfolio

import (
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

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

// The short cut for plain text never keeps what normalising would change.
func TestNormalizePlain(t *testing.T) {
	for r := rune(0); r < 0x3100; r++ {
		for _, s := range []string{string(r), "e" + string(r), string(r) + "\u0301", "a\n" + string(r) + "\tb"} {
			if isPlain(s) && (!norm.NFC.IsNormalString(s) || unicode.IsControl(r) && r != '\n' && r != '\t') {
				t.Errorf("%+q is taken for plain", s)
			}
		}
	}
	for _, s := range []string{"L’été œuvre – « 10 € »…", "a\u202f!\n- b\tc"} {
		if !isPlain(s) {
			t.Errorf("%q is not taken for plain", s)
		}
	}
}
