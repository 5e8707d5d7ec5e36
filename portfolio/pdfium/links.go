package pdfium

import (
	"context"
	"encoding/binary"
	"math"
)

// Area is a place on a page, as parts of its width and height, from 0 at the
// upper left to 1.
type Area struct{ Left, Top, Right, Bottom float64 }

// Link is a place on a page that leads to a page of the same document.
type Link struct {
	Area
	Page int // where it leads, from 0
}

// maxLinks bounds the links of a page.
const maxLinks = 2000

// Links lists the links of a page, from 0, that stay within the document.
// Errors as of [Document.Render].
func (d *Document) Links(ctx context.Context, page int) ([]Link, error) {
	var links []Link
	err := d.onPage(ctx, page, func(ctx context.Context, m *machine, loaded uint64) (err error) {
		links, err = d.links(ctx, m, loaded)
		return err
	})
	return links, err
}

func (d *Document) links(ctx context.Context, m *machine, loaded uint64) ([]Link, error) {
	at, err := m.allocate(ctx, make([]byte, 24)) // position, link, FS_RECTF
	if err != nil {
		return nil, err
	}
	defer m.call(ctx, "free", at) //nolint:errcheck // some bytes
	position, found, rect := at, at+4, at+8
	var links []Link
	for range maxLinks {
		more, err := m.call(ctx, "FPDFLink_Enumerate", loaded, position, found)
		if err != nil || more == 0 {
			return links, err
		}
		link, _ := m.memory().ReadUint32Le(uint32(found))
		target, err := d.target(ctx, m, uint64(link))
		if err != nil {
			return nil, err
		}
		if target < 0 {
			continue
		}
		l := Link{Page: target}
		ok, err := m.call(ctx, "FPDFLink_GetAnnotRect", uint64(link), rect)
		if err != nil {
			return nil, err
		}
		if ok == 0 {
			continue
		}
		if raw, there := m.memory().Read(uint32(rect), 16); there {
			var c [4]float64 // left, top, right, bottom
			for i := range c {
				c[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:])))
			}
			if l.Area, there = m.place(ctx, loaded, rect, c); there {
				links = append(links, l)
			}
		}
	}
	return links, nil
}

// target is the page that a link leads to, -1 for none of this document.
func (d *Document) target(ctx context.Context, m *machine, link uint64) (int, error) {
	dest, err := m.call(ctx, "FPDFLink_GetDest", d.handle, link)
	if err != nil {
		return -1, err
	}
	if dest == 0 {
		action, err := m.call(ctx, "FPDFLink_GetAction", link)
		if err != nil || action == 0 {
			return -1, err
		}
		const goTo = 1 // PDFACTION_GOTO
		if kind, err := m.call(ctx, "FPDFAction_GetType", action); err != nil || kind != goTo {
			return -1, err
		}
		if dest, err = m.call(ctx, "FPDFAction_GetDest", d.handle, action); err != nil || dest == 0 {
			return -1, err
		}
	}
	page, err := m.call(ctx, "FPDFDest_GetDestPageIndex", d.handle, dest)
	if n := int(int32(page)); err == nil && n >= 0 && n < d.pages {
		return n, nil
	}
	return -1, err
}

// place turns a rectangle (left, top, right, bottom) on a page into parts of
// it, whichever way the page is turned: pdfium does it, for a page of so many
// pixels. at is memory to use.
func (m *machine) place(ctx context.Context, loaded, at uint64, c [4]float64) (Area, bool) {
	const side = 1 << 20
	point := func(x, y float64) (float64, float64, bool) {
		ok, err := m.call(ctx, "FPDF_PageToDevice", loaded, 0, 0, side, side, 0, math.Float64bits(x), math.Float64bits(y), at, at+4)
		px, _ := m.memory().ReadUint32Le(uint32(at))
		py, _ := m.memory().ReadUint32Le(uint32(at + 4))
		return float64(int32(px)) / side, float64(int32(py)) / side, err == nil && ok != 0
	}
	x0, y0, ok0 := point(c[0], c[1])
	x1, y1, ok1 := point(c[2], c[3])
	return Area{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}, ok0 && ok1
}
