package typeset

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"acquis/export/pdftest"
)

// awkward are texts that something once stumbled over, or might.
var awkward = []string{prose, "", "x", "Ελληνικά ☃ ﬁ ﬂ ſt", "e\u0301\u0302", "😀", "مرحبا", "\x00\x07\u2028", "\n", "1er XXe 2e",
	"«\u202fà\u202f» – — … ’", "très-long-mot-composé-avec-des-tirets-partout-dans-la-phrase", strings.Repeat("anticonstitutionnellement ", 30),
	"https://a.b/c?d=e&f=(g)#" + strings.Repeat("h/", 80), "()\\<>[]{}/%\r\n\t", "½ ⅓ ∑ ℝ ∞ ≠", "АБВ где"}

// dice makes documents that nobody would think of; the same seed, the same
// document.
type dice struct {
	*rand.Rand
	images [2][]byte
}

func (d dice) text() string { return awkward[d.Intn(len(awkward))] + awkward[d.Intn(len(awkward))] }

func (d dice) one(of ...string) string { return of[d.Intn(len(of))] }

func (d dice) often(n int) bool { return d.Intn(n) == 0 }

func (d dice) runs() []Run {
	var out []Run
	for range d.Intn(4) {
		out = append(out, Run{Text: d.text(), Bold: d.often(3), Italic: d.often(3), Muted: d.often(4), Raised: d.often(9),
			Link: d.one("", "", "a1", "a2", "nulle-part", "https://x.y/é")})
	}
	if d.often(5) {
		out = append(out, Run{PageOf: d.one("a1", "nulle-part"), Link: "a1"})
	}
	return out
}

func (d dice) block(depth int) Block {
	switch d.Intn(10) {
	case 0:
		return &Heading{Level: 1 + d.Intn(5), Over: d.runs(), Runs: d.runs(), Anchor: fmt.Sprint("a", d.Intn(4)), Mark: d.text(), NewPage: d.often(3)}
	case 1:
		return &List{Ordered: d.often(2), Bare: d.often(3), Items: [][]Run{d.runs(), d.runs(), nil}}
	case 2:
		return d.table()
	case 3:
		return &Figure{Image: d.images[d.Intn(2)], Alt: d.text(), Caption: d.runs(), Width: float64(d.Intn(600))}
	case 4:
		return &Contents{Depth: 3}
	case 5:
		if depth < 2 {
			return &Group{Blocks: []Block{d.block(depth + 1), d.block(depth + 1)}}
		}
		return &Rule{}
	case 6:
		return &PageBreak{Bare: d.often(2), Recto: d.often(2)}
	}
	p := &Paragraph{Runs: d.runs(), Leader: d.often(2), Role: Role(d.Intn(4))}
	if d.often(4) {
		p.Flush = d.runs()
	}
	return p
}

func (d dice) table() *Table {
	t := &Table{Wide: d.often(2), Columns: []Column{{Width: 40, Head: d.often(2)}, {Clip: d.often(2)}, {Align: Right}}, Header: [][]Run{d.runs(), d.runs()}}
	for range d.Intn(9) {
		cells := [][]Run{d.runs(), d.runs(), d.runs()}
		t.Rows = append(t.Rows, Row{Band: d.often(4), Tight: d.often(4), Cells: cells[:d.Intn(4)]})
	}
	return t
}

func (d dice) document() *Document {
	doc := &Document{Title: d.text(), Author: d.text(), Subject: d.text(), Keywords: d.text(), Producer: d.text(), Head: d.text(), Foot: d.text(),
		TwoSided: d.often(2), RectoLevel: d.Intn(3), ParagraphNumbers: d.often(2)}
	if d.often(2) {
		doc.Created = time.Unix(d.Int63n(2e9), 0).In(time.FixedZone("", d.Intn(20)*1800-18000))
	}
	for range 25 {
		doc.Blocks = append(doc.Blocks, d.block(0))
	}
	return doc
}

// Whatever the blocks, the file is what it claims to be.
func TestRandomDocumentsArePDFA(t *testing.T) {
	transparent, grey := pictures(t)
	dir := t.TempDir()
	var paths []string
	for seed := range 8 {
		d := dice{rand.New(rand.NewSource(int64(seed))), [2][]byte{transparent, grey}}
		path := filepath.Join(dir, fmt.Sprintf("essai-%02d.pdf", seed))
		if err := os.WriteFile(path, write(t, layDoc(t, d.document())), 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	pdftest.Conforms(t, paths...)
}
