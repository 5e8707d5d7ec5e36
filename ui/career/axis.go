package career

import (
	"slices"
	"strings"
	"time"

	"acquis/portfolio"
)

// span is an experience or a training on the axis of years.
type span struct {
	ref       portfolio.Ref
	name      string
	period    string // as people read it
	from, to  time.Time
	inDossier bool
}

// spansOf sorts what has a date by its beginning, and sets apart what has
// none. A period without an end lasts until the end of what is said of its
// beginning ("2019" is that year); one that goes on ends today.
func spansOf(state *portfolio.State, today time.Time) (experiences, trainings, undated []span) {
	for _, e := range state.Experiences() {
		s := newSpan(e.Ref(), roleName(e), e.Period, e.InDossier, today)
		experiences = append(experiences, s)
	}
	for _, t := range state.Trainings() {
		s := newSpan(t.Ref(), trainingName(t), t.Period, t.InDossier, today)
		trainings = append(trainings, s)
	}
	take := func(spans []span) []span {
		dated := slices.DeleteFunc(slices.Clone(spans), func(s span) bool { return s.from.IsZero() })
		for _, s := range spans {
			if s.from.IsZero() {
				undated = append(undated, s)
			}
		}
		slices.SortStableFunc(dated, func(a, b span) int {
			if c := a.from.Compare(b.from); c != 0 {
				return c
			}
			return strings.Compare(a.name, b.name)
		})
		return dated
	}
	return take(experiences), take(trainings), undated
}

func newSpan(ref portfolio.Ref, name string, p portfolio.Period, inDossier bool, today time.Time) span {
	s := span{ref: ref, name: name, period: p.French(), inDossier: inDossier}
	start, end := p.Start, p.End
	if start.IsZero() {
		start = end
	}
	if start.IsZero() {
		return s
	}
	s.from, s.to = start.Time(), start.End()
	switch {
	case p.Current:
		s.to = today
	case !end.IsZero():
		s.to = end.End()
	}
	if s.to.Before(s.from) { // dates in the wrong order, or a beginning to come
		s.to = start.End()
	}
	return s
}

// axis maps time onto a width: whole years, with a mark every step years.
type axis struct {
	first, last int // the axis runs from the start of first to that of last
	step        int
}

// newAxis makes an axis for all spans, with a mark every year.
func newAxis(spans []span) axis {
	a := axis{step: 1}
	for i, s := range spans {
		from, to := s.from.Year(), s.to.Year()+1
		if i == 0 {
			a.first, a.last = from, to
		}
		a.first, a.last = min(a.first, from), max(a.last, to)
	}
	return a
}

// withRoom spaces the marks so that on a width each has at least some room.
func (a axis) withRoom(width, room float32) axis {
	for _, a.step = range []int{1, 2, 5, 10, 20, 50} {
		if marks := (a.last-a.first)/a.step + 1; float32(marks)*room <= width {
			break
		}
	}
	return a
}

// firstDay is the beginning of a year.
func firstDay(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }

// at is the place of a time, from 0 to 1.
func (a axis) at(t time.Time) float32 {
	start, end := firstDay(a.first), firstDay(a.last)
	if !end.After(start) {
		return 0
	}
	place := float32(t.Sub(start).Hours() / end.Sub(start).Hours())
	return min(max(place, 0), 1)
}

// marks lists the years that are written under the axis.
func (a axis) marks() []int {
	var years []int
	for y := (a.first + a.step - 1) / a.step * a.step; y <= a.last; y += a.step {
		years = append(years, y)
	}
	return years
}
