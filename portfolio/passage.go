package portfolio

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Passage is a place in one of the texts of a situation: the runes from Start
// to before End.
type Passage struct {
	Field string `json:"field"` // of the [SituationPart]
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Fate is what has become of a passage since it was linked.
type Fate int

// The fates of a passage.
const (
	PassageKept   Fate = iota // it says what it said; spaces and the shape of signs do not count
	PassageEdited             // it was edited, and is still the same passage
	PassageGone               // it is not there any more, or nobody could say which one it is
)

// Found is a passage as it stands in its situation.
type Found struct {
	Passage // of one that is gone, where it last stood
	Fate    Fate
	Text    string // what it says, "" for one that is gone
}

// Passage returns the passage that somebody means who selects from a rune to
// before another in one of the six texts: whole words, without the spaces
// around them. It is false where no word is selected.
func (s *Situation) Passage(field string, start, end int) (p Passage, quote string, ok bool) {
	part := partNamed(field)
	if part == nil {
		return Passage{}, "", false
	}
	runes := []rune(*part.Of(s))
	start, end = max(start, 0), min(end, len(runes))
	for start < end && unicode.IsSpace(runes[start]) {
		start++
	}
	for end > start && unicode.IsSpace(runes[end-1]) {
		end--
	}
	if end <= start {
		return Passage{}, "", false
	}
	for start > 0 && isWordRune(runes[start]) && isWordRune(runes[start-1]) {
		start--
	}
	for end < len(runes) && isWordRune(runes[end-1]) && isWordRune(runes[end]) {
		end++
	}
	quote = string(runes[start:end])
	return Passage{field, start, end}, quote, strings.ContainsFunc(quote, isWordRune)
}

// FindPassage lists where a quote stands in the six texts, in their order. The
// shape of apostrophes, quotation marks, dashes and spaces does not count.
func (s *Situation) FindPassage(quote string) []Passage {
	quote = strings.TrimSpace(plainSigns(Normalize(quote)))
	if quote == "" {
		return nil
	}
	var found []Passage
	for _, part := range situationParts {
		text := plainSigns(*part.Of(s))
		runes := 0 // before at
		for at := 0; ; {
			next := strings.Index(text[at:], quote)
			if next < 0 {
				break
			}
			runes += Runes(text[at : at+next])
			found = append(found, Passage{part.Field, runes, runes + Runes(quote)})
			at, runes = at+next+len(quote), runes+Runes(quote)
		}
	}
	return found
}

// withoutSpaces leaves out the spaces around what a passage says.
func withoutSpaces(p Passage, said string) (Passage, string) {
	begun := strings.TrimLeftFunc(said, unicode.IsSpace)
	p.Start += Runes(said) - Runes(begun)
	said = strings.TrimRightFunc(begun, unicode.IsSpace)
	p.End = p.Start + Runes(said)
	return p, said
}

func partNamed(field string) *SituationPart {
	for i := range situationParts {
		if situationParts[i].Field == field {
			return &situationParts[i]
		}
	}
	return nil
}

// Locate finds a linked passage in its situation, whatever has become of the
// text. It is sure of what it says: a passage is where its anchor is, as long as
// at least half of it is left there; else where the whole of its quote stands,
// nearest to the anchor first, then in the other texts; else at the one stretch
// that differs from the quote in no more than one character in five. Otherwise
// it is gone: what is merely like it is somewhere else.
//
// For a link to a whole situation it finds nothing.
func (l *Link) Locate(s *Situation) Found {
	if l.Passage == nil || l.Quote == "" {
		return Found{Fate: PassageGone}
	}
	p := *l.Passage
	part := partNamed(p.Field)
	if part == nil {
		return l.elsewhere(s, nil)
	}
	text := *part.Of(s)
	anchored := p.Start >= 0 && p.Start < p.End && p.Start < len(text) && p.End <= Runes(text)
	said := ""
	if anchored {
		if said = CutRunes(text, p.Start, p.End); said == l.Quote {
			return Found{p, PassageKept, said}
		}
	}
	quoted, known := exactly(text, l.Quote, p.Start)
	if known && quoted < p.End && p.Start < quoted+Runes(l.Quote) {
		return l.foundAt(part, text, quoted)
	}
	if anchored && sameWords(said, l.Quote) {
		return Found{p, PassageKept, said}
	}
	if anchored {
		p, said = withoutSpaces(p, said)
	}
	edited := anchored && alike(l.Quote, said)
	if edited && onWords(text, p) {
		return Found{p, PassageEdited, said}
	}
	if known {
		return l.foundAt(part, text, quoted)
	}
	if f := l.elsewhere(s, part); f.Fate != PassageGone || !edited {
		return f
	}
	return Found{p, PassageEdited, said}
}

func (l *Link) foundAt(part *SituationPart, text string, start int) Found {
	end := start + Runes(l.Quote)
	return Found{Passage{part.Field, start, end}, PassageKept, CutRunes(text, start, end)}
}

// elsewhere looks for the quote beyond its anchor: whole in the other texts,
// then nearly whole in its own, then in the others.
func (l *Link) elsewhere(s *Situation, own *SituationPart) Found {
	for i := range situationParts {
		part := &situationParts[i]
		if part == own {
			continue
		}
		if start, ok := exactly(*part.Of(s), l.Quote, 0); ok {
			return l.foundAt(part, *part.Of(s), start)
		}
	}
	if own != nil {
		if f, ok := l.nearlyIn(own, s); ok {
			return f
		}
	}
	gone := Found{Passage: *l.Passage, Fate: PassageGone}
	found := gone
	for i := range situationParts {
		part := &situationParts[i]
		if part == own {
			continue
		}
		if f, ok := l.nearlyIn(part, s); ok {
			if found.Fate != PassageGone {
				return gone // in two texts: nobody could say which is meant
			}
			found = f
		}
	}
	return found
}

func (l *Link) nearlyIn(part *SituationPart, s *Situation) (Found, bool) {
	text := *part.Of(s)
	start, end, ok := nearly(text, l.Quote)
	return Found{Passage{part.Field, start, end}, PassageEdited, CutRunes(text, start, end)}, ok
}

// sameWords reports whether two texts differ in nothing that counts.
func sameWords(a, b string) bool {
	return a == b || string(appendWords(nil, a)) == string(appendWords(nil, b))
}

// onWords reports whether a passage begins and ends between words: a place that
// cuts one is not what anybody linked.
func onWords(text string, p Passage) bool {
	cuts := func(at int) bool {
		i := byteOf(text, at)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i:])
		return i > 0 && i < len(text) && isWordRune(before) && isWordRune(after)
	}
	return !cuts(p.Start) && !cuts(p.End)
}

// alike reports whether a text is still the quote, edited: half of its
// characters stand where they stood, or six in ten of its words are left.
func alike(quote, text string) bool {
	a, b := []rune(quote), []rune(text)
	if 2*editDistance(a, b) <= max(len(a), len(b)) {
		return true
	}
	letters, lost := 0, 0
	for _, r := range a {
		if isWordRune(r) {
			letters++
		}
	}
	for _, c := range CompareTexts(quote, text) {
		for _, r := range a[c.Start:c.End] {
			if isWordRune(r) {
				lost++
			}
		}
	}
	return letters > 0 && 10*(letters-lost) >= 6*letters
}

// exactly finds the whole quote in a text, the place nearest to a rune. The
// shape of apostrophes, quotation marks, dashes and spaces does not count.
func exactly(text, quote string, near int) (start int, ok bool) {
	text, quote = plainSigns(text), plainSigns(quote)
	best := -1
	runes := 0 // before at
	for at := 0; ; {
		next := strings.Index(text[at:], quote)
		if next < 0 {
			return best, best >= 0
		}
		runes += utf8.RuneCountInString(text[at : at+next])
		if best >= 0 && apart(runes, near) >= apart(best, near) {
			return best, true // from here on they are further off
		}
		best = runes
		_, size := utf8.DecodeRuneInString(text[at+next:])
		at, runes = at+next+size, runes+1
	}
}

// leastFuzzy is the shortest quote, in runes, that is looked for where it has
// been edited: a few letters are like many things.
const leastFuzzy = 15

// nearly finds the one stretch of a text that is nearly the quote, in whole
// words.
func nearly(text, quote string) (start, end int, ok bool) {
	wanted, runes := []rune(plainSigns(quote)), []rune(plainSigns(text))
	if len(wanted) < leastFuzzy {
		return 0, 0, false
	}
	if start, end, ok = nearest(wanted, runes, len(wanted)/5); !ok {
		return 0, 0, false
	}
	for start > 0 && isWordRune(runes[start]) && isWordRune(runes[start-1]) {
		start--
	}
	for end < len(runes) && isWordRune(runes[end-1]) && isWordRune(runes[end]) {
		end++
	}
	return start, end, true
}

// plainSigns gives signs that are typed in several ways one shape, rune by
// rune: places stay what they are.
func plainSigns(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘':
			return '\''
		case '“', '”', '«', '»':
			return '"'
		case '–', '—':
			return '-'
		case '\u00A0', '\u202F', '\n', '\t':
			return ' '
		}
		return r
	}, text)
}
