package annex

import (
	"fmt"
	"strconv"

	"acquis/assets/text"
)

// The stamp, in points on A4; it grows and shrinks with the sheet.
const (
	stampSize   = 7.5
	stampMargin = 22 // from the sides, within what printers reach
	stampBase   = 10 // from the lower edge to the baseline: below the footers of most documents
	stampPad    = 2.5
	stampGrey   = 0.35
)

// order says what the pages of an annex are to bear.
type order struct {
	Source Source
	Pages  int
	First  int     // number of its first page in the dossier
	Total  int     // pages of the dossier
	Top    float64 // height of the page that the stamp links back to
	File   int     // number of the file that it stands in, 0 for the dossier itself
	Sides  bool    // printed on both sides: the outer number changes sides
}

// stampFor returns the content that marks page i of an annex, drawn where a
// person sees the lower margin, and the link back to the list of annexes.
func stampFor(o order, i int, seen view, font *textFont, key name) ([]byte, dict) {
	left := text.AnnexStamp(o.Source.Number, i+1, o.Pages)
	right := text.PageStamp(o.First+i, o.Total)
	if o.File > 0 {
		right = text.FileStamp(o.File, o.First+i, o.Total)
	}
	scale := seen.scale()
	fit := func(s string) float64 { return font.width(s) * stampSize }
	if need := fit(left) + fit(right) + 3*stampMargin; need*scale > seen.width {
		scale = seen.width / need
	}
	w, h := seen.width/scale, seen.height/scale
	base := min(stampBase, h/4)
	leftAt, rightAt := float64(stampMargin), w-stampMargin-fit(right)
	if o.Sides && (o.First+i)%2 == 0 { // a left-hand page: its outer side is the left
		leftAt, rightAt = w-stampMargin-fit(left), stampMargin
	}

	m := seen.toUser
	content := fmt.Appendf(nil, "/Artifact <</Type /Pagination>> BDC q %s %s %s %s %s %s cm\n",
		decimal(m.a*scale), decimal(m.b*scale), decimal(m.c*scale), decimal(m.d*scale), decimal(m.e), decimal(m.f))
	content = append(content, "1 g\n"...)
	for _, label := range []struct {
		x float64
		s string
	}{{leftAt, left}, {rightAt, right}} {
		content = fmt.Appendf(content, "%s %s %s %s re f\n", decimal(label.x-stampPad), decimal(base-stampPad),
			decimal(fit(label.s)+2*stampPad), decimal(stampSize+stampPad))
	}
	content = fmt.Appendf(content, "%s g\n", decimal(stampGrey))
	content = font.show(content, key, left, leftAt, base, stampSize)
	content = font.show(content, key, right, rightAt, base, stampSize)
	content = append(content, "Q EMC\n"...)

	if o.Source.BackPage <= 0 {
		return content, nil
	}
	toUser := matrix{m.a * scale, m.b * scale, m.c * scale, m.d * scale, m.e, m.f}
	return content, o.linkTo(o.Source.BackPage, toUser.bounds(rect{leftAt - stampPad, base - stampPad,
		leftAt + fit(left) + stampPad, base + stampSize}))
}

// decimal writes a number as PDF wants it, to a thousandth and more for scales.
func decimal(f float64) string { return strconv.FormatFloat(round(f), 'f', -1, 64) }

func round(f float64) float64 {
	const steps = 1e5
	r := float64(int64(f*steps+copysign(f))) / steps
	if r == 0 {
		return 0 // not -0
	}
	return r
}

func copysign(f float64) float64 {
	if f < 0 {
		return -0.5
	}
	return 0.5
}
