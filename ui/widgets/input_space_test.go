package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// sentence wraps differently at each width, so that spaces fall on every kind
// of line's end.
const sentence = "J’ai conduit le diagnostic ; nous avons dit « oui » ensemble. Puis  rien."

// eachWidth gives a test an empty editor at many widths.
func eachWidth(t *testing.T, check func(width float32, in *Input)) {
	t.Helper()
	e, _, _ := newTestEditor(t, EditorOptions{})
	for width := float32(60); width < 260; width += 7 {
		e.Load("")
		e.in.Resize(fyne.NewSize(width, 300))
		check(width, e.in)
	}
}

func TestEveryTypedSpaceStaysInItsPlace(t *testing.T) {
	eachWidth(t, func(width float32, in *Input) {
		test.Type(in, sentence)
		if in.Text != sentence {
			t.Errorf("at a width of %v it holds %q", width, in.Text)
		}
	})
}

func TestSpacesBeforeALineBreakAndTakenBack(t *testing.T) {
	key := func(in *Input, name fyne.KeyName) { in.TypedKey(&fyne.KeyEvent{Name: name}) }
	eachWidth(t, func(width float32, in *Input) {
		for _, r := range sentence {
			// Type a space, take it back, type it again.
			in.TypedRune(r)
			if r == ' ' {
				key(in, fyne.KeyBackspace)
				in.TypedRune(r)
			}
		}
		if in.Text != sentence {
			t.Errorf("at a width of %v, taking spaces back: %q", width, in.Text)
		}
		in.Load("")
		for range 3 {
			for _, r := range "un deux trois " {
				in.TypedRune(r)
			}
			key(in, fyne.KeyReturn)
		}
		if want := "un deux trois \nun deux trois \nun deux trois \n"; in.Text != want {
			t.Errorf("at a width of %v, with line breaks: %q", width, in.Text)
		}
	})
}

func TestTypingAtTheEndOfAParagraphBeforeAnother(t *testing.T) {
	eachWidth(t, func(width float32, in *Input) {
		in.Load("début\nfin")
		in.moveTo(5)
		test.Type(in, " "+sentence)
		if want := "début " + sentence + "\nfin"; in.Text != want {
			t.Errorf("at a width of %v it holds %q", width, in.Text)
		}
	})
}

func TestAFieldOfOneLineWrapsAndHoldsNoLineBreak(t *testing.T) {
	entry := NewLabeledEntry("Titre", "")
	inWindow(t, entry)
	in := entry.Input()
	in.Resize(fyne.NewSize(200, 40))
	one := in.MinSize().Height
	in.TypedShortcut(&fyne.ShortcutPaste{Clipboard: held("Un titre\nassez long pour prendre\r\ndeux lignes ou trois")})
	if in.Text != "Un titre assez long pour prendre deux lignes ou trois" {
		t.Fatalf("it holds %q", in.Text)
	}
	if in.MinSize().Height <= one {
		t.Fatal("the field did not grow with its text")
	}
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	in.Load("court")
	if in.Text != "court" || in.MinSize().Height != one {
		t.Fatalf("it holds %q at a height of %v, want %v", in.Text, in.MinSize().Height, one)
	}
}

func TestTypingInTheMiddleOfAParagraph(t *testing.T) {
	eachWidth(t, func(width float32, in *Input) {
		in.Load("un deux trois quatre cinq six sept huit")
		in.moveTo(7)
		test.Type(in, " "+sentence)
		if want := "un deux " + sentence + " trois quatre cinq six sept huit"; in.Text != want {
			t.Errorf("at a width of %v it holds %q", width, in.Text)
		}
	})
}
