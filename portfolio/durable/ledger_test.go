package durable

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The test program runs itself as a process that makes things and is killed.
const playsMaker = "DURABLE_TEST_MAKER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(playsMaker); dir != "" {
		beMaker(dir)
	}
	os.Exit(m.Run())
}

// beMaker begins a file and a folder, says where, and waits for its end.
func beMaker(dir string) {
	Remember(filepath.Join(dir, "en-cours"))
	f, err := Create(nil, dir, Options{})
	if err == nil {
		_, err = f.Write([]byte("le nom d’une personne"))
	}
	folder, err2 := MkdirTemp(nil, filepath.Join(dir, "ailleurs"))
	inside := filepath.Join(folder, "copie.pdf")
	err3 := os.WriteFile(inside, []byte("de même"), 0o400)
	private, err4 := Private()
	if err != nil || err2 != nil || err3 != nil || err4 != nil {
		fmt.Println(err, err2, err3, err4)
		os.Exit(1)
	}
	fmt.Println(f.Path())
	fmt.Println(folder)
	fmt.Println(private)
	select {}
}

// maker starts such a process and returns what it makes.
func maker(t *testing.T, dir string) (*exec.Cmd, []string) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), playsMaker+"="+dir)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	var made []string
	for lines := bufio.NewScanner(out); len(made) < 3 && lines.Scan(); {
		if !filepath.IsAbs(lines.Text()) {
			t.Fatal(lines.Text())
		}
		made = append(made, lines.Text())
	}
	return c, made
}

func there(paths []string) (n int) {
	for _, p := range paths {
		if _, err := os.Lstat(p); err == nil {
			n++
		}
	}
	return n
}

// What a killed process was making goes at the next start, however young it
// is; what another one is making stays.
func TestSweepRemembered(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "ailleurs"), 0o700); err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(dir, "en-cours")
	killed, left := maker(t, dir)
	_, alive := maker(t, dir)
	for _, p := range append(left, alive...) {
		info, err := os.Stat(p)
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", p, info.Mode(), err)
		}
	}
	if err := SweepRemembered(place); err != nil {
		t.Fatal(err)
	}
	if there(left) != 3 || there(alive) != 3 {
		t.Fatalf("swept what two processes are making: %d and %d left", there(left), there(alive))
	}
	killed.Process.Kill()
	killed.Wait()
	if err := SweepRemembered(place); err != nil {
		t.Fatal(err)
	}
	if there(left) != 0 || there(alive) != 3 {
		t.Errorf("%d of the killed one's left, %d of the other's", there(left), there(alive))
	}
	if ledgers, _ := filepath.Glob(filepath.Join(place, "*"+ledgerSuffix)); len(ledgers) != 1 {
		t.Errorf("ledgers: %v", ledgers)
	}
}

// Whatever a ledger says, nothing but what bears a temporary name goes.
func TestALedgerIsNotTrusted(t *testing.T) {
	dir := t.TempDir()
	kept := filepath.Join(dir, "these.odt")
	folder := filepath.Join(dir, "documents")
	if err := os.WriteFile(kept, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	lines := fmt.Sprintf("%q\n%q\n%q\n\"..\"\n%s\n\x00\xff\n\".acquis-AAAA.tmp\"\n%q", kept, folder,
		filepath.Join(dir, ".acquis-X.tmp", ".."), kept, filepath.Join(folder, ".acquis-coupé")[:len(folder)+5])
	if err := os.WriteFile(filepath.Join(dir, "X"+ledgerSuffix), []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := SweepRemembered(dir); err != nil {
		t.Fatal(err)
	}
	if there([]string{kept, folder}) != 2 {
		t.Error("a ledger removed somebody's file")
	}
}

// A process that ends well leaves no ledger; one that could not remove what it
// made leaves it for the next start.
func TestLedgerEnds(t *testing.T) {
	dir := t.TempDir()
	l := &ledger{dir: filepath.Join(dir, "en-cours")}
	l.end() // nothing was noted
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("a process that made nothing left %v", left)
	}
	gone, stays := filepath.Join(dir, ".acquis-A.tmp"), filepath.Join(dir, ".acquis-B\n.tmp")
	l.note(gone)
	l.end()
	if left := names(t, l.dir); len(left) > 0 {
		t.Errorf("left %v", left)
	}
	l.note(gone)
	l.note(stays)
	if err := os.WriteFile(stays, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l.end()
	if left := names(t, l.dir); len(left) != 1 || !strings.HasSuffix(left[0], ledgerSuffix) {
		t.Errorf("left %v", left)
	}
	if err := SweepRemembered(l.dir); err != nil || there([]string{stays}) != 0 {
		t.Errorf("%v, %d left", err, there([]string{stays}))
	}
}

// What nobody noted goes by its age.
func TestPrivatePlaceIsSweptByAge(t *testing.T) {
	dir := t.TempDir()
	old, young := filepath.Join(dir, ".acquis-A.tmp"), filepath.Join(dir, ".acquis-B.tmp")
	for _, p := range []string{old, young} {
		if err := os.Mkdir(p, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	long := time.Now().Add(-2 * Abandoned)
	if err := os.Chtimes(old, long, long); err != nil {
		t.Fatal(err)
	}
	if err := SweepRemembered(dir); err != nil {
		t.Fatal(err)
	}
	if there([]string{old}) != 0 || there([]string{young}) != 1 {
		t.Errorf("%v", names(t, dir))
	}
}
