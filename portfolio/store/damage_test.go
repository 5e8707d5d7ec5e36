package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"acquis/portfolio/store/boltfile"
)

// small makes a closed portfolio of a few edits and returns its database.
func small(t *testing.T) (dir string, data []byte) {
	t.Helper()
	p := newTest(t)
	g := newGambler(7)
	for range 25 {
		if err := p.Change("edit", g.play); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := boltfile.ReadFile(filepath.Join(p.Dir(), databaseName))
	if err != nil {
		t.Fatal(err)
	}
	return p.Dir(), data
}

// told reports whether reading some bytes finds something wrong with them, or
// finds all that is in the good ones.
func told(t *testing.T, good *content, data []byte) bool {
	t.Helper()
	c, err := readContent("", data)
	if err != nil || len(c.problems) > 0 {
		return true
	}
	a, errA := good.state()
	b, errB := c.state()
	if errA != nil || errB != nil {
		return errB != nil
	}
	same := c.stamp == good.stamp && c.header == good.header && len(Compare(a, b)) == 0
	for _, name := range allBuckets() {
		x, y := good.image.Bucket(string(name)), c.image.Bucket(string(name))
		for i := range x {
			same = same && len(x) == len(y) && bytes.Equal(x[i].Key, y[i].Key) && bytes.Equal(x[i].Value, y[i].Value)
		}
	}
	return same
}

// No flipped bit, wherever it is, changes what is read without being told.
func TestFlippedBitsAreTold(t *testing.T) {
	_, data := small(t)
	good, err := readContent("", data)
	if err != nil || len(good.problems) > 0 {
		t.Fatal(err, good.problems)
	}
	const stride = 5 // 1 takes ten seconds and was never silent either
	for at := 0; at < len(data); at += stride {
		data[at] ^= 1 << (at % 8)
		if !told(t, good, data) {
			t.Errorf("bit %d of byte %d (page %d, offset %d) was silent", at%8, at, at/pageSize, at%pageSize)
		}
		data[at] ^= 1 << (at % 8)
	}
}

// A bucket whose name was damaged does not pass for one that is empty.
func TestBucketThatIsNotThereIsTold(t *testing.T) {
	_, data := small(t)
	for _, name := range allBuckets() {
		c, err := readContent("", bytes.ReplaceAll(data, name, bytes.ToUpper(name)))
		if err == nil && len(c.grave()) == 0 {
			t.Errorf("bucket %q was missing in silence", name)
		}
	}
}

// Every single bit of a sealed value, its seal included, is seen.
func TestSealSeesEveryBit(t *testing.T) {
	key := []byte("situation/1")
	sealed := seal(sealRecord, 0, key, []byte(`{"id":"1","title":"été"}`))
	if _, err := unseal(sealRecord, key, sealed); err != nil {
		t.Fatal(err)
	}
	for bit := range len(sealed) * 8 {
		sealed[bit/8] ^= 1 << (bit % 8)
		if _, err := unseal(sealRecord, key, sealed); err == nil {
			t.Errorf("bit %d was not seen", bit)
		}
		sealed[bit/8] ^= 1 << (bit % 8)
	}
	if _, err := unseal(sealRecord, []byte("situation/2"), sealed); !errors.Is(err, errSeal) {
		t.Errorf("under another key: %v", err)
	}
	if _, err := unseal(sealEntry, key, sealed); !errors.Is(err, errSealKind) {
		t.Errorf("as another kind: %v", err)
	}
	for _, flags := range []uint16{flagEncrypted, 1 << 9} {
		if _, err := unseal(sealRecord, key, seal(sealRecord, flags, key, nil)); !errors.Is(err, errSealNew) {
			t.Errorf("flags %#x: %v", flags, err)
		}
	}
}

// Damage as disks do it: garbage, zeroes, swapped and older pages, a lost end.
func TestDamagedPagesAreTold(t *testing.T) {
	_, data := small(t)
	good, err := readContent("", data)
	if err != nil {
		t.Fatal(err)
	}
	g := rand.New(rand.NewPCG(3, 3))
	pages := len(data) / pageSize
	harm := map[string]func(b []byte){
		"zeroed page": func(b []byte) { clear(page(b, g.IntN(pages))) },
		"512 bytes of garbage": func(b []byte) {
			at := g.IntN(len(b)-512) / 512 * 512
			for i := range 512 {
				b[at+i] = byte(g.Uint32())
			}
		},
		"copied page": func(b []byte) { copy(page(b, g.IntN(pages)), page(b, g.IntN(pages))) },
		"swapped pages": func(b []byte) {
			x, y := page(b, g.IntN(pages)), page(b, g.IntN(pages))
			kept := bytes.Clone(x)
			copy(x, y)
			copy(y, kept)
		},
	}
	for name, do := range harm {
		for range 200 {
			b := bytes.Clone(data)
			do(b)
			if !told(t, good, b) {
				t.Errorf("%s was silent", name)
			}
		}
	}
	for range 100 {
		if cut := data[:g.IntN(len(data))]; !told(t, good, cut) {
			t.Errorf("cut to %d bytes was silent", len(cut))
		}
	}
}

func page(b []byte, n int) []byte { return b[n*pageSize : (n+1)*pageSize] }

// A disk that keeps an older page in place of one that was written: every seal
// is whole, and every page the right one, but for its age.
func TestLostWritesAreTold(t *testing.T) {
	p := newTest(t)
	g := newGambler(11)
	read := func() []byte {
		data, err := boltfile.ReadFile(filepath.Join(p.Dir(), databaseName))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	history := [][]byte{read()}
	tried, silent := 0, 0
	for range 40 {
		if err := p.Change("edit", g.play); err != nil {
			t.Fatal(err)
		}
		data := read()
		good, err := readContent("", data)
		if err != nil || len(good.problems) > 0 {
			t.Fatal(err, good.problems)
		}
		for _, older := range history[max(0, len(history)-4):] {
			if all := bytes.Clone(older); len(older) <= len(data) { // nothing was written but the meta pages
				copy(all[:2*pageSize], data)
				all = append(all, data[len(all):]...)
				tried++
				if !told(t, good, all) {
					silent++
				}
			}
			for n := 2; n < min(len(data), len(older))/pageSize; n++ {
				if bytes.Equal(page(data, n), page(older, n)) {
					continue
				}
				lost := bytes.Clone(data)
				copy(page(lost, n), page(older, n))
				tried++
				if !told(t, good, lost) {
					silent++
				}
			}
		}
		history = append(history, data)
	}
	if tried < 100 || silent > 0 {
		t.Errorf("%d of %d lost pages were silent", silent, tried)
	}
}

// A damaged portfolio is not opened for writing and not touched; it can be
// read as far as it goes, and an earlier state takes its place.
func TestDamagedPortfolio(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, path string){
		"0 bytes":   func(t *testing.T, path string) { truncate(t, path, 0) },
		"truncated": func(t *testing.T, path string) { truncate(t, path, 3*pageSize+100) },
		"missing":   func(t *testing.T, path string) { must(t, os.Remove(path)) },
		"text":      func(t *testing.T, path string) { must(t, os.WriteFile(path, []byte("Bonjour"), 0o600)) },
	} {
		t.Run(name, func(t *testing.T) { recoverFrom(t, harm) })
	}
}

func recoverFrom(t *testing.T, harm func(t *testing.T, path string)) {
	dir, _ := small(t)
	path := filepath.Join(dir, databaseName)
	before, err := Open(dir, Options{ReadOnly: true})
	must(t, err)
	harm(t, path)
	damagedBytes, _ := os.ReadFile(path)

	var damaged *DamageError
	if p, err := Open(dir, Options{}); !errors.As(err, &damaged) {
		t.Fatalf("opened: %v, %v", p, err)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, damagedBytes) {
		t.Error("the damaged file was touched")
	}
	a, err := Assess(dir)
	must(t, err)
	if a.Snapshot == nil || len(a.Problems) == 0 {
		t.Fatalf("assessment: %+v", a)
	}
	p, err := Recover(dir, a.Snapshot.Name, Options{})
	must(t, err)
	defer p.Close()
	equal(t, p, dump(t, before.State()))
	if _, ok := p.CanUndo(); ok {
		t.Error("a recovery is a barrier")
	}
	if len(damagedBytes) > 0 {
		aside, _ := filepath.Glob(filepath.Join(dir, damagedName, "*", databaseName))
		if len(aside) != 1 {
			t.Fatalf("put aside: %v", aside)
		}
		if kept, _ := os.ReadFile(aside[0]); !bytes.Equal(kept, damagedBytes) {
			t.Error("what was put aside is not the damaged file")
		}
	}
	put(t, p, candidate("Après"))
	p = reopen(t, p)
	verified(t, p)
}

// A record that is broken is named, the others can be read, and the portfolio
// can be made anew from them.
func TestDamagedRecord(t *testing.T) {
	p := newTest(t)
	lost := put(t, p, situation("La réunion perdue"))
	kept := put(t, p, situation("La réunion gardée"))
	_, err := p.Snapshot(ReasonAsked)
	must(t, err)
	must(t, p.Close())
	path := filepath.Join(p.Dir(), databaseName)
	data, err := os.ReadFile(path)
	must(t, err)
	data = bytes.ReplaceAll(data, []byte("union perdue"), []byte("union PERDUE"))
	must(t, os.WriteFile(path, data, 0o600))

	a, err := Assess(p.Dir())
	must(t, err)
	reader, err := Open(p.Dir(), Options{ReadOnly: true})
	must(t, err)
	defer reader.Close()
	report, err := reader.Verify(t.Context(), nil)
	must(t, err)
	var damaged *DamageError
	if _, err := Open(p.Dir(), Options{}); !errors.As(err, &damaged) {
		t.Fatal(err)
	}
	for by, problems := range map[string][]Problem{"the assessment": a.Problems, "a reader": reader.Notices(),
		"a verification": report.Problems, "opening": damaged.Problems} {
		named := slices.ContainsFunc(problems, func(p Problem) bool {
			return p.Code == ProblemRecord && p.Ref == lost && p.Title == "La réunion perdue"
		})
		if !named {
			t.Errorf("the broken record is not named by %s: %v", by, problems)
		}
	}
	if a.Readable == nil || a.Readable.Get(kept) == nil || a.Readable.Get(lost) != nil {
		t.Error("what is whole cannot be read")
	}
	if want := fmt.Sprint([]Difference{{Kind: Added, Ref: lost, Title: "La réunion perdue"}}); fmt.Sprint(a.Differences) != want {
		t.Errorf("differences %v, want %v", a.Differences, want)
	}
	again, err := Recover(p.Dir(), "", Options{})
	must(t, err)
	defer again.Close()
	if again.State().Get(kept) == nil || again.State().Count("situation") != 1 {
		t.Error("not what was readable")
	}
	verified(t, again)
}

func truncate(t *testing.T, path string, size int64) {
	t.Helper()
	must(t, os.Truncate(path, size))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
