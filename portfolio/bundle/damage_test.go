package bundle

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// readAll reads a bundle from memory as Open does, without writing anything.
func readAll(t testing.TB, data []byte, passphrase string) error {
	var content io.ReaderAt = bytes.NewReader(data)
	size := int64(len(data))
	if passphrase != "" {
		var err error
		if content, size, err = unseal(content, size, passphrase); err != nil {
			return err
		}
	}
	r := &reader{ctx: t.Context(), from: io.NewSectionReader(content, 0, size), size: size}
	if err := r.begin(); err != nil {
		return err
	}
	return r.rest(nowhere{})
}

// Every altered byte is noticed, wherever it is: there is none that is
// harmless, and none that is silent.
func TestEveryByteCounts(t *testing.T) {
	for _, passphrase := range []string{"", "phrase"} {
		data := bytesOf(t, packed(t, stored(t, "un", "deux"), passphrase))
		must(t, readAll(t, data, passphrase))
		for at := range data {
			flip := byte(1) << (at % 8)
			data[at] ^= flip
			var f *Fault
			if err := readAll(t, data, passphrase); !errors.As(err, &f) || Sentence(err) == "" {
				t.Fatalf("passphrase %q: byte %d of %d altered by %#x: %v", passphrase, at, len(data), flip, err)
			}
			data[at] ^= flip
		}
	}
}

// However far a bundle came, a part of it is none.
func TestEveryCutIsNoticed(t *testing.T) {
	for _, passphrase := range []string{"", "phrase"} {
		data := bytesOf(t, packed(t, stored(t, "un", "deux"), passphrase))
		for length := 0; length < len(data); length += 1 + length/300 {
			var f *Fault
			if err := readAll(t, data[:length], passphrase); !errors.As(err, &f) {
				t.Fatalf("passphrase %q: the first %d bytes: %v", passphrase, length, err)
			}
		}
		refused(t, data[:len(data)-1], passphrase, ErrTruncated, ErrAltered)
		refused(t, data[:len(data)/2], passphrase, ErrTruncated, ErrAltered)
		refused(t, data[:10], passphrase, ErrTruncated)
	}
}

// What a disk refuses is not called altered.
func TestAnUnreadableDiskIsNotAnAlteredBundle(t *testing.T) {
	path := packed(t, stored(t), "")
	f, err := os.Open(path)
	must(t, err)
	d := &disk{File: f}
	s := &source{file: d, content: d, size: 1 << 20}
	f.Close()
	r := &reader{ctx: t.Context(), from: s.reader(), size: s.size}
	err = d.or(r.begin())
	if !errors.Is(err, os.ErrClosed) {
		t.Errorf("got %v", err)
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "none.acquis"), "", t.TempDir(), nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// FuzzRead: no bytes make the reader panic, hang, or take what no bundle says;
// and what it takes is what it would write.
func FuzzRead(f *testing.F) {
	data := good(f)
	p := takeApart(f, data)
	f.Add(data)
	f.Add(data[:200])
	p.Files, p.files = p.Files[:0], nil
	p.database = []byte("small")
	p.Database = item(p.database)
	small := p.together(f, nil)
	f.Add(small)
	p.Missing = []string{item(nil).SHA256}
	f.Add(p.together(f, nil))
	f.Add(bytesOf(f, packed(f, stored(f), "p")))
	f.Fuzz(func(t *testing.T, data []byte) {
		var k keeper
		r := &reader{ctx: t.Context(), from: bytes.NewReader(data), size: int64(len(data))}
		if kindOf(bytes.NewReader(data)) == sealed {
			content, size, err := unseal(bytes.NewReader(data), int64(len(data)), "p")
			if err != nil {
				return
			}
			r.from, r.size = io.NewSectionReader(content, 0, size), size
		}
		if r.begin() != nil || r.rest(&k) != nil {
			return
		}
		if r.manifest.Version != Version {
			return
		}
		again := parts{*r.manifest, k.contents[0], k.contents[1:]}
		if want := again.together(t, nil); int64(len(want)) != r.size || kindOf(bytes.NewReader(data)) == plain && !bytes.Equal(want, data) {
			t.Errorf("%d bytes were taken for a bundle of %d", len(data), len(want))
		}
	})
}
