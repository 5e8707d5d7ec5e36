package annex

import (
	"context"
	"fmt"
	"maps"
	"strings"
)

// pdfPages carries the pages of an attached PDF over into the dossier.
type pdfPages struct {
	doc    *document
	copier *copier
	to     *fragment
	order  order
	forms  map[ref]bool // appearances drawn into pages; true for those of form fields
	names  map[string]object
	groups []ref // optional content

	seen   view         // the page being written
	masks  map[ref]bool // images that are the transparency of others
	images int64        // bytes of the images that could be made smaller
}

// writePDF writes every page of the file, stamped, and what the pages need.
func writePDF(ctx context.Context, f *fragment, o order) error {
	doc, err := openPDF(ctx, o.Source.Path)
	if err != nil {
		return err
	}
	if catalog := doc.dict(doc.catalog); doc.dict(catalog["Collection"]) != nil || doc.resolve(catalog["NeedsRendering"]) == true {
		return ErrNoPages
	}
	pages, err := doc.pages()
	if err != nil {
		return err
	}
	if o.Pages == 0 { // an inspection
		o.Pages = len(pages)
	}
	if len(pages) != o.Pages {
		return fmt.Errorf("%w: %d, not %d", errPages, len(pages), o.Pages)
	}
	b := pdfPages{doc: doc, copier: newCopier(doc, f), to: f, order: o, forms: map[ref]bool{}, masks: map[ref]bool{}}
	b.copier.edit = b.edit
	for i, p := range pages {
		if _, twice := b.copier.pageOf[p.number]; p.number != 0 && !twice {
			b.copier.pageOf[p.number] = o.First + i
		}
	}
	for i, p := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := b.page(i, p); err != nil {
			return err
		}
		b.copier.drain()
	}
	b.layers()
	f.part.Images = b.images
	if doc.lost > 0 {
		return fmt.Errorf("%w: %d objects cannot be read", ErrDamaged, doc.lost)
	}
	if b.copier.missing > 0 && !doc.whole {
		return fmt.Errorf("%w: cut off, %d objects are missing", ErrDamaged, b.copier.missing)
	}
	return f.err
}

// page writes one page: its own content between saved states, the flattened
// annotations, and the stamp.
func (b *pdfPages) page(i int, p page) error {
	seen := b.doc.view(p.dict)
	b.seen = seen
	out := dict{"Type": name("Page"), "Parent": encoded(fmt.Sprintf("%d 0 R", b.order.plan().pageRoot()))}
	for _, key := range keptOfPage {
		out[key] = b.doc.resolve(p.dict[key])
	}
	if _, ok := b.doc.rect(p.dict["MediaBox"]); !ok {
		out["MediaBox"] = seen.box.array()
	}
	contents, streams, missing := b.doc.contentStreams(p.dict["Contents"])
	b.copier.missing += missing
	open := balanceOf(streams)
	if open.broken {
		return fmt.Errorf("%w: page %d cannot be decoded", ErrDamaged, i+1)
	}
	prefix := b.freePrefix(b.doc.dict(p.dict["Resources"]))
	flat, links := b.annotations(p, prefix)
	mark, back := stampFor(b.order, i, seen, b.to.text, prefix+"F")
	head := b.order.caption(i)
	atFoot, strip := false, ""
	headFree, footFree := b.free(p, seen, streams, head)
	sheet := seen
	switch {
	case headFree:
	case footFree:
		atFoot = true
	default: // nothing may be covered: the sheet gets higher, and what was beyond its edge stays hidden
		sheet = seen.higher(captionHeight(head) * seen.scale())
		added := seen.toUser.bounds(rect{0, seen.height, seen.width, sheet.height})
		strip = "q 1 g " + rectangle(added.x0, added.y0, added.width(), added.height(), "re f Q\n")
		b.enlarge(out, sheet.box)
	}
	title, titleLinks := b.order.captionFor(head, seen, sheet.height, atFoot, b.to.text, prefix+"F")
	saves := 1 - open.lowest
	before := strings.Repeat("q ", saves)
	after := strings.Builder{}
	after.WriteString("\n")
	if open.inText {
		after.WriteString("ET ")
	}
	after.WriteString(strings.Repeat("Q ", saves+open.depth))
	after.WriteString("\n")
	after.Write(flat.content)
	after.WriteString(strip)
	after.Write(title)
	after.Write(mark)

	final := func(number int) encoded { return encoded(fmt.Sprintf("%d 0 R", number)) }
	list := array{final(b.to.flate(nil, []byte(before+"\n")))}
	list = append(list, contents...)
	out["Contents"] = append(list, final(b.to.flate(nil, []byte(after.String()))))
	out["Resources"] = b.resources(p.dict["Resources"], flat)
	links = append(links, titleLinks...)
	if back != nil {
		links = append(links, back)
	}
	if len(links) > 0 {
		out["Annots"] = links
	}
	b.to.page(b.order.First+i, out, sheet, b.copier.number)
	return nil
}

// enlarge gives a page the visible part box, around the one it had.
func (b *pdfPages) enlarge(page dict, box rect) {
	if media, ok := b.doc.rect(page["MediaBox"]); ok && b.doc.array(page["CropBox"]) != nil {
		page["CropBox"] = box.array()
		box = rect{min(media.x0, box.x0), min(media.y0, box.y0), max(media.x1, box.x1), max(media.y1, box.y1)}
	}
	page["MediaBox"] = box.array()
}

// freePrefix finds a name that no resource of the page begins with: an annex
// may be a dossier made by Acquis.
func (b *pdfPages) freePrefix(resources dict) name {
	prefix := name("Acquis")
	for _, kind := range []name{"Font", "XObject", "ExtGState"} {
		for key := range b.doc.dict(resources[kind]) {
			for strings.HasPrefix(string(key), string(prefix)) {
				prefix += "x"
			}
		}
	}
	return prefix
}

// resources adds the stamp's font and what the flattened annotations need.
func (b *pdfPages) resources(o object, flat drawn) dict {
	out := maps.Clone(b.doc.dict(o))
	if out == nil {
		out = dict{}
	}
	font := encoded(fmt.Sprintf("%d 0 R", b.order.plan().font()))
	for kind, added := range map[name]dict{
		"Font": {flat.prefix + "F": font}, "XObject": flat.xobjects, "ExtGState": flat.states,
	} {
		if len(added) == 0 {
			continue
		}
		all := maps.Clone(b.doc.dict(out[kind]))
		if all == nil {
			all = dict{}
		}
		maps.Copy(all, added)
		out[kind] = all
	}
	return out
}

// layers reports the optional content groups that came along, and which are
// off: what the author hid stays hidden. All are reported, also those that a
// file does not declare: among the declared ones of other annexes, viewers
// would hide them.
func (b *pdfPages) layers() {
	properties := b.doc.dict(b.doc.dict(b.doc.catalog)["OCProperties"])
	byDefault := b.doc.dict(properties["D"])
	listed := func(key name) map[ref]bool {
		set := map[ref]bool{}
		for _, o := range b.doc.array(byDefault[key]) {
			if r, ok := o.(ref); ok {
				set[r] = true
			}
		}
		return set
	}
	on, off := listed("ON"), listed("OFF")
	allOff := b.doc.name(byDefault["BaseState"]) == "OFF"
	for _, r := range b.groups {
		number := b.copier.numbers[r]
		b.to.part.Layers = append(b.to.part.Layers, number)
		if off[r] || allOff && !on[r] {
			b.to.part.Hidden = append(b.to.part.Hidden, number)
		}
	}
}
