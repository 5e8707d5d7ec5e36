//go:build ci && linux

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"acquis/portfolio/durable"
)

// Whatever the person's umask, what any command makes can be read by nobody
// else: what stays, what leaves, and what is made on the way and removed again.
func TestFilesArePrivate(t *testing.T) {
	w := newWalk(t, t.TempDir())
	documents := samples(t, w.dir)
	trace := filepath.Join(t.TempDir(), "made")
	w.before = []string{"sh", "-c", `umask 0; exec "$@"`, "sh"}
	if _, err := exec.LookPath("strace"); err == nil {
		w.before = append(w.before, "strace", "-f", "-qq", "-A", "-e", "trace=open,openat,creat,mkdir,mkdirat", "-o", trace)
	} else {
		t.Log("strace is not installed: only what stays is looked at")
	}
	w.all(documents...)
	err := filepath.WalkDir(w.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == w.dir {
			return err
		}
		if info, err := entry.Info(); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v %v", path, info.Mode(), err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(trace)
	if err != nil && len(w.before) > 4 {
		t.Fatal(err)
	}
	made := 0
	for _, m := range creation.FindAllStringSubmatch(string(data), -1) {
		made++
		if mode := m[2]; !strings.HasSuffix(mode, "00") {
			t.Errorf("it makes %s with the mode %s", m[1], mode)
		}
	}
	if len(w.before) > 4 && made < 50 {
		t.Errorf("only %d files were seen to be made", made)
	}
}

// creation matches what strace writes of a file or a folder that is made: its
// name and its mode.
var creation = regexp.MustCompile(`(?m)(?:open(?:at)?\(.*?"([^"]*)", [A-Z_|]*O_CREAT[A-Z_|]*|creat\("[^"]*"|mkdir(?:at)?\(.*?"[^"]*"), (0[0-7]*)\)`)

// A command that is killed leaves what it was making; the next start of the
// program, whatever for, removes it at once.
func TestLeftoversArePrivateAndSwept(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed (make test installs it)")
	}
	dir := t.TempDir()
	w := newWalk(t, dir)
	w.all(samples(t, dir)...)
	out := func(name string) string { return filepath.Join(dir, "sorties", name) }
	const renaming, removing = "rename,renameat,renameat2", "unlinkat,unlink,rmdir"
	for _, c := range []struct {
		at   string
		args []string
	}{
		{renaming, []string{"creer", "n1", "--referentiel", "RNCP39644", "--candidat", "Zoé Martin"}},
		{renaming, []string{"ouvrir", out("copie.acquis"), "ailleurs/n2"}},
		{renaming, []string{"importer", out("ouvert.json"), "n3"}},
		{renaming, []string{"exemple", "n4"}},
		{renaming, []string{"empaqueter", "p", "-o", out("n.acquis")}},
		{renaming, []string{"exporter", "p", "-o", out("n.json")}},
		{renaming, []string{"dossier", "p", "-o", out("n.odt")}},
		{renaming, []string{"dossier", "p", "-o", out("n.pdf")}},
		{renaming, []string{"piece", "p", filepath.Join(dir, "Mme Dupont.pdf")}},
		{removing, []string{"verifier", "p"}},
		{removing, []string{"verifier", out("copie.acquis")}},
		{removing, []string{"empaqueter", "p", "-o", out("m.acquis")}},
	} {
		w.before = []string{"strace", "-f", "-qq", "-o", os.DevNull, "-e", "trace=" + c.at, "-e", "inject=" + c.at + ":signal=KILL:when=1"}
		if printed, err := w.command(c.args...).CombinedOutput(); err == nil || strings.Contains(string(printed), "strace:") {
			t.Fatalf("%v was not killed: %v %s", c.args, err, printed)
		}
		left := temporary(t, dir)
		if len(left) == 0 {
			t.Errorf("%v leaves nothing: this test tests nothing", c.args)
		}
		for _, path := range left {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%v leaves %s: %v", c.args, path, info.Mode())
			}
		}
		w.before = nil
		w.run("", "version")
		if left := temporary(t, dir); len(left) > 0 {
			t.Errorf("after %v the next start leaves %v", c.args, left)
		}
	}
	if notes, _ := filepath.Glob(filepath.Join(dir, "donnees", "en-cours", "*")); len(notes) > 0 {
		t.Errorf("left %v", notes)
	}
	w.run("", "verifier", "p")
}

// temporary lists what is being written, or was, anywhere in a folder.
func temporary(t *testing.T, dir string) (list []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && durable.IsTemporary(entry.Name()) {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}
