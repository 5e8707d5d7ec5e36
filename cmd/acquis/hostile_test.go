//go:build ci && linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode"
)

// odd makes what is no file, or has a name that means mischief.
func odd(t *testing.T, dir string) {
	t.Helper()
	if err := syscall.Mkfifo(filepath.Join(dir, "tube.json"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("rond.json", filepath.Join(dir, "rond.json")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "lieu.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Bonjour."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range map[string]string{"profond.json": strings.Repeat("[", 1<<20), "long.json": strings.Repeat(" ", 5<<20) + "{}",
		"nombre.json": `{"format":"acquis-portfolio","schema":1e999999}`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// names that a file may have on Linux and that no terminal should be given.
var names = []string{"rouge\x1b[31m.txt", "photo\u202egpj.exe", "deux\nlignes.txt", "CON", "nul.txt", "-o", strings.Repeat("x", 255), "fin. ."}

// Whatever is given as a file, a command ends by itself with a sentence; what
// waits for ever would be ended by the test.
func TestWhatIsNoFileIsSaidToBeNone(t *testing.T) {
	w := newWalk(t, t.TempDir())
	odd(t, w.dir)
	w.run("", "creer", "p", "--referentiel", "RNCP39644", "--candidat", "Zoé Martin")
	for _, file := range []string{"tube.json", "rond.json", "lieu.json", "/dev/zero", "profond.json", "long.json", "nombre.json"} {
		for _, args := range [][]string{
			{"importer", file, "q"},
			{"ouvrir", file, "q"},
			{"referentiel", "./" + file},
			{"creer", "q", "--candidat", "Zoé", "--referentiel", "./" + file},
			{"trame", "p", "--importer", file},
		} {
			w.refused(args...)
		}
		if !strings.Contains(file, "profond") && !strings.Contains(file, "long") && !strings.Contains(file, "nombre") {
			w.refused("piece", "p", file)
		}
	}
	for _, out := range []string{"tube.json", "lieu.json", "rond.json/x", "/dev/null"} {
		for _, args := range [][]string{{"exporter", "p", "-o", out}, {"empaqueter", "p", "-o", out}, {"dossier", "p", "-o", out},
			{"trame", "p", "--exporter", out}, {"diagnostic", "p", "-o", out}} {
			w.refused(args...)
		}
	}
	if info, err := os.Lstat(filepath.Join(w.dir, "tube.json")); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Error("the pipe was replaced")
	}
	if info, err := os.Lstat("/dev/null"); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		t.Error("/dev/null was replaced")
	}
	if _, err := os.Stat(filepath.Join(w.dir, "q")); err == nil {
		t.Error("something was half made")
	}
}

// refused runs a command that must end with a sentence of its own.
func (w *walk) refused(args ...string) {
	w.t.Helper()
	w.before = nil
	if _, err := exec.LookPath("timeout"); err == nil {
		w.before = []string{"timeout", "-k", "1", "20"}
	}
	out, _ := w.command(args...).CombinedOutput()
	said := string(out)
	switch {
	case said == "":
		w.t.Errorf("%v says nothing, or never ends", args)
	case strings.Contains(said, "imprévu"), strings.Contains(said, "goroutine"), !strings.ContainsAny(said, "éèàç’"):
		w.t.Errorf("%v says %q", args, said)
	}
}

// Names come in whole, and nothing that a terminal would obey is said or kept.
func TestNamesAreSaidHarmlessly(t *testing.T) {
	w := newWalk(t, t.TempDir())
	odd(t, w.dir)
	w.run("", "creer", "p", "--referentiel", "RNCP39644", "--candidat", "Zoé Martin")
	for _, name := range names {
		c := w.command("piece", "p", "--", "./"+name)
		out, err := c.CombinedOutput()
		if err != nil {
			t.Errorf("%q: %v %s", name, err, out)
		}
		harmless(t, name, string(out))
		absent := "absent " + name[:min(len(name), 200)]
		out, _ = w.command("piece", "p", "--", absent).CombinedOutput()
		harmless(t, absent, string(out))
	}
	w.run("", "exporter", "p", "-o", "x.json")
	data, err := os.ReadFile(filepath.Join(w.dir, "x.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, escaped := range []string{`\u001b`, `\n"`, "\u202e", `\u202e`} {
		if strings.Contains(string(data), escaped) {
			t.Errorf("the portfolio keeps %q", escaped)
		}
	}
	w.run("", "verifier", "p")
}

func harmless(t *testing.T, name, said string) {
	t.Helper()
	for _, r := range said {
		if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Cf, r) {
			t.Errorf("%q: it says %q", name, said)
			return
		}
	}
}
