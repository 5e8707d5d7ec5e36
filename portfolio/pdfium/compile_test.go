package pdfium_test

import (
	"os"
	"path/filepath"
	"testing"

	"acquis/portfolio/child"
	"acquis/portfolio/pdfium"
	"acquis/portfolio/pdfium/pdfiumtest"
)

func TestMain(m *testing.M) {
	pdfium.Register()
	child.Main()
	os.Exit(m.Run())
}

// On a computer where nothing is compiled yet, another process does it: this
// one only reads the machine code.
func TestTheProgramIsCompiledApart(t *testing.T) {
	pdfiumtest.Engine(t) // or there is nothing to compile
	cache := t.TempDir()
	e := pdfium.New(pdfium.Options{Cache: cache})
	defer e.Close()
	d, err := e.Open(ctx, pdfiumtest.Write(t, pdfiumtest.PDF("page")))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if said, err := d.Text(ctx, 0); err != nil || said != "page" {
		t.Errorf("%q, %v", said, err)
	}
	marks, _ := filepath.Glob(filepath.Join(cache, "compiled-*"))
	codes, _ := filepath.Glob(filepath.Join(cache, "wazero-*", "*"))
	if len(marks) != 1 || len(codes) != 1 {
		t.Fatalf("marks %v, machine code %v: want one of each", marks, codes)
	}
	mine, err := os.Stat(codes[0])
	if err != nil {
		t.Fatal(err)
	}
	mark, err := os.Stat(marks[0])
	if err != nil {
		t.Fatal(err)
	}
	if mine.ModTime().After(mark.ModTime()) {
		t.Error("the machine code was written after the child had ended")
	}
}
