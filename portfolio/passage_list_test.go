package portfolio

import (
	"fmt"
	"strings"
	"testing"
)

func TestPassagesStandInTheOrderOfTheText(t *testing.T) {
	s := told(t, story, quoted) // 1.1.1
	s = written(t, s, "results", "Les résultats sont là.")
	s = change(t, s, func(e *Edit) error {
		for _, l := range []struct {
			p    Passage
			code string
		}{
			{Passage{"results", 0, 13}, "1.1.1"}, {at(story, quoted), "2.1.1"}, {at(story, quoted), "1.2.1"}, {at(story, "Avant"), "1.1.2"},
		} {
			if _, err := e.LinkPassage("s", l.p, l.code, ""); err != nil {
				return err
			}
		}
		_, err := e.Link(theSituation, "1.1.1", "")
		return err
	})
	said := func(s *State) string {
		var all []string
		for _, p := range s.PassagesOf("s") {
			one := fmt.Sprint(p.Field, " ", p.Fate, " ", Shorten(p.Quote, 8))
			for _, l := range p.Links {
				one += " " + l.Indicator
			}
			all = append(all, one)
		}
		return strings.Join(all, "; ")
	}
	if got, want := said(s), "actions 0 Avant 1.1.2; actions 0 J’ai… 1.1.1 1.2.1 2.1.1; results 0 Les… 1.1.1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if whole := s.WholeLinks(theSituation); len(whole) != 1 || whole[0].OfPassage() {
		t.Errorf("whole: %v", whole)
	}
	gone := written(t, s, "actions", "Avant tout.")
	if got, want := said(gone), "actions 0 Avant 1.1.2; actions 2 J’ai… 1.1.1 1.2.1 2.1.1; results 0 Les… 1.1.1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	// The whole situation has changed, and three passages; what stands is left.
	if got := gone.SuspectLinks(); len(got) != 4 {
		t.Errorf("%d to look at again", len(got))
	}
	left := change(t, gone, func(e *Edit) error {
		if err := e.Put(&BlockChoice{Code: "B2", Status: BlockWon}); err != nil {
			return err
		}
		return e.Put(&AcceptedGap{Indicator: "1.2.1"})
	})
	if got := left.SuspectLinks(); len(got) != 2 {
		t.Errorf("what does not count is to be looked at: %d", len(got))
	}
	var n int
	confirmed := change(t, gone, func(e *Edit) (err error) { n, err = e.CheckAll(gone.SuspectLinks()); return err })
	if n != 1 || len(confirmed.SuspectLinks()) != 3 {
		t.Errorf("%d confirmed at once, %d left", n, len(confirmed.SuspectLinks()))
	}
}
