package annex

import (
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"acquis/assets/fonts"
)

// A page turned clockwise shows another corner of its sheet at the lower
// left and at the upper left.
func TestViewOfTurnedPages(t *testing.T) {
	box := rect{10, 20, 110, 220}
	for _, c := range []struct {
		rotate                int
		width, height         float64
		lowerLeft, upperRight [2]float64
	}{
		{0, 100, 200, [2]float64{10, 20}, [2]float64{110, 220}},
		{90, 200, 100, [2]float64{110, 20}, [2]float64{10, 220}},
		{180, 100, 200, [2]float64{110, 220}, [2]float64{10, 20}},
		{270, 200, 100, [2]float64{10, 220}, [2]float64{110, 20}},
		{-90, 200, 100, [2]float64{10, 220}, [2]float64{110, 20}},
		{450, 200, 100, [2]float64{110, 20}, [2]float64{10, 220}},
	} {
		v := viewOf(box, c.rotate)
		if v.width != c.width || v.height != c.height {
			t.Errorf("%d: %v × %v", c.rotate, v.width, v.height)
		}
		if x, y := v.toUser.apply(0, 0); [2]float64{x, y} != c.lowerLeft {
			t.Errorf("%d: lower left at %v, %v", c.rotate, x, y)
		}
		if x, y := v.toUser.apply(v.width, v.height); [2]float64{x, y} != c.upperRight {
			t.Errorf("%d: upper right at %v, %v", c.rotate, x, y)
		}
	}
}

// Viewers take a page without a sensible size for one of the United States; on
// any other its content would lie elsewhere.
func TestPagesWithoutSize(t *testing.T) {
	for _, box := range []string{"", "/MediaBox[0 0 0 0]", "/MediaBox[0 0 612]", "/MediaBox(large)"} {
		data := pagesPDF(1, box, func(o map[int]string) { o[2] = strings.Replace(o[2], "/MediaBox[0 0 595 842]", "", 1) })
		_, out := assembled(t, mainPDF(2), Source{Path: write(t, "a.pdf", data), Media: PDF})
		doc, pages := reopened(t, out)
		if got, _ := doc.rect(pages[2].dict["MediaBox"]); got != letter {
			t.Errorf("%q: %v", box, got)
		}
	}
}

// The stamp's link is as large as what it covers, so it shows where the stamp
// is: inside of the visible part, near its lower edge, whatever the page.
func TestStampStaysOnThePage(t *testing.T) {
	o := order{Source: Source{Number: 12, BackPage: 1}, Pages: 120, First: 100, Total: 1500}
	for _, box := range []rect{a4, {0, 0, 100, 50}, {-300, 40, 300, 200}, {0, 0, 3370, 2384}, {0, 0, 40, 9000}} {
		for _, rotate := range []int{0, 90, 180, 270} {
			v := viewOf(box, rotate)
			_, back := stampFor(o, 0, v, newTextFont(), "F")
			area, ok := (&document{}).rect(back["Rect"])
			if !ok || area.intersect(box) != area {
				t.Errorf("%v turned by %d: the stamp is at %v", box, rotate, area)
			}
			x, y := v.toUser.apply(v.width/2, 0)
			if d := math.Hypot((area.x0+area.x1)/2-x, (area.y0+area.y1)/2-y); d > v.width/2+v.height/3 {
				t.Errorf("%v turned by %d: the stamp is %v from the lower edge", box, rotate, d)
			}
		}
	}
}

func TestBalance(t *testing.T) {
	for content, want := range map[string]balance{
		"":                               {},
		"q Q":                            {},
		"q q 1 0 0 1 5 5 cm":             {depth: 2},
		"Q Q q":                          {depth: -1, lowest: -2},
		"BT (q Q) Tj":                    {inText: true},
		"BT (a \\) q) Tj ET q":           {depth: 1},
		"BT ((nested q) q) Tj ET":        {},
		"<71> Tj q":                      {depth: 1},
		"/q Do /Q gs q":                  {depth: 1},
		"% q q q\nq":                     {depth: 1},
		"/P <</MCID 0>> BDC q EMC":       {depth: 1},
		"[(q)-3(Q)] TJ q":                {depth: 1},
		"BI /W 1 ID q q Q EI q":          {depth: 1},
		"BI /W 1 ID \x00EI\xff q EI Q q": {lowest: -1},
		"q%comment\rQ":                   {},
		"(unfinished q":                  {},
	} {
		s := &stream{dict: dict{}, decode: func() ([]byte, error) { return []byte(content), nil }}
		if got := balanceOf([]*stream{s}); got != want {
			t.Errorf("%q: %+v, want %+v", content, got, want)
		}
	}
	many := strings.Repeat("q ", 10_000)
	s := &stream{dict: dict{}, decode: func() ([]byte, error) { return []byte(many), nil }}
	if got := balanceOf([]*stream{s}); got != (balance{}) {
		t.Errorf("ten thousand saves: %+v", got)
	}
}

// What a page leaves open must not move its stamp.
func TestStampOnUnbalancedPages(t *testing.T) {
	for _, content := range []string{"q 0.1 0 0 0.1 300 300 cm", "Q Q q 5 0 0 5 0 0 cm", "BT /F1 1 Tf 9 0 0 9 0 0 Tm (x) Tj"} {
		data := pagesPDF(1, "", func(o map[int]string) { o[4] = rawStream("", content) })
		_, out := assembled(t, mainPDF(2), Source{Path: write(t, "a.pdf", data), Media: PDF})
		got := tool(t, "pdftotext", "-f", "3", "-l", "3", "-x", "0", "-y", "815", "-W", "200", "-H", "27", "-r", "72", out, "-")
		if !strings.Contains(got, "Annexe 1 – page 1/1") {
			t.Errorf("%q: the lower left holds %q", content, got)
		}
	}
}

func TestSubsetKeepsItsGlyphs(t *testing.T) {
	var ids []sfnt.GlyphIndex
	for _, r := range "Annéxe œ 5" {
		ids = append(ids, glyph(r))
	}
	small := subset(fonts.SansRegular, ids)
	if len(small) > len(fonts.SansRegular)/3 {
		t.Errorf("the subset has %d bytes of %d", len(small), len(fonts.SansRegular))
	}
	// The parser wants tables that a PDF does not need.
	tables := tablesOf(small)
	for _, tag := range []string{"cmap", "name", "post", "OS/2"} {
		tables[tag] = tablesOf(fonts.SansRegular)[tag]
	}
	parsed, err := sfnt.Parse(assembleFont(tables))
	if err != nil {
		t.Fatal(err)
	}
	var b1, b2 sfnt.Buffer
	for _, g := range ids {
		want, err1 := face().LoadGlyph(&b1, g, fixed.I(100), nil)
		got, err2 := parsed.LoadGlyph(&b2, g, fixed.I(100), nil)
		if err1 != nil || err2 != nil || !slices.Equal(got, want) {
			t.Errorf("glyph %d differs (%v, %v)", g, err1, err2)
		}
	}
}
