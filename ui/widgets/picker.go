package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// PickItem is one thing that a Picker offers.
type PickItem struct {
	Title  string // one line; two with Picker.LongTitles
	Detail string // two lines; one with LongTitles and Compact: its whole text should stand elsewhere
	Note   string // a word at the end of the title's line
	Mark   Mark
	Word   string // the word of the mark; without one no mark is shown
}

// PickGroup is some of what was found, indices of things, under a heading that
// says why they stand together; "" for none.
type PickGroup struct {
	Heading string
	Items   []int
}

// PickSource is what a Picker offers: indices of things, in the order in which
// they are found, and each as it is shown.
type PickSource interface {
	// Search lists what a query finds, best first; an empty one finds all.
	Search(query string) []PickGroup
	Item(index int) PickItem
}

// Picker is a field to search in over the list of what is found. While one
// types, the arrows and Page Up and Down move the choice in the list and Enter
// takes it, so that the hands never leave the keyboard. With Several, Ctrl+Enter
// (in the list, Space; with the mouse, a click) ticks an item, and Enter takes
// what is ticked.
type Picker struct {
	box
	search  *Input
	list    *List
	nothing *Text
	source  PickSource
	found   []int // indices of items
	rows    []pickEntry
	lines   pickLines
	several bool
	ticked  []int // in the order of ticking
	typed   bool  // since something was last ticked
	walked  bool  // the person moved the choice: it stays with its item

	// OnChosen is called when the choice moves, or what is ticked changes: the
	// index of an item, or -1.
	OnChosen func(index int)
	// OnOpened is called when Enter is pressed and there is something to take.
	OnOpened func()
	// Tickable reports whether an item can be ticked; nil: all can.
	Tickable func(index int) bool
}

// NewPicker makes a picker without items. The placeholder says what one can
// search for, nothing is shown when nothing is found.
func NewPicker(placeholder, nothing string) *Picker {
	p := &Picker{lines: pickLines{1, 2}, search: newInput(false), nothing: NewText(Secondary, nothing)}
	p.search.SetPlaceHolder(placeholder)
	p.search.onTyped = func() {
		p.typed = p.search.Text != ""
		p.filter()
	}
	p.search.onEnter = p.open
	p.search.OnKey = p.key
	p.search.OnShortcut = p.shortcut
	p.list = NewList(func() int { return len(p.rows) }, func() fyne.CanvasObject { return newPickRow(p.lines, p.several) }, p.fill)
	p.list.OnChosen = func(int) {
		p.walked = true
		p.told()
	}
	p.list.OnOpened = func(int) { p.open() }
	p.list.OnTapped = func(int) { p.tapped() }
	field := Beside(theme.Gap, 1, NewIcon(icons.Search, theme.ColorSecondary), p.search)
	p.root = Fill(theme.Gap, Column(theme.Gap, field, p.nothing), p.list)
	p.nothing.Hide()
	p.ExtendBaseWidget(p)
	return p
}

// pickLines are the lines that a row has for its title and its detail.
type pickLines struct{ title, detail int }

// LongTitles gives the second line to the titles, where the details are short.
func (p *Picker) LongTitles() *Picker { p.lines = pickLines{2, 1}; return p }

// Compact gives one line to each, so that more rows are in view: the whole of
// what is chosen should stand elsewhere.
func (p *Picker) Compact() *Picker { p.lines = pickLines{1, 1}; return p }

// Several lets one tick several items before Enter.
func (p *Picker) Several() *Picker {
	p.several = true
	p.list.OnSpace = func(int) { p.tick() }
	return p
}

// Offer offers other things; what was ticked is forgotten.
func (p *Picker) Offer(source PickSource) {
	p.source, p.ticked, p.typed = source, nil, false
	p.filter()
}

// Again searches again, where the source finds other things now.
func (p *Picker) Again() { p.filter() }

// Ticked lists what is ticked, in the order of ticking.
func (p *Picker) Ticked() []int { return p.ticked }

// Taken lists what Enter takes: what is ticked, and the chosen item where
// nothing is, or where it was searched for since.
func (p *Picker) Taken() []int {
	taken := slices.Clone(p.ticked)
	if i := p.Chosen(); i >= 0 && (len(taken) == 0 || p.typed) && !slices.Contains(taken, i) {
		taken = append(taken, i)
	}
	return taken
}

// tick ticks the chosen item, or takes its tick away, and makes the search
// ready for other words.
func (p *Picker) tick() {
	i := p.Chosen()
	if i < 0 || p.Tickable != nil && !p.Tickable(i) {
		return
	}
	if at := slices.Index(p.ticked, i); at >= 0 {
		p.ticked = slices.Delete(p.ticked, at, at+1)
	} else {
		p.ticked = append(p.ticked, i)
	}
	p.typed, p.walked = false, false
	p.search.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.list.Refresh()
	p.told()
}

// tapped gives the keyboard back to the search after a click.
func (p *Picker) tapped() {
	if p.several {
		p.tick()
		p.Focus()
	}
}

// Chosen is the index of the chosen item, or -1.
func (p *Picker) Chosen() int {
	if at := p.list.Chosen(); at >= 0 && at < len(p.rows) {
		return p.rows[at].item
	}
	return -1
}

// rowOf is the row of an item, or -1.
func (p *Picker) rowOf(index int) int {
	return slices.IndexFunc(p.rows, func(l pickEntry) bool { return l.heading == "" && l.item == index })
}

// Choose moves the choice to an item, if it is found; OnChosen is called.
func (p *Picker) Choose(index int) {
	if at := p.rowOf(index); at >= 0 {
		p.list.SetChosen(at)
		p.walked = true
		p.told()
	}
}

// Search puts words into the field, as if they had been typed.
func (p *Picker) Search(query string) {
	p.search.Load(query)
	p.typed = query != ""
	p.filter()
}

// Found lists the indices of the items that the search finds.
func (p *Picker) Found() []int { return p.found }

// Focus gives the keyboard to the search.
func (p *Picker) Focus() { Focus(p.search) }

// Input is the search field, for tests.
func (p *Picker) Input() *Input { return p.search }

// filter lists what is found. The choice goes to the best; one that the person
// has moved stays with its item while that is found.
func (p *Picker) filter() {
	before := -1
	if p.walked {
		before = p.Chosen()
	}
	p.lay(p.source.Search(p.search.Text))
	at := -1
	if before >= 0 {
		at = p.rowOf(before)
	}
	p.walked = at >= 0
	if at < 0 && p.search.Text != "" {
		at = p.list.nearest(0, 1)
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

// lay lays out what was found, each group under its heading.
func (p *Picker) lay(groups []PickGroup) {
	p.found, p.rows = nil, nil
	var headings []int
	for _, g := range groups {
		if g.Heading != "" && len(g.Items) > 0 {
			headings = append(headings, len(p.rows))
			p.rows = append(p.rows, pickEntry{-1, g.Heading})
		}
		for _, i := range g.Items {
			p.rows = append(p.rows, pickEntry{item: i})
		}
		p.found = append(p.found, g.Items...)
	}
	p.list.SetHeadings(headings)
}

// pickEntry is a row of the list: an item, or a heading over those that follow.
type pickEntry struct {
	item    int // -1 for a heading
	heading string
}

func (p *Picker) told() {
	if p.OnChosen != nil {
		p.OnChosen(p.Chosen())
	}
}

func (p *Picker) open() {
	if len(p.Taken()) > 0 && p.OnOpened != nil {
		p.OnOpened()
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

// shortcut ticks on Ctrl+Enter.
func (p *Picker) shortcut(s fyne.Shortcut) bool {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok || !p.several || k.Mod() != fyne.KeyModifierShortcutDefault || k.Key() != fyne.KeyReturn && k.Key() != fyne.KeyEnter {
		return false
	}
	p.tick()
	return true
}

func (p *Picker) fill(at int, o fyne.CanvasObject) {
	i, row := p.rows[at].item, o.(*pickRow)
	if i < 0 {
		row.head(p.rows[at].heading)
		return
	}
	row.set(p.source.Item(i), slices.Contains(p.ticked, i), p.Tickable == nil || p.Tickable(i))
}

// pickRow shows a PickItem in a fixed height, or a heading.
type pickRow struct {
	box
	body                *fyne.Container
	heading             *Text
	title, note, detail *Text
	mark                *StateMark
	tick                *Icon // nil where nothing can be ticked
}

func newPickRow(lines pickLines, ticks bool) fyne.CanvasObject {
	r := &pickRow{note: NewText(Caption, ""), mark: NewStateMark(MarkNone, "X")}
	// The lines of the template make the height of every row.
	template := func(kind TextKind, n int) *Text { return NewText(kind, strings.Repeat("X\n", n-1)+"X").Lines(n) }
	r.title, r.detail = template(Strong, lines.title), template(Secondary, lines.detail)
	r.body = Column(1, BesideTop(theme.Gap, 0, r.title, OneLine(r.note), r.mark), r.detail)
	if ticks {
		r.tick = NewIcon(icons.BoxEmpty, theme.ColorSecondary)
		r.body = BesideTop(theme.Gap, 1, r.tick, r.body)
	}
	r.heading = NewText(Caption, "").Lines(1)
	r.heading.Hide()
	r.root = container.NewStack(r.body, r.heading)
	r.ExtendBaseWidget(r)
	return r
}

// head makes the row a heading.
func (r *pickRow) head(words string) {
	r.heading.SetText(words)
	r.heading.Show()
	r.body.Hide()
	r.root.Refresh()
}

func (r *pickRow) set(item PickItem, ticked, tickable bool) {
	if r.tick != nil {
		r.tick.Set(tickIcon(ticked, tickable))
	}
	r.heading.Hide()
	r.body.Show()
	r.title.SetText(item.Title)
	r.detail.SetText(item.Detail)
	r.note.SetText(item.Note)
	r.note.Hidden = item.Note == ""
	r.mark.Hidden = item.Word == ""
	r.mark.Set(item.Mark, item.Word)
	r.root.Refresh()
}

func tickIcon(ticked, tickable bool) (icons.Name, fyne.ThemeColorName) {
	switch {
	case ticked:
		return icons.BoxTicked, ftheme.ColorNamePrimary
	case tickable:
		return icons.BoxEmpty, theme.ColorSecondary
	}
	return icons.Link, theme.ColorSecondary
}
