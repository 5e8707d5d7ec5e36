package pieces

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/lexis"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// The filters of the list.
const (
	filterAll = iota
	filterToCheck
	filterUncited
)

// shelf is the list of pieces with its search and its filter.
type shelf struct {
	object  fyne.CanvasObject
	search  *widgets.LabeledEntry
	filter  *widgets.Segments
	list    *widgets.List
	nothing *widgets.Text

	pictures *pictures
	state    *portfolio.State
	shown    []*portfolio.Piece
	said     map[*portfolio.Piece]string // see saidBy
	chosen   portfolio.ID
	ticked   []portfolio.ID // to be linked together, in the order of ticking
	ticks    *widgets.Text
	untick   *widgets.Button
	together fyne.CanvasObject
	onChosen func(portfolio.ID)
}

func newShelf(p *pictures, onChosen func(portfolio.ID)) *shelf {
	s := &shelf{pictures: p, said: map[*portfolio.Piece]string{}, onChosen: onChosen, nothing: widgets.NewText(widgets.Secondary, text.PiecesNoneHere)}
	s.search = widgets.NewLabeledEntry(text.PiecesSearch, "")
	s.search.OnTyped = func(string) { s.narrow() }
	s.filter = widgets.NewSegments([]string{text.PiecesAll, text.PiecesToCheck, text.PiecesUncited}, func(int) { s.narrow() })
	s.filter.SetChosen(filterAll)
	s.list = widgets.NewList(func() int { return len(s.shown) }, newSpine, func(i int, row fyne.CanvasObject) {
		row.(*spine).set(s.state, s.shown[i], s.pictures, slices.Contains(s.ticked, s.shown[i].ID))
	})
	s.list.OnChosen = func(i int) { s.pick(s.shown[i].ID) }
	s.list.OnSpace = func(i int) { s.tick(s.shown[i].ID) }
	s.ticks = widgets.NewText(widgets.Secondary, "")
	s.untick = widgets.NewButton(widgets.Quiet, text.PiecesUntick, icons.None, s.tickNone)
	s.together = widgets.Beside(theme.Gap, 0, s.ticks, s.untick)
	s.together.Hide()
	s.nothing.Hide()
	s.object = widgets.Fill(theme.Gap, widgets.Column(theme.Gap, s.search, s.filter, s.nothing, s.together), s.list)
	return s
}

// show lists a portfolio and returns the chosen piece: the same as before
// where it is still there, else the one at its place.
func (s *shelf) show(state *portfolio.State) portfolio.ID {
	at := s.list.Chosen()
	s.state = state
	s.ticked = slices.DeleteFunc(s.ticked, func(id portfolio.ID) bool { return state.Piece(id) == nil })
	s.showTicks()
	s.narrow()
	if state.Piece(s.chosen) == nil && len(s.shown) > 0 {
		s.chosen = s.shown[min(max(at, 0), len(s.shown)-1)].ID
	}
	s.mark()
	return s.chosen
}

// reveal chooses a piece and takes off what hides it.
func (s *shelf) reveal(id portfolio.ID) {
	s.chosen = id
	s.search.Load("")
	s.filter.SetChosen(filterAll)
}

func (s *shelf) pick(id portfolio.ID) {
	if id != s.chosen {
		s.chosen = id
		s.onChosen(id)
	}
}

// tick ticks a piece to be linked with others, or takes its tick away.
func (s *shelf) tick(id portfolio.ID) {
	if at := slices.Index(s.ticked, id); at >= 0 {
		s.ticked = slices.Delete(s.ticked, at, at+1)
	} else {
		s.ticked = append(s.ticked, id)
	}
	s.showTicks()
}

func (s *shelf) tickNone() {
	s.ticked = nil
	s.list.Refresh()
	s.showTicks()
	widgets.Focus(s.list)
}

func (s *shelf) showTicks() {
	s.ticks.SetText(text.PiecesTicked(len(s.ticked)))
	if hide := len(s.ticked) == 0; hide != !s.together.Visible() {
		if hide {
			s.together.Hide()
		} else {
			s.together.Show()
		}
		s.object.Refresh()
	}
	s.list.Refresh()
}

// tickedOr lists what is ticked, or else one piece.
func (s *shelf) tickedOr(one portfolio.ID) []portfolio.ID {
	if len(s.ticked) > 0 {
		return s.ticked
	}
	return []portfolio.ID{one}
}

func (s *shelf) narrow() {
	if s.state == nil {
		return
	}
	s.shown = s.shown[:0]
	sought := lexis.Seek(s.search.Text())
	for _, p := range s.state.Pieces() {
		if s.passes(p) && (sought.Empty() || sought.In(s.saidBy(p))) {
			s.shown = append(s.shown, p)
		}
	}
	if len(s.shown) == 0 {
		s.nothing.Show()
	} else {
		s.nothing.Hide()
	}
	s.mark()
}

// saidBy is what a piece is found by, folded. It is kept while the piece stays
// as it is: of thousands it takes longer than a key may.
func (s *shelf) saidBy(p *portfolio.Piece) string {
	said, known := s.said[p]
	if !known {
		if len(s.said) > 2*s.state.Count(portfolio.KindPiece) {
			clear(s.said) // most are of pieces that have changed since
		}
		said = lexis.Fold(strings.Join([]string{p.Title, fileName(p), p.Nature, p.Author, p.Proves}, " "))
		s.said[p] = said
	}
	return said
}

func (s *shelf) passes(p *portfolio.Piece) bool {
	switch s.filter.Chosen() {
	case filterToCheck:
		return p.Confidentiality == portfolio.ToCheck
	case filterUncited:
		return len(s.state.LinksFrom(p.Ref())) == 0
	}
	return true
}

func (s *shelf) mark() {
	at := -1
	for i, p := range s.shown {
		if p.ID == s.chosen {
			at = i
		}
	}
	s.list.SetChosen(at)
}

// spine is one row of the list.
type spine struct {
	widget.BaseWidget
	row          *fyne.Container
	picture      *shot
	title, facts *widgets.Text
	secrecy      *widgets.StateMark
	tick         *widgets.Icon
}

func newSpine() fyne.CanvasObject {
	r := &spine{picture: newShot(54), title: widgets.NewText(widgets.Strong, "").Lines(1),
		facts: widgets.NewText(widgets.Caption, "").Lines(1), secrecy: widgets.NewStateMark(widgets.MarkNone, ""),
		tick: widgets.NewIcon(icons.BoxTicked, ftheme.ColorNamePrimary)}
	r.row = widgets.Beside(12, 1, r.picture, widgets.Column(1, r.title, r.facts, r.secrecy), r.tick)
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *spine) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.row) }

func (r *spine) set(state *portfolio.State, p *portfolio.Piece, pictures *pictures, ticked bool) {
	r.tick.Hidden = !ticked
	r.picture.set(pictures.of(p))
	r.title.SetText(text.OrUntitled(p.Title))
	var facts []string
	for _, fact := range []string{fileName(p), p.Nature, p.Date.French(), pages(p), text.LinksCount(len(state.LinksFrom(p.Ref())))} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	r.facts.SetText(strings.Join(facts, " · "))
	r.secrecy.Set(secrecyMark(p.Confidentiality), string(p.Confidentiality))
	r.row.Refresh()
}

// fileName tells pieces apart that have no title yet: the name of their file,
// which is shown here and printed nowhere.
func fileName(p *portfolio.Piece) string {
	if p.Title != "" || p.File == nil {
		return ""
	}
	return portfolio.Shorten(p.File.Name, 40)
}

func pages(p *portfolio.Piece) string {
	if f := p.Attached(); f != nil && f.Pages > 0 {
		return text.Count(f.Pages, "page", "pages")
	}
	return ""
}

func secrecyMark(c portfolio.Confidentiality) widgets.Mark {
	switch c {
	case portfolio.Shareable:
		return widgets.MarkReached
	case portfolio.NotAttached:
		return widgets.MarkLeft
	default:
		return widgets.MarkAgain
	}
}

// picturesKept is how many thumbnails are held in memory: some screenfuls.
const picturesKept = 200

// pictures gives each piece its thumbnail, or the sign of its genre. What was
// looked up is kept: a list asks again at every scroll.
type pictures struct {
	thumbs Thumbnails
	known  map[string]fyne.Resource
}

func newPictures(t Thumbnails) *pictures {
	return &pictures{thumbs: t, known: map[string]fyne.Resource{}}
}

func (p *pictures) of(piece *portfolio.Piece) fyne.Resource {
	for _, f := range []*portfolio.File{piece.File, piece.StandIn} {
		if f == nil {
			continue
		}
		if r := p.thumbnail(f.SHA256); r != nil {
			return r
		}
	}
	switch piece.Genre {
	case portfolio.GenreURL:
		return widgets.IconResource(icons.Link, theme.ColorSecondary)
	case portfolio.GenrePhoto:
		return widgets.IconResource(icons.Photo, theme.ColorSecondary)
	}
	return widgets.IconResource(icons.Page, theme.ColorSecondary)
}

func (p *pictures) thumbnail(sha256 string) fyne.Resource {
	if r, ok := p.known[sha256]; ok {
		return r
	}
	data, ok := p.thumbs.Thumbnail(sha256)
	if !ok {
		return nil // it may still be made: ask again next time
	}
	if len(p.known) >= picturesKept {
		clear(p.known)
	}
	r := fyne.NewStaticResource(sha256, data)
	p.known[sha256] = r
	return r
}
