package annex

import (
	"fmt"
	"maps"
	"strings"
)

// keptOfPage lists what a page of an annex keeps beside its size. Everything else (actions,
// metadata, thumbnails, structure of a document that it has left) goes.
var keptOfPage = []name{"Rotate", "UserUnit", "Group"}

// droppedOfStream lists what goes from every stream of an annex: metadata and
// private data, associated and external files, and the ties to its structure.
var droppedOfStream = []name{"Metadata", "PieceInfo", "AF", "OPI", "Ref", "F", "FFilter", "FDecodeParms",
	"StructParent", "StructParents", "LastModified"}

// scrub edits the objects that a page draws with. Metadata and files also hang
// on marked content, under any name: they are known by their type.
func scrub(o object) object {
	switch o := o.(type) {
	case *stream:
		if kind := o.dict["Type"]; kind == name("Metadata") || kind == name("EmbeddedFile") {
			return nil
		}
		return &stream{dict: without(o.dict, droppedOfStream...), raw: o.raw, at: o.at, decode: o.decode}
	case dict:
		if o["Type"] == name("Filespec") {
			return nil
		}
		if o["Type"] != nil && (o["Metadata"] != nil || o["PieceInfo"] != nil) {
			return without(o, "Metadata", "PieceInfo")
		}
	}
	return o
}

func without(d dict, keys ...name) dict {
	d = maps.Clone(d)
	for _, key := range keys {
		delete(d, key)
	}
	return d
}

// contentStreams lists the streams of a page. One that is missing is skipped.
func (d *document) contentStreams(o object) (refs array, streams []*stream, missing int) {
	list := array{o}
	if a := d.array(o); a != nil {
		list = a
	} else if d.resolve(o) == nil {
		if o != nil {
			missing++
		}
		return nil, nil, missing
	}
	for _, item := range list {
		if s := d.stream(item); s != nil {
			refs = append(refs, item)
			streams = append(streams, s)
		} else {
			missing++
		}
	}
	return refs, streams, missing
}

// drawn is what annotations become: part of the page, so that filled fields,
// signatures and handwriting stay visible in every viewer and on paper.
type drawn struct {
	prefix   name // no resource of the page begins like it
	content  []byte
	xobjects dict
	states   dict // graphics states
}

// Flags of annotations (ISO 32000-1, table 165).
const (
	flagHidden = 1 << 1
	flagPrint  = 1 << 2
	flagNoView = 1 << 5
)

// annotations turns the annotations of a page into what is drawn and the
// links that are kept.
func (b *pdfPages) annotations(p page, prefix name) (drawn, array) {
	flat := drawn{prefix: prefix}
	var links array
	for i, item := range b.doc.array(p.dict["Annots"]) {
		if i >= 2000 {
			break
		}
		a := b.doc.dict(item)
		if a == nil {
			continue
		}
		flags := b.doc.int(a["F"])
		if flags&(flagHidden|flagNoView) != 0 {
			continue
		}
		switch b.doc.name(a["Subtype"]) {
		case "Link":
			if link := b.link(a); link != nil {
				links = append(links, link)
			}
		case "Popup", "FileAttachment", "Sound", "Movie", "Screen", "RichMedia", "3D", "TrapNet", "PrinterMark":
		case "Text": // a note to somebody; on paper only where its author says so
			if flags&flagPrint != 0 {
				b.flatten(a, &flat)
			}
		default:
			b.flatten(a, &flat)
		}
	}
	return flat, links
}

// flatten draws the normal appearance of an annotation into its rectangle
// (ISO 32000-1, algorithm 8.1).
func (b *pdfPages) flatten(a dict, flat *drawn) {
	if b.drawField(a, flat) {
		return
	}
	var look object = b.doc.dict(a["AP"])["N"]
	if b.doc.resolve(look) == nil {
		b.drawMark(a, flat)
		return
	}
	area, ok := b.doc.rect(a["Rect"])
	if !ok {
		return
	}
	if states, isDict := b.doc.resolve(look).(dict); isDict {
		look = states[b.doc.name(a["AS"])]
	}
	number, isRef := look.(ref)
	form := b.doc.stream(look)
	if form == nil || !isRef {
		return
	}
	box, ok := b.doc.rect(form.dict["BBox"])
	if !ok {
		return
	}
	from := b.doc.matrix(form.dict["Matrix"]).bounds(box)
	if from.width() <= 0 || from.height() <= 0 {
		return
	}
	b.forms[number] = b.doc.name(a["Subtype"]) == "Widget"
	sx, sy := area.width()/from.width(), area.height()/from.height()
	key := name(fmt.Sprintf("%sA%d", flat.prefix, len(flat.xobjects)))
	if flat.xobjects == nil {
		flat.xobjects = dict{}
	}
	flat.xobjects[key] = number
	flat.content = append(flat.content, "q "...)
	if b.doc.name(a["Subtype"]) == "Highlight" { // a marker pen darkens, it does not cover
		flat.content = fmt.Appendf(flat.content, "/%s gs ", flat.state("Multiply", 1))
	}
	flat.content = fmt.Appendf(flat.content, "%s 0 0 %s %s %s cm /%s Do Q\n", decimal(sx), decimal(sy),
		decimal(area.x0-sx*from.x0), decimal(area.y0-sy*from.y0), key)
}

// edit completes an appearance, which now is an ordinary form: a field's may
// lean on resources of the whole form.
func (b *pdfPages) edit(r ref, o object) object {
	o = scrub(o)
	if d, ok := o.(dict); ok && d["Type"] == name("OCG") {
		b.groups = append(b.groups, r)
	}
	field, isForm := b.forms[r]
	s, isStream := o.(*stream)
	if isStream && !isForm {
		return b.shrinkImage(r, b.bare(s))
	}
	if !isForm || !isStream {
		return o
	}
	s.dict["Type"], s.dict["Subtype"] = name("XObject"), name("Form")
	if field && s.dict["Resources"] == nil {
		s.dict["Resources"] = b.doc.dict(b.doc.dict(b.doc.catalog)["AcroForm"])["DR"]
	}
	return s
}

// link keeps a link to a page of the same annex, or to the web.
func (b *pdfPages) link(a dict) dict {
	area, ok := b.doc.rect(a["Rect"])
	if !ok {
		return nil
	}
	link := dict{"Type": name("Annot"), "Subtype": name("Link"), "Rect": area.array(),
		"Border": array{0, 0, 0}, "F": flagPrint}
	destination := a["Dest"]
	if action := b.doc.dict(a["A"]); destination == nil && action != nil {
		switch b.doc.name(action["S"]) {
		case "GoTo":
			destination = action["D"]
		case "URI":
			uri, _ := b.doc.resolve(action["URI"]).(str)
			if !isWeb(string(uri)) {
				return nil
			}
			link["A"] = dict{"S": name("URI"), "URI": uri}
			return link
		}
	}
	if link["Dest"] = b.destination(destination); link["Dest"] == nil {
		return nil
	}
	return link
}

func isWeb(uri string) bool {
	lower := strings.ToLower(uri)
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(lower, scheme) {
			return true
		}
	}
	return false
}

// destination makes a destination explicit, nil if it is not in this file.
func (b *pdfPages) destination(o object) object {
	switch named := b.doc.resolve(o).(type) {
	case name:
		o = b.named()[string(named)]
	case str:
		o = b.named()[string(named)]
	}
	if d, ok := b.doc.resolve(o).(dict); ok {
		o = d["D"]
	}
	a := b.doc.array(o)
	if len(a) == 0 {
		return nil
	}
	page, _ := a[0].(ref)
	number, ok := b.copier.pageOf[page]
	if !ok {
		return nil
	}
	out := array{number}
	for _, value := range a[1:min(len(a), 6)] {
		switch value := b.doc.resolve(value).(type) {
		case name, int, float64, nil:
			out = append(out, value)
		}
	}
	if len(out) == 1 {
		out = append(out, name("Fit"))
	}
	return out
}

// named reads the named destinations, old style and new, once.
func (b *pdfPages) named() map[string]object {
	if b.names != nil {
		return b.names
	}
	b.names = map[string]object{}
	catalog := b.doc.dict(b.doc.catalog)
	for key, value := range b.doc.dict(catalog["Dests"]) {
		b.names[string(key)] = value
	}
	b.nameTree(b.doc.dict(catalog["Names"])["Dests"], 0)
	return b.names
}

func (b *pdfPages) nameTree(o object, depth int) {
	node := b.doc.dict(o)
	if node == nil || depth > 16 || len(b.names) > 50_000 {
		return
	}
	for _, kid := range b.doc.array(node["Kids"]) {
		b.nameTree(kid, depth+1)
	}
	pairs := b.doc.array(node["Names"])
	for i := 0; i+1 < len(pairs); i += 2 {
		if key, ok := b.doc.resolve(pairs[i]).(str); ok {
			b.names[string(key)] = pairs[i+1]
		}
	}
}
