package typeset

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
)

func layDoc(t testing.TB, doc *Document) *Layout {
	t.Helper()
	l, err := Lay(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// On two sides the binding is always on the same edge of the sheet: margins,
// running heads and page numbers change sides, tables reach outwards.
func TestTwoSided(t *testing.T) {
	table := &Table{Wide: true, Columns: []Column{{}, {Align: Right}}}
	for i := range 100 {
		table.Rows = append(table.Rows, Row{Cells: [][]Run{T(fmt.Sprintf("gauche%d", i)), T(fmt.Sprintf("droite%d", i))}})
	}
	blocks := repeat(20, &Paragraph{Runs: T(prose)})
	l := layDoc(t, &Document{Head: "Tête", TwoSided: true, Blocks: append(blocks, table, &Heading{Level: 2, Runs: T("Titre"), Mark: "Partie"})})
	g := &l.theme.Page
	for _, ln := range l.Lines() {
		inner, outer := g.Left, g.Left+g.Full
		if ln.Page%2 == 0 {
			inner, outer = g.Width-g.Left, g.Width-g.Left-g.Full
		}
		text := strings.TrimRight(ln.Text, " ")
		var at, want float64
		switch {
		case strings.HasPrefix(text, "gauche"):
			at, want = ln.X, min(inner, outer)
		case strings.HasPrefix(text, "droite"):
			at, want = ln.X+ln.Width, max(inner, outer)
		case text == "Tête" && ln.Page%2 == 1:
			at, want = ln.X, inner
		case text == "Tête":
			at, want = ln.X+ln.Width, inner
		case strings.Contains(text, "\u202f/\u202f") && ln.Page%2 == 1:
			at, want = ln.X+ln.Width, outer
		case strings.Contains(text, "\u202f/\u202f"):
			at, want = ln.X, outer
		case ln.Y > g.Top && ln.Y < g.Bottom:
			if at, want = ln.X, g.Left; ln.Page%2 == 0 {
				want = g.Width - g.Left - g.Measure
			}
		default:
			continue
		}
		if math.Abs(at-want) > 0.02 {
			t.Fatalf("page %d: %q stands at %.1f, not %.1f", ln.Page, text, at, want)
		}
	}
}

func TestPartsBeginOnTheRight(t *testing.T) {
	var blocks []Block
	for i := range 9 {
		a := fmt.Sprint("a", i)
		blocks = append(blocks, &Heading{Level: 1 + i%3/2, Runs: T(a), Anchor: a, NewPage: true}, &Paragraph{Runs: T("un")})
		if i%2 == 0 {
			blocks = append(blocks, &PageBreak{}, &Paragraph{Runs: T("deux")})
		}
	}
	blocks = append(blocks, &PageBreak{Recto: true}, &Paragraph{Runs: T("fin"), Anchor: "fin"})
	l := layDoc(t, &Document{TwoSided: true, RectoLevel: 1, Blocks: blocks, Head: "Tête", Foot: "Pied",
		Appended: []Appended{{Anchor: "annexe", Pages: 2}}})
	for i := range 9 {
		if p := l.PageOf(fmt.Sprint("a", i)); i%3 != 2 && p%2 == 0 {
			t.Errorf("part %d begins on page %d", i, p)
		}
	}
	if l.PageOf("fin")%2 == 0 || l.PageOf("annexe")%2 == 0 || l.Pages%2 == 1 {
		t.Errorf("the last part is on page %d of %d, the annex on %d", l.PageOf("fin"), l.Pages, l.PageOf("annexe"))
	}
	blank := 0
	for n, pg := range l.pages {
		if pg.blank {
			blank++
			if len(pg.places)+len(pg.furniture) > 0 {
				t.Errorf("page %d is not blank", n+1)
			}
		}
	}
	if blank == 0 {
		t.Error("no page is blank")
	}
}

func TestParagraphNumbers(t *testing.T) {
	blocks := []Block{&Heading{Level: 1, Runs: T("Titre")}, &Paragraph{Runs: T(prose)},
		&List{Items: [][]Run{T("premier"), T("second")}},
		&Paragraph{Runs: T("de côté"), Style: Book().Body.With(func(s *ParagraphStyle) {})},
		&Group{Blocks: []Block{&Paragraph{Runs: T("dernier")}, &Paragraph{}}}}
	plain := layDoc(t, &Document{Theme: Draft(), Blocks: blocks})
	l := layDoc(t, &Document{Theme: Draft(), Blocks: blocks, ParagraphNumbers: true})
	g := &l.theme.Page
	var numbers []string
	for i, ln := range l.Lines() {
		if ln.X < g.Left {
			if math.Abs(ln.X+ln.Width-(g.Left-countGap)) > 0.02 {
				t.Errorf("%s does not stand against the text", ln.Text)
			}
			numbers = append(numbers, ln.Text+" "+strings.TrimLeft(strings.Fields(l.Lines()[i+1].Text)[0], "•"))
		}
	}
	if got := strings.Join(numbers, ", "); got != "1  Je, 2  , 3  , 4  dernier" {
		t.Errorf("numbers: %s", got)
	}
	if len(l.Lines()) != len(plain.Lines())+4 || l.Pages != plain.Pages {
		t.Error("numbers change the lines")
	}
}
