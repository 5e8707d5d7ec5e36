package situations

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/chooser"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// The tabs: the frame, one for each of the six texts, then the whole story.
const tabFrame = 0

func tabOfPart(part int) int { return part + 1 }
func tabReread() int         { return len(portfolio.SituationParts()) + 1 }

// editor is the right side: the situation that is open.
type editor struct {
	screen *Screen
	object fyne.CanvasObject
	title  *widgets.Text
	counts *widgets.Text
	tabs   *widgets.Tabs
	stack  *fyne.Container
	frame  *frameForm
	parts  []*partEditor
	whole  *reading
	links  *links
	kept   autosave.Set
}

// partEditor is the editor of one of the six texts. It takes its text only when
// its tab is opened: breaking six long texts into lines at every step through
// the list would make the steps slow.
type partEditor struct {
	part   portfolio.SituationPart
	editor *widgets.Editor
	text   *autosave.Text
	object fyne.CanvasObject
	loaded bool
	known  string // what is kept, while it is not loaded
}

// load makes the editor hold the text that is kept.
func (p *partEditor) load() {
	if !p.loaded {
		p.text.Load(p.known)
		p.loaded = true
	}
}

// show shows the text that is kept now, and reports whether it is another one.
func (p *partEditor) show(kept string) (changed bool) {
	if p.loaded {
		return p.text.Show(kept)
	}
	changed = p.known != kept
	p.known = kept
	return changed
}

// words counts the words, those that are being typed too.
func (p *partEditor) words() int {
	if p.loaded {
		return portfolio.Words(p.editor.Text())
	}
	return portfolio.Words(p.known)
}

func newEditor(s *Screen) *editor {
	e := &editor{screen: s, title: widgets.NewText(widgets.Subheading, "").Lines(1), counts: widgets.NewText(widgets.Caption, "").Lines(1), links: newLinks(s)}
	e.frame = newFrameForm(s)
	e.whole = newReading(s)
	names := []string{text.SituationFrame}
	e.stack = container.NewStack(e.frame.object)
	for i, part := range portfolio.SituationParts() {
		e.parts = append(e.parts, e.newPart(i, part))
		names = append(names, part.Title)
		e.stack.Add(e.parts[i].object)
		e.kept = append(e.kept, e.parts[i].text)
	}
	names = append(names, text.SituationReread)
	e.kept = append(e.kept, e.frame.titleText, e.frame.noteText, e.frame.period)
	e.stack.Add(e.whole.object)
	e.tabs = widgets.NewTabs(names, e.openTab)
	beside := widgets.WithMargin(e.stack, e.links.object)
	e.object = widgets.Fill(theme.Gap, widgets.Column(theme.Gap, widgets.Column(1, e.title, e.counts), e.tabs), beside)
	e.tabs.SetOpen(tabOfPart(0))
	e.openTab(tabOfPart(0))
	return e
}

func (e *editor) newPart(index int, part portfolio.SituationPart) *partEditor {
	p := &partEditor{part: part, editor: widgets.NewEditor(widgets.EditorOptions{
		Clean: portfolio.CleanPasted, Count: portfolio.Words, Rows: 5})}
	p.text = autosave.Editor(p.editor, func(written string) error { return e.write(part, written) })
	p.editor.OnTyped = func(string) { e.count() }
	insert := widgets.NewButton(widgets.Plain, text.InsertReference, icons.None, func() { e.insertReference(p) })
	copyOut := widgets.NewButton(widgets.Plain, text.CopyForProofing, icons.None, func() { e.copy(p.editor.Text()) })
	next := widgets.NewButton(widgets.Plain, text.SituationNextPart, icons.None, func() { e.next(index) })
	p.object = widgets.FillAbove(theme.Gap, widgets.Fill(theme.Gap, widgets.NewText(widgets.Secondary, text.SituationGuide(part.Field)), p.editor),
		widgets.Flow(theme.Gap, next, insert, copyOut))
	return p
}

// openTab shows one tab.
func (e *editor) openTab(index int) {
	if e.tabs.Open() != index {
		e.tabs.SetOpen(index)
	}
	if part := index - tabOfPart(0); part >= 0 && part < len(e.parts) {
		e.parts[part].load()
	}
	for i, o := range e.stack.Objects {
		o.Hide()
		if i == index {
			o.Show()
		}
	}
	if index == tabReread() {
		e.screen.Flush()
		e.whole.show()
	}
	e.stack.Refresh()
}

// focus gives the keyboard to what the open tab is for.
func (e *editor) focus() {
	switch open := e.tabs.Open(); open {
	case tabFrame:
		e.frame.title.Focus()
	case tabReread():
		e.tabs.Focus()
	default:
		e.parts[open-tabOfPart(0)].editor.Focus()
	}
}

// next goes to the text after one of the six (-1 is before the first), or to the
// whole story.
func (e *editor) next(part int) {
	e.kept.Flush()
	e.openTab(tabOfPart(part) + 1)
	if part+1 < len(e.parts) {
		e.parts[part+1].editor.Focus()
		return
	}
	e.tabs.Focus()
}

// load shows another situation.
func (e *editor) load() {
	t := e.situation()
	e.links.writing = false
	for _, p := range e.parts {
		p.loaded, p.known = false, *p.part.Of(t)
	}
	e.frame.load(t)
	open := e.tabs.Open()
	if t.Title == "" && t.Words() == 0 {
		open = tabFrame
	}
	e.openTab(open)
	e.show()
}

// show shows the open situation as it is now.
func (e *editor) show() {
	t := e.situation()
	changed := -1
	for i, p := range e.parts {
		if p.show(*p.part.Of(t)) {
			changed = i
		}
	}
	e.frame.show(t)
	e.links.show()
	if e.tabs.Open() == tabReread() {
		e.whole.show()
	}
	e.title.SetText(titleOf(t))
	e.count()
	if changed >= 0 && e.tabs.Open() != tabReread() {
		e.openTab(tabOfPart(changed)) // an undo shows what it has done
	}
	e.object.Refresh()
}

// situation is the open situation; an empty one where there is none.
func (e *editor) situation() *portfolio.Situation {
	if t := e.screen.situation(); t != nil {
		return t
	}
	return &portfolio.Situation{}
}

// count writes the numbers of words as they are being typed.
func (e *editor) count() {
	total := 0
	for i, p := range e.parts {
		words := p.words()
		total += words
		note := text.SituationEmptyNote
		if words > 0 {
			note = text.Words(words)
		}
		e.tabs.SetNote(tabOfPart(i), note)
	}
	e.counts.SetText(summary(e.screen.state, e.situation(), total))
}

// summary is the line under the title: how long, when, and whether printed.
func summary(state *portfolio.State, t *portfolio.Situation, words int) string {
	said := text.Words(words)
	if when := t.Period.French(); when != "" {
		said += " · " + when
	}
	if experience := state.Experience(t.Experience); experience != nil {
		said += " · " + experience.Name()
	}
	if !t.InDossier {
		said += " · " + text.SituationNotPrinted
	}
	return said
}

// write saves one of the six texts.
func (e *editor) write(part portfolio.SituationPart, written string) error {
	return e.screen.amend(text.SituationWritten(part.Title, short(e.situation())), func(t *portfolio.Situation) {
		*part.Of(t) = written
	})
}

// amend changes the open situation.
func (s *Screen) amend(label string, set func(*portfolio.Situation)) error {
	id := s.current
	s.editor.links.hold()
	return s.change(label, func(e *portfolio.Edit) error {
		t := e.State().Situation(id)
		if t == nil {
			return portfolio.ErrNotFound
		}
		changed := *t
		set(&changed)
		return e.Put(&changed)
	})
}

func (e *editor) insertReference(p *partEditor) {
	e.kept.Flush()
	chooser.Reference(e.screen.page, e.screen.state, e.situation().Ref(), func(r portfolio.Reference) {
		p.editor.Insert(r.String())
		p.editor.Focus()
	})
}

func (e *editor) copy(written string) {
	widgets.CopyText(e.screen.state.PlainText(written))
	e.screen.tell(text.Copied, false)
}
