package portfolio

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode"
	"unicode/utf8"
)

// Fingerprint is a digest of both ends of a link as they are now: what the
// evidence says and the wording of the indicator. White space and the shape of
// quotes and dashes do not count. It is "" for a link whose ends do not exist.
func (s *State) Fingerprint(l *Link) string {
	indicator, _, _ := s.Framework.Indicator(l.Indicator)
	if indicator == nil {
		return ""
	}
	return s.fingerprint(l, indicator)
}

// fingerprint is Fingerprint for a caller who has the link's indicator.
func (s *State) fingerprint(l *Link, indicator *Indicator) string {
	evidence := s.Get(l.Evidence)
	if evidence == nil {
		return ""
	}
	sum := sha256.Sum256([]byte(s.contents(evidence) + s.wording(indicator)))
	return hex.EncodeToString(sum[:16])
}

// Suspect reports whether an end of the link has changed since a person last
// looked at it (à revérifier).
func (s *State) Suspect(l *Link) bool {
	return l.Checked != "" && l.Checked != s.Fingerprint(l)
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
	var print string
	switch r := evidence.(type) {
	case *Situation:
		print = digest(r.Title, r.Context, r.Request, r.Actions, r.Choices, r.Results, r.Analysis)
	case *Piece:
		said := []string{r.Title, r.Proves, r.URL}
		for _, f := range r.Files() {
			said = append(said, f.SHA256)
		}
		print = digest(said...)
	}
	s.prints.Store(evidence, print)
	return print
}

// digest sums up texts by their words. What may change without a text
// changing does not count: white space, quotation marks, and the shape of
// apostrophes, dashes and ellipses.
func digest(texts ...string) string {
	var said []byte
	for _, t := range texts {
		said = append(appendWords(said, t), 0)
	}
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
