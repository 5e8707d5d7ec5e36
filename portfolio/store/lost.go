package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"acquis/portfolio/durable"
	"acquis/portfolio/store/boltfile"
)

// A portfolio that is open here can be lost to somebody else: another computer
// takes it over (on a network drive the lock holds nobody out), or a program
// that synchronises folders puts another file in its place, and what is written
// goes into one that has no name any more. So before each write, and once more
// at its end, it is looked whether the lease and the database are still those
// that were opened. What is typed meanwhile is the caller's to keep; see
// [Portfolio.Aside].

// LostError says that a portfolio that is open here is somebody else's by now.
// Nothing was written.
type LostError struct {
	Dir string
	// Host is the computer that has taken it over, and Since when, in UTC; ""
	// and the zero time if nobody says so.
	Host  string
	Since time.Time
}

func (e *LostError) Error() string {
	if e.Host == "" {
		return e.Dir + ": " + ErrLost.Error()
	}
	return fmt.Sprintf("%s: %v: %s, since %s", e.Dir, ErrLost, e.Host, e.Since.Format(time.RFC3339))
}

// Unwrap makes the error an [ErrLost].
func (e *LostError) Unwrap() error { return ErrLost }

// own makes sure that the portfolio is still the one that was opened here: a
// [LostError] if it is not. It is called with p.mu. What cannot be looked at
// says nothing.
func (p *Portfolio) own() error {
	l, there := readLease(p.dir)
	switch {
	case p.lease.ID == "": // it could not be written
	case there && l.ID != p.lease.ID:
		return &LostError{p.dir, l.Host, l.Since}
	case !there:
		p.lease.Seen = time.Time{} // said anew at the next change
	}
	if p.held == nil || p.unsettled {
		return nil
	}
	held, err := p.held.Stat()
	if err != nil {
		return nil
	}
	f, err := durable.OpenRegular(filepath.Join(p.dir, databaseName))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, durable.ErrIrregular) {
		return &LostError{Dir: p.dir}
	}
	if err != nil {
		return nil
	}
	defer f.Close() //nolint:errcheck // for reading
	// Read anew and not through bbolt's map: on a network drive that shows what
	// it showed before.
	info, err := f.Stat()
	if err == nil && !os.SameFile(info, held) {
		return &LostError{Dir: p.dir}
	}
	if tx, known := boltfile.LastTx(f); known && tx != p.stamp.Tx {
		return &LostError{Dir: p.dir}
	}
	return nil
}
