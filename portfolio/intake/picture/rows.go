package picture

import "bytes"

// Samples returns how many samples Rows gives for a pixel: 1 (grey) or 3.
func (i Info) Samples() int {
	if i.Palette != nil || i.Channels >= 3 {
		return 3
	}
	return 1
}

// converter makes 8-bit rows, without alpha, of the rows of a PNG.
func (i Info) converter() func([]byte) []byte {
	out := make([]byte, i.Width*i.Samples())
	switch {
	case i.Palette != nil:
		colours := i.palette()
		return func(line []byte) []byte {
			for x := range i.Width {
				copy(out[3*x:], colours[i.sample(line, x)][:])
			}
			return out
		}
	case i.Bits < 8:
		white := i.whiteGrey()
		top := 1<<i.Bits - 1
		return func(line []byte) []byte {
			for x := range i.Width {
				v := i.sample(line, x)
				if v == white {
					v = top
				}
				out[x] = byte(v * 255 / top)
			}
			return out
		}
	}
	return i.directConverter(out)
}

// directConverter handles samples of 8 and 16 bits.
func (i Info) directConverter(out []byte) func([]byte) []byte {
	wide := i.Bits / 8
	colours := i.Samples()
	alpha := i.Channels - colours // 1 if there is one
	pixel := i.Channels * wide
	var clear []byte // the colour that stands for "transparent"
	if alpha == 0 && len(i.Transparent) >= 2*colours {
		for s := range colours {
			clear = append(clear, i.Transparent[2*s+2-wide:2*s+2]...)
		}
	}
	if clear == nil && alpha == 0 && wide == 1 {
		return func(line []byte) []byte { return line }
	}
	return func(line []byte) []byte {
		for x := range i.Width {
			p := line[x*pixel : (x+1)*pixel]
			a := 255
			if alpha == 1 {
				a = int(p[colours*wide])
			} else if clear != nil && bytes.Equal(p, clear) {
				a = 0
			}
			for s := range colours {
				out[x*colours+s] = onWhite(int(p[s*wide]), a)
			}
		}
		return out
	}
}

// onWhite lays a sample over white.
func onWhite(v, alpha int) byte { return byte((v*alpha + 255*(255-alpha) + 127) / 255) }

// sample reads a sample of 1 to 8 bits.
func (i Info) sample(line []byte, x int) int {
	at := x * i.Bits
	return int(line[at/8]) >> (8 - i.Bits - at%8) & (1<<i.Bits - 1)
}

// palette gives 256 colours on white; those beyond the file's are black.
func (i Info) palette() (colours [256][3]byte) {
	for n := range min(256, len(i.Palette)/3) {
		alpha := 255
		if n < len(i.Transparent) {
			alpha = int(i.Transparent[n])
		}
		for s := range 3 {
			colours[n][s] = onWhite(int(i.Palette[3*n+s]), alpha)
		}
	}
	return colours
}

// whiteGrey returns the grey that stands for "transparent", or -1.
func (i Info) whiteGrey() int {
	if len(i.Transparent) < 2 {
		return -1
	}
	return int(i.Transparent[1])
}
