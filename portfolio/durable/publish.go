package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Publish gives a file that something else has written its name: it makes its
// bytes durable, then renames it within its folder. After an error it is still
// under its old name, and the caller's to remove.
func Publish(fsys FS, from, to string, o Options) error {
	fsys = orOS(fsys)
	if o.Mode != 0 {
		if err := fsys.Chmod(from, o.Mode); err != nil {
			return err
		}
	}
	if err := fsys.Sync(from); err != nil {
		return err
	}
	if err := checkReplaced(to); err != nil {
		return err
	}
	if err := fsys.Rename(from, to); err != nil {
		return err
	}
	return fsys.SyncDir(filepath.Dir(to))
}

// PublishFolder gives a folder its name, with everything that is in it: it
// makes every file and every name in it durable, then renames it. There may be
// an empty folder of that name, and nothing else. After an error it is still
// under its old name, and the caller's to remove.
func PublishFolder(fsys FS, from, to string) error {
	fsys = orOS(fsys)
	if err := syncTree(fsys, from); err != nil {
		return err
	}
	if err := fsys.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := fsys.Rename(from, to); err != nil {
		return err
	}
	parents := []string{filepath.Dir(to), filepath.Dir(from)}
	for _, parent := range slices.Compact(parents) {
		if err := fsys.SyncDir(parent); err != nil {
			return err
		}
	}
	return nil
}

// syncTree makes everything in a folder durable.
func syncTree(fsys FS, dir string) error {
	list, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range list {
		path := filepath.Join(dir, entry.Name())
		switch {
		case entry.IsDir():
			err = syncTree(fsys, path)
		case entry.Type().IsRegular():
			err = fsys.Sync(path)
		}
		if err != nil {
			return err
		}
	}
	return fsys.SyncDir(dir)
}
