package opendocument

import (
	"strconv"
	"strings"

	ts "acquis/export/typeset"
)

// The pages: the usual one, one that opens a part and has no running head, and
// the first, which has nothing.
const (
	pageStandard = "Standard"
	pageOpening  = "Ouverture"
	pageTitle    = "First_20_Page"
)

// layouts writes the page layouts: with the header and the footer, with the
// footer, with neither.
func (m *markup) layouts(t *ts.Theme, twoSided bool) {
	g := &t.Page
	top, below := g.HeadBaseline-t.Running.Leading, g.Height-g.FootBaseline-6
	m.layout("Page", g, twoSided, top, below, g.Top-top, g.Height-g.Bottom-below)
	m.layout("PageOuverture", g, twoSided, g.Top, below, 0, g.Height-g.Bottom-below)
	m.layout("PageTitre", g, twoSided, g.Top, g.Height-g.Bottom, 0, 0)
}

// layout writes one: header and footer are how high these are, with the room
// between them and the text.
func (m *markup) layout(name string, g *ts.Geometry, twoSided bool, top, below, header, footer float64) {
	m.start("style:page-layout", "style:name", name, "style:page-usage", flag(twoSided, "mirrored", "all"))
	m.empty("style:page-layout-properties", "fo:page-width", length(g.Width), "fo:page-height", length(g.Height),
		"style:print-orientation", "portrait", "fo:margin-top", length(top), "fo:margin-bottom", length(below),
		"fo:margin-left", length(g.Left), "fo:margin-right", length(g.Width-g.Left-g.Full), "style:writing-mode", "lr-tb")
	m.edge("style:header-style", "fo:margin-bottom", header)
	m.edge("style:footer-style", "fo:margin-top", footer)
	m.end()
}

// edge writes the style of a header or a footer.
func (m *markup) edge(element, gap string, height float64) {
	if height <= 0 {
		m.empty(element)
		return
	}
	m.start(element)
	m.empty("style:header-footer-properties", "fo:min-height", length(height), gap, length(height*0.45), "style:dynamic-spacing", "true")
	m.end()
}

// masters writes the pages themselves.
func (m *markup) masters(doc *ts.Document) {
	m.start("office:master-styles")
	m.start("style:master-page", "style:name", pageStandard, "style:page-layout-name", "Page")
	m.head(doc)
	m.foot(doc)
	m.end()
	m.start("style:master-page", "style:name", pageOpening, "style:page-layout-name", "PageOuverture", "style:next-style-name", pageStandard)
	m.foot(doc)
	m.end()
	m.empty("style:master-page", "style:name", pageTitle, "style:display-name", "First Page", "style:page-layout-name", "PageTitre",
		"style:next-style-name", pageStandard)
	m.end()
}

func (m *markup) head(doc *ts.Document) {
	m.start("style:header")
	m.start("text:p", "text:style-name", styleHeader)
	m.text(strings.Join(strings.Fields(doc.Head), " "))
	m.empty("text:tab")
	m.start("text:variable-get", "text:name", markVariable, "office:value-type", "string")
	m.end()
	m.end()
	m.end()
}

// foot writes the number of the page in the document's own words.
func (m *markup) foot(doc *ts.Document) {
	const page, total = 123451, 678907 // stand for the numbers: nobody prints them
	stamp := strconv.Itoa(page) + "\u202f/\u202f" + strconv.Itoa(total)
	if doc.PageNumber != nil {
		stamp = doc.PageNumber(page, total)
	}
	m.start("style:footer")
	m.start("text:p", "text:style-name", styleFooter)
	m.text(strings.Join(strings.Fields(doc.Foot), " "))
	m.empty("text:tab")
	for stamp != "" {
		at, field, size := len(stamp), "", 0
		for _, name := range [...]struct{ digits, field string }{
			{strconv.Itoa(page), "text:page-number"}, {strconv.Itoa(total), "text:page-count"},
		} {
			if i := strings.Index(stamp, name.digits); i >= 0 && i < at {
				at, field, size = i, name.field, len(name.digits)
			}
		}
		m.text(stamp[:at])
		if field == "" {
			break
		}
		m.start(field, "text:select-page", flag(field == "text:page-number", "current", ""))
		m.text("1")
		m.end()
		stamp = stamp[at+size:]
	}
	m.end()
	m.end()
}
