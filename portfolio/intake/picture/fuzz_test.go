package picture

import (
	"bytes"
	"errors"
	"image"
	"io"
	"testing"

	"acquis/portfolio/intake/picture/picturetest"
)

// FuzzPicture feeds everything that reads images: errors that say what they
// are about, never a panic, and never pixels beyond the budget.
func FuzzPicture(f *testing.F) {
	const budget = 1 << 20
	small := picturetest.Quarters(12, 8)
	f.Add(picturetest.PNG(f, small))
	f.Add(picturetest.JPEG(f, small))
	f.Add(picturetest.WithEXIF(picturetest.JPEG(f, small), []byte("II*\x00\x08\x00\x00\x00\x00\x00")))
	f.Fuzz(func(t *testing.T, data []byte) {
		info, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		img, err := Decode(bytes.NewReader(data), info, budget)
		switch {
		case err == nil && info.Cost() > budget:
			t.Errorf("%d bytes of pixels were read on a budget of %d", info.Cost(), budget)
		case err == nil && img.Bounds().Size() != (image.Point{X: info.Width, Y: info.Height}):
			t.Errorf("%v pixels, though the header says %d × %d", img.Bounds(), info.Width, info.Height)
		case err != nil && !errors.Is(err, ErrFormat) && !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrDamaged):
			t.Errorf("%v says nothing of the image", err)
		}
		_ = Verify(bytes.NewReader(data), info, budget)
		if thumbnail, err := Thumbnail(bytes.NewReader(data), info, 16, budget); err == nil {
			if made, err := Read(bytes.NewReader(thumbnail)); err != nil || made.Width > 16 || made.Height > 16 {
				t.Errorf("the thumbnail is %+v, %v", made, err)
			}
		}
		if info.Media == JPEG {
			_ = CopyJPEG(io.Discard, bytes.NewReader(data))
		}
	})
}
