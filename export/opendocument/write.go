package opendocument

import (
	"archive/zip"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"time"

	ts "acquis/export/typeset"
)

// mimeType is what the file is. It stands first in the file, uncompressed, so
// that programs know it by its first bytes.
const mimeType = "application/vnd.oasis.opendocument.text"

// version of OpenDocument.
const version = "1.2"

// Options are what a document does not say.
type Options struct {
	// PageOf gives the pages that references show until a program counts them
	// itself, those of the PDF for instance; false is an unknown anchor.
	PageOf func(anchor string) (page int, known bool)
	// Names are those of the styles that paragraphs and bare lists have of
	// their own, as people read them: letters and spaces. A style without a
	// name is one that nobody can change everywhere at once.
	Names map[*ts.ParagraphStyle]string
}

// Write writes a document as one .odt file. Errors are those of w.
func Write(w io.Writer, doc *ts.Document, o Options) error {
	c := &content{doc: doc, theme: doc.Theme, pageOf: o.PageOf, own: o.Names, marks: bookmarks(doc.Blocks), marked: map[string]bool{}}
	if c.theme == nil {
		c.theme = ts.Book()
	}
	c.blocks(doc.Blocks)
	if len(c.waiting) > 0 { // what a bookmark is for is the end of the document
		c.begin("text:p", styleBody, "", "")
		c.end()
	}
	parts := []part{
		{"content.xml", "text/xml", c.body()},
		{"styles.xml", "text/xml", c.stylesheet()},
		{"meta.xml", "text/xml", about(doc)},
		{"settings.xml", "text/xml", settings()},
	}
	for _, p := range c.images.all {
		parts = append(parts, part{p.name, p.media, p.data})
	}
	parts = append(parts, part{"META-INF/manifest.xml", "", manifest(parts)})
	return archive(w, parts)
}

// part is a file of the package.
type part struct {
	name, media string
	data        []byte
}

// archive writes the package. No entry has a time: the same parts give the same
// bytes.
func archive(w io.Writer, parts []part) error {
	z := zip.NewWriter(w)
	first, err := z.CreateRaw(&zip.FileHeader{Name: "mimetype", Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(mimeType)),
		CompressedSize64: uint64(len(mimeType)), UncompressedSize64: uint64(len(mimeType))})
	if err == nil {
		_, err = io.WriteString(first, mimeType)
	}
	for _, p := range parts {
		if err != nil {
			break
		}
		method := zip.Deflate
		if strings.HasPrefix(p.media, "image/") { // they are compressed already
			method = zip.Store
		}
		var out io.Writer
		if out, err = z.CreateHeader(&zip.FileHeader{Name: p.name, Method: method}); err == nil {
			_, err = out.Write(p.data)
		}
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		return fmt.Errorf("opendocument: %w", err)
	}
	return nil
}

// spaces are the namespaces of all parts.
var spaces = []string{
	"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
	"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
	"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
	"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
	"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
	"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
	"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
	"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
	"xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
	"xmlns:xlink", "http://www.w3.org/1999/xlink",
	"xmlns:dc", "http://purl.org/dc/elements/1.1/",
	"xmlns:ooow", "http://openoffice.org/2004/writer",
	"office:version", version,
}

const declaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// part begins a part of XML.
func (m *markup) part(root string) {
	m.out = append(m.out, declaration...)
	m.start(root, spaces...)
}

func (m *markup) fonts() {
	m.start("office:font-face-decls")
	m.empty("style:font-face", "style:name", serif, "svg:font-family", "'"+serif+"'", "style:font-family-generic", "roman", "style:font-pitch", "variable")
	m.empty("style:font-face", "style:name", sans, "svg:font-family", "'"+sans+"'", "style:font-family-generic", "swiss", "style:font-pitch", "variable")
	m.end()
}

// body is the text with its automatic styles.
func (c *content) body() []byte {
	var m markup
	m.part("office:document-content")
	m.fonts()
	m.start("office:automatic-styles")
	m.out = append(m.out, c.auto.out...)
	m.end()
	m.start("office:body")
	m.start("office:text", "text:use-soft-page-breaks", "false")
	m.start("text:variable-decls")
	m.empty("text:variable-decl", "text:name", markVariable, "office:value-type", "string")
	m.end()
	m.out = append(m.out, c.out...)
	m.end()
	m.end()
	m.end()
	return m.out
}

// stylesheet is the styles with names, and the pages.
func (c *content) stylesheet() []byte {
	language := c.doc.Lang
	if language == "" {
		language = "fr-FR"
	}
	var m markup
	m.part("office:document-styles")
	m.fonts()
	m.styles(c.theme, language, c.own)
	m.start("office:automatic-styles")
	m.layouts(c.theme, c.doc.TwoSided)
	m.end()
	m.masters(c.doc)
	m.end()
	return m.out
}

// about is what the file says of itself.
func about(doc *ts.Document) []byte {
	var m markup
	m.part("office:document-meta")
	m.start("office:meta")
	for _, e := range []struct{ name, text string }{
		{"meta:generator", doc.Producer}, {"dc:title", doc.Title}, {"dc:subject", doc.Subject}, {"meta:keyword", doc.Keywords},
		{"meta:initial-creator", doc.Author}, {"dc:creator", doc.Author}, {"dc:language", doc.Lang},
	} {
		if e.name == "dc:language" && e.text == "" {
			e.text = "fr-FR"
		}
		if e.text != "" {
			m.element(e.name, e.text)
		}
	}
	if !doc.Created.IsZero() {
		when := doc.Created.UTC().Format(time.RFC3339)
		m.element("meta:creation-date", when)
		m.element("dc:date", when)
	}
	m.end()
	m.end()
	return m.out
}

// settings has LibreOffice keep the larger of two facing spaces, as the PDF
// does, instead of both.
func settings() []byte {
	var m markup
	m.part("office:document-settings")
	m.start("office:settings")
	m.start("config:config-item-set", "config:name", "ooo:configuration-settings")
	for _, name := range []string{"AddParaTableSpacing", "AddParaTableSpacingAtStart"} {
		m.start("config:config-item", "config:name", name, "config:type", "boolean")
		m.text(flag(name == "AddParaTableSpacingAtStart", "true", "false"))
		m.end()
	}
	m.end()
	m.end()
	m.end()
	return m.out
}

// manifest lists the parts.
func manifest(parts []part) []byte {
	var m markup
	m.out = append(m.out, declaration...)
	m.start("manifest:manifest", "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version", version)
	m.empty("manifest:file-entry", "manifest:full-path", "/", "manifest:version", version, "manifest:media-type", mimeType)
	for _, p := range parts {
		m.empty("manifest:file-entry", "manifest:full-path", p.name, "manifest:media-type", p.media)
	}
	m.end()
	return m.out
}
