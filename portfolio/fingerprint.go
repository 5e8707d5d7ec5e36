package portfolio

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fingerprint is a digest of both ends of a link as they are now: what the
// evidence says and the wording of the indicator. White space and the shape of
// quotes and dashes do not count. The evidence of a link to a passage is what
// the passage says, and not the rest of its situation. It is "" for a link
// whose ends do not exist.
func (s *State) Fingerprint(l *Link) string {
	indicator, _, _ := s.Framework.Indicator(l.Indicator)
	if indicator == nil || s.Get(l.Evidence) == nil {
		return ""
	}
	return s.evidencePrint(l) + printJoint + s.wording(indicator)
}

// printJoint parts the two ends in a fingerprint. The first programs kept a
// digest of both together, without it.
const printJoint = "."

// Suspect reports whether an end of the link has changed since a person last
// looked at it (à revérifier): since it was last found right, or else since it
// was made.
func (s *State) Suspect(l *Link) bool {
	if s.memo != nil && s.Link(l.ID) == l {
		if indicator, _, _ := s.Framework.Indicator(l.Indicator); indicator != nil {
			return s.suspects()[l]
		}
	}
	indicator, _, _ := s.Framework.Indicator(l.Indicator)
	return indicator != nil && s.suspect(l, indicator) || indicator == nil && l.basis() != ""
}

// suspect is Suspect for a caller who has the link's indicator.
func (s *State) suspect(l *Link, indicator *Indicator) bool {
	evidence, wording := s.changedEnds(l, indicator)
	return evidence || wording
}

// basis is the fingerprint that a link is held against, "" for none.
func (l *Link) basis() string {
	if l.Checked != "" {
		return l.Checked
	}
	return l.Made
}

// changedEnds says which end of a link has changed. A fingerprint of the first
// programs does not tell the ends apart: the evidence is named then.
func (s *State) changedEnds(l *Link, indicator *Indicator) (evidence, wording bool) {
	basis := l.basis()
	if basis == "" {
		return false, false
	}
	if s.Get(l.Evidence) == nil {
		return true, false
	}
	said, worded, apart := strings.Cut(basis, printJoint)
	if !apart {
		sum := sha256.Sum256([]byte(s.evidencePrint(l) + s.wording(indicator)))
		return basis != hex.EncodeToString(sum[:16]), false
	}
	return said != s.evidencePrint(l), worded != s.wording(indicator)
}

// evidencePrint is the digest of what a link's evidence says.
func (s *State) evidencePrint(l *Link) string {
	if l.OfPassage() {
		return s.located(l).print
	}
	return s.contents(s.Get(l.Evidence))
}

// location is a passage found in a situation, remembered by its link.
type location struct {
	in    *Situation
	found Found
	print string
}

// Passage is a linked passage as it stands now; one that is gone for a link to a
// whole situation or piece.
func (s *State) Passage(l *Link) Found {
	if !l.OfPassage() {
		return Found{Fate: PassageGone}
	}
	return s.located(l).found
}

func (s *State) located(l *Link) *location {
	t := s.Situation(l.Evidence.ID)
	if known, ok := s.prints.Load(l); ok && known.(*location).in == t {
		return known.(*location)
	}
	at := &location{in: t, found: Found{Passage: *l.Passage, Fate: PassageGone}}
	if t != nil {
		at.found = l.Locate(t)
	}
	at.print = digest(at.found.Text)
	if s.Link(l.ID) == l { // not a copy that is being changed
		s.prints.Store(l, at)
	}
	return at
}

// wording is the digest of an indicator's text, remembered like contents.
func (s *State) wording(i *Indicator) string {
	if known, ok := s.prints.Load(i); ok {
		return known.(string)
	}
	print := digest(i.Text)
	s.prints.Store(i, print)
	return print
}

// contents is the digest of what a piece of evidence says. It is remembered
// by the record itself, which never changes.
func (s *State) contents(evidence Record) string {
	if known, ok := s.prints.Load(evidence); ok {
		return known.(string)
	}
	print := contentsOf(evidence)
	s.prints.Store(evidence, print)
	return print
}

// contentsOf is contents for a record that is of no State.
func contentsOf(evidence Record) string {
	var said []byte
	for _, t := range saidBy(evidence) {
		said = append(appendWords(said, t.text), 0)
	}
	return digestOf(said)
}

// digest sums up a text by its words. What may change without a text changing
// does not count: white space, quotation marks, and the shape of apostrophes,
// dashes and ellipses.
func digest(text string) string { return digestOf(append(appendWords(nil, text), 0)) }

func digestOf(said []byte) string {
	sum := sha256.Sum256(said)
	return hex.EncodeToString(sum[:16])
}

func appendWords(said []byte, text string) []byte {
	start := len(said)
	apart := false  // white space came before
	within := false // right behind «, where space is part of the sign
	for _, r := range text {
		switch r {
		case '"', '“', '”':
			continue
		case '«':
			within = true
			continue
		case '»':
			apart = false // likewise
			continue
		case '’', '‘':
			r = '\''
		case '–', '—':
			r = '-'
		}
		if unicode.IsSpace(r) {
			apart = apart || !within
			continue
		}
		if apart && len(said) > start {
			said = append(said, ' ')
		}
		apart, within = false, false
		if r == '…' {
			said = append(said, "..."...)
			continue
		}
		said = utf8.AppendRune(said, r)
	}
	return said
}
