package child

import (
	"errors"
	"fmt"
	"sync"
)

// What can become of a job, apart from its answer. Run wraps them in *Failure.
var (
	// ErrTimeout says that the job used up Limits.Time.
	ErrTimeout = errors.New("child: out of time")
	// ErrMemory says that the job asked for more than Limits.Memory.
	ErrMemory = errors.New("child: out of memory")
	// ErrCrashed says that the job panicked, was killed, or left without an answer.
	ErrCrashed = errors.New("child: crashed")
	// ErrStart says that the process could not be started.
	ErrStart = errors.New("child: cannot start")
	// ErrUnknownJob says that no handler has the name asked for.
	ErrUnknownJob = errors.New("child: unknown job")
	// ErrNotReady says that this program never called Main, so that starting
	// it again would run it whole, or that Run was called inside a child.
	ErrNotReady = errors.New("child: Main was not called in this process")
)

// Failure is the error of a job that did not answer.
type Failure struct {
	Job    string // the name it is registered by
	Err    error  // one of the errors of this package, or the error of the context
	Detail string // what the child wrote before it died, bounded; may be empty; not for people
}

func (f *Failure) Error() string {
	if f.Detail == "" {
		return fmt.Sprintf("job %s: %v", f.Job, f.Err)
	}
	return fmt.Sprintf("job %s: %v: %s", f.Job, f.Err, firstLine(f.Detail))
}

func (f *Failure) Unwrap() error { return f.Err }

// JobError is an error that a handler returned. It keeps the message, and the
// identity of the errors given to RegisterError.
type JobError struct {
	Job     string
	Message string
	Codes   []string // of the registered errors in it, for who cannot import them
	known   []error
}

func (e *JobError) Error() string   { return e.Message }
func (e *JobError) Unwrap() []error { return e.known }

var known struct {
	sync.RWMutex
	codes  []string
	errors map[string]error
}

// RegisterError lets err cross from the child to its parent: when a handler
// returns an error for which errors.Is(…, err) holds, it also holds for what
// Run returns. The code names it between the two, and must be unique.
func RegisterError(code string, err error) {
	known.Lock()
	defer known.Unlock()
	if known.errors == nil {
		known.errors = make(map[string]error)
	}
	if old, taken := known.errors[code]; taken {
		if old == err {
			return
		}
		panic("child: error code registered twice: " + code)
	}
	known.errors[code] = err
	known.codes = append(known.codes, code)
}

// codesOf lists the registered errors that are in err.
func codesOf(err error) []string {
	known.RLock()
	defer known.RUnlock()
	var codes []string
	for _, code := range known.codes {
		if errors.Is(err, known.errors[code]) {
			codes = append(codes, code)
		}
	}
	return codes
}

func errorsOf(codes []string) []error {
	known.RLock()
	defer known.RUnlock()
	var list []error
	for _, code := range codes {
		if err := known.errors[code]; err != nil {
			list = append(list, err)
		}
	}
	return list
}
