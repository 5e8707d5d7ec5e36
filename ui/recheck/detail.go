package recheck

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// detail is the link that is chosen: its two ends, what has changed, and what
// can be done about it.
type detail struct {
	screen *Screen
	object fyne.CanvasObject
	scroll *widgets.Scroll
	link   portfolio.ID

	number, wording, name *widgets.Text
	open                  *widgets.Button
	field                 *widgets.LabeledEntry
	why                   *autosave.Text
	texts                 *fyne.Container
	confirm, all, widen   *widgets.Button
	unlink                *widgets.Button

	versions versions
	compared *comparedLink // what texts shows
}

// versions are what one situation or piece was.
type versions struct {
	of    portfolio.Record // as it is now
	known []portfolio.Record
	err   error
	there bool // they have come
}

// comparedLink is what was last compared, so that it is laid out once.
type comparedLink struct {
	link     *portfolio.Link
	evidence portfolio.Record
	there    bool
}

func newDetail(s *Screen) *detail {
	d := &detail{screen: s, number: widgets.NewText(widgets.Strong, ""), wording: widgets.NewText(widgets.Body, ""),
		name: widgets.NewText(widgets.Strong, ""), texts: widgets.Column(theme.Space)}
	see := widgets.NewButton(widgets.Quiet, text.RecheckIndicator, icons.None, func() {
		if l := d.current(); l != nil && s.OnIndicator != nil {
			s.OnIndicator(l.Indicator)
		}
	})
	d.open = widgets.NewButton(widgets.Quiet, text.RecheckOpen, icons.Right, d.goThere)
	d.field = widgets.NewLabeledLines(text.JustificationLabel, "", 2, portfolio.NormalizeLine)
	d.field.SetPlaceholder(text.JustificationHint)
	d.why = autosave.Line(d.field, d.justify)
	d.field.Input().OnKey = d.key
	d.confirm = widgets.NewButton(widgets.Primary, text.RecheckConfirm, icons.Check, d.confirmOne)
	d.all = widgets.NewButton(widgets.Plain, "", icons.None, d.confirmAll)
	d.widen = widgets.NewButton(widgets.Plain, text.PassageWiden, icons.None, d.keepWhole)
	d.unlink = widgets.NewButton(widgets.Quiet, text.CompetencesUnlink, icons.Unlink, d.remove)
	head := widgets.Column(theme.Gap, widgets.BesideTop(theme.Gap, 1, widgets.OneLine(d.number), d.wording, see),
		widgets.Beside(theme.Gap, 0, d.name, d.open))
	d.scroll = widgets.NewScroll(widgets.Column(theme.Space, d.texts, d.field))
	d.object = widgets.Fill(theme.Space, head, widgets.FillAbove(theme.Gap, d.scroll, widgets.Flow(theme.Gap, d.confirm, d.all, d.widen, d.unlink)))
	return d
}

// current is the link shown, as it is now; nil when it has gone.
func (d *detail) current() *portfolio.Link { return d.screen.book.State().Link(d.link) }

// focus gives the keyboard to what settles the link.
func (d *detail) focus() {
	if d.confirm.Visible() {
		widgets.Focus(d.confirm)
		return
	}
	widgets.Focus(d.open)
}

// show shows a link. For the same one, what is being typed stays.
func (d *detail) show(l *portfolio.Link) {
	state := d.screen.state
	other := l.ID != d.link
	d.link = l.ID
	indicator, _, _ := state.Framework.Indicator(l.Indicator)
	d.number.SetText(l.Indicator)
	d.wording.SetText(indicator.Text)
	d.name.SetText(marks.NameOf(state, l.Evidence))
	d.open.SetText(text.RecheckOpen)
	if l.Evidence.Kind == portfolio.KindPiece {
		d.open.SetText(text.RecheckOpenPiece)
	}
	gone := l.OfPassage() && state.Passage(l).Fate == portfolio.PassageGone
	if gone {
		d.open.SetText(text.PassageChoose)
	}
	if other {
		d.why.Load(l.Justification)
		d.scroll.ToTop()
	} else {
		d.why.Show(l.Justification)
	}
	widgets.SetVisible(d.confirm, !gone)
	widgets.SetVisible(d.widen, gone)
	n := len(d.confirmable(l.Evidence))
	widgets.SetVisible(d.all, n > 1)
	d.all.SetText(text.RecheckConfirmOf(n, l.Evidence.Kind == portfolio.KindPiece))
	d.ask(l)
	d.compare(l)
	d.object.Refresh()
}

// ask asks for what the evidence was, unless that is known or not needed.
func (d *detail) ask(l *portfolio.Link) {
	now := d.screen.state.Get(l.Evidence)
	if !d.screen.state.NeedsVersions(l) || d.versions.of == now {
		return
	}
	d.versions = versions{of: now}
	d.screen.book.Versions(l.Evidence, func(records []portfolio.Record, err error) {
		if d.versions.of != now {
			return // another one is asked for by now
		}
		d.versions.known, d.versions.err, d.versions.there = records, err, true
		if l := d.screen.state.Link(d.link); l != nil {
			d.compare(l)
		}
	})
}

// compare lays out what has changed.
func (d *detail) compare(l *portfolio.Link) {
	s := d.screen
	showing := comparedLink{l, s.state.Get(l.Evidence), d.versions.there}
	if d.compared != nil && *d.compared == showing {
		return
	}
	d.compared = &showing
	d.texts.Objects = nil
	if s.state.NeedsVersions(l) && !d.versions.there {
		d.texts.Add(widgets.NewText(widgets.Secondary, text.RecheckReading))
	} else {
		for _, o := range compared(s.state, s.state.Compare(l, d.versions.known)) {
			d.texts.Add(o)
		}
	}
	d.texts.Refresh()
	d.scroll.Relayout()
}

// compared shows a comparison: each text before and after, side by side.
func compared(state *portfolio.State, c portfolio.Comparison) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	if c.Gone {
		objects = append(objects, widgets.NewNotice(widgets.Warning, text.PassageGone))
	}
	if c.Lost {
		objects = append(objects, widgets.NewNotice(widgets.Info, text.RecheckLost))
	}
	if c.LostWording {
		objects = append(objects, widgets.NewNotice(widgets.Info, text.RecheckWording))
	}
	for _, t := range c.Texts {
		old, new := portfolio.SideBySide(state.PlainText(t.Before), state.PlainText(t.After))
		objects = append(objects, widgets.Column(theme.Tight, widgets.NewText(widgets.Caption, text.RecheckField(t.Field, portfolio.TitleOfPart(t.Field))),
			widgets.Columns(240, theme.Space, side(text.RecheckBefore, widgets.ComparedBefore, old), side(text.RecheckAfter, widgets.ComparedAfter, new))))
	}
	return objects
}

func side(name string, of widgets.ComparedSide, said []portfolio.Stretch) fyne.CanvasObject {
	body := fyne.CanvasObject(widgets.NewText(widgets.Secondary, text.RecheckNothing))
	if len(said) > 0 {
		stretches := make([]widgets.ComparedStretch, len(said))
		for i, s := range said {
			stretches[i] = widgets.ComparedStretch(s)
		}
		body = widgets.NewComparedText(of, stretches)
	}
	return widgets.Card("", widgets.NewText(widgets.Strong, name), body)
}
