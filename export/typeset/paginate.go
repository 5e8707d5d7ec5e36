package typeset

// place is a box put on a page.
type place struct {
	box *box
	y   float64
}

// page is a finished page.
type page struct {
	places []place
	mark   string // running head
	bare   bool
	blank  bool // nothing on it, so that the next page is an odd one

	furniture []prim // running head and page number
}

// spot is where an anchor stands.
type spot struct {
	page int // 1-based
	y    float64
}

// paginate shares boxes out over pages, breaking where it may.
func paginate(boxes []*box, g *Geometry) []page {
	var pages []page
	mark := ""
	for i := 0; i < len(boxes); {
		if boxes[i].recto && len(pages)%2 == 1 {
			pages = append(pages, page{blank: true, bare: true})
		}
		pg := page{bare: boxes[i].newPage && boxes[i].bare}
		end := fill(boxes, i, g)
		y := g.Top
		for _, c := range boxes[i].carry {
			if i > 0 {
				pg.places = append(pg.places, place{c, y})
				y += c.height
			}
		}
		found, feather := false, g.feather(boxes, i, end, y)
		for k, b := range boxes[i:end] {
			if k > 0 {
				y += b.before * (1 + feather)
			}
			pg.places = append(pg.places, place{b, y})
			y += b.height
			if b.mark != "" {
				if mark = b.mark; !found {
					pg.mark, found = mark, true
				}
			}
			if !found && k == 0 {
				pg.mark = mark
			}
		}
		pages = append(pages, pg)
		i = end
	}
	if len(pages) == 0 {
		pages = append(pages, page{blank: true, bare: true}) // no file is without a page
	}
	return pages
}

// maxFeather is what the spaces between paragraphs may grow by, as a part of
// them, so that the last lines of pages stand at one height.
const maxFeather = 0.75

// feather is what the spaces before boxes[i+1:end] grow by. A page that ends
// because its part does is left as it is, and so is one that would need too much.
func (g *Geometry) feather(boxes []*box, i, end int, y float64) float64 {
	if end == len(boxes) || boxes[end].newPage {
		return 0
	}
	spaces := 0.0
	for k, b := range boxes[i:end] {
		if y += b.height; k > 0 {
			y += b.before
			spaces += b.before
		}
	}
	if more := (g.Bottom - y) / spaces; spaces > 0 && more > 0 && more <= maxFeather {
		return more
	}
	return 0
}

// farBack is how many lines a page may be shorter for it not to end within a
// word.
const farBack = 2

// fill says which box starts the page after the one that starts with boxes[i].
func fill(boxes []*box, i int, g *Geometry) int {
	y, best, whole := g.Top, -1, -1 // whole is the last place that does not part a word
	if i > 0 {
		for _, c := range boxes[i].carry {
			y += c.height
		}
	}
	for j := i; j < len(boxes); j++ {
		b := boxes[j]
		if j > i {
			if b.newPage {
				return j
			}
			if !boxes[j-1].keep {
				if best = j; !boxes[j-1].divided {
					whole = j
				}
			}
			y += b.before
		}
		if y+b.height > g.Bottom+0.01 && j > i {
			if whole > i && whole >= best-farBack {
				return whole
			}
			if best > i {
				return best
			}
			return j // nothing may break here: break all the same
		}
		y += b.height
	}
	return len(boxes)
}

// spots finds the anchors of the pages.
func spots(pages []page) map[string]spot {
	out := map[string]spot{}
	for n, pg := range pages {
		for _, p := range pg.places {
			if a := p.box.anchor; a != "" {
				if _, has := out[a]; !has {
					out[a] = spot{page: n + 1, y: p.y}
				}
			}
		}
	}
	return out
}
