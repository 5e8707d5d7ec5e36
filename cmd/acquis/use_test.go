package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acquis/portfolio/store"
)

// told runs the program in this process.
func told(t *testing.T, ctx context.Context, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(ctx, args, strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

// created makes an empty portfolio.
func created(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "p")
	if code, _, errs := told(t, t.Context(), "creer", dir, "--referentiel", "RNCP39644", "--candidat", "Zoé Martin"); code != exitFine {
		t.Fatal(errs)
	}
	return dir
}

// While a window has the portfolio open, reading commands answer, and others
// say why they cannot.
func TestAPortfolioThatIsOpenElsewhere(t *testing.T) {
	dir := created(t)
	p, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	out := filepath.Join(t.TempDir(), "x")
	for _, args := range [][]string{{"couverture", dir}, {"verifier", dir}, {"exporter", dir, "-o", out + ".json"},
		{"dossier", dir, "-o", out + ".pdf"}} {
		if code, _, errs := told(t, t.Context(), args...); code != exitFine {
			t.Errorf("%q: exits %d: %s", args, code, errs)
		}
	}
	code, stdout, errs := told(t, t.Context(), "situation", dir, "--titre", "T")
	if code != exitProblem || stdout != "" || !strings.Contains(errs, "déjà ouvert") {
		t.Errorf("situation: exits %d, %q, %q", code, stdout, errs)
	}
	code, stdout, errs = told(t, t.Context(), "lier", dir, "x", "1.1.1", "--json")
	if code != exitProblem || !strings.Contains(stdout, `"code":"in-use"`) || errs != "" {
		t.Errorf("lier --json: exits %d, %q, %q", code, stdout, errs)
	}
}

// After Ctrl+C nothing is half-written.
func TestInterrupted(t *testing.T) {
	dir := created(t)
	folder := t.TempDir()
	file := filepath.Join(folder, "rapport.pdf")
	if err := os.WriteFile(file, samplePDF(2), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := told(t, t.Context(), "piece", dir, file); code != exitFine {
		t.Fatal(errs)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	out := t.TempDir()
	for _, args := range [][]string{
		{"exporter", dir, "-o", filepath.Join(out, "x.json")},
		{"dossier", dir, "-o", filepath.Join(out, "x.pdf")},
		{"exemple", filepath.Join(out, "e")},
		{"piece", dir, file},
		{"verifier", dir},
	} {
		code, stdout, errs := told(t, ctx, args...)
		if code != exitProblem || stdout != "" || !strings.Contains(errs, "Interrompu") {
			t.Errorf("%q: exits %d, %q, %q", args, code, stdout, errs)
		}
	}
	if left, _ := os.ReadDir(out); len(left) > 0 {
		t.Errorf("it left %v", left)
	}
	if code, _, errs := told(t, t.Context(), "verifier", dir); code != exitFine {
		t.Errorf("the portfolio: %s", errs)
	}
}
