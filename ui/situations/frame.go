package situations

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// frameForm is the tab "Cadre": what frames the story.
type frameForm struct {
	screen     *Screen
	object     fyne.CanvasObject
	title      *widgets.LabeledEntry
	titleText  *autosave.Text
	experience *widgets.Choice
	ids        []portfolio.ID // of the experiences in the choice, "" first
	open       *widgets.Button
	period     *autosave.Period
	printed    *widgets.Check
	note       *widgets.LabeledEntry
	noteText   *autosave.Text
}

func newFrameForm(s *Screen) *frameForm {
	f := &frameForm{screen: s, title: widgets.NewLabeledLines(text.SituationTitleField, text.SituationFrameGuide, 2, portfolio.NormalizeLine)}
	f.title.SetPlaceholder(text.SituationTitleHint)
	f.title.Input().OnKey = enterLeaves
	f.titleText = autosave.Line(f.title, func(written string) error {
		return f.write(text.SituationTitleField, func(t *portfolio.Situation) { t.Title = written })
	})
	f.experience = widgets.NewChoice(nil, f.choose)
	f.open = widgets.NewButton(widgets.Quiet, text.SituationOpenExp, icons.None, func() {
		if id := s.editor.situation().Experience; id != "" && s.OnExperience != nil {
			s.Flush()
			s.OnExperience(id)
		}
	})
	f.period = autosave.NewPeriod(func(p portfolio.Period) error {
		return f.write(text.SituationPeriod, func(t *portfolio.Situation) { t.Period = p })
	})
	f.printed = widgets.NewCheck(text.InDossier, func(on bool) {
		t := s.editor.situation()
		_ = s.amend(text.SituationPrinted(short(t), on), func(t *portfolio.Situation) { t.InDossier = on })
		s.editor.show()
	})
	f.note = widgets.NewLabeledLines(text.PrivateNote, "", 3, portfolio.CleanPasted)
	f.note.SetPlaceholder(text.SituationNoteHint)
	f.noteText = autosave.Lines(f.note, func(written string) error {
		return f.write(text.PrivateNote, func(t *portfolio.Situation) { t.Note = written })
	})
	form := widgets.NewScroll(widgets.Form(f.title,
		widgets.NewField(text.SituationExperience, widgets.Column(theme.Tight, f.experience, widgets.QuietRow(f.open)), ""),
		f.period.Object(), f.printed, f.note))
	next := widgets.NewButton(widgets.Plain, text.SituationNextPart, icons.None, func() { s.editor.next(-1) })
	f.object = widgets.FillAbove(theme.Gap, form, widgets.Flow(0, next))
	return f
}

// enterLeaves keeps line breaks out of a field that wraps but holds one line.
func enterLeaves(e *fyne.KeyEvent) bool {
	return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
}

func (f *frameForm) write(field string, set func(*portfolio.Situation)) error {
	return f.screen.amend(text.SituationFramed(field, short(f.screen.editor.situation())), set)
}

func (f *frameForm) load(t *portfolio.Situation) {
	f.titleText.Load(t.Title)
	f.noteText.Load(t.Note)
	f.period.Load(t.Period)
	f.show(t)
}

func (f *frameForm) show(t *portfolio.Situation) {
	f.titleText.Show(t.Title)
	f.noteText.Show(t.Note)
	f.period.Show(t.Period)
	f.printed.SetTicked(t.InDossier)
	f.showExperiences(t)
}

func (f *frameForm) showExperiences(t *portfolio.Situation) {
	names, chosen := []string{text.SituationNoneExp}, 0
	f.ids = []portfolio.ID{""}
	for _, e := range f.screen.state.Experiences() {
		if e.ID == t.Experience {
			chosen = len(names)
		}
		f.ids = append(f.ids, e.ID)
		names = append(names, portfolio.Shorten(e.Name(), 72))
	}
	f.experience.SetOptions(names)
	f.experience.SetChosen(chosen)
	f.open.SetEnabled(chosen > 0)
}

func (f *frameForm) choose(index int) {
	id := f.ids[index]
	_ = f.write(text.SituationExperience, func(t *portfolio.Situation) { t.Experience = id })
	f.showExperiences(f.screen.editor.situation())
}
