package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/store"
)

// A framework and an outline that are as small as they may be.
const (
	framework = `{"format":1,"code":"R","title":"T","sources":[{"id":"a"}],"blocks":[{"code":"B","title":"U","source":"a",
"competences":[{"code":"1","title":"S","source":"a"}]}]}`
	outline = `{"format":1,"code":"o","parts":[{"key":"k","kind":"texte","title":"T"}]}`
)

var made = time.Date(2026, 11, 21, 20, 42, 7, 5, time.UTC)

func TestMain(m *testing.M) {
	workFactor = 2 // the tests seal and open thousands of times
	os.Exit(m.Run())
}

// stored makes a portfolio with one situation and a piece for each content.
func stored(t testing.TB, contents ...string) *store.Portfolio {
	t.Helper()
	p, err := store.Create(filepath.Join(t.TempDir(), "Été à Metz"), store.Init{Framework: []byte(framework), Outline: []byte(outline)})
	must(t, err)
	t.Cleanup(func() { p.Close() })
	must(t, p.Change("Raconter", func(e *portfolio.Edit) error {
		return e.Put(&portfolio.Situation{ID: "s1", Title: "« Aller vers »", Actions: "J’ai écouté."})
	}))
	for i, c := range contents {
		s, err := p.AddReader(t.Context(), strings.NewReader(c))
		must(t, err)
		must(t, p.Change("Ajouter", func(e *portfolio.Edit) error {
			return e.Put(&portfolio.Piece{ID: portfolio.ID(fmt.Sprint("p", i)), Genre: portfolio.GenreFile, Title: fmt.Sprint("Pièce ", i),
				File: &portfolio.File{SHA256: s.SHA256, Size: s.Size, Name: "Mme Untel.pdf", Media: "application/pdf"}})
		}))
	}
	return p
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// packed packs a portfolio and returns the path of the bundle.
func packed(t testing.TB, p *store.Portfolio, passphrase string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copie.acquis")
	_, err := Pack(t.Context(), p, path, Options{Passphrase: passphrase, Made: made})
	must(t, err)
	return path
}

func bytesOf(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	return data
}

// names lists what is in a folder.
func names(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// parts is a bundle in pieces, for those who forge one.
type parts struct {
	Manifest
	database []byte
	files    [][]byte // in the order of the manifest
}

// takeApart reads a bundle that is not sealed.
func takeApart(t testing.TB, data []byte) parts {
	t.Helper()
	var p parts
	r := &reader{ctx: t.Context(), from: bytes.NewReader(data), size: int64(len(data))}
	must(t, r.begin())
	p.Manifest = *r.manifest
	var k keeper
	must(t, r.rest(&k))
	p.database, p.files = k.contents[0], k.contents[1:]
	return p
}

// clone is a copy whose lists can be changed.
func (p parts) clone() parts {
	p.Files, p.Missing = slices.Clone(p.Files), slices.Clone(p.Missing)
	p.database, p.files = bytes.Clone(p.database), slices.Clone(p.files)
	return p
}

// item measures a content as the manifest has it.
func item(content []byte) Item {
	sum := sha256.Sum256(content)
	return Item{hex.EncodeToString(sum[:]), int64(len(content)), fmt.Sprintf("%08x", crc32.ChecksumIEEE(content))}
}

// together writes the archive, whatever the manifest says; head replaces it
// where it is not nil.
func (p parts) together(t testing.TB, head []byte) []byte {
	t.Helper()
	if head == nil {
		var err error
		head, err = p.encode()
		must(t, err)
	}
	list := p.entries(entry{manifestName, int64(len(head)), crc32.ChecksumIEEE(head)})
	contents := append([][]byte{head, p.database}, p.files...)
	var b []byte
	for i, e := range list {
		b = append(append(b, e.local()...), contents[i]...)
	}
	return append(b, directory(list)...)
}

// keeper is a sink that keeps everything in memory.
type keeper struct{ contents [][]byte }

func (k *keeper) begin(entry) (io.Writer, error) {
	k.contents = append(k.contents, []byte{})
	return k, nil
}

func (k *keeper) end(entry) error { return nil }

func (k *keeper) Write(b []byte) (int, error) {
	last := len(k.contents) - 1
	k.contents[last] = append(k.contents[last], b...)
	return len(b), nil
}
