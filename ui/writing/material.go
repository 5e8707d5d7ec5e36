package writing

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// material is what stands beside an argumentaire: the indicators of its
// competence, how far each is, and what is linked to it.
type material struct {
	screen *Screen
	object *fyne.Container
	shown  string // what is shown, to make it anew only when it changes: a button may have the keyboard
}

func newMaterial(s *Screen) *material {
	return &material{screen: s, object: widgets.Column(theme.Gap)}
}

func (m *material) show(spec portfolio.SectionSpec) {
	m.object.Hidden = spec.Competence == ""
	if m.object.Hidden {
		m.shown = ""
		return
	}
	state := m.screen.state
	competence, _ := state.Framework.Competence(spec.Competence)
	coverage := portfolio.Cover(state, m.screen.book.Today())
	said := spec.Competence
	for _, i := range competence.Indicators {
		c := coverage.Indicator(i.Code)
		_, word := marks.Of(c)
		said += "\n" + i.Code + word
		for _, l := range state.LinksTo(i.Code) {
			said += "\n" + string(l.ID) + l.Justification + state.TitleOf(l.Evidence) + state.Passage(l).Text
		}
	}
	if said == m.shown {
		return
	}
	m.shown = said
	m.object.Objects = []fyne.CanvasObject{
		widgets.NewText(widgets.Subheading, text.WritingMaterial), widgets.NewText(widgets.Caption, text.WritingMaterialHelp)}
	for _, i := range competence.Indicators {
		m.object.Add(m.indicator(coverage.Indicator(i.Code)))
	}
}

// indicator shows one indicator with what is linked to it.
func (m *material) indicator(c *portfolio.IndicatorCoverage) fyne.CanvasObject {
	mark, word := marks.Of(c)
	code := c.Indicator.Code
	parts := []fyne.CanvasObject{
		widgets.Flow(theme.Gap+2, widgets.OneLine(widgets.NewText(widgets.Strong, code)), widgets.NewStateMark(mark, word)),
		widgets.NewText(widgets.Caption, c.Indicator.Text),
	}
	links := m.screen.state.LinksTo(code)
	for _, l := range links {
		parts = append(parts, widgets.Divider(), m.evidence(l))
	}
	if len(links) == 0 {
		parts = append(parts, widgets.NewText(widgets.Secondary, text.WritingNoEvidence))
	}
	parts = append(parts, widgets.QuietRow(widgets.NewButton(widgets.Quiet, text.WritingOpenIndicator, icons.None, func() {
		m.screen.Flush()
		if m.screen.OnIndicator != nil {
			m.screen.OnIndicator(code)
		}
	})))
	return widgets.Card("", parts...)
}

// evidence shows one situation or piece, ready to be cited.
func (m *material) evidence(l *portfolio.Link) fyne.CanvasObject {
	s := m.screen
	title, ref := s.state.TitleOf(l.Evidence), l.Evidence
	open := func() {
		s.Flush()
		switch {
		case ref.Kind == portfolio.KindSituation && s.OnSituation != nil:
			s.OnSituation(ref.ID)
		case ref.Kind == portfolio.KindPiece && s.OnPiece != nil:
			s.OnPiece(ref.ID)
		}
	}
	kind := text.ChooserSituation
	if ref.Kind == portfolio.KindPiece {
		kind = text.ChooserPiece
	}
	lines := []fyne.CanvasObject{widgets.NewText(widgets.Caption, kind), widgets.NewText(widgets.Body, title)}
	if f := s.state.Passage(l); f.Fate != portfolio.PassageGone {
		lines = append(lines, widgets.NewText(widgets.Secondary, text.Quoted(s.state.Excerpt(f.Text, 120))).Italic())
	}
	if l.Justified() {
		lines = append(lines, widgets.NewText(widgets.Secondary, l.Justification))
	}
	lines = append(lines, widgets.QuietRow(
		widgets.NewButton(widgets.Quiet, text.WritingCite, icons.None, func() {
			if r, ok := s.state.ReferenceTo(ref); ok {
				s.editor.cite(r)
			}
		}),
		widgets.NewButton(widgets.Quiet, text.WritingOpen, icons.None, open)))
	return widgets.Column(2, lines...)
}
