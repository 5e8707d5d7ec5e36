package typeset

// Line is a piece of a set line: what is left of a layout for one who only
// writes it down.
type Line struct {
	Page    int // 1-based
	X, Y    float64
	Width   float64
	Size    float64
	Text    string
	Justify bool
	face    face
	color   Color
}

// Lines dumps the text of the layout, page by page, for measuring.
func (l *Layout) Lines() []Line {
	var out []Line
	for n, pg := range l.pages {
		add := func(p *prim, x, y float64) {
			if f := &p.frag; p.kind == primText {
				out = append(out, Line{Page: n + 1, X: x + p.x, Y: y + p.y, Width: f.width + float64(f.spaces)*f.stretch,
					Size: f.look.size, Text: l.textOf(f), Justify: f.stretch != 0 && f.spaces > 0, face: f.face, color: f.look.color})
			}
		}
		for i := range pg.furniture {
			add(&pg.furniture[i], 0, 0)
		}
		for _, pl := range pg.places {
			for i := range pl.box.prims {
				add(&pl.box.prims[i], l.left(n, pl.box), pl.y)
			}
		}
	}
	return out
}

// textOf is the text of a piece, with its page number if it is one.
func (l *Layout) textOf(f *frag) string {
	if f.ref != "" {
		return digits(l.pageOf(f.ref))
	}
	return f.text
}
