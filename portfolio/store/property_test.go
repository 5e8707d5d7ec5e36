package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"acquis/portfolio"
)

// gambler makes random edits, of every kind of operation.
type gambler struct {
	*rand.Rand
	seed uint64
}

func newGambler(seed uint64) *gambler {
	return &gambler{rand.New(rand.NewPCG(seed, 1)), seed}
}

var alphabet = []rune("aé œ’«»\u202f\n🙂日اx.")

func (g *gambler) text(n int) string {
	var b strings.Builder
	for range g.IntN(n + 1) {
		b.WriteRune(alphabet[g.IntN(len(alphabet))])
	}
	return b.String()
}

// spliced puts, cuts or replaces something somewhere in a text.
func (g *gambler) spliced(s string) string {
	runes := []rune(s)
	from := g.IntN(len(runes) + 1)
	to := from + g.IntN(min(len(runes)-from, 12)+1)
	return string(runes[:from]) + g.text(12) + string(runes[to:])
}

func pick[T any](g *gambler, list []T) (T, bool) {
	if len(list) == 0 {
		var none T
		return none, false
	}
	return list[g.IntN(len(list))], true
}

// play makes one to three random changes.
func (g *gambler) play(e *portfolio.Edit) error {
	for range 1 + g.IntN(3) {
		if err := g.change(e); err != nil {
			return err
		}
	}
	return nil
}

func (g *gambler) change(e *portfolio.Edit) error {
	s := e.State()
	situation, haveSituation := pick(g, s.Situations())
	piece, havePiece := pick(g, s.Pieces())
	switch die := g.IntN(13); {
	case die == 0 || !haveSituation:
		return e.Put(&portfolio.Situation{Title: g.text(20), Actions: g.text(300), InDossier: g.IntN(2) == 0})
	case die == 1 || !havePiece:
		hash := strings.Repeat(fmt.Sprintf("%x", g.IntN(16)), 64)
		return e.Put(&portfolio.Piece{Title: g.text(30), Genre: portfolio.GenreFile,
			File: &portfolio.File{SHA256: hash, Name: g.text(9), Size: int64(g.IntN(99))}})
	case die == 2:
		return e.Move(situation.Ref(), "")
	case die == 3:
		return e.Shift(piece.Ref(), g.IntN(5)-2)
	case die == 4:
		e.Remove(situation.Ref())
	case die == 5:
		e.Remove(piece.Ref())
	case die == 6:
		_, err := e.Link(piece.Ref(), fmt.Sprint("1.1.", 1+g.IntN(3)), g.text(80))
		return err
	case die == 7:
		if said := portfolio.Runes(situation.Actions); g.IntN(2) == 0 && said > 0 {
			start := g.IntN(said)
			p := portfolio.Passage{Field: "actions", Start: start, End: start + 1 + g.IntN(40)}
			_, err := e.LinkPassage(situation.ID, p, fmt.Sprint("1.1.", 1+g.IntN(3)), g.text(80))
			if errors.Is(err, portfolio.ErrPassage) {
				err = nil // no word is selected
			}
			return err
		}
		_, err := e.Link(situation.Ref(), fmt.Sprint("1.1.", 1+g.IntN(3)), g.text(80))
		return err
	case die == 8:
		return e.Put(&portfolio.DossierOptions{PrintGaps: g.IntN(2) == 0, LeftBlocks: strings.Fields(g.text(6))})
	case die == 11:
		own := &portfolio.OwnSufficiency{Note: g.text(30), Argued: portfolio.Level{Situations: 1 + g.IntN(3)},
			Supported: portfolio.Level{OneOf: [][]string{strings.Fields("a " + g.text(6))}}}
		if g.IntN(3) == 0 {
			e.Remove(own.Ref())
			return nil
		}
		return e.Put(own)
	case die == 9:
		return e.Put(&portfolio.Section{ID: "motivations", Text: g.spliced(s.Section("motivations").Text)})
	case die == 10:
		n := *piece
		n.Title, n.Date = g.spliced(n.Title), portfolio.Date{Year: 1990 + g.IntN(30), Month: g.IntN(13)}
		return e.Put(&n)
	default:
		n := *situation
		n.Actions, n.Analysis = g.spliced(n.Actions), g.spliced(n.Analysis)
		return e.Put(&n)
	}
	return nil
}

// Whatever was edited: the State in memory is that on the disk after every
// change; undoing everything leads back to the start and redoing everything to
// the end, also across restarts; and a verification finds nothing.
func TestUndoRedoProperty(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { playUndoRedo(t, newGambler(seed)) })
	}
}

func playUndoRedo(t *testing.T, g *gambler) {
	p := newTest(t)
	states := []string{dump(t, p.State())} // after so many changes that are not undone
	for range 60 {
		version := p.State().Version
		if err := p.Change("edit", g.play); err != nil {
			t.Fatal(err)
		}
		if p.State().Version > version {
			states = append(states, dump(t, p.State()))
		}
		for g.IntN(4) == 0 && len(states) > 1 { // some are taken back, for good
			if _, err := p.Undo(); err != nil {
				t.Fatal(err)
			}
			states = states[:len(states)-1]
			equal(t, p, states[len(states)-1])
		}
		onDisk(t, p)
	}
	for n := len(states) - 2; n >= 0; n-- {
		if _, err := p.Undo(); err != nil {
			t.Fatal(err)
		}
		equal(t, p, states[n])
		if n == len(states)/2 {
			p = reopen(t, p)
		}
	}
	if _, ok := p.CanUndo(); ok {
		t.Error("there is something to undo before the start")
	}
	for n := 1; n < len(states); n++ {
		if n == len(states)/2 {
			p = reopen(t, p)
		}
		if _, err := p.Redo(); err != nil {
			t.Fatal(err)
		}
		equal(t, p, states[n])
	}
	p = reopen(t, p)
	equal(t, p, states[len(states)-1])
	verified(t, p)
}

func equal(t *testing.T, p *Portfolio, want string) {
	t.Helper()
	if got := dump(t, p.State()); got != want {
		t.Fatalf("state is\n%s\nwant\n%s", got, want)
	}
}

// onDisk compares the State with what another reader finds.
func onDisk(t *testing.T, p *Portfolio) {
	t.Helper()
	other, err := Open(p.Dir(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if got, want := dump(t, other.State()), dump(t, p.State()); got != want {
		t.Fatalf("on the disk is\n%s\nin memory\n%s", got, want)
	}
}

// verified fails if a verification finds anything but absent files, which the
// gambler never stores.
func verified(t *testing.T, p *Portfolio) {
	t.Helper()
	report, err := p.Verify(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range report.Problems {
		if problem.Code != ProblemMissing && problem.Code != ProblemKept {
			t.Error(problem)
		}
	}
}
