package child

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

var (
	errKnown   = errors.New("known")
	errUnknown = errors.New("unknown")
)

func TestMain(m *testing.M) {
	registerTestJobs()
	Main()
	os.Exit(m.Run())
}

func registerTestJobs() {
	RegisterError("known", errKnown)
	Register("upper", func(_ context.Context, req json.RawMessage) (any, error) {
		var s string
		err := json.Unmarshal(req, &s)
		fmt.Println("noise on standard output")
		return strings.ToUpper(s), err
	})
	Register("fail-known", func(context.Context, json.RawMessage) (any, error) {
		return nil, fmt.Errorf("the reason: %w", errKnown)
	})
	Register("fail-other", func(context.Context, json.RawMessage) (any, error) {
		return nil, errUnknown
	})
	Register("panic", func(context.Context, json.RawMessage) (any, error) {
		panic("boom")
	})
	Register("panic-elsewhere", func(context.Context, json.RawMessage) (any, error) {
		go func() { panic("far away") }()
		select {}
	})
	Register("hang", func(context.Context, json.RawMessage) (any, error) {
		var turns atomic.Int64
		for {
			turns.Add(1)
		}
	})
	Register("exit", func(context.Context, json.RawMessage) (any, error) {
		os.Exit(0)
		return nil, nil
	})
	Register("creep", func(context.Context, json.RawMessage) (any, error) {
		type block struct {
			before *block
			bytes  [1 << 20]byte
		}
		var last *block
		for turn := 0; ; turn++ {
			last = &block{before: last}
			last.bytes[turn%len(last.bytes)] = 1
		}
	})
	Register("bomb", func(_ context.Context, req json.RawMessage) (any, error) {
		block := make([]byte, 1<<40)
		return len(block), nil
	})
	Register("flood", func(context.Context, json.RawMessage) (any, error) {
		return strings.Repeat("x", maxAnswer+1), nil
	})
	Register("nested", func(ctx context.Context, _ json.RawMessage) (any, error) {
		return nil, Run(ctx, "upper", "x", nil, Limits{})
	})
	Register("deadline", func(ctx context.Context, _ json.RawMessage) (any, error) {
		_, ok := ctx.Deadline()
		return ok, nil
	})
	Register("parent", func(ctx context.Context, req json.RawMessage) (any, error) {
		// Says where it is, then waits for ever.
		var path string
		if err := json.Unmarshal(req, &path); err != nil {
			return nil, err
		}
		if err := os.WriteFile(path+".part", []byte(strconv.Itoa(os.Getpid())), 0o600); err != nil {
			return nil, err
		}
		if err := os.Rename(path+".part", path); err != nil {
			return nil, err
		}
		select {}
	})
}

func TestAnswer(t *testing.T) {
	var got string
	if err := Run(t.Context(), "upper", "dossier é", &got, Limits{}); err != nil {
		t.Fatal(err)
	}
	if got != "DOSSIER É" {
		t.Errorf("got %q", got)
	}
	if err := Run(t.Context(), "upper", "x", nil, Limits{}); err != nil {
		t.Errorf("without a place for the answer: %v", err)
	}
}

func TestFailures(t *testing.T) {
	small := Limits{Memory: 64 << 20, Time: time.Minute}
	for name, want := range map[string]error{
		"panic":           ErrCrashed,
		"panic-elsewhere": ErrCrashed,
		"exit":            ErrCrashed,
		"flood":           ErrCrashed,
		"creep":           ErrMemory,
		"bomb":            ErrMemory,
		"not registered":  ErrUnknownJob,
	} {
		limits := small
		if name == "flood" {
			limits.Memory = 1 << 30
		}
		err := Run(t.Context(), name, nil, nil, limits)
		if !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", name, err, want)
		}
		var failure *Failure
		if !errors.As(err, &failure) || failure.Job != name {
			t.Errorf("%s: %v does not name its job", name, err)
		}
	}
}

func TestPanicIsQuoted(t *testing.T) {
	for name, want := range map[string]string{"panic": "boom", "panic-elsewhere": "far away"} {
		var failure *Failure
		if err := Run(t.Context(), name, nil, nil, Limits{}); !errors.As(err, &failure) {
			t.Fatalf("%s: %v", name, err)
		}
		if !strings.Contains(failure.Detail, want) {
			t.Errorf("%s: the detail lacks %q: %s", name, want, failure.Detail)
		}
	}
}

func TestTimeout(t *testing.T) {
	err := Run(t.Context(), "hang", nil, nil, Limits{Time: 50 * time.Millisecond})
	if !errors.Is(err, ErrTimeout) {
		t.Fatalf("got %v", err)
	}
	var timed bool
	if err := Run(t.Context(), "deadline", nil, &timed, Limits{}); err != nil || !timed {
		t.Errorf("the handler's context has no deadline (%v)", err)
	}
}

func TestCancel(t *testing.T) {
	path := filepath.Join(t.TempDir(), "started")
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		waitFor(t, path)
		cancel()
	}()
	err := Run(ctx, "parent", path, nil, Limits{})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if err := Run(ctx, "upper", "x", nil, Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("with a context that is done: %v", err)
	}
}

func TestHandlerErrors(t *testing.T) {
	err := Run(t.Context(), "fail-known", nil, nil, Limits{})
	if !errors.Is(err, errKnown) || err.Error() != "the reason: known" {
		t.Errorf("got %v", err)
	}
	err = Run(t.Context(), "fail-other", nil, nil, Limits{})
	var job *JobError
	if !errors.As(err, &job) || errors.Is(err, errUnknown) || job.Message != "unknown" {
		t.Errorf("got %v", err)
	}
}

func TestNoGrandchildren(t *testing.T) {
	err := Run(t.Context(), "nested", nil, nil, Limits{})
	if err == nil || !strings.Contains(err.Error(), ErrNotReady.Error()) {
		t.Errorf("got %v", err)
	}
}

// A child must leave when its parent dies without a word. The parent of this
// test is a second process, which is killed.
func TestOrphanLeaves(t *testing.T) {
	if path := os.Getenv("CHILD_TEST_PARENT"); path != "" {
		Run(context.Background(), "parent", path, nil, Limits{}) //nolint:errcheck // killed before it returns
		return
	}
	path := filepath.Join(t.TempDir(), "pid")
	cmd := exec.Command(os.Args[0], "-test.run=^TestOrphanLeaves$")
	cmd.Env = append(os.Environ(), "CHILD_TEST_PARENT="+path)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, path)
	cmd.Process.Kill()
	cmd.Wait() //nolint:errcheck // it was killed
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for alive(pid) {
		if t.Context().Err() != nil {
			t.Fatal("the child outlived its parent")
		}
	}
}

func TestBoundedKeepsBothEnds(t *testing.T) {
	b := bounded{limit: 10}
	for range 3000 {
		fmt.Fprint(&b, "0123456789")
	}
	fmt.Fprint(&b, "the end")
	s := b.String()
	if !strings.HasPrefix(s, "0123456789") || !strings.HasSuffix(s, "the end") || len(s) > tailSize+100 {
		t.Errorf("kept %d bytes", len(s))
	}
}

// waitFor returns when the file exists; the test's own time limit bounds it.
func waitFor(t *testing.T, path string) {
	t.Helper()
	for {
		if _, err := os.Stat(path); err == nil {
			return
		} else if !errors.Is(err, fs.ErrNotExist) {
			t.Error(err)
			return
		}
		if t.Context().Err() != nil {
			return
		}
		runtime.Gosched()
	}
}
