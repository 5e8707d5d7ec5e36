package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"acquis/export/example"
)

// The flags of a build with a window, as in the Makefile.
var windowFlags = []string{"-tags", "migrated_fynedo"}

// start holds the time from starting the program to the first drawn frame of
// the dashboard on the example against that of a Fyne window with one label.
// Both say when they are drawn (see widgets.OnDrawn), on a display of Xvfb.
func start(b *bench) error {
	acquis, label := filepath.Join(b.dir, "acquis"), filepath.Join(b.dir, "label")
	for out, pkg := range map[string]string{acquis: "./cmd/acquis", label: "./cmd/bench/label"} {
		if err := buildWindow(out, pkg); err != nil {
			return err
		}
	}
	portfolio := filepath.Join(b.dir, "example")
	if err := example.Build(context.Background(), portfolio); err != nil {
		return err
	}
	display, stop, err := virtualDisplay()
	if err != nil {
		return err
	}
	defer stop()
	env := append(os.Environ(), "DISPLAY="+display, "ACQUIS_FIRST_FRAME=1",
		"ACQUIS_DATA="+b.dir, "XDG_CONFIG_HOME="+b.dir, "HOME="+b.dir, "LANG=fr_FR.UTF-8")
	r, err := ratio(11, func() error { return untilDrawn(env, acquis, portfolio) },
		func() error { return untilDrawn(env, label) })
	if err != nil {
		return err
	}
	b.report("start", r, "×", 1.3)
	return nil
}

func buildWindow(out, pkg string) error {
	build := exec.Command("go", append(append([]string{"build"}, windowFlags...), "-o", out, pkg)...)
	build.Env = append(os.Environ(), "CGO_ENABLED=1")
	if text, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build %s: %w: %s", pkg, err, text)
	}
	return nil
}

// virtualDisplay starts an X server without a screen, and a window manager if
// there is one. It returns the name of the display.
func virtualDisplay() (display string, stop func(), err error) {
	read, write, err := os.Pipe()
	if err != nil {
		return "", nil, err
	}
	defer read.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	err = server.Start()
	write.Close() //nolint:errcheck // the server has its own
	if err != nil {
		return "", nil, fmt.Errorf("start Xvfb: %w", err)
	}
	stop = func() {
		server.Process.Kill() //nolint:errcheck // it may have ended
		server.Wait()         //nolint:errcheck // it was killed
	}
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("start Xvfb: %w", err)
	}
	display = ":" + strings.TrimSpace(number)
	manager := exec.Command("openbox")
	manager.Env = append(os.Environ(), "DISPLAY="+display)
	if manager.Start() == nil {
		go manager.Wait() //nolint:errcheck // it ends with the server
	}
	return display, stop, nil
}

// untilDrawn starts a program and returns when it has said that it is drawn
// and has ended.
func untilDrawn(env []string, name string, args ...string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	program := exec.CommandContext(ctx, name, args...)
	program.Env = env
	out, err := program.Output()
	if err == nil && !strings.Contains(string(out), "drawn") {
		err = io.ErrUnexpectedEOF
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = fmt.Errorf("%w: %s", err, exit.Stderr)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	return nil
}
