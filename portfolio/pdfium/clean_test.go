package pdfium

import (
	"testing"
	"unicode/utf16"
)

func TestClean(t *testing.T) {
	for raw, want := range map[string]string{
		"une of\ufb01ce e\u0301te\u0301": "une office été",
		"accompa\ufffe\r\ngnement":       "accompagnement",
		"accompa-\r\ngnement":            "accompagnement",
		"accompa\u00ad\ngnement":         "accompagnement",
		"accompa\ufffegnement":           "accompagnement",
		"Val-de-\nSarnes":                "Val-de-\nSarnes", // a name keeps its hyphen
		"le non-\nrecours":               "le non-recours", "C’est-\nà-\ndire": "C’est-à-dire", "Peut-\nêtre": "Peut-être",
		"le non-re-\ncours": "le non-recours", "l’avant-\nprojet": "l’avant-projet", "le mi-\nnistère": "le ministère", "un secteur médico-\nsocial": "un secteur médico-social", "canon-\nnade": "canonnade",
		"co-production":                     "co-production",
		"liste :\n- un\n- deux":             "liste :\n- un\n- deux",
		"fin -\n\nsuite":                    "fin -\n\nsuite",
		"2019-\n2021":                       "2019-\n2021",
		"a\x00b\x02c":                       "abc",
		"«\u202fMot\u202f»\u00a0; l’œuvre":  "«\u202fMot\u202f»\u00a0; l’œuvre",
		"  \r\n page \r\n":                  "page",
		"à la fin-":                         "à la fin-",
		"en-tête\r\nparagraphe \U0001F600.": "en-tête\nparagraphe \U0001F600.",
	} {
		if got := clean(utf16.Encode([]rune(raw))); got != want {
			t.Errorf("%q: %q, want %q", raw, got, want)
		}
	}
}
