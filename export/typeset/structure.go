package typeset

import (
	"cmp"
	"strconv"
)

// This file writes the tree of structure (ISO 32000-1, 14.7): which element
// each piece of the pages belongs to, and back from each page to its elements.

// content is something that an element holds, in reading order: a piece of a
// page, a place to click, or an element within the text.
type content struct {
	page  int // counted from 0
	mark  int // MCID; -1 for none
	annot int // object of an annotation; 0 for none
	part  *node
}

// structure is the tree while it is written.
type structure struct {
	l        *Layout
	f        *file
	first    int // object of the first element; the others follow
	pageAt   int // object of the first page
	contents [][]content
}

// object is the number of an element in the file.
func (t *structure) object(n *node) int { return t.first + n.number }

// gather shares out what the pages hold. annots gives the object of each place
// to click.
func (t *structure) gather(sheets []*sheet, annots [][]int) {
	t.contents = make([][]content, len(t.l.nodes))
	add := func(n *node, c content) {
		if n.leaf() != n && len(t.contents[n.number]) == 0 {
			t.contents[n.parent.number] = append(t.contents[n.parent.number], content{mark: -1, part: n})
		}
		t.contents[n.number] = append(t.contents[n.number], c)
	}
	for i, s := range sheets {
		for id, n := range s.marks {
			add(n, content{page: i, mark: id})
		}
		for k, h := range s.hot {
			add(h.node, content{page: i, mark: -1, annot: annots[i][k]})
		}
	}
}

// write writes the elements and the root of the tree, whose number it returns.
func (t *structure) write(sheets []*sheet, annots [][]int) int {
	figures := map[*node]rect{}
	for _, s := range sheets {
		for n, r := range s.rects {
			figures[n] = r
		}
	}
	root := t.f.reserve(2)
	for _, n := range t.l.nodes {
		parent := root
		if n.parent != nil {
			parent = t.object(n.parent)
		}
		t.f.begin(t.object(n))
		t.f.scratch = t.element(t.f.scratch[:0], n, parent, figures)
		t.f.out.Write(t.f.scratch)
		t.f.end()
	}
	out := []byte("<</Nums[")
	for i, s := range sheets {
		out = append(strconv.AppendInt(out, int64(i), 10), '[')
		for _, n := range s.marks {
			out = append(reference(out, t.object(n)), ' ')
		}
		out = append(out, "]\n"...)
	}
	key := len(sheets)
	for i, s := range sheets {
		for k := range annots[i] {
			out = append(strconv.AppendInt(out, int64(key), 10), ' ')
			out = append(reference(out, t.object(s.hot[k].node)), '\n')
			key++
		}
	}
	t.f.object(root+1, append(out, "]>>"...))
	out = append([]byte("<</Type/StructTreeRoot/RoleMap<</Title/P>>/K "), reference(nil, t.first)...)
	out = reference(append(out, "/ParentTree "...), root+1)
	out = strconv.AppendInt(append(out, "/ParentTreeNextKey "...), int64(key), 10)
	t.f.object(root, append(out, ">>"...))
	return root
}

// name is the structure type of an element.
func (n *node) name() string {
	if n.role == roleHeading {
		return types[roleHeading] + strconv.Itoa(n.depth)
	}
	return types[n.role]
}

// element appends the dictionary of an element.
func (t *structure) element(out []byte, n *node, parent int, figures map[*node]rect) []byte {
	out = append(append(out, "<</S/"...), n.name()...)
	out = reference(append(out, "/P "...), parent)
	out = t.attributes(out, n, figures)
	held := t.contents[n.number]
	count, page := len(n.kids)+len(held), -1
	if count == 0 {
		return append(out, ">>"...)
	}
	for _, c := range held {
		if c.part == nil {
			page = c.page
			out = reference(append(out, "/Pg "...), t.pageAt+page)
			break
		}
	}
	out = append(out, "/K"...)
	if count > 1 {
		out = append(out, '[')
	}
	for _, k := range n.kids {
		out = reference(append(out, ' '), t.object(k))
	}
	for _, c := range held {
		out = t.item(append(out, ' '), c, page)
	}
	if count > 1 {
		out = append(out, ']')
	}
	return append(out, ">>"...)
}

// item appends one thing that an element on a page holds.
func (t *structure) item(out []byte, c content, page int) []byte {
	switch {
	case c.part != nil:
		return reference(out, t.object(c.part))
	case c.annot > 0:
		out = append(out, "<</Type/OBJR"...)
		if c.page != page {
			out = reference(append(out, "/Pg "...), t.pageAt+c.page)
		}
		return append(reference(append(out, "/Obj "...), c.annot), ">>"...)
	case c.page != page:
		out = reference(append(out, "<</Type/MCR/Pg "...), t.pageAt+c.page)
		return append(strconv.AppendInt(append(out, "/MCID "...), int64(c.mark), 10), ">>"...)
	}
	return strconv.AppendInt(out, int64(c.mark), 10)
}

// attributes appends what an element says beside its text.
func (t *structure) attributes(out []byte, n *node, figures map[*node]rect) []byte {
	switch {
	case n.role == roleDocument:
		out = textLang(append(out, "/Lang"...), t.l.doc)
	case n.role == roleFigure:
		r := figures[n]
		out = textString(append(out, "/Alt"...), plainLine(n.alt))
		out = numbers(append(out, "/A<</O/Layout/Placement/Block/BBox["...), r.x0, r.y0, r.x1, r.y1)
		out = append(out, "]>>"...)
	case n.role == roleWord:
		out = textString(append(out, "/ActualText"...), plainLine(n.alt))
	case n.role == roleList && n.counts:
		out = append(out, "/A<</O/List/ListNumbering/Decimal>>"...)
	case n.role == roleHead:
		scope := "Row"
		if n.column {
			scope = "Column"
		}
		out = append(append(out, "/A<</O/Table/Scope/"...), scope...)
		if n.span > 1 {
			out = strconv.AppendInt(append(out, "/ColSpan "...), int64(n.span), 10)
		}
		out = append(out, ">>"...)
	}
	return out
}

// textLang appends the language of a document.
func textLang(out []byte, d *Document) []byte {
	return literal(out, []byte(cmp.Or(d.Lang, "fr-FR")))
}
