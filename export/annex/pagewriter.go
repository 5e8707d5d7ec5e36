package annex

// pageWriter writes what the process that assembles makes itself: sheets of
// images, pages that stand for an annex, blank ones, and what all pages share.
type pageWriter struct {
	to   *growing
	font *textFont
}

// fontKey names the font in the resources of the pages made here.
const fontKey = name("F")

// page writes page i of an annex, with its title line and its stamp.
func (w *pageWriter) page(o order, i int, sheet rect, content []byte, xobjects dict) {
	seen, lines := viewOf(sheet, 0), o.caption(i)
	mark, back := stampFor(o, i, seen, w.font, fontKey)
	title, links := o.captionFor(lines, seen, seen.height, false, w.font, fontKey)
	content = append(append(content, title...), mark...)
	d := dict{"Type": name("Page"), "Parent": treeObject, "MediaBox": sheet.array(), "Contents": compressed(w.to, nil, content),
		"Resources": dict{"Font": dict{fontKey: fontObject}, "XObject": xobjects}}
	if back != nil {
		links = append(links, back)
	}
	if len(links) > 0 {
		d["Annots"] = links
	}
	w.to.object(pageOf(o.First+i), d)
}

// plate writes the sheet that shows an image of the part that was put last.
func (w *pageWriter) plate(o order, p plate) {
	w.page(o, 0, p.sheet(), p.content(p.room(o.caption(0))), dict{"Image": target{inPart, p.Image}})
}

// blank writes a page with nothing on it.
func (w *pageWriter) blank(number int) {
	w.to.object(pageOf(number), dict{"Type": name("Page"), "Parent": treeObject, "MediaBox": a4.array(), "Resources": dict{}})
}

// tree writes the page tree: all pages, by their numbers.
func (w *pageWriter) tree(total int) {
	kids := make(array, total)
	for i := range kids {
		kids[i] = pageOf(i + 1)
	}
	w.to.object(treeObject, dict{"Type": name("Pages"), "Count": total, "Kids": kids})
}

// layers declares the optional content of annexes. All is declared, and what
// the authors hid stays hidden.
func (w *pageWriter) layers(all, hidden array) {
	w.to.object(layersObject, dict{"OCGs": all, "D": dict{"OFF": hidden, "Order": array{}}})
}
