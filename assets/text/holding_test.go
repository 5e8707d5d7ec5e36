package text

import (
	"strings"
	"testing"
)

// plainSpaces takes the no-break spaces out, to compare what is read.
func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

func TestWhatFellAgrees(t *testing.T) {
	codes := []string{"1.1.1", "1.1.2", "1.1.3", "1.2.1", "1.2.2", "1.2.3"}
	for _, c := range []struct {
		fell []Fell
		want string
	}{
		{nil, ""},
		{[]Fell{{"à traiter", codes[:1]}}, "1 indicateur redevient à traiter (1.1.1)."},
		{[]Fell{{"à traiter", codes[:2]}}, "2 indicateurs redeviennent à traiter (1.1.1 et 1.1.2)."},
		{[]Fell{{"à traiter", codes[:1]}, {"argumenté", codes[1:3]}},
			"1 indicateur redevient à traiter (1.1.1) et 2 indicateurs redeviennent argumentés (1.1.2 et 1.1.3)."},
		{[]Fell{{"amorcé", codes}}, "6 indicateurs redeviennent amorcés (1.1.1, 1.1.2, 1.1.3, 1.2.1 et 2 autres)."},
	} {
		if got := plainSpaces(FellNow(c.fell)); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := plainSpaces(WouldFall([]Fell{{"à traiter", codes[:2]}})); got != "Sans elle, 2 indicateurs redeviendraient à traiter (1.1.1 et 1.1.2)." {
		t.Error(got)
	}
	if got := WouldFall(nil); got != "" {
		t.Error(got)
	}
}

func TestHoldsUnevenSpeaksAsJuriesDo(t *testing.T) {
	if got := plainSpaces(HoldsUneven("Bloc 1", 40, "Bloc 3", 2)); got != "40 pages pour le bloc 1 et 2 pages pour le bloc 3 : un jury le reprochera au dossier." {
		t.Error(got)
	}
}

func TestTitlesWithGuillemetsAreQuotedAsPrintersDo(t *testing.T) {
	if got := plainSpaces(HoldsBy([]string{"« Pas de porte », une plateforme"}, "amorcé")); got != "Par « “Pas de porte”, une plateforme » seulement. Sans elle : amorcé." {
		t.Error(got)
	}
}
