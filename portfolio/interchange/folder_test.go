package interchange

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store"
)

// stored makes a portfolio with a record of every kind and some files.
func stored(t *testing.T, contents ...string) *store.Portfolio {
	t.Helper()
	framework, outline := pinned(t)
	p, err := store.Create(filepath.Join(t.TempDir(), "Été à Metz"), store.Init{Framework: framework, Outline: outline})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	var files []*portfolio.File
	for i, c := range contents {
		s, err := p.AddReader(t.Context(), strings.NewReader(c))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, &portfolio.File{SHA256: s.SHA256, Size: s.Size, Name: fmt.Sprintf("Mme Untel %d.PDF", i), Media: "application/pdf"})
	}
	if err := p.Change("Remplir", func(e *portfolio.Edit) error { return fill(e, files) }); err != nil {
		t.Fatal(err)
	}
	return p
}

func exported(t *testing.T, p *store.Portfolio) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "export.json")
	if _, err := Export(t.Context(), p, path, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

func contentsOf(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func names(t *testing.T, dir string) []string {
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

func sumOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func TestExportImportExportGivesTheSameBytes(t *testing.T) {
	first := exported(t, stored(t, "un", "deux", "un"))
	dir := filepath.Join(t.TempDir(), "new")
	if err := Import(t.Context(), first, dir, nil); err != nil {
		t.Fatal(err)
	}
	p, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	second := exported(t, p)
	if contentsOf(t, first) != contentsOf(t, second) {
		t.Error("the second document differs")
	}
	want := []string{sumOf("un") + ".pdf", sumOf("deux") + ".pdf"}
	slices.Sort(want)
	for _, path := range []string{first, second} {
		if got := names(t, FilesFolder(path)); !slices.Equal(got, want) {
			t.Errorf("files %q, want %q", got, want)
		}
	}
	if got := contentsOf(t, filepath.Join(FilesFolder(second), sumOf("deux")+".pdf")); got != "deux" {
		t.Errorf("a file holds %q", got)
	}
}

func TestAnExportLeavesNothingOfThePreviousOne(t *testing.T) {
	p := stored(t, "secret")
	path := exported(t, p)
	theirs := filepath.Join(FilesFolder(path), "notes.txt")
	if err := os.WriteFile(theirs, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := p.Change("Supprimer", func(e *portfolio.Edit) error {
		e.Remove(portfolio.Ref{Kind: portfolio.KindPiece, ID: "p0"})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Export(t.Context(), p, path, nil); err != nil {
		t.Fatal(err)
	}
	if got := names(t, FilesFolder(path)); !slices.Equal(got, []string{"notes.txt"}) {
		t.Errorf("beside the export there is %q", got)
	}
	if strings.Contains(contentsOf(t, path), sumOf("secret")) {
		t.Error("the document still speaks of the file")
	}
}

func TestACancelledExportLeavesNothing(t *testing.T) {
	p := stored(t, "un", strings.Repeat("deux", 1<<16))
	ctx, cancel := context.WithCancel(t.Context())
	path := filepath.Join(t.TempDir(), "export.json")
	_, err := Export(ctx, p, path, func(done, total int64) {
		if done > 2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if got := names(t, filepath.Dir(path)); len(got) > 0 {
		t.Errorf("there is %q", got)
	}
}

func TestExportRefusesADamagedFile(t *testing.T) {
	p := stored(t, "un")
	path, err := p.FilePath(sumOf("un"))
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "export.json")
	if err := os.WriteFile(path, []byte("xx"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Export(t.Context(), p, out, nil); !errors.Is(err, ErrAlteredFile) {
		t.Errorf("altered: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := Export(t.Context(), p, out, nil); !errors.Is(err, ErrMissingFile) {
		t.Errorf("missing: %v", err)
	}
	if got := names(t, filepath.Dir(out)); len(got) > 0 {
		t.Errorf("there is %q", got)
	}
}

func TestAFailedImportLeavesNothing(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(document string) error
		want  error
	}{
		{"file missing", func(d string) error {
			return os.Remove(filepath.Join(FilesFolder(d), sumOf("un")+".pdf"))
		}, ErrMissingFile},
		{"folder missing", func(d string) error { return os.RemoveAll(FilesFolder(d)) }, ErrMissingFile},
		{"file altered", func(d string) error {
			return os.WriteFile(filepath.Join(FilesFolder(d), sumOf("un")+".pdf"), []byte("xx"), 0o600)
		}, ErrAlteredFile},
		{"file a link to the outside", func(d string) error {
			name := filepath.Join(FilesFolder(d), sumOf("un")+".pdf")
			outside := filepath.Join(filepath.Dir(d), "outside")
			return errors.Join(os.Remove(name), os.WriteFile(outside, []byte("un"), 0o600), os.Symlink(outside, name))
		}, ErrMissingFile},
		{"a path for a hash", replaceIn(sumOf("un"), "../../"+sumOf("un")[6:]), ErrValue},
		{"unknown indicator", replaceIn(`"indicator":"1.1.1"`, `"indicator":"9.9.9"`), portfolio.ErrUnknownIndicator},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			document := exported(t, stored(t, "un", "deux"))
			if err := test.spoil(document); err != nil {
				t.Fatal(err)
			}
			parent := t.TempDir()
			err := Import(t.Context(), document, filepath.Join(parent, "new"), nil)
			if !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if Sentence(err) == "" {
				t.Errorf("no sentence for %v", err)
			}
			if got := names(t, parent); len(got) > 0 {
				t.Errorf("it left %q", got)
			}
		})
	}
}

func replaceIn(old, new string) func(string) error {
	return func(document string) error {
		data, err := os.ReadFile(document)
		if err != nil {
			return err
		}
		return os.WriteFile(document, bytes.Replace(data, []byte(old), []byte(new), 1), 0o600)
	}
}

func TestImportNeverReplaces(t *testing.T) {
	document := exported(t, stored(t))
	dir := t.TempDir()
	mine := filepath.Join(dir, "mine.txt")
	if err := os.WriteFile(mine, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Import(t.Context(), document, dir, nil); !errors.Is(err, ErrExists) {
		t.Errorf("into a folder in use: %v", err)
	}
	if err := Import(t.Context(), document, mine, nil); !errors.Is(err, ErrExists) {
		t.Errorf("onto a file: %v", err)
	}
	if err := os.Remove(mine); err != nil {
		t.Fatal(err)
	}
	if err := Import(t.Context(), document, dir, nil); err != nil {
		t.Errorf("into an empty folder: %v", err)
	}
}

func TestADocumentThatIsKeptIsReadBack(t *testing.T) {
	p := stored(t, "un", "deux")
	path := filepath.Join(t.TempDir(), "Été.json")
	var last, total int64
	w, err := ExportChecked(t.Context(), p, path, func(done, of int64) { last, total = done, of })
	if err != nil || w.Document != path {
		t.Fatalf("written: %+v, %v", w, err)
	}
	if last != total || total != 2*int64(len("undeux")) {
		t.Errorf("progress ended at %d of %d", last, total)
	}
	if _, ok := p.LastCopy(); ok {
		t.Error("it counts as a copy outside this computer")
	}
	if err := os.WriteFile(w.Document, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := verify(t.Context(), w, nil); !errors.Is(err, ErrCopy) {
		t.Errorf("a spoiled document: %v", err)
	}
}

func TestFileNames(t *testing.T) {
	sum := sumOf("x")
	for _, test := range []struct{ media, name, want string }{
		{"application/pdf", "a.exe", ".pdf"},
		{"image/jpeg", "", ".jpg"},
		{"text/plain; charset=utf-8", "a", ".txt"},
		{"application/octet-stream", "Courrier.MSG", ".msg"},
		{"application/octet-stream", "../../etc/passwd", ".bin"},
		{"application/octet-stream", "a.b/c", ".bin"},
		{"", "a.très", ".bin"},
	} {
		if got := FileName(&portfolio.File{SHA256: sum, Media: test.media, Name: test.name}); got != sum+test.want {
			t.Errorf("%q, %q: got %s", test.media, test.name, got[64:])
		}
	}
}

func TestFilesFolder(t *testing.T) {
	for path, want := range map[string]string{"a/b.json": "a/b.files", "b.JSON": "b.files", "b": "b.files", "b.txt": "b.txt.files"} {
		if got := FilesFolder(path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

// What an export that was killed left beside the document goes with the next
// one, once nobody can be writing it any more.
func TestExportSweepsWhatAKilledOneLeft(t *testing.T) {
	p := stored(t)
	dir := t.TempDir()
	old, young := filepath.Join(dir, ".acquis-OLD.tmp"), filepath.Join(dir, ".acquis-YOUNG.tmp")
	for _, path := range []string{old, young} {
		if err := os.WriteFile(path, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	long := time.Now().Add(-2 * durable.Abandoned)
	if err := os.Chtimes(old, long, long); err != nil {
		t.Fatal(err)
	}
	if _, err := Export(t.Context(), p, filepath.Join(dir, "copie.json"), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("the old one is still there")
	}
	if _, err := os.Stat(young); err != nil {
		t.Error("one that may be being written was swept")
	}
}
