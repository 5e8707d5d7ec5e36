// Package picture reads photographs and scans: JPEG and PNG files that come
// from telephones, scanners and screens, whole or damaged.
//
// What an image is comes from its header alone, so that a file that claims
// 30,000 × 30,000 pixels is refused before anything is allocated for it. The
// pixels are read within a budget; those of a PNG that is not interlaced
// come row by row and cost no memory at all. The orientation and the date are
// those of the EXIF data; nothing else of it is looked at, and what leaves
// (CopyJPEG, Thumbnail) carries none of it: a photograph often knows the
// place and the telephone.
//
// Decoders of damaged files belong in a child process (see portfolio/child);
// only Read is meant for the parent as well.
package picture

import (
	"errors"
	"fmt"
)

// What is wrong with an image.
var (
	// ErrFormat says that the file is neither JPEG nor PNG, or a kind of
	// them that no viewer shows (arithmetic coding, lossless JPEG).
	ErrFormat = errors.New("picture: not a JPEG or PNG that can be shown")
	// ErrDamaged says that the image is cut off or broken.
	ErrDamaged = errors.New("picture: damaged")
	// ErrTooLarge says that the image has more pixels than MaxPixels, or
	// that its pixels do not fit the budget of the call.
	ErrTooLarge = errors.New("picture: too large")
)

// MaxPixels bounds an image: a sheet of A0 scanned at 300 dpi fits.
const MaxPixels = 150_000_000

// Media types of the images that can be read.
const (
	JPEG = "image/jpeg"
	PNG  = "image/png"
)

// Info is what the header of an image says.
type Info struct {
	Media         string
	Width, Height int    // pixels, as stored
	Orientation   int    // EXIF: 1 (upright) to 8; see Upright
	Taken         string // EXIF: the day it was taken, 2006-01-02; "" if unknown
	Channels      int    // 1 grey, 3 colour, 4 CMYK (JPEG); with alpha 2 and 4 (PNG)
	Bits          int    // for a sample
	Interlaced    bool   // PNG; for a JPEG: progressive
	Palette       []byte // PNG: RGB triplets, nil if none
	Transparent   []byte // PNG: the tRNS chunk, nil if none
	Inverted      bool   // JPEG: CMYK as Adobe writes it
	Profile       []byte // JPEG: the ICC profile, nil if none or broken
}

// Upright returns the size of the image as a person sees it.
func (i Info) Upright() (width, height int) {
	if i.Orientation >= 5 {
		return i.Height, i.Width
	}
	return i.Width, i.Height
}

func (i Info) checkSize() error {
	if i.Width <= 0 || i.Height <= 0 {
		return fmt.Errorf("%w: %d × %d pixels", ErrDamaged, i.Width, i.Height)
	}
	if int64(i.Width)*int64(i.Height) > MaxPixels {
		return fmt.Errorf("%w: %d × %d pixels", ErrTooLarge, i.Width, i.Height)
	}
	return nil
}
