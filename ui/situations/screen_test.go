package situations

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

// open shows the screen of a portfolio in a window of 1146 × 700, which is
// what a laptop of 1366 × 768 leaves it.
func open(t *testing.T, state *portfolio.State) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return screentest.Open(t, state, screentest.Laptop, func(b *screentest.Book) *Screen { return New(b) })
}

// part opens one of the six texts.
func part(s *Screen, field string) *partEditor {
	for i, p := range s.editor.parts {
		if p.part.Field == field {
			s.editor.openTab(tabOfPart(i))
			return p
		}
	}
	return nil
}

func press(w fyne.Window, names ...fyne.KeyName) {
	for _, n := range names {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestPauseSavesTheTextOnce(t *testing.T) {
	var pause func()
	widgets.SetTimer(func(_ time.Duration, f func()) func() {
		pause = f
		return func() { pause = nil }
	})
	t.Cleanup(func() { widgets.SetTimer(func(time.Duration, func()) func() { return func() {} }) })
	s, book, _ := open(t, screentest.Sample(t))
	s.Select("clef")
	test.Type(part(s, "context").editor.Input(), "En mai 2018, ")
	if len(book.Labels) != 0 {
		t.Fatalf("saved before the pause: %q", book.Labels)
	}
	pause()
	s.Flush()
	want := "Écrire « Contexte » de « Quatre associations et une clé\u202f: sortir du…\u202f»"
	if len(book.Labels) != 1 || plainSpaces(book.Last()) != plainSpaces(want) {
		t.Fatalf("changes %q, want one: %q", book.Labels, want)
	}
	if got := book.State().Situation("clef").Context; got != "En mai 2018, " {
		t.Fatalf("kept %q", got)
	}
}

func plainSpaces(s string) string {
	return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s)
}

func TestUndoShowsTheOldTextAndKeepsTheCursor(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	p := part(s, "context")
	old := p.editor.Text()
	p.editor.SetCursor(12)
	test.Type(p.editor.Input(), "NEUF ")
	s.Flush()
	s.editor.openTab(tabFrame)
	book.Undo()
	if p.editor.Text() != old || !p.object.Visible() {
		t.Fatalf("the undo did not show the old text; its tab is open: %v", p.object.Visible())
	}
	if p.editor.Cursor() != 12 {
		t.Errorf("the cursor went to %d", p.editor.Cursor())
	}
	s.Flush()
	if len(book.Labels) != 0 {
		t.Errorf("the undone text was saved again: %q", book.Labels)
	}
}

func TestShowWhileTypingLosesNothing(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	p := part(s, "request")
	typed := "Elle demande "
	before := p.editor.Text()
	test.Type(p.editor.Input(), typed)
	// Something else changes the portfolio while the text is not saved yet.
	if err := book.Change("ailleurs", func(e *portfolio.Edit) error {
		return e.Put(&portfolio.Section{ID: "motivations", Text: "x"})
	}); err != nil {
		t.Fatal(err)
	}
	test.Type(p.editor.Input(), "un diagnostic. ")
	s.Show(book.State())
	s.Flush()
	want := typed + "un diagnostic. " + before
	if got := book.State().Situation(s.current).Request; got != want || p.editor.Text() != want {
		t.Fatalf("kept %.60q, the editor holds %.60q", got, p.editor.Text())
	}
}

func TestFailureKeepsTheTextAndTells(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	var told error
	s.OnError = func(err error) { told = err }
	s.Select("clef")
	p := part(s, "results")
	book.Err = errors.New("disk full")
	test.Type(p.editor.Input(), "Deux ans après")
	s.Flush()
	s.Show(book.State())
	s.Select("nuits")
	if told == nil || s.current != "clef" || p.editor.Text() != "Deux ans après" {
		t.Fatalf("told %v, %s is open, the editor holds %q", told, s.current, p.editor.Text())
	}
	book.Err = nil
	s.Flush()
	if book.State().Situation("clef").Results != "Deux ans après" {
		t.Fatal("not saved when it could be")
	}
}

func TestSelectingAnotherSavesFirst(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	s.Select("clef")
	test.Type(part(s, "analysis").editor.Input(), "Avec le recul")
	s.Select("nuits")
	if got := book.State().Situation("clef").Analysis; got != "Avec le recul" {
		t.Fatalf("kept %q", got)
	}
	if got := part(s, "analysis").editor.Text(); got != book.State().Situation("nuits").Analysis {
		t.Fatalf("the editor holds %.40q", got)
	}
}

func TestCreateFromTheEmptyScreen(t *testing.T) {
	s, book, w := open(t, screentest.Empty(t))
	if !strings.Contains(screentest.Words(w.Content()), text.SituationsEmpty) {
		t.Fatal("the empty screen does not say what to do first")
	}
	screentest.Shot(t, w, "situations-empty")
	test.Tap(screentest.Button(w.Content(), text.SituationsNew))
	if len(book.State().Situations()) != 1 || w.Canvas().Focused() != fyne.Focusable(s.editor.frame.title.Input()) {
		t.Fatalf("%d situations, the keyboard is in %T", len(book.State().Situations()), w.Canvas().Focused())
	}
	test.Type(s.editor.frame.title.Input(), "Un diagnostic ")
	s.Flush()
	if got := book.State().Situations()[0]; got.Title != "Un diagnostic" || !got.InDossier {
		t.Fatalf("kept %+v", got)
	}
	if s.editor.frame.title.Text() != "Un diagnostic " {
		t.Fatal("the space at the end was taken from under the hands")
	}
}

func TestDeleteOpensTheNextAndUndoBringsBackTheLinks(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	var told string
	s.OnTell = func(words string, undo bool) { told = words }
	links := len(book.State().Links())
	if s.current != "non-recours" {
		t.Fatalf("%s is open", s.current)
	}
	fell := []text.Fell{{State: "à traiter", Codes: []string{"1.2.4", "1.3.2"}}} // 1.1.1 has another situation
	if said := screentest.Words(w.Content()); !strings.Contains(said, text.WouldFall(fell)) {
		t.Errorf("what would fall is not said beforehand:\n%s", said)
	}
	test.Tap(screentest.Button(w.Content(), text.Delete))
	if s.current != "ase" || !strings.Contains(told, "Ctrl+Z") || !strings.HasSuffix(told, text.FellNow(fell)) {
		t.Fatalf("%s is open, told %q", s.current, told)
	}
	book.Undo()
	if book.State().Situation("non-recours") == nil || len(book.State().Links()) != links {
		t.Fatal("the undo did not bring everything back")
	}
	for range 6 {
		s.remove()
	}
	if len(book.State().Situations()) != 0 || !strings.Contains(screentest.Words(w.Content()), text.SituationsEmpty) {
		t.Fatal("the last one gone, the screen does not say what to do first")
	}
}

func TestMoveStaysWithinTheExperience(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	ids := func() (ids []portfolio.ID) {
		for _, t := range ordered(book.State()) {
			ids = append(ids, t.ID)
		}
		return ids
	}
	if !s.list.up.Disabled() {
		t.Error("the first can move up")
	}
	s.move(+1)
	if want := []portfolio.ID{"ase", "non-recours", "pas-de-porte", "clef", "nuits", "schema"}; !slices.Equal(ids(), want) {
		t.Fatalf("order %v, want %v", ids(), want)
	}
	s.move(+1) // the last of its experience
	s.move(-1)
	if want := []portfolio.ID{"non-recours", "ase", "pas-de-porte", "clef", "nuits", "schema"}; !slices.Equal(ids(), want) {
		t.Fatalf("order %v, want %v", ids(), want)
	}
}

func TestArrowsGoThroughTheList(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t))
	s.list.group.Focus()
	press(w, fyne.KeyDown, fyne.KeyDown)
	if s.current != "pas-de-porte" {
		t.Fatalf("%s is open", s.current)
	}
	if w.Canvas().Focused() != fyne.Focusable(s.list.rows["pas-de-porte"].Row) {
		t.Fatalf("the keyboard is in %T", w.Canvas().Focused())
	}
	press(w, fyne.KeyReturn)
	if w.Canvas().Focused() != fyne.Focusable(part(s, "context").editor.Input()) {
		t.Fatalf("Enter leads to %T, not to the text", w.Canvas().Focused())
	}
}

func TestSelectingFromElsewhereShowsTheRow(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t))
	s.Select("schema")
	row := s.list.rows["schema"].Row
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(row).Y
	if bottom := top + row.Size().Height; top < 0 || bottom > w.Canvas().Size().Height-40 {
		t.Fatalf("the row stands from %v to %v", top, bottom)
	}
}

func TestLinkAndUnlink(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	s.Select("clef")
	var evidence []portfolio.Ref
	s.OnLink = func() { evidence, _ = s.ToLink() }
	test.Tap(screentest.Button(w.Content(), text.SituationLink))
	ref := portfolio.Ref{Kind: portfolio.KindSituation, ID: "clef"}
	if !slices.Equal(evidence, []portfolio.Ref{ref}) {
		t.Fatalf("asked to link %v", evidence)
	}
	if err := book.Change("Associer", func(e *portfolio.Edit) error {
		_, err := e.Link(ref, "3.3.1", "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	test.Tap(screentest.Button(s.editor.links.object, text.SituationJustify))
	test.Type(w.Canvas().Focused(), "J’ai réuni les quatre associations.")
	press(w, fyne.KeyReturn)
	link := book.State().Linked(ref, "3.3.1")
	if link == nil || link.Justification != "J’ai réuni les quatre associations." {
		t.Fatalf("link %+v", link)
	}
	if words := screentest.Words(s.editor.links.object); !strings.Contains(words, "3.3.1") || !strings.Contains(words, "J’ai réuni") {
		t.Fatalf("the link is not shown: %q", words)
	}
	test.Tap(screentest.Button(s.editor.links.object, text.SituationEditWhy))
	test.Type(w.Canvas().Focused(), "Moi-même, ")
	press(w, fyne.KeyReturn)
	if got := book.State().Linked(ref, "3.3.1").Justification; got != "Moi-même, J’ai réuni les quatre associations." {
		t.Fatalf("justified %q", got)
	}
	var asked string
	s.OnIndicator = func(code string) { asked = code }
	test.Tap(screentest.Button(s.editor.links.object, text.SituationSee))
	if asked != "3.3.1" {
		t.Errorf("asked for %q", asked)
	}
	test.Tap(screentest.Button(s.editor.links.object, text.SituationUnlink))
	if book.State().Linked(ref, "3.3.1") != nil || !strings.Contains(screentest.Words(s.editor.links.object), text.SituationNoLinks) {
		t.Fatal("the link is still there")
	}
}

func TestReferenceGoesInAtTheCursorAndOutForProofing(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	s.Select("clef")
	p := part(s, "context")
	s.editor.openTab(tabOfPart(0))
	test.Type(p.editor.Input(), "Voir , déjà.")
	p.editor.SetCursor(5)
	test.Tap(screentest.Button(w.Content(), text.InsertReference))
	test.Type(w.Canvas().Focused(), "plus de place")
	press(w, fyne.KeyReturn)
	want := "Voir [[« Plus de place ce soir »"
	if got := book.State().Situation("clef").Context; !strings.HasPrefix(plainSpaces(got), want) || !strings.HasSuffix(got, "]], déjà.") {
		t.Fatalf("kept %q", got)
	}
	if w.Canvas().Focused() != fyne.Focusable(p.editor.Input()) {
		t.Errorf("the keyboard is in %T, not in the text", w.Canvas().Focused())
	}
	test.Tap(screentest.Button(w.Content(), text.CopyForProofing))
	if got := fyne.CurrentApp().Clipboard().Content(); strings.Contains(got, "[[") || !strings.Contains(got, "nuits refusées, déjà.") {
		t.Errorf("copied %q", got)
	}
}

func TestPasteFromAWordProcessorIsCleaned(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	s.Select("clef")
	p := part(s, "context")
	fyne.CurrentApp().Clipboard().SetContent("Constats\u00a0:\r\n•\tun conflit\r\n•\tune clé")
	p.editor.Input().TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	s.Flush()
	if got := book.State().Situation("clef").Context; got != "Constats\u00a0:\n- un conflit\n- une clé" {
		t.Fatalf("kept %q", got)
	}
}

func TestFrameChangesTheRecord(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	s.Select("schema")
	f := s.editor.frame
	f.choose(1)
	test.Type(f.period.From.Input(), "2024")
	test.Type(f.note.Input(), "Demander l’accord.")
	s.Flush()
	f.printed.Tapped(nil)
	got := book.State().Situation("schema")
	if got.Experience != book.State().Experiences()[0].ID || got.Period.Start.Year != 2024 || got.Note != "Demander l’accord." || got.InDossier {
		t.Fatalf("kept %+v", got)
	}
	if s.current != "schema" {
		t.Errorf("the change of experience opened %s", s.current)
	}
}

func TestWordsAreCountedWhileOneTypes(t *testing.T) {
	s, _, _ := open(t, screentest.Sample(t))
	s.Select("clef")
	p := part(s, "context")
	if s.editor.tabs.Note(tabOfPart(0)) != text.SituationEmptyNote {
		t.Errorf("an empty part says %q", s.editor.tabs.Note(tabOfPart(0)))
	}
	test.Type(p.editor.Input(), "un deux trois")
	if got := s.editor.tabs.Note(tabOfPart(0)); got != text.Words(3) {
		t.Errorf("three words are counted as %q", got)
	}
}

func TestTabReachesEverythingInReadingOrder(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t))
	var seen []string
	for range 12 {
		w.Canvas().FocusNext()
		switch o := w.Canvas().Focused().(type) {
		case *widgets.Button:
			seen = append(seen, o.Text())
		case *widgets.Row:
			seen = append(seen, "liste")
		case *widgets.Input:
			seen = append(seen, "texte")
		}
	}
	want := []string{text.SituationsNew, "liste", text.MoveDown, text.Delete, "texte",
		text.SituationNextPart, text.InsertReference, text.CopyForProofing, text.SituationLink}
	if len(seen) < len(want) || !slices.Equal(seen[:len(want)], want) {
		t.Errorf("Tab goes through %q, want %q first", seen, want)
	}
	_ = s
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name                 string
		width, height, scale float32
	}{{"", 1146, 700, 1}, {"-125", 1146, 700, 1.25}, {"-wide", 1700, 1000, 1}} {
		w := screentest.Window(t, widgets.NewText(widgets.Body, ""), c.width, c.height, c.scale)
		s := New(screentest.NewBook(screentest.Sample(t)))
		w.SetContent(s.Object())
		w.Resize(fyne.NewSize(c.width, c.height))
		screentest.Shot(t, w, "situations"+c.name)
		s.editor.openTab(tabFrame)
		screentest.Shot(t, w, "situations-frame"+c.name)
		s.editor.openTab(tabReread())
		screentest.Shot(t, w, "situations-reread"+c.name)
		s.Select("clef")
		s.editor.openTab(tabOfPart(2))
		screentest.Shot(t, w, "situations-draft"+c.name)
	}
}
