package pieces

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
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
	fault   *widgets.Notice
	standIn *widgets.Text
	open    *widgets.Button
	replace *widgets.Button
	unstand *widgets.Button
	file    *fyne.Container // what concerns a stored file

	title, date, author, otherNature, url *widgets.LabeledEntry
	proves, note                          *widgets.LabeledEntry
	nature, experience                    *widgets.Choice
	secrecy                               *widgets.Segments
	inDossier                             *widgets.Check
	links                                 *fyne.Container

	experiences []portfolio.ID // behind the answers of experience
	natures     []string       // behind those of nature
}

func newForm(s *Screen, p *pictures) *form {
	f := &form{screen: s, pictures: p, natures: portfolio.Natures()}
	f.makeFields()
	f.makeFile()
	remove := widgets.NewButton(widgets.Danger, text.Delete, icons.Trash, f.remove)
	up := widgets.NewButton(widgets.Quiet, text.MoveUp, icons.Up, func() { f.shift(-1) })
	down := widgets.NewButton(widgets.Quiet, text.MoveDown, icons.Down, func() { f.shift(+1) })
	f.links = widgets.Column(theme.Tight)
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
		widgets.Flow(theme.Gap, up, down, remove),
	)))
	f.object.Hide()
	return f
}

func (f *form) makeFile() {
	f.picture = canvas.NewImageFromResource(nil)
	f.picture.FillMode = canvas.ImageFillContain
	f.picture.SetMinSize(fyne.NewSize(150, 112))
	f.facts = widgets.NewText(widgets.Strong, "")
	f.standIn = widgets.NewText(widgets.Body, "")
	f.fault = widgets.NewNotice(widgets.Warning, "")
	f.open = widgets.NewButton(widgets.Plain, text.PieceOpen, icons.Open, func() { f.tell(f.screen.OnOpen) })
	f.replace = widgets.NewButton(widgets.Plain, text.PieceStandIn, icons.Page, func() { f.tell(f.screen.OnStandIn) })
	f.unstand = widgets.NewButton(widgets.Quiet, text.PieceNoStandIn, icons.Cross, func() {
		f.change(text.PieceNoStandIn, func(p *portfolio.Piece) { p.StandIn = nil })
	})
	f.file = widgets.Column(theme.Gap,
		widgets.BesideTop(theme.Space, 1, f.picture, widgets.Column(theme.Gap, f.facts, f.standIn,
			widgets.Flow(theme.Gap, f.open, f.replace, f.unstand), widgets.NewText(widgets.Caption, text.PieceOpenHelp))),
		f.fault)
}

func (f *form) makeFields() {
	f.title = f.entry(text.PieceTitle, text.PieceTitleHelp, func(p *portfolio.Piece, s string) { p.Title = s })
	f.url = f.entry(text.PieceURL, "", func(p *portfolio.Piece, s string) { p.URL = s })
	f.url.Check = func(s string) string {
		if s == "" || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
			return ""
		}
		return text.PieceURLWrong
	}
	f.author = f.entry(text.PieceAuthor, text.PieceAuthorHelp, func(p *portfolio.Piece, s string) { p.Author = s })
	f.otherNature = f.entry(text.PieceNatureElse, "", func(p *portfolio.Piece, s string) { p.Nature = s })
	f.date = widgets.NewDateEntry(text.PieceDate, "", func(s string) bool { _, err := portfolio.ParseDate(s); return err == nil })
	f.saves(f.date, text.PieceDate, func(p *portfolio.Piece, s string) { p.Date, _ = portfolio.ParseDate(s) })
	f.proves = widgets.NewLabeledLines(text.PieceProves, text.PieceProvesHelp, 3, portfolio.CleanPasted)
	f.saves(f.proves, text.PieceProves, func(p *portfolio.Piece, s string) { p.Proves = s })
	f.note = widgets.NewLabeledLines(text.PrivateNote, "", 2, portfolio.CleanPasted)
	f.saves(f.note, text.PrivateNote, func(p *portfolio.Piece, s string) { p.Note = s })

	f.nature = widgets.NewChoice(f.natures, func(i int) {
		f.change(text.PieceNature, func(p *portfolio.Piece) { p.Nature = f.natures[i] })
	})
	f.nature.SetEmpty(text.PieceNatureNone)
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

// entry makes a field of one line that saves itself when the person pauses.
func (f *form) entry(label, help string, set func(*portfolio.Piece, string)) *widgets.LabeledEntry {
	e := widgets.NewLabeledEntry(label, help)
	f.saves(e, label, set)
	return e
}

func (f *form) saves(e *widgets.LabeledEntry, field string, set func(*portfolio.Piece, string)) {
	e.OnPause = func(s string) { f.change(field, func(p *portfolio.Piece) { set(p, s) }) }
}

// entries lists the fields that are typed into, in reading order.
func (f *form) entries() []*widgets.LabeledEntry {
	return []*widgets.LabeledEntry{f.title, f.url, f.otherNature, f.date, f.author, f.proves, f.note}
}

func (f *form) flush() {
	for _, e := range f.entries() {
		e.Flush()
	}
}

// change changes the piece that is shown.
func (f *form) change(field string, set func(*portfolio.Piece)) {
	old := f.screen.book.State().Piece(f.piece)
	if old == nil {
		return
	}
	p := *old
	set(&p)
	f.screen.change(text.ChangePiece(field, p.Title), func(e *portfolio.Edit) error { return e.Put(&p) })
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
	said := text.PieceRemoved(p.Title, len(state.LinksFrom(p.Ref())))
	if f.screen.change(text.ChangePieceRemoved, func(e *portfolio.Edit) error { e.Remove(p.Ref()); return nil }) && f.screen.OnRemoved != nil {
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
	fill := (*widgets.LabeledEntry).SetText
	if f.piece != id {
		fill = (*widgets.LabeledEntry).Load
		f.title.SetHelp(text.PieceTitleHelp)
		f.object.ToTop()
	}
	f.piece = id
	fill(f.title, p.Title)
	fill(f.url, p.URL)
	fill(f.date, p.Date.Typed())
	fill(f.author, p.Author)
	fill(f.proves, p.Proves)
	fill(f.note, p.Note)
	f.showNature(p, fill)
	f.secrecy.SetChosen(slices.Index(portfolio.Confidentialities(), p.Confidentiality))
	f.inDossier.SetTicked(p.InDossier)
	f.showExperiences(state, p)
	f.showFile(p)
	f.showLinks(state, p)
	f.object.Show()
	f.object.Relayout()
}

// showNature offers the usual natures, and a field of its own for another.
func (f *form) showNature(p *portfolio.Piece, fill func(*widgets.LabeledEntry, string)) {
	other := len(f.natures) - 1
	at := slices.Index(f.natures, p.Nature)
	if at < 0 && p.Nature != "" {
		at = other
	}
	f.nature.SetChosen(at)
	if at != other {
		f.otherNature.Hide()
		return
	}
	said := p.Nature
	if said == f.natures[other] {
		said = ""
	}
	fill(f.otherNature, said)
	f.otherNature.Show()
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

func facts(file *portfolio.File) string {
	return text.FileFacts(file.Media, file.Pages, file.Width, file.Height, file.Size)
}

func (f *form) showLinks(state *portfolio.State, p *portfolio.Piece) {
	f.links.RemoveAll()
	links := state.LinksFrom(p.Ref())
	if len(links) == 0 {
		f.links.Add(widgets.NewText(widgets.Secondary, text.PieceUnlinked))
	}
	coverage := portfolio.Cover(state)
	for _, l := range links {
		c := coverage.Indicator(l.Indicator)
		if c == nil {
			continue
		}
		mark, _ := marks.Of(c)
		f.links.Add(widgets.NewRow(widgets.BesideTop(theme.Gap, 1, widgets.NewStateMark(mark, ""),
			widgets.Column(2, widgets.NewText(widgets.Body, l.Indicator+"\u2002"+c.Indicator.Text),
				widgets.NewText(widgets.Caption, l.Justification))), func() {
			f.flush()
			if f.screen.OnIndicator != nil {
				f.screen.OnIndicator(l.Indicator)
			}
		}))
	}
	f.links.Add(widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.PieceGoLink, icons.Link, func() { f.tell(f.screen.OnLink) })))
}
