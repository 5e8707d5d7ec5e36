package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/child"
	"acquis/portfolio/crashlog"
	"acquis/portfolio/intake"
	"acquis/portfolio/store"
	"acquis/ui/home"
	"acquis/ui/pieces"
	"acquis/ui/screentest"
	"acquis/ui/situations"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

func TestMain(m *testing.M) {
	intake.Register()
	child.Main()
	os.Exit(m.Run())
}

// newTestApp is the application on the test driver, with its data in a folder
// of the test; works run at once, timers never ring.
func newTestApp(t *testing.T) *App {
	t.Helper()
	t.Setenv("ACQUIS_DATA", t.TempDir())
	a := newApp(test.NewTempApp(t), Options{Version: "essai", Example: func(context.Context, string) error { return errors.New("no") }})
	a.runner.start = func(f func()) { f() }
	a.runner.do = func(f func()) { f() }
	a.runner.ring = func(time.Duration, func()) func() { return func() {} }
	widgets.SetTimer(func(time.Duration, func()) func() { return func() {} })
	t.Cleanup(func() {
		a.closeSession()
		a.crashes.Close()
		a.window.Close()
		widgets.SetTyping(func(bool) {})
	})
	a.begin(nil)
	return a
}

// withPortfolio opens a new portfolio in it.
func withPortfolio(t *testing.T) *App {
	t.Helper()
	a := newTestApp(t)
	a.create(home.Draft{Framework: "RNCP39644", GivenName: "Ana", FamilyName: "Martin"})
	if a.session == nil {
		t.Fatalf("no portfolio is open: %s", screentest.Words(a.window.Canvas().Overlays().Top()))
	}
	return a
}

// told is what stands over the screen.
func (a *App) overlayWords() string {
	top := a.window.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	return screentest.Words(top)
}

func TestANewPortfolioOpensOnItsDashboard(t *testing.T) {
	a := withPortfolio(t)
	if a.at != placeDashboard || a.session.State().Candidate().Name() != "Ana Martin" {
		t.Fatalf("at %v, of %q", a.at, a.session.State().Candidate().Name())
	}
	if !strings.Contains(a.window.Title(), "Ana Martin") {
		t.Errorf("the window is called %q", a.window.Title())
	}
	if !strings.HasPrefix(a.shell.status.Text(), "Enregistré à ") {
		t.Errorf("the status line says %q", a.shell.status.Text())
	}
	if got := a.prefs.recents(); len(got) != 1 || got[0] != a.session.book.Dir() {
		t.Errorf("recent: %q", got)
	}
	dir := a.session.book.Dir()
	a.closePortfolio()
	if a.session != nil || a.at != placeHome {
		t.Fatal("the portfolio is still open")
	}
	if words := screentest.Words(a.shell.screen); !strings.Contains(words, "Ana Martin") {
		t.Errorf("home does not offer it again: %q", words)
	}
	a.open(dir)
	if a.session == nil || a.at != placeDashboard {
		t.Fatalf("it does not open again: %s", a.overlayWords())
	}
}

func TestEveryPlaceHasItsScreen(t *testing.T) {
	a := withPortfolio(t)
	for _, info := range railPlaces() {
		a.goTo(info.place)
		if a.at != info.place || a.screens[info.place] == nil {
			t.Fatalf("%s: at %v", info.label, a.at)
		}
		if words := screentest.Words(a.shell.screen); words == "" {
			t.Errorf("%s is empty", info.label)
		}
		if !a.shell.rail.rows[info.place].Selected() {
			t.Errorf("the rail does not mark %s", info.label)
		}
	}
}

func TestWithoutAPortfolioNothingNeedsOne(t *testing.T) {
	a := newTestApp(t)
	for _, m := range a.menu.main.Items {
		for _, i := range m.Items {
			if i.Action != nil && i.Label != text.MenuKeyed(text.MenuQuit, "Q") && !strings.HasPrefix(i.Label, "Ouvrir") {
				i.Action() // a disabled item's shortcut fires all the same
				for top := a.window.Canvas().Overlays().Top(); top != nil; top = a.window.Canvas().Overlays().Top() {
					a.window.Canvas().Overlays().Remove(top)
				}
			}
		}
	}
	if a.session != nil {
		t.Fatal("a portfolio is open")
	}
}

func TestTypedTextIsSavedBeforeAnythingElse(t *testing.T) {
	for name, leave := range map[string]func(*App){
		"another screen": func(a *App) { a.goTo(placePieces) },
		"closing":        func(a *App) { dir := a.session.book.Dir(); a.closePortfolio(); a.open(dir) },
		"in background":  func(a *App) { a.flush() },
	} {
		t.Run(name, func(t *testing.T) {
			a := withPortfolio(t)
			situation := &portfolio.Situation{Title: "Diagnostic", InDossier: true}
			if err := a.session.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(situation) }); err != nil {
				t.Fatal(err)
			}
			a.goTo(placeSituations)
			a.screens[placeSituations].(*situations.Screen).Select(situation.ID)
			editor := screentest.Find[*widgets.Editor](a.shell.screen)[0]
			test.Type(editor.Input(), "Mon premier mot.")
			if a.shell.status.Text() != text.StatusTyping {
				t.Errorf("while typing, the status line says %q", a.shell.status.Text())
			}
			leave(a)
			if !strings.Contains(allText(a.session.State().Situation(situation.ID)), "Mon premier mot.") {
				t.Fatal("the words typed last are not saved")
			}
			if !strings.HasPrefix(a.shell.status.Text(), "Enregistré") {
				t.Errorf("after saving, the status line says %q", a.shell.status.Text())
			}
		})
	}
}

func allText(s *portfolio.Situation) string {
	var all []string
	for _, part := range portfolio.SituationParts() {
		all = append(all, *part.Of(s))
	}
	return strings.Join(all, "\n")
}

func TestUndoReachesEverythingAndSaysWhat(t *testing.T) {
	a := withPortfolio(t)
	piece := &portfolio.Piece{Genre: portfolio.GenreURL, Title: "Article", InDossier: true}
	if err := a.session.Change("Ajouter une adresse", func(e *portfolio.Edit) error { return e.Put(piece) }); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(a.menu.undo.Label, "Ajouter une adresse") || a.menu.undo.Disabled {
		t.Errorf("the menu says %q (disabled: %v)", a.menu.undo.Label, a.menu.undo.Disabled)
	}
	a.goTo(placeFramework) // elsewhere than where it was made
	a.undo()
	if a.session.State().Piece(piece.ID) != nil {
		t.Fatal("the piece is still there")
	}
	if got := a.shell.toast.Words(); got != text.Undone("Ajouter une adresse") {
		t.Errorf("it says %q", got)
	}
	a.redo()
	if a.session.State().Piece(piece.ID) == nil {
		t.Fatal("the piece did not come back")
	}
	a.undo()
	a.undo()
	if got := a.shell.toast.Words(); got != text.NothingToUndo {
		t.Errorf("with nothing left it says %q", got)
	}
}

func TestDroppedFilesBecomePieces(t *testing.T) {
	a := withPortfolio(t)
	dir := t.TempDir()
	var uris []fyne.URI
	for name, content := range map[string]string{"compte rendu.txt": "Réunion du 3 mars.", "copie.txt": "Réunion du 3 mars.", "vide.pdf": ""} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		uris = append(uris, storage.NewFileURI(path))
	}
	uris = append(uris, storage.NewFileURI(filepath.Join(dir, "absent.pdf")))
	a.dropped(uris)
	if a.at != placePieces {
		t.Fatal("dropping does not lead to the pieces")
	}
	if n := len(a.session.State().Pieces()); n != 1 {
		t.Fatalf("%d pieces, want 1: the same file twice, an empty one and one that is not there", n)
	}
	words := screentest.Words(a.screens[placePieces].(*pieces.Screen).Object())
	for _, name := range []string{"vide.pdf", "absent.pdf"} {
		if !strings.Contains(words, name) {
			t.Errorf("nothing is said of %s in %q", name, words)
		}
	}
	a.undo()
	if n := len(a.session.State().Pieces()); n != 0 {
		t.Fatalf("one undo leaves %d pieces", n)
	}
}

func TestAPortfolioThatIsOpenElsewhereIsOfferedForReading(t *testing.T) {
	a := withPortfolio(t)
	dir := a.session.book.Dir()
	a.closePortfolio()
	other, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	a.open(dir)
	if a.session != nil || !strings.Contains(a.overlayWords(), text.OpenToRead) {
		t.Fatalf("it says %q", a.overlayWords())
	}
	screentest.Button(a.window.Canvas().Overlays().Top(), text.OpenToRead).Tapped(nil)
	if a.session == nil || a.shell.status.Text() != text.StatusReadOnly {
		t.Fatalf("the status line says %q", a.shell.status.Text())
	}
	if err := a.session.Change("x", func(e *portfolio.Edit) error { return e.Put(&portfolio.Candidate{}) }); !errors.Is(err, store.ErrReadOnly) {
		t.Fatalf("a change gives %v", err)
	}
	if !strings.HasPrefix(a.shell.status.Text(), "Non enregistré") {
		t.Errorf("after a change that cannot be saved the status line says %q", a.shell.status.Text())
	}
}

// A snapshot that Acquis could not take by itself is said at the foot of the
// window: what was written is safe all the same, and that is said first.
func TestASnapshotThatFailedIsSaid(t *testing.T) {
	a := withPortfolio(t)
	snapshots := filepath.Join(a.session.book.Dir(), "snapshots")
	if err := errors.Join(os.RemoveAll(snapshots), os.WriteFile(snapshots, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	write := func(n int) func(*portfolio.Edit) error {
		return func(e *portfolio.Edit) error {
			return e.Put(&portfolio.Section{ID: "motivations", Text: fmt.Sprint("Version ", n)})
		}
	}
	for n := 0; a.session.book.SnapshotError() == nil; n++ { // it is tried in the background, after some hundreds at the latest
		if err := a.session.book.Change("x", write(n)); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.session.Change("x", write(-1)); err != nil {
		t.Fatal(err)
	}
	if said := a.shell.status.Text(); !strings.HasPrefix(said, "Enregistré à ") || !strings.Contains(said, "copie hors de cet ordinateur") {
		t.Errorf("the status line says %q", said)
	}
}

func TestWhatIsNoPortfolioIsSaidInFrench(t *testing.T) {
	a := newTestApp(t)
	dir := filepath.Join(t.TempDir(), "Vacances")
	a.prefs.addRecent(dir)
	a.open(dir)
	if words := a.overlayWords(); !strings.Contains(words, "Vacances") {
		t.Errorf("it says %q", words)
	}
	if len(a.prefs.recents()) != 0 {
		t.Error("it is still offered")
	}
}

func TestAPanicInLongWorkIsHeldBack(t *testing.T) {
	a := newTestApp(t)
	var got error
	a.runner.Run("Travail", func(context.Context, Progress) error { panic("chez Mme Dupont") }, func(err error) { got = err })
	if !errors.Is(got, errPanic) || sentence(got) != text.ProblemPanic {
		t.Fatalf("got %v", got)
	}
	data, _ := store.Data()
	report := crashlog.Read(data)
	if !strings.Contains(report, "panic: string") || !strings.Contains(report, "app_test.go:") {
		t.Errorf("it does not say where: %s", report)
	}
	if strings.Contains(report, "Dupont") {
		t.Errorf("it says what: %s", report)
	}
}

func TestTheLookIsKept(t *testing.T) {
	a := newTestApp(t)
	a.setTheme(theme.New(theme.Dark, 1.25))
	if now := a.prefs.theme(); now.Look() != theme.Dark || now.Scale() != 1.25 {
		t.Fatalf("kept %s at %v", now.Look(), now.Scale())
	}
	a.changeScale(+1)
	a.changeScale(+1)
	a.changeScale(+1)
	if now := a.prefs.theme(); now.Scale() != 1.5 {
		t.Fatalf("the largest text is %v", now.Scale())
	}
}

func TestAShortcutWaitsWhileADialogIsOpen(t *testing.T) {
	a := withPortfolio(t)
	a.showKeys()
	a.goToFocused(placePieces)
	if a.at != placeDashboard {
		t.Fatal("a shortcut went through the dialog")
	}
}

// A key that nothing takes shows where one is: after a screen came up by the
// mouse, whoever goes on by the keyboard is not lost.
func TestTheFirstKeyShowsWhereOneIs(t *testing.T) {
	a := withPortfolio(t)
	a.goTo(placeSituations)
	a.window.Canvas().Unfocus()
	before := len(a.session.State().Situations())
	a.typedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if f := a.window.Canvas().Focused(); f != nil {
		t.Errorf("words typed into the void give the keyboard to %T", f)
	}
	a.typedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if a.window.Canvas().Focused() == nil {
		t.Error("nothing has the keyboard")
	}
	if n := len(a.session.State().Situations()); n != before {
		t.Errorf("the key already pressed something: %d situations", n)
	}
}
