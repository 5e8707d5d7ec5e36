package pieces

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// form is everything about one piece.
type form struct {
	screen   *Screen
	pictures *pictures
	object   *widgets.Scroll
	piece    portfolio.ID // the one shown, "" for none

	picture *canvas.Image
	facts   *widgets.Text
	given   *widgets.Text // the name of the file
	fault   *widgets.Notice
	standIn *widgets.Text
	open    *widgets.Button
	look    *widgets.Button
	replace *widgets.Button
	unstand *widgets.Button
	file    *fyne.Container // what concerns a stored file

	title, date, author, otherNature, url *widgets.LabeledEntry
	proves, note                          *widgets.LabeledEntry
	texts                                 []savedText // those fields, tied to the piece
	nature, experience                    *widgets.Choice
	secrecy                               *widgets.Segments
	inDossier                             *widgets.Check
	links                                 *fyne.Container
	link                                  *fyne.Container // stays: it may have the keyboard

	experiences []portfolio.ID // behind the answers of experience
	natures     []string       // behind those of nature
}

func newForm(s *Screen, p *pictures) *form {
	f := &form{screen: s, pictures: p, natures: portfolio.Natures()}
	f.makeFields()
	f.makeFile()
	remove := widgets.NewButton(widgets.Danger, text.Delete, icons.Trash, f.remove)
	erase := widgets.NewButton(widgets.Quiet, text.PieceErase, icons.None, func() { f.tell(f.screen.OnErase) })
	up := widgets.NewButton(widgets.Quiet, text.MoveUp, icons.Up, func() { f.shift(-1) })
	down := widgets.NewButton(widgets.Quiet, text.MoveDown, icons.Down, func() { f.shift(+1) })
	f.links = widgets.Column(theme.Tight)
	f.link = widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.PieceGoLink, icons.Link, func() {
		f.flush()
		call(f.screen.OnLink)
	}), widgets.NewButton(widgets.Quiet, text.PieceTick, icons.BoxTicked, func() { f.screen.list.tick(f.piece) }))
	f.object = widgets.NewScroll(widgets.Inset(theme.Gap, 0, widgets.Form(
		f.file, f.title, f.url,
		widgets.NewField(text.PieceNature, f.nature, ""), f.otherNature,
		widgets.FormRow(f.date, f.author),
		f.proves,
		widgets.NewField(text.PieceSecrecy, f.secrecy, text.PieceSecrecyDo),
		widgets.NewField(text.PieceExperience, f.experience, ""),
		f.inDossier,
		widgets.Card(text.PieceLinked, f.links),
		f.note,
		widgets.Flow(theme.Gap, up, down, remove, erase),
	)))
	f.object.Hide()
	return f
}

func (f *form) makeFile() {
	f.picture = canvas.NewImageFromResource(nil)
	f.picture.FillMode = canvas.ImageFillContain
	f.picture.SetMinSize(fyne.NewSize(150, 112))
	f.facts, f.given = widgets.NewText(widgets.Strong, ""), widgets.NewText(widgets.Caption, "")
	f.standIn = widgets.NewText(widgets.Body, "")
	f.fault = widgets.NewNotice(widgets.Warning, "")
	f.open = widgets.NewButton(widgets.Plain, text.PieceOpen, icons.Open, func() { f.tell(f.screen.OnOpen) })
	f.look = widgets.NewButton(widgets.Plain, text.PieceLook, icons.Book, func() { f.tell(f.screen.OnPreview) })
	f.replace = widgets.NewButton(widgets.Plain, text.PieceStandIn, icons.Page, func() { f.tell(f.screen.OnStandIn) })
	f.unstand = widgets.NewButton(widgets.Quiet, text.PieceNoStandIn, icons.Cross, func() {
		f.change(text.PieceNoStandIn, func(p *portfolio.Piece) { p.StandIn = nil })
	})
	f.file = widgets.Column(theme.Gap,
		widgets.BesideTop(theme.Space, 1, f.picture, widgets.Column(theme.Gap, widgets.Column(0, f.facts, f.given), f.standIn,
			widgets.Flow(theme.Gap, f.look, f.open, f.replace, f.unstand), widgets.NewText(widgets.Caption, text.PieceOpenHelp))),
		f.fault)
}

// savedText is a field that is typed into and what of a piece it shows.
type savedText struct {
	*autosave.Text
	of func(*portfolio.Piece) string
}

func (f *form) makeFields() {
	f.title = f.line(text.PieceTitle, text.PieceTitleHelp, func(p *portfolio.Piece) *string { return &p.Title })
	f.url = f.line(text.PieceURL, "", func(p *portfolio.Piece) *string { return &p.URL })
	f.url.Check = func(s string) string {
		if s == "" || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
			return ""
		}
		return text.PieceURLWrong
	}
	f.author = f.line(text.PieceAuthor, text.PieceAuthorHelp, func(p *portfolio.Piece) *string { return &p.Author })
	f.proves = f.lines(text.PieceProves, text.PieceProvesHelp, 3, func(p *portfolio.Piece) *string { return &p.Proves })
	f.note = f.lines(text.PrivateNote, "", 2, func(p *portfolio.Piece) *string { return &p.Note })
	f.makeNature()
	f.date = widgets.NewDateEntry(text.PieceDate, "", func(s string) bool { _, err := portfolio.ParseDate(s); return err == nil })
	f.keep(autosave.Date(f.date, func(d portfolio.Date) error {
		return f.change(text.PieceDate, func(p *portfolio.Piece) { p.Date = d })
	}), func(p *portfolio.Piece) string { return p.Date.Typed() })

	f.experience = widgets.NewChoice(nil, func(i int) {
		f.change(text.PieceExperience, func(p *portfolio.Piece) { p.Experience = f.experiences[i] })
	})
	var secrecies []string
	for _, c := range portfolio.Confidentialities() {
		secrecies = append(secrecies, string(c))
	}
	f.secrecy = widgets.NewSegments(secrecies, func(i int) {
		f.change(text.PieceSecrecy, func(p *portfolio.Piece) { p.Confidentiality = portfolio.Confidentialities()[i] })
	})
	f.inDossier = widgets.NewCheck(text.InDossier, func(on bool) {
		f.change(text.InDossier, func(p *portfolio.Piece) { p.InDossier = on })
	})
}

// makeNature offers the usual natures; the last one, "Autre", opens a field.
func (f *form) makeNature() {
	f.nature = widgets.NewChoice(f.natures, func(i int) {
		f.change(text.PieceNature, func(p *portfolio.Piece) { p.Nature = f.natures[i] })
	})
	f.nature.SetEmpty(text.PieceNatureNone)
	f.otherNature = widgets.NewLabeledEntry(text.PieceNatureElse, "")
	f.keep(autosave.Line(f.otherNature, func(s string) error {
		if s == "" {
			s = f.natures[len(f.natures)-1]
		}
		return f.change(text.PieceNature, func(p *portfolio.Piece) { p.Nature = s })
	}), func(p *portfolio.Piece) string {
		if slices.Contains(f.natures, p.Nature) {
			return ""
		}
		return p.Nature
	})
}

// line and lines make a field tied to one text of the piece.
func (f *form) line(label, help string, of func(*portfolio.Piece) *string) *widgets.LabeledEntry {
	e := widgets.NewLabeledEntry(label, help)
	f.keep(autosave.Line(e, f.saver(label, of)), func(p *portfolio.Piece) string { return *of(p) })
	return e
}

func (f *form) lines(label, help string, n int, of func(*portfolio.Piece) *string) *widgets.LabeledEntry {
	e := widgets.NewLabeledLines(label, help, n, portfolio.CleanPasted)
	f.keep(autosave.Lines(e, f.saver(label, of)), func(p *portfolio.Piece) string { return *of(p) })
	return e
}

func (f *form) saver(label string, of func(*portfolio.Piece) *string) func(string) error {
	return func(s string) error { return f.change(label, func(p *portfolio.Piece) { *of(p) = s }) }
}

func (f *form) keep(t *autosave.Text, of func(*portfolio.Piece) string) {
	f.texts = append(f.texts, savedText{t, of})
}

func (f *form) flush() {
	for _, t := range f.texts {
		t.Flush()
	}
}

// change changes the piece that is shown.
func (f *form) change(field string, set func(*portfolio.Piece)) error {
	old := f.screen.book.State().Piece(f.piece)
	if old == nil {
		return nil // it has gone while it was shown
	}
	p := *old
	set(&p)
	return f.screen.change(text.ChangePiece(field, p.Title), func(e *portfolio.Edit) error { return e.Put(&p) })
}

func (f *form) tell(to func(portfolio.ID)) {
	if to != nil && f.piece != "" {
		f.flush()
		to(f.piece)
	}
}

func (f *form) remove() {
	f.flush()
	state := f.screen.book.State()
	p := state.Piece(f.piece)
	if p == nil {
		return
	}
	said := marks.Gone(text.PieceRemoved(p.Title, len(state.LinksFrom(p.Ref()))), portfolio.Falls(state, p.Ref(), f.screen.book.Today()))
	err := f.screen.change(text.ChangePieceRemoved, func(e *portfolio.Edit) error { e.Remove(p.Ref()); return nil })
	if err == nil && f.screen.OnRemoved != nil {
		f.screen.OnRemoved(said)
	}
}

func (f *form) shift(by int) {
	f.flush()
	f.screen.change(text.ChangePieceMoved, func(e *portfolio.Edit) error {
		return e.Shift(portfolio.Ref{Kind: portfolio.KindPiece, ID: f.piece}, by)
	})
}

// askTitle puts the keyboard where the title goes.
func (f *form) askTitle() {
	if f.title.Text() == "" {
		f.title.SetHelp(text.PieceTitleAsk + " " + text.PieceTitleHelp)
		f.title.Focus()
	}
}

// show shows a piece. While it stays the same one, what is being typed and the
// cursor are left alone.
func (f *form) show(state *portfolio.State, id portfolio.ID) {
	p := state.Piece(id)
	if p == nil {
		f.piece = ""
		f.object.Hide()
		return
	}
	show := func(t *autosave.Text, said string) { t.Show(said) }
	if f.piece != id {
		show = (*autosave.Text).Load
		f.title.SetHelp(text.PieceTitleHelp)
		f.object.ToTop()
	}
	f.piece = id
	for _, t := range f.texts {
		show(t.Text, t.of(p))
	}
	f.showNature(p)
	f.secrecy.SetChosen(slices.Index(portfolio.Confidentialities(), p.Confidentiality))
	f.inDossier.SetTicked(p.InDossier)
	f.showExperiences(state, p)
	f.showFile(p)
	f.showLinks(state, p)
	f.object.Show()
	f.object.Relayout()
}

// showNature shows the field for another nature when it is one.
func (f *form) showNature(p *portfolio.Piece) {
	other := len(f.natures) - 1
	at := slices.Index(f.natures, p.Nature)
	if at < 0 && p.Nature != "" {
		at = other
	}
	f.nature.SetChosen(at)
	f.otherNature.Hidden = at != other
}

func (f *form) showExperiences(state *portfolio.State, p *portfolio.Piece) {
	f.experiences = []portfolio.ID{""}
	names := []string{text.PieceNoPost}
	for _, x := range state.Experiences() {
		f.experiences = append(f.experiences, x.ID)
		names = append(names, x.Name())
	}
	f.experience.SetOptions(names)
	f.experience.SetChosen(max(0, slices.Index(f.experiences, p.Experience)))
}

func (f *form) showFile(p *portfolio.Piece) {
	if p.Genre == portfolio.GenreURL {
		f.file.Hide()
		f.url.Show()
		return
	}
	f.url.Hide()
	f.file.Show()
	f.picture.Resource = f.pictures.of(p)
	f.picture.Refresh()
	f.standIn.Hide()
	f.unstand.Hide()
	f.fault.Hide()
	f.replace.Hide()
	if p.File == nil {
		return
	}
	f.facts.SetText(facts(p.File))
	f.given.SetText(text.PieceGivenName(p.File.Name))
	f.look.Hidden = !showable(p.Attached().Media)
	switch {
	case p.StandIn != nil:
		f.standIn.SetText(text.PieceStandsIn + facts(p.StandIn) + ".")
		f.standIn.Show()
		f.unstand.Show()
	case p.File.Fault != "":
		f.fault.Set(widgets.Warning, text.PieceFault(string(p.File.Fault), p.File.Media))
		f.fault.Show()
		f.replace.Show()
	}
}

// showable reports whether the window shows files of a kind.
func showable(media string) bool {
	return media == "application/pdf" || media == "image/jpeg" || media == "image/png"
}

func facts(file *portfolio.File) string {
	return text.FileFacts(file.Media, file.Pages, file.Width, file.Height, file.Size)
}

func (f *form) showLinks(state *portfolio.State, p *portfolio.Piece) {
	f.links.RemoveAll()
	links := state.LinksFrom(p.Ref())
	if len(links) == 0 {
		f.links.Add(widgets.NewText(widgets.Secondary, text.PieceUnlinked))
	}
	coverage := portfolio.Cover(state, f.screen.book.Today())
	for _, l := range links {
		c := coverage.Indicator(l.Indicator)
		if c == nil {
			continue
		}
		mark, _ := marks.Of(c)
		if state.Suspect(l) {
			mark = widgets.MarkAgain
		}
		f.links.Add(widgets.NewRow(widgets.BesideTop(theme.Gap, 1, widgets.NewStateMark(mark, ""),
			widgets.Column(2, widgets.NewText(widgets.Body, l.Indicator+"\u2002"+c.Indicator.Text),
				widgets.NewText(widgets.Caption, l.Justification))), func() {
			f.flush()
			if f.screen.OnIndicator != nil {
				f.screen.OnIndicator(l.Indicator)
			}
		}))
	}
	if said := text.WouldFall(marks.Fell(portfolio.Falls(state, p.Ref(), f.screen.book.Today()))); said != "" {
		f.links.Add(widgets.NewText(widgets.Caption, said))
	}
	f.showAgain(state, p)
	f.links.Add(f.link)
}
