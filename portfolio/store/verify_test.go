package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"acquis/portfolio"
)

// toldOf is what a verification says, as "code place".
func toldOf(t *testing.T, p *Portfolio) []string {
	t.Helper()
	report, err := p.Verify(t.Context(), nil)
	must(t, err)
	var told []string
	for _, problem := range report.Problems {
		told = append(told, string(problem.Code)+" "+problem.Place)
		if problem.Sentence() == "" {
			t.Errorf("%v has no sentence", problem)
		}
	}
	slices.Sort(told)
	return told
}

func want(t *testing.T, p *Portfolio, told ...string) {
	t.Helper()
	slices.Sort(told)
	if got := toldOf(t, p); !slices.Equal(got, told) {
		t.Errorf("told %q, want %q", got, told)
	}
}

func flip(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	data[len(data)/2] ^= 4
	must(t, os.Chmod(path, 0o600))
	must(t, os.WriteFile(path, data, 0o600))
}

// snapped is a portfolio with three snapshots, the newest first.
func snapped(t *testing.T) (*Portfolio, []string) {
	t.Helper()
	p := newTest(t)
	var names []string
	for _, title := range []string{"Un", "Deux", "Trois"} {
		put(t, p, situation(title))
		s, err := p.Snapshot(ReasonAsked)
		must(t, err)
		names = append([]string{s.Name}, names...)
	}
	return p, names
}

// A snapshot that is gone is missed, one that stands under the name of another
// is known, and one that is damaged is put aside when there is a new one.
func TestSnapshotsAreMissed(t *testing.T) {
	p, names := snapped(t)
	at := func(name string) string { return filepath.Join(p.Dir(), snapshotsName, name) }
	want(t, p)
	first, err := os.ReadFile(at(names[2]))
	must(t, err)
	second, err := os.ReadFile(at(names[1]))
	must(t, err)
	must(t, os.WriteFile(at(names[2]), second, 0o600))
	must(t, os.WriteFile(at(names[1]), first, 0o600))
	want(t, p, "snapshot snapshots/"+names[1], "snapshot snapshots/"+names[2])
	must(t, os.WriteFile(at(names[2]), first, 0o600))
	must(t, os.WriteFile(at(names[1]), second, 0o600))
	want(t, p)

	must(t, os.Remove(at(names[2])))
	flip(t, at(names[1]))
	want(t, p, "gone snapshots/"+names[2], "snapshot snapshots/"+names[1])
	p = reopen(t, p)
	_, err = p.Snapshot(ReasonAsked)
	must(t, err)
	want(t, p)
	if isFile(at(names[1])) {
		t.Error("a damaged snapshot is still among the good ones")
	}
	aside, _ := filepath.Glob(filepath.Join(p.Dir(), damagedName, "*", names[1]))
	if len(aside) != 1 {
		t.Fatalf("put aside: %v", aside)
	}
	flip(t, aside[0])
	place, _ := filepath.Rel(p.Dir(), aside[0])
	want(t, p, "aside "+filepath.ToSlash(place))
	must(t, os.Remove(aside[0]))
	want(t, p, "aside "+filepath.ToSlash(place))
}

// An older database in the place of the newest is whole by every seal; the
// snapshots know better.
func TestOlderDatabaseIsTold(t *testing.T) {
	p, names := snapped(t)
	must(t, p.Close())
	path := filepath.Join(p.Dir(), databaseName)
	older, err := os.ReadFile(filepath.Join(p.Dir(), snapshotsName, names[2]))
	must(t, err)
	must(t, os.WriteFile(path, older, 0o600))
	var damaged *DamageError
	if _, err := Open(p.Dir(), Options{}); !errors.As(err, &damaged) || damaged.Problems[0].Code != ProblemStale {
		t.Fatalf("opened: %v", err)
	}
	reader, err := Open(p.Dir(), Options{ReadOnly: true})
	must(t, err)
	if told := toldOf(t, reader); !slices.Contains(told, "stale portfolio.db") {
		t.Errorf("told %q", told)
	}
	must(t, reader.Close())
	a, err := Assess(p.Dir())
	must(t, err)
	if a.Snapshot == nil || a.Snapshot.Name != names[0] || len(a.Differences) != 2 {
		t.Fatalf("assessment %+v", a)
	}
	// What is older can be taken all the same: then it is a replica of its own.
	for _, snapshot := range []string{"", names[0]} {
		again, err := Recover(p.Dir(), snapshot, Options{})
		must(t, err)
		want(t, again)
		must(t, again.Close())
	}
	again, err := Open(p.Dir(), Options{})
	must(t, err)
	defer again.Close()
	if again.State().Count(portfolio.KindSituation) != 3 {
		t.Error("not the newest snapshot")
	}
}

// Across a recovery too, from the first snapshot on.
func TestDatabaseOfBeforeARecoveryIsTold(t *testing.T) {
	p, names := snapped(t)
	must(t, p.Close())
	again, err := Recover(p.Dir(), names[1], Options{Clock: p.clock})
	must(t, err)
	want(t, again)
	_, err = again.Snapshot(ReasonAsked)
	must(t, err)
	must(t, again.Close())
	for _, name := range names {
		older, err := os.ReadFile(filepath.Join(p.Dir(), snapshotsName, name))
		must(t, err)
		must(t, os.WriteFile(filepath.Join(p.Dir(), databaseName), older, 0o600))
		if _, err := Open(p.Dir(), Options{}); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s in the place of the database: %v", name, err)
		}
	}
}

// Files that only undo and snapshots need are verified like others.
func TestFilesThatUndoNeeds(t *testing.T) {
	p := newTest(t)
	piece := stored(t, p, "Retirée", "aaaa")
	change(t, p, "remove", func(e *portfolio.Edit) { e.Remove(piece.Ref()) })
	place := filesName + "/" + piece.File.SHA256
	want(t, p)
	flip(t, p.pathOf(piece.File.SHA256))
	want(t, p, "kept "+place)
	must(t, os.Remove(p.pathOf(piece.File.SHA256)))
	want(t, p, "kept "+place)
	_, err := p.AddReader(context.Background(), strings.NewReader("aaaa"))
	must(t, err)
	want(t, p)
}

// A damaged small picture is not shown, and is told until it is made anew.
func TestDamagedPictures(t *testing.T) {
	p := newTest(t)
	one, other := strings.Repeat("a", 64), strings.Repeat("b", 64)
	must(t, p.PutThumbnail(one, []byte("une image")))
	must(t, p.PutThumbnail(other, []byte("une autre")))
	must(t, p.PutText(one, []byte("du texte")))
	at := func(d derived, hash string) string { return d.path(p.Dir(), hash) }
	want(t, p)
	flip(t, at(thumbnails, one))
	must(t, os.Truncate(at(texts, one), 0))
	want(t, p, "derived thumbnails/"+one+".jpg", "derived texts/"+one+".txt")
	if _, ok := p.Thumbnail(one); ok {
		t.Error("a damaged picture is shown")
	}
	data, err := os.ReadFile(at(thumbnails, other))
	must(t, err)
	must(t, os.WriteFile(at(thumbnails, one), data, 0o600))
	if _, ok := p.Thumbnail(one); ok {
		t.Error("the picture of another file is shown")
	}
	must(t, p.PutThumbnail(one, []byte("une image")))
	must(t, p.PutText(one, []byte("du texte")))
	want(t, p)
}
