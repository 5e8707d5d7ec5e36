package child

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
	"time"
)

// Handler does one job in a child. The request is the JSON of what was given
// to Run; the result is encoded as JSON in turn. Its context ends at
// Limits.Time; a handler that goes on is ended with its process.
type Handler func(ctx context.Context, request json.RawMessage) (any, error)

// marker is the environment variable that makes a process a child. Its value
// is an order in JSON. Main removes it.
const marker = "ACQUIS_CHILD"

// Exit codes by which a child says why it left without an answer. They are
// far from those of the Go runtime (2) and of shells (126 and more).
const (
	exitMemory   = 93
	exitTimeout  = 94
	exitOrphan   = 95
	exitProtocol = 96
)

// watchEvery is how often a child looks at its memory: often enough that a
// decoder cannot take more than some tens of megabytes in between.
const watchEvery = 5 * time.Millisecond

// order is what a child is told when it is started.
type order struct {
	Job    string        `json:"job"`
	Memory int64         `json:"memory"`
	Time   time.Duration `json:"time"`
}

// reply is what a child writes before it leaves.
type reply struct {
	Value json.RawMessage `json:"value,omitempty"`
	Error *replyError     `json:"error,omitempty"`
	Panic string          `json:"panic,omitempty"`
}

type replyError struct {
	Message string   `json:"message"`
	Codes   []string `json:"codes,omitempty"`
}

var (
	handlers sync.Map // name → Handler
	ready    atomic.Bool
)

// Register gives a job its name. It panics on a name registered twice, which
// is a mistake of the programmer.
func Register(name string, handler Handler) {
	if _, taken := handlers.LoadOrStore(name, handler); taken {
		panic("child: job registered twice: " + name)
	}
}

// Main does the job and ends the process when this process is a child, and
// returns at once otherwise. It comes after the calls of Register and before
// everything else in main and in TestMain.
func Main() {
	value, isChild := os.LookupEnv(marker)
	if !isChild {
		ready.Store(true)
		return
	}
	os.Unsetenv(marker)
	var o order
	if err := json.Unmarshal([]byte(value), &o); err != nil {
		leave(exitProtocol, "order: "+err.Error())
	}
	answer := os.Stdout
	os.Stdout = os.Stderr // a library that prints must not spoil the answer

	limitProcess(o.Memory)
	go watchMemory(o.Memory)
	time.AfterFunc(o.Time+time.Second, func() { leave(exitTimeout, "out of time") })

	input := bufio.NewReader(os.Stdin)
	decoder := json.NewDecoder(input)
	var request json.RawMessage
	if err := decoder.Decode(&request); err != nil {
		leave(exitProtocol, "request: "+err.Error())
	}
	go leaveWithParent(input)

	if err := json.NewEncoder(answer).Encode(perform(o, request)); err != nil {
		leave(exitProtocol, "answer: "+err.Error())
	}
	os.Exit(0)
}

// perform runs the handler and turns whatever it does into a reply.
func perform(o order, request json.RawMessage) (r reply) {
	found, ok := handlers.Load(o.Job)
	if !ok {
		leave(exitProtocol, "no handler for "+o.Job)
	}
	defer func() {
		if p := recover(); p != nil {
			r = reply{Panic: fmt.Sprintf("panic: %v\n%s", p, debug.Stack())}
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), o.Time)
	defer cancel()
	value, err := found.(Handler)(ctx, request)
	if err != nil {
		return reply{Error: &replyError{Message: err.Error(), Codes: codesOf(err)}}
	}
	encoded, err := json.Marshal(value)
	if err != nil {
		return reply{Error: &replyError{Message: err.Error()}}
	}
	return reply{Value: encoded}
}

// watchMemory ends the process when the Go runtime holds more than limit.
func watchMemory(limit int64) {
	sample := []metrics.Sample{
		{Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/released:bytes"},
	}
	for range time.Tick(watchEvery) {
		metrics.Read(sample)
		if held := int64(sample[0].Value.Uint64() - sample[1].Value.Uint64()); held > limit {
			leave(exitMemory, fmt.Sprintf("%d MB held, %d allowed", held>>20, limit>>20))
		}
	}
}

// leaveWithParent ends the process when its standard input closes: the parent
// holds the other end open for as long as it waits.
func leaveWithParent(input io.Reader) {
	io.Copy(io.Discard, input) //nolint:errcheck // an error means the same as the end
	leave(exitOrphan, "the parent is gone")
}

func leave(code int, why string) {
	fmt.Fprintln(os.Stderr, "child:", why)
	os.Exit(code)
}
