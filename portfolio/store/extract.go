package store

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store/boltfile"
)

// Extract is the database of a portfolio as it was at one moment, in a private
// temporary file, to go into a bundle. It holds records, journal and history,
// nothing of what concerns this computer only, and no free pages: what was
// erased is not in them.
type Extract struct {
	Database
	file *os.File
	dir  string // private folder of the file, removed with it
}

// Database says of a database what a bundle needs to know.
type Database struct {
	Portfolio    portfolio.ID
	Format       int
	OldestReader int
	Seq          uint64 // its last change
	Size         int64  // bytes
	// Files are the SHA-256 of all stored files that it names, in records, in
	// the journal (an undo would bring its piece back) and in the history;
	// sorted, in lower-case hexadecimal.
	Files []string
	State *portfolio.State
}

// Extract takes an extract of the portfolio as it is now, which may go on
// being changed meanwhile, and reads it back. It works on a portfolio that is
// open for reading too. The caller closes the extract.
//
// Errors: [*DamageError] (a damaged portfolio goes into no bundle),
// [*NewerError], [ErrNoSpace], [ErrPermission].
func (p *Portfolio) Extract() (*Extract, error) {
	p.mu.Lock()
	data, err := boltfile.ReadFile(filepath.Join(p.dir, databaseName))
	private := p.dir // where a crash is swept up after
	if p.db == nil {
		private = "" // nothing may be written there
	}
	p.mu.Unlock()
	if err != nil {
		return nil, fault("extract", err)
	}
	x := &Extract{}
	if x.dir, err = extractFolder(private); err != nil {
		return nil, fault("extract", err)
	}
	if err := x.take(p.dir, data); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

func extractFolder(private string) (string, error) {
	if private == "" {
		return durable.Private()
	}
	return durable.MkdirTemp(nil, private)
}

// take makes the file of the extract of the bytes of a database.
func (x *Extract) take(dir string, data []byte) error {
	c, err := readContent(dir, data)
	if err != nil {
		return err
	}
	if grave := c.grave(); len(grave) > 0 {
		return damage(dir, grave...)
	}
	if c.header.Format > Format {
		return &NewerError{dir, c.header.Format, c.header.OldestReader}
	}
	whole := filepath.Join(x.dir, "whole.db")
	if err := os.WriteFile(whole, data, 0o600); err != nil {
		return fault("extract", err)
	}
	path := filepath.Join(x.dir, databaseName)
	if err := distil(path, whole, c); err != nil {
		return err
	}
	if err := os.Remove(whole); err != nil {
		return fault("extract", err)
	}
	if x.Database, err = ReadDatabase(path); err != nil {
		return err
	}
	x.file, err = os.Open(path)
	return fault("extract", err)
}

// distil copies a database without free pages and without what concerns this
// computer only.
func distil(path, from string, c *content) error {
	db, err := openBolt(from, time.Second)
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		if err := tx.DeleteBucket(bucketLocal); err != nil {
			return err
		}
		if _, err := tx.CreateBucket(bucketLocal); err != nil {
			return err
		}
		return putStamp(tx, &c.stamp)
	})
	if err == nil {
		err = copyCompact(path, db, c.stamp)
	}
	return errors.Join(fault("extract", err), fault("extract", db.Close()))
}

// Read reads the file of the extract.
func (x *Extract) Read(b []byte) (int, error) { return x.file.Read(b) }

// Seek goes to another place in it.
func (x *Extract) Seek(offset int64, whence int) (int64, error) { return x.file.Seek(offset, whence) }

// Close removes the extract.
func (x *Extract) Close() error {
	var err error
	if x.file != nil {
		err = x.file.Close()
	}
	return fault("extract", errors.Join(err, os.RemoveAll(x.dir)))
}

// ReadDatabase reads the file of an extract, whoever made it, and checks its
// structure, every seal and the sums, as [Open] does. It trusts nothing in it.
//
// Errors: [*DamageError], [*NewerError].
func ReadDatabase(path string) (Database, error) {
	data, err := durable.ReadRegular(path)
	if err != nil {
		return Database{}, fault("read "+path, err)
	}
	return ParseDatabase(data)
}

// ParseDatabase is [ReadDatabase] for the bytes of such a file.
func ParseDatabase(data []byte) (Database, error) {
	c, err := readContent("", data)
	if err != nil {
		return Database{}, err
	}
	if grave := c.grave(); len(grave) > 0 {
		return Database{}, damage("", grave...)
	}
	if c.header.Format > Format {
		return Database{}, &NewerError{"", c.header.Format, c.header.OldestReader}
	}
	needed := map[string]bool{}
	if err := noteNeeds("", databaseName, c.image, needed); err != nil {
		return Database{}, err
	}
	maps.DeleteFunc(needed, func(hash string, _ bool) bool { return !hashPattern.MatchString(hash) })
	d := Database{Portfolio: c.header.Portfolio, Format: c.header.Format, OldestReader: c.header.OldestReader,
		Seq: c.stamp.Seq, Size: int64(len(data)), Files: slices.Sorted(maps.Keys(needed))}
	d.State, err = c.state()
	return d, err
}

// Adopt makes a portfolio of a folder into which an extract was unpacked, as
// portfolio.db, and its files, in the folder files: everything is checked as
// by [Open] and then by [Portfolio.Verify], and the database becomes a replica
// of its own, because the one that it was taken from may go on too. Nobody may
// know the folder yet.
//
// The report says what is wrong and not grave, such as a file that was missing
// already. Errors: [*DamageError], [*NewerError], [ErrNoSpace],
// [ErrPermission], and that of ctx.
func Adopt(ctx context.Context, dir string, progress func(done, total int64)) (Report, error) {
	path := filepath.Join(dir, databaseName)
	c, err := soundContent(dir, path)
	if err != nil {
		return Report{}, err
	}
	if c.header.Format > Format {
		return Report{}, &NewerError{dir, c.header.Format, c.header.OldestReader}
	}
	if err := renew(path, c, dir); err != nil {
		return Report{}, err
	}
	p, err := Open(dir, Options{})
	if err != nil {
		return Report{}, err
	}
	report, err := p.Verify(ctx, progress)
	return report, errors.Join(err, p.Close())
}

// CheckVacant refuses a place where there is something, with an [ErrExists]: a
// portfolio goes where there is nothing, or an empty folder.
func CheckVacant(dir string) error { return checkVacant(dir) }
