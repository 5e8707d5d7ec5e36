package portfolio

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Fingerprint is a digest of both ends of a link as they are now: what the
// evidence says and the wording of the indicator. White space and the shape of quotes and dashes do not count. It
// is "" for a link whose ends do not exist.
func (s *State) Fingerprint(l *Link) string {
	indicator, _, _ := s.Framework.Indicator(l.Indicator)
	evidence := s.Get(l.Evidence)
	if indicator == nil || evidence == nil {
		return ""
	}
	return digest(s.contents(evidence), indicator.Text)
}

// Suspect reports whether an end of the link has changed since a person last
// looked at it (à revérifier).
func (s *State) Suspect(l *Link) bool {
	return l.Checked != "" && l.Checked != s.Fingerprint(l)
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

// cosmetic maps what may change without a text changing.
var cosmetic = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "«", `"`, "»", `"`,
	"–", "-", "—", "-", "…", "...", "\u00A0", " ", "\u202F", " ")

func digest(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		for _, word := range strings.Fields(cosmetic.Replace(t)) {
			h.Write([]byte(strings.Trim(word, `"`)))
			h.Write([]byte{' '})
		}
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:32]
}
