package store

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// withSnapshots is a portfolio with some text and a snapshot of it.
func withSnapshots(t *testing.T, title string) (*Portfolio, Snapshot) {
	t.Helper()
	p := newTest(t)
	for range len(title) { // another hour than others'
		p.clock()
	}
	put(t, p, situation(title))
	taken, err := p.Snapshot(ReasonAsked)
	must(t, err)
	put(t, p, situation(title+" encore"))
	must(t, p.Close())
	return p, taken
}

func copied(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	must(t, err)
	defer f.Close()
	data, err := io.ReadAll(f)
	must(t, err)
	must(t, os.WriteFile(to, data, 0o600))
}

// The database of another portfolio is not taken for this one's, and this one's
// snapshot brings it back.
func TestTheDatabaseOfAnotherPortfolio(t *testing.T) {
	mine, _ := withSnapshots(t, "À moi")
	other, _ := withSnapshots(t, "À elle, son histoire")
	copied(t, filepath.Join(other.Dir(), databaseName), filepath.Join(mine.Dir(), databaseName))
	var damaged *DamageError
	if _, err := Open(mine.Dir(), Options{}); !errors.As(err, &damaged) || damaged.Problems[0].Code != ProblemForeign {
		t.Fatalf("opened: %v", err)
	}
	a, err := Assess(mine.Dir())
	must(t, err)
	if a.Saved == nil || a.Saved.Situations()[0].Title != "À moi" || a.Readable != nil {
		t.Fatalf("assessed as %+v", a)
	}
	p, err := Recover(mine.Dir(), a.Snapshot.Name, Options{Clock: mine.clock})
	must(t, err)
	defer p.Close()
	if p.State().Situations()[0].Title != "À moi" {
		t.Error("not what it was")
	}
}

// A snapshot of another portfolio is offered to nobody, and named.
func TestTheSnapshotOfAnotherPortfolio(t *testing.T) {
	mine, kept := withSnapshots(t, "À moi")
	other, alien := withSnapshots(t, "À elle, son histoire")
	alien.Name = strings.Replace(alien.Name, "00000", "99999", 1) // newer than all
	path := filepath.Join(mine.Dir(), snapshotsName, alien.Name)
	list, err := other.Snapshots()
	must(t, err)
	copied(t, filepath.Join(other.Dir(), snapshotsName, list[0].Name), path)
	p, err := Open(mine.Dir(), Options{ReadOnly: true})
	must(t, err)
	report, err := p.Verify(context.Background(), nil)
	must(t, err)
	if !slices.ContainsFunc(report.Problems, func(p Problem) bool { return p.Place == snapshotsName+"/"+alien.Name }) {
		t.Errorf("not named: %v", report.Problems)
	}
	if _, err := p.SnapshotState(alien.Name); err == nil {
		t.Error("it can be looked at")
	}
	must(t, p.Close())
	must(t, os.Truncate(filepath.Join(mine.Dir(), databaseName), 0))
	a, err := Assess(mine.Dir())
	must(t, err)
	if a.Snapshot == nil || a.Snapshot.Name != kept.Name {
		t.Errorf("offered: %+v", a.Snapshot)
	}
	if _, err := Recover(mine.Dir(), alien.Name, Options{}); err == nil {
		t.Error("it took the place of the portfolio")
	}
}

// A clock that was put back by a year keeps nobody from taking snapshots, and
// loses none.
func TestAClockThatGoesBack(t *testing.T) {
	mine, before := withSnapshots(t, "A")
	back := func() time.Time { return mine.clock().AddDate(-1, 0, 0) }
	p, err := Open(mine.Dir(), Options{Clock: back})
	must(t, err)
	put(t, p, situation("B"))
	must(t, p.Close())
	list, err := SnapshotsIn(mine.Dir())
	must(t, err)
	if len(list) < 2 || list[0].Seq <= before.Seq {
		t.Errorf("closing has taken none: %v", list)
	}
	again, err := Open(mine.Dir(), Options{Clock: back})
	must(t, err)
	taken, err := again.Snapshot(ReasonAsked)
	must(t, err)
	report, err := again.Verify(context.Background(), nil)
	if err != nil || !report.OK() {
		t.Errorf("%v, %v", report.Problems, err)
	}
	must(t, again.Close())
	must(t, os.Truncate(filepath.Join(mine.Dir(), databaseName), 0))
	a, err := Assess(mine.Dir())
	must(t, err)
	if a.Snapshot == nil || a.Snapshot.Seq != taken.Seq {
		t.Errorf("offered %+v instead of %s", a.Snapshot, taken.Name)
	}
}
