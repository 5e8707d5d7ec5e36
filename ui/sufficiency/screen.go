// Package sufficiency is Exigences, a view of the Compétences screen: what makes
// an indicator argumenté or étayé, and what is advised for a compétence. It says
// whose rules these are. A number changed puts the candidate's own requirements
// in the place of the framework's, in one entry of the journal; one button goes
// back. What comes of it is shown at once.
package sufficiency

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Book is what the screen needs of a portfolio.
type Book interface {
	State() *portfolio.State
	Change(label string, edit func(*portfolio.Edit) error) error
	Today() portfolio.Date
}

// viewRequirements is where this view stands among those of Compétences.
const viewRequirements = 3

// Screen is the requirements. It is for the interface's goroutine.
type Screen struct {
	// OnView goes to another view of Compétences, by its index in
	// text.ViewsOfCompetences; OnError says what went wrong. Each may be nil.
	OnView  func(index int)
	OnError func(error)

	book  Book
	page  *widgets.Page
	views *widgets.Segments
	body  *widgets.Scroll

	whose, note, change *widgets.Text
	by                  *widgets.LabeledEntry
	kept                *autosave.Text
	back                *widgets.Button
	bar                 *widgets.Bar
	covered             *widgets.Text
	levels              []*level
	ages                *fyne.Container // the line of what recent means
	table               *fyne.Container
	shown               portfolio.ID
}

// New makes the screen.
func New(book Book) *Screen {
	s := &Screen{book: book, whose: widgets.NewText(widgets.Strong, ""), note: widgets.NewText(widgets.Caption, ""),
		change: widgets.NewText(widgets.Caption, text.RequirementsChange),
		bar:    widgets.NewBar(), covered: widgets.NewText(widgets.Body, "")}
	s.by = widgets.NewLabeledEntry(text.RequirementsBy, "")
	s.by.SetPlaceholder(text.RequirementsByHint)
	s.kept = autosave.Line(s.by, func(typed string) error {
		return s.set(text.ChangeRequirementsBy, func(o *portfolio.OwnSufficiency) { o.Note = typed })
	})
	s.back = widgets.NewButton(widgets.Plain, text.RequirementsBack, icons.Undo, s.goBack)
	s.levels = []*level{
		newLevel(s, text.RequirementsArgued, func(o *portfolio.OwnSufficiency) *portfolio.Level { return &o.Argued }),
		newLevel(s, text.RequirementsBeyond, func(o *portfolio.OwnSufficiency) *portfolio.Level { return &o.Supported }),
		newLevel(s, text.RequirementsAdvice, func(o *portfolio.OwnSufficiency) *portfolio.Level { return &o.Advice }),
	}
	s.body = widgets.NewScroll(widgets.Column(theme.Space,
		widgets.Columns(395, theme.Space,
			widgets.Card(text.RequirementsWhose, s.whose, s.note, s.change, s.by, widgets.Flow(theme.Gap, s.back)),
			widgets.Card(text.RequirementsEffect, s.bar, s.covered)),
		widgets.Card(text.RequirementsAsked, s.lay(),
			widgets.NewText(widgets.Caption, text.RequirementsAdvises), widgets.NewText(widgets.Caption, text.RecencyHelp))))
	s.views = widgets.NewSegments(text.ViewsOfCompetences(), func(i int) {
		s.views.SetChosen(viewRequirements)
		if s.OnView != nil {
			s.OnView(i)
		}
	}).Unwrapped()
	s.views.SetChosen(viewRequirements)
	s.page = widgets.NewPage(text.CompetencesTitle, text.RequirementsIntro, s.body, s.views)
	return s
}

// lay lays the table out: a line a number, a column a level.
func (s *Screen) lay() fyne.CanvasObject {
	line := func(label string, cell func(*level) fyne.CanvasObject) *fyne.Container {
		objects := []fyne.CanvasObject{widgets.NewText(widgets.Body, label)}
		for _, l := range s.levels {
			objects = append(objects, cell(l))
		}
		return container.New(cells{}, objects...)
	}
	s.table = widgets.Column(theme.Tight, line("", func(l *level) fyne.CanvasObject { return l.title }))
	for i, n := range lines() {
		s.table.Add(line(n.label, func(l *level) fyne.CanvasObject { return l.numbers[i].choice }))
	}
	s.ages = line(text.RequirementYears, func(l *level) fyne.CanvasObject { return l.years })
	s.table.Add(s.ages)
	s.table.Add(line(text.RequirementOneOf, func(l *level) fyne.CanvasObject { return l.groups }))
	return s.table
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a portfolio; what is being typed stays.
func (s *Screen) Show(state *portfolio.State) {
	own := inForce(state)
	if state.ID != s.shown {
		s.shown = state.ID
		s.kept.Load(own.Note)
	}
	s.showWhose(state, own)
	natures := naturesOf(state)
	recent := false
	for _, l := range s.levels {
		l.show(own, natures)
		recent = recent || l.recent()
	}
	widgets.SetVisible(s.ages, recent)
	c := portfolio.Cover(state, s.book.Today())
	s.bar.Set(marks.Segments(c.Counts)...)
	s.covered.SetText(text.RequirementsCovered(c.Covered(), c.ByState[portfolio.Supported], c.Total))
	s.body.Relayout()
}

// showWhose says whose the requirements are, and offers to go back to the
// framework's where they are the candidate's own.
func (s *Screen) showWhose(state *portfolio.State, own *portfolio.OwnSufficiency) {
	profile, from := state.Sufficiency()
	mine := from == portfolio.SufficiencyOwn
	said := map[portfolio.SufficiencySource]string{portfolio.SufficiencyOwn: text.RequirementsOwn,
		portfolio.SufficiencyFramework: text.RequirementsFramework, portfolio.SufficiencyDefault: text.RequirementsDefault}
	s.whose.SetText(said[from])
	s.note.SetText(profile.Note)
	widgets.SetVisible(s.note, from == portfolio.SufficiencyFramework)
	widgets.SetVisible(s.change, !mine)
	widgets.SetVisible(s.by, mine)
	widgets.SetVisible(s.back, mine)
	if mine {
		s.kept.Show(own.Note)
	} else {
		s.kept.Load("")
	}
}

// Flush saves what was typed and not saved yet.
func (s *Screen) Flush() { s.kept.Flush() }

// Focus gives the keyboard to the first number.
func (s *Screen) Focus() { widgets.Focus(s.levels[0].numbers[0].choice) }

// inForce is the profile in force, as what the candidate's own would be.
func inForce(state *portfolio.State) *portfolio.OwnSufficiency {
	if own := state.OwnSufficiency(); own != nil {
		return own
	}
	p, _ := state.Sufficiency()
	return &portfolio.OwnSufficiency{Argued: p.Argued, Supported: p.Supported, Advice: p.Advice}
}

// set changes the candidate's own requirements, and makes them of those in
// force where there are none.
func (s *Screen) set(label string, set func(*portfolio.OwnSufficiency)) error {
	return s.edit(label, func(e *portfolio.Edit) error {
		own := *inForce(e.State())
		set(&own)
		return e.Put(&own)
	})
}

func (s *Screen) goBack() {
	s.kept.Flush()
	_ = s.edit(text.ChangeRequirementsBack, func(e *portfolio.Edit) error {
		e.Remove(portfolio.Ref{Kind: portfolio.KindSufficiency, ID: portfolio.OwnSufficiencyID})
		return nil
	})
	s.Focus()
}

// edit makes a change. What was refused is told, and shown as it still is.
func (s *Screen) edit(label string, edit func(*portfolio.Edit) error) error {
	err := s.book.Change(label, edit)
	if err != nil {
		s.Show(s.book.State())
		if s.OnError != nil {
			s.OnError(err)
		}
	}
	return err
}

// naturesOf lists the usual natures of pieces, then the others in use.
func naturesOf(state *portfolio.State) []string {
	natures := portfolio.Natures()
	seen := map[string]bool{"": true}
	for _, n := range natures {
		seen[n] = true
	}
	for _, p := range state.Pieces() {
		if !seen[p.Nature] {
			seen[p.Nature] = true
			natures = append(natures, p.Nature)
		}
	}
	return natures
}
