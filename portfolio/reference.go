package portfolio

import (
	"regexp"
	"strings"
)

// Reference is a living reference (renvoi) in a text: "[[Title #tag]]". The
// title is for the eye; the tag finds the situation, the piece or, by the key
// of its Section, the part of the outline, whatever they are called today.
type Reference struct {
	Start, End int // bytes in the text
	Title      string
	Tag        Tag
}

var referencePattern = regexp.MustCompile(`\[\[([^\[\]\n]*?)[ \x{00A0}\x{202F}]*#([\pL\pN:._-]+)\]\]`)

// References lists the living references of a text in its order.
func References(text string) []Reference {
	if !strings.Contains(text, "[[") {
		return nil
	}
	var refs []Reference
	for _, m := range referencePattern.FindAllStringSubmatchIndex(text, -1) {
		refs = append(refs, Reference{Start: m[0], End: m[1], Title: text[m[2]:m[3]], Tag: Tag(text[m[4]:m[5]])})
	}
	return refs
}

// String is the reference as it stands in a text.
func (r Reference) String() string { return "[[" + r.Title + " #" + string(r.Tag) + "]]" }

// ReferenceTo returns a living reference to a situation, a piece or a Section;
// false if ref is none of these.
func (s *State) ReferenceTo(ref Ref) (Reference, bool) {
	title := strings.NewReplacer("[", "(", "]", ")", "\n", " ").Replace(Shorten(s.TitleOf(ref), 80))
	switch r := s.Get(ref).(type) {
	case *Situation:
		return Reference{Title: title, Tag: r.Tag}, true
	case *Piece:
		return Reference{Title: title, Tag: r.Tag}, true
	}
	if ref.Kind == KindSection && title != "" {
		return Reference{Title: title, Tag: Tag(ref.ID)}, true
	}
	return Reference{}, false
}

// Resolve finds what a reference names; the zero Ref if nothing does any more.
func (s *State) Resolve(r Reference) Ref {
	if ref := s.byTag(r.Tag); !ref.IsZero() {
		return ref
	}
	for _, spec := range s.Outline.Sections(s.Framework) {
		if spec.ID == ID(r.Tag) {
			return Ref{KindSection, spec.ID}
		}
	}
	return Ref{}
}

func (s *State) byTag(tag Tag) Ref {
	for _, t := range s.Situations() {
		if t.Tag == tag {
			return t.Ref()
		}
	}
	for _, p := range s.Pieces() {
		if p.Tag == tag {
			return p.Ref()
		}
	}
	return Ref{}
}
