package feasibilityview

import (
	"slices"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/export/feasibility"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// blockForm is the right side for a block: the answer and its comment, and in
// the margin what the repérage says.
type blockForm struct {
	screen    *Screen
	object    fyne.CanvasObject
	title     *widgets.Text
	left      *widgets.Notice // the block is not asked for
	answers   *widgets.Segments
	hint      *widgets.Text
	take      *widgets.Button // answers as the repérage suggests
	suggested *fyne.Container // around it
	assess    *widgets.Button // goes to the repérage
	editor    *widgets.Editor
	text      *autosave.Text
	counter   *widgets.Measured
	draft     *widgets.Button
	margin    *widgets.Scroll
	own       *fyne.Container // the repérage of the compétences
}

func newBlockForm(s *Screen) *blockForm {
	f := &blockForm{screen: s, title: widgets.NewText(widgets.Subheading, ""), left: widgets.NewNotice(widgets.Info, ""),
		hint: widgets.NewText(widgets.Secondary, ""), counter: widgets.NewMeasured(), own: widgets.Column(theme.Gap)}
	var words []string
	for _, a := range portfolio.ExercisedAnswers() {
		words = append(words, string(a))
	}
	f.answers = widgets.NewSegments(words, f.choose).Letters('o', 'p', 'n').Clearable()
	f.take = widgets.NewButton(widgets.Quiet, text.FeasibilityTake, icons.None, func() {
		f.choose(slices.Index(portfolio.ExercisedAnswers(), s.answer().Hint.Answer))
	})
	f.assess = widgets.NewButton(widgets.Quiet, text.FeasibilityAssess, icons.None, func() {
		s.Flush()
		if a := s.answer(); s.OnAssess != nil && a != nil {
			s.OnAssess(a.Block.Competences[0].Code)
		}
	})
	f.editor = widgets.NewEditor(widgets.EditorOptions{Clean: portfolio.CleanPasted, Rows: 4,
		Placeholder: text.FeasibilityCommentDo})
	f.text = autosave.Editor(f.editor, func(written string) error {
		return s.amend(text.ChangeFeasibilityComment(f.short()), func(a *portfolio.Feasibility) { a.Comment = written })
	})
	f.editor.OnTyped = f.measure
	f.object = f.compose()
	return f
}

// compose puts the parts in reading order.
func (f *blockForm) compose() fyne.CanvasObject {
	s := f.screen
	f.draft = widgets.NewButton(widgets.Plain, text.FeasibilityDraft, icons.None, f.prepare)
	copyOut := widgets.NewButton(widgets.Plain, text.FeasibilityCopyAll, icons.Copy, func() {
		s.Flush()
		s.copied(f.editor.Text())
	})
	f.suggested = widgets.QuietRow(f.take)
	upper := widgets.Column(theme.Gap, f.left, widgets.NewText(widgets.Strong, text.FeasibilityQuestion), f.answers,
		f.hint, f.suggested)
	writing := widgets.FillAbove(theme.Gap, widgets.Fill(theme.Gap, upper, f.editor),
		widgets.Column(theme.Gap, f.counter, widgets.Flow(theme.Gap, copyOut)))
	f.margin = widgets.NewScroll(widgets.Column(theme.Gap,
		widgets.NewText(widgets.Subheading, text.FeasibilityCareer),
		widgets.Flow(theme.Gap, f.draft), widgets.NewText(widgets.Caption, text.FeasibilityDraftDo),
		f.own, widgets.QuietRow(f.assess),
		widgets.NewText(widgets.Caption, text.FeasibilityDiffers)))
	return widgets.Fill(theme.Gap, f.title, widgets.WithMargin(writing, f.margin))
}

// short is the name of the block as the names of changes carry it.
func (f *blockForm) short() string {
	if b := f.screen.state.Framework.Block(string(f.screen.current.ID)); b != nil {
		return b.Short()
	}
	return ""
}

// choose keeps an answer; -1 takes it back.
func (f *blockForm) choose(index int) {
	f.screen.Flush()
	label, answer := text.ChangeFeasibilityCleared(f.short()), portfolio.Exercised("")
	if index >= 0 {
		answer = portfolio.ExercisedAnswers()[index]
		label = text.ChangeFeasibilityAnswer(f.short(), string(answer))
	}
	if f.screen.amend(label, func(a *portfolio.Feasibility) { a.Answer = answer }) != nil {
		f.show()
	}
}

// prepare writes into the comment what the portfolio says of the block, behind
// what is there.
func (f *blockForm) prepare() {
	s := f.screen
	s.Flush()
	draft := feasibility.Draft(s.state, s.answer().Block)
	if draft == "" {
		s.tell(text.FeasibilityNothing, false)
		return
	}
	if written := s.answer().Comment; written != "" {
		draft = written + "\n\n" + draft
	}
	_ = s.amend(text.ChangeFeasibilityComment(f.short()), func(a *portfolio.Feasibility) { a.Comment = draft })
	f.editor.Focus()
}

// measure counts the comment while it is typed.
func (f *blockForm) measure(written string) {
	n := portfolio.CommentLength(written)
	f.counter.Set(n, 0, portfolio.MaxComment, text.FeasibilityCounter(n, portfolio.MaxComment))
	f.draft.SetText(text.FeasibilityDraft)
	if n > 0 {
		f.draft.SetText(text.FeasibilityDraftMore)
	}
}

// load shows another block.
func (f *blockForm) load() {
	a := f.screen.answer()
	f.title.SetText(a.Block.Name())
	f.text.Load(a.Comment)
	f.show()
	f.margin.ToTop()
}

// show shows the answer as it is now.
func (f *blockForm) show() {
	a := f.screen.answer()
	f.left.Hidden = a.Asked()
	f.left.Set(widgets.Info, text.FeasibilityLeft(string(a.Status)))
	f.answers.SetChosen(slices.Index(portfolio.ExercisedAnswers(), a.Answer))
	f.text.Show(a.Comment)
	f.hint.SetText(text.FeasibilityHintNone)
	if h := a.Hint; h.Answer != "" {
		f.hint.SetText(text.FeasibilityHint(string(h.Answer), h.Yes, h.Partly, h.No, h.Open))
	}
	f.suggested.Hidden = a.Hint.Answer == "" || a.Answer != ""
	f.assess.Hidden = len(a.Hint.Open) == 0
	f.measure(f.editor.Text())
	f.showOwn(a)
	f.object.Refresh()
	f.margin.Relayout()
}

// showOwn lists what the repérage says of the compétences.
func (f *blockForm) showOwn(a *feasibility.Answer) {
	f.own.RemoveAll()
	for _, k := range a.Block.Competences {
		own := f.screen.state.SelfAssessment(k.Code)
		said := string(own.Answer)
		if said == "" {
			said = text.FeasibilityNoAnswer
		}
		if own.Line != "" {
			said += " · " + own.Line
		}
		answer := widgets.NewText(widgets.Secondary, said)
		if own.Answer != "" {
			answer.SetColor(ftheme.ColorNameForeground)
		}
		f.own.Add(widgets.Card("", widgets.NewText(widgets.Caption, k.Code+"\u2002"+k.Title), answer))
	}
}
