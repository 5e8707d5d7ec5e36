package selfassessment

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

func TestTheWholeRepérageWithTheKeyboardAlone(t *testing.T) {
	s, book, w := open(t, screentest.Empty(t), 1146, 700, 1)
	var asked bool
	s.OnSituations = func() { asked = true }
	s.Focus()
	for range s.cards {
		w.Canvas().Focused().TypedRune('e')
		w.Canvas().FocusNext()
		test.Type(w.Canvas().Focused(), "CCAS, 2021")
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	for _, c := range s.cards {
		if a := book.State().SelfAssessment(c.competence.Code); a.Answer != portfolio.AnswerPartly || a.Line != "CCAS, 2021" {
			t.Errorf("%s: %+v", c.competence.Code, a)
		}
	}
	if len(book.Labels) != 20 {
		t.Errorf("%d changes, want an answer and a line for each: %q", len(book.Labels), book.Labels)
	}
	if !s.done.Visible() || !strings.Contains(screentest.Words(w.Content()), "10 sur 10") {
		t.Fatal("the screen does not say that all is answered")
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !asked {
		t.Errorf("the last Enter does not lead on: the keyboard is in %T", w.Canvas().Focused())
	}
}

func TestAnswersShowProgressAndAreTakenBack(t *testing.T) {
	s, book, w := open(t, screentest.Empty(t), 1146, 700, 1)
	s.Select("1.2")
	w.Canvas().Focused().TypedRune('o')
	if !strings.Contains(screentest.Words(w.Content()), text.SelfAssessmentProgress(1, 10)) {
		t.Error("the progress is not shown")
	}
	if book.State().SelfAssessment("1.2").Answer != portfolio.AnswerYes {
		t.Fatal("not kept")
	}
	w.Canvas().Focused().TypedRune('O')
	if book.State().SelfAssessment("1.2").Answer != "" || book.Last() != text.SelfAssessmentCleared("1.2") {
		t.Fatalf("not taken back: %q", book.Last())
	}
}

func TestUndoShowsTheOldAnswer(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	c := s.cards[0]
	c.answers.Focus()
	c.answer(2)
	book.Undo()
	if c.answers.Chosen() != slices.Index(portfolio.Answers(), portfolio.AnswerYes) {
		t.Fatalf("answer %d is shown", c.answers.Chosen())
	}
}

func TestPauseSavesTheLineOnceAndShowLosesNothing(t *testing.T) {
	var pause func()
	widgets.SetTimer(func(_ time.Duration, f func()) func() {
		pause = f
		return func() { pause = nil }
	})
	t.Cleanup(func() { widgets.SetTimer(func(time.Duration, func()) func() { return func() {} }) })
	s, book, _ := open(t, screentest.Empty(t), 1146, 700, 1)
	entry := s.cards[3].entry
	test.Type(entry.Input(), "Veille ")
	if len(book.Labels) != 0 {
		t.Fatalf("saved before the pause: %q", book.Labels)
	}
	pause()
	if len(book.Labels) != 1 || entry.Text() != "Veille " {
		t.Fatalf("changes %q, the field holds %q", book.Labels, entry.Text())
	}
	test.Type(entry.Input(), "sociale")
	s.cards[0].answer(0) // shows the screen anew
	if got := book.State().SelfAssessment(s.cards[3].competence.Code).Line; got != "Veille sociale" || entry.Text() != "Veille sociale" {
		t.Fatalf("kept %q, the field holds %q", got, entry.Text())
	}
}

func TestFailureLeavesTheAnswerAsItWas(t *testing.T) {
	s, book, _ := open(t, screentest.Empty(t), 1146, 700, 1)
	var told error
	s.OnError = func(err error) { told = err }
	book.Err = errors.New("disk full")
	s.cards[0].answers.Focus()
	s.cards[0].answer(1)
	if told == nil || s.cards[0].answers.Chosen() != -1 {
		t.Fatalf("told %v, answer %d is shown", told, s.cards[0].answers.Chosen())
	}
}

func TestBlocksLeftDoNotHoldBackTheEnd(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t), 1146, 700, 1) // block 3 is dispensed
	if !strings.Contains(screentest.Words(w.Content()), text.SelfAssessmentProgress(3, 6)) {
		t.Errorf("progress: %q", screentest.Words(s.progress))
	}
	if !s.blocks[2].left.Visible() || s.blocks[0].left.Visible() {
		t.Error("the blocks do not say whether they count")
	}
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name                 string
		width, height, scale float32
	}{{"", 1146, 700, 1}, {"-125", 1146, 700, 1.25}, {"-wide", 1700, 1000, 1}} {
		s, _, w := open(t, screentest.Sample(t), c.width, c.height, c.scale)
		s.Focus()
		screentest.Shot(t, w, "selfassessment"+c.name)
		s.Select("1.1")
		screentest.Shot(t, w, "selfassessment-top"+c.name)
	}
}
