package widgets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
)

// clock is a timer that the test winds by hand.
type clock struct {
	due func()
}

func (c *clock) after(_ time.Duration, f func()) func() {
	c.due = f
	return func() { c.due = nil }
}

func (c *clock) ring() {
	if f := c.due; f != nil {
		c.due = nil
		f()
	}
}

func newTestEditor(t *testing.T, o EditorOptions) (*Editor, *clock, *[]string) {
	t.Helper()
	c := &clock{}
	old := after
	after = c.after
	t.Cleanup(func() { after = old })
	var handed []string
	e := NewEditor(o)
	e.OnPause = func(s string) { handed = append(handed, s) }
	inWindow(t, e)
	return e, c, &handed
}

func TestTheTextIsHandedOnAtThePauseAndOnce(t *testing.T) {
	e, c, handed := newTestEditor(t, EditorOptions{})
	test.Type(e.Input(), "Bonjour")
	if len(*handed) != 0 {
		t.Fatal("the text was handed on before the pause")
	}
	c.ring()
	e.Flush()
	if len(*handed) != 1 || (*handed)[0] != "Bonjour" {
		t.Fatalf("handed on %q, want one time Bonjour", *handed)
	}
	test.Type(e.Input(), " !")
	e.Flush()
	c.ring()
	if len(*handed) != 2 || (*handed)[1] != "Bonjour !" {
		t.Fatalf("handed on %q after a flush", *handed)
	}
}

func TestATextSetByTheProgramIsNotHandedOn(t *testing.T) {
	e, c, handed := newTestEditor(t, EditorOptions{})
	e.Load("Ancien texte")
	e.SetText("Ancien texte repris")
	c.ring()
	e.Flush()
	if len(*handed) != 0 {
		t.Fatalf("handed on %q", *handed)
	}
}

func TestWhatIsTypedWinsOverAnOldText(t *testing.T) {
	e, _, handed := newTestEditor(t, EditorOptions{})
	e.Load("Début")
	e.SetCursor(5)
	test.Type(e.Input(), " et suite")
	e.SetText("Début") // a screen refreshes while somebody types
	if e.Text() != "Début et suite" {
		t.Fatalf("the words typed are lost: %q", e.Text())
	}
	if len(*handed) != 1 || (*handed)[0] != "Début et suite" {
		t.Fatalf("handed on %q", *handed)
	}
}

func TestTheCursorStaysWhenTheTextChangesElsewhere(t *testing.T) {
	long := strings.Repeat("Une phrase assez longue pour passer à la ligne. ", 40)
	for _, c := range []struct {
		name      string
		old, new  string
		at, wants int
	}{
		{"same text", "abcdef", "abcdef", 3, 3},
		{"added before", "abcdef", "XXabcdef", 3, 5},
		{"added after", "abcdef", "abcdefXX", 3, 3},
		{"removed around", "abcdef", "abef", 3, 2},
		{"undo of the last words", "abcdef", "abc", 6, 3},
		{"wrapped lines", long, long + "Fin.", 700, 700},
		{"wrapped lines, before", long, "Début. " + long, 700, 707},
	} {
		e, _, _ := newTestEditor(t, EditorOptions{})
		e.Load(c.old)
		e.SetCursor(c.at)
		e.SetText(c.new)
		if got := e.Cursor(); got != c.wants {
			t.Errorf("%s: the cursor is at %d, want %d", c.name, got, c.wants)
		}
	}
}

func TestPageKeysMoveByAPage(t *testing.T) {
	e, _, _ := newTestEditor(t, EditorOptions{})
	e.Load(strings.Repeat("ligne\n", 500))
	in := e.Input()
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if in.CursorRow < 5 || in.CursorRow > 60 {
		t.Fatalf("Page Down moved to row %d of 500", in.CursorRow)
	}
	row := in.CursorRow
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	if in.CursorRow != row {
		t.Fatalf("down and up again ends on row %d, want %d", in.CursorRow, row)
	}
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	if in.CursorRow != 0 {
		t.Fatalf("Page Up at the top ends on row %d", in.CursorRow)
	}
}

func TestControlHomeAndEndGoToTheEndsOfTheText(t *testing.T) {
	e, _, _ := newTestEditor(t, EditorOptions{})
	const lines = "un\ndeux\ntrois"
	e.Load(lines)
	e.SetCursor(5)
	in := e.Input()
	press := func(key fyne.KeyName, more fyne.KeyModifier) {
		in.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | more})
	}
	press(fyne.KeyEnd, 0)
	if got := e.Cursor(); got != len(lines) {
		t.Errorf("Ctrl+End goes to %d of %d", got, len(lines))
	}
	in.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(fyne.KeyHome, fyne.KeyModifierShift)
	in.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if in.SelectedText() != lines || e.Cursor() != 0 {
		t.Errorf("Ctrl+Shift+Home selects %q and goes to %d", in.SelectedText(), e.Cursor())
	}
	press(fyne.KeyHome, 0)
	if in.SelectedText() != "" || e.Cursor() != 0 {
		t.Errorf("Ctrl+Home leaves %q selected at %d", in.SelectedText(), e.Cursor())
	}
}

func TestWhatIsPastedIsCleaned(t *testing.T) {
	e, _, handed := newTestEditor(t, EditorOptions{Clean: strings.ToUpper})
	e.Input().TypedShortcut(&fyne.ShortcutPaste{Clipboard: held("collé")})
	e.Flush()
	if e.Text() != "COLLÉ" || len(*handed) != 1 {
		t.Fatalf("pasted %q, handed on %q", e.Text(), *handed)
	}
}

func TestTheFieldHasNoUndoOfItsOwn(t *testing.T) {
	e, _, _ := newTestEditor(t, EditorOptions{})
	test.Type(e.Input(), "abc")
	e.Input().TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text() != "abc" {
		t.Fatalf("the field undid by itself: %q", e.Text())
	}
}

func TestTabLeavesTheEditor(t *testing.T) {
	e, _, _ := newTestEditor(t, EditorOptions{})
	if e.Input().AcceptsTab() {
		t.Fatal("Tab is caught")
	}
}

func TestLongTextsAreAdvisedAgainst(t *testing.T) {
	paragraph := strings.Repeat("mot ", 249) + "fin\n" // 1000 characters
	for _, c := range []struct{ name, text, want string }{
		{"short", paragraph, ""},
		{"long", strings.Repeat(paragraph, MaxComfort/1000), text.FieldTooLong},
		{"nearly long", strings.Repeat(paragraph, MaxComfort/1000-1), ""},
		{"one long paragraph", strings.Repeat("mot ", MaxParagraph/4), text.FieldLongParagraph},
		{"accents do not count twice", strings.Repeat("é", MaxParagraph-1), ""},
	} {
		if got := lengthAdvice(c.text); got != c.want {
			t.Errorf("%s: it says %q, want %q", c.name, got, c.want)
		}
	}
	e, _, _ := newTestEditor(t, EditorOptions{})
	e.Load(strings.Repeat("mot ", MaxParagraph/4))
	if !e.long.Visible() {
		t.Fatal("the editor does not show the advice")
	}
	e.Load("court")
	if e.long.Visible() {
		t.Fatal("the advice stays")
	}
}

func TestWordsAreCountedAgainstTheAdvice(t *testing.T) {
	e, _, _ := newTestEditor(t, EditorOptions{Least: 2, Most: 5})
	e.Load("Un projet «\u202fhors les murs\u202f» : oui.")
	if got := e.measure.text.Text(); !strings.HasPrefix(got, "6\u00a0mots (conseil") {
		t.Fatalf("it says %q", got)
	}
}

func TestAWrongDateIsSaidAndNotHandedOn(t *testing.T) {
	var handed []string
	d := NewDateEntry("Début", "", func(s string) bool { return s == "2019" })
	d.OnPause = func(s string) { handed = append(handed, s) }
	inWindow(t, d)
	test.Type(d.Input(), "201")
	d.Flush()
	if !d.Failed() || len(handed) != 0 {
		t.Fatalf("failed: %v, handed on %q", d.Failed(), handed)
	}
	test.Type(d.Input(), "9")
	d.Flush()
	if d.Failed() || len(handed) != 1 {
		t.Fatalf("failed: %v, handed on %q", d.Failed(), handed)
	}
}

func TestTheSelectionIsToldByItsPlace(t *testing.T) {
	e, _, _ := newTestEditor(t, EditorOptions{})
	e.Load("À l’été 😀, oui oui.\nDeuxième ligne.")
	for _, c := range [][2]int{{0, 3}, {2, 9}, {15, 27}, {0, 35}} {
		e.Select(c[0], c[1])
		if start, end, ok := e.Selection(); !ok || start != c[0] || end != c[1] {
			t.Errorf("%v selected: %d to %d, %v", c, start, end, ok)
		}
	}
	e.SetCursor(4)
	e.Select(4, 4)
	if _, _, ok := e.Selection(); ok {
		t.Error("nothing is selected")
	}
	e.Select(0, 3)
	canvasOf(e).Unfocus()
	if _, _, ok := e.Selection(); ok {
		t.Error("a selection that is not seen counts")
	}
}
