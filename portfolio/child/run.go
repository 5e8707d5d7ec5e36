package child

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// Limits bound one job. A zero field takes its default: there is no job
// without limits.
type Limits struct {
	Memory int64         // bytes that the Go runtime of the child may hold
	Time   time.Duration // from the start of the process to its answer
}

// Limits of a job that names none.
const (
	DefaultMemory = 400 << 20
	DefaultTime   = time.Minute
)

const (
	maxAnswer = 64 << 20 // bytes of JSON; what is larger goes through a file
	maxStderr = 16 << 10
)

// Run has the job called name done by a child and decodes its answer into
// response, which may be nil. The request and the response travel as JSON.
//
// The error is a *JobError when the handler returned one, and otherwise a
// *Failure around ErrTimeout, ErrMemory, ErrCrashed, ErrStart, ErrUnknownJob,
// ErrNotReady or the error of ctx.
func Run(ctx context.Context, name string, request, response any, limits Limits) error {
	fail := func(err error, detail string) error { return &Failure{Job: name, Err: err, Detail: detail} }
	if !ready.Load() {
		return fail(ErrNotReady, "")
	}
	if _, ok := handlers.Load(name); !ok {
		return fail(ErrUnknownJob, "")
	}
	if err := ctx.Err(); err != nil {
		return fail(err, "")
	}
	input, err := json.Marshal(request)
	if err != nil {
		return fmt.Errorf("job %s: request: %w", name, err)
	}

	limits = limits.orDefault()
	timed, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	end, err := start(timed, name, input, limits)
	if err != nil {
		return fail(ErrStart, err.Error())
	}

	var r reply
	if end.err == nil && json.Unmarshal(end.answer.head, &r) == nil && !end.answer.cut() {
		return deliver(name, r, response)
	}
	switch {
	case ctx.Err() != nil:
		return fail(ctx.Err(), "")
	case timed.Err() != nil:
		return fail(ErrTimeout, "")
	}
	return fail(end.cause(), end.text())
}

func (l Limits) orDefault() Limits {
	if l.Memory <= 0 {
		l.Memory = DefaultMemory
	}
	if l.Time <= 0 {
		l.Time = DefaultTime
	}
	return l
}

// ending is how a child ended and what it left.
type ending struct {
	err    error
	answer bounded
	stderr bounded
}

// start runs one child to its end. The error says that there was none.
func start(ctx context.Context, name string, input []byte, limits Limits) (*ending, error) {
	program, err := executable()
	if err != nil {
		return nil, err
	}
	end := &ending{answer: bounded{limit: maxAnswer}, stderr: bounded{limit: maxStderr}}
	cmd := exec.CommandContext(ctx, program)
	cmd.Env = environment(order{Job: name, Memory: limits.Memory, Time: limits.Time})
	cmd.Stdout, cmd.Stderr = &end.answer, &end.stderr
	cmd.SysProcAttr = processAttributes()
	cmd.WaitDelay = time.Second
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	// Linux kills the child when the *thread* that started it ends, so this
	// goroutine keeps its thread until the child is gone.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	// The pipe stays open after the request: its end tells the child that
	// the parent is gone. Wait closes it.
	go stdin.Write(append(input, '\n')) //nolint:errcheck // a child that does not read says why by its end
	end.err = cmd.Wait()
	return end, nil
}

// environment is that of this process, with the order and the soft limit.
func environment(o order) []string {
	value, _ := json.Marshal(o) // strings and integers always encode
	var env []string
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		switch name {
		case marker, "GOMEMLIMIT", "GOGC", "GOTRACEBACK", "GORACE":
		default:
			env = append(env, pair)
		}
	}
	return append(env, marker+"="+string(value), "GOTRACEBACK=single",
		"GOMEMLIMIT="+strconv.FormatInt(o.Memory/8*7, 10),
		"GORACE=atexit_sleep_ms=0") // tests with the race detector would wait a second for each child
}

// deliver hands over what the handler returned.
func deliver(name string, r reply, response any) error {
	switch {
	case r.Panic != "":
		return &Failure{Job: name, Err: ErrCrashed, Detail: r.Panic}
	case r.Error != nil:
		return &JobError{Job: name, Message: r.Error.Message, Codes: r.Error.Codes, known: errorsOf(r.Error.Codes)}
	case response == nil:
		return nil
	}
	if err := json.Unmarshal(r.Value, response); err != nil {
		return fmt.Errorf("job %s: answer: %w", name, err)
	}
	return nil
}

// cause tells why a child left without an answer.
func (e *ending) cause() error {
	var exit *exec.ExitError
	if errors.As(e.err, &exit) {
		switch exit.ExitCode() {
		case exitMemory:
			return ErrMemory
		case exitTimeout:
			return ErrTimeout
		}
	}
	if stderr := e.stderr.String(); strings.Contains(stderr, "out of memory") ||
		strings.Contains(stderr, "cannot allocate memory") {
		return ErrMemory
	}
	return ErrCrashed
}

// text describes the end for a log.
func (e *ending) text() string {
	stderr := strings.TrimSpace(e.stderr.String())
	switch {
	case e.answer.cut():
		return "answer too long"
	case e.err == nil:
		return strings.TrimSpace("no answer\n" + stderr)
	}
	return strings.TrimSpace(e.err.Error() + "\n" + stderr)
}

// bounded is a writer that keeps the first bytes it is given, and in a small
// ring the last ones: a crash says why at its start, a log at its end.
type bounded struct {
	limit   int
	head    []byte
	tail    []byte
	dropped int
}

const tailSize = 4 << 10

func (b *bounded) Write(p []byte) (int, error) {
	n := len(p)
	if room := b.limit - len(b.head); room > 0 {
		take := min(room, n)
		b.head = append(b.head, p[:take]...)
		p = p[take:]
	}
	if len(p) > 0 {
		b.tail = append(b.tail, p...)
		if over := len(b.tail) - tailSize; over > 0 {
			b.dropped += over
			b.tail = append(b.tail[:0], b.tail[over:]...)
		}
	}
	return n, nil
}

func (b *bounded) cut() bool { return len(b.tail) > 0 }

func (b *bounded) String() string {
	if b.dropped == 0 {
		return string(b.head) + string(b.tail)
	}
	return fmt.Sprintf("%s\n[… %d …]\n%s", b.head, b.dropped, b.tail)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
