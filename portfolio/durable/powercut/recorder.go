package powercut

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	slashed "path"
	"path/filepath"
	"strings"
	"sync"

	"acquis/portfolio/durable"
)

// Recorder is a durable.FS that writes down what is done under its root. What
// is done elsewhere is done and forgotten.
type Recorder struct {
	root string
	base map[string][]byte // what was there, by slashed path; a nil value is a folder

	mu    sync.Mutex
	steps []step
	live  *tree // after all steps
}

// The kinds of steps.
type kind int

const (
	create kind = iota
	write
	syncFile
	syncDir
	mkdir
	rename
	remove
	put
	mark
)

// step is one thing that was done.
type step struct {
	kind kind
	path string // slashed, below the root; where a file lies when the step is done
	to   string // of a rename
	at   int64  // of a write
	data []byte // of a write or put
	mark any
}

// Record begins a recording of what happens below a folder.
func Record(root string) (*Recorder, error) {
	r := &Recorder{root: root, base: map[string][]byte{}}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == root {
			return err
		}
		name, _ := r.below(path)
		if entry.IsDir() {
			r.base[name] = nil
			return nil
		}
		data, err := os.ReadFile(path)
		r.base[name] = append([]byte{}, data...)
		return err
	})
	r.live = newTree(r.base)
	return r, err
}

// below is a path as it is written down; false if it lies elsewhere.
func (r *Recorder) below(path string) (string, bool) {
	name, err := filepath.Rel(r.root, path)
	if err != nil || name == ".." || strings.HasPrefix(name, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(name), true
}

func (r *Recorder) note(s step) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.add(s)
}

// add is called with mu. Folders that somebody else has made are taken for
// made a moment ago.
func (r *Recorder) add(s step) {
	for _, name := range []string{s.path, s.to} {
		if name != "" && s.kind != mark {
			r.knowFolder(slashed.Dir(name))
		}
	}
	if s.kind == syncDir {
		r.knowFolder(s.path)
	}
	r.steps = append(r.steps, s)
	r.live.play(s)
}

func (r *Recorder) knowFolder(name string) {
	if r.live.find(name) == nil {
		r.add(step{kind: mkdir, path: name})
	}
}

// Mark writes down that something was promised at this moment. Whatever comes
// later, a cut gives it back; see [Moment].
func (r *Recorder) Mark(promise any) { r.note(step{kind: mark, mark: promise}) }

// Put writes down that a file is durable as it is now: one that somebody else
// writes to in ways of its own.
func (r *Recorder) Put(path string) error {
	name, ok := r.below(path)
	if !ok {
		return fmt.Errorf("powercut: %s lies elsewhere", path)
	}
	data, err := os.ReadFile(path)
	if err == nil {
		r.note(step{kind: put, path: name, data: data})
	}
	return err
}

// Steps is how many steps were written down so far.
func (r *Recorder) Steps() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.steps)
}

// Create implements durable.FS.
func (r *Recorder) Create(path string) (durable.Handle, error) {
	h, err := durable.OS.Create(path)
	name, ok := r.below(path)
	if err != nil || !ok {
		return h, err
	}
	r.note(step{kind: create, path: name})
	return &handle{Handle: h, r: r, path: name}, nil
}

type handle struct {
	durable.Handle
	r    *Recorder
	path string
	at   int64
}

func (h *handle) Write(b []byte) (int, error) {
	n, err := h.Handle.Write(b)
	h.r.note(step{kind: write, path: h.path, at: h.at, data: bytes.Clone(b[:n])})
	h.at += int64(n)
	return n, err
}

// Sync does not ask the disk: a recording need not survive a power cut itself.
func (h *handle) Sync() error {
	h.r.note(step{kind: syncFile, path: h.path})
	return nil
}

// Mkdir implements durable.FS.
func (r *Recorder) Mkdir(path string) error {
	err := durable.OS.Mkdir(path)
	if name, ok := r.below(path); ok && err == nil {
		r.note(step{kind: mkdir, path: name})
	}
	return err
}

// Chmod implements durable.FS. Modes are not played.
func (r *Recorder) Chmod(path string, mode fs.FileMode) error { return durable.OS.Chmod(path, mode) }

// Sync implements durable.FS. Somebody else may have written the file: what it
// holds is taken for written a moment ago.
func (r *Recorder) Sync(path string) error {
	name, ok := r.below(path)
	if !ok {
		return nil
	}
	if err := r.catchUp(path, name); err != nil {
		return err
	}
	r.note(step{kind: syncFile, path: name})
	return nil
}

// catchUp writes down what somebody else has written to a file.
func (r *Recorder) catchUp(path, name string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.live.file(name) == nil { // somebody else has made it
		r.add(step{kind: create, path: name})
	}
	if !bytes.Equal(r.live.file(name).now, data) {
		r.add(step{kind: write, path: name, data: data, at: whole})
	}
	return nil
}

// whole is the place of a write that takes the place of everything.
const whole = -1

// SyncDir implements durable.FS.
func (r *Recorder) SyncDir(dir string) error {
	if name, ok := r.below(dir); ok {
		r.note(step{kind: syncDir, path: name})
	}
	return nil
}

// Rename implements durable.FS. What somebody else has written to a file that
// gets a name without being synced is taken for not synced.
func (r *Recorder) Rename(from, to string) error {
	name, ok := r.below(from)
	target, alsoOK := r.below(to)
	if ok && alsoOK {
		if info, err := os.Stat(from); err == nil && info.Mode().IsRegular() {
			if err := r.catchUp(from, name); err != nil {
				return err
			}
		}
	}
	err := durable.OS.Rename(from, to)
	if err == nil && ok && alsoOK {
		r.note(step{kind: rename, path: name, to: target})
	}
	return err
}

// Remove implements durable.FS.
func (r *Recorder) Remove(path string) error {
	err := durable.OS.Remove(path)
	if name, ok := r.below(path); ok && err == nil {
		r.note(step{kind: remove, path: name})
	}
	return err
}
