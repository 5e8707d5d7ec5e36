package dossier_test

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"acquis/export/dossier"
	"acquis/export/example"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// exampleState builds the example and returns what it holds.
func exampleState(t *testing.T) *portfolio.State {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "example")
	if err := example.Build(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	p, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	return p.State()
}

// contentOf reads content.xml of a text document.
func contentOf(t *testing.T, odt string) string {
	t.Helper()
	z, err := zip.OpenReader(odt)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	f, err := z.Open("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestExportODT(t *testing.T) {
	s, dir := exampleState(t), t.TempDir()
	one, two := filepath.Join(dir, "un.odt"), filepath.Join(dir, "deux.odt")
	o := dossier.OptionsOf(s)
	o.Created = time.Date(2026, 3, 15, 12, 0, 0, 0, time.UTC)
	report, err := dossier.ExportODT(t.Context(), s, o, one, nil)
	if err != nil || report.Annexes != 0 || report.Bytes == 0 {
		t.Fatalf("%+v: %v", report, err)
	}
	if _, err := dossier.ExportODT(t.Context(), s, o, two, nil); err != nil {
		t.Fatal(err)
	}
	a, errA := os.ReadFile(one)
	b, errB := os.ReadFile(two)
	if errA != nil || errB != nil || string(a) != string(b) {
		t.Error("the same portfolio and date do not give the same bytes")
	}
	if content := contentOf(t, one); strings.Contains(content, ">?<") {
		t.Error("a reference leads to a page that is unknown")
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
}

// A text document that cannot be written leaves what was there.
func TestExportODTFails(t *testing.T) {
	s, dir := exampleState(t), t.TempDir()
	if _, err := dossier.ExportODT(t.Context(), s, dossier.Options{}, filepath.Join(dir, "absent", "x.odt"), nil); !errors.Is(err, dossier.ErrFolder) {
		t.Errorf("no folder gives %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	out := filepath.Join(dir, "x.odt")
	if err := os.WriteFile(out, []byte("avant"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := dossier.ExportODT(ctx, s, dossier.Options{}, out, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled, it gives %v", err)
	}
	if data, err := os.ReadFile(out); err != nil || string(data) != "avant" {
		t.Errorf("it left %q, %v", data, err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left in the folder: %v", left)
	}
}

// LibreOffice opens the text document, and what it makes of it has everything
// that the dossier prints, under its headings.
func TestLibreOfficeReadsTheODT(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed (Debian package libreoffice-writer-nogui): the text document is not opened")
	}
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian package poppler-utils): what LibreOffice makes is not read")
	}
	s, dir := exampleState(t), t.TempDir()
	odt := filepath.Join(dir, "dossier.odt")
	if _, err := dossier.ExportODT(t.Context(), s, dossier.OptionsOf(s), odt, nil); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"pdf", "fodt"} {
		ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
		defer cancel()
		convert := exec.CommandContext(ctx, office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")),
			"--headless", "--convert-to", format, "--outdir", dir, odt)
		convert.WaitDelay = 5 * time.Second
		if out, err := convert.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	read, err := exec.Command(pdftotext, "-enc", "UTF-8", filepath.Join(dir, "dossier.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := squeeze(string(read))
	for _, tale := range s.Situations() {
		if tale.InDossier && !strings.Contains(text, squeeze(tale.Title)) {
			t.Errorf("the situation %q is lost", tale.Title)
		}
	}
	again, err := os.ReadFile(filepath.Join(dir, "dossier.fodt"))
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := contentOf(t, odt), string(again)
	for level := 1; level <= 5; level++ {
		mark := fmt.Sprintf(`text:outline-level="%d"`, level)
		if a, b := headingsOf(ours, mark), headingsOf(theirs, mark); a != b {
			t.Errorf("%d headings of level %d became %d", a, level, b)
		}
	}
	for _, element := range []string{"<table:table ", "<table:table-header-rows>", "<text:bookmark ", "<text:bookmark-ref ", "<text:list-item"} {
		if a, b := strings.Count(ours, element), strings.Count(theirs, element); a != b {
			t.Errorf("%d times %s> became %d", a, element, b)
		}
	}
}

// headingsOf counts the headings that carry a mark.
func headingsOf(content, mark string) int {
	n := 0
	for _, h := range strings.Split(content, "<text:h ")[1:] {
		head, _, _ := strings.Cut(h, ">")
		if strings.Contains(head, mark) {
			n++
		}
	}
	return n
}
