package store

import (
	"errors"
	"path/filepath"

	"acquis/portfolio"
	"acquis/portfolio/store/boltfile"
)

// A file of another portfolio may have come into this one's folder, by a hand
// that copied it or a program that synchronises. It is whole by itself; only
// beside the others one sees that it is not this one's.

// foreign reports whether a database was found to be another portfolio's.
func (c *content) foreign() bool {
	for _, p := range c.problems {
		if p.Code == ProblemForeign {
			return true
		}
	}
	return false
}

// foreignAgainst says that a database is another portfolio's: it knows of
// snapshots, and those that are there are none of them, but another's. newest
// is one of those that are there.
func (c *content) foreignAgainst(dir string, newest *Snapshot) {
	list, err := SnapshotsIn(dir)
	if err != nil || len(c.kept) == 0 {
		return
	}
	for _, s := range list {
		if _, known := c.kept[s.Name]; known {
			return
		}
	}
	taken, err := soundContent(dir, filepath.Join(dir, snapshotsName, newest.Name))
	if err == nil && taken.header.Portfolio != c.header.Portfolio {
		c.problem(ProblemForeign, "portfolio %s beside snapshots of %s", c.header.Portfolio, taken.header.Portfolio)
	}
}

// ownerOf is the portfolio that a folder is: that of its database, if that can
// be read and is not another's, else that of most of its sound snapshots. It is
// "" if nothing can be read.
func ownerOf(dir string, list []Snapshot) portfolio.ID {
	if data, err := boltfile.ReadFile(filepath.Join(dir, databaseName)); err == nil {
		var newer *NewerError
		c, err := readContent(dir, data)
		if err == nil && len(list) > 0 {
			c.foreignAgainst(dir, &list[0])
		}
		if err == nil && !c.foreign() || errors.As(err, &newer) && c != nil {
			return c.header.Portfolio
		}
	}
	var owner portfolio.ID
	count := map[portfolio.ID]int{}
	for _, s := range list { // the newest first
		c, err := soundContent(dir, filepath.Join(dir, snapshotsName, s.Name))
		if err != nil || c.stamp.Seq != s.Seq {
			continue
		}
		id := c.header.Portfolio
		if count[id]++; count[id] > count[owner] {
			owner = id
		}
	}
	return owner
}

// ownSnapshot reads a snapshot, of which nothing may be wrong, and which must be
// one of this folder's portfolio.
func ownSnapshot(dir, name string) (*content, error) {
	path, err := snapshotPath(dir, name)
	if err != nil {
		return nil, err
	}
	c, err := soundContent(dir, path)
	if err != nil {
		return nil, err
	}
	list, err := SnapshotsIn(dir)
	if err != nil {
		return nil, err
	}
	s, _ := parseSnapshotName(name)
	if ownerOf(dir, list) != c.header.Portfolio || c.stamp.Seq != s.Seq {
		return nil, damage(dir, Problem{Code: ProblemSnapshot, Place: snapshotsName + "/" + name, Detail: "of another portfolio, or another one"})
	}
	return c, nil
}
