package typeset

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"acquis/export/pdftest"
)

// printed is the specimen as gofpdf writes it.
func printed(t *testing.T) (*Layout, *pen, []*sheet, []byte) {
	t.Helper()
	l := layDoc(t, specimen(t))
	p, sheets, raw, err := l.print(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return l, p, sheets, raw
}

// Whatever is not as gofpdf writes it makes the finisher fail: no file is
// better than a broken one.
func TestUnexpectedFilesAreRefused(t *testing.T) {
	l, p, sheets, raw := printed(t)
	swap := func(old, by string) func([]byte) []byte {
		return func(b []byte) []byte {
			if len(old) != len(by) || !bytes.Contains(b, []byte(old)) {
				t.Fatalf("%q is not there, or %q is not as long", old, by)
			}
			return bytes.Replace(b, []byte(old), []byte(by), 1)
		}
	}
	for name, spoil := range map[string]func([]byte) []byte{
		"empty":  func([]byte) []byte { return nil },
		"no end": func(b []byte) []byte { return b[:len(b)/2] },
		"moved":  func(b []byte) []byte { return slices.Insert(b, 20, ' ') },
		"table elsewhere": func(b []byte) []byte {
			return regexp.MustCompile(`startxref\n\d`).ReplaceAll(b, []byte("startxref\n9"))
		},
		"rows missing": func(b []byte) []byte { return regexp.MustCompile(`(?m)^\d{10} 00000 n \n`).ReplaceAll(b, nil) },
		"no number":    func(b []byte) []byte { return regexp.MustCompile(`\d 00000 n `).ReplaceAll(b, []byte("x 00000 n ")) },
		"object too far": func(b []byte) []byte {
			return regexp.MustCompile(`\d(\d{9}) 00000 n `).ReplaceAll(b, []byte("9$1 00000 n "))
		},
		"another page":       swap("<</Type /Page\n", "<</Type /Pagf\n"),
		"another parent":     swap("/Parent 1 0 R\n/Res", "/Parent 9 0 R\n/Res"),
		"content elsewhere":  swap("/Contents 4 0 R", "/Contents 6 0 R"),
		"content cut":        func(b []byte) []byte { return regexp.MustCompile(`<</Length \d`).ReplaceAll(b, []byte("<</Length 9")) },
		"another annotation": swap("/Subtype /Link /Rect", "/Subtype /Text /Rect"),
		"no annotation":      swap("/Annots [", "/Annotz ["),
		"no action":          swap("/A <</S /URI /URI (file:", "/A <</S /URJ /URJ (file:"),
		"another font":       swap("/BaseFont /utf8f0", "/BaseFont /utf8f9"),
		"another descriptor": swap("/FontName /utf8f0", "/FontName /utf8f9"),
		"another image": func(b []byte) []byte {
			return regexp.MustCompile(`(?m)^/I\w{40}`).ReplaceAll(b, []byte("/J"+strings.Repeat("0", 40)))
		},
		"image elsewhere": func(b []byte) []byte {
			return regexp.MustCompile(`(?m)^(/I\w{40}) \d\d`).ReplaceAll(b, []byte("$1 11"))
		},
		"no images":        swap("/XObject <<", "/XObjekt <<"),
		"bookmark counted": swap("/Count 0>>", "/Count 1>>"),
		"another outline":  swap("<</Type /Outlines", "<</Type /Outlinez"),
		"another date":     swap("/CreationDate (D:2026", "/CreationDate (D:2025"),
		"another packet":   swap("/Type /Metadata", "/Type /Metadatz"),
		"another catalog":  swap("/Type /Catalog", "/Type /Katalog"),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := l.finish(context.Background(), p, sheets, spoil(bytes.Clone(raw)))
			if !errors.Is(err, errUnexpected) {
				t.Errorf("the error is %v", err)
			}
		})
	}
	if _, err := l.finish(context.Background(), p, sheets, raw); err != nil {
		t.Error(err)
	}
	d := rand.New(rand.NewSource(1))
	for range 300 { // nothing makes it panic
		spoilt := bytes.Clone(raw)
		for range 1 + d.Intn(3) {
			spoilt[d.Intn(len(spoilt))] = "09 <>/R"[d.Intn(7)]
		}
		_, _ = l.finish(context.Background(), p, sheets, spoilt)
	}
}

// What the reader of a file relies on that gofpdf does not write.
func TestFinish(t *testing.T) {
	out := write(t, layDoc(t, specimen(t)))
	for what, want := range map[string]string{
		"version":        "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n",
		"identifier":     "/ID[<",
		"language":       "/Lang(fr-FR)",
		"title bar":      "/DisplayDocTitle true",
		"page labels":    "/PageLabels<<",
		"colour":         "/OutputIntents[<<",
		"order of tab":   "/Tabs/S",
		"printed links":  "/F 4/StructParent 6>>",
		"file beside":    "/A<</S/GoToR/F(annexe-1.pdf)/D[2/XYZ null null null]/NewWindow true>>/F 4",
		"name of a font": "+SourceSerif4-Regular/CIDSet ",
		"metadata":       "/Metadata ",
	} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("%s: %q is not in the file", what, want)
		}
	}
	for _, not := range []string{"/EmbeddedFiles", "/Count 0>>", "utf8f", "FPDF"} {
		if bytes.Contains(out, []byte(not)) {
			t.Errorf("%q is in the file", not)
		}
	}
}

// gofpdf reads no more than three bytes of a character.
func TestTitlesBeyondThePlane(t *testing.T) {
	if got := halves("é😀a"); len(got) != 2+6+1 || utf8.ValidString(got) {
		t.Errorf("%q", got)
	}
	doc := &Document{Title: "Titre 😀", Blocks: []Block{&Heading{Level: 1, Runs: T("Fête 🎉 (fin)"), Anchor: "a"}}}
	out := write(t, layDoc(t, doc))
	for _, want := range []string{"/Title ", "<</Title "} {
		text := map[string]string{"/Title ": "Titre 😀", "<</Title ": "Fête 🎉 (fin)"}[want]
		if !bytes.Contains(out, textString([]byte(want), text)) {
			t.Errorf("%q is not said", text)
		}
	}
	pdftest.Sound(t, pdftest.File(t, out))
}

// Images of one width are written in an order that does not change, and a
// picture that is shown twice is in the file once.
func TestImagesAreInOrder(t *testing.T) {
	a, b := squares(t)
	var blocks []Block
	for i := range 6 {
		blocks = append(blocks, &Figure{Image: a, Width: 20, Alt: fmt.Sprint(i)}, &Figure{Image: b, Width: 20, Alt: fmt.Sprint(i)})
	}
	l := lay(t, blocks...)
	want := write(t, l)
	if n := bytes.Count(want, []byte("/Subtype /Image")); n != 2 {
		t.Errorf("%d images", n)
	}
	for range 20 {
		if !bytes.Equal(write(t, l), want) {
			t.Fatal("other bytes")
		}
	}
}

func TestLinksBeside(t *testing.T) {
	for link, want := range map[string]string{
		Beside("a(b).pdf", 1):   `/A<</S/GoToR/F(a\(b\).pdf)/D[0/XYZ null null null]/NewWindow true>>`,
		"file:a.pdf":            "",
		"file:a.pdf#page=0":     "",
		"file:a.pdf#page=x":     "",
		"https://a.b/c#page=3":  "",
		"annexe-1":              "",
		"file:a.pdf#page=3#x=4": "",
	} {
		if got, ok := remote(nil, link); string(got) != want || ok != (want != "") {
			t.Errorf("%s: %s", link, got)
		}
	}
}
