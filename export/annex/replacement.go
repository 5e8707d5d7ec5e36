package annex

import (
	"errors"
	"strings"

	"acquis/assets/text"
)

// reasons ties each problem to its French: for the jury, who reads why a page
// stands for a document, and for the candidate, who can do something.
var reasons = []struct {
	err     error
	why, do string
}{
	{ErrEncrypted, text.AnnexWhyEncrypted, text.AnnexDoEncrypted},
	{ErrEmpty, text.AnnexWhyEmpty, text.AnnexDoEmpty},
	{ErrTooLarge, text.AnnexWhyTooLarge, text.AnnexDoTooLarge},
	{ErrTimeout, text.AnnexWhyTimeout, text.AnnexDoTimeout},
	{ErrNotAttachable, text.AnnexWhyNotAttachable, text.AnnexDoNotAttachable},
	{ErrNoPages, text.AnnexWhyNoPages, text.AnnexDoNoPages},
	{ErrUnreadable, text.AnnexWhyUnreadable, text.AnnexDoUnreadable},
	{ErrDamaged, text.AnnexWhyDamaged, text.AnnexDoDamaged},
}

// Reason says in French why an annex cannot be attached and what the
// candidate can do about it.
func Reason(err error) (why, do string) {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.why, r.do
		}
	}
	return text.AnnexWhyOther, text.AnnexDoOther
}

// replaceable reports whether the failure is that of one annex, for which a
// page can stand, and not of the export as a whole.
func replaceable(err error) bool {
	if errors.Is(err, errPages) {
		return true
	}
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return true
		}
	}
	return false
}

// The layout of a replacement page, in points.
const (
	noticeLeft  = 85.0
	noticeTop   = 560.0
	noticeWidth = 425.0
)

// replacement writes as many pages as were promised, each of which says
// what is missing and why: the numbers of all other pages stay right.
func (w *pageWriter) replacement(o order, why string) {
	for i := range o.Pages {
		y := noticeTop
		var content []byte
		set := func(s string, size, leading float64, lines int) {
			for _, line := range w.font.wrap(s, noticeWidth/size, lines) {
				content = w.font.show(content, fontKey, line, noticeLeft, y, size)
				y -= size * leading
			}
		}
		content = append(content, "0 g\n"...)
		set(text.AnnexHeading(o.Source.Number), 22, 1.5, 1)
		set(o.Source.Title, 14, 1.35, 6)
		y -= 18
		set(text.AnnexReplaced, 11, 1.45, 3)
		set(why, 11, 1.45, 3)
		y -= 12
		set(text.AnnexOriginalKept, 11, 1.45, 4)
		y -= 4
		set(o.Source.SHA256, 9, 1.45, 3)
		content = append(content, "0.6 G 0.75 w\n"...)
		content = append(content, rectangle(noticeLeft-24, y-16, noticeWidth+48, noticeTop-y+58, "re S\n")...)
		w.page(o, i, a4, content, nil)
	}
}

// rectangle writes a rectangle and the operators that use it.
func rectangle(x, y, w, h float64, operators string) string {
	return strings.Join([]string{decimal(x), decimal(y), decimal(w), decimal(h), operators}, " ")
}

// breaks says where a line may end: at no no-break space.
func breaks(r rune) bool { return strings.ContainsRune(" \n\r\t", r) }

// wrap breaks s into at most max lines of the given width at size 1; what
// does not fit ends in an ellipsis.
func (f *textFont) wrap(s string, width float64, max int) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(s, breaks) {
		for _, piece := range f.pieces(word, width) {
			switch joined := line + " " + piece; {
			case line == "":
				line = piece
			case f.width(joined) <= width:
				line = joined
			default:
				lines = append(lines, line)
				line = piece
			}
		}
		if len(lines) > max {
			break
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > max {
		lines = lines[:max]
		lines[max-1] = f.shortened(lines[max-1]+" …", width)
	}
	return lines
}

// pieces cuts a word that is wider than a line.
func (f *textFont) pieces(word string, width float64) []string {
	if f.width(word) <= width {
		return []string{word}
	}
	var all []string
	piece := ""
	for _, r := range word {
		if f.width(piece+string(r)) > width {
			all = append(all, piece)
			piece = ""
		}
		piece += string(r)
	}
	return append(all, piece)
}
