//go:build ci && linux

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A walk runs the program as a person does, as a process of its own, through
// all of its commands. What it is to show, on every one of them, is up to the
// test: no network, private files, nothing of the computer in what leaves.
type walk struct {
	t       *testing.T
	dir     string
	program string   // the test program, under the name by which it is Acquis
	before  []string // what runs the program: strace and the like
	env     []string
	ran     map[string]bool // commands
}

func newWalk(t *testing.T, dir string) *walk {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), program)
	if err := os.Symlink(self, link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	home := filepath.Join(dir, "home")
	if err := os.MkdirAll(home, 0o700); err != nil {
		t.Fatal(err)
	}
	return &walk{t: t, dir: dir, program: link, ran: map[string]bool{},
		env: append(os.Environ(), "HOME="+home, "ACQUIS_DATA="+filepath.Join(dir, "donnees"), "TMPDIR="+dir)}
}

// command is one run that is not started yet.
func (w *walk) command(args ...string) *exec.Cmd {
	line := append(append(slices.Clone(w.before), w.program), args...)
	c := exec.Command(line[0], line[1:]...)
	c.Dir, c.Env = w.dir, w.env
	return c
}

// run runs a command, which must exit with 0 or one of the codes, and returns
// what it prints.
func (w *walk) run(stdin string, args ...string) string {
	w.t.Helper()
	w.ran[args[0]] = true
	c := w.command(args...)
	var out, errs bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(stdin), &out, &errs
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != exitProblem || args[0] != "controler") {
		w.t.Fatalf("acquis %s: %v\n%s%s", strings.Join(args, " "), err, &out, &errs)
	}
	return out.String()
}

// all runs every command there is on a portfolio of its own, with the documents
// given, and returns the folder of what it wrote for others.
func (w *walk) all(documents ...string) (written string) {
	w.t.Helper()
	last := func(out string) string {
		lines := strings.Fields(out)
		return lines[len(lines)-1]
	}
	out := func(name string) string { return filepath.Join(w.dir, "sorties", name) }
	if err := os.Mkdir(filepath.Join(w.dir, "sorties"), 0o700); err != nil {
		w.t.Fatal(err)
	}
	w.run("", "creer", "p", "--referentiel", "RNCP39644", "--candidat", "Zoé Martin")
	id := last(w.run("Un accueil de nuit ouvre en six semaines.\n", "situation", "p", "--titre", "Ouvrir un lieu", "--fichier", "-"))
	pieces := w.run("", append([]string{"piece", "p", "--titre", "Document"}, documents...)...)
	for piece := range strings.FieldsSeq(pieces) { // only what is linked is annexed
		w.run("", "lier", "p", piece, "1.1.1", "--justification", "Ce document le montre.")
	}
	w.run("", "lier", "p", id, "1.1.1", "--justification", "J’ai mené la concertation.")
	w.run("", "lier", "p", id, "1.1.2")
	w.run("", "delier", "p", id, "1.1.2")
	w.run("", "liens", "p")
	w.run("", "couverture", "p")
	kept := w.run("", "versions", "p", "--garder", "--json")
	_, after, _ := strings.Cut(kept, `"name":"`)
	version, _, _ := strings.Cut(after, `"`)
	w.run("", "situation", "p", "--titre", "Une autre")
	w.run("", "revenir", "p", version)
	w.run("", "verifier", "p")
	w.run("", "controler", "p")
	w.run("", "trame", "p", "--exporter", out("trame.json"))
	w.run("", "faisabilite", "p")
	w.run("", "dossier", "p", "-o", out("dossier.pdf"))
	w.run("", "dossier", "p", "-o", out("dossier.odt"))
	w.run("", "dossier", "p", "-o", out("depot.pdf"), "--annexes-a-part", "--profil", "francevae")
	w.run("", "exporter", "p", "-o", out("ouvert.json"))
	w.run("", "importer", out("ouvert.json"), "q")
	w.run("", "empaqueter", "p", "-o", out("copie.acquis"))
	w.run("une phrase de passe\n", "empaqueter", "p", "-o", out("scellee.acquis"), "--phrase-stdin")
	w.run("", "ouvrir", out("copie.acquis"), "r")
	w.run("une phrase de passe\n", "ouvrir", out("scellee.acquis"), "s", "--phrase-stdin")
	w.run("", "verifier", out("copie.acquis"))
	w.run("", "effacer", "r", "--texte", "concertation", "--oui")
	w.run("", "supprimer", "s", "--nom", "s")
	w.run("", "referentiel")
	w.run("", "diagnostic", "p", "-o", out("diagnostic.txt"))
	w.run("", "version")
	w.run("", "exemple", "exemple")
	return filepath.Join(w.dir, "sorties")
}

// missed lists the commands that were not run.
func (w *walk) missed() (list []string) {
	for name := range commands {
		if !w.ran[name] {
			list = append(list, name)
		}
	}
	return list
}

// samples writes the documents that scripts add and returns those that are
// whole.
func samples(t *testing.T, dir string) []string {
	t.Helper()
	if err := writeSamples(dir); err != nil {
		t.Fatal(err)
	}
	return []string{filepath.Join(dir, "photo.jpg"), filepath.Join(dir, "dessin.png"), filepath.Join(dir, "rapport.pdf")}
}
