package desktop

import (
	"bytes"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Window is a program that runs on a Desktop and has shown its window.
type Window struct {
	desktop *Desktop
	cmd     *exec.Cmd
	ended   chan error
	said    *bytes.Buffer // what it printed
}

// Start runs a program and waits for its window.
func (d *Desktop) Start(program string, args []string, env ...string) (*Window, error) {
	w := &Window{desktop: d, cmd: exec.Command(program, args...), ended: make(chan error, 1), said: new(bytes.Buffer)}
	w.cmd.Env = d.env(env...)
	w.cmd.Stdout, w.cmd.Stderr = w.said, w.said
	if err := w.cmd.Start(); err != nil {
		return nil, err
	}
	d.running = append(d.running, w.cmd)
	go func() { w.ended <- w.cmd.Wait() }()
	shown := make(chan error, 1)
	go func() {
		_, err := d.do("xdotool", "search", "--sync", "--onlyvisible", "--pid", strconv.Itoa(w.cmd.Process.Pid))
		shown <- err
	}()
	select {
	case err := <-shown:
		return w, err
	case err := <-w.ended:
		w.ended <- err
		return nil, fmt.Errorf("%s ended before it showed a window: %v\n%s", program, err, w.said)
	}
}

// Keys presses keys one after the other, by their names in X ("ctrl+4",
// "Tab", "Return").
func (w *Window) Keys(keys ...string) error {
	_, err := w.desktop.do("xdotool", append([]string{"key", "--clearmodifiers", "--delay", "40"}, keys...)...)
	return err
}

// Type types a text. Characters that the layout of the keyboard does not have
// are not sure to arrive; see Desktop.Layout.
func (w *Window) Type(text string) error {
	_, err := w.desktop.do("xdotool", "type", "--clearmodifiers", "--delay", "15", text)
	return err
}

// Click is a click of the left button.
func (w *Window) Click(x, y int) error {
	_, err := w.desktop.do("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "1")
	return err
}

// ClickUnsteadily is a click by a hand that moves some pixels between press and
// release.
func (w *Window) ClickUnsteadily(x, y int) error {
	_, err := w.desktop.do("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y), "mousedown", "1",
		"mousemove_relative", "3", "2", "mousemove_relative", "2", "1", "mouseup", "1")
	return err
}

// Title is the title of the window that has the keyboard.
func (w *Window) Title() (string, error) {
	out, err := w.desktop.do("xdotool", "getactivewindow", "getwindowname")
	return strings.TrimSpace(string(out)), err
}

// OwnTitle is the title of this window, whichever has the keyboard.
func (w *Window) OwnTitle() (string, error) {
	id, err := w.desktop.do("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(w.cmd.Process.Pid))
	if err != nil {
		return "", err
	}
	out, err := w.desktop.do("xdotool", "getwindowname", strings.TrimSpace(string(id)))
	return strings.TrimSpace(string(out)), err
}

// Close asks the program to close its window (Ctrl+Q), waits for its end, and
// returns how it ended. A program that does not end is killed.
func (w *Window) Close() error {
	if err := w.Keys("ctrl+q"); err != nil {
		return err
	}
	select {
	case err := <-w.ended:
		return err
	case <-time.After(limit):
		w.Kill()
		return fmt.Errorf("the window did not close\n%s", w.said)
	}
}

// PID is the number of its process.
func (w *Window) PID() int { return w.cmd.Process.Pid }

// Kill ends the program at once, as a power cut would.
func (w *Window) Kill() {
	_ = w.cmd.Process.Signal(syscall.SIGKILL)
	<-w.ended
}

// Said is what the program has printed; read it after its end.
func (w *Window) Said() string { return w.said.String() }
