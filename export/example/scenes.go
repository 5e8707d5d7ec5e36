package example

import (
	"image/color"
	"math"
)

// wall is a meeting room's wall with sheets of paper in columns, the last row
// crowded, seen a little from the left.
func wall(c *canvas) {
	paint, ink := c.palette[0], c.palette[5]
	c.each(func(x, y float64, _ [3]float64) [3]float64 {
		window := math.Exp(-math.Pow((x/c.w-0.25+0.25*y/c.h)*2.2, 2)) // daylight from the left
		t := 0.80 + 0.22*window - 0.10*y/c.h + 0.03*c.noise(x/300, y/300)
		p := shade(paint, t)
		return [3]float64{float64(p.R), float64(p.G), float64(p.B)}
	})
	var papers []sheet
	for column := range 8 {
		for row := range 4 {
			papers = append(papers, c.sheet(column, row, 8, 150, 175, 118, 108))
		}
	}
	for column := range 15 {
		papers = append(papers, c.sheet(column, 0, 15, 902, 0, 98, 84))
	}
	for _, s := range papers {
		c.rect(veil(ink, 0.34), s.x+9, s.y+12, s.w, s.h, s.angle)
	}
	c.blur(7)
	for _, s := range papers {
		c.paper(s, ink)
	}
	c.polygon(shade(ink, 0.8), point{0, c.h * 0.93}, point{c.w, c.h * 0.955}, point{c.w, c.h}, point{0, c.h})
	c.blur(1.1)
	c.develop(15)
}

// sheet is a sheet of paper on a wall.
type sheet struct {
	x, y, w, h, angle float64
	colour            color.RGBA
	lines             int
}

// sheet puts one into a grid; what is further right is further away.
func (c *canvas) sheet(column, row, columns int, top, step, w, h float64) sheet {
	far := 1 - 0.22*float64(column)/float64(columns)
	t := (float64(column) + 0.5) / float64(columns)
	x := c.w * (0.05 + 0.9*(t*1.12-0.12*t*t))
	y := c.h/2 + (top+float64(row)*step-c.h/2)*far
	return sheet{x: x + c.between(-13, 13), y: y + c.between(-12, 12), w: w * far, h: h * far,
		angle: c.between(-0.06, 0.06), colour: c.palette[1+c.random.IntN(4)], lines: 2 + c.random.IntN(3)}
}

func (c *canvas) paper(s sheet, ink color.RGBA) {
	c.rect(mix(s.colour, color.RGBA{0xff, 0xff, 0xff, 0xff}, 0.25), s.x, s.y, s.w, s.h, s.angle)
	c.rect(veil(color.RGBA{0xff, 0xff, 0xff, 0xff}, 0.18), s.x, s.y-s.h*0.3, s.w, s.h*0.36, s.angle)
	for i := range s.lines {
		dy := s.h * (-0.24 + 0.19*float64(i))
		for x, end := -s.w*0.38, s.w*c.between(0.05, 0.36); x < end; {
			word := c.between(6, 20)
			c.rect(veil(ink, 0.8), s.x+x+word/2-dy*s.angle, s.y+dy+x*s.angle+c.between(-1, 1), word, 3.4, s.angle+c.between(-0.15, 0.15))
			x += word + 6
		}
	}
}

// square is a market place in autumn below a hill, with a light van under an
// awning.
func square(c *canvas) {
	sky, haze, green, stone, light, dark := c.palette[0], c.palette[1], c.palette[2], c.palette[3], c.palette[4], c.palette[5]
	c.each(func(x, y float64, _ [3]float64) [3]float64 {
		cloud := math.Max(0, c.noise(x/420, y/170)-0.48) * 2.4 * (1 - y/(0.6*c.h))
		p := mix(mix(sky, light, 0.75*y/(0.55*c.h)), light, math.Max(0, math.Min(cloud, 0.9)))
		return [3]float64{float64(p.R), float64(p.G), float64(p.B)}
	})
	for i, t := range []float64{0.75, 0.45, 0.15} {
		c.ridge(mix(green, haze, t), c.h*(0.34+0.06*float64(i)), 130-20*float64(i), 3+float64(i)*4, float64(i)*50)
	}
	c.blur(2.2)
	for x := -30.0; x < c.w; {
		w := c.between(120, 230)
		c.house(x, c.h*0.60, w, c.between(150, 260), mix(stone, light, c.between(0.1, 0.8)), dark)
		x += w
	}
	c.ground(c.h*0.59, mix(stone, light, 0.25), dark)
	for _, x := range []float64{160, 1420, 1240} {
		c.tree(x, c.h*0.62, c.between(80, 120), mix(green, color.RGBA{0xc0, 0x86, 0x3a, 0xff}, c.between(0.25, 0.7)), dark)
	}
	c.van(c.w*0.36, c.h*0.78, light, dark, haze)
	c.blur(0.9)
	c.develop(17)
}

func (c *canvas) ridge(with color.RGBA, base, height, detail, shift float64) {
	points := []point{{0, c.h}}
	for x := 0.0; x <= c.w; x += 6 {
		points = append(points, point{x, base - height*(c.noise(x/c.w*detail+shift, shift)-0.35)})
	}
	c.polygon(with, append(points, point{c.w, c.h})...)
}

func (c *canvas) house(x, foot, w, h float64, front, dark color.RGBA) {
	c.rect(front, x+w/2, foot-h/2, w, h, 0)
	roof := mix(color.RGBA{0x8c, 0x4f, 0x3a, 0xff}, dark, c.between(0.05, 0.5))
	c.polygon(roof, point{x - 6, foot - h}, point{x + w*0.16, foot - h - 62}, point{x + w*0.84, foot - h - 62}, point{x + w + 6, foot - h})
	c.rect(veil(dark, 0.25), x+w*0.97, foot-h/2, w*0.06, h, 0)
	for row := range int(h / 85) {
		for column := range int(w / 60) {
			wx, wy := x+34+float64(column)*58, foot-h+44+float64(row)*84
			c.rect(mix(dark, front, 0.2), wx, wy, 24, 40, 0)
			c.rect(veil(color.RGBA{0xff, 0xff, 0xff, 0xff}, 0.22), wx-5, wy-8, 9, 20, 0.2)
			c.rect(mix(front, c.palette[1], 0.6), wx-19, wy, 10, 42, 0)
			c.rect(mix(front, c.palette[1], 0.6), wx+19, wy, 10, 42, 0)
		}
	}
}

// ground is paving that recedes to the line at top.
func (c *canvas) ground(top float64, stone, dark color.RGBA) {
	c.each(func(x, y float64, p [3]float64) [3]float64 {
		if y < top {
			return p
		}
		depth := (y-top)/(c.h-top) + 0.06
		u, v := (x-c.w/2)/depth/90, 14/depth
		joint := 1.0
		if math.Mod(math.Abs(v), 1) < 0.08 || math.Mod(math.Abs(u+math.Floor(v)*0.5), 1) < 0.05 {
			joint = 0.90
		}
		s := mix(shade(stone, joint*(0.82+0.28*c.noise(u*0.7, v*0.7))), dark, 0.10+0.16*c.noise(x/500, y/160))
		return [3]float64{float64(s.R), float64(s.G), float64(s.B)}
	})
}

func (c *canvas) tree(x, foot, size float64, leaves, dark color.RGBA) {
	c.ellipse(veil(dark, 0.35), x+30, foot+12, size*0.9, 15)
	c.rect(mix(dark, leaves, 0.25), x, foot-size*0.6, size*0.14, size*1.3, 0.02)
	for range 260 {
		a, r := c.between(0, 2*math.Pi), size*math.Sqrt(c.random.Float64())
		dx, dy := r*math.Cos(a), r*math.Sin(a)*0.9
		lit := 0.78 - 0.3*dy/size - 0.15*dx/size + c.between(-0.12, 0.12)
		c.ellipse(veil(shade(leaves, lit), 0.85), x+dx, foot-size*1.75+dy, c.between(8, 17), c.between(7, 13))
	}
}

func (c *canvas) van(x, foot float64, body, dark, trim color.RGBA) {
	c.ellipse(veil(dark, 0.5), x+20, foot+8, 300, 26)
	c.polygon(body, point{x - 270, foot - 30}, point{x - 270, foot - 225}, point{x - 245, foot - 250}, point{x + 130, foot - 250},
		point{x + 185, foot - 235}, point{x + 245, foot - 135}, point{x + 285, foot - 110}, point{x + 290, foot - 30})
	c.polygon(veil(dark, 0.13), point{x - 270, foot - 30}, point{x - 270, foot - 95}, point{x + 288, foot - 95}, point{x + 290, foot - 30})
	c.polygon(shade(dark, 0.8), point{x + 128, foot - 225}, point{x + 178, foot - 218}, point{x + 228, foot - 138}, point{x + 128, foot - 138})
	c.rect(mix(dark, body, 0.15), x-85, foot-165, 190, 96, 0) // the open side
	c.rect(mix(trim, body, 0.5), x-85, foot-110, 200, 14, 0)
	c.rect(mix(trim, dark, 0.3), x+10, foot-72, 556, 12, 0)
	c.polygon(mix(trim, body, 0.25), point{x - 195, foot - 228}, point{x + 25, foot - 228}, point{x + 45, foot - 196}, point{x - 225, foot - 196})
	for i := range 5 {
		f := float64(i)
		c.polygon(veil(body, 0.75), point{x - 195 + 44*f, foot - 228}, point{x - 173 + 44*f, foot - 228}, point{x - 174 + 54*f*0.98, foot - 196}, point{x - 225 + 54*f, foot - 196})
	}
	for _, wheel := range []float64{-165, 190} {
		c.ellipse(shade(dark, 0.45), x+wheel, foot-26, 44, 44)
		c.ellipse(mix(body, dark, 0.4), x+wheel, foot-26, 21, 21)
	}
	for _, person := range []float64{-360, -410} {
		c.figure(x+person, foot+12, 205, mix(dark, trim, c.between(0, 0.7)), dark)
	}
}

// figure is somebody from behind, too far to be known.
func (c *canvas) figure(x, foot, size float64, coat, dark color.RGBA) {
	c.ellipse(veil(dark, 0.45), x+12, foot, size*0.25, size*0.05)
	c.polygon(shade(dark, 0.7), point{x - size*0.10, foot - size*0.45}, point{x + size*0.10, foot - size*0.45}, point{x + size*0.08, foot}, point{x - size*0.08, foot})
	c.ellipse(coat, x, foot-size*0.58, size*0.15, size*0.27)
	c.ellipse(mix(dark, color.RGBA{0x9a, 0x6b, 0x50, 0xff}, 0.35), x, foot-size*0.9, size*0.07, size*0.09)
}
