package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"acquis/portfolio"
)

// Errors of the store. Everything that it returns wraps one of these, an error
// of package portfolio, or the error of a context. [Sentence] has the French
// for each.
var (
	// ErrNotPortfolio: the folder does not exist or holds no portfolio.
	ErrNotPortfolio = errors.New("not a portfolio")
	// ErrExists: Create into a folder that is not empty.
	ErrExists = errors.New("folder is not empty")
	// ErrInUse: another process has the portfolio open for writing.
	ErrInUse = errors.New("portfolio is open elsewhere")
	// ErrLeased: open on another computer; see [LeaseError].
	ErrLeased = errors.New("portfolio is open on another computer")
	// ErrLost: open here, and somebody else's by now; see [LostError].
	ErrLost = errors.New("portfolio was taken over or replaced while it was open")
	// ErrNewer: written by a newer version; see [NewerError].
	ErrNewer = errors.New("portfolio of a newer format")
	// ErrDamaged: what was read is not what was written; see [DamageError].
	ErrDamaged = errors.New("portfolio is damaged")
	// ErrReadOnly: a change to a portfolio that was opened for reading.
	ErrReadOnly = errors.New("portfolio is open for reading only")
	// ErrClosed: use after Close.
	ErrClosed = errors.New("portfolio is closed")
	// ErrPermission: the system refuses access to the folder or a file.
	ErrPermission = errors.New("no permission")
	// ErrNoSpace: the disk is full.
	ErrNoSpace = errors.New("disk is full")
	// ErrNothingToUndo and ErrNothingToRedo: the end of the journal, or a
	// barrier (an import, a restoration) was reached.
	ErrNothingToUndo = errors.New("nothing to undo")
	ErrNothingToRedo = errors.New("nothing to redo")
	// ErrJournal: an entry does not fit the records, so that undoing it would
	// destroy something. Nothing was changed.
	ErrJournal = errors.New("journal does not fit the records")
	// ErrMissingFile: a stored file is not there.
	ErrMissingFile = errors.New("stored file is missing")
	// ErrSource: the file to be added cannot be read, or vanished meanwhile.
	ErrSource = errors.New("cannot read the file to add")
	// ErrNoSnapshot: no snapshot of that name.
	ErrNoSnapshot = errors.New("no such snapshot")
	// ErrUnfinished: something was erased, and not everywhere yet; see
	// [Portfolio.UnfinishedErasure].
	ErrUnfinished = errors.New("erasing is not finished")
	// ErrNothingErased: no word to erase, or one that would be there again.
	ErrNothingErased = errors.New("nothing that could be erased")
)

// PlaceError says of which folder an error speaks.
type PlaceError struct {
	Dir string
	Err error // ErrNotPortfolio, ErrExists, ErrInUse… or what wraps one
}

func (e *PlaceError) Error() string { return e.Dir + ": " + e.Err.Error() }

// Unwrap gives what happened.
func (e *PlaceError) Unwrap() error { return e.Err }

// NewerError says that a portfolio was written by a newer version of Acquis.
type NewerError struct {
	Dir          string
	Format       int
	OldestReader int
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("%s: format %d, readers from %d on: %v", e.Dir, e.Format, e.OldestReader, ErrNewer)
}

// Unwrap makes the error an [ErrNewer].
func (e *NewerError) Unwrap() error { return ErrNewer }

// Readable reports whether this version may open the portfolio for reading.
func (e *NewerError) Readable() bool { return e.OldestReader <= Format }

// DamageError says what in a portfolio is not as it was written. Nothing was
// touched.
type DamageError struct {
	Dir      string
	Problems []Problem // at least one
}

func (e *DamageError) Error() string {
	return fmt.Sprintf("%s: %v: %s (%d problems)", e.Dir, ErrDamaged, e.Problems[0], len(e.Problems))
}

// Unwrap makes the error an [ErrDamaged].
func (e *DamageError) Unwrap() error { return ErrDamaged }

// ProblemCode says what kind of thing is wrong.
type ProblemCode string

// The kinds of problems, from the gravest to the lightest.
const (
	ProblemAbsent    ProblemCode = "absent"    // the database file is not there
	ProblemEmpty     ProblemCode = "empty"     // the database file has 0 bytes
	ProblemDatabase  ProblemCode = "database"  // structure of the database file
	ProblemHeader    ProblemCode = "header"    // what the portfolio says of itself
	ProblemPinned    ProblemCode = "pinned"    // the pinned framework or outline
	ProblemRecord    ProblemCode = "record"    // a record: Ref says which
	ProblemForeign   ProblemCode = "foreign"   // the database is that of another portfolio
	ProblemStale     ProblemCode = "stale"     // records are missing or older than the journal says
	ProblemJournal   ProblemCode = "journal"   // the journal: undo and history, not the content
	ProblemMissing   ProblemCode = "missing"   // a stored file is not there: Ref says whose
	ProblemFile      ProblemCode = "file"      // a stored file is not what was stored: Ref says whose
	ProblemSnapshot  ProblemCode = "snapshot"  // a snapshot cannot be used
	ProblemGone      ProblemCode = "gone"      // a snapshot is not there any more
	ProblemKept      ProblemCode = "kept"      // a stored file that only undo or snapshots need is not what was stored, or not there
	ProblemAside     ProblemCode = "aside"     // what was put aside is not as it was put there
	ProblemDerived   ProblemCode = "derived"   // a small picture or text made of a stored file; it is made anew
	ProblemLastWrite ProblemCode = "lastwrite" // the last write was cut off, or its mark was damaged
	ProblemLocal     ProblemCode = "local"     // when the last copy was made, and the like
	ProblemErasing   ProblemCode = "erasing"   // an erasing is not finished: versions may hold what was erased
)

// Problem is one thing that is wrong, and what it touches.
type Problem struct {
	Code   ProblemCode   `json:"code"`
	Place  string        `json:"place,omitempty"` // file within the portfolio, with slashes
	Ref    portfolio.Ref `json:"ref,omitzero"`    // the record that is touched, if it is one
	Title  string        `json:"title,omitempty"` // its title, where it is known
	File   string        `json:"file,omitempty"`  // name under which the stored file was added
	Detail string        `json:"detail"`          // in English, for a log
}

func (p Problem) String() string {
	s := string(p.Code)
	if p.Place != "" {
		s += " " + p.Place
	}
	if !p.Ref.IsZero() {
		s += " " + p.Ref.String()
	}
	return s + ": " + p.Detail
}

// Grave reports whether the content is touched, so that the portfolio must not
// be written to before it is restored.
func (p Problem) Grave() bool {
	switch p.Code {
	case ProblemAbsent, ProblemEmpty, ProblemDatabase, ProblemHeader, ProblemPinned, ProblemRecord, ProblemForeign, ProblemStale, ProblemJournal:
		return true
	}
	return false
}

// growError begins the error by which bbolt says that its file cannot grow. It
// puts the error of the system into words, so that nothing else is left.
const growError = "file resize error"

// fault wraps an error of the system in the typed error that it means.
func fault(op string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrPermission) || isReadOnlyFS(err):
		return fmt.Errorf("%s: %w: %w", op, ErrPermission, err)
	case isNoSpace(err) || strings.HasPrefix(err.Error(), growError):
		return fmt.Errorf("%s: %w: %w", op, ErrNoSpace, err)
	}
	return fmt.Errorf("%s: %w", op, err)
}
