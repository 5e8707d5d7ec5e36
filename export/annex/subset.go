package annex

import (
	"encoding/binary"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// subset cuts a TrueType file down to the outlines of some glyphs. Glyph
// numbers stay: the others become empty. The tables that only layout needs
// are left out.
func subset(file []byte, ids []sfnt.GlyphIndex) []byte {
	tables := tablesOf(file)
	long := binary.BigEndian.Uint16(tables["head"][50:]) != 0
	outline := func(g int) []byte {
		if long {
			loca := tables["loca"][4*g:]
			return tables["glyf"][binary.BigEndian.Uint32(loca):binary.BigEndian.Uint32(loca[4:])]
		}
		loca := tables["loca"][2*g:]
		return tables["glyf"][2*int(binary.BigEndian.Uint16(loca)) : 2*int(binary.BigEndian.Uint16(loca[2:]))]
	}
	keep := map[int]bool{}
	for _, g := range append([]sfnt.GlyphIndex{0}, ids...) {
		keepWithParts(int(g), outline, keep)
	}

	count := int(binary.BigEndian.Uint16(tables["maxp"][4:]))
	var glyf, loca []byte
	for g := range count {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if keep[g] {
			glyf = append(glyf, outline(g)...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := slices.Clone(tables["head"])
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	binary.BigEndian.PutUint32(head[8:], 0)  // the sum over the file, set below
	out := map[string][]byte{"glyf": glyf, "loca": loca, "head": head}
	for _, tag := range []string{"hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"} {
		if t := tables[tag]; t != nil {
			out[tag] = t
		}
	}
	return assembleFont(out)
}

// tablesOf reads the table directory of a font file of ours.
func tablesOf(file []byte) map[string][]byte {
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		entry := file[12+16*i:]
		from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = file[from : from+size]
	}
	return tables
}

// keepWithParts marks a glyph and the glyphs that it is composed of.
func keepWithParts(g int, outline func(int) []byte, keep map[int]bool) {
	if keep[g] {
		return
	}
	keep[g] = true
	b := outline(g)
	if len(b) < 10 || int16(binary.BigEndian.Uint16(b)) >= 0 {
		return
	}
	const wordArguments, scale, more, xyScale, twoByTwo = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7
	for b = b[10:]; len(b) >= 4; {
		flags := binary.BigEndian.Uint16(b)
		keepWithParts(int(binary.BigEndian.Uint16(b[2:])), outline, keep)
		size := 6
		if flags&wordArguments != 0 {
			size += 2
		}
		switch {
		case flags&scale != 0:
			size += 2
		case flags&xyScale != 0:
			size += 4
		case flags&twoByTwo != 0:
			size += 8
		}
		if flags&more == 0 {
			return
		}
		b = b[size:]
	}
}

// assembleFont writes the table directory and the tables (OpenType, "Font file").
func assembleFont(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	power, selector := 16, 0
	for power*2 <= 16*len(tags) {
		power *= 2
		selector++
	}
	var b []byte
	b = binary.BigEndian.AppendUint32(b, 0x00010000)
	for _, v := range []int{len(tags), power, selector, 16*len(tags) - power} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	at := len(b) + 16*len(tags)
	var body []byte
	headAt := 0
	for _, tag := range tags {
		t := tables[tag]
		if tag == "head" {
			headAt = at + len(body)
		}
		b = append(b, tag...)
		b = binary.BigEndian.AppendUint32(b, checksum(t))
		b = binary.BigEndian.AppendUint32(b, uint32(at+len(body)))
		b = binary.BigEndian.AppendUint32(b, uint32(len(t)))
		body = append(body, t...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	b = append(b, body...)
	binary.BigEndian.PutUint32(b[headAt+8:], 0xB1B0AFBA-checksum(b))
	return b
}

func checksum(t []byte) uint32 {
	var sum uint32
	for len(t) >= 4 {
		sum += binary.BigEndian.Uint32(t)
		t = t[4:]
	}
	var last [4]byte
	copy(last[:], t)
	return sum + binary.BigEndian.Uint32(last[:])
}
