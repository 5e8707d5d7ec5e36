package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"acquis/export/dossier"
)

// vsLibreOffice holds our PDF of the example without annexes against what
// LibreOffice Writer makes of the same content as a text document: the time
// from the start of a process to its end, and the most memory that was resident
// in any process. LibreOffice has made its profile before.
func vsLibreOffice(b *bench) error {
	if runtime.GOOS != "linux" {
		return errors.New("measured on Linux only")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		return fmt.Errorf("LibreOffice (Debian package libreoffice-writer-nogui): %w", err)
	}
	acquis, err := b.buildCLI()
	if err != nil {
		return err
	}
	portfolio, odt := filepath.Join(b.dir, "example"), filepath.Join(b.dir, "dossier.odt")
	if err := writeExampleODT(portfolio, odt); err != nil {
		return err
	}
	pdf, converted := filepath.Join(b.dir, "acquis.pdf"), filepath.Join(b.dir, "office", "dossier.pdf")
	ours := converter{pdf, acquis, []string{"dossier", portfolio, "-o", pdf, "--sans-annexes"}}
	theirs := converter{converted, office, []string{"-env:UserInstallation=file://" + filepath.Join(b.dir, "profile"),
		"--headless", "--convert-to", "pdf", "--outdir", filepath.Dir(converted), odt}}
	r, err := ratio(5, ours.run, theirs.run)
	if err != nil {
		return err
	}
	most, err := ours.memory()
	if err != nil {
		return err
	}
	yardstick, err := theirs.memory()
	if err != nil {
		return err
	}
	b.report("vs-libreoffice", r, "×", 0.083) // 12 times faster
	b.report("vs-libreoffice-memory", float64(most)/float64(yardstick), "×", 0.25)
	return nil
}

// converter is a program that makes a PDF.
type converter struct {
	out, program string
	arguments    []string
}

// run makes the PDF, and sees that it is there.
func (c *converter) run() error { return c.with((*exec.Cmd).Run) }

// memory makes it too, and returns the most that was resident in any process,
// in bytes. Watching takes time: it is not done while time is measured.
func (c *converter) memory() (most int64, err error) {
	err = c.with(func(process *exec.Cmd) error {
		if err := process.Start(); err != nil {
			return err
		}
		parent, child, err := watchMemory(process)
		most = max(parent, child)
		return err
	})
	return most, err
}

func (c *converter) with(run func(*exec.Cmd) error) error {
	if err := os.RemoveAll(c.out); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	if err := run(exec.CommandContext(ctx, c.program, c.arguments...)); err != nil {
		return fmt.Errorf("%s: %w", c.program, err)
	}
	_, err := os.Stat(c.out)
	return err
}

// writeExampleODT makes the example, and its dossier as a text document.
func writeExampleODT(portfolio, odt string) error {
	ctx := context.Background()
	p, err := openExample(portfolio)
	if err != nil {
		return err
	}
	defer p.Close()
	_, err = dossier.ExportODT(ctx, p.State(), dossier.OptionsOf(p.State()), odt, nil)
	return err
}
