package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"acquis/cmd/internal/load"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// A year of evenings: so many edits, each a transaction of its own, as the
// autosave makes them.
const (
	yearEdits = 10_000
	yearDays  = 365
	yearRoom  = 20e6 // bytes, beyond three times the content
)

// year has somebody write for a year: words here and there in the six texts of
// forty situations, with eight hundred links, most to passages, whose places
// move at each edit. The clock of the portfolio runs with it, so that the journal
// is thinned and snapshots come and go as they would. What is reported is the
// largest that the database ever was, and all snapshots together at the end.
func year(b *bench) error {
	dir := filepath.Join(b.dir, "year")
	size := load.Size{Experiences: 6, Situations: 40, Links: 800, Seed: 365}
	if _, err := load.Build(context.Background(), dir, size); err != nil {
		return err
	}
	var now atomic.Int64
	now.Store(time.Now().Unix())
	clock := func() time.Time { return time.Unix(now.Load(), 0) }
	p, err := store.Open(dir, store.Options{Clock: clock})
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // closed below
	random := rand.New(rand.NewPCG(365, 1))
	largest, moved := int64(0), 0
	for n := range yearEdits {
		before := p.State()
		if err := p.Change("Modifier la situation", func(e *portfolio.Edit) error { return rewrite(e, random) }); err != nil {
			return fmt.Errorf("edit %d: %w", n, err)
		}
		moved += movedPassages(before, p.State())
		now.Add(20)
		if n%(yearEdits/yearDays) == 0 {
			now.Add(24*3600 - 20*yearEdits/yearDays)
		}
		if info, err := os.Stat(filepath.Join(dir, "portfolio.db")); err == nil {
			largest = max(largest, info.Size())
		}
	}
	content, err := contentOf(p.State())
	if err != nil {
		return err
	}
	if err := p.Close(); err != nil {
		return err
	}
	kept, err := store.SnapshotsIn(dir)
	if err != nil {
		return err
	}
	var snapshots int64
	for _, s := range kept {
		snapshots += s.Size
	}
	fmt.Fprintf(os.Stderr, "bench: year: %d edits, %d places of passages moved; content %.1f MB, %d snapshots\n",
		yearEdits, moved, float64(content)/1e6, len(kept))
	b.report("year", float64(largest)/1e6, "MB", (3*float64(content)+yearRoom)/1e6)
	b.report("year-snapshots", float64(snapshots)/1e6, "MB", store.SnapshotsAtMost/1e6)
	return nil
}

// rewrite changes some words of one text: it adds some, takes some out, or puts
// others in their place, so that texts stay about as long as they are.
func rewrite(e *portfolio.Edit, random *rand.Rand) error {
	situations := e.State().Situations()
	s := *situations[random.IntN(len(situations))]
	parts := portfolio.SituationParts()
	text := parts[random.IntN(len(parts))].Of(&s)
	words := strings.SplitAfter(*text, " ")
	at := random.IntN(max(1, len(words)-6))
	fresh := []string{"ensemble ", "puis ", "j’ai ", fmt.Sprintf("%d ", random.IntN(1000)), "avec les habitants ", "autrement "}
	some := fresh[random.IntN(3):][:1+random.IntN(3)]
	cut := min(random.IntN(4), len(words)-at)
	*text = strings.Join(words[:at], "") + strings.Join(some, "") + strings.Join(words[at+cut:], "")
	return e.Put(&s)
}

// movedPassages counts the links whose place has changed.
func movedPassages(before, after *portfolio.State) int {
	n := 0
	for _, l := range after.Links() {
		if was := before.Link(l.ID); was != l {
			n++
		}
	}
	return n
}

// contentOf is how many bytes the records of a portfolio have when they are
// written down.
func contentOf(s *portfolio.State) (bytes int, err error) {
	s.Records(func(r portfolio.Record) {
		data, failed := json.Marshal(r)
		bytes += len(data)
		if failed != nil {
			err = failed
		}
	})
	return bytes, err
}
