package crashlog

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
)

// The test program runs itself as one that dies.
const playsDying = "CRASHLOG_TEST_DIES"

func TestMain(m *testing.M) {
	if how := os.Getenv(playsDying); how != "" {
		die(how)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// name is what must not be found anywhere.
const name = "Mme Dupont"

type record struct{ Title string }

func (r record) String() string { return r.Title }

type oops struct{ title string }

func (o oops) Error() string { return "cannot open " + o.title }

// ways are how a program may die, with what the log must say of it.
var ways = map[string]string{
	"string":    "panic: a value that is not kept",
	"lines":     "panic: a value that is not kept",
	"error":     "panic: a value that is not kept",
	"stringer":  "panic: a value that is not kept",
	"path":      "panic: a value that is not kept",
	"index":     "panic: runtime error: index out of range [7] with length 2",
	"nil":       "signal SIGSEGV",
	"assertion": "panic: interface conversion: interface {} is string, not int",
	"overflow":  "goroutine 1",
	"caught":    "panic: crashlog.oops",
}

// die opens the log in a folder that has a name too, and dies.
func die(how string) {
	dir := os.Getenv("CRASHLOG_TEST_DIR")
	l, _ := Open(dir, "essai")
	var list []string
	deeper(how, dir+" "+name, append(list, name, name), l)
}

func deeper(how, said string, list []string, l *Log) {
	var none *record
	switch how {
	case "string":
		panic(said)
	case "lines":
		panic("goroutine\n" + said + "\n\t" + said + "\npanic: " + said)
	case "error":
		panic(fmt.Errorf("save: %w", oops{said}))
	case "stringer":
		panic(record{said})
	case "path":
		_, err := os.Open(said)
		panic(err)
	case "index":
		fmt.Println(list[len("Dupont")+1])
	case "nil":
		fmt.Println(none.Title)
	case "assertion":
		fmt.Println(any(said).(int))
	case "overflow":
		debug.SetMaxStack(1 << 16)
		deeper(how, said+".", list, l)
	case "caught":
		defer func() {
			l.Died(Panic(recover()))
			os.Exit(2)
		}()
		panic(oops{said})
	}
}

// However the program dies, the log says where and of what kind, and nothing
// that it was working on.
func TestTheLogHoldsNoContent(t *testing.T) {
	for how, want := range ways {
		t.Run(how, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "Portfolio de Dupont")
			c := exec.Command(os.Args[0])
			c.Env = append(os.Environ(), playsDying+"="+how, "CRASHLOG_TEST_DIR="+dir)
			printed, err := c.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) {
				t.Fatalf("it does not die: %v %s", err, printed)
			}
			l, died := Open(dir, "essai 1")
			defer l.Close()
			if !died {
				t.Fatal("nobody is told")
			}
			said := Read(dir)
			if !strings.Contains(said, want) || !strings.Contains(said, "crashlog_test.go:") || !strings.Contains(said, "crashlog.deeper") {
				t.Errorf("%s\nprinted\n%s", said, printed)
			}
			if how != "caught" && !strings.Contains(string(printed), "goroutine") {
				t.Errorf("this test tests nothing: %s", printed)
			}
			holdsNothing(t, said)
			if raw, _ := filepath.Glob(filepath.Join(dir, "*")); len(raw) != 2 { // the log, and the raw file of this process
				t.Errorf("left %v", raw)
			}
			again, died := Open(dir, "essai 2")
			defer again.Close()
			if died {
				t.Error("told twice")
			}
		})
	}
}

func holdsNothing(t *testing.T, said string) {
	t.Helper()
	for _, private := range []string{"Dupont", "Portfolio", string(filepath.Separator) + "tmp", os.TempDir(), "0xc0"} {
		if strings.Contains(said, private) {
			t.Errorf("it holds %q:\n%s", private, said)
		}
	}
	if home, _ := os.UserHomeDir(); len(home) > 1 && strings.Contains(said, home) {
		t.Errorf("it says where the home is:\n%s", said)
	}
}

// A catch says what kind of value it was, and where from.
func TestPanicAndFailure(t *testing.T) {
	said := func() (said string) {
		defer func() { said = Panic(recover()) }()
		deeper("error", name, nil, nil)
		return ""
	}()
	if !strings.HasPrefix(said, "panic: *fmt.wrapError > crashlog.oops\n") || !strings.Contains(said, "crashlog.deeper crashlog_test.go:") {
		t.Error(said)
	}
	holdsNothing(t, said)
	err := fmt.Errorf("%w and %w", &fs.PathError{Op: "open", Path: name, Err: syscall.ENOSPC}, errors.New(name))
	if said := Failure("close", err); said != "close: *fmt.wrapErrors > *fs.PathError > syscall.Errno(28) > *errors.errorString" {
		t.Error(said)
	}
}

// A program that ends well leaves nothing, and one that runs is left alone.
func TestTwoAtATime(t *testing.T) {
	dir := t.TempDir()
	one, died := Open(dir, "un")
	two, diedToo := Open(dir, "deux")
	if died || diedToo {
		t.Error("nobody died")
	}
	if list, _ := filepath.Glob(filepath.Join(dir, rawPattern)); len(list) != 2 {
		t.Errorf("raw files: %v", list)
	}
	one.Close()
	two.Close()
	if list, _ := os.ReadDir(dir); len(list) != 0 {
		t.Errorf("left %v", list)
	}
	var none *Log
	none.Report("x")
	none.Close()
}

// The log keeps the last reports.
func TestItDoesNotGrow(t *testing.T) {
	dir := t.TempDir()
	l, _ := Open(dir, "essai")
	defer l.Close()
	for i := range 80 {
		l.Report(fmt.Sprintf("report %d\n%s", i, strings.Repeat("x", 1000)))
	}
	said := Read(dir)
	if len(said) > most || !strings.Contains(said, "report 79\n") || strings.Contains(said, "report 2\n") || !strings.HasPrefix(said, mark) {
		t.Errorf("%d bytes: %.200s", len(said), said)
	}
}

// What earlier versions wrote down raw is cleaned before anybody sends it.
func TestEarlierLogs(t *testing.T) {
	dir := t.TempDir()
	raw := "2026-01-01T00:00:00Z\npanic: " + name + "\n\ngoroutine 1 [running]:\nacquis/ui.(*App).open(0xc000102030, {0x1, 0x2})\n\t/home/dupont/acquis/ui/open.go:21 +0x1d\n"
	for _, path := range []string{Name, oldRaw} {
		if err := os.WriteFile(filepath.Join(dir, path), []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, died := Open(dir, "essai")
	defer l.Close()
	said := Read(dir)
	if !died || strings.Count(said, "acquis/ui.(*App).open open.go:21") != 2 {
		t.Errorf("%v: %s", died, said)
	}
	holdsNothing(t, said)
}
