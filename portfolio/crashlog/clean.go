package crashlog

import (
	"errors"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"syscall"
)

// mostFrames is how many lines of stack a report has: the top says what
// happened, the rest of a runaway recursion repeats it.
const mostFrames = 120

// Panic describes a panic that was caught, and where it came from. It is called
// by the deferred function itself.
func Panic(value any) string {
	var b strings.Builder
	fmt.Fprintf(&b, "panic: %s\n", kindOf(value))
	pcs := make([]uintptr, mostFrames)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := frames.Next()
		if f.Function != "" {
			fmt.Fprintf(&b, "  %s %s:%d\n", f.Function, path.Base(strings.ReplaceAll(f.File, `\`, "/")), f.Line)
		}
		if !more {
			return b.String()
		}
	}
}

// Failure describes an error. Doing says in English what was being done.
func Failure(doing string, err error) string { return doing + ": " + kindOf(err) }

// kindOf is what kind of value went around, without the value.
func kindOf(value any) string {
	if err, ok := value.(error); ok {
		return strings.Join(chain(err), " > ")
	}
	return fmt.Sprintf("%T", value)
}

// chain lists the types of an error and of those within it. Go's own errors at
// run time are worded by Go, and the system's are numbers.
func chain(err error) []string {
	if err == nil {
		return nil
	}
	kind := fmt.Sprintf("%T", err)
	if number, ok := err.(syscall.Errno); ok {
		kind = fmt.Sprintf("%s(%d)", kind, int(number))
	}
	if said, ok := isGo(err); ok {
		kind += " (" + said + ")"
	}
	list := []string{kind}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		for _, inner := range several.Unwrap() {
			list = append(list, chain(inner)...)
		}
		return list
	}
	return append(list, chain(errors.Unwrap(err))...)
}

// isGo gives the words of an error that Go made at run time.
func isGo(err error) (string, bool) {
	if _, ok := err.(runtime.Error); !ok {
		return "", false
	}
	t := reflect.TypeOf(err)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.PkgPath() != "runtime" && t.PkgPath() != "internal/runtime/maps" {
		return "", false
	}
	said := err.Error()
	return said, goWords.MatchString(said)
}

// goWords matches what Go words by itself: letters of its own, numbers, types.
var goWords = regexp.MustCompile(`^(runtime error: )?(invalid memory address or nil pointer dereference|integer divide by zero|integer overflow|` +
	`(index|slice bounds) out of range \[[-0-9:a-z ]*\]( with (length|capacity) \d+)?|makeslice: (len|cap) out of range|growslice: len out of range|` +
	`hash of unhashable type [\w.*/\[\]]+|interface conversion: [\w.*/\[\]{} ]+ is (nil|[\w.*/\[\]{} ]+), not [\w.*/\[\]{} ]+(: missing method \w+)?)$`)

// What Go prints when the program dies, line by line.
var (
	fatalLine     = regexp.MustCompile(`^(fatal error: [a-z][a-z :/!\-]*|runtime: (out of memory|goroutine stack exceeds \d+-byte limit)|SIG[A-Z]+: [a-z \-]+)$`)
	signalLine    = regexp.MustCompile(`^\[signal [A-Z0-9x]+(: [a-z ]+)? code=0x[0-9a-f]+ addr=0x[0-9a-f]+ pc=0x[0-9a-f]+\]$`)
	goroutineLine = regexp.MustCompile(`^goroutine (\d+)( gp=\S+ m=\S+( mp=\S+)?)? \[.*\]:$`)
	functionLine  = regexp.MustCompile(`^(created by )?([a-z][\w./%\-]*\.[\w.()*\[\]·]+?)(\([^()]*\)| in goroutine \d+)?$`)
	fileLine      = regexp.MustCompile(`^\t(.*[/\\])?([\w.\-]+\.(?:go|s)):(\d+)( \+0x[0-9a-f]+)?( .*)?$`)
	dressing      = regexp.MustCompile(`( \[recovered(, repanicked)?\])+$`)
)

// Clean makes of what Go printed when the program died what may be sent: what
// is known to hold nothing of a portfolio is kept, and nothing else.
func Clean(raw string) string {
	var b strings.Builder
	frames, value, stack := 0, false, false
	lines := strings.Split(strings.ReplaceAll(raw, "\r\n", "\n"), "\n")
	for i, line := range lines {
		switch {
		case goroutineLine.MatchString(line):
			stack = true
			fmt.Fprintf(&b, "goroutine %s\n", goroutineLine.FindStringSubmatch(line)[1])
		case signalLine.MatchString(line) || fatalLine.MatchString(line):
			b.WriteString(line + "\n")
		case !stack && strings.HasPrefix(line, "panic: ") && !value:
			value = true
			said := dressing.ReplaceAllString(strings.TrimPrefix(line, "panic: "), "")
			if !goWords.MatchString(said) {
				said = "a value that is not kept"
			}
			b.WriteString("panic: " + said + "\n")
		case stack && frames < mostFrames && i+1 < len(lines) && functionLine.MatchString(line) && fileLine.MatchString(lines[i+1]):
			frames++
			function, file := functionLine.FindStringSubmatch(line), fileLine.FindStringSubmatch(lines[i+1])
			fmt.Fprintf(&b, "  %s%s %s:%s\n", function[1], function[2], file[2], file[3])
		}
	}
	if b.Len() == 0 {
		return "nothing that can be kept"
	}
	return b.String()
}
