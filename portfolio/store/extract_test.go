package store

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio"
)

// extracted writes the extract of a portfolio as the database of a new folder.
func extracted(t *testing.T, p *Portfolio) (dir string) {
	t.Helper()
	x, err := p.Extract()
	must(t, err)
	data, err := io.ReadAll(x)
	must(t, errors.Join(err, x.Close()))
	dir = filepath.Join(t.TempDir(), "Copie")
	must(t, os.Mkdir(dir, 0o700))
	must(t, os.WriteFile(filepath.Join(dir, databaseName), data, 0o600))
	return dir
}

// An extract holds everything but what concerns this computer, leaves nothing
// behind, and is the same whoever takes it.
func TestExtract(t *testing.T) {
	p := newTest(t)
	put(t, p, situation("A"))
	gone := put(t, p, situation("Mme Untel"))
	change(t, p, "remove", func(e *portfolio.Edit) { e.Remove(gone) })
	must(t, p.SetLastCopy(time.Now(), "/media/zoe/CLE"))
	entries, err := os.ReadDir(p.Dir())
	must(t, err)
	data, err := os.ReadFile(filepath.Join(extracted(t, p), databaseName))
	must(t, err)
	if bytes.Contains(data, []byte("/media/zoe")) {
		t.Error("the place of the last copy is in it")
	}
	if after, _ := os.ReadDir(p.Dir()); len(after) != len(entries) {
		t.Errorf("it left something: %v", after)
	}
	reading, err := Open(p.Dir(), Options{ReadOnly: true})
	must(t, err)
	defer reading.Close()
	again, err := os.ReadFile(filepath.Join(extracted(t, reading), databaseName))
	must(t, err)
	if !bytes.Equal(again, data) {
		t.Error("it differs when the portfolio is open for reading")
	}
	d, err := ParseDatabase(data)
	must(t, err)
	if d.Portfolio != p.State().ID || d.Seq != p.State().Version || len(Compare(p.State(), d.State)) > 0 {
		t.Errorf("it says %+v", d)
	}
}

// What is adopted is the same portfolio, another replica, and can still be
// undone.
func TestAdopt(t *testing.T) {
	p := newTest(t)
	put(t, p, situation("A"))
	dir := extracted(t, p)
	report, err := Adopt(t.Context(), dir, nil)
	must(t, err)
	if !report.OK() {
		t.Errorf("problems: %v", report.Problems)
	}
	again, err := Open(dir, Options{})
	must(t, err)
	defer again.Close()
	if again.header.Portfolio != p.header.Portfolio || again.header.Replica == p.header.Replica {
		t.Errorf("header %+v of %+v", again.header, p.header)
	}
	if e, err := again.Undo(); err != nil || e.Label != "put" || len(again.State().Situations()) != 0 {
		t.Errorf("undone: %+v, %v", e, err)
	}
}

// What is damaged or newer is not taken for a database.
func TestReadDatabase(t *testing.T) {
	p := newTest(t)
	dir := extracted(t, p)
	path := filepath.Join(dir, databaseName)
	c, err := soundContent(dir, path)
	must(t, err)
	db, err := openBolt(path, time.Second)
	must(t, err)
	c.header.Format = Format + 1
	for range 2 {
		must(t, db.Update(func(tx *bbolt.Tx) error {
			return errors.Join(putSealed(tx.Bucket(bucketMeta), sealHeader, keyHeader, c.header), putStamp(tx, &c.stamp))
		}))
	}
	must(t, db.Close())
	if _, err := ReadDatabase(path); !errors.Is(err, ErrNewer) {
		t.Errorf("of a newer format: %v", err)
	}
	if _, err := Adopt(t.Context(), dir, nil); !errors.Is(err, ErrNewer) {
		t.Errorf("adopted: %v", err)
	}
	must(t, os.Truncate(path, 9000))
	if _, err := ReadDatabase(path); !errors.Is(err, ErrDamaged) {
		t.Errorf("cut off: %v", err)
	}
	if _, err := ParseDatabase(nil); !errors.Is(err, ErrDamaged) {
		t.Errorf("nothing: %v", err)
	}
}

// Portfolios of one id are found in the data directory and beside a place, but
// for that place itself.
func TestTwins(t *testing.T) {
	t.Setenv(dataVariable, t.TempDir())
	p := newTest(t)
	dir := extracted(t, p)
	if _, err := Adopt(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(filepath.Dir(dir), "Ailleurs")
	if twins := Twins(p.State().ID, beside); len(twins) != 1 || twins[0].Dir != dir {
		t.Errorf("beside: %+v", twins)
	}
	if twins := Twins(p.State().ID, dir); len(twins) != 0 {
		t.Errorf("of itself: %+v", twins)
	}
	if twins := Twins("other", beside); len(twins) != 0 {
		t.Errorf("of another: %+v", twins)
	}
}
