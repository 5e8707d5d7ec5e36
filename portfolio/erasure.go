package portfolio

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Occurrence is one place where a text stands in what has been written.
type Occurrence struct {
	Ref   Ref
	Field string // of the record, in the stored form
	Text  int    // which of the record's [FreeTexts] it is in
	Span         // in runes
}

// Occurrences lists where a text stands, kind after kind and record by record.
// Where a living reference shows the title of what it names, that is one too.
func (s *State) Occurrences(w Wanted) []Occurrence {
	var found []Occurrence
	s.Records(func(r Record) {
		for n, t := range FreeTexts(r) {
			for _, span := range w.In(*t.Text) {
				found = append(found, Occurrence{r.Ref(), t.Field, n, span})
			}
		}
	})
	return found
}

// Around is what stands around an occurrence: what comes before it, it, and
// what comes behind, each side at most so many characters long.
func (s *State) Around(o Occurrence, around int) (before, said, after string) {
	r := s.Get(o.Ref)
	if r == nil || o.Text >= len(FreeTexts(r)) {
		return "", "", ""
	}
	runes := []rune(*FreeTexts(r)[o.Text].Text)
	if o.End > len(runes) {
		return "", "", ""
	}
	from, to := max(o.Start-around, 0), min(o.End+around, len(runes))
	before, said, after = string(runes[from:o.Start]), string(runes[o.Start:o.End]), string(runes[o.End:to])
	if from > 0 {
		before = "…" + strings.TrimLeftFunc(before, isNoSpace)
	}
	if to < len(runes) {
		after = strings.TrimRightFunc(after, isNoSpace) + "…"
	}
	return oneLine(before), oneLine(said), oneLine(after)
}

func isNoSpace(r rune) bool { return !unicode.IsSpace(r) }

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, s)
}

// EraseText takes occurrences of a text out, or puts something in their place.
// What follows from that follows: passages move with their texts, what a link
// quotes is what its passage says now, living references show titles as they
// are now, and a link that needed no second look needs none for it. The gone
// is what a link says instead of the words that it quoted, where these are
// erased and its passage is not there any more.
//
// Errors: [ErrNotFound] for an occurrence that is not there; [ErrOutline] if
// the heading of a part would be empty.
func (e *Edit) EraseText(w Wanted, list []Occurrence, replacement, gone string) error {
	x := &eraser{Edit: e, wanted: w, replacement: replacement, gone: gone,
		settled: map[ID]bool{}, parts: map[Ref]map[string]bool{}, quotes: map[ID]bool{}, titles: map[Ref]bool{}}
	for _, l := range e.next.Links() {
		x.settled[l.ID] = !e.next.Suspect(l)
	}
	byRecord := map[Ref][]Occurrence{}
	var order []Ref
	for _, o := range list {
		if o.Ref.Kind == KindLink && o.Field == "quote" {
			x.quotes[o.Ref.ID] = true
			continue
		}
		if byRecord[o.Ref] == nil {
			order = append(order, o.Ref)
		}
		byRecord[o.Ref] = append(byRecord[o.Ref], o)
	}
	for _, ref := range order {
		if err := x.record(ref, byRecord[ref]); err != nil {
			return err
		}
	}
	x.references()
	x.links()
	return nil
}

// eraser is one erasing.
type eraser struct {
	*Edit
	wanted      Wanted
	replacement string
	gone        string
	settled     map[ID]bool             // links that needed no second look
	parts       map[Ref]map[string]bool // fields that were changed, by record
	quotes      map[ID]bool             // links whose quote holds the text
	titles      map[Ref]bool            // records that are called otherwise now
}

// record takes occurrences out of one record.
func (x *eraser) record(ref Ref, list []Occurrence) error {
	before := x.next.Get(ref)
	if before == nil {
		return ErrNotFound
	}
	after := CloneRecord(before)
	texts := FreeTexts(after)
	slices.SortFunc(list, func(a, b Occurrence) int { return b.Start - a.Start }) // from the end: places stay
	x.parts[ref] = map[string]bool{}
	for _, o := range list {
		if o.Text >= len(texts) || o.End > Runes(*texts[o.Text].Text) {
			return ErrNotFound
		}
		t := texts[o.Text]
		*t.Text = without(*t.Text, o.Span, x.replacement)
		if t.Name {
			*t.Text = fileName(*t.Text)
		}
		x.parts[ref][o.Field] = true
	}
	after = after.normalized()
	if o, ok := after.(*Outline); ok {
		if err := o.Validate(); err != nil {
			return err
		}
	}
	title := x.next.TitleOf(ref)
	x.PutAsIs(after)
	if t, ok := after.(*Situation); ok {
		x.followTexts(before.(*Situation), t)
	}
	x.titles[ref] = x.next.TitleOf(ref) != title
	return nil
}

// without is a text in which a stretch was replaced; by nothing, the space that
// stood before it goes too where another sign follows.
func without(text string, at Span, replacement string) string {
	start, end := byteOf(text, at.Start), byteOf(text, at.End)
	before, after := text[:start], text[end:]
	if strings.TrimSpace(replacement) != "" {
		return before + replacement + after
	}
	next, _ := utf8.DecodeRuneInString(after)
	last, size := utf8.DecodeLastRuneInString(before)
	switch {
	case before == "" || last == '\n':
		after = strings.TrimLeft(after, " \u00A0\u202F")
	case last == ' ' && (after == "" || unicode.IsSpace(next) || strings.ContainsRune(",.;:!?…)]»", next)):
		before = before[:len(before)-size]
	}
	return before + after
}

// fileName gives the name of a file that lost its words another one.
func fileName(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		dot = len(name)
	}
	if strings.IndexFunc(name[:dot], isWordRune) < 0 {
		return "document" + name[dot:]
	}
	return strings.TrimSpace(name)
}

// references lets living references to what is called otherwise now show that.
func (x *eraser) references() {
	var naming []Record
	x.next.Records(func(r Record) {
		if slices.ContainsFunc(FreeTexts(r), func(t FreeText) bool { return x.retitled(*t.Text) != *t.Text }) {
			naming = append(naming, r)
		}
	})
	for _, r := range naming {
		before, after := r, CloneRecord(r)
		if x.parts[r.Ref()] == nil {
			x.parts[r.Ref()] = map[string]bool{}
		}
		for _, t := range FreeTexts(after) {
			if now := x.retitled(*t.Text); now != *t.Text && !(r.Ref().Kind == KindLink && t.Field == "quote") {
				*t.Text = now
				x.parts[r.Ref()][t.Field] = true
			}
		}
		x.PutAsIs(after)
		if t, ok := after.(*Situation); ok {
			x.followTexts(before.(*Situation), t)
		}
	}
}

func (x *eraser) retitled(text string) string {
	refs := References(text)
	for _, r := range slices.Backward(refs) {
		named := x.next.Resolve(r)
		if !x.titles[named] {
			continue
		}
		if now, ok := x.next.ReferenceTo(named); ok {
			text = text[:r.Start] + now.String() + text[r.End:]
		}
	}
	return text
}

// links lets the links know what their ends say now.
func (x *eraser) links() {
	for _, l := range slices.Clone(x.next.Links()) {
		changed := x.parts[l.Evidence] != nil
		if !changed && !x.quotes[l.ID] {
			continue
		}
		n := CloneRecord(l).(*Link)
		if l.OfPassage() {
			x.requote(n)
		}
		if changed && x.settled[l.ID] {
			checked := n.Checked != ""
			x.next.rebase(n)
			if checked {
				n.Checked = n.Made
			}
		}
		x.PutAsIs(n)
	}
}

// requote gives a link to a passage another quote, where what it quoted is
// erased: what the passage says now, or, of one that is gone, nothing of it.
func (x *eraser) requote(l *Link) {
	found := x.next.Passage(l)
	switch {
	case !x.quotes[l.ID] && !x.parts[l.Evidence][l.Passage.Field] && !x.parts[l.Evidence][found.Field]:
	case found.Fate != PassageGone:
		place := found.Passage
		l.Passage, l.Quote = &place, found.Text
	case x.quotes[l.ID] || x.wanted.shares(l.Quote):
		l.Quote = x.gone
	}
}

// shares reports whether a text holds one of the words that are looked for: it
// may be a part of them.
func (w Wanted) shares(text string) bool {
	said := strings.FieldsFunc(string(plainly(text).letters), func(r rune) bool { return !isWordRune(r) })
	for _, word := range strings.FieldsFunc(string(w.letters), func(r rune) bool { return !isWordRune(r) }) {
		if len(word) > 2 && slices.Contains(said, word) {
			return true
		}
	}
	return false
}
