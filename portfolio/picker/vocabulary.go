package picker

import (
	"strings"

	"acquis/portfolio/lexis"
)

// vocabulary numbers the forms that were read. It only grows: what is gone from
// the portfolio is found by nobody.
type vocabulary struct {
	forms   []string
	stems   []string // of forms, "" while not asked for
	numbers map[string]uint32
}

func newVocabulary() vocabulary { return vocabulary{numbers: map[string]uint32{}} }

func (v *vocabulary) number(form []byte) uint32 {
	if n, ok := v.numbers[string(form)]; ok {
		return n
	}
	n := uint32(len(v.forms))
	v.forms = append(v.forms, string(form))
	v.stems = append(v.stems, "")
	v.numbers[v.forms[n]] = n
	return n
}

// likeness is how a form is like a word that was typed, the surest first.
type likeness uint8

const (
	unlike  likeness = iota
	equal            // it is the word
	begins           // it begins with the word, or is an inflexion of it
	within           // the word stands inside it
	slipped          // it is the word but for a slip of the hand
	likenesses
)

// sharedStart is how many letters two inflexions have in common at least.
const sharedStart = 3

// like says of every form how it is like a word. Slips are only looked for
// where they are asked for.
func (v *vocabulary) like(typed string, slips bool) []likeness {
	found := make([]likeness, len(v.forms))
	stem, start := "", ""
	if len(typed) > sharedStart {
		stem, start = lexis.Stem(typed), typed[:sharedStart]
	}
	for i, form := range v.forms {
		switch {
		case strings.HasPrefix(form, typed):
			found[i] = begins
			if len(form) == len(typed) {
				found[i] = equal
			}
		case stem != "" && strings.HasPrefix(form, start) && v.stem(i) == stem:
			found[i] = begins
		case len(typed) >= sharedStart && strings.Contains(form, typed):
			found[i] = within
		case slips && near(typed, form):
			found[i] = slipped
		}
	}
	return found
}

func (v *vocabulary) stem(i int) string {
	if v.stems[i] == "" {
		v.stems[i] = lexis.Stem(v.forms[i])
	}
	return v.stems[i]
}

func near(typed, form string) bool {
	_, ok := lexis.Near(typed, form, true)
	return ok
}
