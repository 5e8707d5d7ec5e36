package widgets

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// PickItem is one thing that a Picker offers.
type PickItem struct {
	Title  string // one line; two with Picker.LongTitles
	Detail string // at most two lines are shown, one with LongTitles: its whole text should stand elsewhere
	Note   string // a word at the end of the title's line
	Mark   Mark
	Word   string // the word of the mark; without one no mark is shown
}

// Picker is a field to search in over the list of what is found. While one
// types, the arrows and Page Up and Down move the choice in the list and Enter
// takes it, so that the hands never leave the keyboard.
type Picker struct {
	box
	search  *Input
	list    *List
	nothing *Text
	items   []PickItem
	matches func(query string, index int) bool
	found   []int // indices of items
	titles  bool  // titles take the second line, not details

	// OnChosen is called when the choice moves: the index of an item, or -1.
	OnChosen func(index int)
	// OnOpened is called when Enter takes the chosen item.
	OnOpened func(index int)
}

// NewPicker makes a picker without items. The placeholder says what one can
// search for, nothing is shown when nothing is found.
func NewPicker(placeholder, nothing string) *Picker {
	p := &Picker{search: newInput(false), nothing: NewText(Secondary, nothing)}
	p.search.SetPlaceHolder(placeholder)
	p.search.onTyped = p.filter
	p.search.onEnter = p.open
	p.search.OnKey = p.key
	p.list = NewList(func() int { return len(p.found) }, func() fyne.CanvasObject { return newPickRow(p.titles) }, p.fill)
	p.list.OnChosen = func(int) { p.told() }
	p.list.OnOpened = func(int) { p.open() }
	field := Beside(theme.Gap, 1, NewIcon(icons.Search, theme.ColorSecondary), p.search)
	p.root = Fill(theme.Gap, Column(theme.Gap, field, p.nothing), p.list)
	p.nothing.Hide()
	p.ExtendBaseWidget(p)
	return p
}

// LongTitles gives the second line to the titles, where the details are short.
func (p *Picker) LongTitles() *Picker { p.titles = true; return p }

// SetItems offers other things. matches reports whether a query finds the item
// of an index.
func (p *Picker) SetItems(items []PickItem, matches func(query string, index int) bool) {
	p.items, p.matches = items, matches
	p.filter()
}

// Chosen is the index of the chosen item, or -1.
func (p *Picker) Chosen() int {
	if at := p.list.Chosen(); at >= 0 && at < len(p.found) {
		return p.found[at]
	}
	return -1
}

// Choose moves the choice to an item, if it is found; OnChosen is called.
func (p *Picker) Choose(index int) {
	for at, i := range p.found {
		if i == index {
			p.list.SetChosen(at)
			p.told()
		}
	}
}

// Search puts words into the field, as if they had been typed.
func (p *Picker) Search(query string) {
	p.search.Load(query)
	p.filter()
}

// Found lists the indices of the items that the search finds.
func (p *Picker) Found() []int { return p.found }

// Focus gives the keyboard to the search.
func (p *Picker) Focus() { Focus(p.search) }

// Input is the search field, for tests.
func (p *Picker) Input() *Input { return p.search }

// filter lists what is found and keeps the choice on its item, or moves it to
// the first one.
func (p *Picker) filter() {
	before := p.Chosen()
	p.found = nil
	for i := range p.items {
		if p.search.Text == "" || p.matches(p.search.Text, i) {
			p.found = append(p.found, i)
		}
	}
	at := -1
	for j, i := range p.found {
		if i == before {
			at = j
		}
	}
	if at < 0 && p.search.Text != "" && len(p.found) > 0 {
		at = 0
	}
	p.list.SetChosen(at)
	if at < 0 {
		p.list.ScrollToTop()
	}
	if (len(p.found) == 0) != p.nothing.Visible() {
		p.nothing.Hidden = len(p.found) > 0
		p.root.Refresh()
	}
	p.told()
}

func (p *Picker) told() {
	if p.OnChosen != nil {
		p.OnChosen(p.Chosen())
	}
}

func (p *Picker) open() {
	if i := p.Chosen(); i >= 0 && p.OnOpened != nil {
		p.OnOpened(i)
	}
}

// key gives the keys that move the choice to the list.
func (p *Picker) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		p.list.TypedKey(e)
		return true
	}
	return false
}

func (p *Picker) fill(at int, o fyne.CanvasObject) {
	o.(*pickRow).set(p.items[p.found[at]])
}

// pickRow shows a PickItem in a fixed height.
type pickRow struct {
	box
	title, note, detail *Text
	mark                *StateMark
}

func newPickRow(longTitles bool) fyne.CanvasObject {
	r := &pickRow{note: NewText(Caption, ""), mark: NewStateMark(MarkNone, "X")}
	// The lines of the template make the height of every row.
	one, two := "X", "X\nX"
	if longTitles {
		r.title, r.detail = NewText(Strong, two).Lines(2), NewText(Secondary, one).Lines(1)
	} else {
		r.title, r.detail = NewText(Strong, one).Lines(1), NewText(Secondary, two).Lines(2)
	}
	r.root = Column(1, BesideTop(theme.Gap, 0, r.title, OneLine(r.note), r.mark), r.detail)
	r.ExtendBaseWidget(r)
	return r
}

func (r *pickRow) set(item PickItem) {
	r.title.SetText(item.Title)
	r.detail.SetText(item.Detail)
	r.note.SetText(item.Note)
	r.note.Hidden = item.Note == ""
	r.mark.Hidden = item.Word == ""
	r.mark.Set(item.Mark, item.Word)
	r.root.Refresh()
}
