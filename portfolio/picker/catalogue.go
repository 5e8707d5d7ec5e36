package picker

import (
	"slices"
	"strings"
	"unicode/utf8"

	"acquis/portfolio"
	"acquis/portfolio/lexis"
)

// Catalogue holds the words of everything that can be linked. The zero value
// is ready to follow a portfolio.
type Catalogue struct {
	state      *portfolio.State
	framework  *portfolio.Framework
	words      vocabulary
	indicators []*entry
	evidence   []*entry
	known      map[portfolio.Ref]*entry // those of evidence
}

// entry is what is known of one thing that can be linked.
type entry struct {
	ref        portfolio.Ref         // of a situation or a piece
	indicator  *portfolio.Indicator  // or an indicator
	record     portfolio.Record      // what it was read from…
	experience *portfolio.Experience // …and in which experience it stood
	words      []word                // each form once, where it weighs most
	begins     string                // how its name or wording begins, folded
}

// field is where a word stands, the nearest to the point first.
type field uint8

const (
	inCode  field = iota
	inName        // the wording of an indicator, a title
	inFrame       // its compétence; the nature, the author, the experience
	inText        // its bloc; the texts
	fields
)

// word is a form of the vocabulary in a field.
type word struct {
	form  uint32
	field field
}

// Follow brings the catalogue up to date with a state.
func (c *Catalogue) Follow(s *portfolio.State) {
	if c.state == s {
		return
	}
	if c.state == nil || c.state.ID != s.ID {
		*c = Catalogue{known: map[portfolio.Ref]*entry{}, words: newVocabulary()}
	}
	c.state = s
	if c.framework != s.Framework {
		c.framework = s.Framework
		c.indicators = c.readFramework(s.Framework)
	}
	c.evidence = make([]*entry, 0, len(c.evidence)) // a Choice may still hold the old one
	for _, t := range s.Situations() {
		c.evidence = append(c.evidence, c.follow(t, t.Experience))
	}
	for _, p := range s.Pieces() {
		c.evidence = append(c.evidence, c.follow(p, p.Experience))
	}
	if len(c.known) > 2*len(c.evidence)+16 { // much has gone: forget it
		c.known = make(map[portfolio.Ref]*entry, len(c.evidence))
		for _, e := range c.evidence {
			c.known[e.ref] = e
		}
	}
}

// follow is the entry of a situation or a piece, read anew where it or its
// experience has changed.
func (c *Catalogue) follow(r portfolio.Record, experience portfolio.ID) *entry {
	ref, frame := r.Ref(), c.state.Experience(experience)
	if e := c.known[ref]; e != nil && e.record == r && e.experience == frame {
		return e
	}
	e := &entry{ref: ref, record: r, experience: frame}
	texts := reader{vocabulary: &c.words, best: map[uint32]field{}}
	switch r := r.(type) {
	case *portfolio.Situation:
		e.begins = beginning(r.Title)
		texts.read(inName, r.Title)
		for _, part := range portfolio.SituationParts() {
			texts.read(inText, *part.Of(r))
		}
	case *portfolio.Piece:
		e.begins = beginning(r.Title)
		texts.read(inName, r.Title)
		texts.read(inFrame, r.Nature)
		texts.read(inFrame, r.Author)
		texts.read(inText, r.Proves)
	}
	if frame != nil {
		texts.read(inFrame, frame.Name())
	}
	e.words = texts.words()
	c.known[ref] = e
	return e
}

func (c *Catalogue) readFramework(f *portfolio.Framework) []*entry {
	var all []*entry
	for b := range f.Blocks {
		block := &f.Blocks[b]
		for k := range block.Competences {
			competence := &block.Competences[k]
			for i := range competence.Indicators {
				indicator := &competence.Indicators[i]
				e := &entry{indicator: indicator, begins: beginning(indicator.Text)}
				texts := reader{vocabulary: &c.words, best: map[uint32]field{}}
				texts.read(inCode, indicator.Code)
				texts.read(inCode, compact(lexis.Fold(indicator.Code)))
				texts.read(inName, indicator.Text)
				texts.read(inFrame, competence.Title)
				texts.read(inText, block.Code)
				texts.read(inText, block.Name())
				e.words = texts.words()
				all = append(all, e)
			}
		}
	}
	return all
}

// beginning is enough of a name to know how it begins.
func beginning(name string) string {
	const enough = 120 // bytes
	if len(name) > enough {
		at := enough
		for !utf8.RuneStart(name[at]) {
			at--
		}
		name = name[:at]
	}
	return strings.TrimLeft(lexis.Fold(name), " «\"'")
}

// compact is a folded code without what stands between its letters and digits.
func compact(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, code)
}

// reader collects the words of one thing.
type reader struct {
	vocabulary *vocabulary
	best       map[uint32]field
}

func (r *reader) read(f field, text string) {
	lexis.Scan(text, func(form []byte, _, _ int) bool {
		number := r.vocabulary.number(form)
		if old, ok := r.best[number]; !ok || f < old {
			r.best[number] = f
		}
		return true
	})
}

func (r *reader) words() []word {
	words := make([]word, 0, len(r.best))
	for form, f := range r.best {
		words = append(words, word{form, f})
	}
	// In one order always, and the nearest fields first.
	slices.SortFunc(words, func(a, b word) int {
		if a.field != b.field {
			return int(a.field) - int(b.field)
		}
		return int(a.form) - int(b.form)
	})
	return words
}
