package chooser

import (
	"slices"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/picker"
	"acquis/ui/marks"
	"acquis/ui/widgets"
)

// Suggestion is an indicator that what is being linked may show, with the
// words that say so.
type Suggestion struct {
	Indicator string
	Words     []string
}

// mostSuggested is how many suggestions are offered: one reads three.
const mostSuggested = 3

// linkSource is what a panel for links offers.
type linkSource struct {
	Linking
	suggested []int          // places in Choice.Items
	because   map[int]string // of those
	keys      map[int]string // of what was last used
}

func newLinkSource(l Linking) *linkSource {
	s := &linkSource{Linking: l, keys: map[int]string{}}
	for n, at := range l.Choice.Recent {
		s.keys[at] = text.LinkKey(n + 1)
	}
	return s
}

func (s *linkSource) suggest(all []Suggestion) {
	places := map[string]int{}
	for at, item := range s.Choice.Items {
		if item.Indicator != nil {
			places[item.Indicator.Code] = at
		}
	}
	s.suggested, s.because = nil, map[int]string{}
	for _, one := range all {
		at, ok := places[one.Indicator]
		if ok && !s.Choice.Linked(at) && len(s.suggested) < mostSuggested {
			s.suggested = append(s.suggested, at)
			s.because[at] = text.LinkBecause(one.Words)
		}
	}
}

// mostHoles is how many holes stand before what was last used, where something
// was: with what is suggested they fill the list as it opens. The others follow.
const mostHoles = 5

// Search implements widgets.PickSource. While nothing is typed, what there is to
// do comes first: what the texts suggest, then what nothing shows yet, then what
// was last used, which has keys as well; what is linked already comes last.
func (s *linkSource) Search(query string) []widgets.PickGroup {
	found := s.Choice.Search(query)
	if strings.TrimSpace(query) != "" {
		return []widgets.PickGroup{{Items: found}}
	}
	words := text.LinkGroupsOf(s.Indicator != "")
	taken := map[int]bool{}
	var groups []widgets.PickGroup
	add := func(heading string, items []int, most int, keep func(int) bool) {
		group := widgets.PickGroup{Heading: heading}
		for _, at := range items {
			if len(group.Items) < most && !taken[at] && keep(at) {
				taken[at] = true
				group.Items = append(group.Items, at)
			}
		}
		groups = append(groups, group)
	}
	any := func(int) bool { return true }
	add(words.Suggested, s.suggested, mostSuggested, any)
	holes := slices.DeleteFunc(s.Choice.Holes(), func(at int) bool { return taken[at] })
	most := len(holes)
	if len(s.Choice.Recent) > 0 {
		most = min(most, mostHoles)
	}
	add(text.LinkHoles(words.Holes, most, len(holes)), holes, most, any)
	add(words.Recent, s.Choice.Recent, picker.MostRecent, any)
	add(words.Others, found, len(found), func(at int) bool { return !s.Choice.Linked(at) })
	add(words.Linked, found, len(found), any)
	return groups
}

// Item implements widgets.PickSource.
func (s *linkSource) Item(at int) widgets.PickItem {
	item := s.Choice.Items[at]
	var shown widgets.PickItem
	if item.Indicator != nil {
		_, competence, _ := s.State.Framework.Indicator(item.Indicator.Code)
		shown.Title = item.Indicator.Code + "\u2002" + item.Indicator.Text
		shown.Detail = competence.Code + " " + competence.Title
		shown.Mark, shown.Word = marks.Of(s.Coverage.Indicator(item.Indicator.Code))
	} else {
		shown.Title, shown.Detail = marks.NameOf(s.State, item.Evidence), evidenceDetail(s.State, item.Evidence)
		if item.Uses == 0 {
			shown.Mark, shown.Word = widgets.MarkNone, text.LinkUnused
		}
	}
	if why, ok := s.because[at]; ok {
		shown.Detail = why
	}
	shown.Note = s.note(at, item)
	return shown
}

// note is what else there is to know of an item, in a few words.
func (s *linkSource) note(at int, item picker.Item) string {
	var notes []string
	switch {
	case s.Choice.Linked(at):
		notes = append(notes, text.LinkAlready)
	case len(item.Links) > 0:
		notes = append(notes, text.LinkPartly(len(item.Links), len(s.Evidence)))
	case item.Beside > 0:
		notes = append(notes, s.beside(item.Beside))
	case item.Indicator == nil && item.Uses > 0:
		notes = append(notes, text.LinkUses(item.Uses))
	}
	if key, ok := s.keys[at]; ok {
		notes = append(notes, key)
	}
	return strings.Join(notes, " · ")
}

// beside says what else of the same situation is linked already.
func (s *linkSource) beside(n int) string {
	if s.Passage != "" {
		return text.LinkBesidePassage(n)
	}
	return text.LinkBesideWhole(n)
}

// whole is all that there is to read of an item.
func (s *linkSource) whole(at int) string {
	item := s.Choice.Items[at]
	if item.Indicator != nil {
		_, competence, block := s.State.Framework.Indicator(item.Indicator.Code)
		said := item.Indicator.Code + "\u2002" + item.Indicator.Text + "\n" + block.Short() + " – " + competence.Code + " " + competence.Title
		if stands := marks.Standing(s.Coverage.Indicator(item.Indicator.Code), s.State.Aimed(block.Code)); stands != "" {
			said += "\n" + stands
		}
		return said
	}
	return marks.NameOf(s.State, item.Evidence) + "\u2002" + evidenceDetail(s.State, item.Evidence)
}

// short names an item in a list.
func (s *linkSource) short(at int) string {
	item := s.Choice.Items[at]
	if item.Indicator != nil {
		return item.Indicator.Code
	}
	return "«\u202f" + portfolio.Shorten(marks.NameOf(s.State, item.Evidence), 40) + "\u202f»"
}
