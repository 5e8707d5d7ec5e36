package opendocument

import (
	"bytes"
	"crypto/sha256"
	"image"
	"image/jpeg"
	"image/png"
	"strconv"
	"strings"

	ts "acquis/export/typeset"
)

// images are the pictures of the package, each once.
type images struct {
	all   []picture
	known map[[sha256.Size]byte]int // by what the figure holds; -1 is none
	shown int
}

type picture struct {
	name          string
	media         string
	data          []byte
	width, height int
}

// add packs an image anew, nil for what is none.
func (im *images) add(data []byte) *picture {
	if im.known == nil {
		im.known = map[[sha256.Size]byte]int{}
	}
	sum := sha256.Sum256(data)
	at, known := im.known[sum]
	if !known {
		at = -1
		if p, ok := pack(data); ok {
			at = len(im.all)
			p.name = "Pictures/image" + strconv.Itoa(at+1) + "." + strings.TrimPrefix(p.media, "image/")
			im.all = append(im.all, p)
		}
		im.known[sum] = at
	}
	if at < 0 {
		return nil
	}
	return &im.all[at]
}

func pack(data []byte) (picture, bool) {
	img, photo := ts.Opaque(data)
	if img == nil {
		return picture{}, false
	}
	p := picture{width: img.Bounds().Dx(), height: img.Bounds().Dy(), media: "image/png"}
	var out bytes.Buffer
	var err error
	if photo {
		p.media = "image/jpeg"
		err = jpeg.Encode(&out, image.Image(img), &jpeg.Options{Quality: 88})
	} else {
		err = png.Encode(&out, img)
	}
	p.data = out.Bytes()
	return p, err == nil
}

func (c *content) figure(f *ts.Figure) {
	p := c.images.add(f.Image)
	if p == nil {
		return
	}
	w, h := c.theme.Page.Fit(f.Width, p.width, p.height)
	said := strings.TrimSpace(f.Alt)
	if said == "" {
		said = strings.TrimSpace(ts.PlainText(f.Caption))
	}
	c.images.shown++
	captioned := !void(f.Caption)
	c.begin("text:p", c.paragraphStyle(setting{parent: styleFigure, base: figureLook(), keep: captioned}), f.Anchor, "")
	c.start("draw:frame", "draw:name", "Image"+strconv.Itoa(c.images.shown), "draw:style-name", frameStyle, "text:anchor-type", "as-char",
		"svg:width", length(w), "svg:height", length(h))
	c.empty("draw:image", "xlink:href", p.name, "xlink:type", "simple", "xlink:show", "embed", "xlink:actuate", "onLoad")
	if said != "" {
		c.element("svg:title", said)
		c.element("svg:desc", said)
	}
	c.end()
	c.end()
	if captioned {
		c.begin("text:p", c.paragraphStyle(setting{parent: styleCaption, base: captionLook(c.theme)}), "", "")
		c.runs(f.Caption)
		c.end()
	}
}
