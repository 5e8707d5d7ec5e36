package durable

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// told is a file system that writes down what is asked of it, and refuses one
// thing.
type told struct {
	FS
	calls  []string
	refuse string
}

var errRefused = errors.New("refused")

func (s *told) call(name string) error {
	s.calls = append(s.calls, name)
	if name == s.refuse {
		return errRefused
	}
	return nil
}

func (s *told) Create(path string) (Handle, error) {
	if err := s.call("create"); err != nil {
		return nil, err
	}
	h, err := s.FS.Create(path)
	return &toldHandle{h, s}, err
}

func (s *told) Mkdir(path string) error {
	return errors.Join(s.call("mkdir "+filepath.Base(path)), s.FS.Mkdir(path))
}
func (s *told) Chmod(path string, mode fs.FileMode) error {
	if err := s.call(fmt.Sprintf("chmod %o", mode)); err != nil {
		return err
	}
	return s.FS.Chmod(path, mode)
}
func (s *told) Sync(path string) error {
	return errors.Join(s.call("sync "+filepath.Base(path)), s.FS.Sync(path))
}
func (s *told) SyncDir(dir string) error {
	return errors.Join(s.call("syncdir "+filepath.Base(dir)), s.FS.SyncDir(dir))
}
func (s *told) Rename(from, to string) error {
	if err := s.call("rename"); err != nil {
		return err
	}
	return s.FS.Rename(from, to)
}
func (s *told) Remove(path string) error {
	s.calls = append(s.calls, "remove")
	return s.FS.Remove(path)
}

type toldHandle struct {
	Handle
	fsys *told
}

func (h *toldHandle) Write(b []byte) (int, error) {
	if err := h.fsys.call("write"); err != nil {
		return 0, err
	}
	return h.Handle.Write(b)
}
func (h *toldHandle) Sync() error  { return errors.Join(h.fsys.call("sync"), h.Handle.Sync()) }
func (h *toldHandle) Close() error { return errors.Join(h.fsys.call("close"), h.Handle.Close()) }

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// The order is the promise.
func TestWriteFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "a.txt")
	s := &told{FS: OS}
	for _, words := range []string{"un", "deux"} {
		s.calls = nil
		if err := WriteFile(s, path, Options{Mode: 0o644}, text(words)); err != nil {
			t.Fatal(err)
		}
		if got := content(t, path); got != words {
			t.Errorf("%q, want %q", got, words)
		}
		want := "create write chmod 644 sync close rename syncdir d"
		if got := strings.Join(s.calls, " "); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a.txt"}) {
		t.Error(got)
	}
	if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o644 {
		t.Errorf("mode %v", info.Mode())
	}
}

// Whatever fails, the old file stays and nothing else does.
func TestNothingAfterAnError(t *testing.T) {
	for _, step := range []string{"create", "write", "chmod 600", "sync", "close", "rename"} {
		dir := t.TempDir()
		path := filepath.Join(dir, "a.txt")
		if err := os.WriteFile(path, []byte("avant"), 0o600); err != nil {
			t.Fatal(err)
		}
		s := &told{FS: OS, refuse: step}
		if err := WriteFile(s, path, Options{Mode: 0o600}, text("après")); !errors.Is(err, errRefused) {
			t.Errorf("%s: %v", step, err)
		}
		if got := content(t, path); got != "avant" {
			t.Errorf("%s: %q", step, got)
		}
		if got := names(t, dir); len(got) != 1 {
			t.Errorf("%s: left %v", step, got)
		}
	}
	boom := errors.New("boom")
	dir := t.TempDir()
	err := WriteFile(nil, filepath.Join(dir, "a"), Options{}, func(w io.Writer) error {
		return errors.Join(text("half")(w), boom)
	})
	if got := names(t, dir); !errors.Is(err, boom) || len(got) > 0 {
		t.Errorf("%v, left %v", err, got)
	}
}

// A folder that cannot be synced is told: the file is there, whole.
func TestFolderThatCannotBeSynced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	s := &told{FS: OS, refuse: "syncdir d"}
	if err := WriteFile(s, filepath.Join(dir, "a"), Options{}, text("un")); !errors.Is(err, errRefused) {
		t.Error(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a"}) {
		t.Error(got)
	}
}

func TestHashAndReadBack(t *testing.T) {
	dir := t.TempDir()
	f, err := Create(nil, dir, Options{Hash: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Discard()
	for _, part := range []string{"Ac", "quis"} {
		if err := text(part)(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Finish(); err != nil {
		t.Fatal(err)
	}
	if got := content(t, f.Path()); got != "Acquis" || f.Size() != 6 || !IsTemporary(filepath.Base(f.Path())) {
		t.Errorf("%q, %d bytes in %s", got, f.Size(), f.Path())
	}
	if info, _ := os.Stat(f.Path()); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	if want := fmt.Sprintf("%x", sha256.Sum256([]byte("Acquis"))); f.Sum() != want {
		t.Errorf("sum %s, want %s", f.Sum(), want)
	}
	if err := f.Commit(filepath.Join(dir, f.Sum())); err != nil {
		t.Fatal(err)
	}
	f.Discard()
	if got := names(t, dir); !slices.Equal(got, []string{f.Sum()}) {
		t.Error(got)
	}
}

// What something else has written gets its name only once it is durable.
func TestPublish(t *testing.T) {
	dir := t.TempDir()
	s := &told{FS: OS}
	path, err := Reserve(s, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("un"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.calls = nil
	if err := Publish(s, path, filepath.Join(dir, "a"), Options{Mode: 0o640}); err != nil {
		t.Fatal(err)
	}
	if got, want := s.calls, []string{"chmod 640", "sync " + filepath.Base(path), "rename", "syncdir " + filepath.Base(dir)}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a"}) {
		t.Error(got)
	}
}

func TestPublishFolder(t *testing.T) {
	parent := t.TempDir()
	s := &told{FS: OS}
	building, err := MkdirTemp(s, parent)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(building, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"one", "sub/two"} {
		if err := os.WriteFile(filepath.Join(building, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	to := filepath.Join(parent, "place")
	if err := os.Mkdir(to, 0o700); err != nil { // an empty one may be there
		t.Fatal(err)
	}
	s.calls = nil
	if err := PublishFolder(s, building, to); err != nil {
		t.Fatal(err)
	}
	want := []string{"sync one", "sync two", "syncdir sub", "syncdir " + filepath.Base(building), "remove", "rename",
		"syncdir " + filepath.Base(parent)}
	if !slices.Equal(s.calls, want) {
		t.Errorf("%q\nwant %q", s.calls, want)
	}
	if content(t, filepath.Join(to, "sub", "two")) != "sub/two" || len(names(t, parent)) != 1 {
		t.Error(names(t, parent))
	}
	again, err := MkdirTemp(nil, parent)
	if err != nil {
		t.Fatal(err)
	}
	if err := PublishFolder(nil, again, to); err == nil {
		t.Error("a folder with something in it was replaced")
	}
	if content(t, filepath.Join(to, "one")) != "one" {
		t.Error("what was there was touched")
	}
}

func TestMkdirAll(t *testing.T) {
	top := filepath.Join(t.TempDir(), "top")
	if err := os.Mkdir(top, 0o700); err != nil {
		t.Fatal(err)
	}
	s := &told{FS: OS}
	for range 2 { // the second time there is nothing to do
		if err := MkdirAll(s, filepath.Join(top, "a", "b")); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"mkdir a", "syncdir top", "mkdir b", "syncdir a"}; !slices.Equal(s.calls, want) {
		t.Errorf("%q, want %q", s.calls, want)
	}
	if err := os.WriteFile(filepath.Join(top, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := MkdirAll(nil, filepath.Join(top, "file", "b")); err == nil {
		t.Error("a file was taken for a folder")
	}
}

// Only what is ours and old is swept.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	old, err := Reserve(nil, dir)
	if err != nil {
		t.Fatal(err)
	}
	folder, err := MkdirTemp(nil, dir)
	if err != nil {
		t.Fatal(err)
	}
	young, err := Reserve(nil, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "half"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".acquis-notes"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-48 * time.Hour)
	for _, path := range []string{old, folder, filepath.Join(dir, ".acquis-notes")} {
		if err := os.Chtimes(path, long, long); err != nil {
			t.Fatal(err)
		}
	}
	if err := Sweep(dir, 24*time.Hour); err != nil {
		t.Fatal(err)
	}
	want := []string{".acquis-notes", filepath.Base(young)}
	slices.Sort(want)
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if err := Sweep(dir, 0); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{".acquis-notes"}) {
		t.Error(got)
	}
	if err := Sweep(filepath.Join(dir, "absent"), 0); err != nil {
		t.Error(err)
	}
}

func TestProbe(t *testing.T) {
	dir := t.TempDir()
	if err := Probe(dir); err != nil || len(names(t, dir)) > 0 {
		t.Errorf("%v, left %v", err, names(t, dir))
	}
	if err := Probe(filepath.Join(dir, "absent")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func TestContext(t *testing.T) {
	s := &told{FS: OS}
	if From(t.Context()) != OS || From(With(t.Context(), s)) != FS(s) || From(With(t.Context(), nil)) != OS {
		t.Error("not the file system of the context")
	}
}
