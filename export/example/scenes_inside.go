package example

import (
	"image/color"
	"math"
)

var white = color.RGBA{0xff, 0xff, 0xff, 0xff}

// shelves is a stall of wooden crates full of vegetables, in portrait.
func shelves(c *canvas) {
	wood, light, dark := c.palette[0], c.palette[4], c.palette[5]
	c.each(func(x, y float64, _ [3]float64) [3]float64 {
		grain := c.noise(x/24, y/700)
		p := shade(mix(wood, dark, 0.5), 0.7+0.3*grain)
		return [3]float64{float64(p.R), float64(p.G), float64(p.B)}
	})
	c.blur(3)
	const rows, columns = 4, 3
	for row := range rows {
		top := c.h * (0.04 + 0.24*float64(row))
		c.rect(veil(shade(dark, 0.3), 0.5), c.w/2, top+c.h*0.225, c.w, 34, 0)
		for column := range columns {
			w := c.w/columns - 26
			x := c.w*(float64(column)+0.5)/columns + c.between(-5, 5)
			c.crate(x, top, w, c.h*0.215, wood, light, dark, 2*row+column)
		}
	}
	c.each(func(x, y float64, p [3]float64) [3]float64 { // a lamp above, on the right
		dx, dy := x/c.w-0.68, y/c.h-0.1
		lamp := 0.72 + 0.5*math.Exp(-2.2*(dx*dx+0.7*dy*dy))
		return [3]float64{p[0] * lamp * 1.04, p[1] * lamp, p[2] * lamp * 0.93}
	})
	c.blur(1)
	c.develop(20)
}

// crate is a crate seen from a little above: the heap, then the front board.
func (c *canvas) crate(x, top, w, h float64, wood, light, dark color.RGBA, kind int) {
	c.rect(shade(mix(wood, dark, 0.7), 0.7), x, top+h/2, w, h, 0)
	colour := c.palette[1+kind%3]
	size := []float64{26, 34, 22, 30}[kind%4]
	for row := range 7 {
		y := top + h*(0.14+0.085*float64(row))
		rim := size * 0.4
		if kind%3 == 2 {
			rim = size * 1.1 // long ones stay inside of the crate too
		}
		for vx := x - w/2 + max(size, rim); vx < x+w/2-rim; vx += size * 1.25 {
			c.vegetable(vx+c.between(-7, 7), y+c.between(-8, 8), size*c.between(0.85, 1.15), colour, dark, kind)
		}
	}
	for board := range 2 {
		y := top + h*(0.78+0.13*float64(board))
		c.rect(shade(dark, 0.5), x, y+5, w, h*0.105, 0)
		c.rect(shade(mix(wood, light, 0.35), c.between(0.85, 1.05)), x, y, w, h*0.10, 0)
		for range 16 {
			c.rect(veil(dark, 0.10), x+c.between(-w/2.4, w/2.4), y+c.between(-h*0.04, h*0.04), c.between(30, 120), 1.6, c.between(-0.01, 0.01))
		}
	}
	c.rect(light, x, top+h*0.80, 112, 50, c.between(-0.03, 0.03))
	for line := range 2 {
		c.rect(veil(dark, 0.8), x-6, top+h*0.80-9+17*float64(line), c.between(50, 84), 5, c.between(-0.02, 0.02))
	}
}

// vegetable is round (tomatoes, apples), long (carrots, leeks) or leafy.
func (c *canvas) vegetable(x, y, size float64, colour, dark color.RGBA, kind int) {
	colour = shade(colour, c.between(0.82, 1.12))
	c.ellipse(veil(shade(dark, 0.4), 0.45), x+size*0.12, y+size*0.22, size*0.95, size*0.85)
	switch kind % 3 {
	case 0: // leafy
		for range 9 {
			a := c.between(0, 2*math.Pi)
			c.ellipse(veil(shade(colour, c.between(0.7, 1.35)), 0.9), x+size*0.45*math.Cos(a), y+size*0.45*math.Sin(a), size*c.between(0.3, 0.55), size*c.between(0.25, 0.5))
		}
	case 2: // long
		angle := c.between(-0.5, 0.5)
		sin, cos := math.Sincos(angle)
		for i := range 12 { // thick at one end
			t := float64(i)/11 - 0.5
			c.ellipse(shade(colour, 1-0.1*float64(i%2)), x+size*2*t*cos, y+size*2*t*sin, size*0.34*(1.1-t*0.8), size*0.34*(1.1-t*0.8))
		}
		c.rect(veil(white, 0.22), x, y-size*0.15, size*1.4, size*0.12, angle)
	default: // round
		c.ellipse(colour, x, y, size*0.92, size*0.86)
		c.ellipse(veil(shade(colour, 1.3), 0.7), x-size*0.2, y-size*0.22, size*0.5, size*0.44)
		c.ellipse(veil(white, 0.55), x-size*0.32, y-size*0.36, size*0.15, size*0.11)
	}
}

// room is a hall with round tables, people as shapes out of focus.
func room(c *canvas) {
	wallColour, floor, wood, dark := c.palette[0], c.palette[1], c.palette[2], c.palette[5]
	horizon := c.h * 0.34
	c.each(func(x, y float64, _ [3]float64) [3]float64 {
		p := shade(wallColour, 0.78+0.2*y/horizon)
		if y > horizon {
			p = shade(mix(floor, wood, 0.35), 0.66+0.4*(y-horizon)/(c.h-horizon)+0.07*c.noise(x/30, y/9))
		}
		return [3]float64{float64(p.R), float64(p.G), float64(p.B)}
	})
	for i := range 5 { // tall windows against the light
		x := c.w * (0.11 + 0.195*float64(i))
		c.rect(mix(white, c.palette[4], 0.4), x, c.h*0.16, 190, 300, 0)
		c.rect(veil(dark, 0.5), x, c.h*0.16, 7, 300, 0)
		c.polygon(veil(white, 0.20), point{x - 95, horizon}, point{x + 95, horizon}, point{x + 40, c.h}, point{x - 330, c.h})
	}
	c.blur(9)
	for row := range 3 {
		near := 0.55 + 0.32*float64(row)
		y := c.h * (0.44 + 0.2*float64(row))
		for i := range 4 - row {
			x := c.w * (float64(i) + 0.5 + 0.15*float64(row%2)) / float64(4-row)
			c.roundTable(x+c.between(-30, 30), y+c.between(-12, 12), 165*near, dark)
		}
		c.blur(2.4 - 0.5*float64(row))
	}
	c.blur(1.4)
	c.develop(18)
}

func (c *canvas) roundTable(x, y, size float64, dark color.RGBA) {
	c.ellipse(veil(dark, 0.45), x, y+size*0.55, size*1.5, size*0.5)
	around := func(from, to float64, n int) {
		for i := range n {
			a := from + (to-from)*(float64(i)+c.between(0.3, 0.7))/float64(n)
			c.sitter(x+size*1.25*math.Cos(a), y+size*0.5*math.Sin(a), size*0.55, dark)
		}
	}
	around(math.Pi*1.05, math.Pi*1.95, 4)
	c.ellipse(shade(c.palette[2], 0.75), x, y+size*0.10, size, size*0.40)
	c.ellipse(mix(c.palette[4], c.palette[2], 0.25), x, y, size, size*0.40)
	for range 7 {
		a, r := c.between(0, 2*math.Pi), size*c.between(0.2, 0.75)
		c.rect(mix(white, c.palette[1], c.between(0, 0.4)), x+r*math.Cos(a), y+0.4*r*math.Sin(a), size*0.2, size*0.09, c.between(-0.5, 0.5))
	}
	around(math.Pi*0.1, math.Pi*0.9, 3)
}

// sitter is somebody at a table, as a shape.
func (c *canvas) sitter(x, y, size float64, dark color.RGBA) {
	coats := []color.RGBA{c.palette[3], dark, mix(c.palette[3], white, 0.35), mix(c.palette[2], dark, 0.4), color.RGBA{0x7a, 0x4a, 0x44, 0xff}}
	coat := coats[c.random.IntN(len(coats))]
	c.ellipse(shade(coat, 0.85), x, y-size*0.25, size*0.42, size*0.62)
	c.ellipse(veil(white, 0.12), x-size*0.12, y-size*0.45, size*0.18, size*0.35)
	c.ellipse(mix(color.RGBA{0xb8, 0x8a, 0x70, 0xff}, dark, c.between(0.1, 0.6)), x, y-size*1.0, size*0.22, size*0.27)
	c.ellipse(mix(dark, color.RGBA{0x5a, 0x44, 0x36, 0xff}, c.random.Float64()), x, y-size*1.1, size*0.23, size*0.2)
}
