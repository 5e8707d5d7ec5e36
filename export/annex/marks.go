package annex

import (
	"fmt"
	"strings"
)

// drawMark draws an annotation that has no appearance of its own: what
// somebody marked, drew or wrote on a page is part of it. Arrows, clouds and
// other ornaments are left out.
func (b *pdfPages) drawMark(a dict, flat *drawn) {
	kind := b.doc.name(a["Subtype"])
	var path string
	fills := false
	switch kind {
	case "Highlight", "Underline", "StrikeOut", "Squiggly":
		path, fills = b.markedText(kind, a)
	case "Ink":
		for _, stroke := range b.doc.array(a["InkList"]) {
			path += b.polyline(stroke) + "S\n"
		}
	case "Line":
		path = b.polyline(a["L"]) + "S\n"
	case "PolyLine":
		path = b.polyline(a["Vertices"]) + "S\n"
	case "Polygon":
		path, fills = b.polyline(a["Vertices"])+"h ", true
	case "Square", "Circle":
		path, fills = b.shape(kind, a), true
	case "FreeText":
		b.freeText(a, flat)
		return
	}
	if strings.Trim(path, "S\n h") == "" {
		return
	}
	b.paint(kind, a, flat, path, fills)
}

// paint strokes a path in the annotation's colour, or fills it where it is a
// surface; the path of lines brings its own operators.
func (b *pdfPages) paint(kind name, a dict, flat *drawn, path string, surface bool) {
	stroke, fill := b.colour(a["C"], "G", "RG", "K"), b.colour(a["IC"], "g", "rg", "k")
	blend := name("Normal")
	operator := ""
	switch {
	case kind == "Highlight":
		blend, operator = "Multiply", "f\n"
		if fill = b.colour(a["C"], "g", "rg", "k"); fill == "" {
			fill = "1 1 0 rg "
		}
	case surface && fill != "" && stroke != "":
		operator = "B\n"
	case surface && fill != "":
		operator = "f\n"
	case surface && stroke != "":
		operator = "S\n"
	case surface:
		return // neither line nor surface has a colour
	}
	state := flat.state(blend, b.opacity(a))
	flat.content = fmt.Appendf(flat.content, "q /%s gs 1 J 1 j %s w %s%s%s%sQ\n",
		state, decimal(b.lineWidth(a)), stroke, fill, path, operator)
}

// state names a graphics state of the page, made when it is first needed.
func (d *drawn) state(blend name, opacity float64) name {
	key := name(fmt.Sprintf("%sG%s%d", d.prefix, blend, int(opacity*100+0.5)))
	if d.states == nil {
		d.states = dict{}
	}
	d.states[key] = dict{"BM": blend, "CA": opacity, "ca": opacity}
	return key
}

func (b *pdfPages) opacity(a dict) float64 {
	if f, ok := b.doc.number(a["CA"]); ok && f >= 0 && f <= 1 {
		return f
	}
	return 1
}

func (b *pdfPages) lineWidth(a dict) float64 {
	if w, ok := b.doc.number(b.doc.dict(a["BS"])["W"]); ok && w >= 0 && w < 100 {
		return w
	}
	if border := b.doc.array(a["Border"]); len(border) >= 3 {
		if w, ok := b.doc.number(border[2]); ok && w >= 0 && w < 100 {
			return w
		}
	}
	return 1
}

// points reads pairs of coordinates.
func (b *pdfPages) points(o object) [][2]float64 {
	list := b.doc.array(o)
	var points [][2]float64
	for i := 0; i+1 < len(list) && i < 20_000; i += 2 {
		x, okX := b.doc.number(list[i])
		y, okY := b.doc.number(list[i+1])
		if okX && okY {
			points = append(points, [2]float64{x, y})
		}
	}
	return points
}

func (b *pdfPages) polyline(o object) string {
	var path strings.Builder
	operator := "m"
	for _, p := range b.points(o) {
		fmt.Fprintf(&path, "%s %s %s ", decimal(p[0]), decimal(p[1]), operator)
		operator = "l"
	}
	return path.String()
}

// markedText draws a mark over or under each piece of text, given by its four
// corners: the upper two, then the lower two, as programs write them.
func (b *pdfPages) markedText(kind name, a dict) (path string, fills bool) {
	corners := b.points(a["QuadPoints"])
	var out strings.Builder
	for ; len(corners) >= 4; corners = corners[4:] {
		from, to := corners[2], corners[3]
		switch kind {
		case "Highlight":
			for i, p := range [][2]float64{corners[0], corners[1], to, from} {
				fmt.Fprintf(&out, "%s %s %s ", decimal(p[0]), decimal(p[1]), []string{"m", "l", "l", "l h"}[i])
			}
			continue
		case "StrikeOut":
			from = [2]float64{(from[0] + corners[0][0]) / 2, (from[1] + corners[0][1]) / 2}
			to = [2]float64{(to[0] + corners[1][0]) / 2, (to[1] + corners[1][1]) / 2}
		}
		fmt.Fprintf(&out, "%s %s m %s %s l S\n", decimal(from[0]), decimal(from[1]), decimal(to[0]), decimal(to[1]))
	}
	return out.String(), kind == "Highlight"
}

// shape is the outline of a rectangle or an ellipse, within its rectangle.
func (b *pdfPages) shape(kind name, a dict) string {
	r, ok := b.doc.rect(a["Rect"])
	if !ok {
		return ""
	}
	inset := b.lineWidth(a) / 2
	r = rect{r.x0 + inset, r.y0 + inset, r.x1 - inset, r.y1 - inset}
	if kind == "Square" {
		return rectangle(r.x0, r.y0, r.width(), r.height(), "re ")
	}
	const k = 0.5523 // of the radius: the control points of a quarter circle
	cx, cy, rx, ry := (r.x0+r.x1)/2, (r.y0+r.y1)/2, r.width()/2, r.height()/2
	at := func(x, y float64) string { return decimal(cx+x*rx) + " " + decimal(cy+y*ry) + " " }
	return at(1, 0) + "m " +
		at(1, k) + at(k, 1) + at(0, 1) + "c " + at(-k, 1) + at(-1, k) + at(-1, 0) + "c " +
		at(-1, -k) + at(-k, -1) + at(0, -1) + "c " + at(k, -1) + at(1, -k) + at(1, 0) + "c h "
}

// freeText writes a text that was typed onto the page.
func (b *pdfPages) freeText(a dict, flat *drawn) {
	area, ok := b.doc.rect(a["Rect"])
	contents, _ := b.doc.resolve(a["Contents"]).(str)
	if ok && contents != "" {
		b.setText(flat, plainText(contents), area, b.fontSize(a, rect{y1: 16}), true)
	}
}
