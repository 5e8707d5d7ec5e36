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
	return array{pageOf(p.First + page - 1), name("XYZ"), corner[0], corner[1], nil}
}

// mainOrder asks for the main document.
type mainOrder struct {
	Path    string   `json:"path"`
	Pages   int      `json:"pages"`
	Annexes []placed `json:"annexes"`
	Layers  bool     `json:"layers"` // some annex has optional content
	Out     string   `json:"out"`
}

// mainDocument carries the main document over whole. Unlike an annex it is
// ours, so everything that its catalog refers to is kept.
type mainDocument struct {
	doc       *document
	copier    *copier
	to        *fragment
	order     mainOrder
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
	m := mainDocument{doc: doc, copier: newCopier(doc, f), to: f, order: o,
		overrides: map[ref]object{}}
	m.copier.edit = func(r ref, old object) object {
		if o, ok := m.overrides[r]; ok {
			return o
		}
		return old
	}
	for i, p := range pages {
		m.copier.pageOf[p.number] = target{inPages, i}
	}
	if root, ok := doc.dict(doc.catalog)["Pages"].(ref); ok {
		m.copier.pageOf[root] = treeObject
	}
	catalog := m.catalog()
	for i, p := range pages {
		m.page(i, p)
		m.copier.drain()
	}
	f.copied(catalogObject, catalog, m.copier.number)
	if info := doc.dict(doc.info); info != nil {
		f.copied(infoObject, info, m.copier.number)
	}
	m.copier.drain()
	for _, id := range doc.id {
		f.part.ID = append(f.part.ID, hex.EncodeToString([]byte(id)))
	}
	f.part.Pages = len(pages)
	return f.err
}

// page writes a page of the main document with its links resolved.
func (m *mainDocument) page(i int, p page) {
	d := maps.Clone(p.dict)
	d["Parent"] = treeObject
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
	m.to.copied(target{inPages, i}, d, m.copier.number)
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
	catalog["Pages"] = treeObject
	if len(m.order.Annexes) > 0 {
		m.bookmarks(catalog)
	}
	if m.order.Layers && catalog["OCProperties"] == nil {
		catalog["OCProperties"] = layersObject
	}
	return catalog
}

// bookmarks hangs one bookmark for each annex under the last top-level one,
// which is that of the annexes. Where the document has no bookmark at all,
// those of the annexes are the only ones.
func (m *mainDocument) bookmarks(catalog dict) {
	root := maps.Clone(m.doc.dict(catalog["Outlines"]))
	rootRef, _ := catalog["Outlines"].(ref)
	if root == nil || rootRef == 0 {
		catalog["Outlines"] = writeOutlines(m.to, m.order.Annexes)
		return
	}
	parentRef, _ := root["Last"].(ref)
	parent := maps.Clone(m.doc.dict(root["Last"]))
	if parent == nil {
		parentRef, parent = rootRef, root
	}
	before, _ := parent["Last"].(ref)
	var after object
	if before != 0 {
		after = m.copier.number(before)
	}
	first, last := writeBookmarks(m.to, m.order.Annexes, m.copier.number(parentRef), after)
	if before == 0 {
		parent["First"] = first
	} else {
		older := maps.Clone(m.doc.dict(before))
		older["Next"] = first
		m.overrides[before] = older
	}
	parent["Last"] = last
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

// writeOutlines writes bookmarks of annexes alone.
func writeOutlines(to objects, annexes []placed) target {
	root := to.allocate()
	first, last := writeBookmarks(to, annexes, root, nil)
	to.object(root, dict{"Type": name("Outlines"), "First": first, "Last": last, "Count": len(annexes)})
	return root
}

// writeBookmarks writes the bookmarks of annexes as children of an object, after
// another child if there is one, and returns the first and the last.
func writeBookmarks(to objects, annexes []placed, parent target, after object) (first, last target) {
	items := make([]target, len(annexes))
	for i := range items {
		items[i] = to.allocate()
	}
	for i, annex := range annexes {
		item := dict{"Title": textString(annex.Title), "Parent": parent, "Dest": annex.destination(1), "Prev": after}
		after = items[i]
		if i+1 < len(items) {
			item["Next"] = items[i+1]
		}
		to.object(items[i], item)
	}
	return items[0], items[len(items)-1]
}
