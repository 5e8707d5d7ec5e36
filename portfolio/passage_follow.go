package portfolio

// followTexts moves the anchors of a situation's passages along with an edit
// of its texts, in the same edit: an undo takes both back.
func (e *Edit) followTexts(before, after *Situation) {
	compared := map[string][]TextChange{}
	for _, l := range e.next.LinksFrom(after.Ref()) { // a copy of the list: see linkIndex
		if l.Passage == nil {
			continue
		}
		place := l.followed(before, after, compared)
		if place != *l.Passage {
			n := *l
			n.Passage = &place
			e.PutAsIs(&n)
		}
	}
}

// followed is where the passage of a link stands after an edit.
func (l *Link) followed(before, after *Situation, compared map[string][]TextChange) Passage {
	was := l.Locate(before)
	part := partNamed(was.Field)
	if part == nil {
		return *l.Passage
	}
	changes, known := compared[was.Field]
	if !known {
		changes = CompareTexts(*part.Of(before), *part.Of(after))
		compared[was.Field] = changes
	}
	place := was.Passage.moved(changes, was.Fate == PassageGone)
	n := *l
	n.Passage = &place
	if found := n.Locate(after); found.Fate != PassageGone {
		return found.Passage
	}
	return place
}

// moved is where a passage stands once its text has changed. What is put in
// right before or behind it does not belong to it; words replaced at its edges
// do. Of one that is gone, what is written where it stood does belong to it: it
// may be the same passage in other words.
func (p Passage) moved(changes []TextChange, gone bool) Passage {
	start, end := p.startAfter(changes, gone), p.endAfter(changes, gone)
	if end < start { // all of it was replaced, and more
		start = end
	}
	return Passage{p.Field, start, end}
}

func (p Passage) startAfter(changes []TextChange, gone bool) int {
	shift := 0
	for _, c := range changes {
		switch {
		case gone && c.Start <= p.Start && p.Start <= c.End:
			return c.NewStart
		case c.Start >= p.Start && c.End > p.Start:
			return p.Start + shift
		case c.End > p.Start: // its beginning went with what stood before
			return c.NewEnd
		case c.End == p.Start && c.Start == c.End: // put in right before
			return c.NewEnd
		}
		shift = c.NewEnd - c.End
	}
	return p.Start + shift
}

func (p Passage) endAfter(changes []TextChange, gone bool) int {
	shift := 0
	for _, c := range changes {
		switch {
		case gone && c.Start <= p.End+1 && p.End <= c.End: // a space may stand between
			return c.NewEnd
		case c.Start >= p.End:
			return p.End + shift
		case c.End > p.End: // its end went with what stood behind
			return c.NewStart
		}
		shift = c.NewEnd - c.End
	}
	return p.End + shift
}
