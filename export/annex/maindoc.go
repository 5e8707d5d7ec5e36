package annex

import (
	"context"
	"encoding/hex"
	"fmt"
	"maps"
	"strconv"
	"strings"
)

// annexLink is the scheme by which the main document names a page of an
// annex before there is one: acquis:annexe/5 or acquis:annexe/5/3.
const annexLink = "acquis:annexe/"

// placed is an annex once its pages are written.
type placed struct {
	Number  int          `json:"number"`
	Title   string       `json:"title"` // of its bookmark
	First   int          `json:"first"`
	Corners [][2]float64 `json:"corners"`
}

// destination points to the upper left corner of a page of the annex, in the
// zoom that the reader has.
func (p placed) destination(page int) array {
	page = max(1, min(page, len(p.Corners)))
	corner := p.Corners[page-1]
	return array{encoded(fmt.Sprintf("%d 0 R", p.First+page-1)), name("XYZ"), corner[0], corner[1], nil}
}

// mainOrder asks for the main document's part of the file.
type mainOrder struct {
	Path    string   `json:"path"`
	Pages   int      `json:"pages"`
	Total   int      `json:"total"`
	Annexes []placed `json:"annexes"`
	Layers  []int    `json:"layers"`
	Hidden  []int    `json:"hidden"`
	Object  int      `json:"object"`
	Out     string   `json:"out"`
	Offset  int64    `json:"offset"`
}

// mainDocument carries the main document over whole. Unlike an annex it is
// ours, so everything that its catalog refers to is kept.
type mainDocument struct {
	doc       *document
	copier    *copier
	to        *fragment
	order     mainOrder
	plan      plan
	overrides map[ref]object
}

// writeMain writes the main document with its links and bookmarks into the
// annexes, its catalog and its information.
func writeMain(ctx context.Context, f *fragment, o mainOrder) error {
	doc, err := openPDF(ctx, o.Path)
	if err != nil {
		return err
	}
	pages, err := doc.pages()
	if err != nil {
		return err
	}
	if len(pages) != o.Pages {
		return fmt.Errorf("%w: main document: %d, not %d", errPages, len(pages), o.Pages)
	}
	m := mainDocument{doc: doc, copier: newCopier(doc, f), to: f, order: o, plan: plan{o.Total},
		overrides: map[ref]object{}}
	m.copier.edit = func(r ref, old object) object {
		if o, ok := m.overrides[r]; ok {
			return o
		}
		return old
	}
	for i, p := range pages {
		m.copier.pageOf[p.number] = i + 1
	}
	if root, ok := doc.dict(doc.catalog)["Pages"].(ref); ok {
		m.copier.pageOf[root] = m.plan.pageRoot()
	}
	catalog := m.catalog()
	for i, p := range pages {
		m.page(i+1, p)
		m.copier.drain()
	}
	f.object(m.plan.catalog(), catalog, m.copier.number)
	if info := doc.dict(doc.info); info != nil {
		f.object(m.plan.info(), info, m.copier.number)
	}
	m.copier.drain()
	for _, id := range doc.id {
		f.part.ID = append(f.part.ID, hex.EncodeToString([]byte(id)))
	}
	return f.err
}

// page writes a page of the main document with its links resolved.
func (m *mainDocument) page(number int, p page) {
	d := maps.Clone(p.dict)
	d["Parent"] = encoded(fmt.Sprintf("%d 0 R", m.plan.pageRoot()))
	if annotations := m.doc.array(d["Annots"]); annotations != nil {
		kept := array{}
		for _, item := range annotations {
			resolved, ours := m.resolveLink(item)
			r, isRef := item.(ref)
			switch {
			case !ours:
				kept = append(kept, item)
			case resolved == nil:
			case isRef: // the structure of the document may refer to it
				m.overrides[r] = resolved
				kept = append(kept, item)
			default:
				kept = append(kept, resolved)
			}
		}
		d["Annots"] = kept
	}
	m.to.page(number, d, m.doc.view(d), m.copier.number)
}

// resolveLink turns a link into an annex into one to its page; nil if there
// is no such annex. The second result says whether it is such a link at all.
func (m *mainDocument) resolveLink(o object) (object, bool) {
	a := m.doc.dict(o)
	action := m.doc.dict(a["A"])
	uri, _ := m.doc.resolve(action["URI"]).(str)
	target, ok := strings.CutPrefix(string(uri), annexLink)
	if !ok {
		return nil, false
	}
	number, page, _ := strings.Cut(target, "/")
	for _, annex := range m.order.Annexes {
		if strconv.Itoa(annex.Number) == number {
			n, _ := strconv.Atoi(page)
			link := without(a, "A")
			link["Dest"] = annex.destination(n)
			return link, true
		}
	}
	return nil, true
}

// catalog adds the bookmarks and the layers of the annexes.
func (m *mainDocument) catalog() dict {
	catalog := maps.Clone(m.doc.dict(m.doc.catalog))
	delete(catalog, "Version") // the header says it
	catalog["Pages"] = encoded(fmt.Sprintf("%d 0 R", m.plan.pageRoot()))
	if len(m.order.Annexes) > 0 {
		m.bookmarks(catalog)
	}
	if catalog["OCProperties"] == nil {
		catalog["OCProperties"] = layers(m.order.Layers, m.order.Hidden)
	}
	return catalog
}

// layers declares optional content, nil if there is none.
func layers(all, hidden []int) object {
	if len(all) == 0 {
		return nil
	}
	return dict{"OCGs": references(all), "D": dict{"OFF": references(hidden), "Order": array{}}}
}

func references(numbers []int) array {
	all := array{}
	for _, n := range numbers {
		all = append(all, encoded(fmt.Sprintf("%d 0 R", n)))
	}
	return all
}

// bookmarks hangs one bookmark for each annex under the last top-level one,
// which is that of the annexes. Where the document has no bookmark at all,
// those of the annexes are the only ones.
func (m *mainDocument) bookmarks(catalog dict) {
	root := maps.Clone(m.doc.dict(catalog["Outlines"]))
	rootRef, _ := catalog["Outlines"].(ref)
	if root == nil || rootRef == 0 {
		number := m.to.allocate()
		first, last := writeBookmarks(m.to, m.order.Annexes, number, 0, m.copier.number)
		m.to.object(number, dict{"Type": name("Outlines"), "First": encoded(first), "Last": encoded(last),
			"Count": len(m.order.Annexes)}, same)
		catalog["Outlines"] = encoded(fmt.Sprintf("%d 0 R", number))
		return
	}
	parentRef, _ := root["Last"].(ref)
	parent := maps.Clone(m.doc.dict(root["Last"]))
	if parent == nil {
		parentRef, parent = rootRef, root
	}
	before, _ := parent["Last"].(ref)
	first, last := writeBookmarks(m.to, m.order.Annexes, m.copier.number(parentRef), before, m.copier.number)
	if before == 0 {
		parent["First"] = encoded(first)
	} else {
		older := maps.Clone(m.doc.dict(before))
		older["Next"] = encoded(first)
		m.overrides[before] = older
	}
	parent["Last"] = encoded(last)
	m.count(root, parent, parentRef == rootRef)
	m.overrides[parentRef] = parent
	m.overrides[rootRef] = root
}

// count adds the new bookmarks to the numbers of visible ones. A parent that
// was closed stays closed; one without children opens.
func (m *mainDocument) count(root, parent dict, isRoot bool) {
	added := len(m.order.Annexes)
	old := m.doc.int(parent["Count"])
	if old < 0 {
		parent["Count"] = old - added
		return
	}
	parent["Count"] = old + added
	if !isRoot && root["Count"] != nil {
		root["Count"] = m.doc.int(root["Count"]) + added
	}
}

// writeBookmarks writes the bookmarks of annexes as children of an object, after
// another child if there is one, and returns references to the first and the
// last.
func writeBookmarks(f *fragment, annexes []placed, parent int, after ref, renumber func(ref) int) (first, last string) {
	numbers := make([]int, len(annexes))
	for i := range numbers {
		numbers[i] = f.allocate()
	}
	at := func(i int) encoded { return encoded(fmt.Sprintf("%d 0 R", numbers[i])) }
	for i, annex := range annexes {
		item := dict{"Title": textString(annex.Title), "Parent": encoded(fmt.Sprintf("%d 0 R", parent)),
			"Dest": annex.destination(1)}
		switch {
		case i > 0:
			item["Prev"] = at(i - 1)
		case after != 0:
			item["Prev"] = after
		}
		if i+1 < len(numbers) {
			item["Next"] = at(i + 1)
		}
		f.object(numbers[i], item, renumber)
	}
	return string(at(0)), string(at(len(numbers) - 1))
}
