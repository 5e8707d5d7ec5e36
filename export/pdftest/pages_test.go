package pdftest

import (
	"image"
	"image/color"
	"testing"
)

// textPage draws lines of grey bars, as small pages look; from line moved on they
// stand by px lower, and all ink is darker by so many greys.
func textPage(moved, px, darker int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, 330, 468))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for line := range 40 {
		y := 40 + 9*line
		if line >= moved {
			y += px
		}
		for x := 40; x < 240; x++ {
			if (x+line*7)%11 != 0 {
				img.SetGray(x, y, color.Gray{uint8(150 - darker)})
				img.SetGray(x, y+1, color.Gray{uint8(110 - darker)})
				img.SetGray(x, y+2, color.Gray{uint8(150 - darker)})
			}
		}
	}
	return img
}

func TestDifference(t *testing.T) {
	page := textPage(0, 0, 0)
	for name, c := range map[string]struct {
		other *image.Gray
		same  bool
	}{
		"itself":            {textPage(0, 0, 0), true},
		"another poppler":   {textPage(0, 0, 25), true},
		"a line moved":      {textPage(39, 6, 0), false},
		"half moved":        {textPage(20, 2, 0), false},
		"another size":      {image.NewGray(image.Rect(0, 0, 331, 468)), false},
		"the last line out": {textPage(39, 90, 0), false},
	} {
		if what := difference(page, c.other); (what == "") != c.same {
			t.Errorf("%s: %q", name, what)
		}
	}
}
