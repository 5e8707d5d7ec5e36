package crash

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"acquis/export/annex"
	"acquis/portfolio/bundle"
	"acquis/portfolio/store"
)

// sit works in the window until it is killed, and looks what is left.
func (d *desk) sit() error {
	if err := d.clearHome(); err != nil {
		return err
	}
	if err := d.open(); err != nil {
		return err
	}
	d.killAfter(300*time.Millisecond + time.Duration(d.IntN(20000))*time.Millisecond)
	for !d.dead() {
		if err := d.act(); err != nil && !d.dead() {
			d.end()
			return err
		}
	}
	d.killing.Wait()
	d.tried("kills")
	if err := d.check(); err != nil {
		d.fail("seed %d, kill %d: %v", d.Seed, d.tally.Tried, err)
	}
	return d.goOn()
}

// killAfter kills the window after a while, if nobody has before.
func (d *desk) killAfter(wait time.Duration) {
	killed := d.killed
	d.killing.Go(func() {
		select {
		case <-killed:
		case <-time.After(wait):
			d.end()
		}
	})
}

// end kills the window, once.
func (d *desk) end() {
	d.ending.Lock()
	defer d.ending.Unlock()
	if !d.dead() {
		d.window.Kill()
		close(d.killed)
	}
}

func (d *desk) dead() bool {
	select {
	case <-d.killed:
		return true
	default:
		return false
	}
}

// act does one thing that a person does.
func (d *desk) act() error {
	switch choice := d.IntN(20); {
	case choice < 3:
		return d.link()
	case choice < 5:
		return d.undo()
	case choice == 5:
		return d.piece()
	case choice == 6:
		return d.version()
	case choice == 7:
		return d.write("ctrl+e", "dossier")
	case choice == 8:
		return d.write("ctrl+s", "copy")
	}
	return d.words()
}

// words types some words and waits until the window says that it has them, or
// is killed while it may be at it.
func (d *desk) words() error {
	for range 1 + d.IntN(3) {
		word := " " + strings.Map(func(r rune) rune {
			if r < 'a' || r > 'z' { // what every keyboard has
				return -1
			}
			return r
		}, words[d.IntN(len(words))])
		d.text += word
		if err := d.window.Type(word); err != nil {
			return err
		}
	}
	if d.IntN(7) == 0 {
		d.killAfter(time.Duration(d.IntN(1600)) * time.Millisecond)
	}
	return d.acknowledged()
}

// acknowledged waits until the window has shown both.
func (d *desk) acknowledged() error {
	const soon = 5 * time.Second
	typed := len(d.text)
	_, ok, err := d.until(d.typing, true, soon)
	if err == nil && ok && !d.early {
		_, ok, err = d.until(d.saved, true, longest)
	}
	if err != nil || !ok {
		d.tally.Noted["not seen"]++
		return err
	}
	d.prior, d.sure, d.back = d.sure, typed, typed
	d.tally.Noted["acknowledged"]++
	if d.early {
		d.end() // at once: the pause has not come
		return nil
	}
	p, err := store.Open(d.dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // for reading
	d.seen, d.was = p.State().Version, digest(p.State())
	return nil
}

// link links the situation to some indicator.
func (d *desk) link() error {
	code := []string{fmt.Sprint(1 + d.IntN(3)), "1", fmt.Sprint(1 + d.IntN(2))}
	d.tally.Noted["links"]++
	return errors.Join(d.window.Keys(append(append([]string{"ctrl+k"}, code...), "Return")...), d.pause(), d.window.Keys("Escape"), d.toText())
}

// undo takes back what was done last, and does it again.
func (d *desk) undo() error {
	d.back = d.prior // the last change has at most what was typed since
	d.tally.Noted["undone"]++
	if err := errors.Join(d.window.Keys("ctrl+z"), d.pause(), d.window.Keys("ctrl+y", "ctrl+End")); err != nil {
		return err
	}
	return d.words()
}

// piece adds a file as a piece.
func (d *desk) piece() error {
	d.tally.Noted["pieces"]++
	return errors.Join(d.window.Keys("ctrl+6"), d.still(), d.window.Click(primaryX, primaryY), d.still(),
		d.window.Keys("End", "Return", "Tab", "Tab", "Return"), d.pause(), d.window.Keys("Escape"), d.toText())
}

// version keeps the portfolio as it is.
func (d *desk) version() error {
	d.tally.Noted["versions"]++
	return errors.Join(d.window.Keys("ctrl+h"), d.still(), d.window.Click(primaryX, primaryY), d.pause(), d.toText())
}

// write writes the dossier or a copy, under the name that is proposed.
func (d *desk) write(keys, what string) error {
	d.tally.Noted[what]++
	return errors.Join(d.window.Keys(keys), d.still(), d.window.Keys("Return"), d.pause(), d.window.Keys("Escape"), d.toText())
}

// pause is a moment in which things happen.
func (d *desk) pause() error {
	time.Sleep(time.Duration(d.IntN(900)) * time.Millisecond)
	return nil
}

func (d *desk) still() error {
	if d.dead() {
		return nil
	}
	_, err := d.screen.Still()
	return err
}

// written are the files that the window has written.
func (d *desk) written() []string {
	var all []string
	for _, pattern := range []string{"*.pdf", "*.acquis"} {
		found, _ := filepath.Glob(filepath.Join(d.screen.Home(), pattern)) // the pattern is right
		all = append(all, found...)
	}
	return all
}

// clearHome removes what was written, so that nobody asks whether to replace it.
func (d *desk) clearHome() error {
	for _, path := range d.written() {
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

// check holds what a kill has left against what the window had shown.
func (d *desk) check() error {
	for _, args := range [][]string{{"verifier", d.dir}, {"versions", d.dir, "--garder"}} {
		if out, err := exec.Command(d.Program, args...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w: %s", args[0], err, out)
		}
	}
	ctx := context.Background()
	for _, path := range d.written() {
		var err error
		if filepath.Ext(path) == bundle.Extension {
			_, err = bundle.Check(ctx, path, "", nil)
		} else {
			err = annex.Inspect(ctx, path, annex.PDF, annex.Shrink{}).Problem
		}
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
	}
	p, err := store.Open(d.dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // for reading
	state, w := p.State(), promised{}
	if state.Version < d.seen || state.Version == d.seen && digest(state) != d.was {
		return fmt.Errorf("version %d, read while it said « Enregistré » was %d", state.Version, d.seen)
	}
	text := state.Situations()[0].Context
	if !strings.HasPrefix(d.text, trimmed(text)) {
		return fmt.Errorf("%q is not how %q begins", text, d.text)
	}
	if sure := d.text[:min(d.sure, d.back)]; len(trimmed(text)) < len(trimmed(sure)) {
		return fmt.Errorf("%q was shown as saved, there is %q", sure, text)
	}
	return errors.Join(w.documents(d.dir, p), w.snapshots(p), swept(d.dir))
}

// trimmed is a text without the space at its end, which may go.
func trimmed(s string) string { return strings.TrimRight(s, " ") }

// goOn takes what is there for what was typed.
func (d *desk) goOn() error {
	d.text = d.onDisk()
	d.prior, d.sure, d.back, d.seen, d.was = 0, len(d.text), len(d.text), 0, ""
	return nil
}
