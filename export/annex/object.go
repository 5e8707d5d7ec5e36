package annex

import "math"

// The objects of a PDF file. This small model stands between the reader
// (pdfcpu.go, the only file that knows the library) and everything else, so
// that what is kept of somebody else's file is decided here, by name.
type (
	object any             // nil, bool, int, float64, str, name, ref, target, array, dict or *stream
	name   string          // without the slash, decoded
	str    string          // the bytes of a string
	ref    int             // an object of the file that is read, by its number
	array  []object        //
	dict   map[name]object // an absent key and a null value are the same
)

// stream is a dictionary with bytes, still encoded by its filters.
type stream struct {
	dict   dict
	raw    []byte
	at     int64                  // where raw stands in the file, 0 if it does not
	decode func() ([]byte, error) // undoes the filters, within limits
}

// document gives the objects of one file by number. What cannot be read is nil.
type document struct {
	catalog ref
	info    ref // 0 if none
	id      []string
	whole   bool // the file ends as a PDF does; what is missing was never there
	load    func(ref) object
	lost    int // objects asked for that are there but cannot be read
}

// resolve follows references, a few at most: a chain of them is a mistake or a trap.
func (d *document) resolve(o object) object {
	for range 8 {
		r, ok := o.(ref)
		if !ok {
			return o
		}
		o = d.load(r)
	}
	return nil
}

func (d *document) dict(o object) dict {
	switch o := d.resolve(o).(type) {
	case dict:
		return o
	case *stream:
		return o.dict
	}
	return nil
}

func (d *document) array(o object) array {
	a, _ := d.resolve(o).(array)
	return a
}

func (d *document) stream(o object) *stream {
	s, _ := d.resolve(o).(*stream)
	return s
}

func (d *document) name(o object) name {
	n, _ := d.resolve(o).(name)
	return n
}

func (d *document) int(o object) int {
	f, _ := d.number(o)
	return int(f)
}

// number reads a finite number of a sane size.
func (d *document) number(o object) (float64, bool) {
	var f float64
	switch o := d.resolve(o).(type) {
	case int:
		f = float64(o)
	case float64:
		f = o
	default:
		return 0, false
	}
	if math.IsNaN(f) || math.Abs(f) > 1e7 {
		return 0, false
	}
	return f, true
}

// rect is a rectangle with its corners in order.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) width() float64  { return r.x1 - r.x0 }
func (r rect) height() float64 { return r.y1 - r.y0 }
func (r rect) array() array    { return array{r.x0, r.y0, r.x1, r.y1} }

func (r rect) intersect(o rect) rect {
	return rect{max(r.x0, o.x0), max(r.y0, o.y0), min(r.x1, o.x1), min(r.y1, o.y1)}
}

func (d *document) rect(o object) (rect, bool) {
	a := d.array(o)
	if len(a) != 4 {
		return rect{}, false
	}
	var v [4]float64
	for i := range v {
		f, ok := d.number(a[i])
		if !ok {
			return rect{}, false
		}
		v[i] = f
	}
	r := rect{min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3])}
	return r, r.width() > 0 && r.height() > 0
}

// matrix is a PDF transformation: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// bounds returns the smallest upright rectangle around r once transformed.
func (m matrix) bounds(r rect) rect {
	x0, y0 := m.apply(r.x0, r.y0)
	out := rect{x0, y0, x0, y0}
	for _, p := range [][2]float64{{r.x0, r.y1}, {r.x1, r.y0}, {r.x1, r.y1}} {
		x, y := m.apply(p[0], p[1])
		out = rect{min(out.x0, x), min(out.y0, y), max(out.x1, x), max(out.y1, y)}
	}
	return out
}

func (d *document) matrix(o object) matrix {
	a := d.array(o)
	if len(a) != 6 {
		return matrix{a: 1, d: 1}
	}
	var v [6]float64
	for i := range v {
		f, ok := d.number(a[i])
		if !ok {
			return matrix{a: 1, d: 1}
		}
		v[i] = f
	}
	return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
}
