package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// Names within the folder of a portfolio.
const (
	databaseName  = "portfolio.db"
	filesName     = "files"     // attachments, named by their SHA-256
	snapshotsName = "snapshots" // earlier states of the database
	copiesName    = "copies"    // reading copies, swept at start
	damagedName   = "damaged"   // what was put aside when a snapshot was restored
)

// Portfolio is an open portfolio. Its methods may be called from any
// goroutine; changes wait for each other.
type Portfolio struct {
	dir    string
	header header
	clock  func() time.Time
	disk   durable.FS
	keep   retention

	framework, outline []byte // the pinned files

	state atomic.Pointer[portfolio.State]

	mu     sync.Mutex // guards what follows, and lets one change in at a time
	db     *bbolt.DB  // nil when reading only
	closed bool
	stamp  stamp
	heads  Heads
	undo   *Entry // the head of the entry at Heads.Undo, or nil
	redo   *Entry // likewise
	saved  time.Time
	kept   map[string]string // SHA-256 of the snapshots that there must be, by name; "" if not known
	lease  lease             // the zero lease when reading only, or where it cannot be written
	held   *os.File          // the database, which is bbolt's to close; nil if not known
	// unsettled: a commit has failed in a way that nobody knows what is in the
	// database; see settle.go.
	unsettled bool
	// lastCopy is the zero LastCopy if there was none.
	lastCopy LastCopy
	// erasing is what an erasing has left to do, nil for nothing, and
	// erasingErr why it could not.
	erasing    *erasing
	erasingErr error

	filesMu   sync.RWMutex // Sweep excludes those who add files
	derivedMu sync.RWMutex // Close waits for those who keep small pictures and texts

	notices []Problem
	copies  string // private folder of reading copies, "" until the first
	auto    autoSnapshots
	listeners
}

// State is the portfolio as it is now. It never changes: ask again after a
// change.
func (p *Portfolio) State() *portfolio.State { return p.state.Load() }

// Dir is the folder of the portfolio.
func (p *Portfolio) Dir() string { return p.dir }

// Name is the name of its folder, by which a person knows it.
func (p *Portfolio) Name() string { return filepath.Base(p.dir) }

// ReadOnly reports whether the portfolio was opened for reading.
func (p *Portfolio) ReadOnly() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.db == nil
}

// Pinned returns the portfolio's own copies of its framework and its outline,
// byte for byte as they were given to Create.
func (p *Portfolio) Pinned() (framework, outline []byte) { return p.framework, p.outline }

// Created is when the portfolio was made, in UTC.
func (p *Portfolio) Created() time.Time { return p.header.Created }

// SavedAt is when the last change became durable, in UTC.
func (p *Portfolio) SavedAt() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.saved
}

// Notices are things found when opening that do not stand in the way: stored
// files that are missing, a last write that was cut off. Of a damaged portfolio
// that is open for reading they are its damage too (see Problem.Grave).
func (p *Portfolio) Notices() []Problem { return p.notices }

// now is the time of the injected clock, in UTC, to the millisecond.
func (p *Portfolio) now() time.Time { return p.clock().UTC().Truncate(time.Millisecond) }

// writable says why the portfolio cannot be changed. It is called with p.mu.
func (p *Portfolio) writable() error {
	if err := p.openToWrite(); err != nil {
		return err
	}
	return p.own()
}

// openToWrite is writable for those who look at the end of their transaction
// whether the portfolio is still theirs.
func (p *Portfolio) openToWrite() error {
	switch {
	case p.closed:
		return ErrClosed
	case p.db == nil:
		return ErrReadOnly
	}
	return nil
}

// Close ends the use of the portfolio, after an automatic snapshot if one is
// due. Every change is durable before it is reported, so that a Close that
// never comes loses nothing.
func (p *Portfolio) Close() error {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil
	}
	p.closed = true
	due := p.db != nil && p.auto.dueOnClose(p) && p.own() == nil
	p.mu.Unlock()

	p.awaitDerived()
	p.auto.running.Wait()
	var err error
	if due {
		_, err = p.takeSnapshot(ReasonAutomatic)
	}
	if p.db != nil {
		p.dropLease() // while the lock is held
		err = errors.Join(err, fault("close", p.db.Close()))
	}
	p.dropCopies()
	if err != nil {
		return fmt.Errorf("%s: %w", p.dir, err)
	}
	return nil
}
