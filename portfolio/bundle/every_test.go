package bundle

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"acquis/portfolio/store"
)

// everyVariable has TestKeptBundlesAltered alter every byte, and not one of
// many; make crash does so.
const everyVariable = "ACQUIS_EVERY_BYTE"

// alterations are what becomes of one byte.
var alterations = []struct {
	name  string
	alter func(byte) byte
}{
	{"a bit", func(b byte) byte { return b ^ 0x10 }},
	{"zero", func(byte) byte { return 0 }},
	{"0xff", func(byte) byte { return 0xFF }},
}

// Each byte of the kept bundles is altered in turn, and each of them cut off
// after each of its bytes: the real opening, into a real folder, gives a
// sentence and leaves nothing; where nothing was altered it gives the portfolio.
func TestKeptBundlesAltered(t *testing.T) {
	for name, passphrase := range keptBundles {
		t.Run(name, func(t *testing.T) {
			good := bytesOf(t, filepath.Join("testdata", name))
			folder := memory(t)
			a := attempt{folder: folder, passphrase: passphrase}
			must(t, a.open(t, good))
			each := everyNth(len(good))
			tried := 0
			for at := each.first; at < len(good); at += each.step {
				for _, kind := range alterations {
					data := bytes.Clone(good)
					if data[at] = kind.alter(data[at]); data[at] == good[at] {
						continue
					}
					tried++
					if err := a.open(t, data); err == nil {
						t.Errorf("byte %d became %s: opened", at, kind.name)
					}
				}
				tried++
				if err := a.open(t, good[:at]); err == nil {
					t.Errorf("the first %d bytes: opened", at)
				}
			}
			t.Logf("%d altered or cut off", tried)
		})
	}
}

// each is which bytes are altered.
type each struct{ first, step int }

func everyNth(length int) each {
	if os.Getenv(everyVariable) != "" {
		return each{0, 1}
	}
	const sample = 150
	step := max(1, length/sample)
	return each{rand.IntN(step), step}
}

// memory is a folder on a disk in memory where there is one.
func memory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "acquis-bundle-*")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// attempt opens bundles as a person does.
type attempt struct{ folder, passphrase string }

// open opens one; after an error there must be a sentence and nothing else.
func (a attempt) open(t *testing.T, data []byte) error {
	t.Helper()
	path, place := filepath.Join(a.folder, "b.acquis"), filepath.Join(a.folder, "in")
	must(t, os.WriteFile(path, data, 0o600))
	must(t, os.RemoveAll(place))
	must(t, os.Mkdir(place, 0o700))
	_, err := Open(t.Context(), path, a.passphrase, filepath.Join(place, "P"), nil)
	if err != nil {
		var f *Fault
		if !errors.As(err, &f) || Sentence(err) == "" {
			t.Errorf("no sentence: %v", err)
		}
		if left := names(t, place); len(left) > 0 {
			t.Errorf("left after %v: %v", err, left)
		}
		return err
	}
	p, opening := store.Open(filepath.Join(place, "P"), store.Options{ReadOnly: true})
	must(t, opening)
	defer p.Close()
	if len(p.State().Pieces()) != 2 || p.State().Situation("s1").Actions != "J’ai écouté." || len(p.Notices()) > 0 {
		t.Errorf("opened as something else: %v", p.Notices())
	}
	return nil
}

// A sealed bundle shows no name, no title and no text.
func TestASealedBundleShowsNothing(t *testing.T) {
	sealed := bytesOf(t, filepath.Join("testdata", "v1-scelle.acquis"))
	plain := bytesOf(t, filepath.Join("testdata", "v1.acquis"))
	for _, word := range []string{"manifest.json", "portfolio.db", "files/", "acquis-bundle", "sha256", "Été à Metz", "Mme Untel", "Pièce", "écouté", "PK\x03\x04"} {
		if bytes.Contains(sealed, []byte(word)) {
			t.Errorf("it shows %q", word)
		}
		if !bytes.Contains(plain, []byte(word)) {
			t.Errorf("the other does not hold %q: the test proves nothing", word)
		}
	}
}
