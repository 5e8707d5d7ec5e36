package autosave

import (
	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Period is a pair of partial dates with "à ce jour", saved like a text.
type Period struct {
	From, To *widgets.LabeledEntry
	Today    *widgets.Check

	from, to *Text
	order    *widgets.Notice
	object   fyne.CanvasObject
	shown    portfolio.Period
	save     func(portfolio.Period) error
}

// NewPeriod makes the fields. save is called with the whole period when one of
// them has changed and both are dates.
func NewPeriod(save func(portfolio.Period) error) *Period {
	valid := func(s string) bool { _, err := portfolio.ParseDate(s); return err == nil }
	p := &Period{save: save, From: widgets.NewDateEntry(text.DateFrom, "", valid), To: widgets.NewDateEntry(text.DateTo, "", valid)}
	p.Today = widgets.NewCheck(text.ToThisDay, func(bool) { p.ticked() })
	p.order = widgets.NewNotice(widgets.Warning, text.DateOrder)
	p.order.Hide()
	p.from = Line(p.From, func(string) error { return p.write() })
	p.to = Line(p.To, func(string) error { return p.write() })
	// Dates are kept in another form than they are typed in.
	p.from.normal, p.to.normal = typed, typed
	p.object = widgets.Column(theme.Gap, widgets.FormRow(p.From, p.To), p.Today, p.order)
	return p
}

// typed is the usual form of a date, or the text itself when it is none.
func typed(s string) string {
	d, err := portfolio.ParseDate(s)
	if err != nil {
		return s
	}
	return d.Typed()
}

// Object is the fields.
func (p *Period) Object() fyne.CanvasObject { return p.object }

// Load shows the period of another record. Flush first.
func (p *Period) Load(period portfolio.Period) {
	p.from.Load(period.Start.Typed())
	p.to.Load(period.End.Typed())
	p.mark(period)
}

// Show shows what is kept now, unless something else is being typed.
func (p *Period) Show(period portfolio.Period) {
	p.from.Show(period.Start.Typed())
	p.to.Show(period.End.Typed())
	p.mark(period)
}

// Settle implements Kept.
func (p *Period) Settle() {
	p.from.Settle()
	p.to.Settle()
}

// Flush implements Kept.
func (p *Period) Flush() {
	p.from.Flush()
	p.to.Flush()
}

// Pending implements Kept.
func (p *Period) Pending() bool { return p.from.Pending() || p.to.Pending() }

// mark shows what follows from the dates.
func (p *Period) mark(period portfolio.Period) {
	p.shown = period
	p.Today.SetTicked(period.Current)
	p.To.SetEnabled(!period.Current)
	p.order.Hidden = !period.OutOfOrder()
	p.object.Refresh()
}

// write saves what the fields say; a date that is none leaves the one kept.
func (p *Period) write() error {
	period := p.shown
	period.Current = p.Today.Ticked()
	if d, err := portfolio.ParseDate(p.From.Text()); err == nil {
		period.Start = d
	}
	if d, err := portfolio.ParseDate(p.To.Text()); err == nil {
		period.End = d
	}
	if err := p.save(period); err != nil {
		return err
	}
	p.mark(period)
	return nil
}

// ticked saves "à ce jour", which leaves no room for an end.
func (p *Period) ticked() {
	p.Flush()
	before := p.shown
	if p.Today.Ticked() {
		p.to.Load("")
	}
	if err := p.write(); err != nil {
		p.Load(before)
	}
}
