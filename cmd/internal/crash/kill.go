package crash

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"acquis/export/annex"
	"acquis/portfolio/bundle"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
)

// killed starts a writer, kills it a while after so many lines, and returns
// what it had said.
func (t *trial) killed(o order, lines int, after time.Duration) ([]string, error) {
	o.Seed = t.Uint64()
	value, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writerVariable+"="+string(value))
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	in, err := cmd.StdinPipe() // who waits for it waits for ever
	if err != nil {
		return nil, err
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	var said []string
	var timer *time.Timer
	for scanner := bufio.NewScanner(out); scanner.Scan(); {
		said = append(said, scanner.Text())
		if len(said) == lines {
			timer = time.AfterFunc(after, func() { cmd.Process.Kill() }) //nolint:errcheck // it is there
		}
	}
	if timer != nil {
		timer.Stop()
	}
	err = cmd.Wait()
	for _, line := range said {
		if strings.HasPrefix(line, "error ") {
			return nil, fmt.Errorf("the writer says %q", line)
		}
	}
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Exited() {
		return nil, fmt.Errorf("the writer was not killed: %v", err)
	}
	return said, nil
}

// delay is a moment to kill at, most often soon.
func (t *trial) delay(most time.Duration) time.Duration {
	f := t.Float64()
	return time.Duration(f * f * float64(most))
}

// killEditors kills who edits a portfolio.
func killEditors(t *trial) error {
	for t.more() {
		dir, err := t.fresh()
		if err != nil {
			return err
		}
		p, err := store.Create(filepath.Join(dir, "P"), begin(nil))
		if err != nil {
			return err
		}
		w := &promised{created: true, version: p.State().Version, digests: map[uint64]string{}}
		if err := p.Close(); err != nil {
			return err
		}
		for n := 0; n < 40 && t.more(); n++ {
			if err := t.killEditor(p.Dir(), w, "edit"); err != nil {
				return err
			}
		}
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}

// killEditor kills one, and checks what it has left.
func (t *trial) killEditor(dir string, w *promised, job string) error {
	said, err := t.killed(order{Job: job, Dir: dir}, 1+t.IntN(30), t.delay(4*time.Millisecond))
	if err != nil {
		return err
	}
	w.hear(said)
	t.tried("kills")
	err = w.holds(dir, true)
	if err == nil && t.tally.Tried%20 == 0 {
		err = verified(dir)
		t.tally.Noted["verified"]++
	}
	if err != nil {
		t.fail("seed %d, kill %d: %v; said last: %q", t.Seed, t.tally.Tried, err, said[max(0, len(said)-3):])
		return nil
	}
	return w.goOn(dir)
}

// hear takes in what a writer has said.
func (w *promised) hear(said []string) {
	for _, line := range said {
		var version uint64
		var digest string
		kind, rest, _ := strings.Cut(line, " ")
		switch kind {
		case "will", "version":
			if _, err := fmt.Sscan(rest, &version, &digest); err != nil {
				panic(err) // it is ours
			}
			if kind == "version" && w.instead != nil { // it is done
				w.digests, w.instead = map[uint64]string{}, nil
			}
			w.digests[version] = digest
			if kind == "version" {
				w.version = version
			}
		case "mending":
			if _, err := fmt.Sscan(rest, &version, &digest); err != nil {
				panic(err) // it is ours
			}
			w.instead = &promised{version: version, digests: map[uint64]string{version: digest, version + 1: digest}}
		case "file":
			w.files = append(w.files, rest)
		case "snapshot":
			w.snapshot = rest
		}
	}
}

// goOn takes the state that is there for the one that is acknowledged.
func (w *promised) goOn(dir string) error {
	p, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // for reading
	w.version = p.State().Version
	w.digests = map[uint64]string{w.version: digest(p.State())}
	w.snapshot = "" // it may go when there are enough later ones
	return nil
}

// verified has everything verified, as `acquis verifier` does.
func verified(dir string) error {
	p, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // for reading
	report, err := p.Verify(context.Background(), nil)
	if err == nil && !report.OK() {
		err = fmt.Errorf("verified: %v", report.Problems[0])
	}
	return err
}

// killExporters kills who writes a portfolio out.
func killExporters(t *trial) error {
	dir, err := t.fresh()
	if err != nil {
		return err
	}
	p, err := t.documented(filepath.Join(dir, "P"))
	if err != nil {
		return err
	}
	if err := p.Close(); err != nil {
		return err
	}
	out := filepath.Join(dir, "out")
	written := map[string]bool{}
	for t.more() {
		if t.IntN(10) == 0 {
			written = map[string]bool{}
			if err := again(out); err != nil {
				return err
			}
		}
		if err := os.MkdirAll(out, 0o700); err != nil {
			return err
		}
		said, err := t.killed(order{Job: "export", Dir: p.Dir(), Out: out}, 1+t.IntN(4), t.delay(60*time.Millisecond))
		if err != nil {
			return err
		}
		for _, line := range said {
			written[strings.TrimPrefix(line, "wrote ")] = true
		}
		t.tried("kills")
		if err := wholeExports(out, written); err != nil {
			t.fail("seed %d, kill %d: %v", t.Seed, t.tally.Tried, err)
		}
	}
	return nil
}

// wholeExports checks that each file that has its name is whole.
func wholeExports(out string, written map[string]bool) error {
	ctx := context.Background()
	for name, check := range map[string]func(path string) error{
		documentName: func(path string) error {
			_, err := interchange.Check(ctx, path, nil)
			return err
		},
		bundleName: func(path string) error {
			_, err := bundle.Check(ctx, path, "", nil)
			return err
		},
		dossierName: func(path string) error { return annex.Inspect(ctx, path, annex.PDF, annex.Shrink{}).Problem },
	} {
		path := filepath.Join(out, name)
		if !exists(path) {
			if written[name] {
				return fmt.Errorf("%s was acknowledged and is not there", name)
			}
			continue
		}
		if err := check(path); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// killImporters kills who lets portfolios in.
func killImporters(t *trial) error {
	dir, err := t.fresh()
	if err != nil {
		return err
	}
	p, err := t.documented(filepath.Join(dir, "P"))
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // in a folder that goes
	ctx := context.Background()
	if _, err := interchange.Export(ctx, p, filepath.Join(dir, documentName), nil); err != nil {
		return err
	}
	if _, err := bundle.Pack(ctx, p, filepath.Join(dir, bundleName), bundle.Options{Made: time.Now()}); err != nil {
		return err
	}
	want := digest(p.State())
	out := filepath.Join(dir, "out")
	for t.more() {
		if err := again(out); err != nil {
			return err
		}
		said, err := t.killed(order{Job: "import", Dir: dir, Out: out}, 1+t.IntN(4), t.delay(60*time.Millisecond))
		if err != nil {
			return err
		}
		t.tried("kills")
		for n := range len(said) + 1 {
			name := fmt.Sprint("venu ", n)
			if path := filepath.Join(out, name); n < len(said) || exists(path) {
				if err := isWhole(path, want); err != nil {
					t.fail("seed %d, kill %d, %s of %d: %v", t.Seed, t.tally.Tried, name, len(said), err)
				}
			}
		}
	}
	return nil
}
