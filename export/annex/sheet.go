package annex

import (
	"encoding/json"
	"fmt"
)

// sheet is a page of an attached PDF, as whoever stamps it must know it.
type sheet struct {
	Media  rect   `json:"media"`
	Crop   *rect  `json:"crop,omitempty"`
	Rotate int    `json:"rotate,omitempty"`
	Font   name   `json:"font"`          // what its resources call the font of the stamps
	Ink    *reach `json:"ink,omitempty"` // of the first page, which gets a title line
}

// reach is how high and how low a page shows something, in the page as it is
// seen.
type reach struct{ Top, Bottom float64 }

// MarshalJSON writes the corners.
func (r rect) MarshalJSON() ([]byte, error) {
	return json.Marshal([4]float64{r.x0, r.y0, r.x1, r.y1})
}

// UnmarshalJSON reads the corners.
func (r *rect) UnmarshalJSON(data []byte) error {
	var corners [4]float64
	err := json.Unmarshal(data, &corners)
	*r = rect{corners[0], corners[1], corners[2], corners[3]}
	return err
}

// sheetOf is what must be known of a page.
func (d *document) sheetOf(p dict, font name) sheet {
	s := sheet{Rotate: d.int(p["Rotate"]), Font: font}
	var ok bool
	if s.Media, ok = d.rect(p["MediaBox"]); !ok {
		s.Media = letter
	}
	if crop, ok := d.rect(p["CropBox"]); ok {
		s.Crop = &crop
	}
	return s
}

// view computes how a page is seen (ISO 32000-1, 7.7.3.3 and 14.11.2).
func (s sheet) view() view {
	box := s.Media
	if s.Crop != nil {
		if both := s.Crop.intersect(box); both.width() > 0 && both.height() > 0 {
			box = both
		}
	}
	return viewOf(box, s.Rotate)
}

// higher is the sheet with so much room above what is seen of it.
func (s sheet) higher(room float64) sheet {
	box := s.view().higher(room).box
	if s.Crop != nil {
		s.Crop = &box
		box = rect{min(s.Media.x0, box.x0), min(s.Media.y0, box.y0), max(s.Media.x1, box.x1), max(s.Media.y1, box.y1)}
	}
	s.Media = box
	return s
}

// captioned is where the title line of a page goes, so that it covers nothing.
type captioned struct {
	sheet  sheet // as it becomes
	foot   bool  // the line stands at the foot
	above  bool  // the sheet got higher
	before view  // how the page was seen
}

// captioned finds the place of a title line.
func (s sheet) captioned(lines []captionLine) captioned {
	seen := s.view()
	t := captioned{sheet: s, before: seen}
	if len(lines) == 0 || s.Ink == nil {
		return t
	}
	switch scale := seen.scale(); {
	case s.Ink.Top <= seen.height-captionHeight(lines)*scale:
	case s.Ink.Bottom >= footHeight(lines)*scale:
		t.foot = true
	default: // the sheet gets higher, and what was beyond its edge stays hidden
		t.above = true
		t.sheet = s.higher(captionHeight(lines) * scale)
	}
	return t
}

// dress is what the dossier adds to page i of an attached PDF: its title line
// and its stamp.
func (o order) dress(to *growing, font *textFont, i int, s sheet) filler {
	lines := o.caption(i)
	at := s.captioned(lines)
	mark, back := stampFor(o, i, at.before, font, s.Font)
	title, links := o.captionFor(lines, at.before, at.sheet.view().height, at.foot, font, s.Font)
	var content []byte
	if at.above {
		added := at.before.toUser.bounds(rect{0, at.before.height, at.before.width, at.sheet.view().height})
		content = fmt.Appendf(content, "q 1 g %s", rectangle(added.x0, added.y0, added.width(), added.height(), "re f Q\n"))
	}
	stamp := compressed(to, nil, append(append(content, title...), mark...))
	if back != nil {
		links = append(links, back)
	}
	return func(g gap) array {
		switch g {
		case gapMedia:
			return array{at.sheet.Media.array()}
		case gapCrop:
			if at.sheet.Crop != nil {
				return array{at.sheet.Crop.array()}
			}
			return nil
		case gapContent:
			return array{stamp}
		}
		return links
	}
}

// corners are the upper left corners of the pages of an annex as they are seen,
// for destinations; those of A4 where pages stand for it.
func (p part) corners(o order, attached bool) [][2]float64 {
	all := make([][2]float64, o.Pages)
	for i := range all {
		seen := viewOf(a4, 0)
		switch {
		case attached && p.Plate != nil:
			seen = viewOf(p.Plate.sheet(), 0)
		case attached:
			seen = p.Sheets[i].captioned(o.caption(i)).sheet.view()
		}
		all[i][0], all[i][1] = seen.toUser.apply(0, seen.height)
	}
	return all
}
