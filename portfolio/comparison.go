package portfolio

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// saidText is one text by which evidence says something.
type saidText struct{ field, text string }

// saidBy lists what evidence says, its fields named as they are stored: what
// counts in a fingerprint, in its order.
func saidBy(evidence Record) []saidText {
	switch r := evidence.(type) {
	case *Situation:
		said := []saidText{{"title", r.Title}}
		for _, p := range situationParts {
			said = append(said, saidText{p.Field, *p.Of(r)})
		}
		return said
	case *Piece:
		said := []saidText{{"title", r.Title}, {"proves", r.Proves}, {"url", r.URL}}
		for _, f := range r.Files() {
			said = append(said, saidText{"file", f.SHA256})
		}
		return said
	}
	return nil
}

// ChangedText is a text of one end of a link, before and after.
type ChangedText struct {
	// Field is the field of the evidence as it is stored; "passage" for what a
	// linked passage says, "wording" for the text of the indicator.
	Field         string
	Before, After string
}

// Comparison is what has changed at the ends of a link since it was made, or
// last found right.
type Comparison struct {
	Link  *Link
	Texts []ChangedText // those that differ, in the order of the evidence
	// Lost: what the evidence said before is not kept any more, and Texts says
	// nothing of it. LostWording likewise for the indicator.
	Lost, LostWording bool
	// Gone: the passage that is linked is not in its situation any more. Its
	// text of before is in Texts.
	Gone bool
}

// NeedsVersions reports whether [State.Compare] needs to know what the evidence
// was: a passage carries that itself.
func (s *State) NeedsVersions(l *Link) bool {
	indicator, _, _ := s.Framework.Indicator(l.Indicator)
	if l.OfPassage() || indicator == nil {
		return false
	}
	evidence, _ := s.changedEnds(l, indicator)
	return evidence
}

// Compare says what has changed at the ends of a link. The versions are what
// its evidence was, the newest first, as far back as they are kept; among them
// the one is found that the link was made of.
func (s *State) Compare(l *Link, versions []Record) Comparison {
	c := Comparison{Link: l}
	indicator, _, _ := s.Framework.Indicator(l.Indicator)
	if indicator == nil {
		return c
	}
	evidence, wording := s.changedEnds(l, indicator)
	switch {
	case evidence && l.OfPassage():
		found := s.Passage(l)
		c.Gone = found.Fate == PassageGone
		c.Texts = append(c.Texts, ChangedText{"passage", l.Quote, found.Text})
	case evidence:
		before := s.madeOf(l, indicator, versions)
		if c.Lost = before == nil; !c.Lost {
			c.Texts = changedTexts(before, s.Get(l.Evidence))
		}
	}
	c.LostWording = wording
	return c
}

// madeOf is the newest version of the evidence that a link was held right for;
// nil where none is kept.
func (s *State) madeOf(l *Link, indicator *Indicator, versions []Record) Record {
	said, _, apart := strings.Cut(l.basis(), printJoint)
	for _, v := range versions {
		if v == nil {
			continue
		}
		print := contentsOf(v)
		if !apart { // both ends together: see State.changedEnds
			sum := sha256.Sum256([]byte(print + s.wording(indicator)))
			print = hex.EncodeToString(sum[:16])
		}
		if print == said {
			return v
		}
	}
	return nil
}

// changedTexts pairs what evidence said with what it says, and leaves out what
// is still the same.
func changedTexts(before, after Record) []ChangedText {
	old, new := readable(before), readable(after)
	var texts []ChangedText
	for i := range max(len(old), len(new)) {
		var t ChangedText
		if i < len(old) {
			t.Field, t.Before = old[i].field, old[i].text
		}
		if i < len(new) {
			t.Field, t.After = new[i].field, new[i].text
		}
		if !sameWords(t.Before, t.After) {
			texts = append(texts, t)
		}
	}
	return texts
}

// readable is saidBy in words: a file by its name and its size, with the
// beginning of its hash, by which two files of one name are told apart.
func readable(evidence Record) []saidText {
	said := saidBy(evidence)
	p, ok := evidence.(*Piece)
	if !ok {
		return said
	}
	said = said[:3]
	for _, f := range p.Files() {
		said = append(said, saidText{"file", fmt.Sprintf("%s (%d, %.8s)", f.Name, f.Size, f.SHA256)})
	}
	return said
}

// Stretch is a part of a text that is shown beside another one.
type Stretch struct {
	Text    string
	Changed bool // it is not in the other text
}

// mostContext is how much of what is common to two texts is shown around what
// has changed, in characters.
const mostContext = 120

// SideBySide cuts two texts into what they have in common and what they do not,
// word by word. Of long stretches that are common only the ends are left, with
// "…" between them.
func SideBySide(before, after string) (old, new []Stretch) {
	changes := CompareTexts(before, after)
	if len(changes) == 0 {
		return appendStretch(nil, before, false), appendStretch(nil, after, false)
	}
	a, b := []rune(before), []rune(after)
	atA, atB := 0, 0
	common := func(text []rune, last bool) {
		said := shortenedMiddle(text, atA == 0 && atB == 0, last)
		old, new = appendStretch(old, said, false), appendStretch(new, said, false)
	}
	for _, c := range joined(changes, a) {
		common(a[atA:c.Start], false)
		old, new = appendStretch(old, string(a[c.Start:c.End]), true), appendStretch(new, string(b[c.NewStart:c.NewEnd]), true)
		atA, atB = c.End, c.NewEnd
	}
	common(a[atA:], true)
	return old, new
}

// joined makes one change of those between which only spaces and signs stand:
// words alone are read one by one.
func joined(changes []TextChange, before []rune) []TextChange {
	var all []TextChange
	for _, c := range changes {
		if n := len(all); n > 0 && !containsWord(before[all[n-1].End:c.Start]) {
			all[n-1].End, all[n-1].NewEnd = c.End, c.NewEnd
			continue
		}
		all = append(all, c)
	}
	return all
}

func containsWord(runes []rune) bool {
	for _, r := range runes {
		if isWordRune(r) {
			return true
		}
	}
	return false
}

func appendStretch(list []Stretch, text string, changed bool) []Stretch {
	if text == "" {
		return list
	}
	return append(list, Stretch{text, changed})
}

// shortenedMiddle leaves the ends of what is common that lie beside a change.
func shortenedMiddle(runes []rune, first, last bool) string {
	head, tail := mostContext, mostContext
	if first {
		head = 0
	}
	if last {
		tail = 0
	}
	if len(runes) <= head+tail+mostContext/2 {
		return string(runes)
	}
	for head > 0 && isWordRune(runes[head-1]) && isWordRune(runes[head]) {
		head--
	}
	for tail > 0 && isWordRune(runes[len(runes)-tail]) && isWordRune(runes[len(runes)-tail-1]) {
		tail--
	}
	begun := strings.TrimRight(string(runes[:head]), " \n")
	ended := strings.TrimLeft(string(runes[len(runes)-tail:]), " \n")
	switch {
	case begun == "":
		return "… " + ended
	case ended == "":
		return begun + " …"
	}
	return begun + " … " + ended
}
