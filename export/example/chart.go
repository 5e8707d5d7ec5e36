package example

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"acquis/assets/fonts"
)

// node is a box of an organigramme.
type node struct {
	label    string
	children []*node
	column   int
	y        int // of the middle of the box, in pixels
}

func (n *node) walk(visit func(n *node, depth int)) { n.walkAt(0, visit) }

func (n *node) walkAt(depth int, visit func(n *node, depth int)) {
	visit(n, depth)
	for _, c := range n.children {
		c.walkAt(depth+1, visit)
	}
}

// parseTree reads "- " lists, two spaces a level, with one root.
func parseTree(body string) (*node, error) {
	var path []*node
	for _, line := range strings.Split(body, "\n") {
		label := strings.TrimLeft(line, " ")
		depth := (len(line) - len(label)) / 2
		label, ok := strings.CutPrefix(label, "- ")
		if !ok || depth > len(path) || depth == 0 && len(path) > 0 {
			return nil, fmt.Errorf("no place in the tree for %q", line)
		}
		n := &node{label: label, column: depth}
		if depth > 0 {
			parent := path[depth-1]
			parent.children = append(parent.children, n)
		}
		path = append(path[:depth], n)
	}
	return path[0], nil
}

// Measures of the chart, in pixels; it is printed at about 300 pixels an inch.
const (
	chartWidth  = 1890
	boxWidth    = 400
	boxGap      = 26 // between boxes of a column
	lineHeight  = 37
	boxPadding  = 18
	chartMargin = 6
	fontSize    = 29
	maxColumns  = 4
)

var (
	chartInk  = color.RGBA{0x1c, 0x1c, 0x1e, 0xff}
	chartLine = color.RGBA{0x5c, 0x60, 0x66, 0xff}
	chartFill = color.RGBA{0xee, 0xf3, 0xf6, 0xff}
	chartEdge = color.RGBA{0x17, 0x4a, 0x68, 0xff}
)

// chart lays out and draws a tree, root on the left.
type chart struct {
	face font.Face
	img  *image.RGBA
	next int // top of the next leaf
}

// drawChart returns a PNG.
func drawChart(root *node) ([]byte, error) {
	face, err := newFace()
	if err != nil {
		return nil, err
	}
	c := &chart{face: face, next: chartMargin}
	c.place(root)
	c.img = image.NewRGBA(image.Rect(0, 0, chartWidth, c.next-boxGap+chartMargin))
	draw.Draw(c.img, c.img.Bounds(), image.White, image.Point{}, draw.Src)
	c.links(root)
	root.walk(func(n *node, _ int) { c.box(n) })
	var out bytes.Buffer
	err = png.Encode(&out, c.img)
	return out.Bytes(), err
}

// newFace is the face of what is written on pictures, a pixel to the point.
func newFace() (font.Face, error) {
	parsed, err := opentype.Parse(fonts.SansRegular)
	if err != nil {
		return nil, err
	}
	return opentype.NewFace(parsed, &opentype.FaceOptions{Size: fontSize, DPI: 72, Hinting: font.HintingNone})
}

// place gives leaves one place after another, and parents the middle of theirs.
func (c *chart) place(n *node) {
	if len(n.children) == 0 {
		h := c.height(n)
		n.y = c.next + h/2
		c.next += h + boxGap
		return
	}
	for _, child := range n.children {
		c.place(child)
	}
	n.y = (n.children[0].y + n.children[len(n.children)-1].y) / 2
}

func (c *chart) height(n *node) int { return len(c.wrap(n.label))*lineHeight + 2*boxPadding }

func (c *chart) left(n *node) int {
	return chartMargin + n.column*(chartWidth-2*chartMargin-boxWidth)/(maxColumns-1)
}

func (c *chart) links(n *node) {
	x := c.left(n) + boxWidth
	for _, child := range n.children {
		elbow := (x + c.left(child)) / 2
		c.line(x, n.y, elbow, n.y)
		c.line(elbow, n.y, elbow, child.y)
		c.line(elbow, child.y, c.left(child), child.y)
		c.links(child)
	}
}

func (c *chart) line(x0, y0, x1, y1 int) {
	c.fill(image.Rect(x0, y0, x1, y1).Inset(-1), chartLine)
}

func (c *chart) box(n *node) {
	lines := c.wrap(n.label)
	h := c.height(n)
	r := image.Rect(c.left(n), n.y-h/2, c.left(n)+boxWidth, n.y-h/2+h)
	c.fill(r, chartEdge)
	c.fill(r.Inset(3), chartFill)
	for i, line := range lines {
		d := font.Drawer{Dst: c.img, Src: image.NewUniform(chartInk), Face: c.face,
			Dot: fixed.P(r.Min.X+boxPadding, r.Min.Y+boxPadding+i*lineHeight+27)}
		d.DrawString(line)
	}
}

func (c *chart) fill(r image.Rectangle, with color.Color) {
	draw.Draw(c.img, r, image.NewUniform(with), image.Point{}, draw.Src)
}

// wrap breaks a label at its spaces so that it fits a box.
func (c *chart) wrap(label string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(label, " ") {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && font.MeasureString(c.face, longer).Ceil() > boxWidth-2*boxPadding {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}
