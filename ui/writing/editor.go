package writing

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/chooser"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// editor is the right side: the text that is open, how to write it, and in the
// margin its material.
type editor struct {
	screen   *Screen
	object   fyne.CanvasObject
	title    *widgets.Text
	prompt   *widgets.Text
	left     *widgets.Notice
	stray    *widgets.Notice
	editor   *widgets.Editor
	text     *autosave.Text
	printed  *widgets.Check
	note     *widgets.LabeledEntry
	noteText *autosave.Text
	material *material
	margin   *widgets.Scroll
	kept     autosave.Set
}

func newEditor(s *Screen) *editor {
	e := &editor{screen: s, title: widgets.NewText(widgets.Subheading, ""), prompt: widgets.NewText(widgets.Secondary, ""),
		left: widgets.NewNotice(widgets.Info, ""), material: newMaterial(s)}
	e.stray = widgets.NewNotice(widgets.Info, text.WritingStray,
		widgets.NewButton(widgets.Plain, text.WritingPutBack, icons.None, e.putBack))
	e.editor = widgets.NewEditor(widgets.EditorOptions{Clean: portfolio.CleanPasted, Count: portfolio.Words, Rows: 5})
	e.text = autosave.Editor(e.editor, func(written string) error {
		spec := e.spec()
		return s.amend(spec.ID, text.WritingWritten(short(spec)), func(t *portfolio.Section) { t.Text = written })
	})
	e.editor.OnTyped = func(written string) {
		spec := e.spec()
		s.list.rows[spec.ID].measure(spec, portfolio.Words(written), e.printed.Ticked())
	}
	e.printed = widgets.NewCheck(text.InDossier, func(on bool) {
		s.Flush()
		spec := e.spec()
		_ = s.amend(spec.ID, text.WritingPrinted(short(spec), on), func(t *portfolio.Section) { t.InDossier = on })
		e.show()
	})
	e.note = widgets.NewLabeledLines(text.PrivateNote, "", 3, portfolio.CleanPasted)
	e.note.SetPlaceholder(text.WritingNoteHint)
	e.noteText = autosave.Lines(e.note, func(written string) error {
		spec := e.spec()
		return s.amend(spec.ID, text.WritingNoted(short(spec)), func(t *portfolio.Section) { t.Note = written })
	})
	e.kept = autosave.Set{e.text, e.noteText}
	e.object = e.compose()
	return e
}

// compose puts the parts in reading order.
func (e *editor) compose() fyne.CanvasObject {
	insert := widgets.NewButton(widgets.Plain, text.InsertReference, icons.None, e.insertReference)
	copyOut := widgets.NewButton(widgets.Plain, text.CopyForProofing, icons.None, func() {
		widgets.CopyText(e.screen.state.PlainText(e.editor.Text()))
		e.screen.tell(text.Copied, false)
	})
	writing := widgets.FillAbove(theme.Gap,
		widgets.Fill(theme.Gap, widgets.Column(theme.Gap, e.left, e.stray, e.prompt), e.editor),
		widgets.Flow(theme.Gap, insert, copyOut))
	e.margin = widgets.NewScroll(widgets.Column(theme.Space, e.printed, e.material.object, e.note))
	return widgets.Fill(theme.Gap, e.title, widgets.WithMargin(writing, e.margin))
}

func (e *editor) spec() portfolio.SectionSpec {
	spec, _ := e.screen.spec(e.screen.current)
	return spec
}

// load shows another text.
func (e *editor) load() {
	spec := e.spec()
	section := e.screen.state.Section(spec.ID)
	e.text.Load(section.Text)
	e.noteText.Load(section.Note)
	e.editor.SetAdvice(spec.MinWords, spec.MaxWords)
	e.title.SetText(full(spec))
	e.prompt.SetText(spec.Prompt)
	e.prompt.Hidden = spec.Prompt == ""
	e.show()
	e.margin.ToTop()
}

// show shows the open text as it is now.
func (e *editor) show() {
	spec := e.spec()
	section := e.screen.state.Section(spec.ID)
	e.text.Show(section.Text)
	e.noteText.Show(section.Note)
	e.printed.SetTicked(section.InDossier)
	e.stray.Hidden = spec.Part != ""
	e.left.Hidden = spec.Block == "" || spec.Part == "" || e.screen.state.Aimed(spec.Block)
	if !e.left.Hidden {
		e.left.Set(widgets.Info, text.WritingLeft(string(e.screen.state.Block(spec.Block).Status)))
	}
	e.material.show(spec)
	e.object.Refresh()
	e.margin.Relayout()
}

// putBack gives the text a part again.
func (e *editor) putBack() {
	s := e.screen
	s.Flush()
	err := s.book.Change(text.ChangeOutlineAdded(short(e.spec())), func(edit *portfolio.Edit) error {
		stray, ok := edit.State().Stray(s.current)
		if !ok {
			return nil
		}
		return edit.SetOutline(edit.State().OutlineWith(stray))
	})
	if err != nil && s.OnError != nil {
		s.OnError(err)
	}
}

func (e *editor) insertReference() {
	e.screen.Flush()
	chooser.Reference(e.screen.page, e.screen.state, portfolio.Ref{Kind: portfolio.KindSection, ID: e.screen.current}, e.cite)
}

// cite puts a living reference at the cursor.
func (e *editor) cite(r portfolio.Reference) {
	e.editor.Insert(r.String())
	e.editor.Focus()
}
