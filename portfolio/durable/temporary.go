package durable

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// What is being written begins and ends with these, so that whoever finds it
// after a crash knows what it is. A dot hides it from most people.
const (
	prefix = ".acquis-"
	suffix = ".tmp"
)

// Pattern is a pattern of package filepath that temporary names match.
const Pattern = prefix + "*" + suffix

// IsTemporary reports whether a name, without its folder, is that of something
// being written.
func IsTemporary(name string) bool {
	return strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix)
}

// tryNames calls create with new temporary names in a folder until one is free.
func tryNames(dir string, create func(path string) error) error {
	for {
		path := filepath.Join(dir, prefix+rand.Text()[:12]+suffix)
		own.note(path)
		err := create(path)
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
}

// MkdirTemp makes a folder to build something in, which [PublishFolder] or
// os.RemoveAll ends.
func MkdirTemp(fsys FS, parent string) (dir string, err error) {
	err = tryNames(parent, func(path string) error {
		dir = path
		return orOS(fsys).Mkdir(path)
	})
	if err != nil {
		return "", err
	}
	return dir, nil
}

// Reserve makes an empty file for something else to fill, which [Publish] or
// os.Remove ends.
func Reserve(fsys FS, dir string) (path string, err error) {
	f, err := Create(fsys, dir, Options{})
	if err != nil {
		return "", err
	}
	if err := f.handle.Close(); err != nil {
		f.Discard()
		return "", err
	}
	return f.path, nil
}

// Probe tries whether files can be written to a folder, which is better known
// before long work than after it.
func Probe(dir string) error {
	path, err := Reserve(nil, dir)
	if err != nil {
		return err
	}
	return os.Remove(path)
}

// Abandoned is the age from which on what is being written was left by a
// process that was killed, wherever others may be writing too.
const Abandoned = 24 * time.Hour

// Sweep removes what was being written to a folder when a process was killed:
// private documents that nobody should find. It spares what was touched less
// than age ago: [Abandoned], or 0 where nobody else can be writing. A folder
// that is not there needs no sweeping.
func Sweep(dir string, age time.Duration) error {
	list, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var failed []error
	for _, entry := range list {
		if !IsTemporary(entry.Name()) {
			continue
		}
		info, err := entry.Info()
		if err != nil || age > 0 && time.Since(info.ModTime()) < age {
			continue // gone meanwhile, or somebody is writing it
		}
		if err := RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}
