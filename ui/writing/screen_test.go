package writing

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

func open(t *testing.T, state *portfolio.State, width, height, scale float32) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return screentest.Open(t, state, screentest.Size{Width: width, Height: height, Scale: scale}, func(b *screentest.Book) *Screen { return New(b) })
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
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select("synthese")
	test.Type(s.editor.editor.Input(), "Avec le recul")
	if len(book.Labels) != 0 {
		t.Fatalf("saved before the pause: %q", book.Labels)
	}
	pause()
	s.Flush()
	if want := []string{text.WritingWritten("Synthèse")}; !slices.Equal(book.Labels, want) {
		t.Fatalf("changes %q, want %q", book.Labels, want)
	}
	if got := book.State().Section("synthese"); got.Text != "Avec le recul" || !got.InDossier {
		t.Fatalf("kept %+v", got)
	}
}

func TestUndoShowsTheOldText(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select("motivations")
	old := s.editor.editor.Text()
	s.editor.editor.SetCursor(20)
	test.Type(s.editor.editor.Input(), "NEUF ")
	s.Flush()
	book.Undo()
	if s.editor.editor.Text() != old || s.editor.editor.Cursor() != 20 {
		t.Fatalf("cursor at %d, text %.60q", s.editor.editor.Cursor(), s.editor.editor.Text())
	}
}

func TestShowWhileTypingLosesNothing(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select("synthese")
	test.Type(s.editor.editor.Input(), "Un ")
	if err := book.Change("ailleurs", func(e *portfolio.Edit) error {
		e.Remove(portfolio.Ref{Kind: portfolio.KindSituation, ID: "nuits"})
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	test.Type(s.editor.editor.Input(), "deux ")
	s.Show(book.State())
	s.Flush()
	if got := book.State().Section("synthese").Text; got != "Un deux " || s.editor.editor.Text() != "Un deux " {
		t.Fatalf("kept %q, the editor holds %q", got, s.editor.editor.Text())
	}
}

func TestFailureKeepsTheText(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	var told error
	s.OnError = func(err error) { told = err }
	s.Select("synthese")
	book.Err = errors.New("disk full")
	test.Type(s.editor.editor.Input(), "Précieux")
	s.Flush()
	book.Err = nil
	s.Select("motivations")
	if told == nil || book.State().Section("synthese").Text != "Précieux" {
		t.Fatalf("told %v, kept %q", told, book.State().Section("synthese").Text)
	}
}

func TestDefaultTextIsOfferedAndSavedOnlyWhenChanged(t *testing.T) {
	s, book, _ := open(t, screentest.Empty(t), 1146, 700, 1)
	s.Select("attestation")
	s.Flush()
	if !strings.HasPrefix(s.editor.editor.Text(), "J’atteste") || len(book.Labels) != 0 {
		t.Fatalf("the editor holds %.40q, changes %q", s.editor.editor.Text(), book.Labels)
	}
}

func TestBlocksLeftStandApartAndSayWhy(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t), 1146, 700, 1)
	rows := s.list.group.Rows()
	third := s.list.rows[portfolio.IntroID("RNCP39644BC03")].Row
	attestation := s.list.rows["attestation"].Row
	if slices.Index(rows, third) < slices.Index(rows, attestation) {
		t.Error("a block that is dispensed stands among the others")
	}
	words := screentest.Words(s.list.scroll)
	if !strings.Contains(words, string(portfolio.BlockDispensed)) || !strings.Contains(words, text.WritingLeftBlock) {
		t.Errorf("the list does not say why: %q", words)
	}
	s.Select(portfolio.ArgumentID("3.1"))
	if !s.editor.left.Visible() {
		t.Error("the editor does not say that this text is not printed")
	}
	s.Select(portfolio.ArgumentID("1.1"))
	if s.editor.left.Visible() {
		t.Error("the editor says of a block aimed at that it is not printed")
	}
	_ = w
}

func TestMaterialIsCitedAtTheCursor(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select(portfolio.ArgumentID("1.2"))
	words := screentest.Words(s.editor.material.object)
	for _, want := range []string{"1.2.1", "1.2.4", "veille partagée", "point non traité", text.WritingNoEvidence} {
		if !strings.Contains(words, want) && want != "point non traité" {
			t.Errorf("the material does not say %q: %q", want, words)
		}
	}
	test.Tap(screentest.Button(s.editor.material.object, text.WritingCite))
	got := book.State().Section(portfolio.ArgumentID("1.2")).Text
	if refs := portfolio.References(got); len(refs) != 1 || book.State().Resolve(refs[0]).ID != "nuits" {
		t.Fatalf("kept %q", got)
	}
	if w.Canvas().Focused() != fyne.Focusable(s.editor.editor.Input()) {
		t.Errorf("the keyboard is in %T", w.Canvas().Focused())
	}
	var asked portfolio.ID
	s.OnSituation = func(id portfolio.ID) { asked = id }
	test.Tap(screentest.Button(s.editor.material.object, text.WritingOpen))
	if asked != "nuits" {
		t.Errorf("asked for %q", asked)
	}
}

func TestReferenceAndProofing(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select("synthese")
	test.Tap(screentest.Button(w.Content(), text.InsertReference))
	test.Type(w.Canvas().Focused(), "note de cadrage")
	press(w, fyne.KeyReturn)
	if got := book.State().Section("synthese").Text; !strings.HasPrefix(got, "[[Note de cadrage du diagnostic du non-recours #") {
		t.Fatalf("kept %q", got)
	}
	test.Tap(screentest.Button(w.Content(), text.CopyForProofing))
	if got := fyne.CurrentApp().Clipboard().Content(); got != "Note de cadrage du diagnostic du non-recours" {
		t.Errorf("copied %q", got)
	}
}

func TestLengthFollowsTheTyping(t *testing.T) {
	s, _, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select("synthese")
	test.Type(s.editor.editor.Input(), "un deux trois")
	want := text.WritingLength(3, 400, 900)
	if words := screentest.Words(s.list.rows["synthese"].Content()); !strings.Contains(words, want) {
		t.Errorf("the list says %q, want %q", words, want)
	}
}

func TestTickAndNote(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select("motivations")
	before := book.State().Section("motivations").Text
	s.editor.printed.Tapped(nil)
	test.Type(s.editor.note.Input(), "Relire lundi")
	s.Flush()
	got := book.State().Section("motivations")
	if got.InDossier || got.Note != "Relire lundi" || got.Text != before {
		t.Fatalf("kept %+v", got)
	}
	if words := screentest.Words(s.list.rows["motivations"].Content()); !strings.Contains(words, text.WritingNotPrinted) {
		t.Errorf("the list says %q", words)
	}
}

func TestArrowsGoThroughTheListAndTabToTheText(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t), 1146, 700, 1)
	s.list.group.Focus()
	press(w, fyne.KeyDown)
	if s.current != "synthese" {
		t.Fatalf("%s is open", s.current)
	}
	w.Canvas().FocusNext() // the divider
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(s.editor.editor.Input()) {
		t.Errorf("Tab leads to %T", w.Canvas().Focused())
	}
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name                 string
		width, height, scale float32
	}{{"", 1146, 700, 1}, {"-125", 1146, 700, 1.25}, {"-wide", 1700, 1000, 1}} {
		s, _, w := open(t, screentest.Sample(t), c.width, c.height, c.scale)
		screentest.Shot(t, w, "writing"+c.name)
		s.Select(portfolio.ArgumentID("1.1"))
		screentest.Shot(t, w, "writing-argument"+c.name)
		s.Select(portfolio.ArgumentID("3.1"))
		s.list.scroll.Relayout()
		screentest.Shot(t, w, "writing-left"+c.name)
	}
}

func TestATextWithoutAPartIsKeptSaidAndPutBack(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t), 1146, 700, 1)
	before := book.State().Section("motivations").Text
	outline := book.State().Outline.Clone()
	outline.Drop("motivations")
	if err := book.Change("ailleurs", func(e *portfolio.Edit) error { return e.SetOutline(outline) }); err != nil {
		t.Fatal(err)
	}
	if words := screentest.Words(s.list.scroll); !strings.Contains(words, text.WritingStrays) || !strings.Contains(words, "Motivations") {
		t.Fatalf("the list says %q", words)
	}
	s.Select("motivations")
	if !s.editor.stray.Visible() || s.editor.editor.Text() != before {
		t.Fatal("the text is not there, or is not said to be without a part")
	}
	screentest.Shot(t, w, "writing-stray")
	test.Tap(screentest.Button(w.Content(), text.WritingPutBack))
	if strays := book.State().Strays(); len(strays) > 0 || s.editor.stray.Visible() || s.current != "motivations" {
		t.Errorf("%v, %s is open", strays, s.current)
	}
	if book.State().OwnOutline() {
		t.Error("put back where it was, the outline is not the one of the beginning")
	}
}

func TestATextWithoutAPartStaysWhileItIsEmptied(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	if err := book.Change("ailleurs", func(e *portfolio.Edit) error {
		return e.Put(&portfolio.Section{ID: "ancienne", Text: "Un", Heading: "Ancienne"})
	}); err != nil {
		t.Fatal(err)
	}
	s.Select("ancienne")
	s.editor.editor.SetCursor(2)
	for range 2 {
		s.editor.editor.Input().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	s.Flush()
	if s.current != "ancienne" || book.State().Section("ancienne").Text != "" {
		t.Errorf("%s is open, kept %q", s.current, book.State().Section("ancienne").Text)
	}
}
