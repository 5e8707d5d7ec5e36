package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"acquis/portfolio/durable"
)

// Holding is what there is of a portfolio in its folder.
type Holding struct {
	Dir       string // without symbolic links
	Files     int    // of all kinds
	Bytes     int64
	Snapshots int
	// Foreign are files that Acquis did not make, as places in the folder.
	Foreign []string
	// LastCopy is the last copy outside, as far as the portfolio can be read;
	// the zero LastCopy if there was none.
	LastCopy LastCopy
}

// HoldingOf says what would go with a portfolio, which need not be openable.
//
// Errors: [ErrNotPortfolio].
func HoldingOf(dir string) (Holding, error) {
	dir, err := filepath.Abs(dir)
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Holding{}, &PlaceError{dir, fmt.Errorf("%w: %w", ErrNotPortfolio, err)}
	case err != nil:
		return Holding{}, fault("look at "+dir, err)
	case !looksLikePortfolio(dir):
		return Holding{}, &PlaceError{dir, ErrNotPortfolio}
	}
	h := Holding{Dir: dir, Foreign: foreignFiles(dir)}
	for _, path := range ownFiles(dir) {
		if info, err := os.Lstat(path); err == nil {
			h.Files++
			h.Bytes += info.Size()
		}
	}
	list, _ := SnapshotsIn(dir) // unreadable: there is none to count
	h.Snapshots = len(list)
	if c, err := read(dir); err == nil {
		h.LastCopy = c.lastCopy
	}
	return h, nil
}

// looksLikePortfolio: a database, or the folders of one that was lost, or that
// Destroy has begun to remove.
func looksLikePortfolio(dir string) bool {
	return IsPortfolio(dir) || isFolder(filepath.Join(dir, snapshotsName)) && isFolder(filepath.Join(dir, filesName))
}

// ownFiles are the files of a portfolio that Acquis made, the database first:
// without it nobody takes the rest for a portfolio that lost some files.
func ownFiles(dir string) []string {
	var list []string
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && isOwn(placeWithin(dir, path)) {
			list = append(list, path)
		}
		return nil
	})
	database := filepath.Join(dir, databaseName)
	slices.SortStableFunc(list, func(a, b string) int {
		return btoi(b == database) - btoi(a == database)
	})
	return list
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Destroy removes a portfolio for good: everything that Acquis made in its
// folder, and the folder where nothing else is in it. What else is there stays,
// and is named in the Holding.
//
// The portfolio is taken out of its place at one stroke, under a name by which
// the next start of the program knows what is left of it. Where there are
// other files, it goes file by file, the database first; Destroy does the rest
// when it is called again.
//
// Errors: [ErrNotPortfolio], [ErrInUse] while a window or a command has it open
// for writing, [*LeaseError], [ErrPermission].
func Destroy(dir string, options Options) (Holding, error) {
	options = options.orDefault()
	h, err := HoldingOf(dir)
	if err != nil {
		return Holding{}, err
	}
	if err := checkLease(h.Dir, options); err != nil {
		return Holding{}, err
	}
	unlock, err := lockDatabase(h.Dir)
	if err != nil {
		return Holding{}, err
	}
	if !renamesOpen { // Windows moves nothing that is open
		err, unlock = unlock(), func() error { return nil }
		if err != nil {
			return Holding{}, fault("remove", err)
		}
	}
	aside, err := takeAside(options.Disk, h)
	err = errors.Join(err, unlock())
	if aside != "" {
		err = errors.Join(err, durable.RemoveAll(aside), options.Disk.SyncDir(filepath.Dir(aside)))
	}
	if err != nil {
		return h, fault("remove "+h.Dir, err)
	}
	return h, nil
}

// lockDatabase takes the lock of a database, whatever is in it.
func lockDatabase(dir string) (unlock func() error, err error) {
	f, err := os.OpenFile(filepath.Join(dir, databaseName), os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return func() error { return nil }, nil
	}
	if err != nil {
		return nil, fault("remove", err)
	}
	if err := durable.TryLock(f); err != nil {
		if errors.Is(err, durable.ErrLocked) {
			err = ErrInUse
		}
		return nil, errors.Join(&PlaceError{dir, err}, f.Close())
	}
	return f.Close, nil
}

// takeAside moves what is to be removed into a temporary folder; "" if nothing
// was moved.
func takeAside(disk durable.FS, h Holding) (aside string, err error) {
	parent := filepath.Dir(h.Dir)
	if aside, err = durable.MkdirTemp(disk, parent); err != nil {
		// Nothing can be made beside it: its own files can go all the same.
		if aside, err = durable.MkdirTemp(disk, h.Dir); err != nil {
			return "", err
		}
		parent = ""
	}
	if len(h.Foreign) == 0 && parent != "" {
		err = disk.Remove(aside)
		if err == nil {
			err = disk.Rename(h.Dir, aside)
		}
		if err != nil {
			return "", err
		}
		return aside, disk.SyncDir(parent)
	}
	for i, path := range ownFiles(h.Dir) {
		if filepath.Dir(path) == aside {
			continue
		}
		if err := disk.Rename(path, filepath.Join(aside, strconv.Itoa(i))); err != nil {
			return aside, err
		}
		if i == 0 {
			err = disk.SyncDir(h.Dir) // the database is gone before the rest
		}
		if err != nil {
			return aside, err
		}
	}
	removeFolders(disk, h.Dir)
	return aside, nil
}

// removeFolders removes the folders of a portfolio that are empty now.
func removeFolders(disk durable.FS, dir string) {
	var folders []string
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && path != dir && isOwnFolder(placeWithin(dir, path)) {
			folders = append(folders, path)
		}
		return nil
	})
	for _, path := range slices.Backward(folders) { // what is within comes first
		_ = disk.Remove(path) // not one with something of somebody else's in it
	}
}

func isOwnFolder(place string) bool {
	own := []string{filesName, snapshotsName, copiesName, damagedName}
	for _, d := range allDerived {
		own = append(own, d.folder)
	}
	for _, name := range own {
		if place == name || len(place) > len(name) && place[:len(name)+1] == name+"/" {
			return true
		}
	}
	return false
}
