package main

import (
	"fmt"
	"os"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/picker"
	"acquis/portfolio/search/searchbench"
)

// picking measures the picker on 300 indicators and 10,000 pieces, with 200
// situations of 2,500 words beside them: phrases typed letter by letter, both
// ways, of codes, words, slips, and what is not there. What is reported is the
// slowest of all keystrokes, each the median of five turns.
func picking(b *bench) error {
	corpus, err := searchbench.Make(largeFramework(10, 10, 3), &portfolio.Outline{}, 10_000, 5_000_000)
	if err != nil {
		return err
	}
	state := corpus.State
	catalogue := new(picker.Catalogue)
	begin := time.Now()
	catalogue.Follow(state)
	read := time.Since(begin)
	coverage := portfolio.Cover(state, today)
	begin = time.Now()
	choices := []*picker.Choice{catalogue.Indicators(coverage, state.Pieces()[0].Ref()), catalogue.Evidence("1.2.1")}
	fmt.Fprintf(os.Stderr, "bench: picker: read once in %v, asked in %v\n", read, time.Since(begin))

	var typed []string
	for _, phrase := range append(searchbench.Phrases(), "1.2.1", "121", "&é&", "savoir conduire une analyse partagee", "analsye patragée") {
		runes := []rune(phrase)
		for n := range len(runes) + 1 {
			typed = append(typed, string(runes[:n]))
		}
	}
	var slowest time.Duration
	words := ""
	for _, choice := range choices {
		took := make([][]time.Duration, len(typed))
		for range 5 {
			for i := range typed {
				begin := time.Now()
				choice.Search(typed[i])
				took[i] = append(took[i], time.Since(begin))
			}
		}
		for i := range typed {
			if m := median(took[i]); m > slowest {
				slowest, words = m, typed[i]
			}
		}
	}
	fmt.Fprintf(os.Stderr, "bench: picker: the slowest is %q\n", words)
	b.report("picker", float64(slowest.Nanoseconds())/1e6, "ms", 16)
	return nil
}
