package main

import (
	"context"

	"acquis/portfolio/catalogue"
	"acquis/portfolio/search"
	"acquis/portfolio/search/searchbench"
)

// searchGoal: the first answers are there within so many milliseconds.
const searchGoal = 50

// searching measures the search over 10,000 pieces and five million words as it
// is typed: phrases of Phrases, letter by letter, five times over. What is
// reported is the 95th percentile of the keystrokes: an answer is a first
// answer at every key, so that the median would flatter, and the worst of
// hundreds is as much the machine's as ours.
func searching(b *bench) error {
	const pieces, words, turns = 10_000, 5_000_000, 5
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		return err
	}
	o, err := catalogue.OutlineFor(f.Code)
	if err != nil {
		return err
	}
	corpus, err := searchbench.Make(f.Framework, o.Outline, pieces, words)
	if err != nil {
		return err
	}
	index := search.New(corpus)
	if err := index.Follow(context.Background(), corpus.State); err != nil {
		return err
	}
	var phrases []string
	for range turns {
		phrases = append(phrases, searchbench.Phrases()...)
	}
	took, _ := searchbench.Keystrokes(index, phrases)
	b.report("search", float64(took[len(took)*95/100].Nanoseconds())/1e6, "ms", searchGoal)
	return nil
}
