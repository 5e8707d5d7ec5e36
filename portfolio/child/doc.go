// Package child runs work that may blow up or hang in a process of its own:
// the program starts itself again, hands the new process one request, and
// gets one answer back or a typed error.
//
// Files that people add come from everywhere. A damaged PDF may send a parser
// into an endless loop, a small image may ask for sixteen gigabytes, a
// truncated database may kill the process that maps it. None of that may cost
// the person the window with an evening's text in it. So the work goes to a
// child, and the parent always gets control back.
//
// # Use
//
// Jobs are registered by explicit calls, never in an init function: a child
// runs through the start of the whole program, and what starts there makes
// every thumbnail wait.
//
//	func main() {
//		annex.Register() // calls child.Register("annex-inspect", …)
//		child.Main()     // a child does its job here and never returns
//		…                // only the parent gets here
//	}
//
// A test binary does the same in TestMain, before m.Run. The parent then asks:
//
//	err := child.Run(ctx, "annex-inspect", request, &response, child.Limits{Memory: 400 << 20, Time: time.Minute})
//
// # Promises
//
//   - Run returns when the job has answered, failed, used up its time or its
//     memory, or when ctx is done; the child is gone by then.
//   - The error says which of these happened: errors.Is with ErrTimeout,
//     ErrMemory, ErrCrashed, ErrStart, or the error of ctx. What the handler
//     itself returned comes back as *JobError, and errors.Is finds in it the
//     errors made known with RegisterError.
//   - A child does not outlive its parent, even when the parent is killed: it
//     leaves when its standard input closes, and Linux kills it as well.
//   - A handler may print: standard output is kept apart for the answer, the
//     rest is captured, bounded, and quoted when the child crashes.
//
// # Limits on memory
//
// Limits.Memory bounds what the Go runtime of the child holds. The garbage
// collector works towards seven eighths of it; a watcher looks every few
// milliseconds and ends the child beyond it; on Linux the kernel refuses
// writable memory at a multiple of it, for one allocation too large to be
// watched. Files mapped for reading do not count. Large results do not belong
// in the answer: let the request name a file to write them to.
package child
