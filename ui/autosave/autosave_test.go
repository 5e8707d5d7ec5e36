package autosave

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/ui/widgets"
)

// kept is a record of one text: it saves, or fails, and in both cases shows
// itself anew before save returns, as the window does.
type kept struct {
	text  string
	saved []string
	err   error
	field *Text
}

func (k *kept) save(s string) error {
	if k.err != nil {
		k.field.Show(k.text)
		return k.err
	}
	k.text, k.saved = s, append(k.saved, s)
	k.field.Show(s)
	return nil
}

func newLine(t *testing.T) (*kept, *widgets.LabeledEntry) {
	test.NewTempApp(t)
	entry := widgets.NewLabeledEntry("Titre", "")
	k := &kept{}
	k.field = Line(entry, k.save)
	test.NewTempWindow(t, entry).Resize(fyne.NewSize(400, 200))
	k.field.Load("")
	return k, entry
}

func TestPauseSavesOnceAndKeepsTheSpaceAtTheEnd(t *testing.T) {
	k, entry := newLine(t)
	test.Type(entry.Input(), "Un ")
	k.field.Flush()
	k.field.Flush()
	if len(k.saved) != 1 || k.saved[0] != "Un" {
		t.Fatalf("saved %q, want “Un” once", k.saved)
	}
	if entry.Text() != "Un " {
		t.Fatalf("the field holds %q: the space was taken from under the hands", entry.Text())
	}
	test.Type(entry.Input(), "diagnostic")
	k.field.Flush()
	if k.text != "Un diagnostic" {
		t.Fatalf("saved %q", k.text)
	}
}

func TestTypingAndTakingBackSavesNothing(t *testing.T) {
	k, entry := newLine(t)
	test.Type(entry.Input(), "   ")
	k.field.Flush()
	if len(k.saved) != 0 {
		t.Fatalf("spaces alone were saved: %q", k.saved)
	}
}

func TestWhatIsTypedWinsOverWhatIsShown(t *testing.T) {
	k, entry := newLine(t)
	test.Type(entry.Input(), "Le mien")
	k.field.Show("Le leur")
	if entry.Text() != "Le mien" {
		t.Fatalf("the field holds %q", entry.Text())
	}
	if k.text != "Le mien" {
		t.Fatalf("kept %q", k.text)
	}
}

func TestUndoShowsTheOldText(t *testing.T) {
	k, entry := newLine(t)
	test.Type(entry.Input(), "Neuf")
	k.field.Flush()
	k.field.Show("Vieux")
	if entry.Text() != "Vieux" {
		t.Fatalf("the field holds %q after the undo", entry.Text())
	}
	k.field.Flush()
	if len(k.saved) != 1 {
		t.Fatalf("the undone text was saved again: %q", k.saved)
	}
}

func TestFailureKeepsTheText(t *testing.T) {
	k, entry := newLine(t)
	k.err = errors.New("disk full")
	test.Type(entry.Input(), "Précieux")
	k.field.Flush()
	k.field.Show("")
	if entry.Text() != "Précieux" || !k.field.Pending() {
		t.Fatalf("the field holds %q, pending %v", entry.Text(), k.field.Pending())
	}
	k.err = nil
	k.field.Flush()
	if k.text != "Précieux" || k.field.Pending() {
		t.Fatalf("not saved at the second try: %q", k.text)
	}
}

func TestRefusedTextStaysAndIsNotSaved(t *testing.T) {
	k, entry := newLine(t)
	entry.Check = func(s string) string {
		if s == "faux" {
			return "Faux."
		}
		return ""
	}
	test.Type(entry.Input(), "faux")
	k.field.Flush()
	k.field.Show("")
	if entry.Text() != "faux" || len(k.saved) != 0 {
		t.Fatalf("the field holds %q, saved %q", entry.Text(), k.saved)
	}
}
