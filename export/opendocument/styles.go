package opendocument

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	ts "acquis/export/typeset"
)

// The styles with names. Those in English are of the programs themselves, which
// show them in the language of the person.
const (
	styleStandard = "Standard"
	styleBody     = "Text_20_body"   // Corps de texte
	styleHeading  = "Heading"        // Titre
	styleTitle    = "Title"          // Titre principal
	styleQuote    = "Quotations"     // Citations
	styleList     = "List"           // Liste
	styleBullet   = "List_20_1"      // Puce 1
	styleNumber   = "Numbering_20_1" // Numérotation 1
	styleCaption  = "Caption"        // Légende
	styleCell     = "Table_20_Contents"
	styleCellHead = "Table_20_Heading"
	styleRule     = "Horizontal_20_Line"
	styleHeader   = "Header"
	styleFooter   = "Footer"
	styleEntry    = "Entrée"
	styleNote     = "Note"
	styleOver     = "Surtitre"
	styleBand     = "Bandeau_20_de_20_tableau"
	styleFigure   = "Image"

	styleStrong   = "Strong_20_Emphasis"
	styleEmphasis = "Emphasis"
	styleLink     = "Internet_20_link"
	styleQuiet    = "Lien_20_discret"
	styleMuted    = "Secondaire"
	styleRaised   = "Exposant"
	styleCount    = "Numéro_20_de_20_paragraphe"

	listBullet = "Puces"
	listNumber = "Numéros"
	listBare   = "Sans_20_puces"

	frameStyle   = "Graphics"
	markVariable = "Titre_courant"
	raised       = "33% 66%"
)

func headingStyle(level int, unlisted bool) string {
	if unlisted {
		return "Titre_20_" + strconv.Itoa(level) + "_20_hors_20_sommaire"
	}
	return "Heading_20_" + strconv.Itoa(level)
}

func contentsStyle(level int) string { return "Contents_20_" + strconv.Itoa(level) }

// The looks that a theme does not have of its own.

func titleLook(t *ts.Theme) ts.ParagraphStyle {
	s := t.Headings[0]
	s.Before, s.Wide = 0, true
	return s
}

func quoteLook(t *ts.Theme) ts.ParagraphStyle {
	s := t.Body
	s.Italic, s.Indent = true, 15
	return s
}

func noteLook(t *ts.Theme) ts.ParagraphStyle {
	s := t.Caption
	s.After = t.Body.After
	return s
}

func entryLook(t *ts.Theme) ts.ParagraphStyle {
	s := t.List
	s.Align = ts.Left
	return s
}

func captionLook(t *ts.Theme) ts.ParagraphStyle {
	s := t.Caption
	s.Before, s.After, s.KeepLines = 4, 12, true
	return s
}

func figureLook() ts.ParagraphStyle { return ts.ParagraphStyle{Before: 10, After: 2, Wide: true} }

// styles writes the styles with names, in the order in which they build on each
// other.
func (m *markup) styles(t *ts.Theme, language string, own map[*ts.ParagraphStyle]string) {
	m.start("office:styles")
	m.defaults(t, language)
	m.start("style:style", "style:name", styleStandard, "style:family", "paragraph", "style:class", "text")
	m.end()
	m.named(styleBody, styleStandard, "", &t.Body, &t.Page)
	base := t.Headings[1]
	m.named(styleHeading, styleStandard, styleBody, &base, &t.Page)
	for i := range t.Headings {
		m.headingStyles(i+1, &t.Headings[i], &t.Page)
	}
	title, quote, note, entry, caption := titleLook(t), quoteLook(t), noteLook(t), entryLook(t), captionLook(t)
	m.named(styleTitle, styleHeading, styleBody, &title, &t.Page)
	m.named(styleOver, styleHeading, headingStyle(1, false), &t.Over, &t.Page)
	m.named(styleQuote, styleBody, "", &quote, &t.Page)
	m.named(styleNote, styleBody, "", &note, &t.Page)
	m.item(styleList, styleBody, &t.List, &t.Page)
	m.item(styleBullet, styleList, &t.List, &t.Page)
	m.item(styleNumber, styleList, &t.List, &t.Page)
	m.named(styleEntry, styleList, "", &entry, &t.Page)
	m.named(styleCaption, styleStandard, styleBody, &caption, &t.Page)
	m.ownStyles(own, &t.Page)
	m.figureStyle()
	for _, s := range []struct {
		name string
		look ts.ParagraphStyle
	}{{styleCell, t.Cell}, {styleCellHead, t.CellHead}, {styleBand, t.Band}} {
		m.inCell(s.name, &s.look)
	}
	for i := range t.Contents {
		m.contentsStyle(i+1, &t.Contents[i], &t.Page)
	}
	m.running(styleHeader, t)
	m.running(styleFooter, t)
	m.ruleStyle()
	m.letterStyles()
	m.listStyles(t)
	m.end()
}

// defaults are what every style builds on.
func (m *markup) defaults(t *ts.Theme, language string) {
	word, country, _ := strings.Cut(language, "-")
	m.start("style:default-style", "style:family", "paragraph")
	m.empty("style:paragraph-properties", "fo:orphans", "2", "fo:widows", "2", "fo:hyphenation-ladder-count", "2",
		"style:tab-stop-distance", "36pt", "style:writing-mode", "lr-tb")
	m.empty("style:text-properties", append(letters(&t.Body), "fo:language", word, "fo:country", country,
		"fo:hyphenation-remain-char-count", "3", "fo:hyphenation-push-char-count", "3")...)
	m.end()
	m.start("style:default-style", "style:family", "table")
	m.empty("style:table-properties", "table:border-model", "collapsing")
	m.end()
}

// ownStyles writes the styles that the document adds, by name.
func (m *markup) ownStyles(own map[*ts.ParagraphStyle]string, g *ts.Geometry) {
	styles := map[string]*ts.ParagraphStyle{}
	for s, name := range own {
		styles[name] = s
	}
	for _, name := range slices.Sorted(maps.Keys(styles)) {
		m.named(encoded(name), styleBody, "", styles[name], g)
	}
}

// encoded is a name as files have it; see display.
func encoded(name string) string { return strings.ReplaceAll(name, " ", "_20_") }

// display is the name that is shown, where it is not the same.
func display(name string) string {
	if shown := strings.ReplaceAll(name, "_20_", " "); shown != name {
		return shown
	}
	return ""
}

// define opens a style of paragraphs.
func (m *markup) define(name, parent, next string, more ...string) {
	m.start("style:style", append([]string{"style:name", name, "style:display-name", display(name), "style:family", "paragraph",
		"style:parent-style-name", parent, "style:next-style-name", next, "style:class", "text"}, more...)...)
}

func (m *markup) named(name, parent, next string, s *ts.ParagraphStyle, g *ts.Geometry) {
	m.define(name, parent, next)
	m.empty("style:paragraph-properties", append(shape(s), across(s, g)...)...)
	m.empty("style:text-properties", letters(s)...)
	m.end()
}

// headingStyles are those of a level: for headings in the table of contents and
// for others.
func (m *markup) headingStyles(level int, s *ts.ParagraphStyle, g *ts.Geometry) {
	name, outline := headingStyle(level, false), strconv.Itoa(level)
	m.define(name, styleHeading, styleBody, "style:default-outline-level", outline)
	m.empty("style:paragraph-properties", append(shape(s), across(s, g)...)...)
	m.empty("style:text-properties", letters(s)...)
	m.end()
	m.define(headingStyle(level, true), name, styleBody, "style:default-outline-level", outline)
	m.end()
}

// item is the style of an entry of a list, which places it.
func (m *markup) item(name, parent string, s *ts.ParagraphStyle, g *ts.Geometry) {
	m.define(name, parent, "")
	m.empty("style:paragraph-properties", append(shape(s), across(s, g)[marginRight:marginRight+2]...)...)
	m.empty("style:text-properties", letters(s)...)
	m.end()
}

func (m *markup) inCell(name string, s *ts.ParagraphStyle) {
	m.define(name, styleStandard, "")
	m.empty("style:paragraph-properties", shape(s)...)
	m.empty("style:text-properties", letters(s)...)
	m.end()
}

func (m *markup) figureStyle() {
	m.define(styleFigure, styleStandard, styleCaption)
	m.empty("style:paragraph-properties", "fo:margin-top", "10pt", "fo:margin-bottom", "2pt", "fo:text-align", "start")
	m.end()
	m.start("style:style", "style:name", frameStyle, "style:family", "graphic")
	m.empty("style:graphic-properties", "text:anchor-type", "as-char", "style:vertical-pos", "bottom", "style:vertical-rel", "baseline",
		"fo:margin-top", "0pt", "fo:margin-bottom", "0pt", "fo:padding", "0pt", "fo:border", "none")
	m.end()
}

// contentsStyle is that of the lines of the table of contents, with their pages
// at the right.
func (m *markup) contentsStyle(level int, s *ts.ParagraphStyle, g *ts.Geometry) {
	m.define(contentsStyle(level), styleStandard, "")
	m.start("style:paragraph-properties", append(shape(s), across(s, g)...)...)
	tabStop(m, g.Full-s.Indent-s.Hang, level > 1)
	m.end()
	m.empty("style:text-properties", letters(s)...)
	m.end()
}

// running is the style of running heads, or of feet.
func (m *markup) running(name string, t *ts.Theme) {
	m.define(name, styleStandard, "")
	border := []string{"fo:border-bottom", "0.5pt solid " + colorOf(ts.Hair), "fo:padding-bottom", "4pt"}
	if name == styleFooter {
		border = nil
	}
	m.start("style:paragraph-properties", append(shape(&t.Running), border...)...)
	tabStop(m, t.Page.Full, false)
	m.end()
	m.empty("style:text-properties", letters(&t.Running)...)
	m.end()
}

func (m *markup) ruleStyle() {
	m.define(styleRule, styleStandard, styleBody)
	m.empty("style:paragraph-properties", "fo:border-bottom", "0.5pt solid "+colorOf(ts.Hair), "fo:line-height", "2pt")
	m.empty("style:text-properties", "fo:font-size", "2pt")
	m.end()
}

// letterStyles are the styles of pieces of text.
func (m *markup) letterStyles() {
	accent, grey := colorOf(ts.Accent), colorOf(ts.Grey)
	for _, s := range []struct {
		name string
		look []string
	}{
		{styleStrong, []string{"fo:font-weight", "bold"}},
		{styleEmphasis, []string{"fo:font-style", "italic"}},
		{styleLink, []string{"fo:color", accent, "style:text-underline-style", "none"}},
		{styleQuiet, []string{"style:text-underline-style", "none"}},
		{styleMuted, []string{"fo:color", grey}},
		{styleRaised, []string{"style:text-position", raised}},
		{styleCount, []string{"fo:color", grey, "style:font-name", sans, "style:text-position", raised}},
	} {
		m.start("style:style", "style:name", s.name, "style:display-name", display(s.name), "style:family", "text")
		m.empty("style:text-properties", s.look...)
		m.end()
	}
}

// listStyles are bullets, numbers, and neither.
func (m *markup) listStyles(t *ts.Theme) {
	place := func(hang float64) {
		m.start("style:list-level-properties", "text:list-level-position-and-space-mode", "label-alignment")
		m.empty("style:list-level-label-alignment", "text:label-followed-by", flag(hang > 0, "listtab", "nothing"),
			"text:list-tab-stop-position", length(hang), "fo:text-indent", length(0-hang), "fo:margin-left", length(hang))
		m.end()
	}
	m.start("text:list-style", "style:name", listBullet)
	m.start("text:list-level-style-bullet", "text:level", "1", "text:bullet-char", "•")
	place(t.List.Hang)
	m.end()
	m.end()
	m.start("text:list-style", "style:name", listNumber)
	m.start("text:list-level-style-number", "text:level", "1", "style:num-format", "1", "style:num-suffix", ".")
	place(t.List.Hang + 3)
	m.end()
	m.end()
	m.start("text:list-style", "style:name", listBare, "style:display-name", display(listBare))
	// A format that is empty, and not left out, is no number.
	m.out = append(m.out, `<text:list-level-style-number text:level="1" style:num-format="">`...)
	m.open = append(m.open, "text:list-level-style-number")
	place(0)
	m.end()
	m.end()
}
