package main

import (
	"path/filepath"

	"acquis/portfolio/catalogue"
	"acquis/portfolio/suggest/suggestbench"
)

// suggestions holds the share of cases in which a right compétence is among the
// first three against the share that a plain word count reaches: on the
// activités of the framework, labelled by hand beforehand, and on the example
// with its own links hidden. It is no measure of time.
func suggestions(b *bench) error {
	framework, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		return err
	}
	activities, err := suggestbench.Activities(framework.Framework)
	if err != nil {
		return err
	}
	dir := filepath.Join(b.dir, "example")
	p, err := openExample(dir)
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // a copy
	links := suggestbench.OwnLinks(p.State())
	b.share("suggestions", percent(activities[0]), percent(activities[1]))
	b.share("suggestions-example", percent(links[0]), percent(links[1]))
	return nil
}

func percent(s suggestbench.Share) float64 { return 100 * s.Hits / float64(max(s.Cases, 1)) }
