//go:build !windows

package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"acquis/portfolio"
)

// irregulars are things that are no file, put in the place of one.
var irregulars = map[string]func(path string) error{
	"a folder":            func(path string) error { return os.Mkdir(path, 0o700) },
	"a pipe":              func(path string) error { return syscall.Mkfifo(path, 0o600) },
	"an endless device":   func(path string) error { return os.Symlink("/dev/zero", path) },
	"an empty device":     func(path string) error { return os.Symlink(os.DevNull, path) },
	"a link to nothing":   func(path string) error { return os.Symlink("nothing", path) },
	"a link to itself":    func(path string) error { return os.Symlink(filepath.Base(path), path) },
	"a link to elsewhere": func(path string) error { return os.Symlink(os.Args[0], path) },
}

// Something that is no file hangs nothing, wherever it stands: it is named as
// damage, and what can be mended is.
func TestWhatIsNoFileIsDamage(t *testing.T) {
	for name, put := range irregulars {
		t.Run(name, func(t *testing.T) {
			p, files := furnished(t)
			must(t, p.Close())
			for _, file := range files {
				t.Run(filepath.Dir(file), func(t *testing.T) {
					dir := filepath.Join(t.TempDir(), "C")
					must(t, os.CopyFS(dir, os.DirFS(p.Dir())))
					path := path(dir, file)
					_ = os.Remove(path) // no lease is there
					must(t, put(path))
					noticed(t, dir, file, p.clock)
				})
			}
		})
	}
}

func path(dir, place string) string { return filepath.Join(dir, filepath.FromSlash(place)) }

// exists reports whether there is anything, a cache that is gone being no
// damage.
func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, os.ErrNotExist)
}

func isDerived(place string) bool {
	return strings.HasPrefix(place, "thumbnails/") || strings.HasPrefix(place, "texts/")
}

// furnished is a portfolio with one file of each kind, and which these are.
func furnished(t *testing.T) (*Portfolio, []string) {
	t.Helper()
	p := newTest(t)
	put(t, p, situation("A"))
	stored, err := p.AddReader(t.Context(), strings.NewReader("pièce"))
	must(t, err)
	put(t, p, &portfolio.Piece{Title: "P", File: &portfolio.File{SHA256: stored.SHA256, Size: stored.Size, Name: "p"}})
	must(t, p.PutThumbnail(stored.SHA256, []byte("image")))
	must(t, p.PutText(stored.SHA256, []byte("texte")))
	taken, err := p.Snapshot(ReasonAsked)
	must(t, err)
	must(t, p.Close())
	again, err := Recover(p.Dir(), taken.Name, Options{Clock: p.clock})
	must(t, err)
	aside, err := filepath.Glob(filepath.Join(p.Dir(), damagedName, "*", "*.db"))
	must(t, err)
	relative, err := filepath.Rel(p.Dir(), aside[0])
	must(t, err)
	return again, []string{databaseName, filesName + "/" + stored.SHA256, snapshotsName + "/" + taken.Name,
		"thumbnails/" + stored.SHA256 + ".jpg", "texts/" + stored.SHA256 + ".txt", filepath.ToSlash(relative),
		filepath.ToSlash(relative) + sumExtension, leaseName}
}

// noticed opens a portfolio in which something is no file, in all ways.
func noticed(t *testing.T, dir, file string, clock func() time.Time) {
	t.Helper()
	var damaged *DamageError
	reading, err := Open(dir, Options{ReadOnly: true})
	if file == databaseName {
		if !errors.As(err, &damaged) {
			t.Fatalf("opened for reading: %v", err)
		}
		if _, err := Open(dir, Options{}); !errors.As(err, &damaged) {
			t.Fatalf("opened: %v", err)
		}
		a, err := Assess(dir)
		must(t, err)
		mended, err := Recover(dir, a.Snapshot.Name, Options{Clock: clock})
		must(t, err)
		report, err := mended.Verify(context.Background(), nil)
		if err != nil || !report.OK() {
			t.Errorf("after mending: %v, %v", report.Problems, err)
		}
		must(t, mended.Close())
		return
	}
	must(t, err)
	report, err := reading.Verify(context.Background(), nil)
	must(t, err)
	place := strings.TrimSuffix(file, sumExtension)
	if !slices.ContainsFunc(report.Problems, func(p Problem) bool { return p.Place == place }) && file != leaseName && (exists(path(dir, place)) || !isDerived(place)) {
		t.Errorf("%s is not named: %v", file, report.Problems)
	}
	must(t, reading.Close())
	mended, err := Open(dir, Options{Clock: clock})
	must(t, err)
	stored, err := mended.AddReader(context.Background(), bytes.NewReader([]byte("pièce")))
	must(t, err)
	must(t, mended.PutThumbnail(stored.SHA256, []byte("image")))
	must(t, mended.PutText(stored.SHA256, []byte("texte")))
	_, err = mended.Snapshot(ReasonAsked)
	must(t, err)
	report, err = mended.Verify(context.Background(), nil)
	must(t, err)
	for _, p := range report.Problems {
		if p.Code != ProblemAside && !(p.Code == ProblemMissing || p.Code == ProblemFile) {
			t.Errorf("after mending: %v", p)
		}
	}
	must(t, mended.Close())
}
