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
	shrink Shrink
	forms  map[ref]bool // appearances drawn into pages; true for those of form fields
	names  map[string]object
	groups []ref // optional content

	seen   view              // the page being written
	around map[string]target // contents that stand before and after that of pages
	masks  map[ref]bool      // images that are the transparency of others
	remaps bool              // a state of the page changes the values of colours
	images int64             // bytes of the images that could be made smaller
}

// writePDF writes every page of the file and what the pages need.
func writePDF(ctx context.Context, f *fragment, r InspectRequest) error {
	doc, err := openPDF(ctx, r.Path)
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
	b := pdfPages{doc: doc, copier: newCopier(doc, f), to: f, shrink: r.Shrink, forms: map[ref]bool{}, masks: map[ref]bool{},
		around: map[string]target{}}
	b.copier.edit = b.edit
	for i, p := range pages {
		if _, twice := b.copier.pageOf[p.number]; p.number != 0 && !twice {
			b.copier.pageOf[p.number] = target{inPages, i}
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
	f.part.Pages, f.part.Images = len(pages), b.images
	if doc.lost > 0 {
		return fmt.Errorf("%w: %d objects cannot be read", ErrDamaged, doc.lost)
	}
	if b.copier.missing > 0 && !doc.whole {
		return fmt.Errorf("%w: cut off, %d objects are missing", ErrDamaged, b.copier.missing)
	}
	return f.err
}

// page writes one page: its own content between saved states and the flattened
// annotations, with gaps for the title line, the stamp and their links.
func (b *pdfPages) page(i int, p page) error {
	prefix := b.freePrefix(b.doc.dict(p.dict["Resources"]))
	sheet := b.doc.sheetOf(p.dict, prefix+"F")
	b.seen = sheet.view()
	b.remaps = b.shrink.Within && b.transfers(p.dict["Resources"], 0)
	contents, streams, missing := b.doc.contentStreams(p.dict["Contents"])
	b.copier.missing += missing
	open := balanceOf(streams)
	if open.broken {
		return fmt.Errorf("%w: page %d cannot be decoded", ErrDamaged, i+1)
	}
	if i == 0 {
		sheet.Ink = b.ink(p, b.seen, streams)
	}
	flat, links := b.annotations(p, prefix)
	before, after := open.around()
	list := append(array{b.content(before)}, contents...)
	out := dict{"Type": name("Page"), "Parent": treeObject, "MediaBox": gapMedia,
		"Contents":  append(list, b.content(after+string(flat.content)), gapContent),
		"Resources": b.resources(p.dict["Resources"], flat, sheet.Font),
		"Annots":    append(links, gapLinks)}
	if sheet.Crop != nil {
		out["CropBox"] = gapCrop
	}
	for _, key := range keptOfPage {
		out[key] = b.doc.resolve(p.dict[key])
	}
	b.to.part.Sheets = append(b.to.part.Sheets, sheet)
	b.to.copied(target{inPages, i}, out, b.copier.number)
	b.to.part.Size += stampBytes
	return nil
}

// stampBytes is about what a stamp takes in the file, and rather more.
const stampBytes = 480

// content writes a content stream of our own; pages share what is the same.
func (b *pdfPages) content(s string) target {
	t, ok := b.around[s]
	if !ok {
		t = compressed(b.to, nil, []byte(s))
		b.around[s] = t
	}
	return t
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
func (b *pdfPages) resources(o object, flat drawn, font name) dict {
	out := maps.Clone(b.doc.dict(o))
	if out == nil {
		out = dict{}
	}
	for kind, added := range map[name]dict{
		"Font": {font: fontObject}, "XObject": flat.xobjects, "ExtGState": flat.states,
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
		number := b.copier.numbers[r].n
		b.to.part.Layers = append(b.to.part.Layers, number)
		if off[r] || allOff && !on[r] {
			b.to.part.Hidden = append(b.to.part.Hidden, number)
		}
	}
}
