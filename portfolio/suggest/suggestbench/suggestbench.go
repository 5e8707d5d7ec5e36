// Package suggestbench measures how often package suggest is right. It is for
// the project's benchmarks and tests; nothing of it reaches a user.
//
// A case is a text with the compétences that it shows. It is a hit when a
// right one is among the first three compétences named by the ranking of
// indicators. Beside the suggestions stand the share that a plain count of
// shared words reaches, ranked by the same rule, and the share of chance.
package suggestbench

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"acquis/portfolio"
	"acquis/portfolio/suggest"
)

// first is how many compétences a person is taken to look at.
const first = 3

// activities are the labels; see the head of the file.
//
//go:embed testdata/activites.tsv
var activities string

// Case is a text and what it shows.
type Case struct {
	Name    string
	Parts   []suggest.Part
	Right   []string      // codes of compétences
	Linked  []string      // codes of indicators; nil where only compétences are known
	Without portfolio.Ref // evidence whose own links are hidden
}

// Share is how many of the cases a way of ranking gets right.
type Share struct {
	Way    string
	Hits   float64 // of chance: the number to be expected
	Cases  int
	Misses []string // names of the cases without a hit
}

func (s Share) String() string {
	return fmt.Sprintf("%-34s %5.1f %% (%.1f of %d)", s.Way, 100*s.Hits/float64(max(s.Cases, 1)), s.Hits, s.Cases)
}

// Activities measures on the activités of a framework, each labelled by hand
// beforehand. The error names a label that does not fit the framework.
func Activities(f *portfolio.Framework) ([]Share, error) {
	cases, err := activityCases(f)
	if err != nil {
		return nil, err
	}
	engine, bare := suggest.New(f), suggest.NewWith(f, nil)
	r := ruler{f, cases}
	return []Share{
		r.competences("suggestions", func(c Case) []string { return ranking(engine, c, nil) }),
		r.competences("plain word count", func(c Case) []string { return plainRanking(f, c.Parts) }),
		r.chance(),
		r.competences("suggestions, only 3 indicators", func(c Case) []string { return firstOf(ranking(engine, c, nil)) }),
		r.competences("suggestions without synonyms", func(c Case) []string { return ranking(bare, c, nil) }),
	}, nil
}

// OwnLinks measures on the links of a portfolio: what is linked to some
// indicators is asked about as if it were not linked at all. What other
// evidence of the same experience teaches is near to telling the answer;
// hence the measure that learns from other experiences only.
func OwnLinks(s *portfolio.State) []Share {
	engine := suggest.New(s.Framework)
	learned := engine.Learn(s)
	elsewhere := learnedElsewhere(engine, s)
	r := ruler{s.Framework, linkCases(s)}
	plain := func(c Case) []string { return plainRanking(s.Framework, c.Parts) }
	suggested := func(c Case) []string { return ranking(engine, c, learned) }
	return []Share{
		r.competences("suggestions", suggested),
		r.competences("plain word count", plain),
		r.chance(),
		r.competences("learned from other experiences", func(c Case) []string { return ranking(engine, c, elsewhere(c)) }),
		r.competences("learned from nothing", func(c Case) []string { return ranking(engine, c, nil) }),
		r.indicators("an indicator: suggestions", suggested),
		r.indicators("an indicator: plain word count", plain),
	}
}

// learnedElsewhere learns, for a case, from what belongs to other experiences.
func learnedElsewhere(e *suggest.Engine, s *portfolio.State) func(Case) *suggest.Learned {
	of := func(ref portfolio.Ref) portfolio.ID {
		switch r := s.Get(ref).(type) {
		case *portfolio.Situation:
			return r.Experience
		case *portfolio.Piece:
			return r.Experience
		}
		return ""
	}
	known := map[portfolio.ID]*suggest.Learned{}
	return func(c Case) *suggest.Learned {
		experience := of(c.Without)
		if known[experience] == nil {
			edit := portfolio.NewEdit(s)
			for _, l := range s.Links() {
				if of(l.Evidence) == experience {
					edit.Remove(l.Ref())
				}
			}
			rest, _ := edit.Result(s.Version + 1)
			known[experience] = e.Learn(rest)
		}
		return known[experience]
	}
}

func activityCases(f *portfolio.Framework) ([]Case, error) {
	var all []string
	for _, function := range f.Functions {
		for _, g := range function.Groups {
			all = append(all, g.Activities...)
		}
	}
	var cases []Case
	for line := range strings.Lines(activities) {
		labels, text, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if !ok || !slices.Contains(all, text) {
			return nil, fmt.Errorf("suggestbench: %q is no activity of %s", text, f.Code)
		}
		c := Case{Name: text, Parts: []suggest.Part{{Text: text}}, Right: strings.Fields(labels)}
		for _, code := range c.Right {
			if k, _ := f.Competence(code); k == nil {
				return nil, fmt.Errorf("suggestbench: %s has no competence %q", f.Code, code)
			}
		}
		cases = append(cases, c)
	}
	if len(cases) != len(all) {
		return nil, fmt.Errorf("suggestbench: %d labels for %d activities", len(cases), len(all))
	}
	return cases, nil
}

func linkCases(s *portfolio.State) []Case {
	var refs []portfolio.Ref
	for _, t := range s.Situations() {
		refs = append(refs, t.Ref())
	}
	for _, p := range s.Pieces() {
		refs = append(refs, p.Ref())
	}
	var cases []Case
	for _, ref := range refs {
		c := Case{Name: s.TitleOf(ref), Parts: suggest.PartsOf(s.Get(ref)), Without: ref}
		for _, link := range s.LinksFrom(ref) {
			c.Linked = append(c.Linked, link.Indicator)
		}
		if len(c.Linked) > 0 {
			c.Right = competences(s.Framework, c.Linked, len(c.Linked))
			cases = append(cases, c)
		}
	}
	return cases
}
