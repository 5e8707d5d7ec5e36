package competences

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Run with ACQUIS_SHOTS, this draws the screen at other sizes, for the eye.
func TestOtherSizes(t *testing.T) {
	s, _, w := shown(t, screentest.Sample(t))
	s.OpenIndicator("1.1.1")
	w.Resize(fyne.NewSize(1700, 1080))
	screentest.Shot(t, w, "competences-large")
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 1.25))
	w.Resize(fyne.NewSize(1146, 768))
	s.OpenIndicator("1.2.1")
	screentest.Shot(t, w, "competences-125")
	if least := w.Content().MinSize(); least.Width > 1146 || least.Height > 700 {
		t.Errorf("at 125 %% the screen needs %v", least)
	}
}

// shown is the screen on a portfolio, in a window as large as it is at
// 1366 × 768. Like the frame's, it is shown anew at each change.
func shown(t *testing.T, state *portfolio.State) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	w := screentest.Window(t, widget.NewLabel(""), 1146, 768, 1) // the theme comes first
	book := screentest.NewBook(state)
	s := New(book)
	book.Changed = s.Show
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1146, 768))
	s.Show(state)
	return s, book, w
}

func situation(id string) portfolio.Ref {
	return portfolio.Ref{Kind: portfolio.KindSituation, ID: portfolio.ID(id)}
}

func said(s *Screen) string { return screentest.Words(s.detail.object) }

func TestEveryIndicatorHasACellWithItsState(t *testing.T) {
	s, _, w := shown(t, screentest.Sample(t))
	if n := len(s.board.cells); n != 28 {
		t.Fatalf("%d cells, want 28", n)
	}
	want := map[string]widgets.Mark{"1.1.1": widgets.MarkBeyond, "1.2.1": widgets.MarkReached, "1.2.4": widgets.MarkStarted,
		"1.1.2": widgets.MarkNone, "1.2.3": widgets.MarkLeft, "3.1.1": widgets.MarkOut}
	for _, c := range s.board.cells {
		if mark, ok := want[c.code]; ok && c.mark.Mark() != mark {
			t.Errorf("%s carries mark %d, want %d", c.code, c.mark.Mark(), mark)
		}
	}
	all := screentest.Words(w.Content())
	for _, words := range []string{text.OnlyTheJury, "Bloc dispensé (CAFDES)", "Bloc 2 – Développer de l’ingénierie de projets et des analyses prospectives"} {
		if !strings.Contains(all, words) {
			t.Errorf("the screen does not say %q", words)
		}
	}
	screentest.Shot(t, w, "competences")
}

func TestAnEmptyPortfolioSaysWhatToDo(t *testing.T) {
	s, _, w := shown(t, screentest.Empty(t))
	screentest.Shot(t, w, "competences-vide")
	if s.chosen != "1.1.1" || !strings.Contains(said(s), text.CompetencesEmpty) {
		t.Errorf("at %q it says %q", s.chosen, said(s))
	}
}

func TestChoosingAnIndicatorShowsItsWordingAndLinks(t *testing.T) {
	s, _, w := shown(t, screentest.Sample(t))
	s.OpenIndicator("1.1.1")
	screentest.Shot(t, w, "competences-liens")
	all := said(s)
	for _, words := range []string{
		"Savoir mobiliser et exploiter les connaissances des politiques sociales, des acteurs locaux et institutionnels, des organisations, des méthodes d’intervention sociale pour situer les problématiques locales ou spécifiques dans un contexte plus large et les rendre intelligibles",
		"Comprendre avant de compter", "Note de cadrage", "étayé", "Bloc 1 – 1.1 Réaliser"} {
		if !strings.Contains(all, words) {
			t.Errorf("it does not say %q", words)
		}
	}
	if n := len(s.detail.cards); n != 3 {
		t.Fatalf("%d links shown, want 3", n)
	}
	if why := s.detail.cards[0].field.Text(); !strings.HasPrefix(why, "J’ai croisé trois sources") {
		t.Errorf("the first justification is %q", why)
	}
}

func TestTheArrowsMoveThroughTheMap(t *testing.T) {
	s, _, w := shown(t, screentest.Sample(t))
	s.OpenIndicator("1.1.2")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if s.chosen != "1.2.1" {
		t.Errorf("Down leads to %q, want 1.2.1", s.chosen)
	}
}

func TestLinkingAsksForTheJustification(t *testing.T) {
	s, book, w := shown(t, screentest.Sample(t))
	s.OpenIndicator("1.1.2")
	asked := ""
	s.OnLink = func() { _, asked = s.ToLink() }
	test.Tap(s.detail.link)
	if asked != "1.1.2" {
		t.Fatalf("asked for %q", asked)
	}
	var made *portfolio.Link
	if err := book.Change("Associer", func(e *portfolio.Edit) (err error) {
		made, err = e.Link(situation("nuits"), "1.1.2", "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	s.Linked(made)
	if len(s.detail.cards) != 1 || w.Canvas().Focused() != fyne.Focusable(s.detail.cards[0].field.Input()) {
		t.Fatalf("%d cards, the keyboard is in %T", len(s.detail.cards), w.Canvas().Focused())
	}
	if c := portfolio.Cover(book.State(), book.Today()).Indicator("1.1.2"); c.State != portfolio.Begun {
		t.Errorf("1.1.2 is %v", c.State)
	}
}

func TestJustifyingMakesAnIndicatorArgued(t *testing.T) {
	s, book, _ := shown(t, screentest.Sample(t))
	s.OpenIndicator("1.2.4")
	card := s.detail.cards[0]
	card.field.Focus()
	test.Type(card.field.Input(), "J’ai réuni sept partenaires.")
	if strings.Contains(said(s), "28 / 300") == false {
		t.Errorf("no count of the characters in %q", said(s))
	}
	card.field.Input().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if c := portfolio.Cover(book.State(), book.Today()).Indicator("1.2.4"); c.State != portfolio.Argued {
		t.Errorf("1.2.4 is %v", c.State)
	}
	if s.detail.cards[0] != card {
		t.Error("the card was made anew under the hands of the writer")
	}
	if strings.Contains(card.field.Text(), "\n") {
		t.Error("Enter put a line break into a justification")
	}
	if n := len(book.Labels); n != 1 {
		t.Errorf("%d changes in the journal, want 1: %q", n, book.Labels)
	}
}

func TestWhatIsTypedIsSavedWhenOneLeaves(t *testing.T) {
	s, book, _ := shown(t, screentest.Sample(t))
	s.OpenIndicator("1.2.4")
	test.Type(s.detail.cards[0].field.Input(), "J’ai réuni")
	s.OpenIndicator("2.1.1")
	if l := book.State().Linked(situation("non-recours"), "1.2.4"); l.Justification != "J’ai réuni" {
		t.Errorf("kept %q", l.Justification)
	}
}

func TestReadAgainAndSuspect(t *testing.T) {
	s, book, w := shown(t, screentest.Sample(t))
	s.OpenIndicator("1.2.1")
	card := s.detail.cards[0]
	test.Tap(card.read)
	if !strings.Contains(said(s), "relu") || !card.read.Ticked() {
		t.Fatalf("not read: %q", said(s))
	}
	err := book.Change("Écrire", func(e *portfolio.Edit) error {
		n := *e.State().Situation("nuits")
		n.Results += " Et davantage."
		return e.Put(&n)
	})
	if err != nil {
		t.Fatal(err)
	}
	screentest.Shot(t, w, "competences-a-reverifier")
	if card.read.Ticked() || !card.suspect.Visible() || !strings.Contains(said(s), "à revérifier") {
		t.Errorf("the link is not shown as suspect: %q", said(s))
	}
	s.board.segments.OnChosen(int(filterAgain))
	if rows := shownCells(s); !slices.Equal(rows, []string{"1.1.1", "1.2.1"}) { // both are shown by what has changed
		t.Errorf("to be read again: %v", rows)
	}
	test.Tap(card.read)
	if !card.read.Ticked() || card.suspect.Visible() {
		t.Error("reading again did not settle it")
	}
}

func TestUnlinkingIsUndone(t *testing.T) {
	s, book, _ := shown(t, screentest.Sample(t))
	s.OpenIndicator("1.2.1")
	var removed string
	s.OnRemoved = func(said string) { removed = said }
	test.Tap(screentest.Button(s.detail.object, text.CompetencesUnlink))
	if len(s.detail.cards) != 0 || !strings.Contains(removed, "1.2.1") {
		t.Fatalf("%d cards, said %q", len(s.detail.cards), removed)
	}
	book.Undo()
	if len(s.detail.cards) != 1 {
		t.Error("the undo brought nothing back")
	}
}

func TestLeavingAPointAsideWithItsReason(t *testing.T) {
	s, book, w := shown(t, screentest.Sample(t))
	s.OpenIndicator("2.1.1")
	test.Tap(s.detail.leave)
	if book.State().Gap("2.1.1") == nil || w.Canvas().Focused() != s.detail.gap.field.Input() {
		t.Fatal("not left aside, or the reason is not asked for")
	}
	test.Type(s.detail.gap.field.Input(), "La prospective relève de la direction.")
	s.Flush()
	screentest.Shot(t, w, "competences-non-traite")
	if g := book.State().Gap("2.1.1"); g.Reason != "La prospective relève de la direction." {
		t.Errorf("the reason is %q", g.Reason)
	}
	test.Tap(screentest.Button(s.detail.object, text.CompetencesGapUndo))
	if book.State().Gap("2.1.1") != nil || s.detail.gap.object.Visible() {
		t.Error("still left aside")
	}
	book.Undo()
	if got := s.detail.gap.field.Text(); got != "La prospective relève de la direction." {
		t.Errorf("the undo shows the reason %q", got)
	}
}

func TestOnlyTheHoles(t *testing.T) {
	s, _, w := shown(t, screentest.Sample(t))
	s.OpenIndicator("1.1.2")
	s.board.segments.OnChosen(int(filterMissing))
	screentest.Shot(t, w, "competences-manques")
	for _, code := range shownCells(s) {
		switch code {
		case "1.1.1", "1.2.1", "1.2.3", "3.1.1": // étayé, argumenté, left aside, dispensed
			t.Errorf("%s is shown among what is missing", code)
		}
	}
	s.OpenIndicator("1.2.1")
	if len(shownCells(s)) != 28 {
		t.Error("coming to an indicator from elsewhere shows the whole map")
	}
}

func TestALinkThatCountsForLessSaysWhy(t *testing.T) {
	state := screentest.Sample(t)
	e := portfolio.NewEdit(state)
	if _, err := e.Link(situation("clef"), "2.1.2", "J’ai refondé la gouvernance."); err != nil {
		t.Fatal(err)
	}
	next, _ := e.Result(state.Version + 1)
	s, _, _ := shown(t, next)
	s.OpenIndicator("2.1.2")
	if !strings.Contains(said(s), text.CompetencesNotPrinted) {
		t.Errorf("it says %q", said(s))
	}
}

func TestAFailureIsToldAndNothingTypedIsLost(t *testing.T) {
	s, book, _ := shown(t, screentest.Sample(t))
	var told error
	s.OnError = func(err error) { told = err }
	s.OpenIndicator("1.2.4")
	book.Err = errors.New("disk full")
	test.Type(s.detail.cards[0].field.Input(), "J’ai réuni")
	s.Flush()
	if told == nil || s.detail.cards[0].field.Text() != "J’ai réuni" {
		t.Errorf("told %v, the field holds %q", told, s.detail.cards[0].field.Text())
	}
}

func TestAnotherPortfolioBeginsAtItsOwnFirstHole(t *testing.T) {
	first := screentest.Sample(t)
	s, _, _ := shown(t, first)
	s.OpenIndicator("2.1.1")
	other := screentest.Empty(t)
	other.ID = "other"
	s.Show(other)
	if s.chosen != "1.1.1" || len(s.detail.cards) != 0 {
		t.Errorf("at %q with %d links", s.chosen, len(s.detail.cards))
	}
}

func TestOpenBlockGoesToItsFirstHole(t *testing.T) {
	s, _, _ := shown(t, screentest.Sample(t))
	s.OpenBlock("RNCP39644BC02")
	if s.chosen != "2.1.1" {
		t.Errorf("at %q", s.chosen)
	}
}

func shownCells(s *Screen) []string {
	var codes []string
	for _, c := range s.board.cells {
		if c.row.Visible() && c.competence.Visible() && s.board.blocks[c.block].whole.Visible() {
			codes = append(codes, c.code)
		}
	}
	return codes
}

func TestACardSaysWhichPassageAndLeadsThere(t *testing.T) {
	s, book, _ := shown(t, screentest.Sample(t))
	told := book.State().Situation("non-recours")
	words := portfolio.Shorten(told.Actions, 30)
	if err := book.Change("Associer", func(e *portfolio.Edit) error {
		_, err := e.LinkPassage("non-recours", portfolio.Passage{Field: "actions", Start: 0, End: 25}, "3.4.1", "Parce que.")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	s.OpenIndicator("3.4.1")
	if !strings.Contains(said(s), "Passage\u202f: «") || !strings.Contains(said(s), words[:10]) {
		t.Errorf("it says %q", said(s))
	}
	var open, again portfolio.ID
	s.OnPassage, s.OnRecheck = func(id portfolio.ID) { open = id }, func(id portfolio.ID) { again = id }
	test.Tap(screentest.Button(s.detail.object, text.CompetencesOpen))
	if err := book.Change("Écrire", func(e *portfolio.Edit) error {
		n := *e.State().Situation("non-recours")
		for _, part := range portfolio.SituationParts() {
			*part.Of(&n) = "" // it says the same in several
		}
		return e.Put(&n)
	}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(said(s), "introuvable") {
		t.Errorf("it says %q", said(s))
	}
	test.Tap(screentest.Button(s.detail.object, text.RecheckCompare))
	if id := s.detail.cards[0].link; open != id || again != id {
		t.Errorf("leads to %q and %q, want %q", open, again, id)
	}
}
