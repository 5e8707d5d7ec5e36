package dossier

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"acquis/export/annex"
	"acquis/export/deposit"
	"acquis/portfolio"
	"acquis/portfolio/intake/picture/picturetest"
)

// stored is a folder of pieces.
type stored string

func (d stored) FilePath(sha string) (string, error) { return filepath.Join(string(d), sha), nil }

// keep stores bytes and describes them.
func (d stored) keep(t *testing.T, media string, data []byte) *portfolio.File {
	t.Helper()
	sum := sha256.Sum256(data)
	f := &portfolio.File{SHA256: hex.EncodeToString(sum[:]), Media: media, Size: int64(len(data)), Name: "secret"}
	if err := os.WriteFile(filepath.Join(string(d), f.SHA256), data, 0o600); err != nil {
		t.Fatal(err)
	}
	return f
}

// album is a portfolio of so many photographs, each cited; the one numbered
// huge, if any, has more pixels than can be read.
func album(t *testing.T, photos, side, huge int) (*portfolio.State, stored) {
	t.Helper()
	dir := stored(t.TempDir())
	records := []portfolio.Record{&portfolio.Candidate{GivenName: "Claire", FamilyName: "Martin"}}
	var said strings.Builder
	for i := 1; i <= photos; i++ {
		img := image.NewRGBA(image.Rect(0, 0, side, side))
		for p := range side * side { // shades that do not compress to nothing
			img.Set(p%side, p/side, color.RGBA{uint8(p * 7), uint8(p * p / 13), uint8(p/side*i + p%97), 255})
		}
		file := dir.keep(t, annex.JPEG, picturetest.JPEG(t, img))
		if i == huge {
			file = dir.keep(t, annex.PNG, picturetest.RawPNG(picturetest.Header{Width: 40000, Height: 40000, Bits: 8, Colour: 2},
				picturetest.Chunk{Kind: "IDAT", Data: []byte("nothing")}))
		}
		records = append(records, &portfolio.Piece{ID: portfolio.ID(fmt.Sprint("p", i)), Tag: portfolio.Tag(fmt.Sprint("tag", i)),
			Rank: portfolio.Rank(fmt.Sprintf("%03d", i)), Title: fmt.Sprint("Photo n° ", i), Proves: "On y voit l’atelier.", InDossier: true,
			Confidentiality: portfolio.Shareable, File: file})
		fmt.Fprintf(&said, "Voir [[Photo #tag%d]].\n", i)
	}
	return state(append(records, &portfolio.Section{ID: "motivations", InDossier: true, Text: said.String()},
		link("l1", &portfolio.Piece{ID: "p2"}, "1.1.1", "parce que"))...), dir
}

// place is a profile with the limits of a test.
func place(annexes deposit.Place, mainBytes, fileBytes int64, most int, name string) *deposit.Profile {
	return &deposit.Profile{Format: 1, Code: "essai", Title: "Essai", Name: name, Annexes: annexes,
		Main:   deposit.Limit{MaxBytes: mainBytes},
		Files:  deposit.Files{Limit: deposit.Limit{MaxBytes: fileBytes}, Max: most},
		Images: []deposit.Image{{DPI: 300, Quality: 90}, {DPI: 100, Quality: 70}, {DPI: 72, Quality: 40}}}
}

func exported(t *testing.T, s *portfolio.State, files FileSource, o Options, out string) Report {
	t.Helper()
	r, err := Export(t.Context(), s, files, o, out, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestAnnexesApart(t *testing.T) {
	s, dir := album(t, 3, 40, 0)
	out := filepath.Join(t.TempDir(), "dossier.pdf")
	r := exported(t, s, dir, Options{Apart: true}, out)
	want := []string{"annexe-01-photo-n-1.pdf", "annexe-02-photo-n-2.pdf", "annexe-03-photo-n-3.pdf", "dossier.pdf"}
	if got := names(t, filepath.Dir(out)); !slices.Equal(got, want) {
		t.Fatalf("%q", got)
	}
	if len(r.Files) != 3 || r.Files[1].Name != want[1] || r.Files[1].Pages != 1 || r.Files[1].Number != 2 || r.Files[1].Bytes < 500 {
		t.Errorf("%+v", r.Files)
	}
	pdf := flat(readBack(t, out))
	for _, want := range []string{"annexe 2 (fichier 2)", "annexe-02-photo-n-2.pdf"} {
		if !strings.Contains(pdf, want) {
			t.Errorf("%q is not printed: %s", want, pdf)
		}
	}
	head := flat(readWhole(t, filepath.Join(filepath.Dir(out), want[1])))
	for _, want := range []string{"Annexe 2 – Photo n° 2", "On y voit l’atelier.", "1.1.1 (dossier, p. ", "fichier 2 – page 1/1"} {
		if !strings.Contains(head, want) {
			t.Errorf("%q is not on the annex: %s", want, head)
		}
	}

	// An export without files apart takes those back, and nothing else.
	mine := filepath.Join(filepath.Dir(out), "annexe-99.pdf")
	if err := os.WriteFile(mine, []byte("%PDF-1.4\nà moi\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r = exported(t, s, dir, Options{}, out)
	if got := names(t, filepath.Dir(out)); !slices.Equal(got, []string{"annexe-99.pdf", "dossier.pdf"}) {
		t.Errorf("%q", got)
	}
	if said := strings.Join(r.Said, "\n"); !strings.Contains(said, "3\u00a0fichiers d’annexes d’un export précédent") {
		t.Errorf("not said: %s", said)
	}
}

func TestFilesOfOthersStay(t *testing.T) {
	s, dir := album(t, 2, 30, 0)
	folder := t.TempDir()
	theirs := filepath.Join(folder, "annexe-02-photo-n-2.pdf")
	if err := os.WriteFile(theirs, []byte("à moi"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Export(t.Context(), s, dir, Options{Apart: true}, filepath.Join(folder, "dossier.pdf"), nil)
	var taken *TakenError
	if !errors.As(err, &taken) || taken.Name != "annexe-02-photo-n-2.pdf" {
		t.Errorf("%v", err)
	}
	if said, ok := Explain(err); !ok || !strings.Contains(said, taken.Name) {
		t.Errorf("explained: %q", said)
	}
	if got := names(t, folder); len(got) != 1 {
		t.Errorf("left behind: %q", got)
	}
	// Files of another dossier in the same place are somebody else's too.
	os.Remove(theirs)
	exported(t, s, dir, Options{Apart: true}, filepath.Join(folder, "dossier.pdf"))
	if _, err := Export(t.Context(), s, dir, Options{Apart: true}, filepath.Join(folder, "autre.pdf"), nil); !errors.As(err, &taken) {
		t.Errorf("%v", err)
	}
	exported(t, s, dir, Options{Apart: true}, filepath.Join(folder, "dossier.pdf")) // its own may be replaced
}

func TestFitsByItself(t *testing.T) {
	s, dir := album(t, 6, 400, 0)
	out := filepath.Join(t.TempDir(), "dossier.pdf")
	one := exported(t, s, dir, Options{Apart: true, Profile: place(deposit.Apart, 0, 0, 0, "")}, out)
	size := one.Files[0].Bytes // of a photograph at its best

	// Two files are enough at full size for three photographs each.
	r := exported(t, s, dir, Options{Profile: place(deposit.Apart, 0, 3*size+60_000, 2, "Lieu")}, out)
	if len(r.Files) != 2 || len(r.Unfit) != 0 || r.Files[0].Name != "fichier-1-annexes-01-a-03.pdf" || !slices.Equal(r.Files[1].Annexes, []int{4, 5, 6}) {
		t.Errorf("%+v %+v", r.Files, r.Unfit)
	}
	if pdf := flat(readBack(t, out)); !strings.Contains(pdf, "annexe 5 (fichier 2, p. 2)") {
		t.Errorf("the reference names neither file nor page: %s", pdf)
	}
	// With less room, images get smaller, and that is said.
	r = exported(t, s, dir, Options{Profile: place(deposit.Apart, 0, 3*size/2+60_000, 2, "Lieu")}, out)
	if len(r.Files) != 2 || len(r.Unfit) != 0 || !strings.Contains(strings.Join(r.Said, "\n"), "points par pouce") {
		t.Errorf("%+v %+v %q", r.Files, r.Unfit, r.Said)
	}
	for _, f := range r.Files {
		if f.Bytes > 3*size/2+60_000 {
			t.Errorf("%s has %d bytes, more than fit", f.Name, f.Bytes)
		}
	}
	// What cannot fit is said before, and after.
	impossible := Options{Profile: place(deposit.Apart, 1000, 50_000, 2, "Lieu")}
	plan, err := PlanFor(t.Context(), s, dir, impossible, nil)
	if err != nil {
		t.Fatal(err)
	}
	r = exported(t, s, dir, impossible, out)
	if got, want := findings(r.Unfit), findings(plan.Findings); got != want || !strings.Contains(got, "Lieu en accepte 2") || !strings.Contains(got, "Le dossier lui-même pèse") {
		t.Errorf("before: %s\nafter: %s", want, got)
	}
	if plan.Pages != r.Pages || len(plan.Files) != len(r.Files) {
		t.Errorf("planned %+v, got %+v", plan, r)
	}
}

// Before anything is read, what is heavy is said.
func TestHeavyPiecesAreSaid(t *testing.T) {
	s, _ := album(t, 2, 30, 0)
	size := s.Piece("p1").File.Size
	for limit, want := range map[int64]bool{size - 1: true, size + 1_000_000: false} {
		said := findings(Check(s, Options{Profile: place(deposit.Apart, 0, limit, 0, "Lieu")}))
		if strings.Contains(said, "Lieu accepte") != want {
			t.Errorf("limit of %d, pieces of %d: %s", limit, size, said)
		}
	}
}

// Sizes that are planned are those of the files, or rather more.
func TestPlansAreNotTooSmall(t *testing.T) {
	s, dir := album(t, 5, 300, 0)
	o := Options{Profile: place(deposit.Apart, 0, 400_000, 2, "Lieu")}
	plan, err := PlanFor(t.Context(), s, dir, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := exported(t, s, dir, o, filepath.Join(t.TempDir(), "dossier.pdf"))
	for i, f := range r.Files {
		if planned := plan.Files[i].Bytes; f.Bytes > planned || planned > f.Bytes+80_000 || f.Name != plan.Files[i].Name {
			t.Errorf("%s: planned %d, written %d", f.Name, planned, f.Bytes)
		}
	}
}

func TestTooLargeForOneFile(t *testing.T) {
	s, dir := album(t, 4, 60, 0)
	out := filepath.Join(t.TempDir(), "dossier.pdf")
	r := exported(t, s, dir, Options{Profile: place(deposit.Within, 200_000, 90_000, 0, "")}, out)
	if len(r.Files) == 0 || len(r.Unfit) != 0 || !strings.Contains(r.Said[0], "dépasserait 200\u00a0Ko") {
		t.Errorf("%+v %q", r.Files, r.Said)
	}
	for _, f := range r.Files {
		if f.Bytes > 90_000 {
			t.Errorf("%+v", f)
		}
	}
}

// A file that cannot be read for its size goes apart as it is, within as well,
// and a page says where.
func TestLargeFilesGoAsTheyAre(t *testing.T) {
	s, dir := album(t, 3, 40, 2)
	original, err := os.ReadFile(filepath.Join(string(dir), s.Piece("p2").File.SHA256))
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {Apart: true}} {
		out := filepath.Join(t.TempDir(), "dossier.pdf")
		r := exported(t, s, dir, o, out)
		i := slices.IndexFunc(r.Files, func(f File) bool { return f.AsIs })
		if i < 0 || r.Files[i].Name != "annexe-02-photo-n-2.png" || len(r.Replaced) != 0 {
			t.Fatalf("%+v %q", r.Files, r.Replaced)
		}
		copied, err := os.ReadFile(filepath.Join(filepath.Dir(out), r.Files[i].Name))
		if err != nil || !bytes.Equal(copied, original) {
			t.Errorf("not as it was: %v", err)
		}
		if said := strings.Join(r.Said, "\n"); !strings.Contains(said, "telle quelle, dans «\u202fannexe-02-photo-n-2.png\u202f»") {
			t.Errorf("not said: %s", said)
		}
		if pdf := flat(readBack(t, out)); !strings.Contains(pdf, "annexe-02-photo-n-2.png") {
			t.Error("the dossier does not say where it is")
		}
		exported(t, s, dir, o, out) // again, over its own copy
	}
}

func TestPaper(t *testing.T) {
	paper, err := deposit.Of("papier")
	if err != nil {
		t.Fatal(err)
	}
	s, dir := album(t, 3, 40, 0)
	out := filepath.Join(t.TempDir(), "dossier.pdf")
	r := exported(t, s, dir, Options{Profile: paper}, out)
	pages := strings.Split(readWhole(t, out), "\f")
	for n, page := range pages {
		for _, start := range []string{"Motivations\n", "Tableau des annexes\n", "page 1/1"} {
			if strings.Contains(page, start) && n%2 == 1 && n != 1 { // the contents name them too
				t.Errorf("page %d, a left-hand one, begins %q", n+1, start)
			}
		}
	}
	// Three annexes of one page, a blank one after the first two.
	if last := pages[r.Pages-1]; !strings.Contains(last, "Annexe 3 – page 1/1") || strings.TrimSpace(pages[r.Pages-2]) != "" {
		t.Errorf("the last pages are %q", pages[r.Pages-2:])
	}
}

// A photograph that goes as it is has no page to lead to.
func TestLinkIntoAFileApart(t *testing.T) {
	for _, c := range []struct {
		at   filed
		want string
	}{
		{filed{3, 14, "fichier-3-annexes-09-a-14.pdf"}, "file:fichier-3-annexes-09-a-14.pdf#page=14"},
		{filed{2, 0, "annexe-02-rapport.pdf"}, "file:annexe-02-rapport.pdf#page=1"},
		{filed{4, 0, "annexe-04-photo.jpg"}, ""},
		{filed{}, ""},
	} {
		if got := c.at.link(); got != c.want {
			t.Errorf("%+v leads to %q", c.at, got)
		}
	}
}
