package typeset

import (
	"context"
	"fmt"
	"strings"
)

// Layout is a document set in pages, with every page number known. It is
// immutable and may be written several times.
type Layout struct {
	Pages      int      // of the document itself
	Total      int      // with the appended ones
	Lacking    []rune   // characters that no font can draw, in order of appearance
	Unresolved []string // anchors that a reference names and the document lacks

	doc   *Document
	theme *Theme
	pages []page
	spots map[string]spot
	ahead map[string]ahead // appended runs by anchor
}

// ahead is where an appended run stands.
type ahead struct {
	page int // its first page, 1-based
	uri  string
}

// maxPasses bounds the passes over references; from growOnly on, the room of a
// page number no longer shrinks, so that the passes must end.
const (
	maxPasses = 12
	growOnly  = 4
)

// Lay sets a document. The only errors are that ctx is done and that an
// embedded font cannot be read; images that cannot are left out, with their
// captions.
func Lay(ctx context.Context, doc *Document) (*Layout, error) {
	m, err := newMetrics()
	if err != nil {
		return nil, err
	}
	l := &Layout{doc: doc, theme: doc.Theme}
	if l.theme == nil {
		l.theme = Book()
	}
	lacking := &lackList{}
	ms := &measurer{theme: l.theme, pictures: map[*Figure]*picture{}}
	ms.shaper = shaper{m: m, lacking: lacking, pageOf: func(a string) string { return "00" }}
	survey(doc.Blocks, ms, map[int]bool{})
	if err := l.settle(ctx, ms); err != nil {
		return nil, err
	}
	for n := range l.pages {
		l.pages[n].furniture = ms.furniture(l, n)
	}
	l.Lacking = lacking.list
	return l, nil
}

// survey collects the headings and prepares the images.
func survey(blocks []Block, ms *measurer, widths map[int]bool) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			ms.headings = append(ms.headings, b)
		case *Figure:
			ms.pictures[b] = prepare(b.Image, widths)
		case *Group:
			survey(b.Blocks, ms, widths)
		}
	}
}

// settle lays the document out until no page number changes its room.
func (l *Layout) settle(ctx context.Context, ms *measurer) error {
	strips := make([]*strip, len(l.doc.Blocks))
	room := map[string]int{} // the room that a number has had, for growOnly
	for pass := 0; pass < maxPasses; pass++ {
		stale := false
		for i, b := range l.doc.Blocks {
			if i%64 == 0 && ctx.Err() != nil {
				return fmt.Errorf("layout: %w", ctx.Err())
			}
			if strips[i] == nil || l.changed(strips[i], ms) {
				strips[i], stale = ms.block(b), true
			}
		}
		if !stale {
			break
		}
		l.pages = paginate(join(strips), &l.theme.Page)
		l.locate()
		ms.shaper.pageOf = func(a string) string {
			n := digits(l.pageOf(a))
			if pass >= growOnly && len(n) < room[a] {
				n = strings.Repeat("0", room[a])
			}
			room[a] = max(room[a], len(n))
			return n
		}
	}
	seen := map[string]bool{}
	for _, s := range strips {
		for _, b := range s.boxes {
			for i := range b.prims {
				l.note(&b.prims[i], seen)
			}
		}
	}
	return nil
}

// note lists the anchors that are named and nowhere to be found.
func (l *Layout) note(p *prim, seen map[string]bool) {
	if p.kind != primText {
		return
	}
	for _, a := range []string{p.frag.ref, p.frag.look.link} {
		if a != "" && !isURI(a) && l.pageOf(a) == 0 && !seen[a] {
			seen[a] = true
			l.Unresolved = append(l.Unresolved, a)
		}
	}
}

// changed says whether a number in a strip no longer fits the room it has.
func (l *Layout) changed(s *strip, ms *measurer) bool {
	for a, n := range s.refs {
		if len(ms.shaper.pageOf(a)) != n {
			return true
		}
	}
	return false
}

// join makes one list of boxes, with the larger of two facing spaces.
func join(strips []*strip) []*box {
	n := 0
	for _, s := range strips {
		n += len(s.boxes)
	}
	out := make([]*box, 0, n)
	after := 0.0
	for _, s := range strips {
		if len(s.boxes) == 0 {
			continue
		}
		if first := s.boxes[0]; first.before < after {
			again := *first // the strip stays as it was measured
			again.before = after
			out = append(out, &again)
			out = append(out, s.boxes[1:]...)
		} else {
			out = append(out, s.boxes...)
		}
		after = s.after
	}
	return out
}

// locate finds where everything stands that can be named.
func (l *Layout) locate() {
	l.spots = spots(l.pages)
	l.Pages = len(l.pages)
	l.ahead = map[string]ahead{}
	next := l.Pages + 1
	for _, a := range l.doc.Appended {
		l.ahead[a.Anchor] = ahead{page: next, uri: a.URI}
		next += a.Pages
	}
	l.Total = next - 1
}

// PageOf is the page of an anchor, counting from 1, or 0 if there is none.
func (l *Layout) PageOf(anchor string) int { return l.pageOf(anchor) }

func (l *Layout) pageOf(anchor string) int {
	if s, ok := l.spots[anchor]; ok {
		return s.page
	}
	return l.ahead[anchor].page
}

// isURI tells an address from an anchor: anchors have no colon.
func isURI(link string) bool { return strings.Contains(link, ":") }
