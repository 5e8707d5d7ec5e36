package powercut

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acquis/portfolio/durable"
)

// outcomes plays the power cuts of what do does in a folder that holds
// "a" with "old", and collects what is found there afterwards: the names
// with their contents, and whether the promise "done" was given.
func outcomes(t *testing.T, do func(fsys durable.FS, dir string, promise func())) map[string]int {
	t.Helper()
	root := t.TempDir()
	must(t, os.WriteFile(filepath.Join(root, "a"), []byte("old"), 0o600))
	r, err := Record(root)
	must(t, err)
	do(r, root, func() { r.Mark("done") })
	found := map[string]int{}
	g := rand.New(rand.NewPCG(1, 1))
	for moment := range r.Moments() {
		for range 30 {
			dir := t.TempDir()
			must(t, moment.Cut(g, dir))
			found[fmt.Sprintf("%v %s", len(moment.Promises) > 0, listing(t, dir))]++
		}
	}
	return found
}

// listing is what is in a folder, but for what is being written.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	must(t, filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || durable.IsTemporary(e.Name()) {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		content := string(data)
		if len(content) > 16 {
			content = fmt.Sprintf("%d whole", len(content))
			if strings.Trim(string(data), "x") != "" {
				content = "torn"
			}
		}
		all = append(all, name+"="+content)
		return err
	}))
	return strings.Join(all, " ")
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var long = strings.Repeat("x", 2000)

func replace(fsys durable.FS, dir string) error {
	return durable.WriteFile(fsys, filepath.Join(dir, "a"), durable.Options{}, func(w io.Writer) error {
		_, err := io.WriteString(w, long)
		return err
	})
}

// What is written durably is the old file or the new one, and the new one
// once it was promised. The same with a mistake in it is found out.
func TestReplacing(t *testing.T) {
	const old, whole = "a=old", "a=2000 whole"
	got := outcomes(t, func(fsys durable.FS, dir string, promise func()) {
		must(t, replace(fsys, dir))
		promise()
	})
	for o := range got {
		switch o {
		case "false " + old, "false " + whole, "true " + whole:
		default:
			t.Errorf("%d times %q", got[o], o)
		}
	}
	if len(got) != 3 {
		t.Errorf("not all that may be: %v", got)
	}
	for mistake, result := range map[Mistake]string{
		NoSync: "true a=torn", NoSyncDir: "true " + old, RenameFirst: "false a=torn",
	} {
		got := outcomes(t, func(fsys durable.FS, dir string, promise func()) {
			must(t, replace(Broken(fsys, mistake), dir))
			promise()
		})
		if got[result] == 0 {
			t.Errorf("mistake %d is not found out: %v", mistake, got)
		}
	}
	got = outcomes(t, func(fsys durable.FS, dir string, promise func()) {
		promise()
		must(t, replace(fsys, dir))
	})
	if got["true "+old] == 0 {
		t.Errorf("a promise too early is not found out: %v", got)
	}
}

// A folder that is given its name has everything in it.
func TestFolders(t *testing.T) {
	build := func(fsys durable.FS, dir string) {
		at, err := durable.MkdirTemp(fsys, dir)
		must(t, err)
		must(t, os.Mkdir(filepath.Join(at, "sub"), 0o700))
		for _, name := range []string{"b", filepath.Join("sub", "c")} { // by somebody else
			must(t, os.WriteFile(filepath.Join(at, name), []byte(long), 0o600))
		}
		must(t, durable.PublishFolder(fsys, at, filepath.Join(dir, "f")))
	}
	const without, with = "a=old", "a=old f/b=2000 whole f/sub/c=2000 whole"
	unfinished := func(o string) bool { return strings.Contains(o, ".acquis-") } // under a name nobody looks for
	got := outcomes(t, func(fsys durable.FS, dir string, promise func()) {
		build(fsys, dir)
		promise()
	})
	for o := range got {
		if o != "false "+without && o != "false "+with && o != "true "+with && !unfinished(o) {
			t.Errorf("%d times %q", got[o], o)
		}
	}
	for _, mistake := range []Mistake{NoSync, NoSyncDir} {
		got := outcomes(t, func(fsys durable.FS, dir string, promise func()) {
			build(Broken(fsys, mistake), dir)
			promise()
		})
		if len(got) == 0 || got["true "+with] == got["true "+with]+others(got, "true "+with) {
			t.Errorf("mistake %d is not found out: %v", mistake, got)
		}
	}
}

// others counts what was promised and is not what it should be.
func others(found map[string]int, want string) (n int) {
	for o, count := range found {
		if strings.HasPrefix(o, "true ") && o != want {
			n += count
		}
	}
	return n
}

// Removing is a change of names like others, and a removed file may come back.
func TestRemoving(t *testing.T) {
	got := outcomes(t, func(fsys durable.FS, dir string, promise func()) {
		must(t, fsys.Remove(filepath.Join(dir, "a")))
		promise()
		must(t, fsys.SyncDir(dir))
	})
	if got["true a=old"] == 0 || got["true "] == 0 || got["false "] != 0 && got["false a=old"] == 0 {
		t.Error(got)
	}
}

// A commit leaves the old state, or the new one; the meta page decides.
func TestCommit(t *testing.T) {
	const page = 4096
	before := make([]byte, 4*page)
	after := make([]byte, 6*page)
	copy(after, before)
	for n, c := range map[int]byte{1: 'm', 3: 'd', 5: 'e'} {
		for i := range page {
			after[n*page+i] = c
		}
	}
	clear(after[page+metaBytes : 2*page])
	c, err := NewCommit(before, after, page)
	must(t, err)
	if c.Pages() != 2 {
		t.Errorf("%d pages", c.Pages())
	}
	g := rand.New(rand.NewPCG(1, 1))
	torn := false
	for range 50 {
		file := c.During(g)
		if string(file[:2*page]) != string(before[:2*page]) {
			t.Error("the meta page was written before the data")
		}
		d := string(file[3*page : 4*page])
		torn = torn || strings.Contains(d, "d") && strings.Contains(d, "\x00")
	}
	if !torn {
		t.Error("no page was torn")
	}
	if string(c.Between(0)[page:2*page]) != string(before[page:2*page]) || string(c.Between(metaBytes)) != string(after) {
		t.Error("the meta page is not written from its beginning to its end")
	}
	if lied := c.Lied(1); string(lied[:5*page]) != string(after[:5*page]) || strings.Contains(string(lied[5*page:]), "e") {
		t.Error("not one page was left out")
	}
	if _, err := NewCommit(before, before, page); err == nil {
		t.Error("no commit is not one")
	}
}
