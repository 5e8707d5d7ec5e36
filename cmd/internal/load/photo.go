package load

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
)

// The size of a photograph: 12 megapixels, as telephones take them.
const photoWidth, photoHeight = 4032, 3024

// photographs makes the few pictures of which all photographs are: broad
// stripes, so that they are small files and take as long to read as others.
func photographs() ([][]byte, error) {
	var all [][]byte
	picture := image.NewYCbCr(image.Rect(0, 0, photoWidth, photoHeight), image.YCbCrSubsampleRatio420)
	for n := range 4 {
		for y := range photoHeight {
			line := picture.Y[y*picture.YStride : y*picture.YStride+photoWidth]
			for x := range line {
				line[x] = uint8((x/(60+n) + y/(90-n)) * 7)
			}
		}
		hue := color.RGBA{R: uint8(60 * n), G: 120, B: uint8(200 - 40*n), A: 255}
		_, cb, cr := color.RGBToYCbCr(hue.R, hue.G, hue.B)
		for i := range picture.Cb {
			picture.Cb[i], picture.Cr[i] = cb, cr
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, picture, &jpeg.Options{Quality: 30}); err != nil {
			return nil, err
		}
		all = append(all, b.Bytes())
	}
	return all, nil
}
