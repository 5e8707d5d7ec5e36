package store

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"time"

	"acquis/assets/text"
	"acquis/portfolio/durable"
)

// Sentence says an error of this package in French: what happened, to which
// file, and what to do. It is false for errors that come from elsewhere.
func Sentence(err error) (string, bool) {
	var newer *NewerError
	var damaged *DamageError
	var leased *LeaseError
	var lost *LostError
	switch {
	case err == nil:
		return "", false
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return "", false
	case errors.As(err, &newer):
		return text.StoreNewer(newer.Dir, newer.Readable()), true
	case errors.As(err, &leased):
		return text.StoreLeased(leased.Dir, leased.Host, leased.Seen.Local(), time.Now()), true
	case errors.As(err, &lost):
		return text.StoreLost(lost.Dir, lost.Host, lost.Since.Local(), time.Now()), true
	case errors.As(err, &damaged):
		return text.StoreDamaged(damaged.Dir, len(damaged.Problems)), true
	}
	name := placeOf(err)
	for _, known := range sentences {
		if errors.Is(err, known.err) {
			return known.say(name), true
		}
	}
	return "", false
}

var sentences = []struct {
	err error
	say func(name string) string
}{
	{ErrNotPortfolio, text.StoreNotPortfolio},
	{ErrExists, text.StoreExists},
	{ErrInUse, text.StoreInUse},
	{ErrDamaged, func(name string) string { return text.StoreDamaged(name, 1) }},
	{ErrNoSpace, text.StoreNoSpace},
	{ErrSource, text.StoreSource},
	{ErrPermission, text.StorePermission},
	{ErrReadOnly, func(string) string { return text.StoreReadOnly }},
	{ErrClosed, func(string) string { return text.StoreClosed }},
	{ErrNothingToUndo, func(string) string { return text.StoreNothingToUndo }},
	{ErrNothingToRedo, func(string) string { return text.StoreNothingToRedo }},
	{ErrJournal, func(string) string { return text.StoreJournal }},
	{ErrMissingFile, func(string) string { return text.StoreMissingFile }},
	{ErrNoSnapshot, func(string) string { return text.StoreNoSnapshot }},
	{ErrUnfinished, func(string) string { return text.EraseUnfinished }},
	{ErrNothingErased, func(string) string { return text.EraseNothing }},
}

// placeOf is the folder or file of which an error speaks, "" if it does not.
func placeOf(err error) string {
	var place *PlaceError
	if errors.As(err, &place) {
		return place.Dir
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		base := filepath.Base(path.Path) // of what is being written, nobody knows the name
		if durable.IsTemporary(base) {
			return filepath.Dir(path.Path)
		}
		return path.Path
	}
	return ""
}

// Sentence says a problem in French: what is touched, and what it means.
func (p Problem) Sentence() string {
	name := p.Title
	if name == "" && !p.Ref.IsZero() {
		name = text.StoreRecord(string(p.Ref.Kind), string(p.Ref.ID))
	}
	switch p.Code {
	case ProblemAbsent:
		return text.StoreProblemAbsent
	case ProblemEmpty:
		return text.StoreProblemEmpty
	case ProblemDatabase:
		return text.StoreProblemDatabase
	case ProblemHeader:
		return text.StoreProblemHeader
	case ProblemPinned:
		return text.StoreProblemPinned
	case ProblemRecord:
		return text.StoreProblemRecord(p.Title, text.StoreRecord(string(p.Ref.Kind), string(p.Ref.ID)))
	case ProblemForeign:
		return text.StoreProblemForeign
	case ProblemStale:
		return text.StoreProblemStale
	case ProblemJournal:
		return text.StoreProblemJournal
	case ProblemMissing:
		return text.StoreProblemMissing(name, p.File)
	case ProblemFile:
		return text.StoreProblemFile(name, p.File)
	case ProblemSnapshot:
		if p.Place == snapshotsName {
			return text.StoreProblemSnapshots
		}
		return text.StoreProblemSnapshot(filepath.Base(p.Place))
	case ProblemGone:
		return text.StoreProblemGone(filepath.Base(p.Place))
	case ProblemKept:
		return text.StoreProblemKept
	case ProblemAside:
		return text.StoreProblemAside(p.Place)
	case ProblemDerived:
		return text.StoreProblemDerived
	case ProblemLocal:
		return text.StoreProblemLocal
	case ProblemErasing:
		return text.EraseProblem
	}
	return text.StoreProblemLastWrite
}
