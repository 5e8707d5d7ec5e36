package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// Init is what a new portfolio begins with.
type Init struct {
	// Framework and Outline are the files as they are in assets. The
	// portfolio keeps its own copies for ever, by their hashes.
	Framework, Outline []byte
	// Edit makes the first records; it may be nil. They are not undone.
	Edit func(*portfolio.Edit) error
	// ID is that of the portfolio whose records come in, if they come from
	// one (an import); "" draws a new one.
	ID portfolio.ID
	// Clock and Disk are as in Options.
	Clock func() time.Time
	Disk  durable.FS
}

// Create makes a portfolio in a folder that does not exist or is empty, and
// opens it. The folder is built beside its place and renamed into it, so that
// there is a whole portfolio or none.
//
// Errors: [ErrExists], [ErrPermission], [ErrNoSpace],
// [portfolio.ErrFramework], [portfolio.ErrOutline], and those of Init.Edit.
func Create(dir string, init Init) (*Portfolio, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fault("create", err)
	}
	options := Options{Clock: init.Clock, Disk: init.Disk}.orDefault()
	if err := checkVacant(dir); err != nil {
		return nil, err
	}
	parent := filepath.Dir(dir)
	if err := durable.MkdirAll(options.Disk, parent); err != nil {
		return nil, fault("create "+dir, err)
	}
	_ = durable.Sweep(parent, durable.Abandoned) // what somebody else has left is no obstacle
	building, err := durable.MkdirTemp(options.Disk, parent)
	if err != nil {
		return nil, fault("create "+dir, err)
	}
	defer os.RemoveAll(building) //nolint:errcheck // nothing is there once it was renamed
	if err := build(building, init, options); err != nil {
		return nil, err
	}
	if err := durable.PublishFolder(options.Disk, building, dir); err != nil {
		return nil, fault("create "+dir, err)
	}
	return Open(dir, options)
}

// checkVacant refuses a place where there is something.
func checkVacant(dir string) error {
	list, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil && isNotDirectory(dir) || len(list) > 0:
		return &PlaceError{dir, ErrExists}
	}
	return fault("create "+dir, err)
}

// build writes a whole portfolio into a folder that nobody knows yet.
func build(dir string, init Init, options Options) error {
	for _, name := range []string{filesName, snapshotsName} {
		if err := options.Disk.Mkdir(filepath.Join(dir, name)); err != nil {
			return fault("create", err)
		}
	}
	h, state, err := first(init, options)
	if err != nil {
		return err
	}
	db, err := openBolt(filepath.Join(dir, databaseName), options.Wait)
	if err != nil {
		return err
	}
	p := &Portfolio{dir: dir, header: h, clock: options.Clock, disk: options.Disk, db: db}
	p.state.Store(state)
	err = p.writeFirst(init)
	return errors.Join(err, fault("create", db.Close()))
}

// first makes the header and the empty State of a new portfolio.
func first(init Init, options Options) (header, *portfolio.State, error) {
	f, err := portfolio.ParseFramework(init.Framework)
	if err != nil {
		return header{}, nil, err
	}
	o, err := portfolio.ParseOutline(init.Outline)
	if err != nil {
		return header{}, nil, err
	}
	h := header{Format: Format, OldestReader: oldestReader, Portfolio: init.ID, Replica: portfolio.NewID(),
		Framework: hashOf(init.Framework), Outline: hashOf(init.Outline),
		Created: options.Clock().UTC().Truncate(time.Millisecond)}
	if h.Portfolio == "" {
		h.Portfolio = portfolio.NewID()
	}
	return h, portfolio.NewState(h.Portfolio, 0, f, o, nil), nil
}

// writeFirst writes buckets, header, pinned files and the first entry.
func (p *Portfolio) writeFirst(init Init) error {
	err := p.db.Update(func(tx *bbolt.Tx) error {
		for _, name := range allBuckets() {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		for _, blob := range [][]byte{init.Framework, init.Outline} {
			key := []byte(hashOf(blob))
			if err := tx.Bucket(bucketBlobs).Put(key, sealDeflated(sealBlob, key, blob)); err != nil {
				return err
			}
		}
		if err := putSealed(tx.Bucket(bucketLocal), sealLocal, keyKept, map[string]string{}); err != nil {
			return err
		}
		p.stamp.First = 1
		if err := putSealed(tx.Bucket(bucketMeta), sealHeader, keyHeader, p.header); err != nil {
			return err
		}
		return putStamp(tx, &p.stamp)
	})
	if err != nil {
		return fault("create", err)
	}
	e := portfolio.NewEdit(p.State())
	if init.Edit != nil {
		if err := init.Edit(e); err != nil {
			return err
		}
	}
	// The entry holds no operations: nothing lies before it that they could
	// lead back to.
	_, changes := e.Result(1)
	return p.commit(&Entry{Kind: EntryBarrier, Label: text.StoreCreated}, changes)
}
