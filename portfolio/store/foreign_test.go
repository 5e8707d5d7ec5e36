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

	"go.etcd.io/bbolt"
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

// The journal of another portfolio is not this one's, well sealed as it is.
func TestTheJournalOfAnotherPortfolio(t *testing.T) {
	mine, _ := withSnapshots(t, "À moi")
	other, _ := withSnapshots(t, "À elle, son histoire")
	path := filepath.Join(mine.Dir(), databaseName)
	to, err := bbolt.Open(path, 0o600, nil)
	must(t, err)
	from, err := bbolt.Open(filepath.Join(other.Dir(), databaseName), 0o600, &bbolt.Options{ReadOnly: true})
	must(t, err)
	must(t, from.View(func(theirs *bbolt.Tx) error {
		return to.Update(func(ours *bbolt.Tx) error {
			must(t, ours.DeleteBucket(bucketJournal))
			journal, err := ours.CreateBucket(bucketJournal)
			must(t, err)
			must(t, theirs.Bucket(bucketJournal).ForEach(journal.Put))
			c, err := read(mine.Dir())
			must(t, err)
			return putStamp(ours, &c.stamp) // as if the transaction were ours
		})
	}))
	must(t, errors.Join(from.Close(), to.Close()))
	var damaged *DamageError
	if _, err := Open(mine.Dir(), Options{}); !errors.As(err, &damaged) || damaged.Problems[0].Code != ProblemJournal {
		t.Errorf("opened: %v", err)
	}
	a, err := Assess(mine.Dir())
	must(t, err)
	if a.Readable == nil || len(a.Readable.Situations()) != 2 {
		t.Error("the texts cannot be read")
	}
}

// Files from the future, after a clock that was wrong, are files like others.
func TestFilesFromTheFuture(t *testing.T) {
	p, files := withSnapshots(t, "A")
	future := time.Now().AddDate(3, 0, 0)
	must(t, filepath.WalkDir(p.Dir(), func(path string, _ os.DirEntry, err error) error {
		must(t, err)
		return os.Chtimes(path, future, future)
	}))
	again, err := Open(p.Dir(), Options{Clock: p.clock})
	must(t, err)
	put(t, again, situation("B"))
	_, err = again.Snapshot(ReasonAsked)
	must(t, err)
	_, err = again.Sweep(t.Context())
	must(t, err)
	if _, err := again.SnapshotState(files.Name); err != nil {
		t.Error(err)
	}
	verified(t, again)
	must(t, again.Close())
}
