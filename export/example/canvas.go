package example

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"

	"github.com/disintegration/imaging"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// canvas is a picture in the making. Positions are pixels from the top left.
type canvas struct {
	img     *image.RGBA
	w, h    float64
	random  *rand.Rand
	palette []color.RGBA
	seed    uint32
}

func newCanvas(width, height int, seed uint64, palette []color.RGBA) *canvas {
	return &canvas{img: image.NewRGBA(image.Rect(0, 0, width, height)), w: float64(width), h: float64(height),
		random: rand.New(rand.NewPCG(seed, seed*2654435761+1)), palette: palette, seed: uint32(seed)}
}

// between draws a number from a to b.
func (c *canvas) between(a, b float64) float64 { return a + (b-a)*c.random.Float64() }

// point is a place on the canvas.
type point struct{ x, y float64 }

// polygon fills a polygon with smooth edges.
func (c *canvas) polygon(with color.RGBA, points ...point) {
	box := image.Rectangle{Min: image.Pt(math.MaxInt32, math.MaxInt32), Max: image.Pt(math.MinInt32, math.MinInt32)}
	for _, p := range points {
		box.Min.X, box.Min.Y = min(box.Min.X, int(math.Floor(p.x))), min(box.Min.Y, int(math.Floor(p.y)))
		box.Max.X, box.Max.Y = max(box.Max.X, int(math.Ceil(p.x))), max(box.Max.Y, int(math.Ceil(p.y)))
	}
	if !box.Overlaps(c.img.Bounds()) || box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	for i, p := range points {
		x, y := float32(p.x-float64(box.Min.X)), float32(p.y-float64(box.Min.Y))
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	visible := box.Intersect(c.img.Bounds())
	mask := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	r.DrawOp = draw.Src
	r.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	draw.DrawMask(c.img, visible, image.NewUniform(with), image.Point{}, mask, visible.Min.Sub(box.Min), draw.Over)
}

// rect fills a rectangle turned by angle around its middle.
func (c *canvas) rect(with color.RGBA, x, y, w, h, angle float64) {
	sin, cos := math.Sincos(angle)
	corner := func(dx, dy float64) point { return point{x + dx*cos - dy*sin, y + dx*sin + dy*cos} }
	c.polygon(with, corner(-w/2, -h/2), corner(w/2, -h/2), corner(w/2, h/2), corner(-w/2, h/2))
}

// ellipse fills an ellipse.
func (c *canvas) ellipse(with color.RGBA, x, y, rx, ry float64) {
	points := make([]point, 40)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(points)))
		points[i] = point{x + rx*cos, y + ry*sin}
	}
	c.polygon(with, points...)
}

// blur softens what has been painted so far, as a lens does out of its focus.
// A strong one is made on a smaller picture, where it costs little and looks
// the same.
func (c *canvas) blur(sigma float64) {
	w, h := c.img.Rect.Dx(), c.img.Rect.Dy()
	var blurred image.Image
	if small := int(sigma); small >= 2 {
		blurred = imaging.Resize(c.img, w/small, h/small, imaging.Box)
		blurred = imaging.Resize(imaging.Blur(blurred, sigma/float64(small)), w, h, imaging.Linear)
	} else {
		blurred = imaging.Blur(c.img, sigma)
	}
	draw.Draw(c.img, c.img.Bounds(), blurred, image.Point{}, draw.Src)
}

// each changes every pixel. change gets the place and the red, green and blue
// from 0 to 255, and returns the new ones.
func (c *canvas) each(change func(x, y float64, p [3]float64) [3]float64) {
	for y := range c.img.Rect.Dy() {
		row := c.img.Pix[y*c.img.Stride:]
		for x := range c.img.Rect.Dx() {
			px := row[4*x : 4*x+4]
			p := change(float64(x), float64(y), [3]float64{float64(px[0]), float64(px[1]), float64(px[2])})
			px[0], px[1], px[2], px[3] = level(p[0]), level(p[1]), level(p[2]), 0xff
		}
	}
}

// develop ends a picture as a small camera would: a darker rim, warm lights,
// and grain.
func (c *canvas) develop(grain float64) {
	c.each(func(x, y float64, p [3]float64) [3]float64 {
		dx, dy := x/c.w-0.5, y/c.h-0.5
		light := 1.04 - 0.55*(dx*dx+dy*dy)
		n := grain * (c.random.Float64() + c.random.Float64() - 1)
		return [3]float64{p[0]*light*1.01 + n, p[1]*light + n, p[2]*light*0.985 + n*1.1}
	})
}

// sign writes into the lower left corner.
func (c *canvas) sign(words string) error {
	face, err := newFace()
	if err != nil {
		return err
	}
	const margin = 28
	for _, ink := range []struct {
		colour color.RGBA
		offset int
	}{{veil(color.RGBA{A: 0xff}, 0.55), 2}, {veil(white, 0.92), 0}} {
		d := font.Drawer{Dst: c.img, Src: image.NewUniform(ink.colour), Face: face,
			Dot: fixed.P(margin+ink.offset, c.img.Rect.Max.Y-margin+ink.offset)}
		d.DrawString(words)
	}
	return nil
}

func level(v float64) uint8 { return uint8(min(max(v, 0), 255)) }

// mix is a colour between two.
func mix(a, b color.RGBA, t float64) color.RGBA {
	f := func(x, y uint8) uint8 { return level(float64(x) + (float64(y)-float64(x))*t) }
	return color.RGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), 0xff}
}

// shade is a colour made darker (below 1) or lighter.
func shade(a color.RGBA, by float64) color.RGBA {
	return color.RGBA{level(float64(a.R) * by), level(float64(a.G) * by), level(float64(a.B) * by), 0xff}
}

// veil is a colour through which what is below shows.
func veil(a color.RGBA, alpha float64) color.RGBA {
	f := func(v uint8) uint8 { return level(float64(v) * alpha) } // premultiplied
	return color.RGBA{f(a.R), f(a.G), f(a.B), level(255 * alpha)}
}

// noise is smooth noise from 0 to 1, with detail at several scales.
func (c *canvas) noise(x, y float64) float64 {
	sum, weight := 0.0, 0.5
	for range 4 {
		sum += weight * c.lattice(x, y)
		x, y, weight = 2*x+17.3, 2*y+9.1, weight/2
	}
	return sum / 0.9375
}

func (c *canvas) lattice(x, y float64) float64 {
	x0, y0 := math.Floor(x), math.Floor(y)
	fx, fy := x-x0, y-y0
	fx, fy = fx*fx*(3-2*fx), fy*fy*(3-2*fy)
	i, j := int32(x0), int32(y0)
	top := c.corner(i, j)*(1-fx) + c.corner(i+1, j)*fx
	bottom := c.corner(i, j+1)*(1-fx) + c.corner(i+1, j+1)*fx
	return top*(1-fy) + bottom*fy
}

func (c *canvas) corner(i, j int32) float64 {
	h := uint32(i)*374761393 + uint32(j)*668265263 + c.seed*362437
	h = (h ^ h>>13) * 1274126177
	return float64(h^h>>16) / (1 << 32)
}
