package native

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestOnlyDocumentsAreOpened(t *testing.T) {
	for name, want := range map[string]bool{
		"rapport.pdf": true, "PHOTO.JPG": true, "notes.docx": true, "dossier.pptx": true, "mail.msg": true,
		"virus.exe": false, "script.sh": false, "page.html": false, "lien.lnk": false, "lien.url": false,
		"sans-extension": false, "macro.docm": false, "app.desktop": false, "rapport.pdf.bat": false,
	} {
		if got := CanOpen(name); got != want {
			t.Errorf("%s: opened %v, want %v", name, got, want)
		}
	}
}

func TestOpenRefusesWhatItMustNotOpen(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "programme.exe")
	if err := os.WriteFile(program, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Open(program); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("a program: %v", err)
	}
	if err := Open(filepath.Join(dir, "absent.pdf")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := os.Mkdir(filepath.Join(dir, "dossier.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Open(filepath.Join(dir, "dossier.pdf")); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("a folder with the name of a document: %v", err)
	}
	if err := OpenFolder(program); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("a file as a folder: %v", err)
	}
}
