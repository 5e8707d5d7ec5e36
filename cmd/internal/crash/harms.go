package crash

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"acquis/portfolio/store"
)

// damage is one kind of damage to a file. The other file is any other one of
// the portfolio or, for an alien kind, the same of another portfolio.
type damage struct {
	name  string
	alien bool
	do    func(t *trial, path, other string) error
}

// harms are what becomes of a file.
var harms = append([]damage{
	{"one bit", false, func(t *trial, path, _ string) error {
		return edited(path, func(b []byte) []byte {
			b[t.IntN(len(b))] ^= 1 << t.IntN(8)
			return b
		})
	}},
	{"512 bytes of garbage", false, func(t *trial, path, _ string) error {
		return edited(path, func(b []byte) []byte {
			at := t.IntN(len(b)) / 512 * 512
			for i := at; i < min(at+512, len(b)); i++ {
				b[i] = byte(t.Uint32())
			}
			return b
		})
	}},
	{"a zeroed page", false, func(t *trial, path, _ string) error {
		return edited(path, func(b []byte) []byte {
			at := t.IntN(len(b)) / pageSize * pageSize
			clear(b[at:min(at+pageSize, len(b))])
			return b
		})
	}},
	{"two pages exchanged", false, func(t *trial, path, _ string) error {
		return edited(path, func(b []byte) []byte {
			one, two := t.pages(b)
			kept := bytes.Clone(one)
			copy(one, two)
			copy(two, kept)
			return b
		})
	}},
	{"a page twice", false, func(t *trial, path, _ string) error {
		return edited(path, func(b []byte) []byte {
			one, two := t.pages(b)
			copy(one, two)
			return b
		})
	}},
	{"truncated", false, func(t *trial, path, _ string) error {
		return edited(path, func(b []byte) []byte { return b[:t.IntN(len(b))] })
	}},
	{"longer", false, func(t *trial, path, _ string) error {
		return edited(path, func(b []byte) []byte { return append(b, make([]byte, 1+t.IntN(9000))...) })
	}},
	{"0 bytes", false, func(_ *trial, path, _ string) error { return os.Truncate(path, 0) }},
	{"missing", false, func(_ *trial, path, _ string) error { return os.Remove(path) }},
	{"exchanged", false, func(_ *trial, path, other string) error {
		return errors.Join(os.Rename(path, path+".x"), os.Rename(other, path), os.Rename(path+".x", other))
	}},
	{"another in its place", false, instead},
	{"of another portfolio", true, instead},
	{"in capitals", false, func(_ *trial, path, _ string) error {
		return os.Rename(path, filepath.Join(filepath.Dir(path), strings.ToUpper(filepath.Base(path))))
	}},
	{"a folder", false, func(_ *trial, path, _ string) error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o700)) }},
}, irregular...)

// pages are two pages of a file, the same length of each.
func (t *trial) pages(b []byte) (one, two []byte) {
	n := (len(b) + pageSize - 1) / pageSize
	at := func(page int) []byte { return b[page*pageSize : min((page+1)*pageSize, len(b))] }
	one, two = at(t.IntN(n)), at(t.IntN(n))
	size := min(len(one), len(two))
	return one[:size], two[:size]
}

func instead(_ *trial, path, other string) error {
	b, err := os.ReadFile(other)
	if err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o600)
}

func edited(path string, edit func([]byte) []byte) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, edit(b), 0o600)
}

// makeAlien makes another portfolio, which has other files and versions.
func (h *harmed) makeAlien(dir string) error {
	h.alien = dir
	clock := new(clock)
	clock.seconds.Store(int64(7 * 24 * 60 * 60))
	init := begin(nil)
	init.Clock = clock.now
	p, err := store.Create(dir, init)
	if err != nil {
		return err
	}
	w := &hand{h.Rand, p}
	for range 6 {
		stored, err := w.attach(context.Background(), w.bytes(5000))
		if err == nil {
			err = errors.Join(p.Change("Modifier", w.edit), p.PutThumbnail(stored.SHA256, w.bytes(900)), p.PutText(stored.SHA256, w.bytes(90)))
		}
		if err == nil {
			_, err = p.Snapshot(store.ReasonAsked)
		}
		if err != nil {
			return errors.Join(err, p.Close())
		}
	}
	return p.Close()
}

// alienFile is a file of the other portfolio of the same kind; "" if it has
// none.
func (h *harmed) alienFile(name string) string {
	folder, _, _ := strings.Cut(name, "/")
	var found []string
	_ = filepath.WalkDir(filepath.Join(h.alien, folder), func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			found = append(found, path)
		}
		return nil // one that is not there has none
	})
	if len(found) == 0 {
		return ""
	}
	return found[h.IntN(len(found))]
}
