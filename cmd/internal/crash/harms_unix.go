//go:build !windows

package crash

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// irregular are things that are no file, in the place of one.
var irregular = []damage{
	{"a pipe", false, func(_ *trial, path, _ string) error {
		return errors.Join(os.Remove(path), syscall.Mkfifo(path, 0o600))
	}},
	{"an endless device", false, linked("/dev/zero")},
	{"a link to nothing", false, linked("nothing")},
	{"a link to itself", false, func(_ *trial, path, _ string) error {
		return errors.Join(os.Remove(path), os.Symlink(filepath.Base(path), path))
	}},
	{"a link elsewhere", false, linked("/proc/self/exe")},
}

func linked(to string) func(*trial, string, string) error {
	return func(_ *trial, path, _ string) error { return errors.Join(os.Remove(path), os.Symlink(to, path)) }
}
