package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"acquis/portfolio"
)

// On a full disk what was durable stays, what was not is refused by a typed
// error, and there is room again work goes on.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=4m"); err != nil {
		t.Skipf("NOT TESTED: a small disk cannot be mounted here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(disk, syscall.MNT_DETACH) })
	p, err := Create(filepath.Join(disk, "Essai"), testInit(nil))
	must(t, err)
	defer p.Close()
	put(t, p, &portfolio.Situation{ID: "s", Title: "Avant"})

	if _, err := p.AddReader(context.Background(), bytes.NewReader(make([]byte, 8<<20))); !errors.Is(err, ErrNoSpace) {
		t.Errorf("a file that does not fit: %v", err)
	}
	inFolder(t, p, 0)
	ballast := filepath.Join(disk, "ballast")
	f, err := os.Create(ballast)
	must(t, err)
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	must(t, f.Close())
	before := dump(t, p.State())
	for n := 0; ; n++ {
		err := p.Change("fill", func(e *portfolio.Edit) error {
			return e.Put(&portfolio.Situation{Title: "Long", Actions: strings.Repeat("Beaucoup de mots. ", 5000)})
		})
		if err != nil {
			if !errors.Is(err, ErrNoSpace) {
				t.Errorf("a change that does not fit: %v", err)
			}
			break
		}
		before = dump(t, p.State())
		if n > 100 {
			t.Fatal("the disk does not get full")
		}
	}
	equal(t, p, before)
	onDisk(t, p)
	if _, err := p.Snapshot(ReasonAsked); !errors.Is(err, ErrNoSpace) {
		t.Errorf("a snapshot that does not fit: %v", err)
	}
	must(t, os.Remove(ballast))
	put(t, p, &portfolio.Situation{ID: "s", Title: "Après"})
	verified(t, reopen(t, p))
}
