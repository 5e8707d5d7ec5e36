package store

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store/boltfile"
)

// keyErasing is where a database notes an erasing that is not finished.
var keyErasing = []byte("erasing")

// erasing is what an erasing still has to do outside the database, which is
// done with already: by ids and hashes only, it says nothing of what was there.
type erasing struct {
	Fields         []erasedFields  `json:"fields,omitempty"`
	Gone           []portfolio.Ref `json:"gone,omitempty"`
	Files          []string        `json:"files,omitempty"` // SHA-256
	KeepUnreadable bool            `json:"keepUnreadable,omitempty"`
}

type erasedFields struct {
	Ref    portfolio.Ref `json:"ref"`
	Fields []string      `json:"fields"`
}

func noteOf(x *prepared, what Erasure) *erasing {
	n := &erasing{Files: slices.Sorted(slices.Values(x.files)), KeepUnreadable: what.KeepUnreadable}
	for ref, fields := range x.cut.fields {
		of := erasedFields{Ref: ref}
		for field := range fields {
			of.Fields = append(of.Fields, field)
		}
		slices.Sort(of.Fields)
		n.Fields = append(n.Fields, of)
	}
	for ref := range x.cut.gone {
		n.Gone = append(n.Gone, ref)
	}
	slices.SortFunc(n.Fields, func(a, b erasedFields) int { return strings.Compare(a.Ref.String(), b.Ref.String()) })
	slices.SortFunc(n.Gone, func(a, b portfolio.Ref) int { return strings.Compare(a.String(), b.String()) })
	return n
}

func (n *erasing) cut() cut {
	c := newCut()
	for _, of := range n.Fields {
		for _, field := range of.Fields {
			c.touch(of.Ref, field)
		}
	}
	for _, ref := range n.Gone {
		c.gone[ref] = true
	}
	return c
}

// UnfinishedErasure says why an erasing that was begun could not be finished yet: an
// [ErrUnfinished], nil if there is none. The next opening for writing tries
// again. Until then versions may hold what is erased, and none is restored.
func (p *Portfolio) UnfinishedErasure() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.erasing == nil {
		return nil
	}
	return &PlaceError{p.dir, errors.Join(ErrUnfinished, p.erasingErr)}
}

// finishErasing does what an erasing has left to do, and lets go of the
// database, of which the caller holds the lock. Each step may be done again; it
// is over when the database, written anew, says nothing of it any more.
func finishErasing(db *bbolt.DB, c *content, dir string, options Options) error {
	p, err := newPortfolio(dir, c, options)
	if err == nil {
		p.db = db
		err = p.tidy()
	}
	for _, step := range []func(*erasing) error{p.eraseInSnapshots, p.eraseAside, p.eraseFiles, p.eraseCopies} {
		if err == nil {
			err = step(c.erasing)
		}
	}
	if err == nil {
		err = p.forgetErasing(c)
	}
	db.Close() //nolint:errcheck // nothing was written through it
	return err
}

// eraseInSnapshots writes every version anew. All of them: even one that tells
// of nothing else has pages that are free, with what once stood in them.
func (p *Portfolio) eraseInSnapshots(n *erasing) error {
	list, err := p.Snapshots()
	if err != nil {
		return err
	}
	for _, s := range list {
		path := filepath.Join(p.dir, snapshotsName, s.Name)
		c, err := p.usableSnapshot(s, &p.header)
		switch {
		case isUnusable(err) && n.KeepUnreadable:
			continue
		case isUnusable(err):
			err = fault("erase", durable.Remove(p.disk, path))
		case err == nil:
			var d *database
			if d, err = n.cut().scrub(c, p.State()); err == nil {
				d.local, err = localItems(nil, nil, p.lastCopy) // not its own, whose place may say the text
			}
			if err == nil {
				err = d.replace(p.disk, p.dir, path, nil, func() error { return nil })
			}
		}
		if err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	return nil
}

// usableSnapshot reads a version that can be written anew.
func (p *Portfolio) usableSnapshot(s Snapshot, of *header) (*content, error) {
	c, err := checkSnapshot(p.dir, s, of, "")
	if err == nil && c.header.Format > Format {
		err = &NewerError{p.dir, c.header.Format, c.header.OldestReader}
	}
	return c, err
}

// eraseAside removes what was put aside: it is raw, and may hold anything.
func (p *Portfolio) eraseAside(n *erasing) error {
	if n.KeepUnreadable {
		return nil
	}
	for _, path := range asideFiles(p.dir) {
		if err := durable.Remove(p.disk, path); err != nil {
			return fault("erase", err)
		}
	}
	dirs, _ := filepath.Glob(filepath.Join(p.dir, damagedName, "*")) // the pattern is right
	for _, dir := range dirs {
		_ = p.disk.Remove(dir) // unless somebody else has something there
	}
	return nil
}

// asideFiles are the files that were put aside, and their sums.
func asideFiles(dir string) []string {
	paths, _ := filepath.Glob(filepath.Join(dir, damagedName, "*", "*")) // the pattern is right
	return slices.DeleteFunc(paths, func(path string) bool {
		return !isAsideName(filepath.Base(filepath.Dir(path))) || !isFile(path)
	})
}

// isAsideName reports whether a folder's name is one under which something was
// put aside.
func isAsideName(name string) bool {
	_, err := time.Parse(snapshotTime, name)
	return err == nil
}

// eraseFiles removes stored files, and what was derived of those that are not
// there.
func (p *Portfolio) eraseFiles(n *erasing) error {
	needed := map[string]bool{}
	for _, piece := range p.State().Pieces() {
		for _, f := range piece.Files() {
			needed[f.SHA256] = true // somebody has added the same one again
		}
	}
	for _, hash := range n.Files {
		if !hashPattern.MatchString(hash) || needed[hash] {
			continue
		}
		if err := removeIfThere(p.disk, p.pathOf(hash)); err != nil {
			return err
		}
	}
	for _, d := range allDerived {
		entries, err := os.ReadDir(filepath.Join(p.dir, d.folder))
		if err != nil {
			return fault("erase", err)
		}
		for _, entry := range entries {
			hash, ours := strings.CutSuffix(entry.Name(), d.extension)
			if !ours || !hashPattern.MatchString(hash) || isFile(p.pathOf(hash)) {
				continue
			}
			if err := removeIfThere(p.disk, d.path(p.dir, hash)); err != nil {
				return err
			}
		}
	}
	return nil
}

func removeIfThere(disk durable.FS, path string) error {
	err := durable.Remove(disk, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return fault("erase", err)
}

// eraseCopies makes sure that no reading copy is left: the sweep of an opening
// lets those be that a viewer holds.
func (p *Portfolio) eraseCopies(*erasing) error {
	return fault("erase", durable.RemoveAll(filepath.Join(p.dir, copiesName)))
}

// forgetErasing puts a database in the place of this one that has everything
// but the note: it holds hashes of files that are gone, and would stay in a
// page that is free. The sums of the versions are noted as they are now.
func (p *Portfolio) forgetErasing(c *content) error {
	list, err := p.Snapshots()
	if err != nil {
		return err
	}
	names := map[string]bool{}
	for _, s := range list {
		names[s.Name] = true
	}
	kept, err := sumsOf(p.dir, names, nil)
	if err != nil {
		return fault("erase", err)
	}
	d := databaseOf(c)
	if d.local, err = localItems(kept, nil, c.lastCopy); err != nil {
		return err
	}
	return d.replace(p.disk, p.dir, filepath.Join(p.dir, databaseName), nil, p.db.Close)
}

// localItems are the values of what concerns this computer only.
func localItems(kept map[string]string, note *erasing, last LastCopy) ([]boltfile.Item, error) {
	values := map[string]any{}
	if kept != nil {
		values[string(keyKept)] = kept
	}
	if note != nil {
		values[string(keyErasing)] = note
	}
	if !last.Time.IsZero() {
		values[string(keyLastCopy)] = last
	}
	var items []boltfile.Item
	for _, key := range slices.Sorted(maps.Keys(values)) {
		payload, err := encode(values[key])
		if err != nil {
			return nil, err
		}
		items = append(items, boltfile.Item{Key: []byte(key), Value: seal(sealLocal, 0, []byte(key), payload)})
	}
	return items, nil
}

// foreignFiles are files in the folder of a portfolio that are not its own, as
// places within it.
func foreignFiles(dir string) []string {
	var list []string
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return nil
		}
		place := placeWithin(dir, path)
		if entry.IsDir() && place == copiesName {
			return fs.SkipDir // whatever other programs put beside what they opened
		}
		if !entry.IsDir() && !isOwn(place) {
			list = append(list, place)
		}
		return nil
	})
	return list
}

func placeWithin(dir, path string) string {
	place, err := filepath.Rel(dir, path)
	if err != nil {
		return path
	}
	return filepath.ToSlash(place)
}

// isOwn reports whether a file is one that a portfolio makes, by its place
// within the folder.
func isOwn(place string) bool {
	names := strings.Split(place, "/")
	if slices.ContainsFunc(names, durable.IsTemporary) {
		return true
	}
	last := names[len(names)-1]
	switch {
	case len(names) == 1:
		return last == databaseName || last == leaseName
	case names[0] == copiesName:
		return true
	case names[0] == damagedName && len(names) == 3:
		return isAsideName(names[1])
	case len(names) != 2:
		return false
	case names[0] == filesName:
		return hashPattern.MatchString(last)
	case names[0] == snapshotsName:
		_, ours := parseSnapshotName(last)
		return ours
	}
	for _, d := range allDerived {
		if hash, ok := strings.CutSuffix(last, d.extension); names[0] == d.folder && ok && hashPattern.MatchString(hash) {
			return true
		}
	}
	return false
}

// unfinishedErasing is what there is to say of a portfolio in which an erasing
// waits to be finished.
var unfinishedErasing = Problem{Code: ProblemErasing, Place: databaseName, Detail: "an erasing is not finished"}
