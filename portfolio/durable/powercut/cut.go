package powercut

import (
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// sector is what a disk writes at one stroke, in bytes.
const sector = 512

// Moment is the time after a step, when the power may fail.
type Moment struct {
	// Step is how many steps were done.
	Step int
	// Promises are those that were given until then; see [Recorder.Mark].
	Promises []any
	tree     *tree
}

// Moments are those of a recording, from before the first step to after the
// last.
func (r *Recorder) Moments() iter.Seq[Moment] {
	r.mu.Lock()
	steps := slices.Clone(r.steps)
	r.mu.Unlock()
	return func(yield func(Moment) bool) {
		m := Moment{tree: newTree(r.base)}
		if !yield(m) {
			return
		}
		for _, s := range steps {
			m.Step++
			if s.kind == mark {
				m.Promises = append(m.Promises, s.mark)
			} else {
				m.tree.play(s)
			}
			if !yield(m) {
				return
			}
		}
	}
}

// Cut builds in a folder, which need not be there, what a disk may hold when
// the power fails now. The same state of g gives the same disk.
func (m Moment) Cut(g *rand.Rand, dir string) error {
	t := m.tree.clone()
	t.fail(g)
	return t.root.build(g, dir)
}

// fail decides which names are there.
func (t *tree) fail(g *rand.Rand) {
	// Everything may be lost or be there by chance, names may come in their
	// order up to one, or in none.
	style, until := g.IntN(4), g.IntN(len(t.pending)+1)
	for i, c := range t.pending {
		var there bool
		switch style {
		case 0:
			there = false
		case 1:
			there = true
		case 2:
			there = i < until
		case 3:
			there = g.IntN(2) == 0
		}
		if there {
			c.do(kept)
		}
	}
}

// build writes what is there to a folder.
func (n *node) build(g *rand.Rand, dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	names := make([]string, 0, len(n.kept))
	for name := range n.kept {
		names = append(names, name)
	}
	slices.Sort(names) // or the same g would give another disk
	for _, name := range names {
		path := filepath.Join(dir, name)
		var err error
		if child := n.kept[name]; child.folder {
			err = child.build(g, path)
		} else {
			err = os.WriteFile(path, child.torn(g), 0o600)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// torn is what there may be of a file.
func (n *node) torn(g *rand.Rand) []byte {
	if !n.dirty {
		return n.synced
	}
	length := len(n.now)
	switch least, most := min(len(n.now), len(n.synced)), max(len(n.now), len(n.synced)); g.IntN(3) {
	case 0:
		length = len(n.synced)
	case 1:
		length = least + g.IntN(most-least+1)
	}
	made := make([]byte, length)
	copy(made, n.synced)
	style := g.IntN(3)
	for at := 0; at < length; at += sector {
		end := min(at+sector, length)
		if slices.Equal(part(n.now, at, end), part(n.synced, at, end)) {
			continue
		}
		switch {
		case style == 0: // nothing was written
		case style == 1, g.IntN(2) == 0:
			clear(made[at:end])
			copy(made[at:end], part(n.now, at, end))
		case g.IntN(20) == 0:
			for i := at; i < end; i++ {
				made[i] = byte(g.Uint32()) // what some other file has left there
			}
		}
	}
	return made
}

func part(b []byte, from, to int) []byte { return b[min(from, len(b)):min(to, len(b))] }
