package annex

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
)

// ink tells how high and how low a page shows something, so that a caption
// covers nothing. It errs on the safe side: what it cannot tell counts as shown.
func (b *pdfPages) ink(p page, seen view, streams []*stream) *reach {
	k := &ink{doc: b.doc, seen: seen, reach: reach{0, seen.height}}
	for _, item := range b.doc.array(p.dict["Annots"]) {
		if area, ok := b.doc.rect(b.doc.dict(item)["Rect"]); ok && b.doc.name(b.doc.dict(item)["Subtype"]) != "Link" {
			k.touch(matrix{a: 1, d: 1}, area)
		}
	}
	k.scan(streams, b.doc.dict(p.dict["Resources"]), matrix{a: 1, d: 1}, 0)
	return &k.reach
}

// ink follows the content of a page far enough to know how far it reaches.
type ink struct {
	doc  *document
	seen view
	reach
	words int
}

// everywhere notes that nothing is known to be free.
func (k *ink) everywhere() { k.reach = reach{k.seen.height, 0} }

// edgeToEdge says that there is nothing more to know.
func (k *ink) edgeToEdge() bool { return k.Top >= k.seen.height && k.Bottom <= 0 }

// maxWords bounds what is read of a page: a map with more lines than that goes
// to the edges of its sheet anyway.
const maxWords = 3_000_000

// touch notes that a rectangle of a space is marked.
func (k *ink) touch(m matrix, area rect) {
	user := m.bounds(area)
	t := k.seen.toUser
	at := func(x, y float64) (float64, float64) { // user space to the page as it is seen
		return t.a*(x-t.e) + t.b*(y-t.f), t.c*(x-t.e) + t.d*(y-t.f)
	}
	x0, y0 := at(user.x0, user.y0)
	x1, y1 := at(user.x1, user.y1)
	if max(x0, x1) <= 0 || min(x0, x1) >= k.seen.width {
		return
	}
	low, high := min(y0, y1), max(y0, y1)
	if high <= 0 || low >= k.seen.height {
		return
	}
	k.Top, k.Bottom = max(k.Top, min(high, k.seen.height)), min(k.Bottom, max(low, 0))
}

// scan follows the streams of a page or of a form.
func (k *ink) scan(streams []*stream, resources dict, m matrix, depth int) {
	var readers []io.Reader
	broken := false
	for _, s := range streams {
		readers = append(readers, s.reader(&broken), bytes.NewReader([]byte("\n")))
	}
	i := &inkState{ink: k, resources: resources, depth: depth}
	i.now.m = m
	i.in = scanner{in: bufio.NewReaderSize(io.MultiReader(readers...), 32<<10), word: i.word, named: i.named, shown: i.shown}
	i.in.run()
	if broken {
		k.everywhere()
	}
}

// graphics is what q saves and Q restores.
type graphics struct {
	m                   matrix
	white               bool // the colour that fills
	size, leading, rise float64
	invisible           bool // text that only searching sees
}

// inkState is one content stream being followed.
type inkState struct {
	*ink
	in        scanner
	resources dict
	depth     int
	now       graphics
	saved     []graphics
	numbers   []float64
	name      name
	text      int // bytes of the strings since the last operator

	line, start matrix // of the text: where it is, where its line began
	length      int    // bytes shown since the text was placed
	path        rect
	drawn       bool // path holds something
}

func (i *inkState) named(s string) { i.name = name(s) }
func (i *inkState) shown(n int)    { i.text += n }

// number is an operand, counted from the last.
func (i *inkState) number(fromEnd int) float64 {
	if at := len(i.numbers) - 1 - fromEnd; at >= 0 {
		return i.numbers[at]
	}
	return 0
}

func (i *inkState) word(word string) {
	if f, err := strconv.ParseFloat(word, 64); err == nil {
		if len(i.numbers) < 64 {
			i.numbers = append(i.numbers, f)
		}
		return
	}
	if i.words++; i.words > maxWords {
		i.everywhere()
	}
	if !i.graphics(word) && !i.paths(word) {
		i.texts(word)
	}
	i.numbers, i.text = i.numbers[:0], 0
	i.in.full = i.edgeToEdge()
}

// operand is the matrix before an operator.
func (i *inkState) operand() matrix {
	return matrix{i.number(5), i.number(4), i.number(3), i.number(2), i.number(1), i.number(0)}
}

// graphics follows operators that change the state, and what is placed whole.
func (i *inkState) graphics(word string) bool {
	unit := rect{0, 0, 1, 1}
	switch word {
	case "q":
		if len(i.saved) < maxDepth {
			i.saved = append(i.saved, i.now)
		}
	case "Q":
		if n := len(i.saved); n > 0 {
			i.now, i.saved = i.saved[n-1], i.saved[:n-1]
		}
	case "cm":
		i.now.m = i.operand().then(i.now.m)
	case "g":
		i.now.white = i.number(0) > 0.99
	case "rg":
		i.now.white = i.number(0) > 0.99 && i.number(1) > 0.99 && i.number(2) > 0.99
	case "k":
		i.now.white = i.number(0)+i.number(1)+i.number(2)+i.number(3) < 0.01
	case "cs", "sc", "scn":
		i.now.white = word != "cs" && len(i.numbers) == 3 && i.number(0)+i.number(1)+i.number(2) > 2.97
	case "BI":
		i.touch(i.now.m, unit)
	case "sh":
		i.everywhere()
	case "Do":
		i.place(i.doc.dict(i.resources["XObject"])[i.name])
	default:
		return false
	}
	return true
}

// place follows an image or a form.
func (i *inkState) place(o object) {
	s := i.doc.stream(o)
	if s == nil {
		return
	}
	if i.doc.name(s.dict["Subtype"]) != "Form" {
		i.touch(i.now.m, rect{0, 0, 1, 1})
		return
	}
	if i.depth > 4 {
		i.everywhere()
		return
	}
	resources := i.doc.dict(s.dict["Resources"])
	if resources == nil {
		resources = i.resources
	}
	i.scan([]*stream{s}, resources, i.doc.matrix(s.dict["Matrix"]).then(i.now.m), i.depth+1)
}

// paths follows the building and painting of paths.
func (i *inkState) paths(word string) bool {
	switch word {
	case "m", "l":
		i.extend(i.number(1), i.number(0))
	case "c":
		i.extend(i.number(5), i.number(4))
		i.extend(i.number(3), i.number(2))
		i.extend(i.number(1), i.number(0))
	case "v", "y":
		i.extend(i.number(3), i.number(2))
		i.extend(i.number(1), i.number(0))
	case "re":
		i.extend(i.number(3), i.number(2))
		i.extend(i.number(3)+i.number(1), i.number(2)+i.number(0))
	case "f", "F", "f*":
		i.paint(!i.now.white)
	case "S", "s", "B", "B*", "b", "b*":
		i.paint(true)
	case "n":
		i.paint(false)
	default:
		return false
	}
	return true
}

func (i *inkState) extend(x, y float64) {
	if !i.drawn {
		i.path, i.drawn = rect{x, y, x, y}, true
		return
	}
	i.path = rect{min(i.path.x0, x), min(i.path.y0, y), max(i.path.x1, x), max(i.path.y1, y)}
}

func (i *inkState) paint(marks bool) {
	if i.drawn && marks {
		i.touch(i.now.m, i.path)
	}
	i.drawn = false
}

// texts follows the placing and showing of text. How wide it is depends on its
// font; each byte is taken to be as wide as it is high.
func (i *inkState) texts(word string) {
	move := func(x, y float64) {
		i.start = matrix{1, 0, 0, 1, x, y}.then(i.start)
		i.line, i.length = i.start, 0
	}
	show := func() {
		i.length += i.text
		if size := i.now.size; !i.now.invisible && i.length > 0 {
			low, high := min(-0.3*size, size)+i.now.rise, max(-0.3*size, size)+i.now.rise
			i.touch(i.line.then(i.now.m), rect{0, low, float64(i.length) * max(size, -size), high})
		}
	}
	switch word {
	case "BT":
		i.start, i.line, i.length = matrix{a: 1, d: 1}, matrix{a: 1, d: 1}, 0
	case "Tf":
		i.now.size = i.number(0)
	case "TL":
		i.now.leading = i.number(0)
	case "Ts":
		i.now.rise = i.number(0)
	case "Tr":
		i.now.invisible = i.number(0) == 3
	case "Tm":
		i.start = i.operand()
		i.line, i.length = i.start, 0
	case "Td":
		move(i.number(1), i.number(0))
	case "TD":
		i.now.leading = -i.number(0)
		move(i.number(1), i.number(0))
	case "T*":
		move(0, -i.now.leading)
	case "Tj", "TJ":
		show()
	case "'", `"`:
		move(0, -i.now.leading)
		show()
	}
}

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}
