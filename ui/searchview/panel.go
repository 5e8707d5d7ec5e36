package searchview

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/search"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Engine answers searches.
type Engine interface {
	// Ask answers a query on the interface's goroutine, before it returns or
	// later, with the state of the portfolio that the answers speak of. It does
	// not keep its caller waiting.
	Ask(q search.Query, answer func(*portfolio.State, search.Answers))
	// Now answers at once. It is for Enter, which cannot wait: the next key
	// belongs to what it opens.
	Now(q search.Query) (*portfolio.State, search.Answers)
	// Reading reports whether the portfolio is not read whole yet.
	Reading() bool
}

// most is how many results are shown: more are looked for by another word.
const most = 100

// mostRecents is how many searches are offered again.
const mostRecents = 8

// Panel is the search, kept from one time to the next. It is for the
// interface's goroutine.
type Panel struct {
	// OnOpened is called with the result that was chosen, after the panel has
	// closed.
	OnOpened func(search.Result)

	engine Engine
	dialog *widgets.Dialog
	field  *widgets.LabeledEntry
	said   *widgets.Text
	note   *widgets.Text // what was forgiven
	again  *widgets.Text // heads the recent searches
	list   *widgets.List

	results []search.Result
	hits    []hit
	recents []string // what is offered while the field is empty
	asked   string   // the query that is being answered
	asking  bool
	turn    int    // numbers what was asked: an answer that comes too late is dropped
	shown   string // the query that the list answers
	open    bool
}

// New makes the panel of an engine.
func New(engine Engine) *Panel {
	p := &Panel{engine: engine, field: widgets.NewLabeledEntry("", ""),
		said: widgets.NewText(widgets.Secondary, ""), note: widgets.NewText(widgets.Strong, ""),
		again: widgets.NewText(widgets.Strong, text.SearchRecent)}
	p.field.SetPlaceholder(text.SearchPlaceholder)
	p.field.OnTyped = func(string) {
		p.field.Flush() // nothing of it is to be saved
		p.ask()
	}
	p.field.Input().OnKey = p.key
	p.list = widgets.NewList(p.length, newRow, func(i int, o fyne.CanvasObject) { o.(*row).set(p.line(i)) })
	p.list.OnTapped = func(int) { p.take() }
	p.list.OnOpened = func(int) { p.take() }
	closing := widgets.NewButton(widgets.Quiet, text.DialogClose, icons.Cross, func() { p.dialog.Close() })
	head := widgets.Beside(theme.Gap, 1, widgets.NewIcon(icons.Search, theme.ColorSecondary), p.field, closing)
	body := widgets.Fill(theme.Gap, widgets.Column(theme.Gap, head, p.note, p.said, p.again), p.list)
	p.dialog = widgets.NewDialog(text.SearchTitle, body).Wide(940).Tall()
	p.dialog.WithoutButtons()
	p.dialog.OnEscape = func() { p.dialog.Close() }
	p.dialog.OnClosed = func() { p.open = false }
	return p
}

// Show shows the panel in a window. What was looked for last is still there,
// selected: typing replaces it, the arrows go on through its results.
func (p *Panel) Show(c fyne.Canvas) {
	if !p.open {
		p.open = true
		p.dialog.ShowIn(c)
	}
	p.field.Focus()
	p.field.Select(0, len([]rune(p.field.Text())))
	p.ask()
}

// Shown reports whether the panel is on the screen.
func (p *Panel) Shown() bool { return p.open }

// Again answers what is in the field anew: the portfolio was read on.
func (p *Panel) Again() {
	if p.open {
		p.ask()
	}
}

// Input is the field, for tests.
func (p *Panel) Input() *widgets.Input { return p.field.Input() }

// query is what is looked for. A space at the end ends the last word.
func (p *Panel) query() string { return strings.TrimLeft(p.field.Text(), " ") }

// ask has the query answered; one at a time, and the newest after it.
func (p *Panel) ask() {
	if strings.TrimSpace(p.query()) == "" {
		p.showRecents()
		return
	}
	if p.asking {
		return
	}
	p.asking, p.asked = true, p.query()
	p.turn++
	turn := p.turn
	p.engine.Ask(wanted(p.asked), func(s *portfolio.State, a search.Answers) {
		switch {
		case turn != p.turn:
		case p.query() != p.asked: // typed on meanwhile
			p.asking = false
			p.ask()
		default:
			p.answered(s, a)
		}
	})
}

func wanted(query string) search.Query { return search.Query{Text: query, Limit: most} }

// answered shows what answers the query asked last.
func (p *Panel) answered(s *portfolio.State, a search.Answers) {
	p.asking = false
	before := portfolio.Ref{}
	if at := p.list.Chosen(); p.shown == p.asked && at >= 0 && at < len(p.results) {
		before = p.results[at].Ref
	}
	p.shown, p.results, p.hits = p.asked, a.Results, nil
	for _, r := range a.Results {
		p.hits = append(p.hits, describe(s, r))
	}
	p.tell(a)
	p.choose(max(0, slices.IndexFunc(p.results, func(r search.Result) bool { return r.Ref == before })))
}

// tell says how much was found, and what of it is not quite what was typed.
func (p *Panel) tell(a search.Answers) {
	said := text.SearchCount(a.Total, len(a.Results))
	if a.Total == 0 {
		said = text.SearchNothing
	}
	var notes []string
	for _, f := range a.Forgiven {
		notes = append(notes, text.SearchForgiven(f.Typed, f.Found))
	}
	if a.Apart {
		notes = append(notes, text.SearchApart)
	}
	p.say(strings.Join(notes, " "), said)
}

// say sets the lines over the list.
func (p *Panel) say(note, said string) {
	if p.engine.Reading() {
		said += " " + text.SearchReading
	}
	p.note.SetText(note)
	p.note.Hidden = note == ""
	p.again.Hidden = len(p.results) > 0 || len(p.hits) == 0
	p.said.SetText(said)
	p.dialog.Refresh()
}

// showRecents fills the list while nothing is looked for.
func (p *Panel) showRecents() {
	p.shown, p.results, p.hits = "", nil, nil
	for _, query := range p.recents {
		p.hits = append(p.hits, hit{icon: icons.Clock, title: query})
	}
	p.say("", text.SearchHint)
	p.choose(-1)
}

func (p *Panel) choose(at int) {
	if at >= len(p.hits) {
		at = -1
	}
	p.list.SetChosen(at)
	if at <= 0 {
		p.list.ScrollToTop()
	}
}

func (p *Panel) length() int { return len(p.hits) }

func (p *Panel) line(i int) hit { return p.hits[i] }

// key gives the keys that move the choice to the list, and Enter takes it.
func (p *Panel) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		p.list.TypedKey(e)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.catchUp()
		p.take()
	default:
		return false
	}
	return true
}

// catchUp answers what is in the field where the hands were quicker than the
// answer.
func (p *Panel) catchUp() {
	if !p.asking || strings.TrimSpace(p.query()) == "" {
		return
	}
	p.turn++
	p.asked = p.query()
	p.answered(p.engine.Now(wanted(p.asked)))
}

// take opens the chosen result, or looks again for the chosen recent search.
func (p *Panel) take() {
	at := p.list.Chosen()
	if at < 0 || at >= len(p.hits) {
		return
	}
	if len(p.results) == 0 {
		p.field.Load(p.hits[at].title)
		p.field.Focus()
		p.field.Select(0, len([]rune(p.field.Text())))
		p.ask()
		return
	}
	r := p.results[at]
	p.remember(strings.TrimSpace(p.shown))
	p.dialog.Close()
	if p.OnOpened != nil {
		p.OnOpened(r)
	}
}

// remember puts a search first among the recent ones.
func (p *Panel) remember(query string) {
	p.recents = slices.DeleteFunc(p.recents, func(other string) bool { return other == query })
	p.recents = append([]string{query}, p.recents...)
	p.recents = p.recents[:min(len(p.recents), mostRecents)]
}
