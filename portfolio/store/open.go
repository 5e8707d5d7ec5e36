package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"acquis/portfolio/durable"
	"acquis/portfolio/store/boltfile"
)

// Options say how a portfolio is opened.
type Options struct {
	// ReadOnly opens for reading. Nothing is locked and nothing is written:
	// it works while the portfolio is open in a window, in a folder without
	// permission to write, and on a damaged portfolio, of which it shows what
	// can still be read (Portfolio.Notices says what cannot).
	ReadOnly bool
	// TakeOver opens for writing what another computer has open, or had when
	// it was last seen; see [LeaseError].
	TakeOver bool
	// Clock tells the time of journal entries; nil is time.Now.
	Clock func() time.Time
	// Wait is how long to wait for another process that has the portfolio
	// open, in case that it is about to close it; 0 is one second.
	Wait time.Duration
	// Disk is what everything but the database is written through; nil is
	// that of the system. (bbolt maps its file, and writes to it by itself.)
	Disk durable.FS
}

func (o Options) orDefault() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Wait <= 0 {
		o.Wait = time.Second
	}
	if o.Disk == nil {
		o.Disk = durable.OS
	}
	return o
}

// pageSize is the same on every system, whatever its own pages.
const pageSize = 4096

// Open opens the portfolio in a folder.
//
// Everything is checked on the way: the structure of the database, every seal
// and the sums of what there must be, before bbolt maps the file; then the
// presence of the stored files (their contents by [Portfolio.Verify]).
//
// Errors: [ErrNotPortfolio], [ErrInUse], [*LeaseError], [*NewerError], [*DamageError] (except
// for reading, as far as anything can be read), [ErrPermission].
func Open(dir string, options Options) (*Portfolio, error) {
	options = options.orDefault()
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fault("open", err)
	}
	if options.ReadOnly {
		return openReading(dir, options)
	}
	const tries = 5 // another process may write between reading and locking
	compacted, finished := false, false
	var unfinished error // why an erasing is not
	for range tries {
		c, err := read(dir)
		if err != nil {
			return nil, err
		}
		if c.header.Format > Format {
			return nil, &NewerError{dir, c.header.Format, c.header.OldestReader}
		}
		if grave := c.grave(); len(grave) > 0 {
			nameLost(dir, grave)
			return nil, damage(dir, grave...)
		}
		db, file, err := openBoltFile(filepath.Join(dir, databaseName), options.Wait)
		if err != nil {
			return nil, err
		}
		if current(db) != c.image.TxID {
			db.Close() //nolint:errcheck // nothing was written
			continue
		}
		if err := checkLease(dir, options); err != nil {
			db.Close() //nolint:errcheck // nothing was written
			return nil, err
		}
		if wasteful(c.image) && !compacted {
			compacted = true
			// Without room for it the portfolio opens as it is.
			_ = compact(db, c, dir, options.Disk)
			db.Close() //nolint:errcheck // nothing was written since
			continue
		}
		if c.erasing != nil && !finished {
			finished = true
			unfinished = finishErasing(db, c, dir, options)
			continue
		}
		p, err := newPortfolio(dir, c, options)
		if err == nil {
			p.db, p.held, p.erasingErr = db, file, unfinished
			err = p.begin()
		}
		if err != nil {
			db.Close() //nolint:errcheck // nothing was written
			return nil, err
		}
		p.takeLease()
		return p, nil
	}
	return nil, &PlaceError{dir, ErrInUse}
}

func openReading(dir string, options Options) (*Portfolio, error) {
	c, err := read(dir)
	if err != nil {
		return nil, err
	}
	return newPortfolio(dir, c, options)
}

// read reads the database of a folder.
func read(dir string) (*content, error) {
	newest := lastTaken(dir)
	data, err := boltfile.ReadFile(filepath.Join(dir, databaseName))
	switch {
	case errors.Is(err, fs.ErrNotExist) && isFolder(filepath.Join(dir, snapshotsName)) && isFolder(filepath.Join(dir, filesName)):
		return nil, damage(dir, Problem{Code: ProblemAbsent, Place: databaseName, Detail: err.Error()})
	case errors.Is(err, fs.ErrNotExist) || isNotDirectory(dir):
		return nil, &PlaceError{dir, fmt.Errorf("%w: %w", ErrNotPortfolio, orNotExist(err))}
	case errors.Is(err, durable.ErrIrregular):
		return nil, damage(dir, Problem{Code: ProblemDatabase, Place: databaseName, Detail: err.Error()})
	case errors.Is(err, boltfile.ErrBusy):
		return nil, &PlaceError{dir, fmt.Errorf("%w: %w", ErrInUse, err)}
	case err != nil:
		return nil, fault("read "+dir, err)
	}
	c, err := readContent(dir, data)
	if err == nil {
		c.staleAgainst(dir, newest)
	}
	return c, err
}

func isNotDirectory(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && !info.IsDir()
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func orNotExist(err error) error {
	if err == nil {
		return fs.ErrNotExist
	}
	return err
}

// newPortfolio makes a Portfolio of what was read, without a database.
func newPortfolio(dir string, c *content, options Options) (*Portfolio, error) {
	state, err := c.state()
	if err != nil {
		if grave := c.grave(); len(grave) > 0 {
			return nil, damage(dir, grave...)
		}
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	p := &Portfolio{dir: dir, header: c.header, clock: options.Clock, disk: options.Disk, keep: usualRetention, stamp: c.stamp,
		framework: c.framework, outline: c.outline,
		lastCopy: c.lastCopy, kept: c.kept, erasing: c.erasing, notices: c.problems}
	if c.last != nil {
		p.heads, p.saved = c.last.Heads, c.last.Time
	}
	p.state.Store(state)
	p.notices = append(p.notices, p.absentFiles(state)...)
	if p.erasing != nil {
		p.notices = append(p.notices, unfinishedErasing)
	}
	nameTitles(state, p.notices)
	nameLost(dir, p.notices)
	return p, nil
}

// begin prepares a portfolio for changes.
func (p *Portfolio) begin() error {
	if err := p.tidy(); err != nil {
		return err
	}
	var err error
	if p.undo, err = p.entryAt(p.heads.Undo); err != nil {
		return err
	}
	if p.redo, err = p.entryAt(p.heads.Redo); err != nil {
		return err
	}
	p.undo, p.redo = p.undo.head(), p.redo.head()
	p.auto.begin(p)
	return p.migrate()
}

// tidy makes the folders and sweeps what an earlier run left. It fails where
// the folder cannot be written to, which is better known now than after an
// evening's writing.
func (p *Portfolio) tidy() error {
	folders := []string{filesName, snapshotsName}
	for _, d := range allDerived {
		folders = append(folders, d.folder)
	}
	for _, name := range folders {
		if err := durable.MkdirAll(p.disk, filepath.Join(p.dir, name)); err != nil {
			return fault("prepare "+p.dir, err)
		}
		if err := durable.Sweep(filepath.Join(p.dir, name), 0); err != nil {
			return fault("prepare "+p.dir, err)
		}
	}
	if err := durable.Probe(p.dir); err != nil {
		return fault("prepare "+p.dir, err)
	}
	aside, _ := filepath.Glob(filepath.Join(p.dir, damagedName, "*")) // the pattern is right
	for _, dir := range append(aside, p.dir) {
		if err := durable.Sweep(dir, 0); err != nil {
			return fault("prepare "+p.dir, err)
		}
	}
	// A viewer may hold a copy open; it goes next time.
	_ = durable.RemoveAll(filepath.Join(p.dir, copiesName))
	return nil
}

// openBolt opens a database file that was found sound, and locks it.
func openBolt(path string, wait time.Duration) (*bbolt.DB, error) {
	db, _, err := openBoltFile(path, wait)
	return db, err
}

// openBoltFile does so, and returns the file too, which is bbolt's to close.
func openBoltFile(path string, wait time.Duration) (db *bbolt.DB, file *os.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = damage(filepath.Dir(path), Problem{Code: ProblemDatabase, Place: databaseName, Detail: fmt.Sprint(r)})
		}
	}()
	db, err = bbolt.Open(path, 0o600, &bbolt.Options{Timeout: wait, PageSize: pageSize,
		FreelistType: bbolt.FreelistMapType, NoStatistics: true,
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			var err error
			file, err = os.OpenFile(name, flag, mode)
			return file, err
		}})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, nil, &PlaceError{filepath.Dir(path), ErrInUse}
	case err != nil:
		return nil, nil, fault("open "+path, err)
	case !isAt(file, path): // another took its place while this one waited for the lock
		db.Close() //nolint:errcheck // nothing was written
		return nil, nil, &PlaceError{filepath.Dir(path), ErrInUse}
	}
	return db, file, nil
}

// isAt reports whether an open file is still the one of that name.
func isAt(file *os.File, path string) bool {
	held, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(held, named)
}

// current is the number of the last transaction of an open database.
func current(db *bbolt.DB) uint64 {
	var id uint64
	_ = db.View(func(tx *bbolt.Tx) error { // never fails: the function does not
		id = uint64(tx.ID())
		return nil
	})
	return id
}
