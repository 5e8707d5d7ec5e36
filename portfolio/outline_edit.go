package portfolio

import (
	"reflect"
	"slices"
)

// SetOutline makes an outline the one of the portfolio; nil brings back the one
// that it was begun with. No text is lost: what was written for a part that the
// new outline does not have stays, under the heading that it had, and is in its
// place again when the part is (see [State.Strays]).
//
// Errors: those of [Outline.Validate]; nothing is changed then.
func (e *Edit) SetOutline(o *Outline) error {
	if o == nil || sameOutline(o, e.next.pinned) {
		e.rememberHeadings(e.next.pinned)
		e.Remove(Ref{KindOutline, OutlineID})
		return nil
	}
	if err := o.Validate(); err != nil {
		return err
	}
	e.rememberHeadings(o)
	return e.Put(o)
}

func sameOutline(a, b *Outline) bool {
	return reflect.DeepEqual(a.normalized(), b.normalized())
}

// rememberHeadings gives the texts whose part goes the heading that they had.
func (e *Edit) rememberHeadings(next *Outline) {
	for _, p := range e.next.Outline.Parts {
		if !p.Kind.Written() || next.Part(p.Key) != nil {
			continue
		}
		old, ok := e.next.Get(Ref{KindSection, ID(p.Key)}).(*Section)
		if ok && old.Heading != p.Title {
			n := *old
			n.Heading = p.Title
			e.PutAsIs(n.normalized())
		}
	}
}

// PinnedOutline is the outline that the portfolio was begun with.
func (s *State) PinnedOutline() *Outline { return s.pinned }

// OwnOutline reports whether the portfolio has another outline than the one that
// it was begun with.
func (s *State) OwnOutline() bool { return s.Outline != s.pinned }

// WithOutline is the same portfolio under another outline, to look at it or to
// export it once. The outline must be valid.
func (s *State) WithOutline(o *Outline) *State {
	next := *s
	next.memo = new(memo)
	next.Outline = o
	return &next
}

// adoptOutline makes State.Outline what the records say.
func (s *State) adoptOutline() {
	s.Outline = s.pinned
	if o := one[*Outline](s, KindOutline, OutlineID); o != nil {
		s.Outline = o
	}
}

// Strays lists the texts that were written, or noted, for a part that the
// outline does not have (textes hors trame). They are kept and do not print.
func (s *State) Strays() []SectionSpec {
	asked := map[ID]bool{}
	for _, spec := range s.Outline.Sections(s.Framework) {
		asked[spec.ID] = true
	}
	var strays []SectionSpec
	for _, t := range s.Sections() {
		if !asked[t.ID] && (t.Text != "" || t.Note != "") {
			strays = append(strays, s.strayOf(t))
		}
	}
	return strays
}

// strayOf names a stray as the framework does, or as its part was headed.
func (s *State) strayOf(t *Section) SectionSpec {
	whole := Outline{Parts: []Part{{Key: "competences", Kind: PartCompetences}}}
	for _, spec := range whole.Sections(s.Framework) {
		if spec.ID == t.ID {
			spec.Part = ""
			return spec
		}
	}
	title := t.Heading
	if p := s.pinned.Part(string(t.ID)); title == "" && p != nil {
		title = p.Title
	}
	if title == "" {
		title = string(t.ID)
	}
	return SectionSpec{ID: t.ID, Title: title}
}

// Stray names a text that has no part, whether anything is left of it or not;
// false for one that the outline asks for, or that was never written.
func (s *State) Stray(id ID) (SectionSpec, bool) {
	t := one[*Section](s, KindSection, id)
	if t == nil || slices.ContainsFunc(s.Outline.Sections(s.Framework), func(spec SectionSpec) bool { return spec.ID == id }) {
		return SectionSpec{}, false
	}
	return s.strayOf(t), true
}

// OutlineWith is the outline with a part again for a stray, under its heading:
// where the outline of the beginning has it, else at the end.
func (s *State) OutlineWith(stray SectionSpec) *Outline {
	o, first := s.Outline.Clone(), s.pinned
	p := Part{Key: string(stray.ID), Kind: PartText, Title: stray.Title}
	if stray.Block != "" {
		p = Part{Key: o.freshKey(PartCompetences), Kind: PartCompetences, Title: "Compétences"}
	}
	at := slices.IndexFunc(first.Parts, func(f Part) bool {
		return f.Key == p.Key || stray.Block != "" && f.Kind == PartCompetences
	})
	if at < 0 {
		o.Add(p, "")
		return o
	}
	if was := first.Parts[at]; was.Kind == PartText || slices.Contains(o.Absent(), was.Kind) {
		title := p.Title
		p = was
		if stray.Block == "" {
			p.Title = title
		}
	}
	for at--; at >= 0; at-- {
		if before := first.Parts[at].Key; o.Part(before) != nil {
			o.Add(p, before)
			return o
		}
	}
	o.Parts = slices.Insert(o.Parts, 0, p)
	return o
}

// Shift moves a part up (by < 0) or down. The ends stop it, and annexes stay
// last. It reports whether the part has moved.
func (o *Outline) Shift(key string, by int) bool {
	from, last := o.index(key), len(o.Parts)-1
	if from < 0 || o.Parts[from].Kind == PartAnnexes {
		return false
	}
	if o.Parts[last].Kind == PartAnnexes {
		last--
	}
	to := min(max(from+by, 0), last)
	if to == from {
		return false
	}
	p := o.Parts[from]
	o.Parts = slices.Insert(slices.Delete(o.Parts, from, from+1), to, p)
	return true
}

// Add puts a part behind the one with a key, or at the end, and in any case
// before the annexes. A part without a key gets a fresh one.
func (o *Outline) Add(p Part, behind string) (key string) {
	if p.Key == "" {
		p.Key = o.freshKey(p.Kind)
	}
	at := len(o.Parts)
	if i := o.index(behind); i >= 0 {
		at = i + 1
	}
	if at > 0 && p.Kind != PartAnnexes && o.Parts[at-1].Kind == PartAnnexes {
		at--
	}
	if p.Kind == PartAnnexes {
		at = len(o.Parts)
	}
	o.Parts = slices.Insert(o.Parts, at, p)
	return p.Key
}

// freshKey is a key that no part has. That of a text is drawn, so that two
// computers never draw the same one, and no older text comes under it.
func (o *Outline) freshKey(kind PartKind) string {
	if o.Part(string(kind)) == nil && kind != PartText {
		return string(kind)
	}
	id := string(NewID())
	return string(kind) + "-" + id[len(id)-12:]
}

// Drop takes a part out. The last one stays: an outline has parts.
func (o *Outline) Drop(key string) bool {
	i := o.index(key)
	if i < 0 || len(o.Parts) == 1 {
		return false
	}
	o.Parts = slices.Delete(o.Parts, i, i+1)
	return true
}

// Absent lists the kinds of which the outline has no part, text aside, which
// may always come again.
func (o *Outline) Absent() []PartKind {
	return slices.DeleteFunc(PartKinds(), func(k PartKind) bool {
		return k == PartText || slices.ContainsFunc(o.Parts, func(p Part) bool { return p.Kind == k })
	})
}
