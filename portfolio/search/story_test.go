package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"acquis/assets/example"
	"acquis/portfolio"
)

// story edits a portfolio at random, the same way every time, with words of
// the example.
type story struct {
	t     testing.TB
	rand  *rand.Rand
	state *portfolio.State
	files known
	words []string
	made  int
}

func newStory(t testing.TB) *story {
	t.Helper()
	content, err := example.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := &story{t: t, rand: rand.New(rand.NewPCG(1, 2)), state: begin(t), files: known{}}
	for _, e := range content.Situations[:3] {
		s.words = append(s.words, strings.Fields(e.Body)...)
	}
	return s
}

func (s *story) text(most int) string {
	var text strings.Builder
	for range s.rand.IntN(most) {
		text.WriteString(s.words[s.rand.IntN(len(s.words))])
		text.WriteString([]string{" ", " ", " ", "\n", " [[Un titre #abcdef]] "}[s.rand.IntN(5)])
	}
	return text.String()
}

// step changes one to five things: most are texts that are edited, some come,
// some go.
func (s *story) step() {
	s.state = edit(s.t, s.state, func(e *portfolio.Edit) {
		for range 1 + s.rand.IntN(5) {
			if err := s.change(e); err != nil {
				s.t.Fatal(err)
			}
		}
	})
}

func (s *story) change(e *portfolio.Edit) error {
	id := portfolio.ID(fmt.Sprintf("id%02d", s.rand.IntN(12)))
	switch s.rand.IntN(8) {
	case 0:
		e.Remove(portfolio.Ref{Kind: portfolio.KindSituation, ID: id})
	case 1:
		e.Remove(portfolio.Ref{Kind: portfolio.KindPiece, ID: id})
	case 2:
		s.made++
		sha := fmt.Sprintf("sha%d", s.made)
		s.files[sha] = []string{s.text(40), s.text(80), ""}
		return e.Put(&portfolio.Piece{ID: id, Title: s.text(6), Proves: s.text(20), File: &portfolio.File{SHA256: sha, Name: "n.pdf"}})
	case 3:
		return e.Put(&portfolio.Section{ID: "motivations", Text: s.text(60)})
	case 4:
		return e.Put(&portfolio.Experience{ID: id, Role: s.text(4), Setting: s.text(30)})
	case 5: // one word more, as when somebody types
		if t := e.State().Situation(id); t != nil {
			n := *t
			n.Analysis += " " + s.words[s.rand.IntN(len(s.words))]
			return e.Put(&n)
		}
	default:
		return e.Put(&portfolio.Situation{ID: id, Title: s.text(6), Context: s.text(80), Results: s.text(40), Analysis: s.text(10)})
	}
	return nil
}

func (s *story) queries() []string {
	queries := []string{"e", "de ", "savoir", "1.2", "departement social", "evaluer habitants"}
	for range 60 {
		a, b := s.words[s.rand.IntN(len(s.words))], s.words[s.rand.IntN(len(s.words))]
		queries = append(queries, a, a+" ", a+" "+b, a[:len(a)/2])
	}
	return queries
}
