package recheck

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

// book remembers what records were, and answers when it is told to.
type book struct {
	*screentest.Book
	was    map[portfolio.Ref][]portfolio.Record // the newest first
	later  []func()
	asked  int
	late   bool
	broken error
}

func (b *book) Versions(ref portfolio.Ref, answer func([]portfolio.Record, error)) {
	b.asked++
	give := func() { answer(append([]portfolio.Record{b.State().Get(ref)}, b.was[ref]...), b.broken) }
	if b.late {
		b.later = append(b.later, give)
		return
	}
	give()
}

func clef() portfolio.Ref { return portfolio.Ref{Kind: portfolio.KindSituation, ID: "clef"} }

const (
	actions = "D’abord, j’ai écouté. J’ai réuni les quatre associations autour d’une clé. Ensuite, une charte."
	keyed   = "J’ai réuni les quatre associations autour d’une clé."
)

// rewritten is a portfolio in which a situation was linked whole to 1.1.2 and by
// a passage to 1.2.2 and 2.1.2, and then rewritten.
func rewritten(t *testing.T, late bool) (*Screen, *book, fyne.Window) {
	t.Helper()
	var b *book
	s, _, w := screentest.Open(t, screentest.Sample(t), screentest.Laptop, func(kept *screentest.Book) *Screen {
		b = &book{Book: kept, was: map[portfolio.Ref][]portfolio.Record{}, late: late}
		return New(b)
	})
	change(t, b, func(e *portfolio.Edit) error { return write(e, actions) })
	change(t, b, func(e *portfolio.Edit) error {
		at := portfolio.Runes(actions[:strings.Index(actions, keyed)])
		p := portfolio.Passage{Field: "actions", Start: at, End: at + portfolio.Runes(keyed)}
		for _, code := range []string{"1.2.2", "2.1.2"} {
			if _, err := e.LinkPassage("clef", p, code, "Parce que."); err != nil {
				return err
			}
		}
		_, err := e.Link(clef(), "1.1.2", "")
		return err
	})
	b.was[clef()] = []portfolio.Record{b.State().Situation("clef")}
	change(t, b, func(e *portfolio.Edit) error { return write(e, strings.Replace(actions, "quatre", "trois", 1)) })
	return s, b, w
}

func write(e *portfolio.Edit, text string) error {
	n := *e.State().Situation("clef")
	n.Actions = text
	return e.Put(&n)
}

func change(t *testing.T, b *book, edit func(*portfolio.Edit) error) {
	t.Helper()
	if err := b.Change("essai", edit); err != nil {
		t.Fatal(err)
	}
}

// marked lists what is marked as changed, before and after.
func marked(s *Screen) []string {
	var all []string
	for _, t := range screentest.Find[*widgets.ComparedText](s.Object()) {
		all = append(all, t.Marked()...)
	}
	return all
}

func codes(s *Screen) (all []string) {
	for _, l := range s.links {
		all = append(all, l.Indicator)
	}
	return all
}

func TestBeforeAndAfterStandSideBySide(t *testing.T) {
	s, b, w := rewritten(t, false)
	if got := codes(s); !slices.Equal(got, []string{"1.1.2", "1.2.2", "2.1.2"}) {
		t.Fatalf("listed %v", got)
	}
	screentest.Shot(t, w, "recheck")
	for _, l := range s.links {
		s.OpenLink(l.ID)
		if got := marked(s); !slices.Equal(got, []string{"quatre", "trois"}) {
			t.Errorf("%s: marked %q", l.Indicator, got)
		}
	}
	if b.asked != 1 {
		t.Errorf("asked %d times for what one situation was; a passage carries it", b.asked)
	}
}

// The links of one situation stand together under its name, once.
func TestLinksStandUnderTheirSituation(t *testing.T) {
	s, b, w := rewritten(t, false)
	change(t, b, func(e *portfolio.Edit) error {
		if _, err := e.Link(nuits(), "1.1.2", ""); err != nil {
			return err
		}
		return nil
	})
	change(t, b, func(e *portfolio.Edit) error {
		n := *e.State().Situation("nuits")
		n.Actions += " Une phrase de plus."
		return e.Put(&n)
	})
	words := screentest.Words(s.list)
	for _, heading := range []string{text.RecheckHeading(s.state.TitleOf(clef()), 3), text.RecheckHeading(s.state.TitleOf(nuits()), 3)} {
		if strings.Count(words, heading) != 1 {
			t.Errorf("%q does not stand once in the list:\n%s", heading, words)
		}
	}
	s.OpenLink(s.links[0].ID)
	s.Focus()
	var seen []portfolio.ID
	for range len(s.links) + 2 {
		seen = append(seen, s.chosen)
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	seen = slices.Compact(seen)
	if len(seen) != len(s.links) {
		t.Errorf("the arrows went over %d links of %d", len(seen), len(s.links))
	}
	screentest.Shot(t, w, "recheck-two")
}

func nuits() portfolio.Ref { return portfolio.Ref{Kind: portfolio.KindSituation, ID: "nuits"} }

func TestConfirmingGoesOnToTheNext(t *testing.T) {
	s, b, w := rewritten(t, false)
	var told []string
	s.OnTell = func(said string, _ bool) { told = append(told, said) }
	s.OpenLink(s.links[0].ID)
	for range 3 {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if len(s.links) != 0 || len(told) != 3 || !strings.Contains(screentest.Words(s.Object()), text.RecheckEmpty) {
		t.Fatalf("%v left, told %q", codes(s), told)
	}
	screentest.Shot(t, w, "recheck-empty")
	b.Undo()
	if len(s.links) != 1 {
		t.Errorf("one undo brings %d back", len(s.links))
	}
}

func TestAllOfASituationAreConfirmedAtOnce(t *testing.T) {
	s, b, _ := rewritten(t, false)
	before := len(b.Labels)
	test.Tap(screentest.Button(s.Object(), text.RecheckConfirmOf(3, false)))
	if len(s.links) != 0 || len(b.Labels) != before+1 {
		t.Fatalf("%v left after %d changes", codes(s), len(b.Labels)-before)
	}
	b.Undo()
	if len(s.links) != 3 {
		t.Errorf("one undo brings %d back", len(s.links))
	}
}

func TestAPassageThatIsGoneIsNotConfirmed(t *testing.T) {
	s, b, w := rewritten(t, false)
	change(t, b, func(e *portfolio.Edit) error { return write(e, "Rien de cela n’est resté.") })
	s.OpenIndicator("1.2.2")
	if screentest.Button(s.Object(), text.RecheckConfirm) != nil || !strings.Contains(screentest.Words(s.Object()), text.PassageGone) {
		t.Error("what is gone can be confirmed")
	}
	screentest.Shot(t, w, "recheck-gone")
	var open portfolio.ID
	s.OnPassage = func(id portfolio.ID) { open = id }
	test.Tap(screentest.Button(s.Object(), text.PassageChoose))
	if open != s.chosen {
		t.Errorf("asked for %q", open)
	}
	test.Tap(screentest.Button(s.Object(), text.PassageWiden))
	if l := b.State().Linked(clef(), "1.2.2"); l.OfPassage() || b.State().Suspect(l) {
		t.Errorf("widened: %+v", *l)
	}
	test.Tap(screentest.Button(s.Object(), text.CompetencesUnlink))
	if len(s.links) != 1 {
		t.Errorf("%v left", codes(s))
	}
}

func TestWhatIsNotKeptIsNotShown(t *testing.T) {
	s, b, _ := rewritten(t, true)
	s.OpenIndicator("1.1.2")
	if !strings.Contains(screentest.Words(s.Object()), text.RecheckReading) {
		t.Error("it does not say that it is reading")
	}
	b.was, b.broken = nil, errors.New("thinned")
	for _, give := range b.later {
		give()
	}
	if !strings.Contains(screentest.Words(s.Object()), text.RecheckLost) || len(marked(s)) != 0 {
		t.Error("it does not say that the text of before is not kept any more")
	}
}

func TestAReasonIsAmendedBeforeConfirming(t *testing.T) {
	s, b, w := rewritten(t, false)
	s.OpenIndicator("1.2.2")
	s.detail.field.Focus()
	test.Type(w.Canvas().Focused(), "Toujours ")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.chosen == "" || b.State().Link(s.chosen).Justification != "Toujours Parce que." || len(s.links) != 3 {
		t.Fatalf("kept %+v, %v left", b.State().Link(s.chosen), codes(s))
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(s.links) != 2 {
		t.Errorf("%v left", codes(s))
	}
}
