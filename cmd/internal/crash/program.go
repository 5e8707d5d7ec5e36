package crash

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"acquis/portfolio/store"
)

// command is one call of the real command line on a portfolio.
type command struct {
	args  []string
	edits bool // one change of the portfolio when it succeeds
	makes string
}

// commands are the calls that write something, for a portfolio in P of a
// folder and what lies beside it.
func commands(dir string, n int) []command {
	at := func(name string) string { return filepath.Join(dir, name) }
	return []command{
		{[]string{"situation", at("P"), "--titre", fmt.Sprint("Situation ", n), "--fichier", at("texte.md")}, true, ""},
		{[]string{"piece", at("P"), at("document.bin"), "--titre", fmt.Sprint("Pièce ", n)}, true, ""},
		{[]string{"exporter", at("P"), "-o", at("out/" + documentName)}, false, documentName},
		{[]string{"empaqueter", at("P"), "-o", at("out/" + bundleName)}, false, bundleName},
		{[]string{"dossier", at("P"), "-o", at("out/" + dossierName)}, false, dossierName},
		{[]string{"importer", at("source.json"), at("out/importe")}, false, "importe"},
		{[]string{"ouvrir", at("source.acquis"), at("out/ouvert")}, false, "ouvert"},
	}
}

// program is the real command line at work on one portfolio.
type program struct {
	*trial
	dir     string
	want    string                   // digest of what comes in
	lasts   map[string]time.Duration // how long each command takes
	written map[string]bool
}

// killProgram kills the real command line.
func killProgram(t *trial) error {
	if t.Program == "" {
		t.skip("no command line was given (-program)")
		return nil
	}
	for t.more() {
		p, err := t.program()
		if err != nil {
			return err
		}
		for n := 0; n < 70 && t.more(); n++ {
			if err := p.killOne(n); err != nil {
				return err
			}
		}
		if err := os.RemoveAll(p.dir); err != nil {
			return err
		}
	}
	return nil
}

// program makes a portfolio and what comes into it.
func (t *trial) program() (*program, error) {
	dir, err := t.fresh()
	if err != nil {
		return nil, err
	}
	p := &program{trial: t, dir: dir, lasts: map[string]time.Duration{}, written: map[string]bool{}}
	made, err := t.documented(filepath.Join(dir, "P"))
	if err != nil {
		return nil, err
	}
	p.want = digest(made.State())
	if err := made.Close(); err != nil {
		return nil, err
	}
	h := &hand{t.Rand, nil}
	err = errors.Join(os.Mkdir(filepath.Join(dir, "out"), 0o700),
		os.WriteFile(filepath.Join(dir, "texte.md"), []byte(h.text(400)), 0o600),
		os.WriteFile(filepath.Join(dir, "document.bin"), h.bytes(300000), 0o600))
	if err != nil {
		return nil, err
	}
	for _, args := range [][]string{
		{"exporter", filepath.Join(dir, "P"), "-o", filepath.Join(dir, "source.json")},
		{"empaqueter", filepath.Join(dir, "P"), "-o", filepath.Join(dir, "source.acquis")},
	} {
		if out, err := exec.Command(t.Program, args...).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w: %s", args[0], err, out)
		}
	}
	return p, nil
}

// prepare makes the place of a command, and says where the portfolio is
// before it.
func (p *program) prepare(c command) (version uint64, err error) {
	for _, place := range []string{"importe", "ouvert"} {
		if c.makes == place {
			p.written[place] = false
			if err := os.RemoveAll(filepath.Join(p.dir, "out", place)); err != nil {
				return 0, err
			}
		}
	}
	return versionOf(filepath.Join(p.dir, "P"))
}

// killOne starts one command, and kills it; the first of each kind is let end,
// to see how long it takes.
func (p *program) killOne(n int) error {
	all := commands(p.dir, n)
	c := all[n%len(all)]
	before, err := p.prepare(c)
	if err != nil {
		return err
	}
	cmd := exec.Command(p.Program, c.args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	if last, known := p.lasts[c.args[0]]; known {
		timer := time.AfterFunc(time.Duration(p.Float64()*1.1*float64(last)), func() { cmd.Process.Kill() }) //nolint:errcheck // it may have ended
		defer timer.Stop()
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	switch {
	case err == nil:
		p.lasts[c.args[0]] = time.Since(began)
		p.tally.Noted["ended before"]++
	case errors.As(err, &exit) && !exit.Exited():
		p.tried("kills")
	default:
		return fmt.Errorf("%s: %w: %s", c.args[0], err, said.Bytes())
	}
	if err := p.check(c, before, err == nil); err != nil {
		p.fail("seed %d, kill %d of %s: %v", p.Seed, p.tally.Tried, c.args[0], err)
	}
	return nil
}

// check looks at everything after a command that ended well, or was killed.
func (p *program) check(c command, before uint64, ended bool) error {
	dir := filepath.Join(p.dir, "P")
	after, err := versionOf(dir)
	if err != nil {
		return err
	}
	least, most := before, before
	if c.edits {
		most++
		if ended {
			least++
		}
	}
	if after < least || after > most {
		return fmt.Errorf("version %d, not %d to %d", after, least, most)
	}
	if ended && c.makes != "" {
		p.written[c.makes] = true
	}
	for _, place := range []string{"importe", "ouvert"} {
		path := filepath.Join(p.dir, "out", place)
		if exists(path) || p.written[place] {
			if err := isWhole(path, p.want); err != nil {
				return fmt.Errorf("%s: %w", place, err)
			}
		}
	}
	if err := wholeExports(filepath.Join(p.dir, "out"), p.written); err != nil {
		return err
	}
	if p.tally.Tried%20 == 0 {
		p.tally.Noted["verified"]++
		return verified(dir)
	}
	return nil
}

// versionOf opens a portfolio as its next user does, and closes it.
func versionOf(dir string) (uint64, error) {
	p, err := store.Open(dir, store.Options{Wait: 10 * time.Second})
	if err != nil {
		return 0, err
	}
	w := promised{}
	err = errors.Join(w.documents(dir, p), w.snapshots(p), swept(dir))
	return p.State().Version, errors.Join(err, p.Close())
}
