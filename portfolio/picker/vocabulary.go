package picker

import (
	"math/bits"
	"slices"
	"strings"

	"acquis/portfolio/lexis"
)

// vocabulary numbers the forms that were read. It only grows: what is gone from
// the portfolio is found by nobody.
type vocabulary struct {
	forms   []string
	letters []uint64 // of forms, see lettersOf
	stems   []string // of forms, "" while not asked for
	numbers map[string]uint32
	answers map[asked][]likeness
}

func newVocabulary() vocabulary { return vocabulary{numbers: map[string]uint32{}} }

func (v *vocabulary) number(form []byte) uint32 {
	if n, ok := v.numbers[string(form)]; ok {
		return n
	}
	n := uint32(len(v.forms))
	v.forms = append(v.forms, string(form))
	v.letters = append(v.letters, lettersOf(v.forms[n]))
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
// where they are asked for. What was answered last is kept: while one types,
// only the last word changes.
func (v *vocabulary) like(typed string, slips bool) []likeness {
	const most = 16 // answers kept
	key := asked{typed, slips}
	if known := v.answers[key]; len(known) == len(v.forms) && known != nil {
		return known
	}
	if v.answers == nil || len(v.answers) >= most {
		v.answers = map[asked][]likeness{}
	}
	var found []likeness
	if slips {
		found = slices.Clone(v.like(typed, false))
		v.forgive(typed, found)
	} else {
		found = v.compare(typed)
	}
	v.answers[key] = found
	return found
}

// asked is what like was asked for.
type asked struct {
	typed string
	slips bool
}

func (v *vocabulary) compare(typed string) []likeness {
	found := make([]likeness, len(v.forms))
	stem, start := "", typed[:min(len(typed), sharedStart)]
	if len(typed) > sharedStart {
		stem = lexis.Stem(typed)
	}
	letters, starts := lettersOf(typed), lettersOf(start)
	for i, form := range v.forms {
		if starts&^v.letters[i] != 0 {
			continue // most forms are out at this
		}
		all := letters&^v.letters[i] == 0
		switch {
		case all && strings.HasPrefix(form, typed):
			found[i] = begins
			if len(form) == len(typed) {
				found[i] = equal
			}
		case stem != "" && strings.HasPrefix(form, start) && v.stem(i) == stem:
			found[i] = begins
		case all && len(typed) >= sharedStart && strings.Contains(form, typed):
			found[i] = within
		}
	}
	return found
}

// forgive finds the forms that are the word but for a slip. A slip takes away
// one letter at most, and the beginning of a form may have one slip from four
// letters on, two from nine (see [lexis.Near]).
func (v *vocabulary) forgive(typed string, found []likeness) {
	if len(typed) < 4 {
		return
	}
	most := 1
	if len(typed) > 8 {
		most = 2
	}
	letters := lettersOf(typed)
	for i, form := range v.forms {
		if found[i] != unlike || bits.OnesCount64(letters&^v.letters[i]) > most || most == 1 && !startsAlike(typed, form) {
			continue
		}
		if _, ok := lexis.Near(typed, form, true); ok {
			found[i] = slipped
		}
	}
}

// startsAlike reports whether two words may begin the same but for one slip:
// their first letters are the same, or one of the first two is wrong, missing,
// too many, or has changed places.
func startsAlike(typed, form string) bool {
	return form[0] == typed[0] || form[0] == typed[1] || len(form) > 1 && (form[1] == typed[0] || form[1] == typed[1])
}

// lettersOf is the set of the letters and digits of a form: a bit for each,
// and one for all others together.
func lettersOf(form string) uint64 {
	set := uint64(0)
	for i := range len(form) {
		switch c := form[i]; {
		case c >= 'a' && c <= 'z':
			set |= 1 << (c - 'a')
		case c >= '0' && c <= '9':
			set |= 1 << (26 + c - '0')
		default:
			set |= 1 << 36
		}
	}
	return set
}

func (v *vocabulary) stem(i int) string {
	if v.stems[i] == "" {
		v.stems[i] = lexis.Stem(v.forms[i])
	}
	return v.stems[i]
}
