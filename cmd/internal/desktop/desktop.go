// Package desktop is a screen that nobody sees: Xvfb with a window manager, on
// which the real window of Acquis runs, takes keys and clicks, and is looked
// at. The pictures of `make shots` and the tests of the window come from it.
//
// It needs the Debian packages xvfb (with x11-xkb-utils), openbox, xdotool and imagemagick; Missing
// says which of them are not there.
package desktop

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// tools are the programs that a Desktop is made of.
var tools = []string{"Xvfb", "openbox", "xdotool", "setxkbmap", "import"}

// Missing lists the programs that have to be installed first.
func Missing() []string {
	var missing []string
	for _, t := range tools {
		if _, err := exec.LookPath(t); err != nil {
			missing = append(missing, t)
		}
	}
	return missing
}

// Desktop is one screen with its window manager. Windows fill it.
type Desktop struct {
	display string // ":1"
	dir     string // private: home of the programs, settings of the manager
	running []*exec.Cmd
	seen    []byte // by the last Still: the pixels
}

// manager makes every window as large as the screen, without a frame: what is
// on the screen is the window and nothing else. Alt+Tab goes to the next one.
const manager = `<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications>
    <application class="*"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application>
  </applications>
  <keyboard><keybind key="A-Tab"><action name="NextWindow"/></keybind></keyboard>
</openbox_config>
`

// Open starts a screen of a size in pixels.
func Open(width, height int) (*Desktop, error) {
	dir, err := os.MkdirTemp("", "acquis-desktop-")
	if err != nil {
		return nil, err
	}
	d := &Desktop{dir: dir}
	if err := d.start(width, height); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

func (d *Desktop) start(width, height int) error {
	told, tell, err := os.Pipe()
	if err != nil {
		return err
	}
	defer told.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{tell}
	err = d.run(server)
	tell.Close()
	if err != nil {
		return err
	}
	// The server says its number when it is ready, or the pipe breaks.
	number, err := bufio.NewReader(told).ReadString('\n')
	if err != nil {
		return fmt.Errorf("start Xvfb: %w", err)
	}
	d.display = ":" + strings.TrimSpace(number)
	settings := filepath.Join(d.dir, "rc.xml")
	if err := os.WriteFile(settings, []byte(manager), 0o600); err != nil {
		return err
	}
	box := exec.Command("openbox", "--config-file", settings)
	box.Env = d.env()
	return d.run(box)
}

func (d *Desktop) run(c *exec.Cmd) error {
	if err := c.Start(); err != nil {
		return err
	}
	d.running = append(d.running, c)
	return nil
}

// env is what programs on this screen see: nothing of the person's own home.
func (d *Desktop) env(more ...string) []string {
	env := []string{"PATH=" + os.Getenv("PATH"), "DISPLAY=" + d.display, "HOME=" + d.dir,
		"XDG_CONFIG_HOME=" + filepath.Join(d.dir, "config"), "XDG_DATA_HOME=" + filepath.Join(d.dir, "data"),
		"XDG_RUNTIME_DIR=" + d.dir, "LANG=fr_FR.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1"}
	return append(env, more...)
}

// Home is the folder that programs on this screen take for the person's own,
// and Data where they keep their data.
func (d *Desktop) Home() string { return d.dir }
func (d *Desktop) Data() string { return filepath.Join(d.dir, "data") }

// Layout gives the keyboard another layout than the American one, as setxkbmap
// calls it: "fr", "oss".
func (d *Desktop) Layout(layout, variant string) error {
	_, err := d.do("setxkbmap", layout, variant)
	return err
}

// Config is the folder where programs on this screen keep their preferences.
func (d *Desktop) Config() string { return filepath.Join(d.dir, "config") }

// Close ends everything that runs on the screen, and the screen.
func (d *Desktop) Close() {
	for i := len(d.running) - 1; i >= 0; i-- {
		_ = d.running[i].Process.Kill()
		_ = d.running[i].Wait()
	}
	_ = os.RemoveAll(d.dir)
}

// limit is how long one command on the screen may take.
const limit = 20 * time.Second

// do runs a command on the screen and returns what it prints.
func (d *Desktop) do(name string, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.Env = d.env("LC_ALL=C.UTF-8") // every system has it, and xdotool reads what it types by it
	var faults bytes.Buffer
	c.Stderr = &faults
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w %s", name, strings.Join(args, " "), err, &faults)
	}
	return out, nil
}

// Picture is what is on the screen now.
func (d *Desktop) Picture() (image.Image, error) {
	data, err := d.do("import", "-window", "root", "png:-")
	if err != nil {
		return nil, err
	}
	return png.Decode(bytes.NewReader(data))
}

// Pixels is what is in a rectangle of the screen now: three bytes for each.
func (d *Desktop) Pixels(r image.Rectangle) ([]byte, error) {
	crop := fmt.Sprintf("%dx%d+%d+%d", r.Dx(), r.Dy(), r.Min.X, r.Min.Y)
	return d.do("import", "-window", "root", "-crop", crop, "-depth", "8", "rgb:-")
}

// Still waits until the screen shows something else than when Still was last
// called, and has then stopped changing; it returns the picture. It gives up
// waiting after some looks: a key may change nothing, and a cursor that blinks
// never stops.
func (d *Desktop) Still() (image.Image, error) {
	const looks, pause = 25, 100 * time.Millisecond
	before, last := d.seen, []byte(nil)
	for range looks {
		data, err := d.do("import", "-window", "root", "-depth", "8", "rgb:-")
		if err != nil {
			return nil, err
		}
		if bytes.Equal(data, last) && !bytes.Equal(data, before) {
			break
		}
		last = data
		time.Sleep(pause)
	}
	d.seen = last
	return d.Picture()
}
