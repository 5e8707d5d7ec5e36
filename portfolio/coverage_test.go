package portfolio

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func TestCoverageStates(t *testing.T) {
	link := func(ref Ref, why string) func(*Edit) error {
		return func(e *Edit) error { _, err := e.Link(ref, "1.1.1", why); return err }
	}
	withhold := func(e *Edit) error {
		s := *e.State().Situation("s")
		s.InDossier = false
		return e.Put(&s)
	}
	retain := func(e *Edit) error {
		p := *e.State().Piece("p")
		p.Confidentiality = NotAttached
		return e.Put(&p)
	}
	for _, c := range []struct {
		name  string
		edits []func(*Edit) error
		want  CoverageState
	}{
		{"nothing", nil, Untouched},
		{"a bare situation", []func(*Edit) error{link(theSituation, "")}, Begun},
		{"a bare piece", []func(*Edit) error{link(thePiece, "")}, Begun},
		{"a justified piece alone", []func(*Edit) error{link(thePiece, "oui")}, Begun},
		{"a justified situation", []func(*Edit) error{link(theSituation, "oui")}, Argued},
		{"with a bare piece", []func(*Edit) error{link(theSituation, "oui"), link(thePiece, "")}, Argued},
		{"with a justified piece", []func(*Edit) error{link(theSituation, "oui"), link(thePiece, "oui")}, Supported},
		{"a piece that may not leave", []func(*Edit) error{link(theSituation, "oui"), link(thePiece, "oui"), retain}, Argued},
		{"a situation held back", []func(*Edit) error{link(theSituation, "oui"), link(thePiece, "oui"), withhold}, Begun},
	} {
		s := withEvidence(t)
		for _, edit := range c.edits {
			s = change(t, s, edit)
		}
		if got := Cover(s, today).Indicator("1.1.1").State; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestCoverageCounts(t *testing.T) {
	s := change(t, withEvidence(t), func(e *Edit) error {
		_, err := e.Link(theSituation, "1.1.1", "oui")
		_, other := e.Link(theSituation, "2.1.1", "oui")
		return errors.Join(err, other, e.Put(&AcceptedGap{Indicator: "1.2.1", Reason: "jamais"}),
			e.Put(&BlockChoice{Code: "B2", Status: BlockDispensed, By: "CAFDES"}))
	})
	c := Cover(s, today)
	if c.Total != 3 || c.Covered() != 1 || c.Gaps != 1 || c.ByState != [4]int{1, 0, 1, 0} {
		t.Errorf("whole: %+v", c.Counts)
	}
	dispensed := c.Blocks[1]
	if dispensed.Aimed() || dispensed.Total != 0 || dispensed.Covered() != 0 {
		t.Errorf("a dispensed block counts: %+v", dispensed.Counts)
	}
	if flags := c.Indicator("1.2.1").Flags(); !slices.Equal(flags, []string{"point non traité"}) {
		t.Errorf("flags of a gap: %v", flags)
	}
}

func TestReviewedAndSuspect(t *testing.T) {
	var link ID
	s := change(t, withEvidence(t), func(e *Edit) error {
		l, err := e.Link(theSituation, "1.1.1", "oui")
		link = l.ID
		return err
	})
	flags := func(s *State) []string { return Cover(s, today).Indicator("1.1.1").Flags() }
	if got := flags(s); len(got) != 0 {
		t.Fatalf("never looked at: %v", got)
	}
	s = change(t, s, func(e *Edit) error { return e.Check(link, true) })
	if got := flags(s); !slices.Equal(got, []string{"relu"}) {
		t.Fatalf("looked at: %v", got)
	}
	write := func(text string) func(*Edit) error {
		return func(e *Edit) error {
			n := *e.State().Situation("s")
			n.Context = text
			return e.Put(&n)
		}
	}
	s = change(t, s, write("L’équipe"))
	if got := flags(s); !slices.Equal(got, []string{"à revérifier"}) {
		t.Fatalf("changed since: %v", got)
	}
	s = change(t, s, func(e *Edit) error { return e.Check(link, true) })
	s = change(t, s, write("L'équipe  "))
	if got := flags(s); !slices.Equal(got, []string{"relu"}) {
		t.Fatalf("a cosmetic change: %v", got)
	}
}

// After must equal Cover whatever is done, in any order.
func TestCoverageAfterEqualsCover(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	s := withEvidence(t)
	c := Cover(s, today)
	codes := []string{"1.1.1", "1.1.2", "1.2.1", "2.1.1"}
	for range 400 {
		code := codes[random.IntN(len(codes))]
		evidence := []Ref{theSituation, thePiece}[random.IntN(2)]
		s = change(t, s, func(e *Edit) error {
			switch random.IntN(4) {
			case 0:
				if l := e.State().Linked(evidence, code); l != nil {
					e.Remove(l.Ref())
				}
			case 1:
				return e.Put(&AcceptedGap{Indicator: code})
			case 2:
				_, err := e.Link(evidence, code, "")
				return err
			default:
				_, err := e.Link(evidence, code, "oui")
				return err
			}
			return nil
		})
		c = c.After(s, code)
		if want := Cover(s, today); !reflect.DeepEqual(c, want) {
			t.Fatalf("after a change at %s:\n%+v\nwant\n%+v", code, c, want)
		}
	}
}

// bigState has the size that the benchmarks speak of.
func bigState(b *testing.B) *State {
	f := &Framework{Format: 1, Code: "G"}
	for i := range 3 {
		block := Block{Code: fmt.Sprint("B", i)}
		for k := range 10 {
			c := Competence{Code: fmt.Sprintf("%d.%d", i, k)}
			for n := range 10 {
				c.Indicators = append(c.Indicators, Indicator{Code: fmt.Sprintf("%s.%d", c.Code, n)})
			}
			block.Competences = append(block.Competences, c)
		}
		f.Blocks = append(f.Blocks, block)
	}
	var records []Record
	for i := range 10000 {
		records = append(records, &Piece{ID: ID(fmt.Sprint("p", i)), InDossier: true})
	}
	codes := f.Indicators()
	for i := range 30000 {
		records = append(records, &Link{ID: ID(fmt.Sprintf("l%05d", i)), Evidence: Ref{KindPiece, ID(fmt.Sprint("p", i/3))},
			Indicator: codes[i%len(codes)].Code, Justification: "oui"})
	}
	return NewState("p", 0, f, smallOutline(), records)
}

func BenchmarkCover(b *testing.B) {
	s := bigState(b)
	for b.Loop() {
		Cover(s, today)
	}
}

func BenchmarkCoverAfterOneLink(b *testing.B) {
	s := bigState(b)
	c := Cover(s, today)
	e := NewEdit(s)
	if _, err := e.Link(Ref{KindPiece, "p0"}, "2.9.9", "oui"); err != nil {
		b.Fatal(err)
	}
	next, _ := e.Result(1)
	for b.Loop() {
		c.After(next, "2.9.9")
	}
}
