package crash

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// What the system is made to refuse, and with which error: a disk that fails,
// is full, does not let one in, and a process that has too many files open.
var (
	calls  = []string{"write", "pwrite64", "fsync", "fdatasync", "openat", "renameat", "ftruncate", "mkdirat", "unlinkat"}
	errnos = []string{"EIO", "ENOSPC", "EACCES", "EMFILE"}
)

// patience is how long a command may take: one that hangs takes for ever.
const patience = time.Minute

// refuse has the system refuse something to the real command line.
func refuse(t *trial) error {
	if t.Program == "" {
		t.skip("no command line was given (-program)")
		return nil
	}
	if err := exec.Command("strace", "-qq", "-e", "inject=fsync:error=EIO", "true").Run(); err != nil {
		t.skip("strace cannot be used here: " + err.Error())
		return nil
	}
	for t.more() {
		p, err := t.program()
		if err != nil {
			return err
		}
		for n := 0; n < 60 && t.more(); n++ {
			if err := p.refuseOne(n); err != nil {
				return err
			}
		}
		if err := os.RemoveAll(p.dir); err != nil {
			return err
		}
	}
	return nil
}

// refuseOne has one command meet one error.
func (p *program) refuseOne(n int) error {
	all := commands(p.dir, n)
	c := all[n%len(all)]
	before, err := p.prepare(c)
	if err != nil {
		return err
	}
	f, call := float64(p.IntN(1000))/1000, calls[p.IntN(len(calls))]
	inject := fmt.Sprintf("inject=%s:error=%s:when=%d", call, errnos[p.IntN(len(errnos))], 1+int(f*f*40))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "strace", append([]string{"-f", "-qq", "-o", os.DevNull, "-e", inject, p.Program}, c.args...)...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	err = cmd.Run()
	var exit *exec.ExitError
	what := fmt.Sprintf("seed %d, error %d, %s of %s", p.Seed, p.tally.Tried, inject, c.args[0])
	if strings.Contains(said.String(), "runtime: ") { // Go's own pipe or poll was refused; no program can help it
		p.tally.Noted["in the runtime"]++
		_, err := versionOf(p.dir + "/P")
		if err != nil {
			p.fail("%s: %v", what, err)
		}
		return nil
	}
	switch {
	case ctx.Err() != nil:
		p.tried("hung")
		p.fail("%s: it hangs", what)
	case err == nil:
		p.tried("went on")
	case errors.As(err, &exit) && exit.ExitCode() == 1 && said.Len() > 0 && !strings.Contains(said.String(), "panic"):
		p.tried("told")
	case errors.As(err, &exit) && exit.ExitCode() == 1 && said.Len() == 0 && call == "write":
		p.tried("silenced") // strace counts for each thread: that which says what happened was refused too
	default:
		p.tried("crashed")
		p.fail("%s: %v: %s", what, err, said.Bytes())
	}
	if err := p.check(c, before, err == nil); err != nil {
		p.fail("%s: %v; it said %q", what, err, said.String())
	}
	return nil
}
