package evidencemap

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

func situation(id string) portfolio.Ref {
	return portfolio.Ref{Kind: portfolio.KindSituation, ID: portfolio.ID(id)}
}

// open shows a portfolio in a window as wide as the rail leaves.
func open(t *testing.T, state *portfolio.State) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	book := screentest.NewBook(state)
	w := screentest.Window(t, widget.NewLabel(""), 1180, 690, 1)
	s := New(book)
	book.Changed = s.Show
	s.Show(state)
	w.SetContent(s.Object())
	s.Focus()
	return s, book, w
}

func (s *Screen) keys(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// goTo moves to a cell as the arrows would.
func (s *Screen) goTo(t *testing.T, c cell) {
	t.Helper()
	row, column := s.model.find(c)
	s.grid.MoveTo(row, column)
	s.moved(row, column)
	if s.at != c {
		t.Fatalf("%v is not on the map", c)
	}
}

func (s *Screen) rows() []string {
	var rows []string
	for _, r := range s.model.content.Rows {
		rows = append(rows, r.Title)
	}
	return rows
}

func (s *Screen) columns() []string {
	var codes []string
	for _, i := range s.model.columns {
		codes = append(codes, i.Code)
	}
	return codes
}

func TestMapShowsEveryCrossing(t *testing.T) {
	state := screentest.Sample(t)
	s, _, _ := open(t, state)
	if len(s.model.columns) != 28 || s.model.evidence() != 8 || s.model.linkCount() != 7 {
		t.Errorf("%d indicators, %d rows, %d links", len(s.model.columns), s.model.evidence(), s.model.linkCount())
	}
	for _, c := range []struct {
		cell cell
		want widgets.Mark
		word string
	}{
		{cell{situation("non-recours"), "1.1.1"}, widgets.MarkReached, text.MapJustified},
		{cell{situation("non-recours"), "1.2.4"}, widgets.MarkStarted, text.MapLinked},
		{cell{situation("non-recours"), "2.1.1"}, widgets.MarkNone, text.MapNotLinked},
		{cell{portfolio.Ref{Kind: portfolio.KindPiece, ID: "note"}, "1.1.1"}, widgets.MarkReached, text.MapJustified},
	} {
		s.goTo(t, c.cell)
		row, column := s.grid.Current()
		if got := s.grid.Content().Cell(row, column); got != c.want {
			t.Errorf("%v: mark %d, want %d", c.cell, got, c.want)
		}
		said := screentest.Words(s.foot.object)
		i, _, _ := state.Framework.Indicator(c.cell.indicator)
		for _, words := range []string{i.Text, state.TitleOf(c.cell.evidence), c.word} {
			if !strings.Contains(said, words) {
				t.Errorf("%v: %q is not said:\n%s", c.cell, words, said)
			}
		}
	}
	rows := s.rows()
	if !strings.HasPrefix(rows[0], "Situations – Chargée de mission") || !slices.Contains(rows, "Pièces – Production personnelle") || !slices.Contains(rows, "Pièces – sans nature") {
		t.Errorf("headings: %q", rows)
	}
}

// The way of the keyboard: Enter links, Enter again goes to the justification,
// what is typed is saved by Enter, which comes back; Delete unlinks.
func TestLinkJustifyUnlinkByKeys(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	var told []string
	s.OnTell = func(said string, undo bool) {
		if !undo {
			t.Errorf("%q cannot be taken back", said)
		}
		told = append(told, said)
	}
	at := cell{situation("pas-de-porte"), "2.1.1"}
	s.goTo(t, at)
	s.keys(w, fyne.KeyReturn)
	link := book.State().Linked(at.evidence, at.indicator)
	if link == nil || len(book.Labels) != 1 || w.Canvas().Focused() != s.grid {
		t.Fatalf("Enter: link %v, changes %q, focus %T", link, book.Labels, w.Canvas().Focused())
	}
	s.keys(w, fyne.KeyReturn)
	if w.Canvas().Focused() != s.foot.field.Input() {
		t.Fatalf("Enter on a link goes to %T", w.Canvas().Focused())
	}
	test.Type(s.foot.field.Input(), "J’ai réuni les partenaires.")
	s.keys(w, fyne.KeyReturn)
	if why := book.State().Link(link.ID).Justification; why != "J’ai réuni les partenaires." || w.Canvas().Focused() != s.grid {
		t.Errorf("justification %q, focus %T", why, w.Canvas().Focused())
	}
	if s.at != at {
		t.Errorf("moved to %v", s.at)
	}
	s.keys(w, fyne.KeyDelete)
	if book.State().Linked(at.evidence, at.indicator) != nil || len(book.Labels) != 3 {
		t.Errorf("after Delete: %q", book.Labels)
	}
	if len(told) != 1 || !strings.HasSuffix(told[0], text.FellNow([]text.Fell{{State: "à traiter", Codes: []string{"2.1.1"}}})) {
		t.Errorf("told: %q", told)
	}
	if !book.Undo() || book.State().Linked(at.evidence, at.indicator) == nil || s.grid.Content().Cell(s.grid.Current()) != widgets.MarkReached {
		t.Error("the undo does not show the link again")
	}
}

func TestDeleteOnAnEmptyCellDoesNothing(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	s.goTo(t, cell{situation("schema"), "2.1.1"})
	if s.keys(w, fyne.KeyDelete); len(book.Labels) > 0 {
		t.Errorf("changes: %q", book.Labels)
	}
}

func TestWhatIsTypedIsSavedOnTheWayToAnotherCell(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	s.goTo(t, cell{situation("non-recours"), "1.2.4"})
	s.keys(w, fyne.KeyReturn)
	test.Type(s.foot.field.Input(), "Parce que.")
	s.goTo(t, cell{situation("nuits"), "1.2.1"})
	if l := book.State().Linked(situation("non-recours"), "1.2.4"); l.Justification != "Parce que." {
		t.Errorf("justification %q", l.Justification)
	}
	if l := book.State().Linked(situation("nuits"), "1.2.1"); l.Justification == "Parce que." {
		t.Error("the justification went to the other cell")
	}
}

func TestFilters(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	press := func(f filter) { s.setFilter(f, false) }

	press(filter{only: onlyHoles})
	if c := s.columns(); slices.Contains(c, "1.1.1") || slices.Contains(c, "1.2.3") || slices.Contains(c, "3.1.1") || !slices.Contains(c, "1.1.2") || !slices.Contains(c, "1.2.4") {
		t.Errorf("the holes: %q", c)
	}
	press(filter{only: onlyUnjustified})
	if s.model.evidence() != 1 || !slices.Equal(s.columns(), []string{"1.2.4"}) {
		t.Errorf("without a justification: %q, %q", s.rows(), s.columns())
	}
	// What one has just justified stays in sight, until another filter is asked for.
	s.Focus()
	s.keys(w, fyne.KeyReturn)
	test.Type(s.foot.field.Input(), "Voilà.")
	s.keys(w, fyne.KeyReturn)
	if s.model.evidence() != 1 || book.State().Linked(situation("non-recours"), "1.2.4").Justification != "Voilà." {
		t.Errorf("it vanished under the hands: %q", s.rows())
	}
	press(filter{only: onlyUnjustified})
	if said := screentest.Words(s.Object()); !strings.Contains(said, text.MapNothing) {
		t.Errorf("nothing is left, and that is not said:\n%s", said)
	}
	screentest.Button(s.Object(), text.MapShowAll).Tapped(nil)
	if len(s.columns()) != 28 || w.Canvas().Focused() != s.grid {
		t.Errorf("the whole map is not back: %q, %T", s.columns(), w.Canvas().Focused())
	}
	press(filter{block: "RNCP39644BC02"})
	if c := s.columns(); c[0] != "2.1.1" || c[len(c)-1] != "2.3.3" {
		t.Errorf("one bloc: %q", c)
	}
	press(filter{ofPost: true, experience: "aubepine"})
	if r := s.rows(); len(r) != 2 || !strings.HasPrefix(r[1], "Habiter") {
		t.Errorf("one experience: %q", r)
	}
	press(filter{ofPost: true})
	if r := s.rows(); !slices.Contains(r, "Le schéma, l’œuvre et le mode d’emploi") || slices.Contains(r, "Habiter") {
		t.Errorf("of no experience: %q", r)
	}
}

func TestSuspectLinksAreFoundAndConfirmed(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	at := cell{situation("nuits"), "1.2.1"}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(book.Change("relire", func(e *portfolio.Edit) error { return e.Check(book.State().Linked(at.evidence, at.indicator).ID, true) }))
	must(book.Change("changer", func(e *portfolio.Edit) error {
		n := *book.State().Situation("nuits")
		n.Results = "Autre chose."
		return e.Put(&n)
	}))
	s.setFilter(filter{only: onlyAgain}, false)
	s.goTo(t, at) // behind 1.1.1, which the same situation shows
	if s.grid.Content().Cell(s.grid.Current()) != widgets.MarkAgain {
		t.Fatalf("at %v", s.at)
	}
	screentest.Button(s.foot.object, text.MapConfirm).Tapped(nil)
	if book.State().Suspect(book.State().Linked(at.evidence, at.indicator)) || screentest.Button(s.foot.object, text.MapConfirm) != nil {
		t.Error("still à revérifier")
	}
}

func TestEmptyMapSaysWhereToBegin(t *testing.T) {
	s, book, w := open(t, screentest.Empty(t))
	went := ""
	s.OnSituations, s.OnPieces = func() { went += "situations " }, func() { went += "pieces" }
	screentest.Button(s.Object(), text.MapToSituation).Tapped(nil)
	screentest.Button(s.Object(), text.MapToPieces).Tapped(nil)
	if went != "situations pieces" {
		t.Errorf("went to %q", went)
	}
	if err := book.Change("créer", func(e *portfolio.Edit) error { return e.Put(&portfolio.Situation{Title: "Une"}) }); err != nil {
		t.Fatal(err)
	}
	s.Focus()
	if w.Canvas().Focused() != s.grid || s.model.evidence() != 1 {
		t.Errorf("focus %T, %d rows", w.Canvas().Focused(), s.model.evidence())
	}
}

func TestViewsSwitch(t *testing.T) {
	s, _, _ := open(t, screentest.Sample(t))
	went := -1
	s.OnView = func(i int) { went = i }
	s.views.OnChosen(0)
	if went != 0 || s.views.Chosen() != viewMap {
		t.Errorf("went to %d, the switch says %d", went, s.views.Chosen())
	}
}

func TestCtrlKLinksTheRowAndComesBackToItsJustification(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	s.goTo(t, cell{situation("nuits"), "2.1.1"})
	if evidence, code := s.ToLink(); len(evidence) != 1 || evidence[0] != situation("nuits") || code != "" {
		t.Errorf("links %v, %q", evidence, code)
	}
	s.Justify(book.State().Linked(situation("pas-de-porte"), "2.2.1"))
	if s.at != (cell{situation("pas-de-porte"), "2.2.1"}) || w.Canvas().Focused() != s.foot.field.Input() {
		t.Errorf("at %v, focus %T", s.at, w.Canvas().Focused())
	}
}

// Passages of a situation share a cell: the gravest mark stands in it, and the
// foot leads from one to the next.
func TestPassagesShareACell(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	at := cell{situation("nuits"), "1.2.1"}
	context := []rune(book.State().Situation("nuits").Context)
	if err := book.Change("associer", func(e *portfolio.Edit) error {
		_, err := e.LinkPassage("nuits", portfolio.Passage{Field: "context", Start: 0, End: len(context) / 2}, "1.2.1", "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	s.goTo(t, at)
	if s.model.linkCount() != 8 || s.grid.Content().Cell(s.grid.Current()) != widgets.MarkReached {
		t.Errorf("%d links, mark %d", s.model.linkCount(), s.grid.Content().Cell(s.grid.Current()))
	}
	if said := screentest.Words(s.foot.object); !strings.Contains(said, text.MapNth(1, 2)) || strings.Contains(said, "Passage") {
		t.Errorf("the whole does not come first:\n%s", said)
	}
	test.Tap(s.foot.others)
	if said := screentest.Words(s.foot.object); !strings.Contains(said, text.MapNth(2, 2)) || !strings.Contains(said, "Passage") || s.foot.field.Text() != "" {
		t.Errorf("the passage is not next:\n%s", said)
	}
	test.Type(s.foot.field.Input(), "Parce que.")
	s.Flush()
	links := book.State().LinksBetween(at.evidence, at.indicator)
	if links[1].Justification != "Parce que." || links[0].Justification == "Parce que." {
		t.Error("the justification went to another link")
	}
	s.removed(0, 0)
	if left := book.State().LinksBetween(at.evidence, at.indicator); len(left) != 1 || left[0].OfPassage() {
		t.Errorf("left: %v", left)
	}
	test.Tap(s.foot.field.Input())
	if strings.Contains(screentest.Words(s.foot.object), "Passage") {
		t.Error("the foot still shows what is gone")
	}
}

func TestShots(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t))
	screentest.Shot(t, w, "carte")
	s.keys(w, fyne.KeyReturn)
	screentest.Shot(t, w, "carte-justifier")
	_, _, w = open(t, screentest.Empty(t))
	screentest.Shot(t, w, "carte-vide")
	s, _, w = screentest.Open(t, screentest.Sample(t), screentest.Size{Width: 1090, Height: 560, Scale: 1.25}, func(b *screentest.Book) *Screen { return New(b) })
	s.Focus()
	screentest.Shot(t, w, "carte-125")
}
