// Package candidacy is the screen Candidature: who the candidate is, where and
// when the dossier is handed in, and which blocks are aimed at.
package candidacy

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Book is what the screen needs of a portfolio.
type Book interface {
	State() *portfolio.State
	Change(label string, edit func(*portfolio.Edit) error) error
}

// Screen is the screen Candidature.
type Screen struct {
	// OnError says what went wrong.
	OnError func(error)
	// OnFeasibility is asked to go to the preparation of the feasibility file.
	OnFeasibility func()

	book   Book
	page   *widgets.Page
	body   *widgets.Scroll
	fields []field
	given  *widgets.LabeledEntry
	blocks *fyne.Container
	rows   []*blockRow
	loaded bool
}

// field is a field of the form and what of the candidate it shows.
type field struct {
	*autosave.Text
	of func(*portfolio.Candidate) string
}

// New makes the screen.
func New(book Book) *Screen {
	s := &Screen{book: book, blocks: widgets.Column(theme.Space)}
	s.given = s.line(text.CandidacyGiven, func(c *portfolio.Candidate) *string { return &c.GivenName })
	family := s.line(text.CandidacyFamily, func(c *portfolio.Candidate) *string { return &c.FamilyName })
	position := s.line(text.CandidacyPosition, func(c *portfolio.Candidate) *string { return &c.Position })
	address := widgets.NewLabeledLines(text.CandidacyAddress, "", 3, portfolio.CleanPasted)
	s.keep(autosave.Lines(address, s.saver(text.CandidacyAddress, func(c *portfolio.Candidate) *string { return &c.Address })),
		func(c *portfolio.Candidate) string { return c.Address })
	email := s.line(text.CandidacyEmail, func(c *portfolio.Candidate) *string { return &c.Email })
	phone := s.line(text.CandidacyPhone, func(c *portfolio.Candidate) *string { return &c.Phone })
	where := s.line(text.CandidacyWhere, func(c *portfolio.Candidate) *string { return &c.Certifier })
	admitted := s.date(text.CandidacyAdmitted, func(c *portfolio.Candidate) *portfolio.Date { return &c.AdmittedOn })
	deposit := s.date(text.CandidacyDeposit, func(c *portfolio.Candidate) *portfolio.Date { return &c.DepositOn })
	s.body = widgets.NewScroll(widgets.Columns(430, theme.Space,
		widgets.Column(theme.Space,
			widgets.Card(text.CandidacyYou, widgets.FormRow(s.given, family), position, address, widgets.FormRow(email, phone)),
			widgets.Card(text.CandidacyRoad, where, widgets.FormRow(admitted, deposit))),
		widgets.Card(text.CandidacyBlocks, widgets.NewText(widgets.Secondary, text.CandidacyBlocksDo), s.blocks)))
	s.page = widgets.NewPage(text.CandidacyTitle, text.CandidacyDo, s.body,
		widgets.NewButton(widgets.Plain, text.FeasibilityOpen, icons.None, func() {
			s.Flush()
			if s.OnFeasibility != nil {
				s.OnFeasibility()
			}
		}))
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a portfolio.
func (s *Screen) Show(state *portfolio.State) {
	show := func(t *autosave.Text, said string) { t.Show(said) }
	if !s.loaded {
		s.loaded, show = true, (*autosave.Text).Load
		for b := range state.Framework.Blocks {
			row := newBlockRow(s, state.Framework, &state.Framework.Blocks[b])
			s.rows = append(s.rows, row)
			s.blocks.Add(row.object)
		}
	}
	candidate := state.Candidate()
	for _, f := range s.fields {
		show(f.Text, f.of(candidate))
	}
	for _, row := range s.rows {
		row.show(state.Block(row.block.Code), show)
	}
	s.body.Relayout()
}

// Flush saves what was typed and not saved yet.
func (s *Screen) Flush() {
	for _, f := range s.fields {
		f.Flush()
	}
	for _, row := range s.rows {
		row.flush()
	}
}

// Focus puts the keyboard into the first field.
func (s *Screen) Focus() { s.given.Focus() }

func (s *Screen) line(label string, of func(*portfolio.Candidate) *string) *widgets.LabeledEntry {
	e := widgets.NewLabeledEntry(label, "")
	s.keep(autosave.Line(e, s.saver(label, of)), func(c *portfolio.Candidate) string { return *of(c) })
	return e
}

func (s *Screen) date(label string, of func(*portfolio.Candidate) *portfolio.Date) *widgets.LabeledEntry {
	e := widgets.NewDateEntry(label, "", isDate)
	s.keep(autosave.Date(e, func(d portfolio.Date) error {
		return s.change(label, func(c *portfolio.Candidate) { *of(c) = d })
	}), func(c *portfolio.Candidate) string { return of(c).Typed() })
	return e
}

func (s *Screen) saver(label string, of func(*portfolio.Candidate) *string) func(string) error {
	return func(typed string) error {
		return s.change(label, func(c *portfolio.Candidate) { *of(c) = typed })
	}
}

func (s *Screen) keep(t *autosave.Text, of func(*portfolio.Candidate) string) {
	s.fields = append(s.fields, field{t, of})
}

func (s *Screen) change(label string, set func(*portfolio.Candidate)) error {
	return s.edit(text.ChangeCandidacy(label), func(e *portfolio.Edit) error {
		c := *e.State().Candidate()
		set(&c)
		return e.Put(&c)
	})
}

// edit makes a change, and says what went wrong.
func (s *Screen) edit(label string, edit func(*portfolio.Edit) error) error {
	err := s.book.Change(label, edit)
	if err != nil && s.OnError != nil {
		s.OnError(err)
	}
	return err
}

func isDate(s string) bool {
	_, err := portfolio.ParseDate(s)
	return err == nil
}
