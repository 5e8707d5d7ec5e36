package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"acquis/export/dossier"
	"acquis/export/example"
	"acquis/portfolio/store"
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
	var ours, theirs int64
	run := func(most *int64, out, program string, arguments ...string) func() error {
		return func() error {
			if err := os.RemoveAll(out); err != nil {
				return err
			}
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
			defer cancel()
			process := exec.CommandContext(ctx, program, arguments...)
			process.Stderr = io.Discard
			if err := process.Start(); err != nil {
				return err
			}
			parent, child, err := watchMemory(process)
			if err != nil {
				return fmt.Errorf("%s: %w", program, err)
			}
			*most = max(*most, parent, child)
			_, err = os.Stat(out)
			return err
		}
	}
	pdf, converted := filepath.Join(b.dir, "acquis.pdf"), filepath.Join(b.dir, "office", "dossier.pdf")
	r, err := ratio(3, run(&ours, pdf, acquis, "dossier", portfolio, "-o", pdf, "--sans-annexes"),
		run(&theirs, converted, office, "-env:UserInstallation=file://"+filepath.Join(b.dir, "profile"),
			"--headless", "--convert-to", "pdf", "--outdir", filepath.Dir(converted), odt))
	if err != nil {
		return err
	}
	b.report("vs-libreoffice", r, "×", 0.083) // 12 times faster
	b.report("vs-libreoffice-memory", float64(ours)/float64(theirs), "×", 0.25)
	return nil
}

// writeExampleODT makes the example, and its dossier as a text document.
func writeExampleODT(portfolio, odt string) error {
	ctx := context.Background()
	if err := example.Build(ctx, portfolio); err != nil {
		return err
	}
	p, err := store.Open(portfolio, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer p.Close()
	_, err = dossier.ExportODT(ctx, p.State(), dossier.OptionsOf(p.State()), odt, nil)
	return err
}
