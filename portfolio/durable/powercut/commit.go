package powercut

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
)

// Commit is one commit of a bbolt database. bbolt grows its file if it has to,
// writes the pages of the transaction to places that no earlier one uses,
// syncs, writes one of its two meta pages, and syncs again.
type Commit struct {
	before, after []byte // of one length: what was not there yet is zero
	length        int    // before
	page          int
	meta          int   // which meta page it wrote
	data          []int // the other pages that it wrote
}

// metaBytes is how much of a meta page bbolt writes that means something: the
// header of the page and the meta.
const metaBytes = 16 + 64

// ErrNoCommit says that there is not one commit between two states of a file.
var ErrNoCommit = errors.New("powercut: not one commit")

// NewCommit looks at the file of a database before and after one commit.
func NewCommit(before, after []byte, pageSize int) (Commit, error) {
	if len(after) < len(before) {
		return Commit{}, ErrNoCommit
	}
	c := Commit{after: after, length: len(before), page: pageSize, meta: -1}
	before = append(slices.Clone(before), make([]byte, len(after)-len(before))...)
	c.before = before
	for n := 0; (n+1)*pageSize <= len(after); n++ {
		switch {
		case bytes.Equal(c.at(before, n), c.at(after, n)):
		case n > 1:
			c.data = append(c.data, n)
		case c.meta >= 0:
			return Commit{}, ErrNoCommit
		default:
			c.meta = n
		}
	}
	if c.meta < 0 {
		return Commit{}, ErrNoCommit
	}
	return c, nil
}

func (c Commit) at(file []byte, page int) []byte { return part(file, page*c.page, (page+1)*c.page) }

// Pages is how many data pages were written.
func (c Commit) Pages() int { return len(c.data) }

// During is the file when the power fails while the data pages are written:
// any sector of them is there or not.
func (c Commit) During(g *rand.Rand) []byte {
	file := slices.Clone(c.after)
	if g.IntN(2) == 0 {
		file = file[:c.length] // not grown yet
	}
	copy(c.at(file, c.meta), c.at(c.before, c.meta))
	style := g.IntN(3)
	for _, n := range c.data {
		page := c.at(file, n)
		for at := 0; at < len(page); at += sector {
			if there := style == 0 || style == 1 && g.IntN(2) == 0; there {
				continue
			}
			copy(page[at:min(at+sector, len(page))], c.at(c.before, n)[at:])
		}
	}
	return file
}

// Between is the file when the power fails after so many bytes of the meta
// page, from 0 to MetaBytes.
func (c Commit) Between(written int) []byte {
	file := slices.Clone(c.after)
	copy(c.at(file, c.meta)[written:], c.at(c.before, c.meta)[written:])
	return file
}

// MetaBytes is the greatest argument of Between that makes a difference.
func (c Commit) MetaBytes() int { return metaBytes }

// MetaFirst is the file when the power fails while the data pages are written
// by a database that makes the mistake of writing the meta page before them.
func (c Commit) MetaFirst(g *rand.Rand) []byte {
	file := c.During(g)
	file = append(file, make([]byte, len(c.after)-len(file))...)
	copy(c.at(file, c.meta), c.at(c.after, c.meta))
	return file
}

// Lied is the file after a disk has said that everything is written, and left
// one of the data pages as it was: the n-th, from 0.
func (c Commit) Lied(n int) []byte {
	file := slices.Clone(c.after)
	copy(c.at(file, c.data[n]), c.at(c.before, c.data[n]))
	return file
}
