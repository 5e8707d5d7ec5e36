package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"acquis/ui/theme"
)

// box is a widget made of other objects; it is what a composite embeds.
type box struct {
	widget.BaseWidget
	root fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (b *box) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.root) }

func (b *box) children() []fyne.CanvasObject { return []fyne.CanvasObject{b.root} }

// Column stacks objects from top to bottom, each as wide as the column and as
// high as it needs to be at that width, so that wrapped text is never cut.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(columnLayout{gap: gap}, objects...)
}

type columnLayout struct{ gap float32 }

func (l columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(0, y))
		y += fitHeight(o, size.Width) + l.gap
	}
}

func (l columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	first := true
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
		if !first {
			size.Height += l.gap
		}
		first = false
	}
	return size
}

// fitHeight gives an object a width and the height that it wants at that
// width; it answers the height. The first Resize lets text wrap, the second
// takes its answer.
func fitHeight(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	height := o.MinSize().Height
	if o.Size().Height != height {
		o.Resize(fyne.NewSize(width, height))
	}
	return height
}

// Flow puts objects side by side at their own size and goes on to a new line
// where there is no room left: for buttons, chips and short choices.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{gap: gap}, objects...)
}

type flowLayout struct {
	gap   float32
	width float32 // the last one given
}

func (l *flowLayout) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if x > 0 && width > 0 && x+size.Width > width {
			x, y = 0, y+line+l.gap
			line = 0
		}
		if put != nil {
			put(o, fyne.NewPos(x, y), fyne.NewSize(min(size.Width, max(width, size.Width)), size.Height))
		}
		x += size.Width + l.gap
		line = max(line, size.Height)
	}
	return y + line
}

func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			size.Width = max(size.Width, o.MinSize().Width)
		}
	}
	size.Height = l.place(objects, l.width, nil)
	return size
}

// Beside puts objects on one line: those given first at their own width, the
// one at index stretch over what is left. All are centred in height. Use it for
// a sign and its text, a text and its button.
func Beside(gap float32, stretch int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(besideLayout{gap: gap, stretch: stretch}, objects...)
}

// BesideTop is Beside with the objects aligned at the top: for a sign beside a
// text of several lines.
func BesideTop(gap float32, stretch int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(besideLayout{gap: gap, stretch: stretch, top: true}, objects...)
}

type besideLayout struct {
	gap     float32
	stretch int
	top     bool
}

func (l besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		if i != l.stretch {
			rest -= o.MinSize().Width
		}
		rest -= l.gap
	}
	rest = max(0, rest+l.gap)
	x := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		width := o.MinSize().Width
		if i == l.stretch {
			width = rest
		}
		height := fitHeight(o, width)
		room := size.Height
		if l.top {
			room = firstLine(o, height)
		}
		o.Move(fyne.NewPos(x, max(0, (room-height)/2)))
		x += width + l.gap
	}
}

func (l besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if size.Width > 0 {
			size.Width += l.gap
		}
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
	}
	return size
}

// Columns gives objects equal widths side by side, in as many columns as fit
// with at least the given width each, and as many rows as that takes. The rows
// are as high as their highest object.
func Columns(least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnsLayout{least: least, gap: gap}, objects...)
}

type columnsLayout struct {
	least, gap float32
	width      float32
}

func (l *columnsLayout) count(width float32, n int) int {
	if width <= 0 || n == 0 {
		return 1
	}
	return max(1, min(n, int((width+l.gap)/(l.least+l.gap))))
}

func shown(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			out = append(out, o)
		}
	}
	return out
}

func (l *columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects = shown(objects)
	l.width = size.Width
	n := l.count(size.Width, len(objects))
	width := (size.Width - l.gap*float32(n-1)) / float32(n)
	y := float32(0)
	for start := 0; start < len(objects); start += n {
		row := objects[start:min(start+n, len(objects))]
		height := float32(0)
		for i, o := range row {
			height = max(height, fitHeight(o, width))
			o.Move(fyne.NewPos(float32(i)*(width+l.gap), y))
		}
		for _, o := range row {
			o.Resize(fyne.NewSize(width, height))
		}
		y += height + l.gap
	}
}

func (l *columnsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects = shown(objects)
	n := l.count(l.width, len(objects))
	var size fyne.Size
	for start := 0; start < len(objects); start += n {
		height := float32(0)
		for _, o := range objects[start:min(start+n, len(objects))] {
			least := o.MinSize()
			size.Width = max(size.Width, least.Width)
			height = max(height, least.Height)
		}
		if start > 0 {
			size.Height += l.gap
		}
		size.Height += height
	}
	return size
}

// Inset leaves room around an object.
func Inset(horizontal, vertical float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(insetLayout{h: horizontal, v: vertical}, o)
}

// Readable holds an object to a line length that is comfortable to read
// (theme.Measure), at the left of the room there is.
func Readable(o fyne.CanvasObject) *fyne.Container {
	return container.New(insetLayout{widest: theme.Measure}, o)
}

type insetLayout struct{ h, v, right, widest float32 }

func (l insetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - 2*l.h - l.right
	if l.widest > 0 {
		width = min(width, l.widest)
	}
	for _, o := range objects {
		o.Move(fyne.NewPos(l.h, l.v))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		o.Resize(fyne.NewSize(width, max(o.MinSize().Height, size.Height-2*l.v)))
	}
}

func (l insetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			size = size.Max(o.MinSize())
		}
	}
	return size.Add(fyne.NewSize(2*l.h+l.right, 2*l.v))
}

// Fill stacks an upper object at its own height over a lower one that takes
// the rest: the reading order is the Tab order, which Fyne's border layout
// does not keep.
func Fill(gap float32, upper, rest fyne.CanvasObject) *fyne.Container {
	return container.New(fillLayout{gap: gap, stretch: 1}, upper, rest)
}

// FillAbove lets the first object take the room that the second leaves.
func FillAbove(gap float32, rest, lower fyne.CanvasObject) *fyne.Container {
	return container.New(fillLayout{gap: gap, stretch: 0}, rest, lower)
}

type fillLayout struct {
	gap     float32
	stretch int
}

func (l fillLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Height
	for i, o := range objects {
		if i != l.stretch && o.Visible() {
			rest -= fitHeight(o, size.Width) + l.gap
		}
	}
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(0, y))
		if i == l.stretch {
			o.Resize(fyne.NewSize(size.Width, max(0, rest)))
		}
		y += o.Size().Height + l.gap
	}
}

func (l fillLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return columnLayout(struct{ gap float32 }{l.gap}).MinSize(objects)
}

// Scroll is a part of a screen that scrolls from top to bottom. What it holds
// is as wide as it is; the focus brings itself into view.
type Scroll struct {
	box
	scroll *container.Scroll
	most   float32 // its least height is that of its content, up to this; 0: it is low
}

// NewScroll makes an object scroll.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{scroll: container.NewVScroll(besideBar(content))}
	s.root = container.New(scrollLayout{s.scroll, s}, s.scroll)
	s.ExtendBaseWidget(s)
	return s
}

// SetContent shows another object, from its top.
func (s *Scroll) SetContent(content fyne.CanvasObject) {
	s.scroll.Content = besideBar(content)
	s.scroll.Offset = fyne.Position{}
	s.root.Resize(s.root.Size())
	scrollLayout{s.scroll, s}.Layout(nil, s.Size())
	s.scroll.Refresh()
}

// besideBar leaves room for the scroll bar, which Fyne draws over the content.
func besideBar(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(insetLayout{right: 14}, content)
}

// ToTop scrolls to the beginning.
func (s *Scroll) ToTop() { s.scroll.ScrollToTop() }

// Relayout makes the content take its height again after it has changed.
func (s *Scroll) Relayout() {
	scrollLayout{s.scroll, s}.Layout(nil, s.Size())
	s.scroll.Refresh()
}

// UpTo makes the area ask for the height of its content, up to a limit from
// which it scrolls: for a text in a dialog.
func (s *Scroll) UpTo(most float32) *Scroll { s.most = most; return s }

type scrollLayout struct {
	scroll *container.Scroll
	of     *Scroll
}

func (l scrollLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	content := l.scroll.Content
	content.Resize(fyne.NewSize(size.Width, content.MinSize().Height))
	l.scroll.Resize(size)
	content.Resize(fyne.NewSize(size.Width, max(size.Height, content.MinSize().Height)))
}

func (l scrollLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	least := l.scroll.Content.MinSize()
	if l.of.most > 0 {
		return fyne.NewSize(least.Width, min(least.Height, l.of.most))
	}
	return fyne.NewSize(least.Width, 64)
}
