package intake

import (
	"errors"

	"acquis/assets/text"
)

// Why a file is refused. They come in a *Refusal, which names the file.
var (
	ErrMissing    = errors.New("intake: no such file")
	ErrEmpty      = errors.New("intake: empty file")
	ErrNotFile    = errors.New("intake: not a regular file")
	ErrTooLarge   = errors.New("intake: more than 2 GB")
	ErrVanished   = errors.New("intake: vanished while it was read")
	ErrUnreadable = errors.New("intake: cannot be read")
	ErrChanged    = errors.New("intake: changed while it was read")
)

// ErrNoThumbnail says that there is no small picture of this kind of file.
var ErrNoThumbnail = errors.New("intake: no thumbnail")

// Refusal is the error for a file that does not come in.
type Refusal struct {
	Name string // as it was given; for the person, never for print
	Err  error  // one of the errors above, with its cause
}

func (r *Refusal) Error() string { return r.Name + ": " + r.Err.Error() }
func (r *Refusal) Unwrap() error { return r.Err }

// Sentence says in French why a file is refused and what to do; "" for an
// error that is not of this package.
func Sentence(err error) string {
	if errors.Is(err, ErrNoThumbnail) {
		return text.IntakeNoPicture
	}
	var r *Refusal
	if !errors.As(err, &r) {
		return ""
	}
	for _, s := range []struct {
		err error
		say func(string) string
	}{
		{ErrMissing, text.IntakeMissing},
		{ErrEmpty, text.IntakeEmpty},
		{ErrNotFile, text.IntakeNotFile},
		{ErrTooLarge, text.IntakeHuge},
		{ErrVanished, text.IntakeVanished},
		{ErrChanged, text.IntakeChanged},
		{ErrUnreadable, text.IntakeUnreadable},
	} {
		if errors.Is(err, s.err) {
			return s.say(r.Name)
		}
	}
	return ""
}
