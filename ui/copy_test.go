package ui

import (
	"bytes"
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
	"acquis/portfolio/bundle"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

// pressIn presses a button of the dialog that is open.
func (a *App) pressIn(t *testing.T, words string) {
	t.Helper()
	top := a.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatalf("no dialog is open to press %q in", words)
	}
	test.Tap(screentest.Button(top, words))
}

// saveAs answers our own dialog for where to save.
func (a *App) saveAs(t *testing.T, path string) {
	t.Helper()
	fields := screentest.Find[*widgets.LabeledEntry](a.window.Canvas().Overlays().Top())
	if len(fields) != 2 {
		t.Fatalf("the dialog has %d fields: %s", len(fields), a.overlayWords())
	}
	fields[0].Load(filepath.Dir(path))
	fields[0].OnEnter()
	fields[1].Load(filepath.Base(path))
	fields[1].OnEnter()
}

// A copy is two clicks away from the dashboard, which then knows of it.
func TestACopyIsTwoClicksAway(t *testing.T) {
	a := withPortfolio(t)
	test.Tap(screentest.Button(a.shell.screen, text.CopyNow))
	path := filepath.Join(t.TempDir(), "copie.acquis")
	a.saveAs(t, path)
	if said := a.shell.toast.Words(); !strings.Contains(said, "copie.acquis") || !strings.Contains(said, "relue") {
		t.Errorf("it says %q, %s", said, a.overlayWords())
	}
	if _, err := bundle.Check(t.Context(), path, "", nil); err != nil {
		t.Fatal(err)
	}
	if said := screentest.Words(a.shell.screen); !strings.Contains(said, "Dernière copie le") || !strings.Contains(said, filepath.Dir(path)) {
		t.Errorf("the dashboard says %s", said)
	}
}

// A sealed copy asks for its passphrase twice and warns that nobody can find it
// again.
func TestASealedCopyAsksTwice(t *testing.T) {
	a := withPortfolio(t)
	a.saveSealedCopy()
	if said := a.overlayWords(); !strings.Contains(said, "Personne ne peut retrouver") {
		t.Errorf("no warning in %s", said)
	}
	fields := screentest.Find[*widgets.LabeledEntry](a.window.Canvas().Overlays().Top())
	for _, try := range []struct{ first, second, said string }{
		{"", "", text.BundlePassphraseEmpty}, {"court", "court", text.PassphraseShort(8)},
		{"cheval agrafe", "cheval agraff", text.PassphraseDiffers},
	} {
		fields[0].Load(try.first)
		fields[1].Load(try.second)
		a.pressIn(t, text.PassphraseNext)
		if !strings.Contains(a.overlayWords(), try.said) {
			t.Errorf("%q, %q: it says %s", try.first, try.second, a.overlayWords())
		}
	}
	fields[1].Load("cheval agrafe")
	a.pressIn(t, text.PassphraseNext)
	path := filepath.Join(t.TempDir(), "copie.acquis")
	a.saveAs(t, path)
	if sealed, err := bundle.IsSealed(path); err != nil || !sealed {
		t.Errorf("sealed: %v, %v", sealed, err)
	}
}

// A sealed copy that the program is started with asks for its passphrase until
// it fits, and opens in a place of its own, beside the one that is here.
func TestASealedCopyIsOpened(t *testing.T) {
	a := newTestApp(t)
	sealed := filepath.Join("..", "portfolio", "bundle", "testdata", "v1-scelle.acquis") // quick to open, unlike one of today
	first, err := store.Place("Été à Metz")
	if err == nil {
		_, err = bundle.Open(t.Context(), sealed, "cheval agrafe été", first, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	a.options.Copy = sealed
	a.started()
	for _, passphrase := range []string{"", "autre phrase"} {
		screentest.Find[*widgets.LabeledEntry](a.window.Canvas().Overlays().Top())[0].Load(passphrase)
		a.pressIn(t, text.OpenCopyNext)
	}
	if said := a.overlayWords(); !strings.Contains(said, "Ce n’est pas la bonne phrase") {
		t.Errorf("it says %s", said)
	}
	screentest.Find[*widgets.LabeledEntry](a.window.Canvas().Overlays().Top())[0].Load("cheval agrafe été")
	a.pressIn(t, text.OpenCopyNext)
	if said := a.overlayWords(); !strings.Contains(said, "Ce portfolio est déjà ici") || !strings.Contains(said, "(copie)") {
		t.Errorf("it says %s", said)
	}
	a.pressIn(t, text.OpenCopyDo)
	if a.session == nil || a.session.book.Dir() == first || len(a.session.State().Pieces()) != 2 {
		t.Fatalf("not open: %s", a.overlayWords())
	}
	if list, err := store.List(); err != nil || len(list) != 2 || list[0].ID != list[1].ID {
		t.Errorf("there are %+v, %v", list, err)
	}
}

// A copy that is dropped on the window is offered to be opened, and one that is
// altered says so and leaves nothing.
func TestACopyThatIsDropped(t *testing.T) {
	a := withPortfolio(t)
	path := filepath.Join(t.TempDir(), "copie.acquis")
	if _, err := bundle.Pack(t.Context(), a.session.book, path, bundle.Options{Made: time.Now()}); err != nil {
		t.Fatal(err)
	}
	dir := a.session.book.Dir()
	a.closePortfolio()
	a.dropped([]fyne.URI{storage.NewFileURI(path)})
	a.pressIn(t, text.OpenTwin)
	if a.session == nil || a.session.book.Dir() != dir {
		t.Fatal("the one that is here was not opened")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(data, []byte("portfolio.db")) + 5000
	data[at] ^= 1
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	a.dropped([]fyne.URI{storage.NewFileURI(path)})
	a.pressIn(t, text.OpenCopyDo)
	if said := a.overlayWords(); !strings.Contains(said, "altéré") || !strings.Contains(said, "copie.acquis") {
		t.Errorf("it says %s", said)
	}
	if list, _ := store.List(); len(list) != 1 {
		t.Errorf("it left %+v", list)
	}
}

// The open format is written for other programs, and is no copy outside this
// computer.
func TestExportingTheOpenFormat(t *testing.T) {
	a := withPortfolio(t)
	a.exportOpen()
	path := filepath.Join(t.TempDir(), "ouvert.json")
	a.saveAs(t, path)
	if _, err := interchange.Check(t.Context(), path, nil); err != nil {
		t.Fatal(err)
	}
	if _, ok := a.session.book.LastCopy(); ok {
		t.Error("it counts as a copy")
	}
}

// A whole return is asked for, changes every screen, and can be gone back on;
// one element comes back by a change that is undone like any other.
func TestGoingBackToAVersion(t *testing.T) {
	a := withPortfolio(t)
	put := func(title string) *portfolio.Situation {
		s := &portfolio.Situation{Title: title, InDossier: true}
		if err := a.session.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(s) }); err != nil {
			t.Fatal(err)
		}
		return s
	}
	first := put("Première")
	a.goTo(placeVersions)
	test.Tap(screentest.Button(a.shell.screen, text.VersionKeep))
	if a.shell.toast.Words() != text.VersionKept {
		t.Fatalf("it says %q", a.shell.toast.Words())
	}
	put("Seconde")
	if err := a.session.Change("Supprimer", func(e *portfolio.Edit) error { e.Remove(first.Ref()); return nil }); err != nil {
		t.Fatal(err)
	}
	if said := screentest.Words(a.shell.screen); !strings.Contains(said, "Supprimé depuis.") || !strings.Contains(said, "Ajouté depuis.") {
		t.Errorf("it shows %s", said)
	}
	test.Tap(screentest.Button(a.shell.screen, text.VersionTakeBack))
	if len(a.session.State().Situations()) != 2 || !strings.Contains(a.menu.undo.Label, "Première") {
		t.Fatalf("taken back: %d situations, %q", len(a.session.State().Situations()), a.menu.undo.Label)
	}
	a.undo()
	if len(a.session.State().Situations()) != 1 {
		t.Fatal("the undo did not take it away again")
	}
	test.Tap(screentest.Button(a.shell.screen, text.VersionRestore))
	a.pressIn(t, text.VersionAskDo)
	if s := a.session.State().Situations(); len(s) != 1 || s[0].Title != "Première" {
		t.Fatalf("back: %+v", s)
	}
	a.goTo(placeSituations)
	if said := screentest.Words(a.shell.screen); !strings.Contains(said, "Première") || strings.Contains(said, "Seconde") {
		t.Errorf("the situations say %s", said)
	}
}
