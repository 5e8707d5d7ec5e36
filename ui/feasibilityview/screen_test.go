package feasibilityview

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
)

const first = "RNCP39644BC01"

func open(t *testing.T, state *portfolio.State) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return openAt(t, state, screentest.Laptop)
}

func openAt(t *testing.T, state *portfolio.State, size screentest.Size) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return screentest.Open(t, state, size, func(b *screentest.Book) *Screen { return New(b) })
}

func press(w fyne.Window, names ...fyne.KeyName) {
	for _, n := range names {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestTheRepérageSuggestsAndDoesNotAnswer(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	if book.State().Feasibility(first).Answer != "" || s.block.answers.Chosen() != -1 {
		t.Error("answered by itself")
	}
	words := screentest.Words(s.block.object)
	for _, want := range []string{string(portfolio.ExercisedPartly), "oui pour 1.1", "en partie pour 1.2", "rien de dit pour 1.3", "Diagnostic du non-recours"} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %q: %s", want, words)
		}
	}
	test.Tap(s.block.take)
	if book.State().Feasibility(first).Answer != portfolio.ExercisedPartly || s.block.suggested.Visible() {
		t.Errorf("%+v", book.State().Feasibility(first))
	}
	asked := ""
	s.OnAssess = func(code string) { asked = code }
	test.Tap(s.block.assess)
	if asked != "1.1" {
		t.Errorf("asked for %q", asked)
	}
	book.Undo()
	if s.block.answers.Chosen() != -1 {
		t.Error("undone, yet still chosen")
	}
}

func TestAnAnswerIsOneKeyAndIsTakenBack(t *testing.T) {
	s, book, w := open(t, screentest.Empty(t))
	s.block.answers.Focus()
	w.Canvas().Focused().TypedRune('n')
	if book.State().Feasibility(first).Answer != portfolio.ExercisedNo {
		t.Fatalf("%+v", book.State().Feasibility(first))
	}
	if words := screentest.Words(s.list.object); !strings.Contains(words, text.FeasibilityReady) || !strings.Contains(words, text.FeasibilitySum(1, 3)) {
		t.Errorf("the list says %q", words)
	}
	w.Canvas().Focused().TypedRune('n')
	if book.State().Feasibility(first).Answer != "" {
		t.Error("not taken back")
	}
}

func TestTheCounterFollowsTheTypingAndSaysWhatIsTooMuch(t *testing.T) {
	s, book, _ := open(t, screentest.Empty(t))
	s.block.editor.Insert(strings.Repeat("é", portfolio.MaxComment))
	if words := screentest.Words(s.block.object); !strings.Contains(words, text.FeasibilityCounter(portfolio.MaxComment, portfolio.MaxComment)) {
		t.Errorf("at the limit: %s", words)
	}
	test.Type(s.block.editor.Input(), "x")
	if words := screentest.Words(s.block.object); !strings.Contains(words, text.FeasibilityCounter(portfolio.MaxComment+1, portfolio.MaxComment)) {
		t.Errorf("beyond it: %s", words)
	}
	s.Flush()
	if n := portfolio.CommentLength(book.State().Feasibility(first).Comment); n != portfolio.MaxComment+1 {
		t.Errorf("%d characters kept: a word was lost", n)
	}
	s.block.answers.OnChosen(0)
	if words := screentest.Words(s.list.object); !strings.Contains(words, text.FeasibilityTooLong(1)) {
		t.Errorf("the list says %q", words)
	}
}

func TestTheCommentIsPreparedBehindWhatIsWritten(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	test.Tap(s.block.draft)
	draft := book.State().Feasibility(first).Comment
	if !strings.Contains(draft, "Diagnostic du non-recours") || !strings.Contains(draft, "Chargée de mission") || s.block.editor.Text() != draft {
		t.Fatalf("prepared %q", draft)
	}
	book.Undo()
	test.Type(s.block.editor.Input(), "Mes mots.")
	test.Tap(s.block.draft)
	if got := book.State().Feasibility(first).Comment; got != "Mes mots.\n\n"+draft {
		t.Errorf("kept %q", got)
	}
	var told string
	empty, book, _ := open(t, screentest.Empty(t))
	empty.OnTell = func(words string, _ bool) { told = words }
	test.Tap(empty.block.draft)
	if told != text.FeasibilityNothing || len(book.Labels) != 0 {
		t.Errorf("told %q, changes %q", told, book.Labels)
	}
}

func TestEveryFieldIsCopied(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t))
	s.Focus()
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) // past the blocs, to the diploma
	if g := s.groupOf(); g == nil || g.Title != text.FeasibilityAim {
		t.Fatalf("%v is open", s.current)
	}
	test.Tap(screentest.Button(s.group.object, text.FeasibilityCopy))
	if got := fyne.CurrentApp().Clipboard().Content(); got != s.state.Framework.Title {
		t.Errorf("copied %q", got)
	}
	var asked portfolio.Ref
	s.OnOpen = func(ref portfolio.Ref) { asked = ref }
	test.Tap(screentest.Button(s.group.object, text.FeasibilityFill))
	if asked.Kind != portfolio.KindBlockChoice {
		t.Errorf("asked for %v", asked)
	}
	s.Select(first)
	s.block.editor.Insert("À coller.")
	test.Tap(screentest.Button(s.block.object, text.FeasibilityCopyAll))
	if got := fyne.CurrentApp().Clipboard().Content(); got != "À coller." {
		t.Errorf("copied %q", got)
	}
}

func TestWhatCannotBeSavedStaysInSight(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	told := 0
	s.OnError = func(error) { told++ }
	book.Err = errors.New("disk full")
	test.Type(s.block.editor.Input(), "Précieux")
	s.Flush()
	s.Select("RNCP39644BC02")
	if s.current.ID != first || s.block.editor.Text() != "Précieux" || told == 0 {
		t.Fatalf("%s is open, the editor holds %q", s.current, s.block.editor.Text())
	}
	book.Err = nil
	s.Select("RNCP39644BC02")
	if book.State().Feasibility(first).Comment != "Précieux" || s.current.ID != "RNCP39644BC02" {
		t.Errorf("kept %q, %s is open", book.State().Feasibility(first).Comment, s.current)
	}
}

func TestABlockNotAskedForSaysWhy(t *testing.T) {
	s, _, _ := open(t, screentest.Sample(t)) // block 3 is dispensed
	s.Select("RNCP39644BC03")
	if !s.block.left.Visible() || !strings.Contains(screentest.Words(s.list.object), string(portfolio.BlockDispensed)) {
		t.Error("it does not say that nothing is asked of the block")
	}
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name string
		size screentest.Size
	}{{"", screentest.Laptop}, {"-125", screentest.Size{Width: 1146, Height: 700, Scale: 1.25}}, {"-wide", screentest.Size{Width: 1700, Height: 1000, Scale: 1}}} {
		e, _, w := openAt(t, screentest.Empty(t), c.size)
		screentest.Shot(t, w, "feasibility-empty"+c.name)
		e.Select("RNCP39644BC02")
		s, _, w := openAt(t, screentest.Sample(t), c.size)
		s.block.answers.OnChosen(1)
		test.Tap(s.block.draft)
		screentest.Shot(t, w, "feasibility"+c.name)
		s.Select("RNCP39644BC03")
		screentest.Shot(t, w, "feasibility-left"+c.name)
		s.goTo(s.form.Groups[2].Ref)
		screentest.Shot(t, w, "feasibility-copy"+c.name)
	}
}
