package searchview

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/search"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

// engine answers at once, or when the test says so.
type engine struct {
	state   *portfolio.State
	index   *search.Index
	held    []func() // answers that wait
	hold    bool
	asked   []string
	reading bool
}

func (e *engine) Ask(q search.Query, answer func(*portfolio.State, search.Answers)) {
	e.asked = append(e.asked, q.Text)
	found := e.index.Search(q)
	if e.hold {
		e.held = append(e.held, func() { answer(e.state, found) })
		return
	}
	answer(e.state, found)
}

func (e *engine) Now(q search.Query) (*portfolio.State, search.Answers) {
	return e.state, e.index.Search(q)
}

func (e *engine) Reading() bool { return e.reading }

// release gives the oldest answer that waits.
func (e *engine) release() {
	next := e.held[0]
	e.held = e.held[1:]
	next()
}

// open shows the panel over a screen with a field, which has the keyboard.
func open(t *testing.T) (*Panel, *engine, fyne.Window, *[]search.Result) {
	t.Helper()
	under := widgets.NewLabeledEntry("Titre", "")
	w := screentest.Window(t, under, 1366, 720, 1)
	under.Focus()
	e := &engine{state: screentest.Sample(t), index: search.New(search.NoText{})}
	if err := e.index.Follow(context.Background(), e.state); err != nil {
		t.Fatal(err)
	}
	p := New(e)
	var opened []search.Result
	p.OnOpened = func(r search.Result) { opened = append(opened, r) }
	p.Show(w.Canvas())
	return p, e, w, &opened
}

func press(w fyne.Window, names ...fyne.KeyName) {
	for _, n := range names {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (p *Panel) refs() []string {
	var all []string
	for _, r := range p.results {
		all = append(all, string(r.Ref.Kind)+" "+string(r.Ref.ID))
	}
	return all
}

func TestTypingFindsAndEnterOpens(t *testing.T) {
	p, _, w, opened := open(t)
	if w.Canvas().Focused() != fyne.Focusable(p.Input()) {
		t.Fatalf("the keyboard is in %T", w.Canvas().Focused())
	}
	test.Type(p.Input(), "diagnostic non recours")
	if len(p.refs()) < 3 || p.list.Chosen() != 0 {
		t.Fatalf("found %q, chosen %d", p.refs(), p.list.Chosen())
	}
	if p.refs()[0] != "situation non-recours" && p.refs()[0] != "piece note" {
		t.Errorf("first %q", p.refs()[0])
	}
	press(w, fyne.KeyDown)
	if p.list.Chosen() != 1 || w.Canvas().Focused() != fyne.Focusable(p.Input()) {
		t.Fatalf("chosen %d, the keyboard is in %T", p.list.Chosen(), w.Canvas().Focused())
	}
	want := p.results[1].Ref
	press(w, fyne.KeyReturn)
	if len(*opened) != 1 || (*opened)[0].Ref != want || p.Shown() {
		t.Fatalf("opened %v, want %v; still shown: %v", *opened, want, p.Shown())
	}
}

func TestEscapeGivesTheKeyboardBack(t *testing.T) {
	p, _, w, opened := open(t)
	test.Type(p.Input(), "nuits")
	press(w, fyne.KeyEscape)
	in, ok := w.Canvas().Focused().(*widgets.Input)
	if p.Shown() || !ok || in == p.Input() || len(*opened) != 0 {
		t.Fatalf("shown %v, the keyboard is in %T", p.Shown(), w.Canvas().Focused())
	}
	p.Show(w.Canvas()) // the same search is there, ready to be typed over
	if p.Input().Text != "nuits" || p.Input().SelectedText() != "nuits" || len(p.results) == 0 {
		t.Fatalf("%q with %q selected, %d results", p.Input().Text, p.Input().SelectedText(), len(p.results))
	}
}

func TestEverythingIsSaidWhatAndWhere(t *testing.T) {
	p, _, _, _ := open(t)
	for query, want := range map[string]string{
		"récits":                  "Situation · ",
		"trésorière":              "Situation · " + text.PrivateNote,
		"allocataires RSA":        "Expérience · Le public",
		"protocole d'enquête":     "Justification",
		"réseau de veille":        "Point non traité",
		"nuits refusees":          "Repérage",
		"assistant de service":    "Formation",
		"grille d'entretien":      "Pièce",
		"1.2.3":                   "Indicateur",
		"territoires plus vaste":  "Rédaction",
		"note de cadrage example": "Pièce",
	} {
		p.field.Load(query)
		p.ask()
		found := false
		var all []string
		for _, h := range p.hits {
			all = append(all, h.where)
			found = found || strings.HasPrefix(h.where, want)
			if h.title == "" || strings.HasSuffix(h.where, "· ") {
				t.Errorf("%q: %+v", query, h)
			}
		}
		if !found {
			t.Errorf("%q: none is %q among %q", query, want, all)
		}
	}
}

func TestFoundWordsAreMarked(t *testing.T) {
	p, _, w, _ := open(t)
	test.Type(p.Input(), "statistic")
	if len(p.results) != 1 {
		t.Fatalf("found %q", p.refs())
	}
	var marked []string
	for _, m := range screentest.Find[*widgets.MarkedText](w.Canvas().Overlays().Top()) {
		marked = append(marked, m.Marked()...)
	}
	if len(marked) != 1 || marked[0] != "statisticien" {
		t.Errorf("marked %q", marked)
	}
	if h := p.hits[0]; !strings.HasPrefix(h.title, "1.3.2 – Comprendre avant de compter") {
		t.Errorf("a justification is called %q", h.title)
	}
}

func TestACodeShowsItsWording(t *testing.T) {
	p, e, _, _ := open(t)
	test.Type(p.Input(), "2.2.1")
	i, _, _ := e.state.Framework.Indicator("2.2.1")
	if h := p.hits[0]; !strings.HasPrefix(h.title, "2.2.1 – 2.2 ") || h.titled[0] != [2]int{0, 5} || h.excerpt != i.Text {
		t.Errorf("%+v", h)
	}
	p.field.Load("démarches évaluatives")
	p.ask()
	for i, r := range p.results {
		if h := p.hits[i]; r.Ref.Kind == search.KindCompetence && (h.title[:4] != "2.3 " || string([]rune(h.title)[h.titled[0][0]:h.titled[0][1]]) != "démarches") {
			t.Errorf("%+v", h)
		}
	}
	p.field.Load("111")
	p.ask()
	if p.results[0].Ref.ID != "1.1.1" {
		t.Errorf("111 finds %q first", p.refs())
	}
}

func TestPagesMoveTheChoice(t *testing.T) {
	p, _, w, _ := open(t)
	test.Type(p.Input(), "de")
	press(w, fyne.KeyPageDown)
	if at := p.list.Chosen(); at < 4 || at >= len(p.results) {
		t.Fatalf("a page down chooses %d of %d", at, len(p.results))
	}
	press(w, fyne.KeyPageUp)
	if at := p.list.Chosen(); at != 0 {
		t.Errorf("and back %d", at)
	}
}

func TestWhatIsForgivenIsSaid(t *testing.T) {
	p, _, w, _ := open(t)
	test.Type(p.Input(), "diagnsotic ")
	want := text.SearchForgiven("diagnsotic", "diagnostic")
	if said := screentest.Words(w.Canvas().Overlays().Top()); !strings.Contains(said, want) {
		t.Fatalf("%q is not said in %q", want, said)
	}
	p.field.Load("xyzzyxyz")
	p.ask()
	if said := screentest.Words(w.Canvas().Overlays().Top()); !strings.Contains(said, text.SearchNothing) || strings.Contains(said, want) {
		t.Fatalf("nothing found says %q", said)
	}
}

func TestTypingNeverWaitsAndTheLastWordWins(t *testing.T) {
	p, e, w, opened := open(t)
	e.hold = true
	test.Type(p.Input(), "nuits")
	if len(e.asked) != 1 || e.asked[0] != "n" {
		t.Fatalf("asked %q while the first answer is not there", e.asked)
	}
	e.release() // the answer to "n": too late
	if len(p.results) != 0 || e.asked[1] != "nuits" {
		t.Fatalf("an old answer is shown: %q, asked %q", p.refs(), e.asked)
	}
	e.release()
	if len(p.results) == 0 || p.shown != "nuits" {
		t.Fatalf("%q found for %q", p.refs(), p.shown)
	}
	test.Type(p.Input(), " refusées")
	press(w, fyne.KeyReturn) // quicker than the answer
	if len(*opened) != 1 || p.shown != "nuits refusées" || p.Shown() {
		t.Fatalf("Enter opened %v of %q", *opened, p.shown)
	}
	for len(e.held) > 0 {
		e.release()
	}
	if len(*opened) != 1 || p.shown != "nuits refusées" {
		t.Errorf("late answers opened %v, shown for %q", *opened, p.shown)
	}
}

func TestRecentSearchesAreOfferedAgain(t *testing.T) {
	p, _, w, _ := open(t)
	if said := screentest.Words(w.Canvas().Overlays().Top()); !strings.Contains(said, text.SearchHint) {
		t.Fatalf("an empty search says %q", said)
	}
	for _, query := range []string{"nuits refusées", "diagnostic"} {
		p.field.Load(query)
		p.ask()
		press(w, fyne.KeyReturn)
		p.Show(w.Canvas())
	}
	p.field.Load("")
	p.ask()
	if len(p.hits) != 2 || p.hits[0].title != "diagnostic" || p.list.Chosen() != -1 {
		t.Fatalf("offered %+v", p.hits)
	}
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if p.Input().Text != "nuits refusées" || len(p.results) == 0 || !p.Shown() {
		t.Fatalf("%q gives %q", p.Input().Text, p.refs())
	}
}

func TestReadingOnKeepsTheChoice(t *testing.T) {
	p, e, w, _ := open(t)
	e.reading = true
	test.Type(p.Input(), "veille")
	if said := screentest.Words(w.Canvas().Overlays().Top()); !strings.Contains(said, text.SearchReading) {
		t.Fatalf("it is not said that the portfolio is still being read: %q", said)
	}
	press(w, fyne.KeyDown, fyne.KeyDown)
	chosen := p.results[p.list.Chosen()].Ref
	e.reading = false
	p.Again()
	if p.results[p.list.Chosen()].Ref != chosen {
		t.Fatal("the choice went elsewhere under the hands")
	}
	if said := screentest.Words(w.Canvas().Overlays().Top()); strings.Contains(said, text.SearchReading) {
		t.Fatal("it still says that it is reading")
	}
}

func TestPictures(t *testing.T) {
	p, _, w, _ := open(t)
	screentest.Shot(t, w, "search-empty")
	test.Type(p.Input(), "diagnsotic habitants")
	screentest.Shot(t, w, "search-forgiven")
	p.field.Load("non recours")
	p.ask()
	screentest.Shot(t, w, "search")
}
