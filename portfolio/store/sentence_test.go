package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

// Every error of the store has its sentence, which names the file where the
// error does.
func TestSentences(t *testing.T) {
	path := &fs.PathError{Op: "open", Path: "D:/VAE/photo.jpg", Err: fs.ErrPermission}
	for _, test := range []struct {
		err   error
		names string
	}{
		{&PlaceError{"D:/VAE", ErrNotPortfolio}, "D:/VAE"},
		{&PlaceError{"D:/VAE", ErrExists}, "D:/VAE"},
		{&PlaceError{"D:/VAE", ErrInUse}, "D:/VAE"},
		{&NewerError{"D:/VAE", 2, 1}, "D:/VAE"},
		{&NewerError{"D:/VAE", 2, 2}, "D:/VAE"},
		{damage("D:/VAE", Problem{Code: ProblemRecord}), "D:/VAE"},
		{fault("write", path), "photo.jpg"},
		{fmt.Errorf("%w: %w", ErrSource, path), "photo.jpg"},
		{fmt.Errorf("x: %w", ErrNoSpace), ""},
		{ErrDamaged, ""}, {ErrReadOnly, ""}, {ErrClosed, ""}, {ErrNothingToUndo, ""}, {ErrNothingToRedo, ""},
		{&LostError{Dir: "/a/Lise", Host: "PC-DE-ZOE"}, "PC-DE-ZOE"}, {&LostError{Dir: "/a/Lise"}, "Lise"}, {ErrJournal, ""}, {ErrMissingFile, ""}, {ErrNoSnapshot, ""}, {ErrPermission, ""}, {ErrSource, ""},
	} {
		said, ok := Sentence(fmt.Errorf("above: %w", test.err))
		if !ok || said == "" || !strings.Contains(said, test.names) {
			t.Errorf("%v: %q, %v", test.err, said, ok)
		}
	}
	for _, err := range []error{nil, errors.New("else"), context.Canceled, fmt.Errorf("x: %w", context.DeadlineExceeded)} {
		if said, ok := Sentence(err); ok {
			t.Errorf("%v: %q", err, said)
		}
	}
}

func TestProblemSentences(t *testing.T) {
	said := map[string]ProblemCode{}
	for _, code := range []ProblemCode{ProblemAbsent, ProblemEmpty, ProblemDatabase, ProblemHeader, ProblemPinned, ProblemRecord, ProblemForeign, ProblemStale, ProblemJournal,
		ProblemMissing, ProblemFile, ProblemSnapshot, ProblemLastWrite, ProblemLocal} {
		s := Problem{Code: code, Place: "snapshots/x.db", Title: "T"}.Sentence()
		if other, twice := said[s]; s == "" || twice {
			t.Errorf("%s and %s say %q", code, other, s)
		}
		said[s] = code
	}
	if s := (Problem{Code: ProblemSnapshot, Place: snapshotsName}).Sentence(); said[s] != "" || !strings.Contains(s, "états antérieurs") {
		t.Errorf("the folder of snapshots: %q", s)
	}
}
