package typeset

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// prose is French text of some length, of the kind that a dossier holds.
const prose = "Je tire de ce travail trois enseignements\u202f: le premier tient à la relation entre la commande et la " +
	"question. Si j’avais livré en trois semaines le nombre demandé, il aurait été faux et il aurait servi. Robert Lafore a " +
	"montré comment le «\u202fdépartement providence\u202f» s’est trouvé à la fois payeur, chef de file et garant de la " +
	"proximité\u202f; le non-recours est un lieu où ces trois rôles se contredisent. Mon utilité n’a pas été de trancher cette " +
	"contradiction mais de la rendre discutable par ceux qui avaient mandat de le faire. Nommer le coût du succès m’a valu " +
	"un échange tendu avec la direction des finances\u202f; je reste convaincue que cela a protégé le plan."

func lay(t testing.TB, blocks ...Block) *Layout {
	t.Helper()
	l, err := Lay(context.Background(), &Document{Blocks: blocks})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func write(t testing.TB, l *Layout) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := l.Write(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// setLines gives the text of the lines of each page, running heads and page
// numbers left out.
func setLines(l *Layout) [][]string {
	pages := make([][]string, l.Pages)
	for n, pg := range l.pages {
		for _, pl := range pg.places {
			var line strings.Builder
			for i := range pl.box.prims {
				if p := &pl.box.prims[i]; p.kind == primText {
					line.WriteString(l.textOf(&p.frag))
				}
			}
			if line.Len() > 0 {
				pages[n] = append(pages[n], line.String())
			}
		}
	}
	return pages
}

func repeat(n int, blocks ...Block) []Block {
	var out []Block
	for range n {
		out = append(out, blocks...)
	}
	return out
}

func TestLinesStayInTheirMeasure(t *testing.T) {
	l := lay(t, repeat(30, &Paragraph{Runs: T(prose)}, &List{Items: [][]Run{T(prose)}},
		&Paragraph{Runs: T("https://exemple.fr/" + strings.Repeat("chemin/", 60))},
		&Paragraph{Runs: T(strings.Repeat("x", 900))})...)
	right := l.theme.Page.Left + l.theme.Page.Measure + 0.02
	for _, ln := range l.Lines() {
		text := strings.TrimRight(ln.Text, " ")
		width := ln.Width
		if text != ln.Text { // the space at the end of a wrapped line may hang out
			width -= 8
		}
		if ln.X+width > right && ln.Y > l.theme.Page.Top && ln.Y < l.theme.Page.Bottom {
			t.Fatalf("page %d: %q ends at %.1f, after %.1f", ln.Page, ln.Text, ln.X+ln.Width, right)
		}
	}
}

func TestLineEnds(t *testing.T) {
	pages := setLines(lay(t, repeat(40, &Paragraph{Runs: T(prose)})...))
	text := ""
	for _, lines := range pages {
		for _, ln := range lines {
			first, _ := utf8.DecodeRuneInString(ln)
			if strings.ContainsRune("»;:!?\u00a0\u202f ", first) {
				t.Errorf("a line begins with %q", ln)
			}
			if strings.HasSuffix(strings.TrimRight(ln, " "), "«") {
				t.Errorf("a line ends with «: %q", ln)
			}
			if !strings.HasSuffix(ln, " ") && !strings.HasSuffix(ln, "-") && !strings.HasSuffix(ln, "plan.") {
				t.Errorf("a wrapped line ends without a space: %q", ln)
			}
			text += ln
		}
	}
	flat := strings.NewReplacer("-", "", " ", "").Replace
	if flat(text) != flat(strings.Repeat(prose, 40)) {
		t.Error("the lines do not make up the text")
	}
}

func TestNoWidowsNoOrphans(t *testing.T) {
	var blocks []Block
	for i := range 120 {
		blocks = append(blocks, &Heading{Level: 1 + i%4, Runs: T(fmt.Sprintf("Titre %d", i))},
			&Paragraph{Runs: T(fmt.Sprintf("Premier%d ", i) + prose[:200+i*3] + fmt.Sprintf(" dernier%d", i))})
	}
	for n, lines := range setLines(lay(t, blocks...)) {
		first, last := lines[0], lines[len(lines)-1]
		if strings.HasPrefix(last, "Titre") {
			t.Errorf("page %d ends with a heading: %q", n+1, last)
		}
		if strings.HasPrefix(last, "Premier") {
			t.Errorf("page %d ends with the first line of a paragraph: %q", n+1, last)
		}
		if strings.Contains(first, "dernier") && !strings.Contains(first, "Premier") {
			t.Errorf("page %d begins with the last line of a paragraph: %q", n+1, first)
		}
	}
}

func TestTablesRepeatTheirHeader(t *testing.T) {
	table := &Table{Columns: []Column{{}, {Share: 2}}, Header: [][]Run{T("Tête"), T("Colonne")}}
	for i := range 90 {
		table.Rows = append(table.Rows, Row{Cells: [][]Run{T(fmt.Sprintf("<début%d>", i)), T(prose[:160] + fmt.Sprintf(" <fin%d>", i))}})
	}
	table.Rows = append(table.Rows, Row{Cells: [][]Run{T("long"), T(strings.Repeat(prose, 12))}})
	pages := setLines(lay(t, table))
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	for n, lines := range pages {
		if !strings.Contains(lines[0], "Tête") {
			t.Errorf("page %d begins with %q", n+1, lines[0])
		}
		text := strings.Join(lines, " ")
		for i := range 90 {
			if strings.Contains(text, fmt.Sprintf("<début%d>", i)) != strings.Contains(text, fmt.Sprintf("<fin%d>", i)) {
				t.Errorf("row %d is torn apart on page %d", i, n+1)
			}
		}
	}
}

// A group of rows that goes on over the page says again what it is about.
func TestTablesRepeatTheirBand(t *testing.T) {
	table := &Table{Columns: []Column{{Width: 40}, {}}, Header: [][]Run{T("Tête"), T("Colonne")}}
	for i := range 6 {
		table.Rows = append(table.Rows, Row{Band: true, Cells: [][]Run{T("bande"), T(fmt.Sprintf("<%d> ", i) + prose[:240])}})
		for range 22 {
			table.Rows = append(table.Rows, Row{Cells: [][]Run{nil, T(fmt.Sprintf("du groupe <%d>", i))}})
		}
	}
	for n, lines := range setLines(lay(t, table)) {
		group := regexp.MustCompile(`<\d>`).FindString(strings.Join(lines, ""))
		if !strings.HasPrefix(lines[1], "bande"+group) || !strings.Contains(lines[len(lines)-1], "du groupe") {
			t.Errorf("page %d begins with %q and ends with %q", n+1, lines[:2], lines[len(lines)-1])
		}
	}
}

// No line of a justified paragraph holds one word of many.
func TestNoLonelyWords(t *testing.T) {
	text := "Comme enquêtrice, dans le diagnostic du non-recours (voir «\u202fComprendre avant de compter\u202f: le diagnostic du " +
		"non-recours aux droits sociaux…\u202f», p.\u00a010), j’ai combiné l’exploitation de données et l’entretien."
	for n := range 40 {
		style := Book().Body.With(func(s *ParagraphStyle) { s.Indent = float64(3 * n) })
		lines := setLines(lay(t, &Paragraph{Runs: T(text), Style: style}))[0]
		for _, ln := range lines[:len(lines)-1] {
			if len(strings.Fields(ln)) < 2 {
				t.Errorf("indent %v: a line is %q", style.Indent, ln)
			}
		}
	}
}

func TestPageNumbersResolve(t *testing.T) {
	var blocks []Block
	blocks = append(blocks, &Contents{Depth: 2})
	for i := range 130 {
		a := fmt.Sprintf("a%d", i)
		blocks = append(blocks, &Heading{Level: 1 + i%2, Runs: T("Partie " + a), Contents: "Liste " + a, Anchor: a, NewPage: i%3 == 0},
			&Paragraph{Runs: []Run{{Text: "voir "}, {PageOf: fmt.Sprintf("a%d", 129-i)}, {Text: " et "}, {PageOf: "annexe"}, {Text: ". " + prose}}})
	}
	blocks = append(blocks, &Paragraph{Runs: []Run{{PageOf: "nulle-part"}}})
	l, err := Lay(context.Background(), &Document{Blocks: blocks, Appended: []Appended{
		{Anchor: "avant", URI: "x:1", Pages: 7}, {Anchor: "annexe", URI: "x:2", Pages: 3}}})
	if err != nil {
		t.Fatal(err)
	}
	if l.Total != l.Pages+10 || l.PageOf("annexe") != l.Pages+8 {
		t.Errorf("%d pages, %d in all, annexe at %d", l.Pages, l.Total, l.PageOf("annexe"))
	}
	found := 0
	for n, lines := range setLines(l) {
		for _, ln := range lines {
			a, heading := strings.CutPrefix(ln, "Partie ")
			if !heading {
				continue
			}
			if found++; l.PageOf(a) != n+1 {
				t.Errorf("%s stands on page %d, is said to be on %d", a, n+1, l.PageOf(a))
			}
		}
	}
	if found != 130 {
		t.Errorf("%d headings", found)
	}
	if len(l.Unresolved) != 1 || l.Unresolved[0] != "nulle-part" {
		t.Errorf("unresolved: %q", l.Unresolved)
	}
	m, _ := newMetrics()
	for _, pg := range l.pages {
		for _, pl := range pg.places {
			for i := range pl.box.prims {
				if f := &pl.box.prims[i].frag; f.ref != "" {
					want := 0
					for _, c := range l.textOf(f) {
						want += m.width(f.face, c)
					}
					if got := f.width * 1000 / f.look.size / f.scale; got < float64(want)-0.5 || got > float64(want)+0.5 {
						t.Errorf("%q has room for another number", l.textOf(f))
					}
				}
			}
		}
	}
}

func TestAnyTextIsSet(t *testing.T) {
	for name, s := range map[string]string{
		"emoji": "un 👩‍👩‍👧 deux 🏳️‍🌈 trois 😀", "arabic": "مرحبا بالعالم", "hebrew": "שלום", "chinese": strings.Repeat("你好世界", 300),
		"controls": "a\x00b\x07c\u200d\ufeff", "invalid": "a\xffb\xc3", "surrogates": "\U000ffffe\U0010ffff\uffff",
		"combining": "e\u0301 o\u0308\u0304", "long title": strings.Repeat("Un titre ", 600), "no spaces": strings.Repeat("é", 5000),
		"spaces": strings.Repeat(" ", 400), "newlines": "\n\n\n", "symbols": "→ ✓ ☐ ↔ ▪ ‑ − ≥ ≠ ½ № ™ € œ Œ ’ « » … – —",
	} {
		t.Run(name, func(t *testing.T) {
			doc := &Document{Title: s, Author: s, Subject: s, Head: s, Blocks: []Block{
				&Heading{Level: 1, Runs: T(s), Over: T(s), Anchor: "h", Mark: s, NewPage: true}, &Contents{Depth: 2},
				&Heading{Level: 4, Runs: T(s), Anchor: "h4"},
				&Paragraph{Runs: []Run{{Text: s, Bold: true, Italic: true, Link: "http://" + s}}, Flush: T(s), Leader: true},
				&List{Items: [][]Run{T(s), nil}},
				&Table{Columns: []Column{{Width: 30}, {Clip: true}}, Header: [][]Run{T(s)}, Rows: []Row{{Cells: [][]Run{T(s), T(s), T(s)}}, {Band: true, Cells: [][]Run{T(s)}}, {}}},
				&Group{Blocks: []Block{&Paragraph{Runs: T(s)}, &Paragraph{}}},
			}}
			l, err := Lay(context.Background(), doc)
			if err != nil {
				t.Fatal(err)
			}
			if out := write(t, l); !bytes.HasSuffix(out, []byte("%%EOF\n")) {
				t.Error("no end of file")
			}
		})
	}
}

func TestEmptyDocument(t *testing.T) {
	for _, blocks := range [][]Block{nil, {&Contents{Depth: 3}}, {&Heading{}}, {&List{}, &Table{}, &Group{}, &Figure{}, &Figure{Image: []byte("nothing")}}} {
		write(t, lay(t, blocks...))
	}
}

// squares are two images of the same width.
func squares(t *testing.T) (a, b []byte) {
	for i, p := range []*[]byte{&a, &b} {
		img := image.NewRGBA64(image.Rect(0, 0, 40, 40)) // 16 bits a channel
		for x := range 40 {
			img.Set(x, x, color.RGBA{uint8(90 * i), 10, 200, 255})
		}
		var out bytes.Buffer
		if err := png.Encode(&out, img); err != nil {
			t.Fatal(err)
		}
		*p = out.Bytes()
	}
	return a, b
}

func TestSameBytes(t *testing.T) {
	a, b := squares(t)
	var blocks []Block
	for i := range 12 {
		blocks = append(blocks, &Heading{Level: 1 + i%3, Runs: T("Titre"), Anchor: fmt.Sprint(i)},
			&Paragraph{Runs: []Run{{Text: prose, Italic: i%2 == 0}, {Text: "好 ✓", Bold: true, Link: fmt.Sprint(11 - i)}}})
	}
	blocks = append(blocks, &Figure{Image: a, Width: 100, Caption: T("A")}, &Figure{Image: b, Width: 100}, &Figure{Image: b, Width: 50}, &Figure{Image: a, Width: 60})
	l := lay(t, blocks...)
	want := write(t, l)
	for range 8 {
		if !bytes.Equal(write(t, l), want) || !bytes.Equal(write(t, lay(t, blocks...)), want) {
			t.Fatal("the same document gives other bytes")
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	l := lay(t, &Paragraph{Runs: T(prose)})
	cancel()
	if _, err := Lay(ctx, &Document{Blocks: []Block{&Paragraph{}}}); err == nil {
		t.Error("laid out though cancelled")
	}
	if err := l.Write(ctx, &bytes.Buffer{}); err == nil {
		t.Error("written though cancelled")
	}
}

func TestFontsAreReadable(t *testing.T) {
	if _, err := newMetrics(); err != nil {
		t.Fatal(err)
	}
	for f := range faceCount {
		m, _ := newMetrics()
		for _, r := range "abcéèêàùôîçœŒÉÀ’«»–—…€\u00a0\u202f0123456789•" {
			if m.width(f, r) == missing {
				t.Errorf("face %d lacks %q", f, r)
			}
		}
	}
}

func TestOutline(t *testing.T) {
	var blocks []Block
	for i, level := range []int{3, 1, 2, 2, 4, 1, 2} {
		blocks = append(blocks, &Heading{Level: level, Runs: T(fmt.Sprint("titre", i))})
	}
	out := string(write(t, lay(t, append(blocks, &Heading{Level: 1, Runs: T("rien"), Bookmark: "-"})...)))
	// titre0, titre1 (titre2, titre3 (titre4)), titre5 (titre6)
	for _, want := range []string{"/Count 3", "/Count -2", "/Count -1"} {
		if !strings.Contains(out, want) {
			t.Errorf("%s is not in the outline", want)
		}
	}
	if strings.Contains(out, "/Count 0") || strings.Count(out, "<</Title (") != 7 {
		t.Error("the outline is not counted")
	}
}

func TestDates(t *testing.T) {
	doc := &Document{Title: "Titre", Blocks: []Block{&Paragraph{Runs: T("texte")}}}
	for _, at := range []time.Time{{}, time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)} {
		doc.Created = at
		l, err := Lay(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		out := write(t, l)
		if got := bytes.Contains(out, []byte("/CreationDate")); got == at.IsZero() {
			t.Errorf("%v: dated %v", at, got)
		}
		if at.IsZero() == bytes.Contains(out, []byte("(D:20260301120000+00'00')")) {
			t.Errorf("%v: another date", at)
		}
	}
}
