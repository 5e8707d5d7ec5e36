package suggestbench

import (
	"cmp"
	"slices"

	"acquis/portfolio"
	"acquis/portfolio/lexis"
	"acquis/portfolio/suggest"
)

func ranking(e *suggest.Engine, c Case, learned *suggest.Learned) []string {
	var codes []string
	for _, s := range e.Suggest(suggest.Query{Parts: c.Parts, Learned: learned, Without: c.Without}) {
		codes = append(codes, s.Indicator.Code)
	}
	return codes
}

// plainRanking ranks indicators by the number of different words, as they are
// written but for case and accents, that their wording shares with the text.
func plainRanking(f *portfolio.Framework, parts []suggest.Part) []string {
	text := map[string]bool{}
	for _, p := range parts {
		for _, t := range lexis.Tokens(p.Text) {
			text[t.Form] = !lexis.Stop(t.Form)
		}
	}
	shared := map[string]int{}
	var codes []string
	for _, i := range f.Indicators() {
		_, k, block := f.Indicator(i.Code)
		seen := map[string]bool{}
		for _, t := range lexis.Tokens(i.Text + "\n" + k.Title + "\n" + block.Title) {
			if text[t.Form] && !seen[t.Form] {
				seen[t.Form] = true
				shared[i.Code]++
			}
		}
		if shared[i.Code] > 0 {
			codes = append(codes, i.Code)
		}
	}
	slices.SortStableFunc(codes, func(a, b string) int { return cmp.Compare(shared[b], shared[a]) })
	return codes
}

// competences lists the first n different compétences of ranked indicators.
func competences(f *portfolio.Framework, indicators []string, n int) []string {
	var codes []string
	for _, code := range indicators {
		_, k, _ := f.Indicator(code)
		if k != nil && !slices.Contains(codes, k.Code) && len(codes) < n {
			codes = append(codes, k.Code)
		}
	}
	return codes
}

func firstOf(ranked []string) []string { return ranked[:min(len(ranked), first)] }

// ruler measures ways of ranking indicators on some cases.
type ruler struct {
	framework *portfolio.Framework
	cases     []Case
}

// competences counts the cases in which a right compétence is among the first
// three that a ranking names.
func (r ruler) competences(way string, ranked func(Case) []string) Share {
	return r.count(way, func(c Case) bool { return overlap(competences(r.framework, ranked(c), first), c.Right) })
}

// indicators counts those in which a linked indicator is among the first three.
func (r ruler) indicators(way string, ranked func(Case) []string) Share {
	return r.count(way, func(c Case) bool { return overlap(firstOf(ranked(c)), c.Linked) })
}

func (r ruler) count(way string, hit func(Case) bool) Share {
	s := Share{Way: way, Cases: len(r.cases)}
	for _, c := range r.cases {
		if hit(c) {
			s.Hits++
		} else {
			s.Misses = append(s.Misses, c.Name)
		}
	}
	return s
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// chance is what three compétences drawn blindly would reach.
func (r ruler) chance() Share {
	all := 0
	for _, b := range r.framework.Blocks {
		all += len(b.Competences)
	}
	s := Share{Way: "chance", Cases: len(r.cases)}
	for _, c := range r.cases {
		miss := 1.0
		for drawn := range min(first, all) {
			miss *= max(float64(all-len(c.Right)-drawn), 0) / float64(all-drawn)
		}
		s.Hits += 1 - miss
	}
	return s
}
