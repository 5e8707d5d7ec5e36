package annex

import (
	"fmt"
	"math"
)

// maxPages bounds one annex: beyond it a file is a book, not a proof.
const maxPages = 3000

// page is one page of a file, with what it inherits from the tree above it.
type page struct {
	number ref // 0 for a page written inside its parent
	dict   dict
}

// inherited lists the attributes that a page takes from its ancestors.
var inherited = []name{"Resources", "MediaBox", "CropBox", "Rotate"}

// pages walks the page tree in order. A page that is missing makes the whole
// file damaged: an annex is complete or it is not attached.
func (d *document) pages() ([]page, error) {
	root := d.dict(d.catalog)["Pages"]
	if d.dict(root) == nil {
		return nil, fmt.Errorf("%w: no page tree", ErrDamaged)
	}
	w := walker{doc: d, onPath: map[ref]bool{}}
	if err := w.walk(root, dict{}, 0); err != nil {
		return nil, err
	}
	if len(w.found) == 0 {
		return nil, fmt.Errorf("%w: no page", ErrDamaged)
	}
	return w.found, nil
}

type walker struct {
	doc    *document
	onPath map[ref]bool
	found  []page
	nodes  int
}

func (w *walker) walk(o object, from dict, depth int) error {
	node := w.doc.dict(o)
	number, _ := o.(ref)
	w.nodes++
	switch {
	case node == nil:
		return fmt.Errorf("%w: page %d is missing", ErrDamaged, len(w.found)+1)
	case w.onPath[number] && number != 0, depth > 64, w.nodes > 4*maxPages:
		return fmt.Errorf("%w: the page tree has no end", ErrDamaged)
	case len(w.found) >= maxPages:
		return fmt.Errorf("%w: more than %d pages", ErrTooLarge, maxPages)
	}
	merged := dict{}
	for _, key := range inherited {
		if value := w.doc.resolve(node[key]); value != nil {
			merged[key] = node[key]
		} else if from[key] != nil {
			merged[key] = from[key]
		}
	}
	if kids := w.doc.array(node["Kids"]); kids != nil && w.doc.name(node["Type"]) != "Page" {
		w.onPath[number] = true
		defer delete(w.onPath, number)
		for _, kid := range kids {
			if err := w.walk(kid, merged, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	full := make(dict, len(node)+len(inherited))
	for key, value := range node {
		full[key] = value
	}
	for key, value := range merged {
		full[key] = value
	}
	w.found = append(w.found, page{number, full})
	return nil
}

// view is a page as a person sees it: cropped and turned.
type view struct {
	width, height float64 // in the units of the page
	box           rect    // the visible part, in user space
	toUser        matrix  // from the view, origin lower left, to user space
}

// a4 is the sheet of what is made here; letter is what viewers take where a file
// gives no sensible size.
var (
	a4     = rect{0, 0, 595.28, 841.89}
	letter = rect{0, 0, 612, 792}
)

// viewOf turns a box clockwise by quarter turns.
func viewOf(box rect, rotate int) view {
	w, h := box.width(), box.height()
	v := view{width: w, height: h, box: box}
	switch turn := ((rotate%360 + 360) % 360) / 90; turn {
	case 0:
		v.toUser = matrix{1, 0, 0, 1, box.x0, box.y0}
	case 1:
		v.width, v.height = h, w
		v.toUser = matrix{0, 1, -1, 0, box.x1, box.y0}
	case 2:
		v.toUser = matrix{-1, 0, 0, -1, box.x1, box.y1}
	case 3:
		v.width, v.height = h, w
		v.toUser = matrix{0, -1, 1, 0, box.x0, box.y1}
	}
	return v
}

// higher is the view with some more room above it.
func (v view) higher(room float64) view {
	v.height += room
	v.box = v.toUser.bounds(rect{0, 0, v.width, v.height})
	return v
}

// scale is how much larger or smaller than A4 the page is: a stamp keeps its
// share of the sheet, because large sheets are reduced to be printed.
func (v view) scale() float64 {
	s := math.Min(v.width, v.height) / a4.width()
	return math.Max(0.3, math.Min(s, 8))
}
