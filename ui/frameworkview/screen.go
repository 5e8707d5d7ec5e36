package frameworkview

import (
	"strings"

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
	today func() portfolio.Date

	state      *portfolio.State // nil while no portfolio is open
	frameworks []*portfolio.Framework
	shown      *portfolio.Framework
	section    string // key of the section shown
	sections   []section
	reader     *reader

	page    *widgets.Page
	search  *widgets.LabeledEntry
	choice  *widgets.Choice
	nav     *widgets.RowGroup
	list    *fyne.Container
	reading *widgets.Scroll
}

// New makes the screen for the frameworks that Acquis comes with, the one in
// force first; today is the day on which what is recent is judged.
func New(known []*portfolio.Framework, today func() portfolio.Date) *Screen {
	s := &Screen{
		known: known, today: today, search: widgets.NewLabeledEntry("", ""),
		nav: widgets.NewRowGroup(), list: widgets.Column(1), reading: widgets.NewScroll(widgets.Column(0)),
	}
	s.nav.Follow = true
	s.choice = widgets.NewChoice(nil, func(i int) { s.choose(s.frameworks[i]) })
	s.search.SetPlaceholder(text.FrameworkSearch)
	s.search.OnTyped = func(string) { s.render() }
	left := widgets.Fill(theme.Gap, widgets.Column(theme.Gap, s.choice, s.search), widgets.NewScroll(s.list))
	s.page = widgets.NewPage(text.FrameworkTitle, "", widgets.NewSplit("referentiel", 0.25, left, widgets.Inset(theme.Gap, 0, s.reading)))
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
	return portfolio.Cover(s.state, s.today())
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
	s.fillChoice()
	s.fillNav()
	s.render()
}

// Find gives the keyboard to the field to search in.
func (s *Screen) Find() { s.search.Focus() }

// Focus gives the keyboard to the list of sections.
func (s *Screen) Focus() { s.nav.Focus() }

// OpenEnd shows when the registration ends and what to ask the certifier.
func (s *Screen) OpenEnd() { s.open("end") }

// open shows one section (see sectionsOf) from its top. Coming from what a
// search found, the keyboard goes to the list of sections: the row that had it
// is gone.
func (s *Screen) open(key string) {
	s.section = key
	searched := s.search.Text() != ""
	s.search.Load("")
	s.render()
	if searched {
		s.nav.Focus()
	}
}

// fillChoice offers the frameworks, where there is more than one.
func (s *Screen) fillChoice() {
	names, chosen := make([]string, len(s.frameworks)), -1
	for i, f := range s.frameworks {
		names[i] = f.Code + " – " + s.standing(f)
		if f == s.shown {
			chosen = i
		}
	}
	s.choice.SetOptions(names)
	s.choice.SetChosen(chosen)
	if len(names) > 1 {
		s.choice.Show()
	} else {
		s.choice.Hide()
	}
}

// standing says what a framework is to the person who reads.
func (s *Screen) standing(f *portfolio.Framework) string {
	switch {
	case s.state != nil && f == s.state.Framework:
		return text.FrameworkYours
	case f.Registration != nil:
		return text.FrameworkInForce
	}
	return text.FrameworkFormer
}

func (s *Screen) fillNav() {
	s.list.Objects = nil
	var rows []*widgets.Row
	found := false
	for _, sec := range s.sections {
		if sec.heading != "" {
			s.list.Add(widgets.Inset(0, 4, widgets.NewText(widgets.Caption, sec.heading)))
		}
		row := widgets.NewRow(widgets.NewText(widgets.Body, sec.title).Lines(2), func() { s.open(sec.key) }).Padded(12, 6)
		rows = append(rows, row)
		s.list.Add(row)
		found = found || sec.key == s.section
	}
	if !found {
		s.section = s.sections[0].key
	}
	s.nav.SetRows(rows...)
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
	if query := strings.TrimSpace(s.search.Text()); query != "" {
		s.nav.Select(nil)
		s.reading.SetContent(s.found(query))
		return
	}
	s.markNav()
	for _, sec := range s.sections {
		if sec.key == s.section {
			s.reading.SetContent(widgets.Readable(widgets.Inset(0, 2, sec.build(s.reader))))
		}
	}
}
