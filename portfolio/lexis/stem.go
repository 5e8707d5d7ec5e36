package lexis

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/french"
)

// Stem brings the inflexions of a folded form together: "evaluations",
// "evaluer" and "evaluee" have one stem, which is no word and is never shown.
// It is the French stemmer of the Snowball project, which knows accents; those
// that a folded form has lost and that matter to it are put back first. A form
// that holds a digit, or something that is not Latin, is its own stem.
func Stem(form string) string {
	if len(form) < 3 {
		return form
	}
	for i := range len(form) {
		if c := form[i]; c < 'a' || c > 'z' {
			return form
		}
	}
	if strings.HasPrefix(form, "communic") || strings.HasPrefix(form, "communiq") {
		return "communiq" // else communication would be the business of a commune
	}
	env := snowballstem.NewEnv(accented(form))
	french.Stem(env)
	return Fold(env.Current())
}

// endings are those of which the stemmer must see the accent, or must not miss
// that it is gone.
var endings = []struct{ plain, accented string }{
	{"ites", "ités"}, {"ite", "ité"}, {"ees", "es"}, {"ee", "e"}, // as the masculine, whose accent is lost
	{"ieres", "ières"}, {"iere", "ière"}, {"erent", "èrent"},
}

func accented(form string) string {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(form, e.plain); ok {
			return stem + e.accented
		}
	}
	return form
}
