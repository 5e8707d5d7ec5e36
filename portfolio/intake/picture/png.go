package picture

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// Colour types of PNG.
const (
	pngGrey    = 0
	pngColour  = 2
	pngPalette = 3
	pngGreyA   = 4
	pngColourA = 6
)

// maxChunk bounds the chunks that are read whole: a palette, EXIF data.
const maxChunk = 1 << 20

// chunks reads the chunks of a PNG one after the other, and checks their sums.
type chunks struct {
	in   *bufio.Reader
	kind string
	left uint32
	sum  uint32
}

func (c *chunks) next() error {
	if err := c.finish(); err != nil {
		return err
	}
	var head [8]byte
	if _, err := io.ReadFull(c.in, head[:]); err != nil {
		return fmt.Errorf("%w: cut off", ErrDamaged)
	}
	c.left, c.kind = binary.BigEndian.Uint32(head[:]), string(head[4:])
	c.sum = crc32.ChecksumIEEE(head[4:])
	if c.left > 1<<31-1 {
		return fmt.Errorf("%w: a chunk of %d bytes", ErrDamaged, c.left)
	}
	return nil
}

// finish passes the rest of the current chunk and checks its sum.
func (c *chunks) finish() error {
	if c.kind == "" {
		return nil
	}
	if _, err := io.Copy(io.Discard, c); err != nil {
		return err
	}
	var sum [4]byte
	if _, err := io.ReadFull(c.in, sum[:]); err != nil {
		return fmt.Errorf("%w: cut off", ErrDamaged)
	}
	if binary.BigEndian.Uint32(sum[:]) != c.sum {
		return fmt.Errorf("%w: wrong sum in %q", ErrDamaged, c.kind)
	}
	c.kind = ""
	return nil
}

// Read reads from the current chunk.
func (c *chunks) Read(p []byte) (int, error) {
	if c.left == 0 {
		return 0, io.EOF
	}
	n, err := c.in.Read(p[:min(len(p), int(c.left))])
	c.left -= uint32(n)
	c.sum = crc32.Update(c.sum, crc32.IEEETable, p[:n])
	if errors.Is(err, io.EOF) {
		err = fmt.Errorf("%w: cut off", ErrDamaged)
	}
	return n, err
}

func (c *chunks) bytes() ([]byte, error) {
	if c.left > maxChunk {
		return nil, nil
	}
	b := make([]byte, c.left)
	_, err := io.ReadFull(c, b)
	return b, err
}

// readPNG reads up to the first pixels.
func readPNG(in *bufio.Reader) (Info, error) {
	c := &chunks{in: in}
	info, err := c.header()
	if err != nil {
		return info, err
	}
	for {
		if err := c.next(); err != nil {
			return info, err
		}
		switch c.kind {
		case "IDAT":
			return info, nil
		case "IEND":
			return info, fmt.Errorf("%w: no pixels", ErrDamaged)
		}
		if err := info.takeChunk(c); err != nil {
			return info, err
		}
	}
}

func (c *chunks) header() (Info, error) {
	info := Info{Media: PNG, Orientation: 1}
	if _, err := c.in.Discard(len(pngSignature)); err != nil {
		return info, ErrFormat
	}
	if err := c.next(); err != nil {
		return info, err
	}
	b, err := c.bytes()
	if err != nil || c.kind != "IHDR" || len(b) != 13 {
		return info, fmt.Errorf("%w: no header", ErrDamaged)
	}
	width, height := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	if width > 1<<31-1 || height > 1<<31-1 {
		return info, fmt.Errorf("%w: %d × %d pixels", ErrDamaged, width, height)
	}
	info.Width, info.Height = int(width), int(height)
	info.Bits, info.Interlaced = int(b[8]), b[12] == 1
	switch b[9] {
	case pngGrey, pngPalette:
		info.Channels = 1
	case pngGreyA:
		info.Channels = 2
	case pngColour:
		info.Channels = 3
	case pngColourA:
		info.Channels = 4
	}
	ok := false
	switch info.Bits {
	case 8:
		ok = info.Channels > 0
	case 16:
		ok = info.Channels > 0 && b[9] != pngPalette
	case 1, 2, 4:
		ok = info.Channels == 1
	}
	if !ok || b[10] != 0 || b[11] != 0 || b[12] > 1 {
		return info, ErrFormat
	}
	if b[9] == pngPalette {
		info.Palette = []byte{} // filled by its chunk
	}
	return info, nil
}

// takeChunk keeps what the chunks before the pixels say.
func (i *Info) takeChunk(c *chunks) error {
	switch c.kind {
	case "PLTE", "tRNS", "eXIf":
	default:
		return nil
	}
	b, err := c.bytes()
	if err != nil {
		return err
	}
	switch {
	case c.kind == "PLTE" && i.Palette != nil:
		i.Palette = b[:len(b)/3*3]
	case c.kind == "tRNS":
		i.Transparent = b
	case c.kind == "eXIf":
		i.readEXIF(b)
	}
	return nil
}

// Rows reads the pixels of a PNG that is not interlaced, one row at a time,
// as grey or as RGB (see Info.Samples), 8 bits a sample, what is transparent
// on white. The slice given to row is used again for the next.
func Rows(r io.Reader, row func([]byte) error) error {
	c := &chunks{in: bufio.NewReaderSize(r, 32<<10)}
	info, err := c.header()
	if err == nil {
		err = info.checkSize()
	}
	if err != nil {
		return err
	}
	if info.Interlaced {
		return fmt.Errorf("%w: interlaced", ErrFormat)
	}
	for c.kind != "IDAT" {
		if err := info.takeChunk(c); err != nil {
			return err
		}
		if err := c.next(); err != nil {
			return err
		}
		if c.kind == "IEND" {
			return fmt.Errorf("%w: no pixels", ErrDamaged)
		}
	}
	z, err := zlib.NewReader(&pixels{c})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := info.unfilter(z, row); err != nil {
		return err
	}
	// The sums come after the last row.
	if _, err := z.Read(make([]byte, 1)); err != nil && err != io.EOF {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return c.finish()
}

// pixels joins the data of consecutive IDAT chunks.
type pixels struct{ *chunks }

func (p *pixels) Read(b []byte) (int, error) {
	for p.left == 0 {
		if err := p.next(); err != nil {
			return 0, err
		}
		if p.kind != "IDAT" {
			return 0, fmt.Errorf("%w: cut off", ErrDamaged)
		}
	}
	return p.chunks.Read(b)
}

// unfilter undoes the filters of PNG (PNG specification, section 9).
func (i Info) unfilter(z io.Reader, row func([]byte) error) error {
	size := (i.Width*i.Channels*i.Bits + 7) / 8
	step := max(1, i.Channels*i.Bits/8)
	current, before := make([]byte, size+1), make([]byte, size+1)
	convert := i.converter()
	for range i.Height {
		if _, err := io.ReadFull(z, current); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		line, above := current[1:], before[1:]
		switch current[0] {
		case 0:
		case 1:
			for x := step; x < size; x++ {
				line[x] += line[x-step]
			}
		case 2:
			for x := range line {
				line[x] += above[x]
			}
		case 3:
			for x := range line {
				left := 0
				if x >= step {
					left = int(line[x-step])
				}
				line[x] += byte((left + int(above[x])) / 2)
			}
		case 4:
			paeth(line, above, step)
		default:
			return fmt.Errorf("%w: unknown filter", ErrDamaged)
		}
		if err := row(convert(line)); err != nil {
			return err
		}
		current, before = before, current
	}
	return nil
}

func paeth(line, above []byte, step int) {
	for x := range line {
		var a, c int
		if x >= step {
			a, c = int(line[x-step]), int(above[x-step])
		}
		b := int(above[x])
		pa, pb, pc := abs(b-c), abs(a-c), abs(a+b-2*c)
		switch {
		case pa <= pb && pa <= pc:
			line[x] += byte(a)
		case pb <= pc:
			line[x] += byte(b)
		default:
			line[x] += byte(c)
		}
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
