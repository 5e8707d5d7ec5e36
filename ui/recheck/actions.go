package recheck

import (
	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/widgets"
)

// confirmable lists the links of some evidence that are to be looked at again
// and can be confirmed: all but those of passages that are gone.
func (d *detail) confirmable(evidence portfolio.Ref) []*portfolio.Link {
	var links []*portfolio.Link
	for _, l := range d.screen.links {
		gone := l.OfPassage() && d.screen.state.Passage(l).Fate == portfolio.PassageGone
		if l.Evidence == evidence && !gone {
			links = append(links, l)
		}
	}
	return links
}

// confirmOne says that the link still holds. The next one takes its place.
func (d *detail) confirmOne() {
	d.why.Flush()
	l, s := d.current(), d.screen
	if l == nil {
		return
	}
	name := marks.NameOf(s.state, l.Evidence)
	err := s.change(text.ReadLabel(l.Indicator, name, true), func(e *portfolio.Edit) error { return e.Check(l.ID, true) })
	if err == nil {
		s.tell(text.RecheckedOne(l.Indicator, name))
		d.refocus()
	}
}

// confirmAll says so of all links of the same situation or piece.
func (d *detail) confirmAll() {
	d.why.Flush()
	l, s := d.current(), d.screen
	if l == nil {
		return
	}
	n := 0
	err := s.change(text.RecheckedAllLabel(portfolio.Shorten(marks.NameOf(s.state, l.Evidence), 48)), func(e *portfolio.Edit) (err error) {
		n, err = e.CheckAll(d.confirmable(l.Evidence))
		return err
	})
	if err == nil {
		s.tell(text.Rechecked(n))
		d.refocus()
	}
}

// keepWhole links the whole situation instead of a passage that is gone.
func (d *detail) keepWhole() {
	d.why.Flush()
	l, s := d.current(), d.screen
	if l == nil {
		return
	}
	err := s.change(text.PassageWidenedLabel(portfolio.Shorten(marks.NameOf(s.state, l.Evidence), 48)), func(e *portfolio.Edit) error { return e.Widen(l.ID) })
	if err == nil {
		s.tell(text.PassageWidened)
		d.refocus()
	}
}

// remove takes the link away at once, and tells what fell with it.
func (d *detail) remove() {
	d.why.Flush()
	l, s := d.current(), d.screen
	if l == nil {
		return
	}
	name := marks.NameOf(s.state, l.Evidence)
	said := marks.Gone(text.CompetencesUnlinked(name, l.Indicator), portfolio.FallsWithout(s.state, l, s.book.Today()))
	err := s.change(text.UnlinkLabel(l.Indicator, name), func(e *portfolio.Edit) error {
		e.Remove(l.Ref())
		return nil
	})
	if err == nil {
		s.tell(said)
		d.refocus()
	}
}

// refocus keeps the keyboard on what settles the link that has come next.
func (d *detail) refocus() {
	if len(d.screen.links) == 0 {
		d.screen.Focus()
		return
	}
	d.focus()
}

// goThere opens the text: at the passage, where there is one.
func (d *detail) goThere() {
	d.why.Flush()
	l, s := d.current(), d.screen
	switch {
	case l == nil:
	case l.OfPassage() && s.OnPassage != nil:
		s.OnPassage(l.ID)
	case s.OnOpen != nil:
		s.OnOpen(l.Evidence)
	}
}

// key saves on Enter and goes on to what confirms: a justification is one
// sentence, without line breaks.
func (d *detail) key(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter {
		return false
	}
	d.why.Flush()
	widgets.Focus(d.confirm)
	return true
}

func (d *detail) justify(why string) error {
	l := d.current()
	if l == nil {
		return nil // unlinked in between: nothing to justify any more
	}
	return d.screen.change(text.JustifyLabel(l.Indicator, marks.NameOf(d.screen.state, l.Evidence)), func(e *portfolio.Edit) error {
		n := *l
		n.Justification = why
		return e.Put(&n)
	})
}
