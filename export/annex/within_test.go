package annex

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// planesOf gives the samples of a picture, as a file would hold them.
func planesOf(img image.Image, of func(color.Color) []byte) []byte {
	var out []byte
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			out = append(out, of(img.At(x, y))...)
		}
	}
	return out
}

func rgbOf(c color.Color) []byte {
	r, g, b, _ := c.RGBA()
	return []byte{byte(r >> 8), byte(g >> 8), byte(b >> 8)}
}

func cmykOf(c color.Color) []byte {
	p := color.CMYKModel.Convert(c).(color.CMYK)
	return []byte{p.C, p.M, p.Y, p.K}
}

// printJPEG is a JPEG in the colours of print as Adobe's programs write it: with
// a mark of theirs, and inverted.
func printJPEG(t *testing.T, img image.Image) []byte {
	t.Helper()
	c := newCanvas(img.Bounds().Size(), 4)
	samples := planesOf(img, func(c color.Color) []byte {
		ink := cmykOf(c)
		for i := range ink {
			ink[i] = 255 - ink[i]
		}
		return ink
	})
	for line := range slices.Chunk(samples, 4*img.Bounds().Dx()) {
		if err := c.row(line); err != nil {
			t.Fatal(err)
		}
	}
	file, err := c.jpeg(95)
	if err != nil {
		t.Fatal(err)
	}
	return append(append(bytes.Clone(file[:2]), "\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x00"...), file[2:]...)
}

// indexed gives a picture in 256 or 16 colours, mixed so that it looks like more,
// and their palette.
func indexed(img image.Image, bits int) (samples []byte, palette string) {
	levels := map[int][3]int{8: {8, 8, 4}, 4: {2, 4, 2}}[bits]
	for r := range levels[0] {
		for g := range levels[1] {
			for b := range levels[2] {
				palette += fmt.Sprintf("%02X%02X%02X", r*255/(levels[0]-1), g*255/(levels[1]-1), b*255/(levels[2]-1))
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	at := planesOf(img, func(c color.Color) []byte {
		v := rgbOf(c)
		index := 0
		for i, n := range levels {
			index = index*n + (int(v[i])*(n-1)+random.IntN(255))/255
		}
		return []byte{byte(index)}
	})
	if bits == 8 {
		return at, palette
	}
	for row := range slices.Chunk(at, img.Bounds().Dx()) {
		for pair := range slices.Chunk(row, 2) {
			samples = append(samples, pair[0]<<4|append(pair, 0)[1])
		}
	}
	return samples, palette
}

// An image within a PDF gets smaller and looks the same, whatever its colours
// are made of; what cannot be done with certainty stays as it is, byte for byte.
func TestImagesWithinPDFs(t *testing.T) {
	img := scene(851, 1150)
	photo := photoBytes(t, 851, 1150, 97)
	deflate := func(b []byte) []byte { return deflated(nil, b).raw }
	grey := planesOf(img, func(c color.Color) []byte { return []byte{color.GrayModel.Convert(c).(color.Gray).Y} })
	rgb, cmyk := planesOf(img, rgbOf), planesOf(img, cmykOf)
	many, palette := indexed(img, 8)
	few, palette16 := indexed(img, 4)
	dct, flate := "/BitsPerComponent 8/Filter/DCTDecode", "/BitsPerComponent 8/Filter/FlateDecode"
	for what, c := range map[string]struct {
		extra   string // of the image; after a line, of the page's graphics states
		raw     []byte
		smaller bool
	}{
		"photograph":               {dct + "/ColorSpace/DeviceRGB", photo, true},
		"photograph in a list":     {strings.Replace(dct, "/DCTDecode", "[/DCTDecode]", 1) + "/ColorSpace/DeviceRGB", photo, true},
		"profile":                  {dct + "/ColorSpace[/ICCBased 20 0 R]", photo, true},
		"inverted":                 {dct + "/ColorSpace/DeviceRGB/Decode[1 0 1 0 1 0]", photo, true},
		"of print":                 {dct + "/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]", printJPEG(t, img), true},
		"of print, not inverted":   {dct + "/ColorSpace/DeviceCMYK", printJPEG(t, img), true},
		"of print, lossless":       {flate + "/ColorSpace/DeviceCMYK", deflate(cmyk), true},
		"scan":                     {flate + "/ColorSpace/DeviceGray", deflate(grey), true},
		"not encoded":              {"/BitsPerComponent 8/ColorSpace/DeviceRGB", rgb, true},
		"encoded twice":            {"/BitsPerComponent 8/Filter[/ASCIIHexDecode/FlateDecode]/ColorSpace/DeviceGray", fmt.Appendf(nil, "%X>", deflate(grey)), true},
		"not a mask":               {flate + "/ImageMask false/ColorSpace/DeviceGray", deflate(grey), true},
		"256 colours":              {flate + "/ColorSpace[/Indexed/DeviceRGB 255<" + palette + ">]", deflate(many), true},
		"16 colours":               {strings.Replace(flate, "8", "4", 1) + "/ColorSpace[/Indexed/DeviceRGB 15<" + palette16 + ">]", deflate(few), true},
		"a palette that ends":      {flate + "/ColorSpace[/Indexed/DeviceRGB 255<" + palette[:30] + ">]", deflate(many), false},
		"a palette turned round":   {flate + "/Decode[255 0]/ColorSpace[/Indexed/DeviceRGB 255<" + palette + ">]", deflate(many), false},
		"a key for transparency":   {dct + "/ColorSpace/DeviceRGB/Mask[0 1 0 1 0 1]", photo, false},
		"of a palette, it says":    {dct + "/ColorSpace[/Indexed/DeviceRGB 1<000000FFFFFF>]", photo, false},
		"other size":               {dct + "/Width 851/Height 1151/ColorSpace/DeviceRGB", photo, false},
		"stretched":                {flate + "/Width 42550/Height 23/ColorSpace/DeviceGray", deflate(grey), false},
		"inks of its own":          {flate + "/ColorSpace[/Separation/Gold/DeviceCMYK 21 0 R]", deflate(grey), false},
		"two bits":                 {"/BitsPerComponent 2/Filter/FlateDecode/ColorSpace/DeviceGray", deflate(rgb), false},
		"one bit":                  {"/BitsPerComponent 1/Filter/FlateDecode/ColorSpace/DeviceGray", deflate(rgb), false},
		"a usual state":            {flate + "/ColorSpace/DeviceGray\n/G<</TR/Identity/ca 1>>", deflate(grey), true},
		"a transfer function":      {flate + "/ColorSpace/DeviceGray\n/G<</TR 21 0 R>>", deflate(grey), false},
		"less than it says":        {flate + "/ColorSpace/DeviceRGB", deflate(grey), false},
		"not what it says":         {dct + "/ColorSpace/DeviceRGB", append([]byte("no JPEG"), photo...), false},
		"turned colours of a JPEG": {dct + "/DecodeParms<</ColorTransform 0>>/ColorSpace/DeviceRGB", photo, false},
	} {
		t.Run(what, func(t *testing.T) {
			size := "/Width 851/Height 1150"
			if strings.Contains(c.extra, "/Height") {
				size = ""
			}
			extra, states, _ := strings.Cut(c.extra, "\n")
			data := pagesPDF(1, "/Resources<</ExtGState<<"+states+">>/XObject<</Im 9 0 R>>>>", func(o map[int]string) {
				o[4] = rawStream("", "q 595 0 0 842 0 0 cm /Im Do Q")
				o[9] = rawStream("/Type/XObject/Subtype/Image"+size+extra, string(c.raw))
				o[20] = rawStream("/N 3", strings.Repeat("x", 200))
				o[21] = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 .2 .6 0]/N 1>>"
			})
			path := write(t, "a.pdf", data)
			shrunk := withShrink(t, path, Shrink{DPI: 50, Quality: 70, Within: true})
			doc, pages := reopened(t, shrunk)
			image := imagesOf(doc, pages[2])[0]
			if got := !bytes.Equal(image.raw, c.raw); got != c.smaller {
				t.Fatalf("changed: %v", got)
			}
			if info := Inspect(t.Context(), path, PDF, Shrink{DPI: 300, Quality: 90}); info.Images != int64(len(c.raw)) {
				t.Errorf("%d bytes of images are counted", info.Images)
			}
			if !c.smaller {
				return
			}
			if len(image.raw)*2 > len(c.raw) || doc.int(image.dict["Width"]) > 450 || image.dict["Filter"] != object(name("DCTDecode")) {
				t.Errorf("%d of %d bytes, %v", len(image.raw), len(c.raw), image.dict)
			}
			if d := difference(t, shot(t, withShrink(t, path, Shrink{})), shot(t, shrunk)); d > 6 {
				t.Errorf("the page looks different, by %.1f of 255", d)
			}
		})
	}
}

func withShrink(t *testing.T, path string, shrink Shrink) string {
	t.Helper()
	_, out := assembled(t, mainPDF(2), Source{Title: "Scan", Path: path, Media: PDF, Shrink: shrink})
	return out
}

// shot is the third page as it is seen, small.
func shot(t *testing.T, pdf string) []byte {
	t.Helper()
	tool(t, "pdftoppm", "-r", "20", "-f", "3", "-l", "3", "-singlefile", pdf, strings.TrimSuffix(pdf, ".pdf"))
	data, err := os.ReadFile(strings.TrimSuffix(pdf, ".pdf") + ".ppm")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// difference is how much the colours of two pages differ at most, of 255, where
// each is the mean over a part of the page: single dots may be mixed otherwise.
func difference(t *testing.T, a, b []byte) float64 {
	t.Helper()
	var width, height int
	if _, err := fmt.Sscanf(string(a[:20]), "P6\n%d %d\n255\n", &width, &height); err != nil || len(a) != len(b) {
		return 255
	}
	a, b = a[len(a)-3*width*height:], b[len(b)-3*width*height:]
	const side = 16
	most := 0
	for y := 0; y+side <= height; y += side {
		for x := 0; x+side <= width; x += side {
			var sum [3]int
			for at := range side * side * 3 {
				i := 3*((y+at/3/side)*width+x+at/3%side) + at%3
				sum[at%3] += int(a[i]) - int(b[i])
			}
			for _, s := range sum {
				most = max(most, s, -s)
			}
		}
	}
	return float64(most) / (side * side)
}
