package annex

import (
	"errors"
	"io/fs"
	"syscall"

	"acquis/portfolio/child"
)

// Why an annex cannot be attached as it is. Info.Problem wraps one of them;
// Reason says it in French.
var (
	ErrEncrypted     = errors.New("annex: protected by a password")
	ErrEmpty         = errors.New("annex: empty file")
	ErrDamaged       = errors.New("annex: damaged")
	ErrTooLarge      = errors.New("annex: too large")
	ErrTimeout       = errors.New("annex: takes too long to read")
	ErrNotAttachable = errors.New("annex: neither PDF nor JPEG nor PNG")
	ErrUnreadable    = errors.New("annex: cannot be read")
	// ErrNoPages is a PDF whose content is not in its pages, and would be
	// lost without a word: a form that only its own program draws (dynamic
	// XFA), or a collection of files behind a cover sheet.
	ErrNoPages = errors.New("annex: what it shows is not in its pages")
)

// errPages says that a file gave another number of pages than at its
// inspection: it has changed in between.
var errPages = errors.New("annex: number of pages changed")

// registerErrors lets the errors cross from the child.
func registerErrors() {
	for code, err := range map[string]error{
		"annex-encrypted": ErrEncrypted, "annex-empty": ErrEmpty, "annex-damaged": ErrDamaged,
		"annex-too-large": ErrTooLarge, "annex-timeout": ErrTimeout,
		"annex-not-attachable": ErrNotAttachable, "annex-unreadable": ErrUnreadable, "annex-no-pages": ErrNoPages,
		"annex-pages": errPages,
		// What the disk says of the file that is being written.
		"system-no-space": syscall.ENOSPC, "system-permission": fs.ErrPermission,
	} {
		child.RegisterError(code, err)
	}
}

// problem gives a failure of a child the meaning it has for an annex: what
// kills the reader is a damaged file, what starves it a file too large.
func problem(err error) error {
	switch {
	case errors.Is(err, child.ErrMemory):
		return joined{ErrTooLarge, err}
	case errors.Is(err, child.ErrTimeout):
		return joined{ErrTimeout, err}
	case errors.Is(err, child.ErrCrashed):
		return joined{ErrDamaged, err}
	}
	return err
}

// joined is an error with its cause.
type joined struct{ err, cause error }

func (j joined) Error() string   { return j.err.Error() + ": " + j.cause.Error() }
func (j joined) Unwrap() []error { return []error{j.err, j.cause} }
