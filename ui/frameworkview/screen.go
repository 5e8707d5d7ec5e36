package frameworkview

import (
	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Screen is the Référentiel screen. It is for the interface's goroutine.
type Screen struct {
	// OnIndicator is called when a person asks to see an indicator of the open
	// portfolio; it may be nil.
	OnIndicator func(code string)

	known []*portfolio.Framework // that Acquis comes with

	state      *portfolio.State // nil while no portfolio is open
	frameworks []*portfolio.Framework
	shown      *portfolio.Framework
	section    string // key of the section shown
	sections   []section
	reader     *reader

	page    *widgets.Page
	search  *widgets.LabeledEntry
	choice  *widgets.RowGroup
	choices *fyne.Container
	nav     *widgets.RowGroup
	list    *fyne.Container
	reading *widgets.Scroll
}

// navWidth is the width of the list of sections.
const navWidth float32 = 262

// New makes the screen for the frameworks that Acquis comes with, the one in
// force first.
func New(known []*portfolio.Framework) *Screen {
	s := &Screen{
		known: known, search: widgets.NewLabeledEntry("", ""),
		choice: widgets.NewRowGroup(), choices: widgets.Column(2),
		nav: widgets.NewRowGroup(), list: widgets.Column(2), reading: widgets.NewScroll(widgets.Column(0)),
	}
	s.nav.Follow, s.choice.Follow = true, true
	s.search.SetPlaceholder(text.FrameworkSearch)
	s.search.OnTyped = func(string) { s.render() }
	index := widgets.NewScroll(widgets.Inset(0, 2, widgets.Column(theme.Space, s.choices, s.list)))
	left := widgets.Fill(theme.Gap+4, s.search, index)
	s.page = widgets.NewPage(text.FrameworkTitle, "", newSides(navWidth, theme.Margin, left, s.reading))
	s.Show(nil)
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows the frameworks as an open portfolio sees them; a nil State means
// that none is open. The place where a person was reading is kept.
func (s *Screen) Show(state *portfolio.State) {
	s.state = state
	before := s.shown
	s.frameworks = s.withPinned()
	s.shown = s.again(before)
	if s.shown == nil {
		return
	}
	if s.shown == before && s.reader != nil {
		s.reader.refreshStates(s.coverage())
		return
	}
	s.choose(s.shown)
}

// withPinned lists the known frameworks with the open portfolio's own copy in
// the place of ours, or first where we have none of that code.
func (s *Screen) withPinned() []*portfolio.Framework {
	if s.state == nil {
		return s.known
	}
	pinned := s.state.Framework
	list, found := make([]*portfolio.Framework, 0, len(s.known)+1), false
	for _, f := range s.known {
		if f.Code == pinned.Code {
			f, found = pinned, true
		}
		list = append(list, f)
	}
	if !found {
		list = append([]*portfolio.Framework{pinned}, list...)
	}
	return list
}

// again finds the framework that was shown before in the present list.
func (s *Screen) again(before *portfolio.Framework) *portfolio.Framework {
	if len(s.frameworks) == 0 {
		return nil
	}
	if before == nil && s.state != nil {
		return s.state.Framework
	}
	for _, f := range s.frameworks {
		if before != nil && f.Code == before.Code {
			return f
		}
	}
	return s.frameworks[0]
}

// coverage is that of the open portfolio, or nil where the framework shown is
// not the portfolio's.
func (s *Screen) coverage() *portfolio.Coverage {
	if s.state == nil || s.state.Framework != s.shown {
		return nil
	}
	return portfolio.Cover(s.state)
}

// Choose shows the framework of a code, where it is known.
func (s *Screen) Choose(code string) {
	for _, f := range s.frameworks {
		if f.Code == code && f != s.shown {
			s.choose(f)
		}
	}
}

// choose shows a framework, at the same section where it has one.
func (s *Screen) choose(f *portfolio.Framework) {
	s.shown = f
	s.sections = sectionsOf(f)
	s.page.SetSubtitle(f.Title + " – " + summary(f))
	s.fillChoices()
	s.fillNav()
	s.render()
}

// Open shows one section (see sectionsOf) from its top.
func (s *Screen) open(key string) {
	s.section = key
	s.search.Load("")
	s.markNav()
	s.render()
}

func (s *Screen) fillChoices() {
	s.choices.Objects = nil
	var rows []*widgets.Row
	for _, f := range s.frameworks {
		row := widgets.NewRow(widgets.Column(0, widgets.NewText(widgets.Strong, f.Code),
			widgets.NewText(widgets.Caption, s.standing(f))), func() { s.Choose(f.Code) }).Padded(12, 6)
		row.SetSelected(f == s.shown)
		rows = append(rows, row)
	}
	s.choice.SetRows(rows...)
	if len(rows) > 1 {
		s.choices.Add(widgets.NewText(widgets.Caption, text.FrameworkChoice))
		for _, r := range rows {
			s.choices.Add(r)
		}
		s.choices.Add(widgets.Divider())
	}
	s.choices.Refresh()
}

// standing says what a framework is to the person who reads.
func (s *Screen) standing(f *portfolio.Framework) string {
	switch {
	case s.state != nil && f == s.state.Framework:
		return f.ShortTitle + " – " + text.FrameworkYours
	case f.Registration != nil:
		return f.ShortTitle + " – " + text.FrameworkInForce
	}
	return f.ShortTitle
}

func (s *Screen) fillNav() {
	s.list.Objects = nil
	var rows []*widgets.Row
	found := false
	for _, sec := range s.sections {
		if sec.heading != "" {
			s.list.Add(widgets.Inset(0, 6, widgets.NewText(widgets.Caption, sec.heading)))
		}
		kind := widgets.Body
		row := widgets.NewRow(widgets.NewText(kind, sec.title), func() { s.open(sec.key) }).Padded(12, 7)
		rows = append(rows, row)
		s.list.Add(row)
		found = found || sec.key == s.section
	}
	if !found {
		s.section = s.sections[0].key
	}
	s.nav.SetRows(rows...)
	s.markNav()
	s.list.Refresh()
}

func (s *Screen) markNav() {
	for i, sec := range s.sections {
		if sec.key == s.section {
			s.nav.Select(s.nav.Rows()[i])
		}
	}
}

// render fills the reading side: what a search found, or the section chosen.
func (s *Screen) render() {
	s.reader = &reader{framework: s.shown, coverage: s.coverage(), onIndicator: s.OnIndicator, marks: map[string]*stateLine{}}
	if query := s.search.Text(); query != "" {
		s.reading.SetContent(s.found(query))
		return
	}
	for _, sec := range s.sections {
		if sec.key == s.section {
			s.reading.SetContent(widgets.Readable(widgets.Inset(0, 2, sec.build(s.reader))))
		}
	}
}
