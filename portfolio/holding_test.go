package portfolio

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// holdingState has two situations and two pieces behind 1.1.1, one situation
// behind 1.1.2, and a piece alone behind 1.2.1.
func holdingState(t testing.TB) *State {
	return change(t, withEvidence(t), func(e *Edit) error {
		for _, r := range []Record{
			&Situation{ID: "s2", Title: "Autre", InDossier: true, Actions: "un deux trois"},
			&Situation{ID: "idle", Title: "Seule", InDossier: true},
			&Situation{ID: "draft", Title: "Brouillon"},
			&Piece{ID: "p2", Title: "Seconde", InDossier: true},
			&Piece{ID: "named", Title: "Nommée", InDossier: true},
			&Piece{ID: "kept", Title: "Gardée", InDossier: true, Confidentiality: NotAttached},
			&Piece{ID: "lost", Title: "Oubliée", InDossier: true},
		} {
			if err := e.Put(r); err != nil {
				return err
			}
		}
		named, _ := e.State().ReferenceTo(Ref{KindPiece, "named"})
		if err := e.Put(&Section{ID: "motivations", Text: "Voir " + named.String(), InDossier: true}); err != nil {
			return err
		}
		for _, l := range []struct{ kind, id, indicator, why string }{
			{"situation", "s", "1.1.1", "oui"}, {"situation", "s2", "1.1.1", "oui"},
			{"piece", "p", "1.1.1", "oui"}, {"piece", "p2", "1.1.1", ""},
			{"situation", "s", "1.1.2", "oui"}, {"piece", "p", "1.2.1", "oui"},
		} {
			if _, err := e.Link(Ref{Kind(l.kind), ID(l.id)}, l.indicator, l.why); err != nil {
				return err
			}
		}
		return nil
	})
}

func saidFalls(falls []Fall) string {
	var said []string
	for _, f := range falls {
		said = append(said, fmt.Sprintf("%s: %s → %s", f.Indicator.Code, f.From, f.To))
	}
	return strings.Join(said, ", ")
}

func TestFalls(t *testing.T) {
	s := holdingState(t)
	left := change(t, s, func(e *Edit) error { return e.Put(&AcceptedGap{Indicator: "1.1.2", Reason: "non"}) })
	won := change(t, s, func(e *Edit) error { return e.Put(&BlockChoice{Code: "B1", Status: BlockWon}) })
	for _, c := range []struct {
		name     string
		state    *State
		evidence Ref
		want     string
	}{
		{"another situation still argues 1.1.1", s, theSituation, "1.1.2: argumenté → à traiter"},
		{"nothing hangs on what is doubled", s, Ref{KindSituation, "s2"}, ""},
		{"a piece alone supports", s, thePiece, "1.1.1: étayé → argumenté, 1.2.1: amorcé → à traiter"},
		{"an unjustified link carries nothing", s, Ref{KindPiece, "p2"}, ""},
		{"no link, no fall", s, Ref{KindPiece, "lost"}, ""},
		{"what is left aside does not fall", left, theSituation, ""},
		{"nor does a block that is won", won, thePiece, ""},
	} {
		if got := saidFalls(Falls(c.state, c.evidence, today)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What Falls says is what removing does: the two are worked out apart.
func TestFallsAreWhatRemovingDoes(t *testing.T) {
	s := holdingState(t)
	before := Cover(s, today)
	for _, ref := range []Ref{theSituation, thePiece, {KindSituation, "s2"}, {KindPiece, "p2"}} {
		after := Cover(change(t, s, func(e *Edit) error { e.Remove(ref); return nil }), today)
		var want []string
		for _, i := range s.Framework.Indicators() {
			if from, to := before.Indicator(i.Code).State, after.Indicator(i.Code).State; to < from {
				want = append(want, fmt.Sprintf("%s: %s → %s", i.Code, from, to))
			}
		}
		if got := saidFalls(Falls(s, ref, today)); got != strings.Join(want, ", ") {
			t.Errorf("%s: %q, want %q", ref, got, want)
		}
	}
}

func TestFallsWithoutOneLink(t *testing.T) {
	s := holdingState(t)
	if got := saidFalls(FallsWithout(s, s.Linked(thePiece, "1.2.1"), today)); got != "1.2.1: amorcé → à traiter" {
		t.Error(got)
	}
	if got := FallsWithout(s, s.Linked(theSituation, "1.1.1"), today); got != nil {
		t.Error(saidFalls(got))
	}
}

func TestHold(t *testing.T) {
	h := Hold(holdingState(t), today)
	if h.Links != 6 || h.Argued != 2 {
		t.Errorf("%d links, %d argued", h.Links, h.Argued)
	}
	if len(h.Fragile) != 1 || h.Fragile[0].Indicator.Code != "1.1.2" || h.Fragile[0].By[0] != theSituation {
		t.Errorf("fragile: %v", h.Fragile)
	}
	var uncited, unlinked []ID
	for _, p := range h.Uncited {
		uncited = append(uncited, p.ID)
	}
	for _, t := range h.Unlinked {
		unlinked = append(unlinked, t.ID)
	}
	if !slices.Equal(uncited, []ID{"lost"}) || !slices.Equal(unlinked, []ID{"idle"}) {
		t.Errorf("uncited %v, unlinked %v", uncited, unlinked)
	}
	if h.Heavy != nil {
		t.Errorf("six links say nothing of weight: %v", h.Heavy)
	}
}

func TestHeavyCarriesMoreThanAFifth(t *testing.T) {
	for _, c := range []struct {
		loads map[Ref]int
		want  string
	}{
		{map[Ref]int{theSituation: 2, thePiece: 1, {KindPiece, "x"}: 7}, "[{piece/x 7}]"},
		{map[Ref]int{theSituation: 2, {KindPiece, "a"}: 2, {KindPiece, "b"}: 2, {KindPiece, "c"}: 2, {KindPiece, "d"}: 2}, "[]"},
		{map[Ref]int{theSituation: 5, thePiece: 4}, "[]"}, // nine links are too few to say
		{map[Ref]int{theSituation: 5, thePiece: 5}, "[{piece/p 5} {situation/s 5}]"},
	} {
		h := &Holding{}
		for _, n := range c.loads {
			h.Links += n
		}
		if h.findHeavy(c.loads); fmt.Sprint(h.Heavy) != c.want {
			t.Errorf("%v: %v, want %s", c.loads, h.Heavy, c.want)
		}
	}
}

func TestBalanceCountsExperiencesAndYears(t *testing.T) {
	year := func(y int) Date { return Date{Year: y} }
	s := change(t, withEvidence(t), func(e *Edit) error {
		for _, r := range []Record{
			&Experience{ID: "old", Role: "A", Period: Period{Start: year(2008), End: year(2010)}},
			&Experience{ID: "now", Role: "B", Period: Period{Start: year(2015), Current: true}},
			&Situation{ID: "s", Title: "Situation", InDossier: true, Experience: "old"},
			&Situation{ID: "t", Title: "T", InDossier: true, Experience: "now", Period: Period{Start: year(2010), End: year(2011)}},
			&Situation{ID: "u", Title: "U", InDossier: true, Experience: "now"},
		} {
			if err := e.Put(r); err != nil {
				return err
			}
		}
		for _, id := range []ID{"s", "t", "u"} {
			if _, err := e.Link(Ref{KindSituation, id}, "1.1.1", ""); err != nil {
				return err
			}
		}
		return nil
	})
	if w := Balance(s)[0]; w.Experiences != 2 || w.Years != 4 { // 2008 to 2011
		t.Errorf("%d experiences, %d years", w.Experiences, w.Years)
	}
	if w := Balance(s)[1]; w.Experiences != 0 || w.Years != 0 {
		t.Errorf("a block that nothing serves: %+v", w)
	}
}

func TestYearsOfAPeriod(t *testing.T) {
	for _, c := range []struct {
		period Period
		want   int
	}{
		{Period{}, 0},
		{Period{Start: Date{Year: 2019, Month: 3}}, 1},
		{Period{End: Date{Year: 2019}}, 1},
		{Period{Start: Date{Year: 2019}, End: Date{Year: 2021}}, 3},
		{Period{Start: Date{Year: 2021}, End: Date{Year: 2019}}, 1},
		{Period{Start: Date{Year: 19}, End: Date{Year: 2019}}, 1},
	} {
		years := map[int]bool{}
		if addYears(years, c.period); len(years) != c.want {
			t.Errorf("%s: %d years, want %d", c.period.French(), len(years), c.want)
		}
	}
}

func TestImbalance(t *testing.T) {
	for _, c := range []struct {
		words []int
		want  bool
	}{
		{[]int{16000, 800}, true}, {[]int{5000, 4000, 2000}, false}, {[]int{900, 0}, false}, {[]int{9000}, false}, {[]int{6000, 2000}, false},
	} {
		h := &Holding{}
		for _, n := range c.words {
			h.Balance = append(h.Balance, Weight{Words: n})
		}
		if most, least, uneven := h.Imbalance(); uneven != c.want {
			t.Errorf("%v: %v (%d, %d)", c.words, uneven, most.Words, least.Words)
		}
	}
	if p := (Weight{Words: 16000}).Pages(); p != 40 {
		t.Error(p)
	}
}
