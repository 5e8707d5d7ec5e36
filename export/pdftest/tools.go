package pdftest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tool finds a program, or skips the test.
func tool(t testing.TB, name, pkg string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed (Debian package %s)", name, pkg)
	}
	return path
}

// output runs a program and returns what it prints.
func output(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(name), err, out)
	}
	return string(out)
}

// File puts a PDF on the disk for the programs to read.
func File(t testing.TB, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "essai.pdf")
	if err := os.WriteFile(path, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// jars are what the validator is made of, without their versions.
var jars = []string{"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "jaxb-api", "javax.activation"}

// jarFolder is where Debian puts them.
const jarFolder = "/usr/share/java"

// Conforms fails the test if Apache PDFBox Preflight finds that one of some
// files is not PDF/A-1b. Their names must differ.
func Conforms(t testing.TB, paths ...string) {
	t.Helper()
	java := tool(t, "java", "default-jre-headless")
	var classes []string
	for _, j := range jars {
		jar := filepath.Join(jarFolder, j+".jar")
		if _, err := os.Stat(jar); err != nil {
			t.Skipf("%s is missing (Debian packages libpdfbox2-java, libjaxb-api-java, libactivation-java)", jar)
		}
		classes = append(classes, jar)
	}
	list := filepath.Join(t.TempDir(), "list")
	if err := os.WriteFile(list, []byte(strings.Join(paths, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	said, _ := exec.Command(java, "-XX:TieredStopAtLevel=1", "-cp", strings.Join(classes, ":"), "org.apache.pdfbox.preflight.Validator_A1b", "batch", list).CombinedOutput()
	for _, p := range paths {
		if !strings.Contains(string(said), "The file "+filepath.Base(p)+" is a valid PDF/A-1b file") {
			t.Errorf("%s is no PDF/A-1b file", filepath.Base(p))
		}
	}
	if t.Failed() {
		t.Logf("%s", said)
	}
}

// Sound fails the test if qpdf finds a fault in the build of a file.
func Sound(t testing.TB, path string) {
	t.Helper()
	output(t, tool(t, "qpdf", "qpdf"), "--check", path)
}

// Structure is the tree of structure as Poppler reads it, with the text of its
// elements: one line for each, indented.
func Structure(t testing.TB, path string) string {
	t.Helper()
	return output(t, tool(t, "pdfinfo", "poppler-utils"), "-struct-text", path)
}

// Elements is the same tree without the text, which takes Poppler long to read
// in a long document.
func Elements(t testing.TB, path string) string {
	t.Helper()
	return output(t, tool(t, "pdfinfo", "poppler-utils"), "-struct", path)
}

// Text is the text in the order in which it is drawn.
func Text(t testing.TB, path string) string {
	t.Helper()
	return output(t, tool(t, "pdftotext", "poppler-utils"), "-raw", "-enc", "UTF-8", path, "-")
}

// PageOf is the page of a Text that begins with some words, whatever lines they
// are broken into; running heads, which are drawn first, do not count as long as they are
// fewer than bareHead characters. It fails the test if there is none.
func PageOf(t testing.TB, text, words string) int {
	t.Helper()
	for i, page := range strings.Split(text, "\f") {
		if at := strings.Index(strings.Join(strings.Fields(page), " "), words); at >= 0 && at < bareHead {
			return i + 1
		}
	}
	t.Fatalf("no page begins with %q", words)
	return 0
}

// bareHead is how far the first words of a part lie from the start of its page.
const bareHead = 60
