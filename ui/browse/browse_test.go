package browse

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// at once is a background that does everything at once.
func atOnce(work func() error, done func(error)) { done(work()) }

// folder makes a folder with files in it.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"b.pdf", "A.PDF", "note.txt", ".caché.pdf", "sous/c.pdf"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func ask(t *testing.T, q Question) (*Browser, *[]string) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, container.NewVBox())
	w.Resize(fyne.NewSize(1000, 600))
	var got []string
	return Ask(w.Canvas(), q, atOnce, func(paths []string) { got = paths }), &got
}

func names(b *Browser) []string {
	var list []string
	for _, e := range b.entries {
		list = append(list, e.name)
	}
	return list
}

func TestWhatAFolderOffers(t *testing.T) {
	dir := folder(t)
	for _, c := range []struct {
		q    Question
		want []string
	}{
		{Question{Kind: Files, From: dir}, []string{"sous", "A.PDF", "b.pdf", "note.txt"}},
		{Question{Kind: File, From: dir, Extensions: []string{".pdf"}}, []string{"sous", "A.PDF", "b.pdf"}},
		{Question{Kind: Folder, From: dir}, []string{"sous"}},
	} {
		b, _ := ask(t, c.q)
		if got := names(b); !slices.Equal(got, c.want) {
			t.Errorf("%v offers %q, want %q", c.q.Kind, got, c.want)
		}
	}
}

func TestSeveralFilesFromSeveralFoldersWithTheKeyboard(t *testing.T) {
	dir := folder(t)
	b, got := ask(t, Question{Kind: Files, From: dir})
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			b.List.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // A.PDF
	press(fyne.KeyDown, fyne.KeySpace)                // b.pdf
	press(fyne.KeySpace)                              // and not b.pdf after all
	press(fyne.KeyHome, fyne.KeyReturn)               // into sous
	press(fyne.KeyDown, fyne.KeyReturn)               // c.pdf
	b.finish()
	want := []string{filepath.Join(dir, "A.PDF"), filepath.Join(dir, "sous", "c.pdf")}
	if !slices.Equal(*got, want) {
		t.Fatalf("chosen %q, want %q", *got, want)
	}
	if b.Dialog.Shown() {
		t.Fatal("the dialog stays open")
	}
}

func TestAFolderThatCannotBeReadIsSaid(t *testing.T) {
	dir := folder(t)
	b, _ := ask(t, Question{Kind: Folder, From: dir})
	b.goTo(filepath.Join(dir, "absent"))
	if !b.wrong.Visible() || b.dir != dir {
		t.Fatalf("in %s, said: %v", b.dir, b.wrong.Visible())
	}
	b.goTo(filepath.Join(dir, "sous"))
	if b.wrong.Visible() {
		t.Fatal("the complaint stays")
	}
}

func TestSavingAsksBeforeItReplaces(t *testing.T) {
	dir := folder(t)
	b, got := ask(t, Question{Kind: Save, From: dir, Name: "b", Extensions: []string{".pdf"}})
	b.finish()
	if *got != nil {
		t.Fatal("it replaces b.pdf without asking")
	}
	b.Name.Load("../ailleurs.pdf")
	b.finish()
	if *got != nil || !b.Name.Failed() {
		t.Fatal("a name may lead elsewhere")
	}
	b.Name.Load("dossier")
	b.finish()
	if want := filepath.Join(dir, "dossier.pdf"); !slices.Equal(*got, []string{want}) {
		t.Fatalf("chosen %q, want %q", *got, want)
	}
}
