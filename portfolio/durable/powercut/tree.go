package powercut

import (
	"path"
	"slices"
	"strings"
)

// tree is what a disk holds: for sure, and perhaps.
type tree struct {
	root    *node
	pending []*change // of names, in the order in which they were made
}

// node is a file or a folder. A file is the same node under every name.
type node struct {
	folder  bool
	entries map[string]*node // of a folder, as everybody sees it
	kept    map[string]*node // of a folder, what is durable of it

	now    []byte // of a file, as everybody sees it
	synced []byte // of a file, what is durable of it
	dirty  bool   // now and synced differ, or may
}

// change is a change of names that may not be durable yet: at one stroke, a
// name goes, another one appears, or both.
type change struct {
	gone, come place
	node       *node
}

// place is a name in a folder; the zero place is none.
type place struct {
	folder *node
	name   string
}

func newFolder() *node {
	return &node{folder: true, entries: map[string]*node{}, kept: map[string]*node{}}
}

// newTree is a tree in which everything is durable.
func newTree(base map[string][]byte) *tree {
	t := &tree{root: newFolder()}
	names := make([]string, 0, len(base))
	for name := range base {
		names = append(names, name)
	}
	slices.Sort(names) // folders before what is in them
	for _, name := range names {
		n := &node{now: base[name], synced: base[name]}
		if base[name] == nil {
			n = newFolder()
		}
		at := t.place(name)
		at.folder.entries[at.name], at.folder.kept[at.name] = n, n
	}
	return t
}

func (t *tree) find(name string) *node {
	n := t.root
	if name == "." {
		return n
	}
	for part := range strings.SplitSeq(name, "/") {
		if n == nil || !n.folder {
			return nil
		}
		n = n.entries[part]
	}
	return n
}

func (t *tree) file(name string) *node {
	if n := t.find(name); n != nil && !n.folder {
		return n
	}
	return nil
}

func (t *tree) place(name string) place { return place{t.find(path.Dir(name)), path.Base(name)} }

// play does one step.
func (t *tree) play(s step) {
	switch s.kind {
	case create, mkdir:
		n := &node{}
		if s.kind == mkdir {
			n = newFolder()
		}
		t.change(change{come: t.place(s.path), node: n})
	case write:
		t.file(s.path).write(s)
	case syncFile:
		f := t.file(s.path)
		f.synced, f.dirty = f.now, false
	case put:
		f := t.file(s.path)
		if f == nil { // whoever made it has synced its name
			f = &node{}
			at := t.place(s.path)
			at.folder.entries[at.name], at.folder.kept[at.name] = f, f
		}
		f.now, f.synced, f.dirty = s.data, s.data, false
	case syncDir:
		t.settle(t.find(s.path))
	case rename:
		t.change(change{gone: t.place(s.path), come: t.place(s.to), node: t.find(s.path)})
	case remove:
		t.change(change{gone: t.place(s.path), node: t.find(s.path)})
	}
}

func (n *node) write(s step) {
	if s.at == whole {
		n.now, n.dirty = s.data, true
		return
	}
	if int(s.at) == len(n.now) {
		n.now, n.dirty = append(n.now, s.data...), true // clones see no further than they are long
		return
	}
	end := int(s.at) + len(s.data)
	now := make([]byte, max(end, len(n.now)))
	copy(now, n.now)
	copy(now[s.at:], s.data)
	n.now, n.dirty = now, true
}

// clone is the tree as it is now. Bytes are shared: they are never written to.
func (t *tree) clone() *tree {
	made := map[*node]*node{}
	c := &tree{root: t.root.clone(made)}
	for _, p := range t.pending {
		c.pending = append(c.pending, &change{gone: p.gone.clone(made), come: p.come.clone(made), node: p.node.clone(made)})
	}
	return c
}

func (p place) clone(made map[*node]*node) place { return place{p.folder.clone(made), p.name} }

func (n *node) clone(made map[*node]*node) *node {
	if n == nil || made[n] != nil {
		return made[n]
	}
	c := &node{folder: n.folder, now: n.now, synced: n.synced, dirty: n.dirty}
	made[n] = c
	if n.folder {
		c.entries, c.kept = map[string]*node{}, map[string]*node{}
		for name, child := range n.entries {
			c.entries[name] = child.clone(made)
		}
		for name, child := range n.kept {
			c.kept[name] = child.clone(made)
		}
	}
	return c
}

func (t *tree) change(c change) {
	c.do(func(n *node) map[string]*node { return n.entries })
	t.pending = append(t.pending, &c)
}

// do does a change to one of the views of the folders.
func (c *change) do(view func(*node) map[string]*node) {
	if c.gone.folder != nil && view(c.gone.folder)[c.gone.name] == c.node {
		delete(view(c.gone.folder), c.gone.name)
	}
	if c.come.folder != nil {
		view(c.come.folder)[c.come.name] = c.node
	}
}

func kept(n *node) map[string]*node { return n.kept }

// settle makes the names in a folder durable.
func (t *tree) settle(folder *node) {
	t.pending = slices.DeleteFunc(t.pending, func(c *change) bool {
		if c.gone.folder != folder && c.come.folder != folder {
			return false
		}
		c.do(kept)
		return true
	})
}
