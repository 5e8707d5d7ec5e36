package pdfium

import (
	"context"
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// maxFound bounds the places of words on a page.
const maxFound = 500

// Find says where words stand on a page, from 0, whatever their case. A word
// that is parted at the end of a line is not found. Errors as of
// [Document.Render].
func (d *Document) Find(ctx context.Context, page int, words []string) ([]Area, error) {
	var found []Area
	err := d.onPage(ctx, page, func(ctx context.Context, m *machine, loaded uint64) error {
		chars, err := m.call(ctx, "FPDFText_LoadPage", loaded)
		if err != nil {
			return err
		}
		if chars == 0 {
			return ErrPage
		}
		for _, word := range words {
			if err := m.find(ctx, loaded, chars, word, &found); err != nil {
				return err
			}
		}
		_, err = m.call(ctx, "FPDFText_ClosePage", chars)
		return err
	})
	return found, err
}

// find adds the places of one word.
func (m *machine) find(ctx context.Context, loaded, chars uint64, word string, found *[]Area) error {
	units := utf16.Encode([]rune(word))
	if len(units) == 0 {
		return nil
	}
	var text []byte
	for _, u := range append(units, 0) {
		text = binary.LittleEndian.AppendUint16(text, u)
	}
	at, err := m.allocate(ctx, text)
	if err != nil {
		return err
	}
	defer m.call(ctx, "free", at) //nolint:errcheck // some bytes
	search, err := m.call(ctx, "FPDFText_FindStart", chars, at, 0, 0)
	if err != nil || search == 0 {
		return err
	}
	for len(*found) < maxFound {
		more, err := m.call(ctx, "FPDFText_FindNext", search)
		if err != nil {
			return err
		}
		if more == 0 {
			break
		}
		if err := m.areas(ctx, loaded, chars, search, found); err != nil {
			return err
		}
	}
	_, err = m.call(ctx, "FPDFText_FindClose", search)
	return err
}

// areas adds the rectangles of what a search has just found.
func (m *machine) areas(ctx context.Context, loaded, chars, search uint64, found *[]Area) error {
	from, err := m.call(ctx, "FPDFText_GetSchResultIndex", search)
	if err != nil {
		return err
	}
	count, err := m.call(ctx, "FPDFText_GetSchCount", search)
	if err != nil {
		return err
	}
	rects, err := m.call(ctx, "FPDFText_CountRects", chars, from, count)
	if err != nil {
		return err
	}
	at, err := m.allocate(ctx, make([]byte, 32)) // four doubles: left, top, right, bottom
	if err != nil {
		return err
	}
	defer m.call(ctx, "free", at) //nolint:errcheck // some bytes
	for i := range min(int(int32(rects)), maxFound) {
		ok, err := m.call(ctx, "FPDFText_GetRect", chars, uint64(i), at, at+8, at+16, at+24)
		if err != nil {
			return err
		}
		raw, there := m.memory().Read(uint32(at), 32)
		if ok == 0 || !there {
			continue
		}
		var c [4]float64
		for n := range c {
			c[n] = math.Float64frombits(binary.LittleEndian.Uint64(raw[8*n:]))
		}
		if a, there := m.place(ctx, loaded, at, c); there {
			*found = append(*found, a)
		}
	}
	return nil
}
