package child

import "syscall"

// processAttributes has the kernel kill the child with its parent, and keeps
// the child out of the reach of Ctrl+C in the terminal, which is the parent's.
func processAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// executable is this very program, even after an update has replaced its file.
func executable() (string, error) { return "/proc/self/exe", nil }

// limitProcess bounds the writable memory of this process, twice over plus
// what a Go program maps without using: RLIMIT_AS would count the address
// space that the runtime only reserves. It leaves no core file either, which
// would hold the person's document.
func limitProcess(memory int64) {
	// Without these limits there is still the watcher: an error changes nothing.
	if !raceDetector {
		const overhead = 512 << 20
		limit := uint64(2*memory + overhead)
		_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: limit, Max: limit})
	}
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}
