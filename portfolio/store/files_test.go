package store

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"acquis/portfolio"
)

func TestAddFile(t *testing.T) {
	p := newTest(t)
	source := filepath.Join(t.TempDir(), "source.bin")
	content := bytes.Repeat([]byte("Acquis "), 5000)
	must(t, os.WriteFile(source, content, 0o600))
	first, err := p.AddFile(context.Background(), source)
	if err != nil || first.Existed || first.Size != int64(len(content)) || first.SHA256 != hashOf(content) {
		t.Fatalf("%+v, %v", first, err)
	}
	again, err := p.AddReader(context.Background(), bytes.NewReader(content))
	if err != nil || !again.Existed || again.SHA256 != first.SHA256 || again.Size != first.Size {
		t.Fatalf("%+v, %v", again, err)
	}
	path, err := p.FilePath(first.SHA256)
	must(t, err)
	if stored, _ := os.ReadFile(path); !bytes.Equal(stored, content) {
		t.Error("stored bytes differ")
	}
	inFolder(t, p, 1)

	// Damaged since, and added again: the good bytes take the place.
	must(t, os.WriteFile(path, bytes.Repeat([]byte("x"), len(content)), 0o600))
	healed, err := p.AddFile(context.Background(), source)
	if err != nil || healed.Existed {
		t.Fatalf("%+v, %v", healed, err)
	}
	if stored, _ := os.ReadFile(path); !bytes.Equal(stored, content) {
		t.Error("the damaged file is still there")
	}
	f, err := p.OpenFile(first.SHA256)
	must(t, err)
	must(t, f.Close())
	for _, hash := range []string{strings.Repeat("0", 64), "../portfolio.db", ""} {
		if _, err := p.FilePath(hash); !errors.Is(err, ErrMissingFile) {
			t.Errorf("%q: %v", hash, err)
		}
	}
}

func inFolder(t *testing.T, p *Portfolio, want int) {
	t.Helper()
	list, err := os.ReadDir(filepath.Join(p.Dir(), filesName))
	must(t, err)
	if len(list) != want {
		t.Errorf("%d files in the folder, want %d: %v", len(list), want, list)
	}
}

// failing gives some bytes, and then does what a file does that goes away.
type failing struct {
	given bool
	then  func() error
}

func (f *failing) Read(b []byte) (int, error) {
	if !f.given {
		f.given = true
		return copy(b, "half of the fi"), nil
	}
	return 0, f.then()
}

// What cannot be added leaves nothing.
func TestAddFileFails(t *testing.T) {
	p := newTest(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	gone := &fs.PathError{Op: "read", Path: "E:/photo.jpg", Err: fs.ErrNotExist}
	if _, err := p.AddReader(ctx, &failing{then: func() error { return gone }}); !errors.Is(err, ErrSource) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("vanishes meanwhile: %v", err)
	}
	if _, err := p.AddFile(ctx, filepath.Join(t.TempDir(), "absent.pdf")); !errors.Is(err, ErrSource) {
		t.Errorf("not there: %v", err)
	}
	if _, err := p.AddFile(ctx, t.TempDir()); !errors.Is(err, ErrSource) {
		t.Errorf("a folder: %v", err)
	}
	_, err := p.AddReader(ctx, &failing{then: func() error { cancel(); return nil }})
	if !errors.Is(err, context.Canceled) || errors.Is(err, ErrSource) {
		t.Errorf("cancelled: %v", err)
	}
	inFolder(t, p, 0)
}

// stored adds bytes and a piece that they are the file of.
func stored(t *testing.T, p *Portfolio, title, content string) *portfolio.Piece {
	t.Helper()
	s, err := p.AddReader(context.Background(), strings.NewReader(content))
	must(t, err)
	piece := &portfolio.Piece{Title: title, Genre: portfolio.GenreFile,
		File: &portfolio.File{SHA256: s.SHA256, Size: s.Size, Name: "compte-rendu Mme D.pdf", Media: "application/pdf"}}
	put(t, p, piece)
	return piece
}

// Files that are missing or have another length are told when opening, those
// with other bytes by a verification; each with its piece.
func TestMissingAndChangedFiles(t *testing.T) {
	p := newTest(t)
	gone, short, other := stored(t, p, "Partie", "aaaa"), stored(t, p, "Courte", "bbbb"), stored(t, p, "Autre", "cccc")
	stored(t, p, "Entière", "dddd")
	must(t, os.Remove(p.pathOf(gone.File.SHA256)))
	must(t, os.WriteFile(p.pathOf(short.File.SHA256), []byte("bb"), 0o600))
	must(t, os.WriteFile(p.pathOf(other.File.SHA256), []byte("cxcc"), 0o600))
	p = reopen(t, p)
	told := map[string]ProblemCode{}
	for _, n := range p.Notices() {
		told[n.Title] = n.Code
	}
	if len(told) != 2 || told["Partie"] != ProblemMissing || told["Courte"] != ProblemFile {
		t.Errorf("when opening: %v", p.Notices())
	}
	var last, total int64
	report, err := p.Verify(t.Context(), func(done, of int64) { last, total = done, of })
	must(t, err)
	told = map[string]ProblemCode{}
	for _, problem := range report.Problems {
		told[problem.Title] = problem.Code
		if problem.Sentence() == "" || !strings.Contains(problem.Sentence(), problem.Title) {
			t.Errorf("sentence: %q", problem.Sentence())
		}
	}
	if len(told) != 3 || told["Autre"] != ProblemFile || last != total || total != 16 {
		t.Errorf("verified: %v, %d of %d bytes", report.Problems, last, total)
	}
	if !report.BoltChecked || report.Files != 4 || report.OK() {
		t.Errorf("report: %+v", report)
	}
}

func TestReadingCopy(t *testing.T) {
	p := newTest(t)
	piece := stored(t, p, "Bilan : « 2019/2020 »", "contenu")
	path, err := p.ReadingCopy(piece.File, piece.Title)
	must(t, err)
	if name := filepath.Base(path); name != "Bilan - « 2019-2020 ».pdf" {
		t.Errorf("name %q", name)
	}
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm()&0o222 != 0 {
		t.Errorf("the copy can be written to: %v", info.Mode())
	}
	if again, err := p.ReadingCopy(piece.File, piece.Title); err != nil || again != path {
		t.Errorf("again: %q, %v", again, err)
	}
	// Whatever a viewer does to the copy, the next one is right.
	must(t, os.Chmod(path, 0o600))
	must(t, os.WriteFile(path, []byte("griffonné"), 0o600))
	_, err = p.ReadingCopy(piece.File, piece.Title)
	must(t, err)
	if b, _ := os.ReadFile(path); string(b) != "contenu" {
		t.Errorf("copy holds %q", b)
	}
	p = reopen(t, p)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the copy was not swept")
	}
	reader, err := Open(p.Dir(), Options{ReadOnly: true})
	must(t, err)
	path, err = reader.ReadingCopy(piece.File, "con")
	must(t, err)
	if strings.HasPrefix(path, p.Dir()) {
		t.Error("a reader writes into the portfolio")
	}
	must(t, reader.Close())
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the reader's copy was not swept")
	}
	if _, err := p.ReadingCopy(&portfolio.File{SHA256: strings.Repeat("0", 64)}, "x"); !errors.Is(err, ErrMissingFile) {
		t.Errorf("of a missing file: %v", err)
	}
}

func TestCleanName(t *testing.T) {
	for _, test := range []struct{ title, extension, want string }{
		{"Compte rendu", ".pdf", "Compte rendu.pdf"},
		{"a/b\\c:d*e?f\"g<h>i|j", ".pdf", "a-b-c-d-e-f-g-h-i-j.pdf"},
		{"  fin. . ", ".pdf", "fin.pdf"},
		{"..", ".pdf", "document.pdf"},
		{"", "", "document"},
		{"CON", ".pdf", "_CON.pdf"},
		{"nul.tar", ".gz", "_nul.tar.gz"},
		{"com1", "", "_com1"},
		{"LPT³", "", "_LPT³"},
		{"COM10", "", "COM10"},
		{"Conseil", "", "Conseil"},
		{"ligne\nsuivante\t\x00\u202e", ".txt", "ligne suivante.txt"},
		{"x", "./../b", "x"},
		{"œuvre 🙂", ".pdf", "œuvre 🙂.pdf"},
	} {
		if got := CleanName(test.title, test.extension); got != test.want {
			t.Errorf("%q + %q: %q, want %q", test.title, test.extension, got, test.want)
		}
	}
	long := CleanName(strings.Repeat("é", 300)+". ", ".pdf")
	if len(long) > maxNameBytes || !strings.HasSuffix(long, "é.pdf") {
		t.Errorf("%d bytes: %q", len(long), long)
	}
}

func TestWhatIsDerivedOfFiles(t *testing.T) {
	p := newTest(t)
	hash := strings.Repeat("a", 64)
	for name, d := range map[string]struct {
		put func(string, []byte) error
		get func(string) ([]byte, bool)
	}{"thumbnail": {p.PutThumbnail, p.Thumbnail}, "text": {p.PutText, p.Text}} {
		if _, ok := d.get(hash); ok {
			t.Errorf("%s: there is one already", name)
		}
		must(t, d.put(hash, []byte(name)))
		if b, ok := d.get(hash); !ok || string(b) != name {
			t.Errorf("%q, %v", b, ok)
		}
		if err := d.put("../x", []byte(name)); err == nil {
			t.Errorf("%s: a name that is no hash", name)
		}
	}
}

// A file goes when nothing needs it any more, and not before.
func TestSweep(t *testing.T) {
	p := newTest(t)
	kept, undone := stored(t, p, "Gardée", "aaaa"), stored(t, p, "Retirée", "bbbb")
	change(t, p, "remove", func(e *portfolio.Edit) { e.Remove(undone.Ref()) })
	orphan, err := p.AddReader(context.Background(), strings.NewReader("cccc"))
	must(t, err)
	young, err := p.AddReader(context.Background(), strings.NewReader("dddd"))
	must(t, err)
	long := p.now().Add(-48 * time.Hour)
	for _, hash := range []string{kept.File.SHA256, undone.File.SHA256, orphan.SHA256} {
		must(t, os.Chtimes(p.pathOf(hash), long, long))
	}
	must(t, os.Chtimes(p.pathOf(young.SHA256), p.now(), p.now()))
	swept, err := p.Sweep(t.Context())
	if err != nil || swept.Files != 1 || swept.Bytes != 4 {
		t.Errorf("%+v, %v", swept, err)
	}
	for name, hash := range map[string]string{"of a piece": kept.File.SHA256, "that undo needs": undone.File.SHA256, "just added": young.SHA256} {
		if _, err := p.FilePath(hash); err != nil {
			t.Errorf("the file %s is gone: %v", name, err)
		}
	}
	// A snapshot that cannot be read may need anything.
	s, err := p.Snapshot(ReasonAsked)
	must(t, err)
	must(t, os.Truncate(filepath.Join(p.Dir(), snapshotsName, s.Name), 9000))
	must(t, os.Chtimes(p.pathOf(young.SHA256), long, long))
	if _, err := p.Sweep(t.Context()); !errors.Is(err, ErrDamaged) {
		t.Errorf("with a damaged snapshot: %v", err)
	}
	if _, err := p.FilePath(young.SHA256); err != nil {
		t.Error("it swept all the same")
	}
}
