package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store/boltfile"
)

// A second window is refused; reading still works, and sees what is durable.
func TestSecondOpener(t *testing.T) {
	p := newTest(t)
	put(t, p, situation("Visible"))
	if _, err := Open(p.Dir(), Options{Wait: time.Millisecond}); !errors.Is(err, ErrInUse) {
		t.Fatalf("second opener: %v", err)
	}
	reader, err := Open(p.Dir(), Options{ReadOnly: true})
	must(t, err)
	defer reader.Close()
	equal(t, reader, dump(t, p.State()))
	if !reader.ReadOnly() || p.ReadOnly() {
		t.Error("who may write?")
	}
	for name, do := range map[string]func() error{
		"change":    func() error { return reader.Change("x", func(*portfolio.Edit) error { return nil }) },
		"undo":      func() error { _, err := reader.Undo(); return err },
		"add":       func() error { _, err := reader.AddReader(context.Background(), strings.NewReader("x")); return err },
		"snapshot":  func() error { _, err := reader.Snapshot(ReasonAsked); return err },
		"sweep":     func() error { _, err := reader.Sweep(context.Background()); return err },
		"last copy": func() error { return reader.SetLastCopy(time.Now(), "clé USB") },
	} {
		if err := do(); !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s of a reader: %v", name, err)
		}
	}
	if _, ok := reader.CanUndo(); ok {
		t.Error("a reader can undo")
	}
	verified(t, reader)
}

// Reading while somebody writes gives one state or the other, never a mixture.
func TestReadingWhileWriting(t *testing.T) {
	p := newTest(t)
	put(t, p, &portfolio.Situation{ID: "a"})
	put(t, p, &portfolio.Situation{ID: "b"})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 150 {
			text := strings.Repeat(string(rune('a'+i%26)), 3000+i*10)
			err := p.Change("both", func(e *portfolio.Edit) error {
				a, b := *e.State().Situation("a"), *e.State().Situation("b")
				a.Actions, b.Actions = text, text
				return errors.Join(e.Put(&a), e.Put(&b))
			})
			if err != nil {
				t.Error(err)
			}
		}
	}()
	for reading := true; reading; {
		select {
		case <-done:
			reading = false
		default:
		}
		reader, err := Open(p.Dir(), Options{ReadOnly: true})
		if errors.Is(err, ErrInUse) {
			continue
		}
		must(t, err)
		if s := reader.State(); s.Situation("a").Actions != s.Situation("b").Actions {
			t.Fatal("a mixture of two states")
		}
		reader.Close()
	}
}

// What a crash leaves behind is no obstacle: the folder is copied while it is
// in use, with its lock, at every step; each copy opens as of that step.
func TestCrash(t *testing.T) {
	p := newTest(t)
	g := newGambler(5)
	for step := range 25 {
		if err := p.Change("edit", g.play); err != nil {
			t.Fatal(err)
		}
		if step == 12 {
			_, err := p.Snapshot(ReasonAsked)
			must(t, err)
		}
		want := dump(t, p.State())
		copied := filepath.Join(t.TempDir(), "copie")
		must(t, os.CopyFS(copied, os.DirFS(p.Dir())))
		// as a crash in the midst of adding a file or making a snapshot leaves it
		must(t, os.WriteFile(filepath.Join(copied, filesName, ".acquis-123.tmp"), []byte("half"), 0o600))
		must(t, os.WriteFile(filepath.Join(copied, snapshotsName, ".acquis-124.tmp"), nil, 0o600))
		// … or in the midst of a recovery
		aside := filepath.Join(copied, damagedName, "20260301T080000Z")
		must(t, os.MkdirAll(aside, 0o700))
		must(t, os.WriteFile(filepath.Join(aside, ".acquis-125.tmp"), []byte("half"), 0o600))
		after, err := Open(copied, Options{})
		must(t, err)
		equal(t, after, want)
		left, _ := filepath.Glob(filepath.Join(copied, "*", durable.Pattern))
		deeper, _ := filepath.Glob(filepath.Join(copied, "*", "*", durable.Pattern))
		if left = append(left, deeper...); len(left) > 0 {
			t.Errorf("not swept: %v", left)
		}
		if _, err := after.Undo(); err != nil {
			t.Error(err)
		}
		verified(t, after)
		must(t, after.Close())
	}
}

// A transaction whose meta page was torn by a power cut never was: the state
// before it is there, and something is said.
func TestTornMetaPage(t *testing.T) {
	p := newTest(t)
	put(t, p, situation("Avant"))
	before := dump(t, p.State())
	put(t, p, situation("Jamais"))
	dir := filepath.Join(t.TempDir(), "coupé") // as it is before Close takes a snapshot
	must(t, os.CopyFS(dir, os.DirFS(p.Dir())))
	path := filepath.Join(dir, databaseName)
	data, err := os.ReadFile(path)
	must(t, err)
	image, err := boltfile.Parse(data)
	must(t, err)
	torn := int(image.TxID%2) * pageSize
	clear(data[torn+50 : torn+pageSize])
	must(t, os.WriteFile(path, data, 0o600))

	again, err := Open(dir, Options{})
	must(t, err)
	defer again.Close()
	equal(t, again, before)
	if n := again.Notices(); len(n) != 1 || n[0].Code != ProblemLastWrite {
		t.Errorf("notices: %v", n)
	}
	put(t, again, situation("Après"))
	again = reopen(t, again)
	if n := again.Notices(); len(n) != 0 {
		t.Errorf("notices after the next write: %v", n)
	}
}

// rewriteHeader changes the header of a closed portfolio as a newer version
// would write it.
func rewriteHeader(t *testing.T, dir string, edit func(*header)) {
	t.Helper()
	c, err := read(dir)
	must(t, err)
	edit(&c.header)
	db, err := openBolt(filepath.Join(dir, databaseName), time.Second)
	must(t, err)
	must(t, db.Update(func(tx *bbolt.Tx) error {
		must(t, putSealed(tx.Bucket(bucketMeta), sealHeader, keyHeader, c.header))
		return putStamp(tx, &c.stamp)
	}))
	must(t, db.Close())
}

func TestNewerFormat(t *testing.T) {
	for _, test := range []struct {
		oldest   int
		readable bool
	}{{Format + 1, false}, {Format, true}} {
		p := newTest(t)
		must(t, p.Close())
		rewriteHeader(t, p.Dir(), func(h *header) { h.Format, h.OldestReader = Format+1, test.oldest })
		var newer *NewerError
		if _, err := Open(p.Dir(), Options{}); !errors.As(err, &newer) || newer.Readable() != test.readable {
			t.Errorf("oldest reader %d, for writing: %v", test.oldest, err)
		}
		reader, err := Open(p.Dir(), Options{ReadOnly: true})
		if (err == nil) != test.readable {
			t.Errorf("oldest reader %d, for reading: %v", test.oldest, err)
		}
		if err == nil {
			reader.Close()
		}
		if s := Summarise(p.Dir()); (s.Err == nil) != test.readable {
			t.Errorf("oldest reader %d, in a list: %v", test.oldest, s.Err)
		}
	}
}

func TestNotPortfolio(t *testing.T) {
	empty := t.TempDir()
	file := filepath.Join(empty, "note.txt")
	must(t, os.WriteFile(file, []byte("Bonjour"), 0o600))
	for _, dir := range []string{empty, file, filepath.Join(empty, "nulle part")} {
		for _, readOnly := range []bool{false, true} {
			if _, err := Open(dir, Options{ReadOnly: readOnly}); !errors.Is(err, ErrNotPortfolio) {
				t.Errorf("%s: %v", filepath.Base(dir), err)
			}
		}
	}
	if list, _ := os.ReadDir(empty); len(list) != 1 {
		t.Errorf("something was written: %v", list)
	}
}

func TestCreateRefuses(t *testing.T) {
	parent := t.TempDir()
	full := filepath.Join(parent, "plein")
	must(t, os.Mkdir(full, 0o700))
	must(t, os.WriteFile(filepath.Join(full, "a"), nil, 0o600))
	if _, err := Create(full, testInit(nil)); !errors.Is(err, ErrExists) {
		t.Errorf("folder with something in it: %v", err)
	}
	if _, err := Create(filepath.Join(full, "a"), testInit(nil)); !errors.Is(err, ErrExists) {
		t.Errorf("file: %v", err)
	}
	boom := errors.New("boom")
	for name, init := range map[string]Init{
		"framework": {Framework: []byte("{}"), Outline: []byte(testOutline)},
		"outline":   {Framework: []byte(testFramework), Outline: []byte("{}")},
		"edit": {Framework: []byte(testFramework), Outline: []byte(testOutline),
			Edit: func(*portfolio.Edit) error { return boom }},
	} {
		if _, err := Create(filepath.Join(parent, name), init); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if list, _ := os.ReadDir(parent); len(list) != 1 {
		t.Errorf("left behind: %v", list)
	}
	vacant := filepath.Join(parent, "vide")
	must(t, os.Mkdir(vacant, 0o700))
	p, err := Create(vacant, testInit(nil))
	must(t, err)
	must(t, p.Close())
}

// In a folder without permission to write, opening says so, and reading works.
func TestFolderWithoutPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("NOT TESTED: root may write everywhere; run as a user")
	}
	p := newTest(t)
	must(t, p.Close())
	for _, dir := range []string{p.Dir(), filepath.Join(p.Dir(), filesName)} {
		must(t, os.Chmod(dir, 0o500))
		t.Cleanup(func() { os.Chmod(dir, 0o700) })
	}
	if _, err := Open(p.Dir(), Options{}); !errors.Is(err, ErrPermission) {
		t.Errorf("for writing: %v", err)
	}
	reader, err := Open(p.Dir(), Options{ReadOnly: true})
	must(t, err)
	reader.Close()
	if _, err := Create(filepath.Join(p.Dir(), "dedans"), testInit(nil)); !errors.Is(err, ErrPermission) {
		t.Errorf("created in it: %v", err)
	}
}

// Who waited for the lock of a file that another has taken the place of finds
// out: what it would write, nobody would read.
func TestIsAt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	must(t, os.WriteFile(path, nil, 0o600))
	f, err := os.Open(path)
	must(t, err)
	defer f.Close()
	if !isAt(f, path) {
		t.Error("it is there")
	}
	must(t, os.Rename(path, path+".old"))
	if isAt(f, path) {
		t.Error("nothing is there")
	}
	must(t, os.WriteFile(path, nil, 0o600))
	if isAt(f, path) {
		t.Error("another is there")
	}
}

func TestFaults(t *testing.T) {
	if err := fault("x", &fs.PathError{Op: "open", Path: "p", Err: fs.ErrPermission}); !errors.Is(err, ErrPermission) || !errors.Is(err, fs.ErrPermission) {
		t.Error(err)
	}
	if fault("x", nil) != nil {
		t.Error("an error of nothing")
	}
}
