package typeset

import (
	"context"
	"fmt"
	"runtime"
	"slices"
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
	nodes []*node // the elements of structure, in reading order

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
	l := &Layout{doc: doc, theme: doc.Theme}
	if l.theme == nil {
		l.theme = Book()
	}
	first := &measurer{doc: doc, theme: l.theme, pictures: map[*Figure]*picture{}}
	l.survey(doc.Blocks, first)
	team := []*measurer{first}
	for len(team) < runtime.GOMAXPROCS(0) {
		team = append(team, &measurer{doc: doc, theme: l.theme, pictures: first.pictures, headings: first.headings})
	}
	for _, ms := range team {
		m, err := newMetrics()
		if err != nil {
			return nil, err
		}
		ms.shaper = shaper{m: m, pageOf: func(string) string { return "00" }}
	}
	strips, err := l.settle(ctx, team)
	if err != nil {
		return nil, err
	}
	var lacks []rune
	l.nodes = arrange(strips)
	if doc.ParagraphNumbers {
		first.count(l)
	}
	for n := range l.pages {
		l.pages[n].furniture = first.furniture(l, n)
	}
	for _, s := range strips {
		lacks = append(lacks, s.lacks...)
	}
	for _, r := range append(lacks, first.shaper.lacking...) {
		if !slices.Contains(l.Lacking, r) {
			l.Lacking = append(l.Lacking, r)
		}
	}
	return l, nil
}

// survey collects the headings and prepares the images.
func (l *Layout) survey(blocks []Block, ms *measurer) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			ms.headings = append(ms.headings, b)
		case *Figure:
			if _, known := ms.pictures[b]; known {
				continue
			}
			ms.pictures[b] = prepare(b.Image)
		case *Group:
			l.survey(b.Blocks, ms)
		}
	}
}

// settle lays the document out until no page number changes its room.
func (l *Layout) settle(ctx context.Context, team []*measurer) ([]*strip, error) {
	strips := make([]*strip, len(l.doc.Blocks))
	room := map[string]int{} // the room that a number has had, for growOnly
	stale := make([]int, len(l.doc.Blocks))
	for i := range stale {
		stale[i] = i
	}
	for pass := 0; pass == 0 || pass < maxPasses && len(stale) > 0; pass++ {
		if err := l.measure(ctx, strips, stale, team); err != nil {
			return nil, err
		}
		l.pages = paginate(join(strips), &l.theme.Page)
		if l.doc.TwoSided && len(l.doc.Appended) > 0 && len(l.pages)%2 == 1 {
			l.pages = append(l.pages, page{blank: true, bare: true})
		}
		l.locate()
		pageOf := func(a string) string {
			n := digits(l.pageOf(a))
			if pass >= growOnly && len(n) < room[a] {
				n = strings.Repeat("0", room[a])
			}
			return n
		}
		stale = stale[:0]
		for i, s := range strips {
			for a, n := range s.refs {
				room[a] = max(room[a], n)
				if len(pageOf(a)) != n {
					stale = append(stale, i)
					break
				}
			}
		}
		for _, ms := range team {
			ms.shaper.pageOf = pageOf
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
	return strips, nil
}

// measure measures the blocks named in stale, on all processors: no block
// depends on another.
func (l *Layout) measure(ctx context.Context, strips []*strip, stale []int, team []*measurer) error {
	stopped := func() bool { return ctx.Err() != nil }
	each(min(len(team), len(stale)/8), len(stale), stopped, func(helper, i int) {
		strips[stale[i]] = team[helper].block(l.doc.Blocks[stale[i]])
	})
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("layout: %w", err)
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
