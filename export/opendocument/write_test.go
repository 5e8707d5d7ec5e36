package opendocument_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"acquis/export/opendocument"
	ts "acquis/export/typeset"
)

// node is an element of XML, or text (where it has no name).
type node struct {
	name  string // "text:p"
	attrs map[string]string
	kids  []*node
	chars string
}

var prefixes = map[string]string{
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":            "office",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":             "style",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":              "text",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":             "table",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":           "draw",
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":    "svg",
	"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0":          "manifest",
	"http://www.w3.org/1999/xlink":                                "xlink",
}

func named(n xml.Name) string {
	if p := prefixes[n.Space]; p != "" {
		return p + ":" + n.Local
	}
	return n.Local
}

func parse(t *testing.T, data []byte) *node {
	t.Helper()
	root := &node{name: "the part"}
	stack := []*node{root}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: named(token.Name), attrs: map[string]string{}}
			for _, a := range token.Attr {
				n.attrs[named(a.Name)] = a.Value
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.kids = append(top.kids, &node{chars: string(token)})
		}
	}
}

// all lists the elements of a name, in order.
func (n *node) all(name string) []*node {
	var out []*node
	if n.name == name {
		out = append(out, n)
	}
	for _, k := range n.kids {
		out = append(out, k.all(name)...)
	}
	return out
}

// text is what a person reads in an element.
func (n *node) text() string {
	switch n.name {
	case "":
		return n.chars
	case "text:s":
		return " "
	case "text:tab":
		return "\t"
	case "text:line-break":
		return "\n"
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.text())
	}
	return b.String()
}

// special is a style with a name of its own.
var (
	special = ts.Book().Body.With(func(s *ts.ParagraphStyle) { s.Bold = true })
	names   = map[*ts.ParagraphStyle]string{special: "À part"}
)

func write(t *testing.T, doc *ts.Document) []byte {
	t.Helper()
	layout, err := ts.Lay(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err = opendocument.Write(&out, doc, opendocument.Options{Names: names,
		PageOf: func(a string) (int, bool) { return layout.PageOf(a), layout.PageOf(a) > 0 }})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(t *testing.T, odt []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(odt), int64(len(odt)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

// body writes a document of these blocks and returns its text.
func body(t *testing.T, blocks ...ts.Block) *node {
	t.Helper()
	return parse(t, open(t, write(t, &ts.Document{Blocks: blocks}))["content.xml"])
}

func picture(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewRGBA(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// everything is a document with one of each.
func everything(t *testing.T) *ts.Document {
	return &ts.Document{Title: "Titre & <titre>", Author: "Zoé", Created: time.Date(2026, 3, 15, 12, 0, 0, 0, time.UTC), Head: "Tête", Foot: "Brouillon",
		PageNumber: func(p, n int) string { return fmt.Sprintf("page %d sur %d", p, n) },
		Blocks: []ts.Block{
			&ts.PageBreak{Bare: true},
			&ts.Paragraph{Runs: ts.T("Le titre"), Role: ts.RoleTitle},
			&ts.Heading{Level: 1, Runs: ts.T("Sommaire"), NewPage: true, Contents: "-", Anchor: "s"},
			&ts.Contents{Depth: 2},
			&ts.Heading{Level: 1, Over: ts.T("Au-dessus"), Runs: ts.T("Un"), Anchor: "un", NewPage: true, Mark: "« Un »"},
			&ts.Paragraph{Runs: []ts.Run{{Text: "voir "}, {Text: "p. ", Link: "deux"}, {PageOf: "deux", Link: "deux"}, {Text: " et "},
				{Text: "rien", Link: "absent"}, {PageOf: "absent"}, {Text: " ou ", Bold: true, Italic: true}, {Text: "le site", Link: "https://example.org/?a=1&b=2"}}},
			&ts.Heading{Level: 2, Runs: ts.T("Deux"), Anchor: "deux"},
			&ts.Paragraph{Runs: ts.T("à gauche"), Flush: ts.T("à droite"), Leader: true},
			&ts.List{Items: [][]ts.Run{ts.T("puce"), ts.T("autre puce")}},
			&ts.List{Ordered: true, Start: 4, Items: [][]ts.Run{ts.T("quatre"), ts.T("cinq")}},
			&ts.Space{Height: 10}, &ts.Rule{},
			&ts.Table{Wide: true, Columns: []ts.Column{{Width: 60}, {}, {Align: ts.Right}}, Header: [][]ts.Run{ts.T("A"), ts.T("B"), ts.T("C")},
				Rows: []ts.Row{{Band: true, Cells: [][]ts.Run{ts.T("b"), ts.T("bandeau")}}, {Anchor: "ligne", Cells: [][]ts.Run{ts.T("x"), ts.T("y\nz")}}}},
			&ts.Figure{Image: picture(t), Alt: "Un plan", Caption: ts.T("Le plan du quartier")},
			&ts.Group{Blocks: []ts.Block{&ts.Heading{Level: 3, Runs: ts.T("Trois")}, &ts.Paragraph{Runs: []ts.Run{{Text: "dernier", Link: "ligne"}}}}},
		}}
}

func TestPackage(t *testing.T) {
	doc := everything(t)
	odt := write(t, doc)
	if !bytes.Equal(odt, write(t, doc)) {
		t.Error("not the same bytes twice")
	}
	// What programs know an .odt by: see the ODF 1.2 standard, part 3, 3.3.
	if !bytes.HasPrefix(odt[30:], []byte("mimetypeapplication/vnd.oasis.opendocument.textPK")) {
		t.Errorf("the type is not first and plain: %q", odt[:90])
	}
	parts := open(t, odt)
	var listed []string
	for _, e := range parse(t, parts["META-INF/manifest.xml"]).all("manifest:file-entry") {
		listed = append(listed, e.attrs["manifest:full-path"])
	}
	for name := range parts {
		if name != "mimetype" && name != "META-INF/manifest.xml" && !slices.Contains(listed, name) {
			t.Errorf("%s is not in the manifest", name)
		}
		if strings.HasSuffix(name, ".xml") {
			parse(t, parts[name])
		}
	}
	meta := parse(t, parts["meta.xml"]).text()
	for _, want := range []string{"Titre & <titre>", "Zoé", "fr-FR", "2026-03-15T12:00:00Z"} {
		if !strings.Contains(meta, want) {
			t.Errorf("%q is not in the metadata", want)
		}
	}
}

func TestEveryBlockIsThere(t *testing.T) {
	parts := open(t, write(t, everything(t)))
	c := parse(t, parts["content.xml"])
	for _, want := range []string{"Le titre", "Au-dessus", "à gauche\tà droite", "autre puce", "bandeau", "y\nz", "Le plan du quartier", "dernier"} {
		if !strings.Contains(c.text(), want) {
			t.Errorf("%q is missing", want)
		}
	}
	var outline []string
	for _, h := range c.all("text:h") {
		outline = append(outline, h.attrs["text:outline-level"]+" "+h.text())
	}
	if want := []string{"1 Sommaire", "1 Un", "2 Deux", "3 Trois"}; !slices.Equal(outline, want) {
		t.Errorf("headings are %q, want %q", outline, want)
	}
	if head := c.all("table:table-header-rows"); len(head) != 1 || head[0].text() != "ABC" {
		t.Error("the header of the table does not come again")
	}
	for _, row := range c.all("table:table-row") {
		if n := len(row.all("table:table-cell")) + len(row.all("table:covered-table-cell")); n != 3 {
			t.Errorf("a row has %d cells: %q", n, row.text())
		}
	}
	if items := c.all("text:list-item"); len(items) != 4 || items[2].attrs["text:start-value"] != "4" {
		t.Error("the lists are not as they were")
	}
	frame := c.all("draw:frame")
	if len(frame) != 1 || frame[0].all("svg:desc")[0].text() != "Un plan" || len(parts[frame[0].all("draw:image")[0].attrs["xlink:href"]]) == 0 {
		t.Error("the figure has no image, or no words for it")
	}
	foot := parse(t, parts["styles.xml"]).all("style:footer")[0]
	if foot.text() != "Brouillon\tpage 1 sur 1" || len(foot.all("text:page-number")) != 1 || len(foot.all("text:page-count")) != 1 {
		t.Errorf("the foot is %q", foot.text())
	}
}

func TestStylesAreDefined(t *testing.T) {
	parts := open(t, write(t, everything(t)))
	c, s := parse(t, parts["content.xml"]), parse(t, parts["styles.xml"])
	defined := map[string]bool{}
	for _, root := range []*node{c, s} {
		for _, kind := range []string{"style:style", "text:list-style", "style:master-page", "style:page-layout"} {
			for _, n := range root.all(kind) {
				defined[n.attrs["style:name"]] = true
			}
		}
	}
	for _, used := range []string{"text:style-name", "table:style-name", "draw:style-name", "style:parent-style-name", "style:next-style-name",
		"style:master-page-name", "text:visited-style-name", "style:page-layout-name"} {
		for _, root := range []*node{c, s} {
			root.each(func(n *node) {
				if name := n.attrs[used]; name != "" && !defined[name] {
					t.Errorf("%s names the style %q, which is not there", n.name, name)
				}
			})
		}
	}
	if heading := s.all("style:style"); !slices.ContainsFunc(heading, func(n *node) bool {
		return n.attrs["style:name"] == "Heading_20_1" && n.attrs["style:default-outline-level"] == "1"
	}) {
		t.Error("LibreOffice and Word do not know the headings for theirs")
	}
}

func (n *node) each(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.each(f)
	}
}

func TestLinksLeadSomewhere(t *testing.T) {
	c := parse(t, open(t, write(t, everything(t)))["content.xml"])
	marks := map[string]bool{}
	for _, b := range c.all("text:bookmark") {
		name := b.attrs["text:name"]
		if marks[name] || len(name) > 40 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != "" {
			t.Errorf("the bookmark %q is twice, or one that Word drops", name)
		}
		marks[name] = true
	}
	var said []string
	for _, a := range c.all("text:a") {
		to := a.attrs["xlink:href"]
		if name, here := strings.CutPrefix(to, "#"); here && !marks[name] {
			t.Errorf("%q leads to %q, which is not there", a.text(), name)
		} else if !here {
			said = append(said, to)
		}
		if a.text() == "rien" {
			t.Error("a link that leads nowhere is one")
		}
	}
	if !slices.Equal(said, []string{"https://example.org/?a=1&b=2"}) {
		t.Errorf("links out are %q", said)
	}
	refs := c.all("text:bookmark-ref")
	for _, r := range refs {
		if !marks[r.attrs["text:ref-name"]] || r.attrs["text:reference-format"] != "page" || strings.Trim(r.text(), "0123456789") != "" || r.text() == "" {
			t.Errorf("a page reference to %q says %q", r.attrs["text:ref-name"], r.text())
		}
	}
	toc := c.all("text:index-body")
	if len(toc) != 1 || toc[0].text() != "Un\t3Deux\t3" || len(refs) != 3 {
		t.Errorf("the table of contents is %q, with %d page references in all", toc[0].text(), len(refs))
	}
}

func TestTextIsKept(t *testing.T) {
	long := strings.Repeat("mot ", 50_000) + "fin"
	for _, c := range []struct{ in, want string }{
		{"deux  espaces et  trois   ", "deux  espaces et  trois   "},
		{" d’abord", " d’abord"},
		{"a\tb\nc", "a\tb\nc"},
		{"<b>&amp;\"'</b>]]>", "<b>&amp;\"'</b>]]>"},
		{"nul\x00 cloche\x07 \x1b[0m\u0085\ufffe\uffff\r", "nul cloche [0m"},
		{"brisé \xff\xfe", "brisé \ufffd\ufffd"},
		{"e\u0301te\u0301", "été"},
		{"👩‍👩‍👧 🇫🇷 العربية 漢字", "👩‍👩‍👧 🇫🇷 العربية 漢字"},
		{"fine\u202f: insécable\u00a0!", "fine\u202f: insécable\u00a0!"},
		{long, long},
	} {
		found := body(t, &ts.Paragraph{Runs: ts.T(c.in)}).all("text:p")
		if len(found) != 1 || found[0].text() != c.want {
			t.Errorf("%.60q became %.60q", c.in, found[0].text())
		}
	}
}

// A run that begins with a space, after one that ends with one.
func TestSpacesBetweenRuns(t *testing.T) {
	p := body(t, &ts.Paragraph{Runs: []ts.Run{{Text: "a "}, {Text: " b", Bold: true}, {Text: "\n c"}}}).all("text:p")[0]
	if p.text() != "a  b\n c" || len(p.all("text:s")) != 2 {
		t.Errorf("%q with %d kept spaces", p.text(), len(p.all("text:s")))
	}
}

func TestParagraphNumbers(t *testing.T) {
	doc := &ts.Document{ParagraphNumbers: true, Blocks: []ts.Block{&ts.Paragraph{Runs: ts.T("un")},
		&ts.Paragraph{Runs: ts.T("sans"), Style: &ts.Book().Caption}, &ts.List{Items: [][]ts.Run{ts.T("deux")}}}}
	var said []string
	for _, p := range parse(t, open(t, write(t, doc))["content.xml"]).all("text:p") {
		said = append(said, p.text())
	}
	if want := []string{"1\u2002un", "sans", "2\u2002deux"}; !slices.Equal(said, want) {
		t.Errorf("%q, want %q", said, want)
	}
}

func TestStylesOfTheDocumentHaveNames(t *testing.T) {
	parts := open(t, write(t, &ts.Document{Blocks: []ts.Block{&ts.Paragraph{Runs: ts.T("à part"), Style: special}}}))
	if p := parse(t, parts["content.xml"]).all("text:p"); p[0].attrs["text:style-name"] != "À_20_part" {
		t.Errorf("the paragraph has the style %q", p[0].attrs["text:style-name"])
	}
	if !slices.ContainsFunc(parse(t, parts["styles.xml"]).all("style:style"), func(n *node) bool {
		return n.attrs["style:display-name"] == "À part" && n.all("style:text-properties")[0].attrs["fo:font-weight"] == "bold"
	}) {
		t.Error("the style is not there to be changed")
	}
}

// Nothing empty, nor an image that is none, breaks the file.
func TestNothing(t *testing.T) {
	c := body(t, &ts.PageBreak{}, &ts.Heading{Level: 9}, &ts.Paragraph{Anchor: "a"}, &ts.List{}, &ts.List{Items: [][]ts.Run{nil}},
		&ts.Table{}, &ts.Table{Columns: []ts.Column{{}}}, &ts.Figure{Image: []byte("no image")}, &ts.Contents{Depth: 3}, &ts.Group{})
	for _, empty := range []string{"text:list", "table:table", "draw:frame", "text:table-of-content"} {
		if len(c.all(empty)) > 0 {
			t.Errorf("an empty %s", empty)
		}
	}
}

func TestWriteErrors(t *testing.T) {
	if err := opendocument.Write(broken{}, everything(t), opendocument.Options{PageOf: func(string) (int, bool) { return 0, false }}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a full disk gives %v", err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
