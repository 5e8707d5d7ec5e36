package typeset

import (
	"cmp"
	"maps"
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

// tree is the tree while it is written.
type tree struct {
	*finisher
	first    int // object of the first element; the others follow
	contents [][]content
	figures  map[*node]rect
}

// structure writes the tree and returns the number of its root.
func (f *finisher) structure() int {
	t := &tree{finisher: f, first: f.reserve(len(f.l.nodes)), contents: make([][]content, len(f.l.nodes)), figures: map[*node]rect{}}
	t.gather()
	root := f.reserve(1)
	parents, keys := t.parents()
	for _, n := range f.l.nodes {
		parent := root
		if n.parent != nil {
			parent = t.number(n.parent)
		}
		f.set(t.number(n), t.element(n, parent))
	}
	out := reference([]byte("<</Type/StructTreeRoot/RoleMap<</Title/P>>/K "), t.first)
	out = reference(append(out, "/ParentTree "...), f.add(parents))
	out = strconv.AppendInt(append(out, "/ParentTreeNextKey "...), int64(keys), 10)
	f.set(root, append(out, ">>"...))
	return root
}

// number is that of an element in the file.
func (t *tree) number(n *node) int { return t.first + n.number }

// gather shares out what the pages hold.
func (t *tree) gather() {
	add := func(n *node, c content) {
		if n.leaf() != n && len(t.contents[n.number]) == 0 {
			t.contents[n.parent.number] = append(t.contents[n.parent.number], content{mark: -1, part: n})
		}
		t.contents[n.number] = append(t.contents[n.number], c)
	}
	for i, s := range t.sheets {
		for id, n := range s.marks {
			add(n, content{page: i, mark: id})
		}
		for k, h := range s.hot {
			add(h.node, content{page: i, mark: -1, annot: t.annots[i][k]})
		}
		maps.Copy(t.figures, s.rects)
	}
}

// parents leads back to the elements from the pages and from the places to
// click, by the keys that these bear. It returns the number of keys as well.
func (t *tree) parents() (out []byte, keys int) {
	out = []byte("<</Nums[")
	for i, s := range t.sheets {
		out = append(strconv.AppendInt(out, int64(i), 10), '[')
		for _, n := range s.marks {
			out = append(reference(out, t.number(n)), ' ')
		}
		out = append(out, "]\n"...)
	}
	keys = len(t.sheets)
	for _, s := range t.sheets {
		for _, h := range s.hot {
			out = append(strconv.AppendInt(out, int64(keys), 10), ' ')
			out = append(reference(out, t.number(h.node)), '\n')
			keys++
		}
	}
	return append(out, "]>>"...), keys
}

// name is the structure type of an element.
func (n *node) name() string {
	if n.role == roleHeading {
		return types[roleHeading] + strconv.Itoa(n.depth)
	}
	return types[n.role]
}

// element is the dictionary of an element.
func (t *tree) element(n *node, parent int) []byte {
	out := append([]byte("<</S/"), n.name()...)
	out = reference(append(out, "/P "...), parent)
	out = t.attributes(out, n)
	held := t.contents[n.number]
	count, page := len(n.kids)+len(held), -1
	if count == 0 {
		return append(out, ">>"...)
	}
	for _, c := range held {
		if c.part == nil {
			page = c.page
			out = reference(append(out, "/Pg "...), pageObject(page))
			break
		}
	}
	out = append(out, "/K"...)
	if count > 1 {
		out = append(out, '[')
	}
	for _, k := range n.kids {
		out = reference(append(out, ' '), t.number(k))
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
func (t *tree) item(out []byte, c content, page int) []byte {
	switch {
	case c.part != nil:
		return reference(out, t.number(c.part))
	case c.annot > 0:
		out = append(out, "<</Type/OBJR"...)
		if c.page != page {
			out = reference(append(out, "/Pg "...), pageObject(c.page))
		}
		return append(reference(append(out, "/Obj "...), c.annot), ">>"...)
	case c.page != page:
		out = reference(append(out, "<</Type/MCR/Pg "...), pageObject(c.page))
		return append(strconv.AppendInt(append(out, "/MCID "...), int64(c.mark), 10), ">>"...)
	}
	return strconv.AppendInt(out, int64(c.mark), 10)
}

// attributes appends what an element says beside its text.
func (t *tree) attributes(out []byte, n *node) []byte {
	switch {
	case n.role == roleDocument:
		out = textLang(append(out, "/Lang"...), t.l.doc)
	case n.role == roleFigure:
		r := t.figures[n]
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
