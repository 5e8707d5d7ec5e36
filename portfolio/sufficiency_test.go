package portfolio

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// under is a portfolio whose framework gives a profile.
func under(p *Sufficiency) *State {
	f := trialFramework()
	f.Sufficiency = p
	return NewState("p", 0, f, smallOutline(), nil)
}

// evidence is one thing linked to 1.1.1 in a test, in few words:
// "s 2024" a situation that ended in 2024, "p Attestation 2021-05" a piece.
// A "-" after the kind leaves the justification out, a "!" keeps it from the
// jury, "@x" gives a situation an experience.
func put(t *testing.T, s *State, at string, evidence ...string) *State {
	t.Helper()
	return change(t, s, func(e *Edit) error {
		for n, said := range evidence {
			ref, why := Ref{KindSituation, ID(fmt.Sprint("e", n))}, "oui"
			fields := strings.Fields(said)
			situation := &Situation{ID: ref.ID, Title: said, InDossier: true}
			piece := &Piece{ID: ref.ID, Title: said, InDossier: true}
			if strings.HasPrefix(said, "p") {
				ref.Kind = KindPiece
			}
			if strings.Contains(fields[0], "-") {
				why = ""
			}
			if strings.Contains(fields[0], "!") {
				situation.InDossier, piece.Confidentiality = false, NotAttached
			}
			for _, f := range fields[1:] {
				date, err := ParseDate(f)
				switch {
				case strings.HasPrefix(f, "@"):
					situation.Experience = ID(f[1:])
					if err := e.Put(&Experience{ID: situation.Experience, Role: f, Period: Period{End: Date{Year: 2023}}}); err != nil {
						return err
					}
				case f == "…":
					situation.Period.Current = true
				case err != nil:
					piece.Nature = f
				default:
					situation.Period.End, piece.Date = date, date
				}
			}
			var r Record = situation
			if ref.Kind == KindPiece {
				r = piece
			}
			if err := e.Put(r); err != nil {
				return err
			}
			if _, err := e.Link(ref, at, why); err != nil {
				return err
			}
		}
		return nil
	})
}

func saidWhy(why []Shortfall) string {
	var said []string
	for _, w := range why {
		one := fmt.Sprintf("%s %d/%d", w.Need, w.Have, w.Want)
		for _, n := range []struct {
			word  string
			count int
		}{{"unjustified", w.Unjustified}, {"withheld", w.Withheld}, {"unsaid", w.Unsaid}} {
			if n.count > 0 {
				one += fmt.Sprintf(" %s %d", n.word, n.count)
			}
		}
		said = append(said, one)
	}
	return strings.Join(said, ", ")
}

func TestStatesFollowTheProfile(t *testing.T) {
	plain := *DefaultSufficiency()
	two := Sufficiency{Argued: Level{Situations: 2}, Supported: Level{Pieces: 2, Natures: 2}}
	recent := Sufficiency{Argued: Level{Situations: 1, RecentSituations: 1, WithinYears: 10}, Supported: Level{Pieces: 1, RecentPieces: 1, WithinYears: 5}}
	posts := Sufficiency{Argued: Level{Experiences: 2}, Supported: Level{Pieces: 1}}
	named := Sufficiency{Argued: Level{Situations: 1}, Supported: Level{OneOf: [][]string{{"Attestation", "Évaluation"}, {"Publication"}}}}
	byPiece := Sufficiency{Argued: Level{Pieces: 1}, Supported: Level{Situations: 1}}
	for _, c := range []struct {
		name     string
		profile  Sufficiency
		evidence []string
		want     CoverageState
		why      string
	}{
		{"nothing", plain, nil, Untouched, "situations 0/1"},
		{"plain, begun", plain, []string{"s-"}, Begun, "situations 0/1 unjustified 1"},
		{"plain, held back", plain, []string{"s!", "p"}, Begun, "situations 0/1 withheld 1"},
		{"plain, argued", plain, []string{"s", "p-"}, Argued, "pieces 0/1 unjustified 1"},
		{"plain, a piece not to attach", plain, []string{"s", "p!"}, Argued, "pieces 0/1 withheld 1"},
		{"plain, supported", plain, []string{"s", "p"}, Supported, ""},

		{"two situations asked, one there", two, []string{"s", "p A", "p B"}, Begun, "situations 1/2"},
		{"two situations", two, []string{"s", "s"}, Argued, "pieces 0/2, natures 0/2"},
		{"two pieces of one nature", two, []string{"s", "s", "p Attestation", "p attestation"}, Argued, "natures 1/2"},
		{"two natures, one not said", two, []string{"s", "s", "p A", "p"}, Argued, "natures 1/2 unsaid 1"},
		{"two natures", two, []string{"s", "s", "p A", "p B"}, Supported, ""},

		{"an old situation", recent, []string{"s 2015"}, Begun, "recentSituations 0/1"},
		{"an undated situation", recent, []string{"s"}, Begun, "recentSituations 0/1 unsaid 1"},
		{"a situation that goes on", recent, []string{"s …"}, Argued, "pieces 0/1, recentPieces 0/1"},
		{"dated by its experience", recent, []string{"s @x"}, Argued, "pieces 0/1, recentPieces 0/1"},
		{"an old and a recent situation", recent, []string{"s 2015", "s 2020"}, Argued, "pieces 0/1, recentPieces 0/1"},
		{"an old piece", recent, []string{"s 2024", "p 2020"}, Argued, "recentPieces 0/1"},
		{"an undated piece", recent, []string{"s 2024", "p"}, Argued, "recentPieces 0/1 unsaid 1"},
		{"a year with recent days", recent, []string{"s 2024", "p 2021"}, Supported, ""},
		{"a month with recent days", recent, []string{"s 2024", "p 2021-11"}, Supported, ""},
		{"the very day", recent, []string{"s 2024", "p 2021-11-21"}, Argued, "recentPieces 0/1"},
		{"the day after", recent, []string{"s 2024", "p 2021-11-22"}, Supported, ""},

		{"one experience twice", posts, []string{"s @x", "s @x"}, Begun, "experiences 1/2"},
		{"one experience and none", posts, []string{"s @x", "s"}, Begun, "experiences 1/2 unsaid 1"},
		{"two experiences", posts, []string{"s @x", "s @y"}, Argued, "pieces 0/1"},

		{"natures asked by name", named, []string{"s", "p Évaluation", "p"}, Argued, "oneOf 0/1 unsaid 1"},
		{"both groups", named, []string{"s", "p évaluation", "p Publication"}, Supported, ""},

		{"pieces argue", byPiece, []string{"p"}, Argued, "situations 0/1"},
		{"a situation alone does not", byPiece, []string{"s"}, Begun, "pieces 0/1"},
	} {
		got := Cover(put(t, under(&c.profile), "1.1.1", c.evidence...), today).Indicator("1.1.1")
		if got.State != c.want || saidWhy(got.Why) != c.why {
			t.Errorf("%s: %v, %q; want %v, %q", c.name, got.State, saidWhy(got.Why), c.want, c.why)
		}
	}
}

// Without a day what is recent is not judged: it neither counts nor lacks.
func TestRecencyIsNotJudgedWithoutADay(t *testing.T) {
	s := put(t, under(&Sufficiency{Argued: Level{Situations: 1}, Supported: Level{RecentPieces: 1, WithinYears: 5, Pieces: 1}}), "1.1.1", "s", "p 1990")
	if got := Cover(s, Date{}).Indicator("1.1.1"); got.State != Supported {
		t.Errorf("%v, %s", got.State, saidWhy(got.Why))
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		date, today string
		years       int
		want        bool
	}{
		{"2021", "2026-11-21", 5, true}, {"2020", "2026-11-21", 5, false}, {"2021-10", "2026-11-21", 5, false},
		{"2021-11", "2026-11-30", 5, false}, {"2021-11", "2026-11-29", 5, true}, {"2021-02", "2026-02-28", 5, false},
		{"2020-02-29", "2025-02-28", 5, true}, {"2019-02", "2024-02-29", 5, false}, {"2019-03-01", "2024-02-29", 5, true},
		{"2030", "2026-11-21", 1, true}, {"", "2026-11-21", 60, false}, {"2021", "2026-12-31", 5, false},
	} {
		d, _ := ParseDate(c.date)
		now, _ := ParseDate(c.today)
		if d.Within(c.years, now) != c.want {
			t.Errorf("%q within %d years of %q: %v", c.date, c.years, c.today, !c.want)
		}
	}
}

func TestAdviceChangesNoState(t *testing.T) {
	p := DefaultSufficiency()
	p.Advice = Level{Situations: 2, Natures: 2, RecentPieces: 1, WithinYears: 5}
	s := put(t, under(p), "1.1.1", "s", "p A 2010")
	c := Cover(s, today)
	if c.Indicator("1.1.1").State != Supported {
		t.Error(c.Indicator("1.1.1").State)
	}
	advice := func(s *State) string { return saidWhy(Cover(s, today).Blocks[0].Competences[0].Advice) }
	if got := advice(s); got != "situations 1/2, natures 1/2, recentPieces 0/1" {
		t.Error(got)
	}
	if got := Cover(s, today).Blocks[0].Competences[1].Advice; got != nil {
		t.Errorf("advice where nothing is linked: %s", saidWhy(got))
	}
	// What is linked to another indicator of the compétence counts too, once.
	s = change(t, s, func(e *Edit) error {
		for _, r := range []Record{&Situation{ID: "x", InDossier: true}, &Piece{ID: "y", Nature: "B", Date: Date{Year: 2025}, InDossier: true}} {
			if err := errors.Join(e.Put(r), linked(e, r.Ref(), "1.1.2", "oui")); err != nil {
				return err
			}
		}
		return linked(e, Ref{KindSituation, "e0"}, "1.1.2", "oui")
	})
	if got := advice(s); got != "" {
		t.Error(got)
	}
	// What is left aside advises nothing, and neither does a block that is won.
	left := change(t, s, func(e *Edit) error { return e.Put(&AcceptedGap{Indicator: "1.1.2"}) })
	if got := advice(left); got != "situations 1/2, natures 1/2, recentPieces 0/1" {
		t.Error(got)
	}
	won := change(t, left, func(e *Edit) error { return e.Put(&BlockChoice{Code: "B1", Status: BlockWon}) })
	if got := advice(won); got != "" {
		t.Error(got)
	}
}

func linked(e *Edit, ref Ref, at, why string) error {
	_, err := e.Link(ref, at, why)
	return err
}

func TestTheCandidatesOwnProfileComesFirst(t *testing.T) {
	s := put(t, under(&Sufficiency{Note: "à nous", Argued: Level{Situations: 2}, Supported: Level{Pieces: 1}}), "1.1.1", "s")
	state := func(s *State) (CoverageState, SufficiencySource) {
		c := Cover(s, today)
		return c.Indicator("1.1.1").State, c.From
	}
	if got, from := state(s); got != Begun || from != SufficiencyFramework {
		t.Error(got, from)
	}
	own := change(t, s, func(e *Edit) error {
		return e.Put(&OwnSufficiency{Argued: Level{Situations: 1, WithinYears: 5}, Supported: Level{OneOf: [][]string{{" Attestation "}}}})
	})
	if got, from := state(own); got != Argued || from != SufficiencyOwn {
		t.Error(got, from)
	}
	if o := own.OwnSufficiency(); o.Supported.OneOf[0][0] != "Attestation" || o.Argued.WithinYears != 0 {
		t.Errorf("%+v", o)
	}
	back := change(t, own, func(e *Edit) error { e.Remove(Ref{KindSufficiency, OwnSufficiencyID}); return nil })
	if got, from := state(back); got != Begun || from != SufficiencyFramework {
		t.Error(got, from)
	}
	if _, from := state(emptyState()); from != SufficiencyDefault {
		t.Error(from)
	}
}

func TestUnusableProfilesAreRefused(t *testing.T) {
	one := Level{Situations: 1}
	for name, p := range map[string]OwnSufficiency{
		"argumenté asks for nothing": {Supported: one},
		"étayé asks for nothing":     {Argued: one},
		"years alone ask nothing":    {Argued: Level{WithinYears: 5}, Supported: one},
		"less than nothing":          {Argued: Level{Situations: -1, Pieces: 3}, Supported: one},
		"out of reason":              {Argued: Level{Situations: 500}, Supported: one},
		"recent since when":          {Argued: one, Supported: Level{RecentPieces: 1}},
		"recent since for ever":      {Argued: one, Supported: Level{RecentPieces: 1, WithinYears: 500}},
		"an empty group":             {Argued: one, Supported: Level{OneOf: [][]string{{}}}},
		"a nature without a name":    {Argued: one, Supported: one, Advice: Level{OneOf: [][]string{{" "}}}},
	} {
		if err := NewEdit(emptyState()).Put(&p); !errors.Is(err, ErrSufficiency) {
			t.Errorf("%s: %v", name, err)
		}
		f := trialFramework()
		f.Sufficiency = &Sufficiency{"à nous", p.Argued, p.Supported, p.Advice}
		var fault *FrameworkError
		if err := f.Validate(); !errors.As(err, &fault) || fault.Problem != FrameworkProfile {
			t.Errorf("%s, in a framework: %v", name, err)
		}
	}
	f := trialFramework()
	f.Sufficiency = DefaultSufficiency()
	if err := f.Validate(); err == nil {
		t.Error("a profile that does not say whose it is was taken")
	}
	f.Sufficiency.Note = "à nous"
	if err := f.Validate(); err != nil {
		t.Error(err)
	}
}

// Whatever the profile: After equals Cover, what falls is what removing does,
// and what an indicator hangs on is what removing shows.
func TestEveryProfileHoldsWhatHoldingSays(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	level := func() Level {
		l := Level{Situations: random.IntN(3), Pieces: random.IntN(3), Natures: random.IntN(3), Experiences: random.IntN(2)}
		if random.IntN(3) == 0 {
			l.RecentPieces, l.WithinYears = 1, 5
		}
		if random.IntN(4) == 0 {
			l.OneOf = [][]string{{"A", "B"}}
		}
		if l.IsZero() {
			l.Situations = 1
		}
		return l
	}
	kinds := []string{"s", "s-", "s!", "s @x", "s @y", "p", "p-", "p!", "p A", "p B 2025", "p A 2010", "p C 2021"}
	for range 300 {
		s := under(&Sufficiency{Argued: level(), Supported: level(), Advice: level()})
		before := Cover(s, today)
		evidence := make([]string, random.IntN(7))
		for i := range evidence {
			evidence[i] = kinds[random.IntN(len(kinds))]
		}
		s = put(t, s, "1.1.1", evidence...)
		c := Cover(s, today)
		if got := before.After(s, "1.1.1"); !reflect.DeepEqual(got, c) {
			t.Fatalf("%q: after\n%+v\nwant\n%+v", evidence, got, c)
		}
		var hangsOn []Ref
		lowest := Argued
		for _, l := range s.LinksTo("1.1.1") {
			without := Cover(change(t, s, func(e *Edit) error { e.Remove(l.Evidence); return nil }), today).Indicator("1.1.1").State
			falls := Falls(s, l.Evidence, today)
			if from := c.Indicator("1.1.1").State; without < from != (len(falls) == 1) || len(falls) == 1 && (falls[0].From != from || falls[0].To != without) {
				t.Fatalf("%q without %s: %v, said %v", evidence, l.Evidence, without, falls)
			}
			if one := FallsWithout(s, l, today); !reflect.DeepEqual(one, falls) {
				t.Fatalf("%q: %v, %v", evidence, one, falls)
			}
			if c.Indicator("1.1.1").State >= Argued && without < Argued {
				hangsOn, lowest = append(hangsOn, l.Evidence), min(lowest, without)
			}
		}
		h := Hold(s, today)
		if len(hangsOn) == 0 != (len(h.Fragile) == 0) || len(hangsOn) > 0 && (!sameRefs(h.Fragile[0].By, hangsOn) || h.Fragile[0].To != lowest) {
			t.Fatalf("%+v\n%q: hangs on %v, said %+v", s.Framework.Sufficiency, evidence, hangsOn, h.Fragile)
		}
	}
}

func sameRefs(a, b []Ref) bool {
	seen := map[Ref]bool{}
	for _, r := range a {
		seen[r] = true
	}
	for _, r := range b {
		if !seen[r] {
			return false
		}
	}
	return len(a) == len(b)
}

// Why steps lead where they do: a hole is filled by a situation, unless only
// pieces are asked for.
func TestStepsFollowTheProfile(t *testing.T) {
	p := &Sufficiency{Argued: Level{Situations: 1, Pieces: 1}, Supported: Level{Situations: 2}}
	s := put(t, under(p), "1.1.1", "s")
	find := func(s *State) Step {
		for _, step := range NextSteps(s, Cover(s, today)) {
			if step.Indicator == "1.1.1" {
				return step
			}
		}
		return Step{}
	}
	if step := find(s); step.Kind != StepProve || saidWhy(step.Why) != "pieces 0/1" {
		t.Errorf("%+v", step)
	}
	s = change(t, s, func(e *Edit) error {
		return errors.Join(e.Put(&Piece{ID: "y", InDossier: true}), linked(e, Ref{KindPiece, "y"}, "1.1.1", "oui"))
	})
	if step := find(s); step.Kind != StepSupport || saidWhy(step.Why) != "situations 1/2" {
		t.Errorf("%+v", step)
	}
}

// Two passages of one situation are one situation; one that says why is enough,
// and one of two links gone takes nothing away.
func TestPassagesOfASituationCountOnce(t *testing.T) {
	s := change(t, under(&Sufficiency{Argued: Level{Situations: 1}, Supported: Level{Situations: 2}}), func(e *Edit) error {
		if err := e.Put(&Situation{ID: "s", Context: "J’ai réuni les partenaires. J’ai écrit la charte.", InDossier: true}); err != nil {
			return err
		}
		_, first := e.LinkPassage("s", Passage{Field: "context", Start: 0, End: 27}, "1.1.1", "oui")
		_, second := e.LinkPassage("s", Passage{Field: "context", Start: 28, End: 48}, "1.1.1", "")
		return errors.Join(first, second, linked(e, theSituation, "1.1.1", "oui"))
	})
	got := Cover(s, today).Indicator("1.1.1")
	if got.Links != 3 || got.State != Argued || saidWhy(got.Why) != "situations 1/2" {
		t.Errorf("%d links: %v, %s", got.Links, got.State, saidWhy(got.Why))
	}
	for _, l := range s.LinksTo("1.1.1") {
		if falls := FallsWithout(s, l, today); falls != nil {
			t.Errorf("without %v: %s", l.Passage, saidFalls(falls))
		}
	}
	if falls := Falls(s, theSituation, today); saidFalls(falls) != "1.1.1: argumenté → à traiter" {
		t.Error(saidFalls(falls))
	}
}
