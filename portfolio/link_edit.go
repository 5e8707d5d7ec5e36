package portfolio

import (
	"fmt"
	"strings"
)

// Link links evidence as a whole to an indicator, or gives the link that exists
// a justification if one is said. It returns the link. Linking to a point non
// traité takes it back: it is being treated.
func (e *Edit) Link(evidence Ref, indicator, justification string) (*Link, error) {
	return e.link(&Link{Evidence: evidence, Indicator: indicator}, justification)
}

// LinkPassage is [Edit.Link] for one passage of a situation (see
// [Situation.Passage]). The error is [ErrPassage] for what is no passage.
func (e *Edit) LinkPassage(situation ID, p Passage, indicator, justification string) (*Link, error) {
	t := e.next.Situation(situation)
	if t == nil {
		return nil, fmt.Errorf("%w: situation %s", ErrNotFound, situation)
	}
	whole, quote, ok := t.Passage(p.Field, p.Start, p.End)
	if !ok {
		return nil, fmt.Errorf("%w: %s from %d to %d", ErrPassage, p.Field, p.Start, p.End)
	}
	return e.link(&Link{Evidence: t.Ref(), Indicator: indicator, Passage: &whole, Quote: quote}, justification)
}

func (e *Edit) link(l *Link, justification string) (*Link, error) {
	if old := e.next.Twin(l); old != nil {
		*l = *old
	}
	if justification != "" {
		l.Justification = justification
	}
	if l.ID == "" {
		l.Made = e.next.Fingerprint(l)
	}
	if err := e.Put(l); err != nil {
		return nil, err
	}
	e.Remove(Ref{KindAcceptedGap, ID(l.Indicator)})
	return e.next.Link(l.ID), nil
}

func (e *Edit) checkLink(l *Link) error {
	if i, _, _ := e.next.Framework.Indicator(l.Indicator); i == nil {
		return fmt.Errorf("%w: %q", ErrUnknownIndicator, l.Indicator)
	}
	if k := l.Evidence.Kind; k != KindSituation && k != KindPiece || e.next.Get(l.Evidence) == nil {
		return fmt.Errorf("%w: %s", ErrNotFound, l.Evidence)
	}
	if p := l.Passage; p != nil && (l.Evidence.Kind != KindSituation || partNamed(p.Field) == nil ||
		p.Start < 0 || p.End < p.Start || !strings.ContainsFunc(l.Quote, isWordRune)) {
		return fmt.Errorf("%w: link %s", ErrPassage, l.ID)
	}
	if old := e.next.Link(l.ID); old != nil && old.sameEnds(l) {
		return nil // edits may have brought two passages together: neither is stuck
	}
	if e.next.Twin(l) != nil {
		return fmt.Errorf("%w: %s to %s", ErrAlreadyLinked, l.Evidence, l.Indicator)
	}
	return nil
}

// settle takes the fingerprint of a link that gets its first justification: who
// says why it holds has looked at both ends.
func (e *Edit) settle(l *Link) {
	old := e.next.Link(l.ID)
	if old != nil && !old.Justified() && l.Justified() && old.Checked == l.Checked {
		e.next.rebase(l)
	}
}

// rebase makes a link remember both its ends as they are now. A passage that is
// gone stays as it was.
func (s *State) rebase(l *Link) {
	if l.Passage != nil {
		f := s.Passage(l)
		if f.Fate == PassageGone {
			return
		}
		place := f.Passage
		l.Passage, l.Quote = &place, f.Text
	}
	l.Made = s.Fingerprint(l)
}

// Check says that a person looked at a link and finds it right (relu); with
// right false it takes this back. The error is [ErrPassageGone] where there is
// no passage any more that could be right.
func (e *Edit) Check(link ID, right bool) error {
	l := e.next.Link(link)
	if l == nil {
		return fmt.Errorf("%w: link %s", ErrNotFound, link)
	}
	n := *l
	n.Checked = ""
	if right {
		if n.Passage != nil && e.next.Passage(l).Fate == PassageGone {
			return fmt.Errorf("%w: link %s", ErrPassageGone, link)
		}
		e.next.rebase(&n)
		n.Checked = n.Made
	}
	e.PutAsIs(&n)
	return nil
}

// CheckAll says of several links that they are right; those whose passage is
// gone stay as they are. It returns how many it was said of.
func (e *Edit) CheckAll(links []*Link) (n int, err error) {
	for _, l := range links {
		if e.next.Passage(l).Fate == PassageGone && l.OfPassage() {
			continue
		}
		if err := e.Check(l.ID, true); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// Anchor gives a link another passage of its situation: the one that a person
// chose again. It is looked at by that.
func (e *Edit) Anchor(link ID, p Passage) error {
	l := e.next.Link(link)
	if l == nil {
		return fmt.Errorf("%w: link %s", ErrNotFound, link)
	}
	t := e.next.Situation(l.Evidence.ID)
	if t == nil {
		return fmt.Errorf("%w: %s", ErrNotFound, l.Evidence)
	}
	whole, quote, ok := t.Passage(p.Field, p.Start, p.End)
	if !ok {
		return fmt.Errorf("%w: %s from %d to %d", ErrPassage, p.Field, p.Start, p.End)
	}
	n := *l
	n.Passage, n.Quote = &whole, quote
	return e.lookedAt(&n)
}

// Widen makes a link of a passage one of its whole situation. Where there is
// one already, the two become one.
func (e *Edit) Widen(link ID) error {
	l := e.next.Link(link)
	if l == nil {
		return fmt.Errorf("%w: link %s", ErrNotFound, link)
	}
	n := *l
	n.Passage, n.Quote = nil, ""
	if twin := e.next.Twin(&n); twin != nil {
		e.Remove(l.Ref())
		if twin.Justified() || !n.Justified() {
			return nil
		}
		kept := *twin
		kept.Justification = n.Justification
		n = kept
	}
	return e.lookedAt(&n)
}

// lookedAt keeps a link with other ends, which somebody has just looked at.
func (e *Edit) lookedAt(l *Link) error {
	e.next.rebase(l)
	if l.Checked != "" {
		l.Checked = l.Made
	}
	return e.Put(l)
}
