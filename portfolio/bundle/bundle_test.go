package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"acquis/portfolio"
	"acquis/portfolio/store"
)

// A portfolio that goes into a bundle comes out of it with all it had, its
// undo included, as a replica of its own.
func TestThereAndBack(t *testing.T) {
	for _, passphrase := range []string{"", "cheval agrafe été"} {
		p := stored(t, "un", "deux", "un")
		path := packed(t, p, passphrase)
		dir := filepath.Join(t.TempDir(), "Ailleurs", "Zoé")
		opened, err := Open(t.Context(), path, passphrase, dir, nil)
		must(t, err)
		if m := opened.Manifest; m.Name != "Été à Metz" || m.Portfolio != p.State().ID || len(m.Files) != 2 || opened.Missing != 0 {
			t.Errorf("the manifest says %+v", m)
		}
		again, err := store.Open(dir, store.Options{})
		must(t, err)
		defer again.Close()
		if differences := store.Compare(p.State(), again.State()); len(differences) > 0 {
			t.Errorf("what came out differs: %+v", differences)
		}
		for _, piece := range again.State().Pieces() {
			f, err := again.OpenFile(piece.File.SHA256)
			must(t, err)
			content, _ := io.ReadAll(f)
			f.Close()
			if item(content).SHA256 != piece.File.SHA256 {
				t.Errorf("%s holds %q", piece.Title, content)
			}
		}
		if entry, err := again.Undo(); err != nil || entry.Label != "Ajouter" {
			t.Errorf("undone: %+v, %v", entry, err)
		}
		if left := names(t, filepath.Dir(dir)); !slices.Equal(left, []string{"Zoé"}) {
			t.Errorf("beside it there is %q", left)
		}
	}
}

// What a bundle of one moment holds does not depend on what is being written
// to it, and who packs twice gets the same bytes.
func TestPackingIsDeterministic(t *testing.T) {
	p := stored(t, "un", "deux")
	first := bytesOf(t, packed(t, p, ""))
	if second := bytesOf(t, packed(t, p, "")); !bytes.Equal(first, second) {
		t.Error("the second bundle differs")
	}
	reading, err := store.Open(p.Dir(), store.Options{ReadOnly: true})
	must(t, err)
	defer reading.Close()
	if third := bytesOf(t, packed(t, reading, "")); !bytes.Equal(first, third) {
		t.Error("the bundle of a portfolio that is open for reading differs")
	}
}

// The archive is one for everybody: other programs open it by hand.
func TestOtherProgramsOpenIt(t *testing.T) {
	p := stored(t, "un", "deux")
	path := packed(t, p, "")
	z, err := zip.OpenReader(path)
	must(t, err)
	defer z.Close()
	var list []string
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		content, err := io.ReadAll(r) // checks the CRC-32
		must(t, err)
		list = append(list, f.Name)
		if hash, ok := strings.CutPrefix(f.Name, "files/"); ok && item(content).SHA256 != hash {
			t.Errorf("%s holds %q", f.Name, content)
		}
		if f.Mode() != 0o600 || f.Method != zip.Store {
			t.Errorf("%s: mode %v, method %d", f.Name, f.Mode(), f.Method)
		}
	}
	want := []string{"manifest.json", "portfolio.db"}
	for _, f := range takeApart(t, bytesOf(t, path)).Files {
		want = append(want, "files/"+f.SHA256)
	}
	if !slices.Equal(list, want) {
		t.Errorf("there is %q, want %q", list, want)
	}
	if unzip, err := exec.LookPath("unzip"); err == nil {
		if out, err := exec.Command(unzip, "-t", path).CombinedOutput(); err != nil {
			t.Errorf("unzip: %v\n%s", err, out)
		}
	}
}

// Nothing of a sealed bundle can be read, and it is a file of age.
func TestASealShowsNothing(t *testing.T) {
	p := stored(t, "un", "deux")
	data := bytesOf(t, packed(t, p, "phrase"))
	for _, word := range []string{"Metz", "manifest", "portfolio", "files", "Pièce", "Untel", string(p.State().ID)} {
		if bytes.Contains(data, []byte(word)) {
			t.Errorf("it shows %q", word)
		}
	}
	if !bytes.HasPrefix(data, []byte(sealMagic)) {
		t.Errorf("it begins with %q", data[:30])
	}
}

// What concerns this computer only, and what was erased, stays behind.
func TestNothingElseGoesAlong(t *testing.T) {
	p := stored(t)
	must(t, p.SetLastCopy(made, "/media/zoe/CLE-USB"))
	if data := bytesOf(t, packed(t, p, "")); bytes.Contains(data, []byte("CLE-USB")) {
		t.Error("the place of the last copy goes along")
	}
	if left, _ := filepath.Glob(filepath.Join(p.Dir(), ".*")); len(left) > 0 {
		t.Errorf("packing left %q", left)
	}
}

// A stored file that is missing or altered keeps nobody from making a copy of
// the rest, is named, and does not keep the copy from being opened.
func TestMissingFilesAreNamed(t *testing.T) {
	p := stored(t, "un", "deux", "trois")
	missing, err := p.FilePath(item([]byte("un")).SHA256)
	must(t, err)
	must(t, os.Remove(missing))
	altered, err := p.FilePath(item([]byte("deux")).SHA256)
	must(t, err)
	must(t, os.WriteFile(altered, []byte("dEux"), 0o600))
	path := filepath.Join(t.TempDir(), "copie.acquis")
	w, err := Pack(t.Context(), p, path, Options{Made: made})
	must(t, err)
	slices.Sort(w.Missing)
	if !slices.Equal(w.Missing, []string{"Pièce 0", "Pièce 1"}) || w.Files != 1 {
		t.Errorf("written: %+v", w)
	}
	dir := filepath.Join(t.TempDir(), "Copie")
	opened, err := Open(t.Context(), path, "", dir, nil)
	must(t, err)
	if opened.Missing != 2 {
		t.Errorf("%d are missing", opened.Missing)
	}
	again, err := store.Open(dir, store.Options{})
	must(t, err)
	defer again.Close()
	if len(again.Notices()) != 2 {
		t.Errorf("notices: %v", again.Notices())
	}
}

// Neither packing nor opening replaces what must not be replaced.
func TestNothingIsReplaced(t *testing.T) {
	p := stored(t, "un")
	path := packed(t, p, "")
	if _, err := Open(t.Context(), path, "", p.Dir(), nil); !errors.Is(err, store.ErrExists) {
		t.Errorf("onto a portfolio: %v", err)
	}
	for _, inside := range []string{"portfolio.db", "copie.acquis", "files/copie.acquis"} {
		if _, err := Pack(t.Context(), p, filepath.Join(p.Dir(), filepath.FromSlash(inside)), Options{Made: made}); !errors.Is(err, ErrInside) {
			t.Errorf("to %s: %v", inside, err)
		}
	}
	before := bytesOf(t, path)
	damaged := filepath.Join(p.Dir(), "portfolio.db")
	must(t, p.Close())
	must(t, os.Truncate(damaged, 9000))
	reading, err := store.Open(p.Dir(), store.Options{ReadOnly: true})
	if err == nil {
		_, err = Pack(t.Context(), reading, path, Options{Made: made})
	}
	if !errors.Is(err, store.ErrDamaged) {
		t.Errorf("of a damaged portfolio: %v", err)
	}
	if !bytes.Equal(bytesOf(t, path), before) || len(names(t, filepath.Dir(path))) != 1 {
		t.Errorf("the earlier bundle is not as it was: %q", names(t, filepath.Dir(path)))
	}
}

// An earlier bundle of the same name is replaced by a good one.
func TestABundleReplacesTheLast(t *testing.T) {
	p := stored(t)
	path := packed(t, p, "")
	must(t, p.Change("Raconter", func(e *portfolio.Edit) error { return e.Put(&portfolio.Situation{Title: "Deux"}) }))
	w, err := Pack(t.Context(), p, path, Options{Passphrase: "x", Made: made})
	must(t, err)
	if w.Size != int64(len(bytesOf(t, path))) || !w.Sealed || w.Records != 2 {
		t.Errorf("written: %+v", w)
	}
	if got := names(t, filepath.Dir(path)); !slices.Equal(got, []string{"copie.acquis"}) {
		t.Errorf("there is %q", got)
	}
}

// Whoever thinks better of it finds nothing, and progress ends where it said.
func TestCancelAndProgress(t *testing.T) {
	p := stored(t, strings.Repeat("un", 400_000), "deux")
	dir := t.TempDir()
	var last, total int64
	steps := map[string]bool{}
	progress := func(done, of int64, step string) {
		if done < last {
			t.Errorf("it goes back from %d to %d", last, done)
		}
		last, total, steps[step] = done, of, true
	}
	path := filepath.Join(dir, "copie.acquis")
	_, err := Pack(t.Context(), p, path, Options{Made: made, Progress: progress})
	must(t, err)
	if last != total || len(steps) != 3 {
		t.Errorf("packing ended at %d of %d, steps %v", last, total, steps)
	}
	last = 0
	_, err = Open(t.Context(), path, "", filepath.Join(dir, "Copie"), progress)
	must(t, err)
	if last != total {
		t.Errorf("opening ended at %d of %d", last, total)
	}
	for stop := int64(1); stop < total; stop += total / 7 {
		ctx, cancel := context.WithCancel(t.Context())
		cancelAt := func(done, _ int64, _ string) {
			if done >= stop {
				cancel()
			}
		}
		if _, err := Pack(ctx, p, filepath.Join(dir, "zwei.acquis"), Options{Made: made, Progress: cancelAt}); !errors.Is(err, context.Canceled) {
			t.Errorf("packing, cancelled at %d: %v", stop, err)
		}
		ctx, cancel = context.WithCancel(t.Context())
		if _, err := Open(ctx, path, "", filepath.Join(dir, "Zwei"), cancelAt); !errors.Is(err, context.Canceled) && stop < last {
			t.Errorf("opening, cancelled at %d: %v", stop, err)
		}
		cancel()
		if got := names(t, dir); !slices.Equal(got, []string{"Copie", "copie.acquis"}) {
			t.Fatalf("cancelled at %d: there is %q", stop, got)
		}
	}
}

// Check and Look say what is in a bundle without leaving anything.
func TestCheckAndLook(t *testing.T) {
	p := stored(t, "un")
	for _, passphrase := range []string{"", "p"} {
		path := packed(t, p, passphrase)
		m, err := Look(path, passphrase)
		if err != nil || m.Portfolio != p.State().ID {
			t.Errorf("looked: %+v, %v", m, err)
		}
		if m, err = Check(t.Context(), path, passphrase, nil); err != nil || len(m.Files) != 1 {
			t.Errorf("checked: %+v, %v", m, err)
		}
		if sealed, err := IsSealed(path); err != nil || sealed != (passphrase != "") || !Is(path) {
			t.Errorf("sealed: %v, %v", sealed, err)
		}
	}
	if Is(p.Dir()) || Is(filepath.Join(p.Dir(), "portfolio.db")) || Is("nothing.acquis") {
		t.Error("what is no bundle is taken for one")
	}
}

// Beyond 4 GiB and 65,534 entries the directory says so in the way of zip64,
// and other programs find everything.
func TestLargeArchives(t *testing.T) {
	for _, large := range []struct {
		name  string
		count int
		size  int64
	}{{"many", 70_000, 3}, {"just many enough", most16 - 2, 0}, {"heavy", 4, 2 << 30}, {"heavier", 9, 2<<30 - 1}} {
		m := Manifest{Database: Item{Size: 1, CRC32: "00000000"}}
		for i := range large.count {
			m.Files = append(m.Files, Item{SHA256: fmt.Sprintf("%064x", i), Size: large.size, CRC32: "00000000"})
		}
		list := m.entries(entry{manifestName, 2, 0})
		total, end := length(list), directory(list)
		z, err := zip.NewReader(sparse{total - int64(len(end)), end}, total)
		if err != nil {
			t.Errorf("%s: %v", large.name, err)
			continue
		}
		if len(z.File) != len(list) {
			t.Errorf("%s: %d entries of %d", large.name, len(z.File), len(list))
		}
		offset := int64(0)
		for i, f := range z.File {
			at, err := f.DataOffset()
			if want := offset + localSize + int64(len(f.Name)); err != nil || at != want || f.Name != list[i].name {
				t.Fatalf("%s: entry %d, %s, is at %d, want %d (%v)", large.name, i, f.Name, at, want, err)
			}
			offset += localSize + int64(len(f.Name)) + list[i].size
		}
	}
}

// sparse is a large archive of which there is the end only; all headers before
// an entry look like one of the usual length.
type sparse struct {
	offset int64
	end    []byte
}

func (s sparse) ReadAt(b []byte, offset int64) (int, error) {
	if offset >= s.offset {
		return bytes.NewReader(s.end).ReadAt(b, offset-s.offset)
	}
	clear(b)
	name := len("files/") + 64
	switch offset { // the manifest is at 0, the database after it
	case 0:
		name = len(manifestName)
	case localSize + int64(len(manifestName)) + 2:
		name = len(databaseName)
	}
	copy(b, entry{name: strings.Repeat("x", name)}.local())
	if over := offset + int64(len(b)) - s.offset; over > 0 {
		copy(b[int64(len(b))-over:], s.end)
	}
	return len(b), nil
}
