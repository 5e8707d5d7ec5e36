package boltfile

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// made is a database of two large buckets, a small one and an empty one, with
// free pages and long values, and what bbolt itself finds in it.
func made(t testing.TB) (path string, want map[string][]Item) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "some.db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: 4096})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	g := rand.New(rand.NewPCG(1, 2))
	for round := range 6 {
		err := db.Update(func(tx *bbolt.Tx) error {
			for _, name := range []string{"empty", "large", "long", "small"} {
				b, err := tx.CreateBucketIfNotExists([]byte(name))
				if err != nil {
					return err
				}
				count, size := map[string]int{"large": 1500, "long": 20, "small": 3}[name], 40
				if name == "long" {
					size = 30000
				}
				for range count {
					key := fmt.Appendf(nil, "key %04d", g.IntN(3000))
					if round == 5 && name == "large" {
						err = b.Delete(key)
					} else {
						err = b.Put(key, bytes.Repeat([]byte{byte(g.Uint32())}, g.IntN(size)))
					}
					if err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	want = map[string][]Item{}
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			items := []Item{}
			err := b.ForEach(func(k, v []byte) error {
				items = append(items, Item{bytes.Clone(k), bytes.Clone(v)})
				return nil
			})
			want[string(name)] = items
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return path, want
}

// A sound file is read as bbolt reads it.
func TestParse(t *testing.T) {
	path, want := made(t)
	data, err := ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	image, err := Parse(data)
	if err != nil || len(image.Faults) > 0 {
		t.Fatalf("%v, %v", err, image.Faults)
	}
	for name, items := range want {
		got := image.Bucket(name)
		if len(got) != len(items) {
			t.Fatalf("bucket %s: %d items, want %d", name, len(got), len(items))
		}
		for i := range items {
			if !bytes.Equal(got[i].Key, items[i].Key) || !bytes.Equal(got[i].Value, items[i].Value) {
				t.Fatalf("bucket %s: item %d differs", name, i)
			}
		}
	}
	if image.Free == 0 || image.Bucket("none") != nil || image.Get("small", []byte("none")) != nil {
		t.Errorf("%d free pages", image.Free)
	}
	first := want["small"][0]
	if !bytes.Equal(image.Get("small", first.Key), first.Value) {
		t.Error("a key is not found")
	}
}

// Whatever is put and deleted, in trees of several storeys, there is no fault:
// the key of a branch is the first one of the page below.
func TestParseWhatBoltWrites(t *testing.T) {
	for seed := range uint64(8) {
		g := rand.New(rand.NewPCG(seed, 1))
		path := filepath.Join(t.TempDir(), "some.db")
		db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: 1024, NoSync: true})
		if err != nil {
			t.Fatal(err)
		}
		keys, deletions := 1+g.IntN(4000), 1+g.IntN(9)
		for n := range 120 {
			if err := db.Update(func(tx *bbolt.Tx) error { return gamble(g, tx, keys, deletions) }); err != nil {
				t.Fatal(err)
			}
			if n%6 > 0 {
				continue
			}
			data, err := ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if image, err := Parse(data); err != nil || len(image.Faults) > 0 {
				t.Fatalf("seed %d, transaction %d: %v, %v", seed, n, err, image.Faults)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// gamble puts and deletes; deletions is how many of ten it deletes.
func gamble(g *rand.Rand, tx *bbolt.Tx, keys, deletions int) error {
	b, err := tx.CreateBucketIfNotExists([]byte("b"))
	for n := g.IntN(60); err == nil && n >= 0; n-- {
		key := fmt.Appendf(nil, "%06d%s", g.IntN(keys), bytes.Repeat([]byte("k"), g.IntN(3)*20))
		if g.IntN(10) < deletions {
			err = b.Delete(key)
		} else {
			err = b.Put(key, make([]byte, g.IntN(200)))
		}
	}
	return err
}

// A branch that was lost, so that an older one stands in its place, is found
// even when all its children are the right ones.
func TestParseStaleBranch(t *testing.T) {
	path, _ := made(t)
	data, err := ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for at := 0; at+4096 <= len(data); at += 4096 {
		h := headerOf(data, at)
		if h.flags != flagBranch {
			continue
		}
		list, err := elements(data[at:at+4096], h)
		if err != nil {
			continue // a free page
		}
		for _, e := range list {
			e.key[len(e.key)-1] ^= 1
			image, err := Parse(data)
			e.key[len(e.key)-1] ^= 1
			if tried++; err != nil || len(image.Faults) == 0 && reached(data, at) {
				t.Errorf("page %d: key %q was silent: %v", at/4096, e.key, err)
			}
		}
	}
	if tried == 0 {
		t.Error("no branch")
	}
}

// reached reports whether a page is in use.
func reached(data []byte, at int) bool {
	kept := data[at]
	data[at] ^= 0xFF // its number
	image, err := Parse(data)
	data[at] = kept
	return err != nil || len(image.Faults) > 0
}

func TestParseNothing(t *testing.T) {
	if _, err := Parse(nil); !errors.Is(err, ErrEmpty) {
		t.Errorf("0 bytes: %v", err)
	}
	for _, data := range [][]byte{{1}, bytes.Repeat([]byte("Bonjour "), 5000), make([]byte, 1<<16)} {
		if _, err := Parse(data); !errors.Is(err, ErrNoMeta) {
			t.Errorf("%d bytes of something else: %v", len(data), err)
		}
	}
	if _, err := ReadFile(filepath.Join(t.TempDir(), "absent")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("absent: %v", err)
	}
}

// Whatever the bytes, Parse returns, and what it returns lies within them.
func TestParseDamaged(t *testing.T) {
	path, _ := made(t)
	sound, err := ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	g := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		data := bytes.Clone(sound)
		for range 1 + g.IntN(4) {
			// mostly where the structure is: heads of pages
			at := g.IntN(len(data)/4096)*4096 + g.IntN(64)
			data[at] = byte(g.Uint32())
		}
		if g.IntN(5) == 0 {
			data = data[:g.IntN(len(data))]
		}
		use(data)
	}
}

func use(data []byte) {
	image, err := Parse(data)
	if err != nil {
		return
	}
	for _, items := range image.buckets {
		for _, item := range items {
			_, _ = bytes.Clone(item.Key), bytes.Clone(item.Value)
		}
	}
}

func FuzzParse(f *testing.F) {
	path, _ := made(f)
	data, err := ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data[:8*4096])
	f.Fuzz(func(_ *testing.T, data []byte) { use(data) })
}
