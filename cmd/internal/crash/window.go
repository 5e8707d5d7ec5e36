package crash

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"acquis/cmd/internal/desktop"
	"acquis/portfolio/store"
)

// The real window is killed while somebody works in it by the keyboard and the
// mouse, on a screen that nobody sees. What it has acknowledged is what it has
// shown: words that were typed count as saved once the foot of the window was
// seen to say « Saisie en cours… » after they were typed and then, again,
// « Enregistré ». Nothing inside the program is asked.

// What the screen is like, in pixels. The window fills it.
const (
	screenWidth, screenHeight = 1366, 768
	primaryX, primaryY        = screenWidth - 118, 64 // the button at the head of a screen
)

// foot is where the window says how it stands: the word « Enregistré », and
// nothing of the hour after it.
var foot = image.Rect(4, screenHeight-28, 72, screenHeight)

// longest bounds what is waited for on the screen.
const longest = 30 * time.Second

// killWindows kills the real window.
func killWindows(t *trial) error {
	if t.Window == "" || t.Program == "" {
		t.skip("no program with a window was given (-window and -program)")
		return nil
	}
	if missing := desktop.Missing(); len(missing) > 0 {
		t.skip(fmt.Sprintf("not installed: %v", missing))
		return nil
	}
	if t.goal(t.Run) == 0 {
		t.skip("no kills of it are asked for")
		return nil
	}
	screen, err := desktop.Open(screenWidth, screenHeight)
	if err != nil {
		return err
	}
	defer screen.Close()
	signs, err := t.signs(screen)
	if err != nil {
		return err
	}
	if err := t.trustsTyping(screen, signs); err != nil {
		return err
	}
	for t.more() {
		d, err := t.desk(screen, signs)
		if err != nil {
			return err
		}
		for n := 0; n < 40 && t.more(); n++ {
			if err := d.sit(); err != nil {
				return err
			}
		}
		if err := os.RemoveAll(d.dir); err != nil {
			return err
		}
	}
	return nil
}

// signs is what the foot of the window looks like.
type signs struct{ saved, typing []byte }

// desk is a portfolio that somebody works on in the window.
type desk struct {
	*trial
	signs
	screen *desktop.Desktop
	dir    string // of the portfolio
	early  bool   // a mistake: to take « Saisie en cours… » for an acknowledgement

	text  string // all that was typed
	sure  int    // how much of it was acknowledged, in bytes
	prior int    // how much before that
	back  int    // how much there is at least, while an undo is on its way
	seen  uint64 // the newest version that could be read while the window said « Enregistré »
	was   string // its digest

	window  *desktop.Window
	killing sync.WaitGroup
	ending  sync.Mutex
	killed  chan struct{}
}

// desk makes a portfolio with the real command line.
func (t *trial) desk(screen *desktop.Desktop, s signs) (*desk, error) {
	dir, err := t.fresh()
	if err != nil {
		return nil, err
	}
	d := &desk{trial: t, signs: s, screen: screen, dir: filepath.Join(dir, "P")}
	for _, args := range [][]string{{"creer", d.dir, "--referentiel", "RNCP39644", "--candidat", "Zoé Martin"},
		{"situation", d.dir, "--titre", "Une nuit sans toit"}} {
		if out, err := exec.Command(t.Program, args...).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w: %s", args[0], err, out)
		}
	}
	content := bytes.Repeat([]byte("Un document. "), 4000)
	return d, os.WriteFile(filepath.Join(screen.Home(), "piece.txt"), content, 0o600)
}

// open opens the window on the portfolio and goes to its text.
func (d *desk) open() error {
	var err error
	if d.window, err = d.screen.Start(d.Window, []string{d.dir}); err != nil {
		return err
	}
	d.killed = make(chan struct{})
	for deadline := time.Now().Add(longest); ; {
		if title, err := d.window.Title(); err == nil && strings.Contains(title, "Zoé Martin") {
			return d.toText()
		}
		if time.Now().After(deadline) {
			return errors.New("the window does not show its portfolio")
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// toText gives the keyboard to the end of the text of the situation.
func (d *desk) toText() error { return d.window.Keys("ctrl+4", "Return", "ctrl+End") }

// look is what the foot of the window shows now.
func (d *desk) look() ([]byte, error) { return d.screen.Pixels(foot) }

// until looks at the foot until it is, or is not, as one of the pictures.
func (d *desk) until(sign []byte, is bool, most time.Duration) (seen []byte, ok bool, err error) {
	for deadline := time.Now().Add(most); time.Now().Before(deadline) && !d.dead(); {
		if seen, err = d.look(); err != nil || alike(seen, sign) == is {
			return seen, err == nil, err
		}
	}
	return seen, false, nil
}

// alike reports whether two pictures of the foot show the same word. They are
// not the same to the last point: the line is drawn as a whole, and the hour
// after the word moves it by less than one. Two words differ by about 13 levels
// of 256 on the average, the same one by a hundredth of a level.
func alike(a, b []byte) bool {
	const most = 2
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	differ := 0
	for i := range a {
		differ += max(int(a[i]), int(b[i])) - min(int(a[i]), int(b[i]))
	}
	return differ < most*len(a)
}

// signs has the window show what it says when something is typed and when it
// is on the disk.
func (t *trial) signs(screen *desktop.Desktop) (signs, error) {
	var s signs
	d, err := t.desk(screen, s)
	if err != nil {
		return s, err
	}
	if err := d.open(); err != nil {
		return s, err
	}
	defer d.window.Kill()
	if _, err := screen.Still(); err != nil {
		return s, err
	}
	before, err := d.look()
	if err != nil {
		return s, err
	}
	if err := d.window.Type("essai"); err != nil {
		return s, err
	}
	var changed bool
	if s.typing, changed, err = d.until(before, false, longest); err != nil || !changed {
		return s, errors.Join(err, errors.New("the window does not show that one types"))
	}
	for deadline := time.Now().Add(longest); d.onDisk() != "essai"; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			return s, fmt.Errorf("what was typed does not come to the disk: %q", d.onDisk())
		}
	}
	s.saved, changed, err = d.until(s.typing, false, longest)
	if err != nil || !changed || !alike(s.saved, before) {
		return s, errors.Join(err, errors.New("the window does not show that it has saved"))
	}
	return s, nil
}

// onDisk is the text of the situation as anybody can read it now.
func (d *desk) onDisk() string {
	p, err := store.Open(d.dir, store.Options{ReadOnly: true})
	if err != nil {
		return ""
	}
	defer p.Close() //nolint:errcheck // for reading
	return p.State().Situations()[0].Context
}

// trustsTyping makes sure that the part notices: whoever took « Saisie en
// cours… » for an acknowledgement would lose words.
func (t *trial) trustsTyping(screen *desktop.Desktop, s signs) error {
	control := t.Run.trial(part{name: t.name + "-control", goal: func(*Run) int { return 10 }})
	control.Rand, control.first, control.until = t.Rand, true, time.Time{}
	d, err := control.desk(screen, s)
	if err != nil {
		return err
	}
	d.early = true
	for control.more() {
		if err := d.sit(); err != nil {
			return err
		}
	}
	t.tally.Noted["control"] = control.tally.Tried
	if control.tally.Failed == 0 {
		t.fail("seed %d: not caught: a window that says too early that words are saved", t.Seed)
	}
	return os.RemoveAll(control.folder())
}
