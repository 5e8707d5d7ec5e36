package typeset

// MM converts millimetres to points.
func MM(mm float64) float64 { return mm * 72 / 25.4 }

// Color is an sRGB colour.
type Color struct{ R, G, B uint8 }

// The colours of a document. They keep their order of darkness when printed
// in black and white.
var (
	Ink    = Color{0x1c, 0x1c, 0x1e} // running text
	Grey   = Color{0x5c, 0x60, 0x66} // secondary text: running heads, captions
	Hair   = Color{0xb9, 0xbe, 0xc4} // thin rules
	Accent = Color{0x17, 0x4a, 0x68} // headings, links
)

// Family is a typeface family.
type Family uint8

// The two families of a document.
const (
	Serif Family = iota // running text
	Sans                // headings, tables, everything that guides
)

// Align says how lines fill their measure.
type Align uint8

// Alignments. Left is ragged right.
const (
	Left Align = iota
	Justify
	Center
	Right
)

// ParagraphStyle is how a paragraph, a heading or a cell is set.
type ParagraphStyle struct {
	Family  Family
	Size    float64 // type size
	Leading float64 // from baseline to baseline
	Bold    bool
	Italic  bool
	Color   Color
	Align   Align

	Before float64 // space above; the larger of After and Before counts
	After  float64 // space below
	Indent float64 // of every line, from the left of the measure
	Hang   float64 // further indent of the lines after the first
	Wide   bool    // use the full width of the page, not the text measure

	KeepNext  bool // stay on the same page as what follows
	KeepLines bool // never break inside
}

// With returns a copy of the style, changed by edit.
func (s ParagraphStyle) With(edit func(*ParagraphStyle)) *ParagraphStyle {
	edit(&s)
	return &s
}

// Geometry is the page: A4 upright, with a text measure narrower than the full
// width that tables and running heads may use. Both begin at the left margin;
// on the even pages of a two-sided document both end at it, on the right.
type Geometry struct {
	Width, Height float64
	Left          float64 // left margin, or that of the binding
	Measure       float64 // width of running text
	Full          float64 // width of tables and running heads
	Top, Bottom   float64 // first and last edge of the text, from the top of the page
	HeadBaseline  float64 // baseline of the running head, from the top of the page
	FootBaseline  float64 // baseline of the page number, from the top of the page
}

// Fit is the size at which an image of so many pixels stands: of a width, or of
// the measure where that is 0; never larger than the page leaves room for.
func (g *Geometry) Fit(width float64, pixelsWide, pixelsHigh int) (w, h float64) {
	if width <= 0 {
		width = g.Measure
	}
	w = min(width, g.Full)
	h = w * float64(pixelsHigh) / float64(pixelsWide)
	if room := g.Bottom - g.Top - 60; h > room {
		w, h = w*room/h, room
	}
	return w, h
}

// Theme is the look of a document: its page and its styles.
type Theme struct {
	Page     Geometry
	Body     ParagraphStyle
	Headings [5]ParagraphStyle // level 1 first
	Over     ParagraphStyle    // the small line above a heading
	List     ParagraphStyle    // an item; Hang is the room of the bullet
	Cell     ParagraphStyle    // table text
	CellHead ParagraphStyle    // table header
	Band     ParagraphStyle    // a row of a table that titles the rows below
	Caption  ParagraphStyle
	Contents [4]ParagraphStyle // lines of the table of contents, by level
	Running  ParagraphStyle    // running heads and page numbers
}

// Book is the look of a well-made book on A4: a measure of about 70
// characters, a wide outer margin for the reader's notes, hierarchy by size
// and space.
func Book() *Theme {
	body := ParagraphStyle{Family: Serif, Size: 10.8, Leading: 15.4, Color: Ink, Align: Justify, After: 6.2}
	sans := ParagraphStyle{Family: Sans, Size: 9.3, Leading: 12.4, Color: Ink}
	head := func(size, leading, before, after float64) ParagraphStyle {
		return ParagraphStyle{Family: Sans, Size: size, Leading: leading, Bold: true, Color: Accent,
			Before: before, After: after, KeepNext: true, KeepLines: true}
	}
	t := &Theme{
		Page: Geometry{
			Width: MM(210), Height: MM(297), Left: MM(28), Measure: MM(129), Full: MM(157),
			Top: MM(30), Bottom: MM(297 - 27), HeadBaseline: MM(17), FootBaseline: MM(297 - 14),
		},
		Body: body,
		Headings: [5]ParagraphStyle{
			head(23, 28, 36, 22),
			head(16.5, 21, 26, 9),
			head(13, 17, 20, 7),
			head(11, 14.5, 15, 5),
			head(9.8, 13, 12, 4),
		},
		Over:     ParagraphStyle{Family: Sans, Size: 9.2, Leading: 13, Bold: true, Color: Grey, Wide: true, KeepNext: true},
		List:     body,
		Cell:     sans,
		CellHead: sans,
		Band:     sans,
		Caption:  sans,
		Running:  sans,
	}
	t.Headings[0].Wide = true
	t.Headings[1].Wide = true
	t.Headings[4].Color = Grey
	t.List.Hang = 15
	t.List.After = 3.2
	t.CellHead = ParagraphStyle{Family: Sans, Size: 8.2, Leading: 12.4, Color: Grey, Bold: true}
	t.Caption.Color = Grey
	t.Running.Size = 8.4
	t.Running.Color = Grey
	for i := range t.Contents {
		t.Contents[i] = ParagraphStyle{Family: Sans, Size: 9.6, Leading: 12.6, Color: Ink, Wide: true,
			Indent: 13 * float64(i), Hang: 13, Before: 0.6, After: 0.6, KeepLines: true}
	}
	t.Contents[0].Bold = true
	t.Contents[0].Before = 4.6
	t.Contents[0].Size = 10.4
	for i := 2; i < len(t.Contents); i++ {
		t.Contents[i].Color = Grey
		t.Contents[i].Size = 9
		t.Contents[i].Leading = 11.8
	}
	return t
}

// Draft is Book for readers with a pen: two thirds of the page for the text,
// in lines further apart, and a margin of 70 mm for notes. Tables reach into
// the margin.
func Draft() *Theme {
	t := Book()
	t.Page.Left, t.Page.Measure, t.Page.Full = MM(24), MM(116), MM(164)
	t.Body.Leading, t.List.Leading = 17, 17
	return t
}

// offset is where things of a width begin on a page: at the left margin, or,
// mirrored, so that they end at the right one.
func (g *Geometry) offset(width float64, mirrored bool) float64 {
	if mirrored {
		return g.Width - g.Left - width
	}
	return g.Left
}
