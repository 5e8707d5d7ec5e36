//go:build !ci && linux

package main

import (
	"image"
	"path/filepath"
	"testing"

	"acquis/cmd/internal/desktop"
	"acquis/export/example"
	"acquis/portfolio/pdfium/pdfiumtest"
)

// pixels counts the pixels of a part of the screen that are of a colour.
func pixels(t *testing.T, d *desktop.Desktop, part image.Rectangle, red, green, blue uint32) (n int) {
	t.Helper()
	picture, err := d.Picture()
	if err != nil {
		t.Fatal(err)
	}
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if r, g, b, _ := picture.At(x, y).RGBA(); r>>8 == red && g>>8 == green && b>>8 == blue {
				n++
			}
		}
	}
	return n
}

// The exported pages come up beside the options, and what is written in a PDF
// is found and marked on its page: with the real toolkit, the real pdfium.
func TestWindowShowsPages(t *testing.T) {
	pdfiumtest.Engine(t)
	d := onScreen(t)
	dir := filepath.Join(t.TempDir(), "exemple")
	if err := example.Build(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	w := shown(t, d, dir)
	titled(t, w, "Marianne")
	do(t, w.Keys("ctrl+9"))
	right := image.Rect(690, 190, 1340, 720)
	eventually(t, "a white page beside the options", func() bool { return pixels(t, d, right, 255, 255, 255) > 80_000 })
	do(t, w.Keys("ctrl+6"))
	// The text of the files is read meanwhile.
	eventually(t, "the texts of the files", func() bool {
		texts, err := filepath.Glob(filepath.Join(dir, "texts", "*.txt"))
		return err == nil && len(texts) >= 14
	})
	do(t, w.Keys("ctrl+f"), w.Type("typologie observatoire"))
	eventually(t, "the word marked on its page", func() bool {
		// The piece stands second, once its text is in the index.
		do(t, w.Keys("Down", "Return"))
		for range 20 {
			if pixels(t, d, image.Rect(200, 130, 1200, 660), 255, 223, 107) > 200 {
				return true
			}
		}
		do(t, w.Keys("Escape", "ctrl+f"))
		return false
	})
	do(t, w.Keys("Escape"), w.Close())
}
