package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"acquis/cmd/internal/desktop"
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
	screen, err := desktop.Open(1366, 768)
	if err != nil {
		return err
	}
	defer screen.Close()
	r, err := ratio(15, func() error { return untilDrawn(screen, acquis, portfolio) },
		func() error { return untilDrawn(screen, label) })
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

// untilDrawn starts a program and returns when it has said that it is drawn
// and has ended.
func untilDrawn(screen *desktop.Desktop, program string, args ...string) error {
	said, err := screen.Run(program, args, "ACQUIS_FIRST_FRAME=1")
	if err == nil && !strings.Contains(said, "drawn") {
		err = fmt.Errorf("%s: %w", filepath.Base(program), io.ErrUnexpectedEOF)
	}
	return err
}
