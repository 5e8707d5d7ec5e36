package annex

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"acquis/portfolio/intake/picture/picturetest"
)

// everyKind is one annex of each kind that people add.
func everyKind(t *testing.T) []Source {
	deep := image.NewNRGBA64(image.Rect(0, 0, 40, 30))
	return []Source{
		{Title: "Rapport", Path: write(t, "a.pdf", pagesPDF(3, "", nil)), Media: PDF, BackPage: 2},
		{Title: "Tourné", Path: write(t, "b.pdf", pagesPDF(1, "/Rotate 90/CropBox[100 100 500 700]", nil)), Media: PDF, BackPage: 2},
		{Title: "Photo", Path: write(t, "c.jpg", withEXIF(jpegBytes(t, 80, 60), 6)), Media: JPEG, BackPage: 2},
		{Title: "Écran", Path: write(t, "d.png", picturetest.PNG(t, picturetest.Quarters(64, 48))), Media: PNG},
		{Title: "16 bits", Path: write(t, "e.png", picturetest.PNG(t, deep)), Media: PNG},
		{Title: "Sans mot de passe", Path: write(t, "f.pdf", encryptedPDF("")), Media: PDF},
		{Title: "Mot de passe « œuvre »", Path: write(t, "g.pdf", encryptedPDF("secret")), Media: PDF, SHA256: "abc123"},
		{Title: "PDF 2.0", Path: write(t, "h.pdf", bytes.Replace(pagesPDF(1, "", nil), []byte("%PDF-1.4"), []byte("%PDF-2.0"), 1)), Media: PDF},
	}
}

func TestEveryPageAndNoOther(t *testing.T) {
	report, out := assembled(t, mainPDF(2), everyKind(t)...)
	if want := 2 + 3 + 1 + 1 + 1 + 1 + 1 + 1 + 1; report.Pages != want {
		t.Errorf("the report counts %d pages, want %d", report.Pages, want)
	}
	_, pages := reopened(t, out)
	if len(pages) != report.Pages {
		t.Errorf("the file has %d pages, the report says %d", len(pages), report.Pages)
	}
	if len(report.Replaced) != 1 || !errors.Is(report.Replaced[0].Reason, ErrEncrypted) {
		t.Errorf("replaced: %v", report.Replaced)
	}
	if s := report.Replaced[0].Sentence(); !strings.Contains(s, "Mot de passe « œuvre »") || !strings.Contains(s, "mot de passe.") {
		t.Errorf("the sentence does not name the annex and the reason: %s", s)
	}
	if want := []int{3, 6, 7, 8, 9, 10, 11, 12}; fmt.Sprint(report.First) != fmt.Sprint(want) {
		t.Errorf("first pages %v, want %v", report.First, want)
	}
}

func TestReadsBackElsewhere(t *testing.T) {
	report, out := assembled(t, mainPDF(2), everyKind(t)...)
	if got := tool(t, "qpdf", "--check", out); !strings.Contains(got, "No syntax or stream encoding errors") {
		t.Error(got)
	}
	for n, want := range map[int][]string{
		1:  {"sheet 1"},
		5:  {"sheet 3", "Annexe 1 – page 3/3", fmt.Sprintf("page 5 / %d", report.Pages)},
		6:  {"Annexe 2 – page 1/1"},
		7:  {"Annexe 3 – page 1/1"},
		10: {"secret sheet", "Annexe 6 – page 1/1"},
		11: {"Annexe 7 – page 1/1", "mot de passe", "abc123", "œuvre", "SHA-256"},
		12: {"sheet 1", "Annexe 8 – page 1/1", "page 12 / 12"},
	} {
		page := fmt.Sprint(n)
		got := strings.Join(strings.Fields(tool(t, "pdftotext", "-f", page, "-l", page, out, "-")), " ")
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("page %d lacks %q: %q", n, w, got)
			}
		}
	}
}

func TestLinksAndBookmarks(t *testing.T) {
	main := mainPDF(2, "acquis:annexe/1/3", "acquis:annexe/2", "https://example.org/", "acquis:annexe/99", "acquis:annexe/1/70")
	_, out := assembled(t, main, everyKind(t)[:2]...)
	doc, pages := reopened(t, out)
	var targets []string
	for _, item := range doc.array(pages[0].dict["Annots"]) {
		a := doc.dict(item)
		if uri, ok := doc.dict(a["A"])["URI"].(str); ok {
			targets = append(targets, string(uri))
			continue
		}
		target, _ := doc.array(a["Dest"])[0].(ref)
		targets = append(targets, fmt.Sprintf("page %d", target))
	}
	want := []string{"page 5", "page 6", "https://example.org/", "page 5"}
	if fmt.Sprint(targets) != fmt.Sprint(want) {
		t.Errorf("links go to %v, want %v", targets, want)
	}

	outlines := doc.dict(doc.dict(doc.catalog)["Outlines"])
	last := doc.dict(outlines["Last"])
	var titles []string
	for item := doc.dict(last["First"]); item != nil; item = doc.dict(item["Next"]) {
		titles = append(titles, fmt.Sprint(item["Title"], doc.array(item["Dest"])[0]))
	}
	if len(titles) != 2 || titles[0] != fmt.Sprint(textString("Annexe\u00a01 – Rapport"), ref(3)) {
		t.Errorf("bookmarks under Annexes: %q", titles)
	}
	if doc.int(last["Count"]) != 2 || doc.int(outlines["Count"]) != 4 {
		t.Errorf("bookmarks are counted %d and %d", doc.int(last["Count"]), doc.int(outlines["Count"]))
	}

	// And back: the stamp of a page links to where the annex is listed.
	back := doc.array(pages[2].dict["Annots"])
	if len(back) != 1 || doc.array(doc.dict(back[0])["Dest"])[0] != ref(2) {
		t.Errorf("the stamp links back to %v", back)
	}
}

func TestMainDocumentIsKept(t *testing.T) {
	_, out := assembled(t, mainPDF(2), everyKind(t)[:1]...)
	doc, _ := reopened(t, out)
	if title := doc.dict(doc.info)["Title"]; title != str("Dossier de validation") {
		t.Errorf("title %v", title)
	}
	catalog := doc.dict(doc.catalog)
	metadata := doc.stream(catalog["Metadata"])
	if metadata == nil || !strings.Contains(string(metadata.raw), "proof of metadata") {
		t.Error("the XMP metadata are gone")
	}
	if catalog["PageMode"] != name("UseOutlines") || catalog["Lang"] != str("fr") {
		t.Errorf("the catalog lost something: %v", catalog)
	}
	if fmt.Sprint(doc.id) != fmt.Sprint([]string{"\x00\xff\x01", "\x00\xff\x02"}) {
		t.Errorf("the identifier is %q", doc.id)
	}
}

func TestWithoutAnnexes(t *testing.T) {
	report, out := assembled(t, mainPDF(3))
	if _, pages := reopened(t, out); len(pages) != 3 || report.Pages != 3 {
		t.Errorf("%d pages, reported %d", len(pages), report.Pages)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	sources := everyKind(t)
	_, one := assembled(t, mainPDF(2), sources...)
	_, two := assembled(t, mainPDF(2), sources...)
	a, _ := os.ReadFile(one)
	b, _ := os.ReadFile(two)
	if !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
}

// A file may change between its inspection and the export: the numbers of all
// pages are printed by then, so as many pages must come.
func TestPromisedPagesAreKept(t *testing.T) {
	path := write(t, "a.pdf", pagesPDF(3, "", nil))
	job := Job{Main: write(t, "main.pdf", mainPDF(2)), Own: 2, Dir: t.TempDir(),
		Annexes: []Source{{Number: 1, Title: "Rapport", Path: path, Media: PDF, SHA256: "abc"}},
		Infos:   []Info{Inspect(t.Context(), path, PDF, Shrink{})}}
	for name, change := range map[string]func() error{
		"gone":    func() error { return os.Remove(path) },
		"shorter": func() error { return os.WriteFile(path, pagesPDF(2, "", nil), 0o600) },
		"broken":  func() error { return os.WriteFile(path, []byte("%PDF-1.4 nothing"), 0o600) },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		report, out := committed(t, job)
		if _, pages := reopened(t, out); len(pages) != 5 || len(report.Replaced) != 1 {
			t.Errorf("%s: %d pages, replaced %v", name, len(pages), report.Replaced)
		}
	}
}

func TestCancelLeavesNothing(t *testing.T) {
	path := write(t, "a.pdf", pagesPDF(1, "", nil))
	out := filepath.Join(t.TempDir(), "out.pdf")
	job := Job{Main: write(t, "main.pdf", mainPDF(2)), Own: 2, Dir: filepath.Dir(out),
		Annexes: []Source{{Number: 1, Path: path, Media: PDF}, {Number: 2, Path: path, Media: PDF}},
		Infos:   []Info{{Pages: 1}, {Pages: 1}}}
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Assemble(ctx, job, func(done, _ int) {
		if done > 0 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(out)); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSweepsWhatAKilledRunLeft(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.pdf")
	long := time.Now().Add(-48 * time.Hour)
	for name, kept := range map[string]bool{".acquis-123.tmp": false, "mémoire.pdf": true, ".acquis-124.tmp": true} {
		path := filepath.Join(filepath.Dir(out), name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if name != ".acquis-124.tmp" { // that one is being written
			if err := os.Chtimes(path, long, long); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Assemble(t.Context(), Job{Main: write(t, "main.pdf", mainPDF(1)), Own: 1, Dir: filepath.Dir(out)}, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); (err == nil) != kept {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDamagedMainDocumentIsAnError(t *testing.T) {
	job := Job{Main: write(t, "main.pdf", []byte("%PDF-1.4 nothing")), Dir: t.TempDir()}
	if _, err := Assemble(t.Context(), job, nil); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

func TestProgressEndsAtItsTotal(t *testing.T) {
	job := Job{Main: write(t, "main.pdf", mainPDF(1)), Own: 1, Dir: t.TempDir()}
	var last, total int
	if _, err := Assemble(t.Context(), job, func(d, n int) {
		if d < last {
			t.Errorf("progress went back from %d to %d", last, d)
		}
		last, total = d, n
	}); err != nil {
		t.Fatal(err)
	}
	if last != total || total == 0 {
		t.Errorf("ended at %d of %d", last, total)
	}
}

func TestCheckSeesDamage(t *testing.T) {
	_, out := assembled(t, mainPDF(2), everyKind(t)[:1]...)
	good, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := check(out, 5); err != nil {
		t.Errorf("a good file: %v", err)
	}
	if err := check(out, 6); err == nil {
		t.Error("a page too few passes")
	}
	for name, bad := range map[string][]byte{
		"cut off": good[:len(good)-20],
		"shifted": append([]byte(header+" "), good[len(header):]...),
		"nothing": nil,
	} {
		if err := check(write(t, "bad.pdf", bad), 5); err == nil {
			t.Errorf("%s: passes", name)
		}
	}
}
