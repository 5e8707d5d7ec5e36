package store

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"acquis/portfolio"
)

// Listeners hear of every change once, in order, when it is durable; one that
// changes something itself is told of it afterwards.
func TestOnChange(t *testing.T) {
	p := newTest(t)
	var heard []string
	cancel := p.OnChange(func(s *portfolio.State, e Entry) {
		heard = append(heard, fmt.Sprint(e.Kind, " ", e.Label, " ", s.Version == e.Seq, " ", s.Count(portfolio.KindSituation)))
		if e.Label == "first" {
			change(t, p, "by the listener", func(e *portfolio.Edit) { must(t, e.Put(situation("B"))) })
		}
	})
	change(t, p, "first", func(e *portfolio.Edit) { must(t, e.Put(situation("A"))) })
	change(t, p, "nothing", func(*portfolio.Edit) {})
	_, err := p.Undo()
	must(t, err)
	cancel()
	_, err = p.Redo()
	must(t, err)
	want := "edit first true 1|edit by the listener true 2|undo by the listener true 1"
	if got := strings.Join(heard, "|"); got != want {
		t.Errorf("heard %s", got)
	}
}

// Changes from many goroutines wait for each other.
func TestConcurrentChanges(t *testing.T) {
	p := newTest(t)
	var wait sync.WaitGroup
	var mu sync.Mutex
	var heard []uint64
	p.OnChange(func(_ *portfolio.State, e Entry) {
		mu.Lock()
		defer mu.Unlock()
		heard = append(heard, e.Seq)
	})
	first := p.State().Version
	for range 8 {
		wait.Go(func() {
			for range 10 {
				change(t, p, "one more", func(e *portfolio.Edit) { must(t, e.Put(situation("x"))) })
				_ = p.State().Count(portfolio.KindSituation)
				p.CanUndo()
			}
		})
	}
	wait.Wait()
	if n := p.State().Count(portfolio.KindSituation); n != 80 {
		t.Errorf("%d situations", n)
	}
	for i, seq := range heard {
		if seq != first+1+uint64(i) {
			t.Fatalf("heard of %d at place %d", seq, i)
		}
	}
	if len(heard) != 80 {
		t.Errorf("heard of %d changes", len(heard))
	}
	verified(t, reopen(t, p))
}

func TestLastCopy(t *testing.T) {
	p := newTest(t)
	if _, ok := p.LastCopy(); ok {
		t.Error("there was no copy")
	}
	put(t, p, situation("A"))
	version := p.State().Version
	when := time.Date(2026, 3, 1, 21, 42, 0, 0, time.FixedZone("CET", 3600))
	must(t, p.SetLastCopy(when, "Clé USB « Papa »"))
	p = reopen(t, p)
	last, ok := p.LastCopy()
	if !ok || !last.Time.Equal(when) || last.Time.Location() != time.UTC || last.Place != "Clé USB « Papa »" || last.Seq != version {
		t.Errorf("%+v, %v", last, ok)
	}
	if p.State().Version != version {
		t.Error("the copy is in the journal")
	}
	if saved := p.SavedAt(); saved.Location() != time.UTC || saved.IsZero() {
		t.Errorf("saved at %v", saved)
	}
}
