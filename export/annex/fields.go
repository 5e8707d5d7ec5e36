package annex

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// Flags of form fields (ISO 32000-1, tables 228 and 230).
const (
	fieldMultiline = 1 << 12
	fieldPassword  = 1 << 13
)

// field is a form field as seen by its widget: attributes come from the
// widget itself or from the fields above it.
func (b *pdfPages) field(widget dict, key name) object {
	for range 16 {
		if value := b.doc.resolve(widget[key]); value != nil {
			return value
		}
		if widget = b.doc.dict(widget["Parent"]); widget == nil {
			return nil
		}
	}
	return nil
}

// drawField writes the value of a field into its rectangle, when the file
// leaves that to the viewer: it has no appearance, or asks for a new one.
// Without this a form would come out blank. It returns whether it did.
func (b *pdfPages) drawField(a dict, flat *drawn) bool {
	if b.doc.name(a["Subtype"]) != "Widget" {
		return false
	}
	form := b.doc.dict(b.doc.dict(b.doc.catalog)["AcroForm"])
	stale, _ := b.doc.resolve(form["NeedAppearances"]).(bool)
	if b.doc.dict(a["AP"])["N"] != nil && !stale {
		return false
	}
	area, ok := b.doc.rect(a["Rect"])
	value := b.value(a)
	if !ok || value == "" && b.doc.dict(a["AP"])["N"] != nil {
		return false
	}
	flat.content = b.frame(flat.content, a, area)
	flags, _ := b.field(a, "Ff").(int)
	b.setText(flat, value, area, b.fontSize(a, area), flags&fieldMultiline != 0)
	return true
}

// setText writes text into a rectangle, on one line in the middle or on
// several from the top.
func (b *pdfPages) setText(flat *drawn, text string, area rect, size float64, several bool) {
	const pad = 2
	lines := []string{strings.Join(strings.Fields(text), " ")}
	base := area.y0 + (area.height()-size)/2 + size*0.22
	if several {
		lines = nil
		room := max(1, int(area.height()/(size*1.2)))
		for _, paragraph := range strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n") {
			lines = append(lines, b.to.text.wrap(paragraph, (area.width()-2*pad)/size, room)...)
		}
		base = area.y1 - pad - size
	}
	content := append([]byte("q "), rectangle(area.x0, area.y0, area.width(), area.height(), "re W n 0 g\n")...)
	for _, line := range lines {
		content = b.to.text.show(content, flat.prefix+"F", line, area.x0+pad, base, size)
		base -= size * 1.2
	}
	flat.content = append(append(flat.content, content...), "Q\n"...)
}

// frame draws the background and the border that a field asks for.
func (b *pdfPages) frame(content []byte, a dict, area rect) []byte {
	look := b.doc.dict(a["MK"])
	if colour := b.colour(look["BG"], "g", "rg", "k"); colour != "" {
		content = append(content, "q "+colour+rectangle(area.x0, area.y0, area.width(), area.height(), "re f Q\n")...)
	}
	if colour := b.colour(look["BC"], "G", "RG", "K"); colour != "" {
		content = append(content, "q 1 w "+colour+
			rectangle(area.x0+0.5, area.y0+0.5, area.width()-1, area.height()-1, "re S Q\n")...)
	}
	return content
}

// colour sets a colour of one, three or four components by its operator.
func (b *pdfPages) colour(o object, grey, rgb, cmyk string) string {
	components := b.doc.array(o)
	operator := map[int]string{1: grey, 3: rgb, 4: cmyk}[len(components)]
	if operator == "" {
		return ""
	}
	var words strings.Builder
	for _, c := range components {
		f, _ := b.doc.number(c)
		words.WriteString(decimal(min(max(f, 0), 1)) + " ")
	}
	return words.String() + operator + " "
}

// value is what a person has put into a field, as text.
func (b *pdfPages) value(a dict) string {
	kind, _ := b.field(a, "FT").(name)
	flags, _ := b.field(a, "Ff").(int)
	switch kind {
	case "Tx", "Ch":
		if kind == "Tx" && flags&fieldPassword != 0 {
			return ""
		}
		switch v := b.field(a, "V").(type) {
		case str:
			return plainText(v)
		case array: // several choices
			var all []string
			for _, choice := range v {
				if s, ok := b.doc.resolve(choice).(str); ok {
					all = append(all, plainText(s))
				}
			}
			return strings.Join(all, ", ")
		case *stream:
			if text, err := v.decode(); err == nil {
				return plainText(str(text))
			}
		}
	case "Btn":
		if b.doc.dict(a["AP"])["N"] != nil {
			return "" // its states are drawn by their appearances
		}
		if state := b.doc.name(a["AS"]); state != "" && state != "Off" {
			return "X"
		}
	}
	return ""
}

// fontSize reads the size from the default appearance, "/Helv 12 Tf 0 g"; 0
// and anything odd mean a size that fits.
func (b *pdfPages) fontSize(a dict, area rect) float64 {
	look, _ := b.field(a, "DA").(str)
	if look == "" {
		look, _ = b.doc.resolve(b.doc.dict(b.doc.dict(b.doc.catalog)["AcroForm"])["DA"]).(str)
	}
	words := strings.Fields(string(look))
	for i, word := range words {
		if word == "Tf" && i > 0 {
			if size, err := strconv.ParseFloat(words[i-1], 64); err == nil && size >= 2 && size <= 100 {
				return size
			}
		}
	}
	return max(4, min(11, area.height()*0.7))
}

// plainText decodes a text string (ISO 32000-2, 7.9.2.2). The encoding of PDF
// itself differs from Windows-1252 in characters that people do not type.
func plainText(s str) string {
	switch {
	case strings.HasPrefix(string(s), "\xFE\xFF"):
		units := make([]uint16, 0, len(s)/2)
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case strings.HasPrefix(string(s), "\xEF\xBB\xBF"):
		return string(s[3:])
	}
	decoded, err := charmap.Windows1252.NewDecoder().String(string(s))
	if err != nil {
		return ""
	}
	return decoded
}
