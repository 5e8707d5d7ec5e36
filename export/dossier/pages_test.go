package dossier_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"acquis/export/dossier"
	"acquis/export/example"
	"acquis/export/pdftest"
	"acquis/portfolio/store"
)

// exampleOf makes the example, in a folder of the test, and returns the folder.
func exampleOf(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "example")
	if err := example.Build(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// printed is the dossier of the portfolio in dir, without annexes, on a day that does
// not change.
func printed(t *testing.T, dir string, edit func(*dossier.Options)) string {
	t.Helper()
	p, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	o := dossier.OptionsOf(p.State())
	o.WithoutAnnexes, o.Created = true, time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	if edit != nil {
		edit(&o)
	}
	out := filepath.Join(t.TempDir(), "dossier.pdf")
	if _, err := dossier.Export(t.Context(), p.State(), p, o, out, nil); err != nil {
		t.Fatal(err)
	}
	return out
}

// The dossier without annexes can be archived.
func TestExampleIsPDFA(t *testing.T) {
	dir := exampleOf(t)
	for name, edit := range map[string]func(*dossier.Options){
		"plain": nil, "review": func(o *dossier.Options) { *o = o.Reviewed() },
	} {
		t.Run(name, func(t *testing.T) {
			path := printed(t, dir, edit)
			pdftest.Sound(t, path)
			pdftest.Conforms(t, path)
		})
	}
}

// Pages of the example, as somebody has looked at them.
func TestExampleLooksAsBefore(t *testing.T) {
	dir := exampleOf(t)
	path := printed(t, dir, nil)
	for name, page := range map[string]int{"titre": 1, "sommaire": 2, "guide": 3, "parcours": 5, "experience": 9, "situation": 12, "suite": 13} {
		pdftest.LooksAsBefore(t, path, name, page)
	}
	read := pdftest.Text(t, path)
	for name, words := range map[string]string{"bloc": "Développer de l’ingénierie de projets et des analyses prospectives", "bibliographie": "Bibliographie",
		"documents": "Tableau de synthèse des documents annexés", "attestation": "Attestation sur l’honneur"} {
		pdftest.LooksAsBefore(t, path, name, pdftest.PageOf(t, read, words))
	}
	pdftest.LooksAsBefore(t, printed(t, dir, func(o *dossier.Options) { *o = o.Reviewed() }), "relecture", 10)
}

// otherEnv names the portfolio that this test is to print when it is run by
// TestSameBytesFromAnotherProcess.
const otherEnv = "ACQUIS_TEST_PRINT"

func TestSameBytesFromAnotherProcess(t *testing.T) {
	if job := os.Getenv(otherEnv); job != "" {
		dir, out, _ := strings.Cut(job, "|")
		if err := os.Rename(printed(t, dir, nil), out); err != nil {
			t.Fatal(err)
		}
		return
	}
	dir := exampleOf(t)
	here, err := os.ReadFile(printed(t, dir, nil))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		out := filepath.Join(t.TempDir(), "there.pdf")
		other := exec.Command(os.Args[0], "-test.run=^TestSameBytesFromAnotherProcess$")
		other.Env = append(os.Environ(), otherEnv+"="+dir+"|"+out)
		if i > 0 { // what is done at once and where the sun is changes nothing
			other.Env = append(other.Env, "GOMAXPROCS=1", "TZ=Pacific/Kiritimati", "LANG=C")
		}
		if said, err := other.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		there, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(here, there) {
			t.Error("another process writes other bytes")
		}
	}
}

// With annexes behind it the dossier keeps its structure, but nobody vouches
// for the whole.
func TestAnnexesLeaveTheStructure(t *testing.T) {
	dir := exampleOf(t)
	count := func(path string) map[string]int {
		found := map[string]int{}
		for _, l := range strings.Split(pdftest.Elements(t, path), "\n") {
			if kind, _, _ := strings.Cut(strings.TrimSpace(strings.TrimSuffix(l, ":")), " "); kind != "" && kind[0] != '"' && kind[0] != '/' {
				found[kind]++
			}
		}
		return found
	}
	alone, whole := printed(t, dir, nil), printed(t, dir, func(o *dossier.Options) { o.WithoutAnnexes = false })
	before, after := count(alone), count(whole)
	for _, kind := range []string{"Part", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "TOC", "TOCI", "Link"} {
		if before[kind] == 0 || after[kind] < before[kind] {
			t.Errorf("%s: %d, with annexes %d", kind, before[kind], after[kind])
		}
	}
	if before["Object"] < before["Link"] || after["Object"] < after["Link"] {
		t.Errorf("links without a place to click: %d of %d, with annexes %d of %d", before["Object"], before["Link"], after["Object"], after["Link"])
	}
	pdftest.Sound(t, whole)
	for path, claims := range map[string]bool{alone: true, whole: false} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte("pdfaid:part")) != claims {
			t.Errorf("said to be PDF/A: %v, want %v", !claims, claims)
		}
	}
}
