package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// writerVariable makes the test binary a writer that somebody kills.
const writerVariable = "ACQUIS_TEST_WRITER"

// writeUntilKilled changes a portfolio, adds files, takes snapshots, undoes,
// and says of each thing that it is durable, once it is.
func writeUntilKilled(dir string) {
	fail := func(err error) {
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
	}
	p, err := Open(dir, Options{})
	fail(err)
	g := newGambler(uint64(os.Getpid()))
	for n := 0; ; n++ {
		switch n % 8 {
		case 3:
			s, err := p.AddReader(context.Background(), strings.NewReader(fmt.Sprint(os.Getpid(), n)))
			fail(err)
			fmt.Println("file", s.SHA256)
		case 5:
			_, err := p.Snapshot(ReasonAsked)
			fail(err)
		case 7:
			_, err := p.Undo()
			fail(err)
			fmt.Println("version", p.State().Version)
		default:
			fail(p.Change("edit", func(e *portfolio.Edit) error {
				if err := g.play(e); err != nil {
					return err
				}
				note := *e.State().Section("motivations")
				note.Note = fmt.Sprint("version ", e.State().Version+1, " of ", os.Getpid())
				return e.Put(&note)
			}))
			fmt.Println("version", p.State().Version)
		}
	}
}

// Whenever the process is killed: what it had said is durable is there, the
// lock that it left is no obstacle, and nothing is damaged.
func TestKill(t *testing.T) {
	p := newTest(t)
	must(t, p.Close())
	g := rand.New(rand.NewPCG(9, 9))
	for round := range 12 {
		version, files := killAfter(t, p.Dir(), 1+g.IntN(60))
		again, err := Open(p.Dir(), Options{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if got := again.State().Version; got < version || got > version+1 {
			t.Errorf("round %d: version %d, acknowledged was %d", round, got, version)
		}
		for _, hash := range files {
			path, err := again.FilePath(hash)
			must(t, err)
			if sum, err := hashFile(t.Context(), path); err != nil || sum != hash {
				t.Errorf("round %d: file %s: %s, %v", round, hash, sum, err)
			}
		}
		verified(t, again)
		left, err := filepath.Glob(filepath.Join(p.Dir(), "*", durable.Pattern))
		if err != nil || len(left) > 0 {
			t.Errorf("round %d: left %v", round, left)
		}
		must(t, again.Close())
	}
}

// killAfter starts a writer, kills it in the midst of what comes after so many
// acknowledgements, and returns what was acknowledged.
func killAfter(t *testing.T, dir string, lines int) (version uint64, files []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writerVariable+"="+dir)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	scanner := bufio.NewScanner(out)
	for n := 0; scanner.Scan(); n++ {
		kind, value, _ := strings.Cut(scanner.Text(), " ")
		switch kind {
		case "version":
			_, err = fmt.Sscan(value, &version)
			must(t, err)
		case "file":
			files = append(files, value)
		default:
			t.Errorf("the writer says %q", scanner.Text())
		}
		if n == lines {
			must(t, cmd.Process.Kill())
		}
	}
	_ = cmd.Wait() // it was killed
	return version, files
}
