package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"acquis/portfolio"
)

// slowClock is set by hand.
type slowClock struct{ atomic.Int64 }

func newSlowClock() *slowClock {
	c := new(slowClock)
	c.Store(time.Date(2026, 1, 5, 18, 0, 0, 0, time.UTC).UnixMilli())
	return c
}

func (c *slowClock) now() time.Time          { return time.UnixMilli(c.Load()).UTC() }
func (c *slowClock) advance(d time.Duration) { c.Add(d.Milliseconds()) }

func newTimed(t testing.TB, c *slowClock) *Portfolio {
	t.Helper()
	p, err := Create(filepath.Join(t.TempDir(), "Essai"), testInit(c.now))
	must(t, err)
	t.Cleanup(func() { p.Close() })
	return p
}

func snapshots(t *testing.T, p *Portfolio) []Snapshot {
	t.Helper()
	list, err := p.Snapshots()
	must(t, err)
	return list
}

// Snapshots come by themselves, when a portfolio is closed and while it is
// worked on, but not at every command.
// Two snapshots of one state in one second have one name: the first stays as
// it is, and so does what is known of its bytes.
func TestSnapshotOfTheSameSecond(t *testing.T) {
	still := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	p, err := Create(filepath.Join(t.TempDir(), "Essai"), testInit(func() time.Time { return still }))
	must(t, err)
	defer p.Close()
	first, err := p.Snapshot(ReasonAsked)
	must(t, err)
	path := filepath.Join(p.Dir(), snapshotsName, first.Name)
	before, err := os.ReadFile(path)
	must(t, err)
	again, err := p.Snapshot(ReasonAsked)
	must(t, err)
	after, err := os.ReadFile(path)
	must(t, err)
	if again != first || !bytes.Equal(before, after) {
		t.Errorf("%+v, then %+v; its bytes have changed: %v", first, again, !bytes.Equal(before, after))
	}
	want(t, p)
}

func TestAutomaticSnapshots(t *testing.T) {
	c := newSlowClock()
	p := newTimed(t, c)
	put(t, p, candidate("A"))
	p = reopen(t, p)
	if n := len(snapshots(t, p)); n != 1 {
		t.Fatalf("%d snapshots after the first session", n)
	}
	put(t, p, candidate("B"))
	p = reopen(t, p)
	if n := len(snapshots(t, p)); n != 1 {
		t.Errorf("%d snapshots after a session a moment later", n)
	}
	c.advance(autoEvery)
	put(t, p, candidate("C"))
	p.auto.running.Wait()
	list := snapshots(t, p)
	if len(list) != 2 || list[0].Reason != ReasonAutomatic || list[0].Seq != p.State().Version {
		t.Errorf("after some time of work: %+v", list)
	}
	c.advance(24 * time.Hour)
	p = reopen(t, p)
	if n := len(snapshots(t, p)); n != 2 {
		t.Errorf("%d snapshots though nothing has changed", n)
	}
	if err := p.SnapshotError(); err != nil {
		t.Error(err)
	}
}

// A whole portfolio becomes what it was, behind a barrier and after another
// snapshot; single records by a change that can be undone.
func TestRestore(t *testing.T) {
	p := newTest(t)
	a, b := put(t, p, situation("A")), put(t, p, situation("B"))
	then := dump(t, p.State())
	s, err := p.Snapshot(ReasonAsked)
	must(t, err)
	change(t, p, "later", func(e *portfolio.Edit) {
		e.Remove(a)
		changed := *e.State().Situation(b.ID)
		changed.Title = "B changée"
		must(t, e.Put(&changed))
		must(t, e.Put(situation("C")))
	})
	now := dump(t, p.State())
	saved, err := p.SnapshotState(s.Name)
	must(t, err)
	var said []string
	for _, d := range Compare(p.State(), saved) {
		said = append(said, fmt.Sprint(d.Kind, " ", d.Title, " ", d.Fields))
	}
	if got := strings.Join(said, ", "); got != "removed C [], added A [], changed B [title]" {
		t.Errorf("differences: %s", got)
	}

	must(t, p.Restore(s.Name, a))
	if p.State().Get(a) == nil || p.State().TitleOf(b) != "B changée" {
		t.Error("one record was to be restored")
	}
	if _, err := p.Undo(); err != nil {
		t.Fatal(err)
	}
	equal(t, p, now)

	must(t, p.Restore(s.Name))
	equal(t, p, then)
	if _, ok := p.CanUndo(); ok {
		t.Error("a restoration is a barrier")
	}
	list := snapshots(t, p)
	if list[0].Reason != ReasonRestore {
		t.Errorf("no snapshot before: %+v", list)
	}
	must(t, p.Restore(list[0].Name))
	equal(t, p, now)
	p = reopen(t, p)
	equal(t, p, now)
	verified(t, p)
	for _, name := range []string{"", "../portfolio.db", nameOfSnapshot(999, time.Now(), ReasonAsked)} {
		if err := p.Restore(name); !errors.Is(err, ErrNoSnapshot) {
			t.Errorf("%q: %v", name, err)
		}
	}
	must(t, os.Truncate(filepath.Join(p.Dir(), snapshotsName, s.Name), 5000))
	if err := p.Restore(s.Name); !errors.Is(err, ErrDamaged) {
		t.Errorf("a damaged snapshot: %v", err)
	}
	equal(t, p, now)
	report, err := p.Verify(t.Context(), nil)
	if err != nil || len(report.Problems) != 1 || report.Problems[0].Code != ProblemSnapshot {
		t.Errorf("verified: %v, %v", report.Problems, err)
	}
}

// A snapshot that is not what was to be copied is refused, and no older one
// goes for it.
func TestSnapshotIsVerified(t *testing.T) {
	p := newTest(t)
	put(t, p, situation("A"))
	path := filepath.Join(p.Dir(), databaseName)
	data, err := os.ReadFile(path)
	must(t, err)
	at := strings.Index(string(data), `"title":"A"`)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	must(t, err)
	_, err = f.WriteAt([]byte("Z"), int64(at)+9)
	must(t, errors.Join(err, f.Close()))
	if _, err := p.Snapshot(ReasonAsked); !errors.Is(err, ErrDamaged) {
		t.Errorf("of a database that the disk has changed: %v", err)
	}
	if list := snapshots(t, p); len(list) != 0 {
		t.Errorf("kept: %+v", list)
	}
}

func TestKeptSnapshots(t *testing.T) {
	start := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	var list []Snapshot
	for i := range 400 { // one every six hours, every fiftieth before an import
		s := Snapshot{Name: fmt.Sprint(i), Time: start.Add(-6 * time.Hour * time.Duration(i)), Reason: ReasonAutomatic, Size: 1 << 20}
		if i%50 == 49 {
			s.Reason = ReasonImport
		}
		list = append(list, s)
	}
	keep := kept(list)
	for i := range keepRecent {
		if !keep[list[i].Name] {
			t.Errorf("snapshot %d is not kept", i)
		}
	}
	days := map[string]bool{}
	for _, s := range list {
		if keep[s.Name] {
			days[s.Time.Format("0102")] = true
		} else if s.Reason == ReasonImport {
			t.Errorf("snapshot %s, before an import, is not kept", s.Name)
		}
	}
	if len(days) < keepDays || len(keep) > keepRecent+keepDays+keepProtected {
		t.Errorf("%d days, %d snapshots", len(days), len(keep))
	}
	for i := range list {
		list[i].Size = 200 << 20
	}
	if keep := kept(list); len(keep) != keepAlways {
		t.Errorf("%d large snapshots are kept", len(keep))
	}
}
