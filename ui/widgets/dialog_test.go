package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"acquis/assets/icons"
)

func TestADialogTakesTheKeyboardAndGivesItBack(t *testing.T) {
	under := NewButton(Plain, "Dessous", icons.None, nil)
	w := inWindow(t, container.NewVBox(under))
	c := w.Canvas()
	c.Focus(under)

	name := NewLabeledEntry("Nom", "")
	saved, closed := false, false
	var d *Dialog
	d = NewDialog("Renommer", name,
		NewButton(Plain, "Annuler", icons.None, func() { d.Close() }),
		NewButton(Primary, "Renommer", icons.None, func() { saved = true; d.Close() }))
	d.OnClosed = func() { closed = true }
	d.ShowIn(c)
	if c.Focused() != name.Input() {
		t.Fatalf("the keyboard is with %T, want the first field of the dialog", c.Focused())
	}
	for range 6 {
		test.FocusNext(c)
		if c.Focused() == under {
			t.Fatal("Tab left the dialog")
		}
	}
	c.Focus(name.Input())
	name.Input().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !saved || !closed {
		t.Fatal("Enter in a field of one line did not press the primary button")
	}
	if c.Focused() != under {
		t.Fatalf("the keyboard went to %T, want back to the button under the dialog", c.Focused())
	}
}

func TestEscapeClosesADialog(t *testing.T) {
	w := inWindow(t, container.NewVBox())
	d := NewDialog("Attention", NewText(Body, "Une phrase."))
	d.ShowIn(w.Canvas())
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.Shown() || w.Canvas().Overlays().Top() != nil {
		t.Fatal("Escape did not close the dialog")
	}
}

func TestAMenuIsUsedWithTheKeyboard(t *testing.T) {
	done := ""
	b := NewMenuButton(Plain, "Plus", icons.More, func() []MenuItem {
		return []MenuItem{{Label: "Monter", Do: func() { done = "monter" }}, {Label: "Descendre", Do: func() { done = "descendre" }}}
	})
	w := inWindow(t, container.NewVBox(b))
	test.Tap(b)
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != "descendre" {
		t.Fatalf("did %q, want descendre", done)
	}
}

func TestAChoiceIsMadeWithTheKeyboard(t *testing.T) {
	got := -1
	c := NewChoice([]string{"CDI", "CDD", "Bénévole"}, func(i int) { got = i })
	w := inWindow(t, container.NewVBox(c))
	w.Canvas().Focus(c)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got != 1 || c.Chosen() != 1 {
		t.Fatalf("chosen %d, said %d; want 1", c.Chosen(), got)
	}
	got = -1
	c.SetChosen(2)
	if got != -1 {
		t.Fatal("the program's choice was taken for the person's")
	}
}

func TestSegmentsAreOneStopAndTheArrowsChoose(t *testing.T) {
	var said []int
	s := NewSegments([]string{"Oui", "En partie", "Non"}, func(i int) { said = append(said, i) })
	next := NewButton(Plain, "Suite", icons.None, nil)
	w := inWindow(t, container.NewVBox(s, next))
	test.FocusNext(w.Canvas())
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if s.Chosen() != 1 || len(said) != 2 {
		t.Fatalf("chosen %d, said %v; want 1 after two steps from none", s.Chosen(), said)
	}
	test.FocusNext(w.Canvas())
	if w.Canvas().Focused() != next {
		t.Fatal("Tab went to another answer instead of leaving the choice")
	}
}

func TestABarSaysItsNumbersAndWords(t *testing.T) {
	b := NewBar(Segment{MarkReached, 4, "argumentés"}, Segment{MarkNone, 6, "à traiter"}, Segment{MarkStarted, 0, "amorcés"})
	inWindow(t, b)
	if got := len(b.legend.Objects); got != 2 {
		t.Fatalf("%d names in the legend, want those of the 2 parts that count something", got)
	}
}

func TestASplitRemembersItsPlace(t *testing.T) {
	left, right := NewText(Body, "gauche"), NewText(Body, "droite")
	s := NewSplit("essai", 0.5, left, right)
	w := inWindow(t, s)
	_ = w
	s = NewSplit("essai", 0.5, left, right) // the app of the window
	w.SetContent(s)
	before := left.Size().Width
	s.divider.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if left.Size().Width <= before {
		t.Fatalf("the left side is %v wide, was %v", left.Size().Width, before)
	}
	again := NewSplit("essai", 0.5, NewText(Body, "g"), NewText(Body, "d"))
	if again.layout.ratio <= 0.5 {
		t.Fatal("the place of the divider is forgotten")
	}
}

func TestAToastTakesBack(t *testing.T) {
	undone := false
	toast := NewToast()
	inWindow(t, container.NewWithoutLayout(toast))
	toast.Tell("Situation supprimée.", "Annuler", func() { undone = true })
	test.Tap(toast.Action())
	if !undone || toast.Visible() {
		t.Fatal("the action of the toast did nothing, or the toast stayed")
	}
}

func TestALongAlertScrollsInsteadOfCoveringItsButton(t *testing.T) {
	w := inWindow(t, container.NewVBox())
	short := Alert(w.Content(), "Court", "Une phrase.")
	low := short.card.Size().Height
	short.Close()
	long := Alert(w.Content(), "Long", strings.Repeat("Une phrase qui prend de la place. ", 200))
	if high := long.card.Size().Height; high > w.Canvas().Size().Height || high <= low {
		t.Fatalf("the long one is %v high, the short one %v, the window %v", high, low, w.Canvas().Size().Height)
	}
	body, foot := long.body, long.foot
	if body.Position().Y+body.Size().Height > foot.Position().Y {
		t.Fatal("the text stands over the button")
	}
}
