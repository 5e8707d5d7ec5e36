package typeset

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strconv"
)

// This file adds to the file that gofpdf writes what gofpdf cannot write, and
// PDF/A or a reader who cannot see needs: the tree of structure and what leads
// to it from pages and places to click, the names and characters of the fonts,
// the numbers of bookmarks, colour, language, page labels. It knows how gofpdf
// numbers what it writes, and trusts none of it: what is not as it knows it
// makes it fail.

// What gofpdf numbers in the same way in every file: the list of pages, the
// dictionary of fonts and images, then two objects for each page, itself and
// what it draws. Fonts, images, bookmarks, metadata, information and catalog
// follow.
const (
	resources = 2
	firstPage = 3
)

// perFont is the number of objects that a font takes.
const perFont = 7

// pageObject is the number of page n, counted from 0.
func pageObject(n int) int { return firstPage + 2*n }

// finisher is the file while it is finished.
type finisher struct {
	*file
	l      *Layout
	sheets []*sheet
	annots [][]int // the objects of the places to click, by page
}

// finish finishes the file that a pen has written.
func (l *Layout) finish(ctx context.Context, p *pen, sheets []*sheet, raw []byte) (*file, error) {
	f, err := takeApart(raw)
	if err != nil {
		return nil, err
	}
	fin := &finisher{file: f, l: l, sheets: sheets}
	metadata := f.info - 1
	end := metadata // of the images
	if n := len(p.levels); n > 0 {
		end -= n + 1
		fin.outline(p.levels, metadata-1)
	}
	images := fin.fonts(p, pageObject(len(sheets)))
	fin.images(images, end-images)
	fin.pages()
	fin.pack(ctx)
	fin.dates()
	fin.root(metadata, len(p.levels) > 0)
	if f.err != nil {
		return nil, f.err
	}
	return f, ctx.Err()
}

// fonts gives the fonts that begin with object at their names, and lists what
// they hold, which PDF/A wants. Their codes mean what they did: gofpdf says it
// in one range of 65,536, which is none by the rules, and which readers expand.
// It returns the number of what follows.
func (f *finisher) fonts(p *pen, at int) int {
	for i, used := range p.used {
		if used == nil {
			continue
		}
		runes := used.runes()
		old, name := "/utf8"+face(i).family()+"\n", subsetName(p.kern.faces[i].font, runes)
		f.replace(at, "/BaseFont "+old, "/BaseFont /"+name+"\n")
		f.replace(at+1, "/BaseFont "+old, "/BaseFont /"+name+"\n")
		f.within(at+2, "<</Length ", "\nend\nendstream")
		f.set(at+2, packed("", pack(toUnicode(runes))))
		set := f.add(packed("", pack(cidSet(runes))))
		f.replace(at+4, "/FontName "+old, "/FontName /"+name+"/CIDSet "+strconv.Itoa(set)+" 0 R\n")
		at += perFont
	}
	return at
}

// images puts n images that begin with object at in the order of their names:
// gofpdf writes those of the same width in that of a map.
func (f *finisher) images(at, n int) {
	head, list, ok := bytes.Cut(f.object(resources), []byte("/XObject <<\n"))
	const tail = ">>\n/ColorSpace <<\n>>\n>>"
	lines := bytes.SplitAfter(bytes.TrimSuffix(list, []byte(tail)), []byte("\n"))
	if !ok || len(lines) != n+1 {
		f.unexpected(resources)
		return
	}
	out, bodies := append(bytes.Clone(head), "/XObject <<\n"...), make([][]byte, n)
	for i, line := range lines[:n] {
		var name string
		var was int
		if _, err := fmt.Sscanf(string(line), "/I%s %d 0 R", &name, &was); err != nil || was < at || was >= at+n {
			f.unexpected(resources)
			return
		}
		out = fmt.Appendf(out, "/I%s %d 0 R\n", name, at+i)
		bodies[i] = f.object(was)
	}
	copy(f.objects[at-1:], bodies)
	f.set(resources, append(out, tail...))
}

// outline counts the bookmarks, whose root is an object that follows them: each
// says how many it holds, and is closed.
func (f *finisher) outline(levels []int, root int) {
	held, latest, top := make([]int, len(levels)), make([]int, len(levels)+1), 0
	for i, level := range levels {
		if latest[level] = i; level > 0 {
			held[latest[level-1]]++
		} else {
			top++
		}
	}
	for i, n := range held {
		at := root - len(levels) + i
		body := append([]byte("<</Title "), f.within(at, "<</Title ", "/Count 0>>")...)
		if n > 0 {
			body = fmt.Appendf(body, "/Count -%d", n)
		}
		f.set(at, append(body, ">>"...))
	}
	f.set(root, fmt.Appendf(nil, "<</Type /Outlines /First %s/Count %d>>", f.within(root, "<</Type /Outlines /First ", ">>"), top))
}

// pages leads from the pages and the places to click on them to their elements.
// The places become objects of their own, so that an element can name them.
func (f *finisher) pages() {
	const head = "<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n"
	f.annots = make([][]int, len(f.sheets))
	key := len(f.sheets) // of a place in the tree of parents; those of pages come before
	for n, s := range f.sheets {
		at := pageObject(n)
		tail := fmt.Sprintf("/Contents %d 0 R>>", at+1)
		out := fmt.Appendf(nil, "%s/StructParents %d/Tabs/S\n", head, n)
		switch rest := f.within(at, head, tail); {
		case len(s.hot) > 0:
			out = append(out, "/Annots["...)
			for i, place := range f.places(at, rest, s.hot) {
				f.annots[n] = append(f.annots[n], f.add(fmt.Appendf(place, "/F 4/StructParent %d>>", key+i)))
				out = append(reference(out, f.annots[n][i]), ' ')
			}
			out = append(out, "]\n"...)
			key += len(s.hot)
		case len(rest) > 0:
			f.unexpected(at)
		}
		f.set(at, append(out, tail...))
	}
}

// places parts the places to click on page object at, without their ends. What
// leads to another file gets its action, which gofpdf does not know.
func (f *finisher) places(at int, list []byte, hot []hotspot) [][]byte {
	const begin = "<</Type /Annot /Subtype /Link "
	list, begins := bytes.CutPrefix(list, []byte("/Annots ["))
	list, ends := bytes.CutSuffix(list, []byte("]\n"))
	parts := bytes.Split(list, []byte(begin))[1:] // no address holds a space
	if !begins || !ends || len(parts) != len(hot) {
		f.unexpected(at)
		return nil
	}
	for i, part := range parts {
		part, ok := bytes.CutSuffix(part, []byte(">>"))
		out := append([]byte(begin), part...)
		if action, leads := remote(nil, hot[i].target); leads {
			place, _, isURI := bytes.Cut(out, []byte("/A <</S /URI "))
			out, ok = append(place, action...), ok && isURI
		}
		if parts[i] = out; !ok {
			f.unexpected(at)
		}
	}
	return parts
}

// pack packs what the pages draw.
func (f *finisher) pack(ctx context.Context) {
	stopped := func() bool { return ctx.Err() != nil }
	bodies := make([][]byte, len(f.sheets))
	for n := range f.sheets {
		at := pageObject(n) + 1
		dict, _, _ := bytes.Cut(f.object(at), []byte("\n"))
		bodies[n] = f.within(at, string(dict)+"\nstream\n", "\nendstream")
		if string(dict) != fmt.Sprintf("<</Length %d>>", len(bodies[n])) {
			f.unexpected(at)
		}
	}
	each(runtime.GOMAXPROCS(0), len(bodies), stopped, func(_, n int) { bodies[n] = packed("", pack(bodies[n])) })
	for n, body := range bodies {
		f.set(pageObject(n)+1, body)
	}
}

// dates puts the hour of the place into the dates, or takes them out.
func (f *finisher) dates() {
	at := f.l.doc.created()
	said := f.within(f.info, "", fmt.Sprintf("/CreationDate (D:%s)\n/ModDate (D:%[1]s)\n>>", at.Format("20060102150405")))
	out := bytes.Clone(said)
	if !f.l.doc.Created.IsZero() {
		out = append(out, infoDate("CreationDate", at)+infoDate("ModDate", at)...)
	}
	f.set(f.info, append(out, ">>"...))
}

// root writes the catalog anew, with all that it leads to.
func (f *finisher) root(metadata int, outline bool) {
	f.within(f.catalog, "<<\n/Type /Catalog\n/Pages 1 0 R\n", ">>")
	f.within(metadata, "<< /Type /Metadata /Subtype /XML ", "endstream")
	if f.err != nil {
		return
	}
	out := textLang([]byte("<</Type/Catalog/Pages 1 0 R/Lang"), f.l.doc)
	out = append(out, "\n/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>\n"+pageLabels...)
	out = reference(append(out, "/StructTreeRoot "...), f.structure())
	if outline {
		out = reference(append(out, "\n/PageMode/UseOutlines/Outlines "...), metadata-1)
	}
	out = append(append(out, '\n'), outputIntent(f.add(packed("/N 3", iccProfile())))...)
	out = reference(append(out, "/Metadata "...), metadata)
	f.set(f.catalog, append(out, ">>"...))
}
