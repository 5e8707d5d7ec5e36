package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TextOptions says how light text becomes blocks.
type TextOptions struct {
	Style *ParagraphStyle // of paragraphs; nil means the theme's body
	// Entries sets lists without bullets, in Style: a bibliography, acronyms. A
	// line just before a list is its title.
	Entries bool
	// Print is applied to what is printed, French for instance; nil leaves it.
	Print func(string) string
	// Reference gives what a living reference "[[…]]" prints; it gets the
	// reference with its brackets, and the text of the line before it. nil, or
	// false, leaves the text as it is.
	Reference func(reference, before string) ([]Run, bool)
	// Headings, when not 0, is the level of "# "; "## " is one below.
	Headings int
}

// ParseText reads text as people type it: each line is a paragraph, lines that
// begin with "- " or "1. " are lists, *emphasis* and **strong** are marked, and
// nothing else is: a stray star stays a star. With TextOptions.Headings, lines
// that begin with "#" are headings and lines that begin with "|" tables, whose
// first row is the header.
func ParseText(text string, o TextOptions) []Block {
	p := textParser{o: o}
	for _, l := range strings.Split(text, "\n") {
		p.line(strings.TrimSpace(l))
	}
	p.close()
	return p.blocks
}

type textParser struct {
	o      TextOptions
	blocks []Block
	list   *List
	rows   [][]string
}

func (p *textParser) line(l string) {
	if p.o.Headings > 0 && strings.HasPrefix(l, "|") {
		p.closeList()
		if row := cells(l); strings.Trim(strings.Join(row, ""), "-: ") != "" {
			p.rows = append(p.rows, row)
		}
		return
	}
	p.closeTable()
	if body, ok := strings.CutPrefix(l, "- "); ok {
		p.item(false, 0, body)
		return
	}
	if n, body, ok := numbered(l); ok {
		p.item(true, n, body)
		return
	}
	p.closeList()
	if level, body := headingLevel(l); level > 0 && p.o.Headings > 0 {
		p.blocks = append(p.blocks, &Heading{Level: min(level+p.o.Headings-1, 5), Runs: p.o.Inline(body)})
		return
	}
	if l != "" {
		p.blocks = append(p.blocks, &Paragraph{Runs: p.o.Inline(l), Style: p.o.Style})
	}
}

// headingLevel counts the "#" that begin a line.
func headingLevel(l string) (int, string) {
	body := strings.TrimLeft(l, "#")
	n := len(l) - len(body)
	if n == 0 || n > 4 || !strings.HasPrefix(body, " ") {
		return 0, l
	}
	return n, strings.TrimSpace(body)
}

func (p *textParser) item(ordered bool, n int, body string) {
	if p.list != nil && p.list.Ordered != ordered {
		p.closeList()
	}
	if p.list == nil {
		p.list = &List{Ordered: ordered, Start: n}
		if p.o.Entries {
			p.list.Bare, p.list.Style = !ordered, p.o.Style
			p.title()
		}
	}
	p.list.Items = append(p.list.Items, p.o.Inline(strings.TrimSpace(body)))
}

// title makes the paragraph before a list of entries their title.
func (p *textParser) title() {
	if len(p.blocks) == 0 {
		return
	}
	last, ok := p.blocks[len(p.blocks)-1].(*Paragraph)
	if !ok || last.Style == nil {
		return
	}
	last.Style = last.Style.With(func(s *ParagraphStyle) {
		s.Bold, s.Before, s.KeepNext = true, s.Leading*0.9, true
	})
}

func (p *textParser) close() {
	p.closeList()
	p.closeTable()
}

func (p *textParser) closeList() {
	if p.list != nil {
		p.blocks = append(p.blocks, p.list)
		p.list = nil
	}
}

func (p *textParser) closeTable() {
	if len(p.rows) == 0 {
		return
	}
	t := &Table{}
	for i, r := range p.rows {
		var row [][]Run
		for _, c := range r {
			row = append(row, p.o.Inline(c))
		}
		if i == 0 {
			t.Header = row
			t.Columns = columns(p.rows)
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: row})
	}
	p.blocks = append(p.blocks, t)
	p.rows = nil
}

// columns shares the width of a table by the length of its texts.
func columns(rows [][]string) []Column {
	var out []Column
	for i := range rows[0] {
		longest, total := 0, 0
		for _, r := range rows {
			if i < len(r) {
				n := utf8.RuneCountInString(r[i])
				longest, total = max(longest, n), total+n
			}
		}
		share := float64(longest)*0.4 + float64(total)/float64(len(rows))*0.6
		out = append(out, Column{Share: min(max(share, 7), 48)})
	}
	return out
}

// cells splits a table line. Markdown's line of dashes under the header says
// nothing and is left out by the caller.
func cells(l string) []string {
	parts := strings.Split(strings.Trim(l, "|"), "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// numbered reads "12. text".
func numbered(l string) (n int, body string, ok bool) {
	i := 0
	for i < len(l) && i < 3 && l[i] >= '0' && l[i] <= '9' {
		n = n*10 + int(l[i]-'0')
		i++
	}
	if i == 0 || !strings.HasPrefix(l[i:], ". ") {
		return 0, "", false
	}
	return n, l[i+2:], true
}

// Inline reads one line: emphasis and living references.
func (o TextOptions) Inline(s string) []Run {
	var out []Run
	for {
		i := strings.Index(s, "[[")
		if i < 0 || o.Reference == nil {
			break
		}
		k := strings.Index(s[i:], "]]")
		if k < 0 {
			break
		}
		runs, ok := o.Reference(s[i:i+k+2], s[:i])
		if !ok {
			runs = T(s[i : i+k+2])
		}
		out = append(append(out, o.emphasis(s[:i])...), runs...)
		s = s[i+k+2:]
	}
	return append(out, o.emphasis(s)...)
}

// emphasis cuts a text at *…* and **…**.
func (o TextOptions) emphasis(s string) []Run {
	if o.Print != nil {
		s = o.Print(s)
	}
	var out []Run
	add := func(t string, bold, italic bool) {
		for i, part := range ordinals(t) {
			if part != "" {
				out = append(out, Run{Text: part, Bold: bold, Italic: italic, Raised: i%2 == 1})
			}
		}
	}
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '*' || !opens(s, i) {
			continue
		}
		stars := 1
		if strings.HasPrefix(s[i:], "**") {
			stars = 2
		}
		end := closes(s, i+stars, stars)
		if end < 0 {
			i += stars - 1
			continue
		}
		add(s[start:i], false, false)
		add(s[i+stars:end], stars == 2, stars == 1)
		start = end + stars
		i = start - 1
	}
	add(s[start:], false, false)
	return out
}

// opens says whether the star at i may begin an emphasis: at the start of a
// word.
func opens(s string, i int) bool {
	last := lastRune(s[:i])
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[i:], "*"))
	return !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != '*' &&
		next != utf8.RuneError && !unicode.IsSpace(next)
}

// closes finds the stars that end an emphasis begun before i: at the end of a
// word.
func closes(s string, i, stars int) int {
	for k := i; k < len(s); k++ {
		if s[k] != '*' {
			continue
		}
		n := 1
		for k+n < len(s) && s[k+n] == '*' {
			n++
		}
		next, _ := utf8.DecodeRuneInString(s[k+n:])
		if n == stars && k > i && !unicode.IsSpace(lastRune(s[:k])) && !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			return k
		}
		k += n - 1
	}
	return -1
}
