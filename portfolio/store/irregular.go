package store

import (
	"os"
	"path/filepath"
	"time"

	"acquis/portfolio/durable"
)

// Somebody, or a program that synchronises folders, may put in the place of a
// file what is none: a folder, a pipe, a link. It is read as damage (see
// [durable.OpenRegular]); before a good file takes its place again, it is moved
// away as it is.

// otherExtension marks what is no file, in the folder of what was put aside:
// nobody reads it.
const otherExtension = ".autre"

// makeRoom moves away what stands in the place of a file of a portfolio and is
// none.
func makeRoom(disk durable.FS, dir, path string, now time.Time) error {
	info, err := os.Lstat(path)
	if err != nil || info.Mode().IsRegular() {
		return nil
	}
	aside := filepath.Join(dir, damagedName, now.UTC().Format(snapshotTime))
	if err := durable.MkdirAll(disk, aside); err != nil {
		return err
	}
	if err := disk.Rename(path, filepath.Join(aside, filepath.Base(path)+otherExtension)); err != nil {
		return err
	}
	if err := disk.SyncDir(aside); err != nil {
		return err
	}
	return disk.SyncDir(filepath.Dir(path))
}

// makeRoom is makeRoom in a portfolio that is open for writing.
func (p *Portfolio) makeRoom(path string) error {
	return makeRoom(p.disk, p.dir, path, p.clock())
}
