package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/store/boltfile"
)

// workOn makes so many edits on each of so many days, as an author does: a
// word here and there in one long text.
func workOn(t testing.TB, p *Portfolio, c *slowClock, days, edits int) {
	t.Helper()
	for day := range days {
		for n := range edits {
			err := p.Change("Modifier la situation", func(e *portfolio.Edit) error {
				s := *e.State().Situation("s")
				at := strings.Index(s.Actions, " ") + 1
				at += (day*7919 + n*104729) % (len(s.Actions) - at)
				for !strings.HasPrefix(s.Actions[at:], " ") && at > 0 {
					at--
				}
				s.Actions = s.Actions[:at] + " mot" + s.Actions[at:]
				return e.Put(&s)
			})
			must(t, err)
			c.advance(10 * time.Second)
		}
		p.auto.running.Wait()
		c.advance(24*time.Hour - time.Duration(edits)*10*time.Second)
	}
}

func author(t testing.TB) (*Portfolio, *slowClock) {
	t.Helper()
	c := newSlowClock()
	p := newTimed(t, c)
	p.db.NoSync = true // thousands of transactions, and no power to lose
	text := strings.Repeat("J’ai réuni les partenaires et nous avons écrit ensemble. ", 300)
	put(t, p, &portfolio.Situation{ID: "s", Title: "Longue", Actions: text, Context: text, Analysis: text})
	return p, c
}

// Months of evenings: the database stays near the size of its content, the
// detail of the last months is kept, of what is older the state of each day.
func TestMonthsOfEdits(t *testing.T) {
	if testing.Short() {
		t.Skip("3,000 transactions")
	}
	p, c := author(t)
	began := c.now().Format(dayFormat)
	workOn(t, p, c, 120, 26)
	before := dump(t, p.State())
	if _, err := p.Snapshot(ReasonAsked); err != nil {
		t.Fatal(err)
	}
	if p.stamp.First == 1 || p.stamp.Seq-p.stamp.First < usualRetention.entries {
		t.Errorf("entries %d to %d are kept", p.stamp.First, p.stamp.Seq)
	}
	equal(t, p, before)
	p = reopen(t, p)
	equal(t, p, before)
	verified(t, p)

	content := int64(len(p.State().Situation("s").Actions) * 3)
	info, err := os.Stat(filepath.Join(p.Dir(), databaseName))
	must(t, err)
	if limit := 3*content + 4<<20; info.Size() > limit {
		t.Errorf("database of %d bytes for %d bytes of text", info.Size(), content)
	}

	versions, err := p.Versions(portfolio.Ref{Kind: portfolio.KindSituation, ID: "s"})
	must(t, err)
	days := map[string]bool{}
	for i, v := range versions {
		days[v.Time.Format(dayFormat)] = true
		if i > 0 && v.Time.After(versions[i-1].Time) {
			t.Fatalf("version %d is younger than the one before it", i)
		}
		if i > 0 && v.Record != nil && len(v.Record.(*portfolio.Situation).Actions) > len(versions[i-1].Record.(*portfolio.Situation).Actions) {
			t.Fatalf("version %d is longer than the one after it", i)
		}
	}
	if len(days) != 120 || !days[began] {
		t.Errorf("%d days are known, the first one: %v", len(days), days[began])
	}
	undone := 0
	for ; ; undone++ {
		if _, err := p.Undo(); err != nil {
			break
		}
	}
	if undone < usualRetention.undos {
		t.Errorf("%d changes could be undone", undone)
	}
	p = reopen(t, p)
	verified(t, p)
}

// What undo and redo need is never thinned away, however old it is.
func TestThinKeepsUndoAndRedo(t *testing.T) {
	p, c := author(t)
	workOn(t, p, c, 10, 5)
	end := dump(t, p.State())
	undo := func() (n int) {
		for ; ; n++ {
			if _, err := p.Undo(); err != nil {
				return n
			}
			c.advance(25 * time.Hour)
		}
	}
	if n := undo(); n != 51 {
		t.Fatalf("%d changes could be undone", n)
	}
	c.advance(500 * 24 * time.Hour)
	redos := 51
	for _, keep := range []retention{{entries: 5, age: time.Hour, undos: 5, least: 1}, {entries: 5, age: time.Hour, undos: 35, least: 1}} {
		p.auto.running.Wait() // a snapshot that comes by itself thins too
		first := p.stamp.First
		p.keep = keep
		must(t, p.thin())
		if p.stamp.First == first {
			t.Fatal("nothing was thinned")
		}
		p = reopen(t, p)
		for range redos {
			if _, err := p.Redo(); err != nil {
				t.Fatal(err)
			}
		}
		redos = 0 // all is done again
		equal(t, p, end)
		verified(t, p)
	}
	if n := undo(); n < 35 {
		t.Errorf("%d changes could be undone", n)
	}
}

// Thinning replaces each entry before the floor by what it led to that day.
func TestThinnedDays(t *testing.T) {
	p, c := author(t)
	workOn(t, p, c, 3, 4)
	change(t, p, "remove", func(e *portfolio.Edit) { e.Remove(portfolio.Ref{Kind: portfolio.KindSituation, ID: "s"}) })
	c.advance(24 * time.Hour)
	put(t, p, situation("Autre"))
	ref := portfolio.Ref{Kind: portfolio.KindSituation, ID: "s"}
	detailed, err := p.Versions(ref)
	must(t, err)

	content, err := read(p.Dir())
	must(t, err)
	p.mu.Lock()
	days, err := p.statesOfDays(content, p.stamp.Seq)
	if err == nil {
		err = p.replaceDetail(p.stamp.Seq, days)
	}
	p.mu.Unlock()
	must(t, err)
	p = reopen(t, p)
	verified(t, p)
	thinned, err := p.Versions(ref)
	must(t, err)
	if len(thinned) != 4 || thinned[0].Record != nil {
		t.Fatalf("%d versions: %+v", len(thinned), thinned)
	}
	for _, v := range thinned {
		i := slices.IndexFunc(detailed, func(d Version) bool { return d.Time.Format(dayFormat) == v.Time.Format(dayFormat) })
		if i < 0 || (v.Record == nil) != (detailed[i].Record == nil) ||
			v.Record != nil && len(changedFields(v.Record, detailed[i].Record)) > 0 {
			t.Errorf("%s: not what it was at the end of that day", v.Time.Format(dayFormat))
		}
	}
	if _, ok := p.CanUndo(); !ok {
		t.Error("the last change cannot be undone")
	}
	if _, err := p.Undo(); err != nil {
		t.Error(err)
	}
	if _, ok := p.CanUndo(); ok {
		t.Error("there is an undo beyond what is kept")
	}
}

// A database that is mostly free pages is compacted when it is opened.
func TestCompaction(t *testing.T) {
	p := newTest(t)
	change(t, p, "many", func(e *portfolio.Edit) {
		for range 400 {
			must(t, e.Put(&portfolio.Situation{Title: "x", Actions: strings.Repeat("Beaucoup de texte. ", 1500)}))
		}
	})
	put(t, p, situation("Gardée"))
	keep := dump(t, p.State())
	// Entry and records of the change go, as they would by thinning.
	p.mu.Lock()
	must(t, p.replaceDetail(p.stamp.Seq, nil))
	p.mu.Unlock()
	change(t, p, "fewer", func(e *portfolio.Edit) {
		for _, s := range slices.Clone(e.State().Situations()) {
			if s.Title == "x" {
				e.Remove(s.Ref())
			}
		}
	})
	p.mu.Lock()
	must(t, p.replaceDetail(p.stamp.Seq, nil))
	p.mu.Unlock()
	if _, err := p.Undo(); err != nil {
		t.Fatal(err)
	}
	equal(t, p, keep)
	if _, err := p.Redo(); err != nil {
		t.Fatal(err)
	}
	put(t, p, situation("Dernière"))
	p.mu.Lock()
	must(t, p.replaceDetail(p.stamp.Seq, nil))
	p.mu.Unlock()

	want := dump(t, p.State())
	path := filepath.Join(p.Dir(), databaseName)
	before, err := os.Stat(path)
	must(t, err)
	p = reopen(t, p)
	after, err := os.Stat(path)
	must(t, err)
	if after.Size() > before.Size()/4 {
		t.Errorf("%d bytes before, %d after", before.Size(), after.Size())
	}
	equal(t, p, want)
	put(t, p, situation("Après"))
	if _, err := p.Undo(); err != nil {
		t.Error(err)
	}
	verified(t, p)
	data, err := boltfile.ReadFile(path)
	must(t, err)
	if image, err := boltfile.Parse(data); err != nil || wasteful(image) {
		t.Errorf("still wasteful: %+v, %v", image, err)
	}
}
