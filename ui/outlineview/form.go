package outlineview

import (
	"strings"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// form is the right side: the part that is open.
type form struct {
	screen *Screen
	object fyne.CanvasObject
	scroll *widgets.Scroll

	kind, does *widgets.Text
	title      *widgets.LabeledEntry
	titleText  *autosave.Text
	printed    *widgets.Check
	omissions  *widgets.Panel
	boxes      *fyne.Container
	what       []portfolio.Omission // of the boxes

	advice, intro, argument *adviceForm
	begin                   *widgets.LabeledEntry // text to begin with
	beginText               *autosave.Text
	texts                   *fyne.Container // what concerns a text of the candidate
	competences             *fyne.Container // what concerns those of compétences
	kept                    autosave.Set
}

func newForm(s *Screen) *form {
	f := &form{screen: s, kind: widgets.NewText(widgets.Subheading, ""), does: widgets.NewText(widgets.Secondary, "")}
	f.title = widgets.NewLabeledEntry(text.OutlineHeading, "")
	f.title.Check = func(typed string) string {
		if strings.TrimSpace(typed) == "" {
			return text.OutlineHeadingBlank
		}
		return ""
	}
	f.titleText = autosave.Line(f.title, func(typed string) error {
		return s.amendPart(func(p *portfolio.Part) { p.Title = typed })
	})
	f.printed = widgets.NewCheck(text.OutlinePrints, func(on bool) {
		f.kept.Settle()
		_ = s.amendPart(func(p *portfolio.Part) { p.Unprinted = !on })
	})
	f.boxes = widgets.Column(theme.Tight)
	f.omissions = widgets.Card(text.OutlinePrintsWhat, f.boxes)
	f.advice = newAdviceForm(s, text.OutlineAdvice, func(p *portfolio.Part) *portfolio.Advice { return &p.Advice })
	f.intro = newAdviceForm(s, text.OutlineIntro, func(p *portfolio.Part) *portfolio.Advice { return &p.Intro })
	f.argument = newAdviceForm(s, text.OutlineArgument, func(p *portfolio.Part) *portfolio.Advice { return &p.Argument })
	f.begin = widgets.NewLabeledLines(text.OutlineDefault, "", 4, portfolio.CleanPasted)
	f.begin.SetPlaceholder(text.OutlineDefaultHint)
	f.beginText = autosave.Lines(f.begin, func(typed string) error {
		return s.amendPart(func(p *portfolio.Part) { p.Default = typed })
	})
	write := widgets.NewButton(widgets.Plain, text.OutlineWrite, icons.None, func() {
		s.Flush()
		if s.OnSection != nil {
			s.OnSection(portfolio.ID(s.current))
		}
	})
	f.texts = widgets.Column(theme.Space, f.advice.object, widgets.Card("", f.begin), widgets.Flow(theme.Gap, write))
	f.competences = widgets.Column(theme.Space, f.intro.object, f.argument.object)
	f.kept = autosave.Set{f.titleText, f.advice, f.intro, f.argument, f.beginText}
	f.scroll = widgets.NewScroll(widgets.Readable(widgets.Column(theme.Space,
		widgets.Column(theme.Tight, f.kind, f.does), widgets.Card("", f.title, f.printed),
		f.omissions, f.texts, f.competences)))
	f.object = widgets.Inset(theme.Gap, 0, f.scroll)
	return f
}

// load shows another part.
func (f *form) load() {
	p := f.screen.part()
	f.titleText.Load(p.Title)
	f.beginText.Load(p.Default)
	f.makeBoxes(p)
	for _, a := range []*adviceForm{f.advice, f.intro, f.argument} {
		a.show(p, (*autosave.Text).Load)
	}
	f.show()
	f.scroll.ToTop()
}

// makeBoxes makes a box for each thing that the part may leave out.
func (f *form) makeBoxes(p *portfolio.Part) {
	f.what = p.Kind.Omissions()
	f.boxes.RemoveAll()
	for _, what := range f.what {
		f.boxes.Add(widgets.NewCheck(text.OutlineOmission(string(p.Kind), string(what)), func(on bool) {
			f.kept.Settle()
			_ = f.screen.amendPart(func(p *portfolio.Part) { omit(p, what, !on) })
		}))
	}
}

// omit leaves something out of a part, or no longer. What is left out stands in
// the order in which it is offered, so that the same choice is the same file.
func omit(p *portfolio.Part, what portfolio.Omission, on bool) {
	var without []portfolio.Omission
	for _, o := range p.Kind.Omissions() {
		if o == what && on || o != what && !p.Prints(o) {
			without = append(without, o)
		}
	}
	p.Without = without
}

// show shows the part as it is now.
func (f *form) show() {
	p := f.screen.part()
	f.kind.SetText(text.OutlineKind(string(p.Kind)))
	f.does.SetText(text.OutlineDoes(string(p.Kind)))
	f.titleText.Show(p.Title)
	f.beginText.Show(p.Default)
	f.title.SetHelp("")
	if p.Kind == portfolio.PartTitle {
		f.title.SetHelp(text.OutlineHeadingTitle)
	}
	f.printed.SetTicked(!p.Unprinted)
	for i, what := range f.what {
		f.boxes.Objects[i].(*widgets.Check).SetTicked(p.Prints(what))
	}
	for _, a := range []*adviceForm{f.advice, f.intro, f.argument} {
		a.show(p, func(t *autosave.Text, said string) { t.Show(said) })
	}
	f.omissions.Hidden = len(f.what) == 0 || p.Unprinted
	f.texts.Hidden = !p.Kind.Written()
	f.competences.Hidden = p.Kind != portfolio.PartCompetences
	f.object.Refresh()
	f.scroll.Relayout()
}
