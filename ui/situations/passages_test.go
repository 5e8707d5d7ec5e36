package situations

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

const (
	spoken = "D’abord, j’ai écouté. J’ai réuni les quatre associations autour d’une clé. Ensuite, une charte."
	keyed  = "J’ai réuni les quatre associations autour d’une clé."
)

// withPassages has two linked passages and a link of the whole.
func withPassages(t *testing.T) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	s, book, w := open(t, screentest.Sample(t))
	s.Select("clef")
	change(t, book, func(e *portfolio.Edit) error {
		n := *e.State().Situation("clef")
		n.Actions, n.Results = spoken, "Une charte que chacun a signée."
		return e.Put(&n)
	})
	change(t, book, func(e *portfolio.Edit) error {
		for _, l := range []struct {
			p    portfolio.Passage
			code string
		}{{place("results", "Une charte que chacun a signée.", "chacun a signée"), "2.2.1"}, {place("actions", spoken, keyed), "3.3.1"}, {place("actions", spoken, keyed), "2.2.1"}} {
			if _, err := e.LinkPassage("clef", l.p, l.code, "Parce que."); err != nil {
				return err
			}
		}
		_, err := e.Link(portfolio.Ref{Kind: portfolio.KindSituation, ID: "clef"}, "1.1.2", "")
		return err
	})
	return s, book, w
}

func change(t *testing.T, book *screentest.Book, edit func(*portfolio.Edit) error) {
	t.Helper()
	if err := book.Change("essai", edit); err != nil {
		t.Fatal(err)
	}
}

func place(field, all, quote string) portfolio.Passage {
	at := portfolio.Runes(all[:strings.Index(all, quote)])
	return portfolio.Passage{Field: field, Start: at, End: at + portfolio.Runes(quote)}
}

func TestPassagesAreListedBesideTheText(t *testing.T) {
	s, _, w := withPassages(t)
	words := screentest.Words(s.editor.links.object)
	order := []string{"(3)", "J’ai réuni les quatre", "2.2.1", "3.3.1", "chacun a signée", "2.2.1", text.SituationWhole, "1.1.2"}
	at := 0
	for _, said := range order {
		next := strings.Index(words[at:], said)
		if next < 0 {
			t.Fatalf("%q does not come next in\n%s", said, words)
		}
		at += next + len(said)
	}
	screentest.Shot(t, w, "situation-passages")
	s.editor.openTab(tabFrame)
	test.Tap(screentest.Row(s.editor.links.object, "J’ai réuni les quatre"))
	p := part(s, "actions")
	if !p.object.Visible() || p.editor.Selected() != keyed {
		t.Errorf("selected %q", p.editor.Selected())
	}
}

func TestASelectionIsThePassageToLink(t *testing.T) {
	s, _, _ := withPassages(t)
	p := part(s, "actions")
	p.editor.Select(9, 20)
	got, ok := s.ToLinkPassage()
	if want := place("actions", spoken, "j’ai écouté"); !ok || got != want {
		t.Errorf("to link: %v %v, want %v", got, ok, want)
	}
	p.editor.Select(3, 3)
	if got, ok := s.ToLinkPassage(); ok {
		t.Errorf("nothing is selected, and %v is to be linked", got)
	}
	// What was typed a moment ago counts, before it is saved.
	p.editor.SetCursor(0)
	test.Type(p.editor.Input(), "Oui. ")
	p.editor.Select(0, 3)
	s.Flush()
	if got, ok := s.ToLinkPassage(); !ok || got.End != 3 {
		t.Errorf("to link: %v %v", got, ok)
	}
}

func TestAPassageThatIsGoneSaysSoAndIsChosenAgain(t *testing.T) {
	s, book, w := withPassages(t)
	p := part(s, "actions")
	p.editor.Focus()
	change(t, book, func(e *portfolio.Edit) error {
		n := *e.State().Situation("clef")
		n.Actions = "D’abord, j’ai écouté. La mairie a ouvert ses portes. Ensuite, une charte."
		return e.Put(&n)
	})
	if words := screentest.Words(s.editor.links.object); !strings.Contains(words, text.PassageGone) || !strings.Contains(words, "introuvable") {
		t.Fatalf("nothing says that it is gone:\n%s", words)
	}
	screentest.Shot(t, w, "situation-passage-gone")
	// First without a selection: it says what to do, and Ctrl+K then does it.
	p.editor.SetCursor(0)
	test.Tap(screentest.Button(s.editor.links.object, text.PassageChoose))
	if words := screentest.Words(s.editor.links.object); !strings.Contains(words, text.PassageChooseNow) {
		t.Fatalf("nothing says what to do:\n%s", words)
	}
	if s.ChoosePassage() {
		t.Fatal("nothing was selected")
	}
	p.editor.Select(22, 52)
	if !s.ChoosePassage() {
		t.Fatal("not taken")
	}
	for _, code := range []string{"2.2.1", "3.3.1"} {
		l := book.State().LinksBetween(portfolio.Ref{Kind: portfolio.KindSituation, ID: "clef"}, code)[0]
		if code == "3.3.1" && (l.Quote != "La mairie a ouvert ses portes." || l.Justification != "Parce que." || book.State().Suspect(l)) {
			t.Errorf("%s: %+v", code, *l)
		}
	}
	if words := screentest.Words(s.editor.links.object); strings.Contains(words, text.PassageGone) {
		t.Error("it still says that it is gone")
	}
	if s.ChoosePassage() {
		t.Error("it is chosen twice")
	}
	book.Undo()
	test.Tap(screentest.Button(s.editor.links.object, text.PassageWiden))
	for _, l := range book.State().LinksFrom(portfolio.Ref{Kind: portfolio.KindSituation, ID: "clef"}) {
		if l.OfPassage() && l.Quote == keyed {
			t.Errorf("%s is still of the passage", l.Indicator)
		}
	}
}

func TestWhatHasChangedIsConfirmedAtOnce(t *testing.T) {
	s, book, _ := withPassages(t)
	change(t, book, func(e *portfolio.Edit) error {
		n := *e.State().Situation("clef")
		n.Actions = strings.Replace(spoken, "quatre", "trois", 1)
		return e.Put(&n)
	})
	var asked portfolio.ID
	s.OnRecheck = func(id portfolio.ID) { asked = id }
	words := screentest.Words(s.editor.links.object)
	if !strings.Contains(words, text.RecheckOf(3)) || !strings.Contains(words, "modifié depuis") {
		t.Fatalf("it does not say that three links are to be looked at again:\n%s", words)
	}
	test.Tap(screentest.Button(s.editor.links.object, text.RecheckCompare))
	if l := book.State().Link(asked); l == nil || !book.State().Suspect(l) {
		t.Errorf("asked for %q", asked)
	}
	changes := len(book.Labels)
	test.Tap(screentest.Button(s.editor.links.object, text.RecheckConfirmAll))
	if left := book.State().SuspectFrom(s.editor.situation().Ref()); len(left) > 0 || len(book.Labels) != changes+1 {
		t.Errorf("%d left after %d changes", len(left), len(book.Labels)-changes)
	}
	if s.editor.links.again.object.Visible() {
		t.Error("the notice stays")
	}
}

// Every sentence that one writes turns the links of the whole situation à
// revérifier. That must not pop up under the fingers: it shows when one leaves.
func TestWhatOneWritesIsHeldBackUntilOneLeaves(t *testing.T) {
	s, book, _ := withPassages(t)
	suspect := func() int { return len(book.State().SuspectFrom(s.editor.situation().Ref())) }
	said := func() bool {
		return s.editor.links.again.object.Visible() || strings.Contains(screentest.Words(s.editor.links.object), text.RecheckWord)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.editor.write(portfolio.SituationParts()[0], "Une phrase de plus."))
	if suspect() == 0 || said() {
		t.Fatalf("%d links are à revérifier; it is said while one writes: %v", suspect(), said())
	}
	s.Leave()
	if !said() {
		t.Error("it is not said when one has left")
	}
	must(s.editor.write(portfolio.SituationParts()[0], "Encore une phrase de plus."))
	if !said() {
		t.Error("what was in sight has gone while one writes")
	}
	test.Tap(screentest.Button(s.editor.links.object, text.RecheckConfirmAll))
	must(s.editor.write(portfolio.SituationParts()[0], "Et une autre."))
	if suspect() == 0 || said() {
		t.Errorf("after all was confirmed: %d à revérifier, said %v", suspect(), said())
	}
	s.Select("non-recours")
	s.Select("clef")
	if !said() {
		t.Error("it is not said when one comes back to the situation")
	}
}

// The keyboard stays in a card while what other cards say does not change.
func TestTypingBeforeAPassageLeavesItsCardAlone(t *testing.T) {
	s, book, w := withPassages(t)
	row := screentest.Row(s.editor.links.object, "J’ai réuni les quatre")
	widgets.Focus(row)
	change(t, book, func(e *portfolio.Edit) error {
		n := *e.State().Situation("clef")
		n.Actions = "Un début. " + spoken
		return e.Put(&n)
	})
	if w.Canvas().Focused() != fyne.Focusable(row) {
		t.Errorf("the keyboard went to %T", w.Canvas().Focused())
	}
	test.Tap(row)
	if got := part(s, "actions").editor.Selected(); got != keyed {
		t.Errorf("selected %q", got)
	}
}
