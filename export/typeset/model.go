package typeset

import (
	"fmt"
	"time"
)

// Document is what to set. It is only read: the same value may be laid out
// several times.
type Document struct {
	Title, Author, Subject, Keywords string    // metadata
	Created                          time.Time // written as creation and modification date; the zero time means none
	Producer                         string    // the program, in the metadata

	Lang   string // of the text, as in RFC 3066; empty means "fr-FR"
	Theme  *Theme // nil means Book()
	Head   string // running head, left; the right shows the mark of the section
	Foot   string // at the foot of every numbered page, opposite the number: "Brouillon du …"
	Blocks []Block

	// ParagraphNumbers counts the paragraphs and list items of running text,
	// which are those without a style of their own, and prints their numbers
	// in the margin before them: for people who discuss a printed draft. It
	// changes no line and no page.
	ParagraphNumbers bool

	// TwoSided sets the document for printing on both sides of the sheet: on
	// even pages the margins, the running heads and the page number change
	// sides, so that Geometry.Left is always the margin of the binding.
	// Paragraphs that are Wide then keep to the text measure; tables and the
	// contents use the full width. A document with appended pages is completed to an even
	// number of its own.
	TwoSided bool
	// RectoLevel makes every heading of this level or above that starts a page
	// start an odd one, after a blank page if need be; 0 makes none. See also
	// PageBreak.Recto.
	RectoLevel int

	// Appended are pages that somebody will put after this document's own:
	// they count in "page n / N", and references to their anchors give the
	// page they will have.
	Appended []Appended

	// PageNumber says what stands at the foot of a page; nil means "n / N".
	PageNumber func(page, total int) string
}

// Appended is a run of pages that will follow the document.
type Appended struct {
	Anchor string // what PageOf and Link name
	URI    string // what a link to it is written as, for the one who appends
	Pages  int
}

// Run is a piece of text in one style. Its style is that of its paragraph,
// with what the run adds.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Muted  bool   // grey, for what is secondary
	Quiet  bool   // a link in the colour of its text
	Raised bool   // small and above the line: the "er" of 1er
	Link   string // an anchor of the document or of an appended run, a URI (it has a ":"), or what Beside gives
	PageOf string // print the page number of this anchor instead of Text
}

// beside begins a link to a file.
const beside = "file:"

// Beside is a link to a page, counted from 1, of a PDF that stands in the same
// folder as the document. The name of the file is in ASCII.
func Beside(name string, page int) string { return fmt.Sprintf("%s%s#page=%d", beside, name, page) }

// T makes plain runs from strings.
func T(s string) []Run { return []Run{{Text: s}} }

// Block is a part of a document: *Heading, *Paragraph, *List, *Table, *Figure,
// *Contents, *Space, *Rule, *PageBreak or *Group.
type Block interface{ block() }

// Heading opens a part. Its level is 1 to 5.
type Heading struct {
	Level    int
	Over     []Run // a small line above it
	Runs     []Run
	Anchor   string          // may be empty
	Bookmark string          // in the outline; empty means the plain text, "-" none
	Contents string          // in the table of contents; empty means the plain text, "-" none
	Mark     string          // the running head from here on; empty leaves it as it is
	NewPage  bool            // start a page, without running head
	Style    *ParagraphStyle // nil means the theme's
}

// Paragraph is running text. A newline in a run breaks the line.
type Paragraph struct {
	Runs   []Run
	Flush  []Run           // set flush right on the last line
	Leader bool            // fill the room before Flush with dots
	Anchor string          // may be empty
	Mark   string          // see Heading
	Role   Role            // what it is to those who cannot see how it looks
	Style  *ParagraphStyle // nil means the theme's body
}

// Role is what a paragraph is beside plain text.
type Role uint8

// Roles. They change nothing that is seen.
const (
	RoleText  Role = iota
	RoleTitle      // the title of the document
	RoleNote       // a remark beside the text
	RoleQuote      // the words of somebody else, set apart
)

// List is a list with bullets or numbers.
type List struct {
	Ordered bool
	Start   int  // the first number; 0 means 1
	Bare    bool // neither bullets nor numbers: the hanging indent tells entries apart
	Items   [][]Run
	Style   *ParagraphStyle // nil means the theme's
}

// Column is one column of a table.
type Column struct {
	Width float64 // in points; 0 means a share of what is left
	Share float64 // 0 means 1
	Align Align
	Clip  bool            // one line, cut with an ellipsis where it does not fit
	Head  bool            // its cells say what their rows are about
	Style *ParagraphStyle // nil means the theme's cell
}

// Table has a header that is repeated on each page it runs over.
type Table struct {
	Columns []Column
	Header  [][]Run // nil means none
	Rows    []Row
	Wide    bool // full width of the page
	Plain   bool // no rule between rows
}

// Row is a row of a table.
type Row struct {
	Cells    [][]Run // one for each column; a newline starts a new line; missing ones are empty
	Band     bool    // titles the rows below it; its last cell takes all columns that are left
	KeepNext bool    // stay on the same page as the next row
	NoRule   bool    // no rule under this row
	Tight    bool    // close to the row above, as one of a group
	Anchor   string
}

// Figure is an image, in PNG, JPEG or GIF. One with neither Alt nor Caption is
// an ornament to those who cannot see it.
type Figure struct {
	Image   []byte
	Alt     string  // what it shows, in words; empty means the caption
	Width   float64 // 0 means the measure; never larger than the full width
	Caption []Run
	Anchor  string
}

// Contents is the table of contents: the headings of the document down to
// Depth, with their pages.
type Contents struct{ Depth int }

// Space is room that stays at the top of a page too.
type Space struct{ Height float64 }

// Rule is a thin line over the measure, with room above and below.
type Rule struct {
	Width         float64 // 0 means the measure
	Before, After float64
}

// PageBreak starts a page. Mark, when not empty, changes the running head.
type PageBreak struct {
	Bare  bool // without running head
	Recto bool // starts an odd page
	Mark  string
}

// Group keeps its blocks on one page, if they fit on one.
type Group struct{ Blocks []Block }

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Figure) block()    {}
func (*Contents) block()  {}
func (*Space) block()     {}
func (*Rule) block()      {}
func (*PageBreak) block() {}
func (*Group) block()     {}

// PlainText is the text of runs, without page numbers.
func PlainText(runs []Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	var n int
	for _, r := range runs {
		n += len(r.Text)
	}
	b := make([]byte, 0, n)
	for _, r := range runs {
		b = append(b, r.Text...)
	}
	return string(b)
}
