package typeset

import (
	"bytes"
	"encoding/xml"
	"strings"
	"time"
	"unicode"
)

// property is something said of the document as a whole, in the information
// dictionary and again in XMP: PDF/A wants the two to agree.
type property struct {
	key   string // in the information dictionary
	value string
	xmp   string // before and after the value
	close string
}

// conformance is what the document claims to be. With pages of others behind
// it nothing can be claimed.
const conformance = "<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"

// properties lists what the document says of itself; what is empty is not
// said.
func (d *Document) properties() []property {
	const alternative, end = `<rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li></rdf:Alt>"
	all := []property{
		{"Title", d.Title, "<dc:title>" + alternative, end + "</dc:title>"},
		{"Author", d.Author, "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>"},
		{"Subject", d.Subject, "<dc:description>" + alternative, end + "</dc:description>"},
		{"Keywords", d.Keywords, "<pdf:Keywords>", "</pdf:Keywords>"},
		{"Creator", d.Producer, "<xmp:CreatorTool>", "</xmp:CreatorTool>"},
		{"Producer", d.Producer, "<pdf:Producer>", "</pdf:Producer>"},
	}
	var said []property
	for _, p := range all {
		if p.value = plainLine(p.value); p.value != "" {
			said = append(said, p)
		}
	}
	return said
}

// plainLine is a text on one line, without what no metadata may hold.
func plainLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == 0xfffe || r == 0xffff {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, string(mark)))
	return strings.Join(strings.Fields(s), " ")
}

// packet is the metadata in XMP.
func (d *Document) packet() []byte {
	var out bytes.Buffer
	out.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` + "\n")
	for _, p := range d.properties() {
		out.WriteString(p.xmp)
		_ = xml.EscapeText(&out, []byte(p.value)) // a bytes.Buffer takes all
		out.WriteString(p.close + "\n")
	}
	if at := d.Created; !at.IsZero() {
		stamp := at.Format("2006-01-02T15:04:05-07:00")
		out.WriteString("<xmp:CreateDate>" + stamp + "</xmp:CreateDate>\n<xmp:ModifyDate>" + stamp + "</xmp:ModifyDate>\n" +
			"<xmp:MetadataDate>" + stamp + "</xmp:MetadataDate>\n")
	}
	if len(d.Appended) == 0 {
		out.WriteString(conformance)
	}
	out.WriteString("</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return out.Bytes()
}

// created is the date of the document, or epoch if it has none.
func (d *Document) created() time.Time {
	if d.Created.IsZero() {
		return epoch
	}
	return d.Created
}

// infoDate is a date of the information dictionary.
func infoDate(key string, at time.Time) string {
	zone := at.Format("-0700")
	return "/" + key + "(D:" + at.Format("20060102150405") + zone[:3] + "'" + zone[3:] + "')"
}
