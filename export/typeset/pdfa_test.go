package typeset

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"regexp"
	"strings"
	"testing"
	"time"

	"acquis/export/pdftest"
)

// pictures are images that PDF/A does not take as they are: transparent, grey,
// of 16 bits.
func pictures(t testing.TB) (transparent, grey []byte) {
	t.Helper()
	clear := image.NewNRGBA64(image.Rect(0, 0, 60, 30))
	dull := image.NewGray(image.Rect(0, 0, 60, 60))
	for x := range 60 {
		for y := range 60 {
			if y < 30 {
				clear.Set(x, y, color.NRGBA64{R: uint16(x) << 10, B: 0xffff, A: uint16(y) << 11})
			}
			dull.SetGray(x, y, color.Gray{uint8(4 * (x ^ y))})
		}
	}
	var a, b bytes.Buffer
	if err := png.Encode(&a, clear); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&b, dull, nil); err != nil {
		t.Fatal(err)
	}
	return a.Bytes(), b.Bytes()
}

// specimen holds one of each thing that a document may hold.
func specimen(t testing.TB) *Document {
	transparent, grey := pictures(t)
	table := &Table{Wide: true, Columns: []Column{{Width: 50, Head: true}, {Share: 2}, {Align: Right, Clip: true}},
		Header: [][]Run{T("Code"), T("Situation"), T("Page")}}
	for i := range 4 {
		table.Rows = append(table.Rows, Row{Band: true, NoRule: true, Anchor: fmt.Sprint("bande", i), Cells: [][]Run{T(fmt.Sprint("1.", i)), T("Bande qui titre les lignes suivantes")}},
			Row{Cells: [][]Run{nil, T(prose[:300]), {{PageOf: "fin", Link: "fin"}}}},
			Row{Cells: [][]Run{T("2"), {{Text: "Voir "}, {Text: "la fin, p.\u00a0", Link: "fin"}, {PageOf: "fin", Link: "fin"}, {Text: ", ou "}, {Text: "nulle part", Link: "absent"}, {Text: "."}}}})
	}
	return &Document{
		Title: "Spécimen <&> 😀", Author: "Zoé Œuvrard", Subject: "Tout ce qui peut l’être", Keywords: "(a) \\b", Producer: "Acquis",
		Created: time.Date(2026, 3, 1, 12, 0, 0, 0, time.FixedZone("", 12600)),
		Head:    "Spécimen", Foot: "Brouillon du 1er mars 2026", ParagraphNumbers: true,
		Blocks: []Block{
			&PageBreak{Bare: true}, &Space{Height: 60},
			&Paragraph{Runs: T("Spécimen"), Role: RoleTitle, Style: &Book().Headings[0]},
			&Heading{Level: 1, Runs: T("Sommaire"), Anchor: "sommaire", Contents: "-", NewPage: true}, &Contents{Depth: 3},
			&Heading{Level: 1, Over: T("Partie 1"), Runs: T("Texte"), Anchor: "texte", Mark: "Texte", NewPage: true},
			&Paragraph{Runs: []Run{{Text: prose}, {Text: " Italique,", Italic: true}, {Text: " gras,", Bold: true}, {Text: " les deux,", Bold: true, Italic: true},
				{Text: " une "}, {Text: "adresse écrite", Link: "https://exemple.fr/é (à)?a=b&c"}, {Text: ", ✓ → 好 😀."}}},
			&Heading{Level: 4, Runs: T("Un titre qui saute deux niveaux")},
			&List{Items: [][]Run{T("un"), T(prose[:200])}}, &List{Ordered: true, Start: 9, Items: [][]Run{T("neuf"), T("dix")}},
			&List{Bare: true, Items: [][]Run{T("sigle"), T("autre sigle")}},
			&Heading{Level: 2, Runs: T("Images"), Anchor: "images"},
			&Figure{Image: transparent, Alt: "Un dégradé bleu", Width: 120, Caption: T("Figure 1. Transparente")},
			&Figure{Image: grey, Width: 60, Caption: T("Figure 2. Grise")}, &Figure{Image: grey, Width: 30},
			&Paragraph{Runs: T("Une remarque."), Role: RoleNote}, &Paragraph{Runs: []Run{{Text: "«\u202fUne citation.\u202f» "}, {Text: "Annexe 1", Link: Beside("annexe-1.pdf", 3)}}, Role: RoleQuote},
			&Heading{Level: 1, Runs: T("Tableau"), Anchor: "tableau", Mark: "Tableau", NewPage: true}, table, &Rule{},
			&Group{Blocks: []Block{&Heading{Level: 2, Runs: T("Fin"), Anchor: "fin"}, &Paragraph{Runs: T(prose), Flush: T("droite"), Leader: true}}},
		}}
}

func TestPDFA(t *testing.T) {
	doc := specimen(t)
	for name, edit := range map[string]func(){
		"specimen": func() {},
		"empty":    func() { *doc = Document{} },
		"hostile": func() {
			bad := "\x00 a\xff \U0010ffff ()\\ 😀 مرحبا \u2028 \u0301\ufffe <&>]]>"
			doc.Title, doc.Author, doc.Subject, doc.Keywords, doc.Producer, doc.Head, doc.Foot = bad, bad, bad, bad, bad, bad, bad
			doc.Blocks = []Block{&Heading{Level: 5, Runs: T(bad), Anchor: bad}, &Paragraph{Runs: []Run{{Text: bad, Link: "x:" + bad}}},
				&Paragraph{Runs: T(strings.Repeat("ÿĀœ’", 900))}, &Table{Columns: []Column{{}}, Rows: []Row{{}, {Cells: [][]Run{T(bad)}}}}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			edit()
			path := pdftest.File(t, write(t, layDoc(t, doc)))
			pdftest.Sound(t, path)
			pdftest.Conforms(t, path)
		})
		doc = specimen(t)
	}
}

// With pages of others to come, nothing is claimed.
func TestClaimsNothingForOthers(t *testing.T) {
	doc := specimen(t)
	if out := write(t, layDoc(t, doc)); !bytes.Contains(out, []byte("pdfaid:part>1<")) {
		t.Error("not said to be PDF/A")
	}
	doc.Appended = []Appended{{Anchor: "annexe", URI: "x:1", Pages: 2}}
	if out := write(t, layDoc(t, doc)); bytes.Contains(out, []byte("pdfaid:part")) {
		t.Error("said to be PDF/A with pages that nobody has seen")
	}
}

func TestStructure(t *testing.T) {
	path := pdftest.File(t, write(t, layDoc(t, specimen(t))))
	tree := pdftest.Structure(t, path)
	tree = regexp.MustCompile(`(?m)^ *Object \d+ 0\n`).ReplaceAllString(tree, "")
	for name, want := range map[string]string{
		"title": "Document\n  P (block)\n    \"Spécimen\"\n  Part\n",
		"contents": "  Part\n    H1 (block)\n      \"Sommaire\"\n    TOC\n      TOCI\n        Reference (inline)\n          Link (inline)\n" +
			"            \"Texte 3\"\n",
		"heading":  "  Part\n    H1 (block)\n      \"Partie 1 Texte\"\n    P (block)\n",
		"skipped":  "    Sect\n      H2 (block)\n        \"Un titre qui saute deux niveaux\"\n      L (block)\n",
		"link":     " une \"\n      Link (inline)\n        \"adresse écrite\"\n      \", ✓ → ▯ ▯.\"\n",
		"ordered":  "        LI (block)\n          Lbl (block)\n            \"4 9.\"\n          LBody (block)\n            \"neuf\"\n",
		"bare":     "        LI (block)\n          LBody (block)\n            \"6 sigle\"\n",
		"caption":  "      Caption\n        \"Figure 2. Grise\"\n      Note (inline)\n        \"8 Une remarque.\"\n      BlockQuote\n",
		"header":   "      TR\n        TH:\n           /Scope /Column\n          \"Code\"\n",
		"band":     "        TH:\n           /Scope /Row\n           /ColSpan 2\n          \"Bande qui titre les lignes suivantes\"\n",
		"row":      "      TR\n        TH:\n           /Scope /Row\n          \"2\"\n        TD\n          \"Voir \"\n          Link (inline)\n            \"la fin, p.\u00a06\"\n          \", ou nulle part.\"\n        TD\n",
		"sections": "    Sect\n      H2 (block)\n        \"Fin\"\n      P (block)\n",
	} {
		if !strings.Contains(tree, want) {
			t.Errorf("%s: the structure lacks\n%s", name, want)
		}
	}
	if alt := textString([]byte("/Alt"), "Un dégradé bleu"); !bytes.Contains(write(t, layDoc(t, specimen(t))), alt) {
		t.Error("the image says nothing")
	}
	if n := strings.Count(tree, "\"Code\""); n != 1 {
		t.Errorf("the header of the table is read %d times", n)
	}
	for _, artifact := range []string{"Brouillon", "3\u202f/\u202f6"} {
		if strings.Contains(tree, artifact) {
			t.Errorf("%q is read, which stands on every page", artifact)
		}
	}
	if t.Failed() {
		t.Log(tree)
	}
}

// Every piece of marked content ends on its page, and none holds another.
func TestMarkedContentIsBalanced(t *testing.T) {
	_, sheets, raw, err := layDoc(t, specimen(t)).print(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	f, err := takeApart(raw)
	if err != nil {
		t.Fatal(err)
	}
	operator := regexp.MustCompile(`\b(BDC|BMC|EMC|BT|ET)\b`)
	for n := range sheets {
		var open []string
		for _, op := range operator.FindAllString(string(f.object(pageObject(n)+1)), -1) {
			switch op {
			case "BDC", "BMC", "BT":
				open = append(open, op)
			case "EMC", "ET":
				if len(open) == 0 || (op == "ET") != (open[len(open)-1] == "BT") {
					t.Fatalf("page %d: %q closes nothing", n+1, op)
				}
				open = open[:len(open)-1]
			}
			if strings.Count(strings.Join(open, ""), "C") > 1 {
				t.Errorf("page %d: marked content within marked content", n+1)
			}
		}
		if len(open) > 0 {
			t.Errorf("page %d: %q is left open", n+1, open)
		}
	}
}

func TestSpecimenLooksAsBefore(t *testing.T) {
	path := pdftest.File(t, write(t, layDoc(t, specimen(t))))
	for page, name := range map[int]string{2: "specimen-sommaire", 3: "specimen-texte", 5: "specimen-tableau"} {
		pdftest.LooksAsBefore(t, path, name, page)
	}
}
