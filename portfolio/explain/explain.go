// Package explain turns the errors of the portfolio packages into what a
// person needs: one French sentence that says what happened and what to do,
// and a code by which a program tells it from others. It is the one place
// where this happens; the window and the command line both come here. Likewise it
// says what an indicator lacks ([Lacking], [Advised]).
//
// A package with errors of its own brings their sentences along (a function
// Sentence); here are those of the domain and of the operating system, and
// the order in which packages are asked. It promises an answer for every
// error: one that nobody knows is quoted, with what to do about it.
package explain

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/bundle"
	"acquis/portfolio/child"
	"acquis/portfolio/durable"
	"acquis/portfolio/intake"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
)

// Explanation is an error made plain.
type Explanation struct {
	Code     string // for programs: "in-use"; see Codes
	Sentence string // for people, in French
}

// aboutError is an error and the thing that it concerns.
type aboutError struct {
	name string
	err  error
}

func (e *aboutError) Error() string { return e.name + ": " + e.err.Error() }
func (e *aboutError) Unwrap() error { return e.err }

// About names the thing that an error concerns, a file or a folder, by the
// last element of its path. The sentence will begin with it, unless it names
// something by itself. It returns nil for nil.
func About(path string, err error) error {
	if err == nil {
		return nil
	}
	name := path
	if base := filepath.Base(path); base != "." && base != string(filepath.Separator) {
		name = base
	}
	return &aboutError{portfolio.ShownName(name), err}
}

// Error explains any error but nil.
func Error(err error) Explanation {
	e := Explanation{code(err), sentence(err)}
	var about *aboutError
	if errors.As(err, &about) && !strings.Contains(e.Sentence, about.name) && !strings.HasPrefix(e.Sentence, "«") {
		e.Sentence = text.ErrorAbout(about.name, e.Sentence)
	}
	return e
}

func sentence(err error) string {
	if errors.Is(err, context.Canceled) {
		return text.ErrorCancelled
	}
	for _, of := range []func(error) string{bundle.Sentence, interchange.Sentence, intake.Sentence, stored, domain, childs, system} {
		if s := of(err); s != "" {
			return s
		}
	}
	return text.ErrorUnknown(err.Error())
}

func stored(err error) string {
	s, _ := store.Sentence(err)
	return s
}

// domain explains the errors of package portfolio.
func domain(err error) string {
	var f *portfolio.FrameworkError
	var o *portfolio.OutlineError
	switch {
	case errors.As(err, &f):
		return text.ErrorFramework(text.FrameworkFault(string(f.Problem), f.Of))
	case errors.As(err, &o):
		return text.ErrorOutlineOf(text.OutlineFault(string(o.Problem), o.Part, o.Of))
	case errors.Is(err, portfolio.ErrOutline):
		return text.ErrorOutline
	case errors.Is(err, portfolio.ErrUnknownIndicator):
		return text.ErrorUnknownIndicator
	case errors.Is(err, portfolio.ErrUnknownCompetence):
		return text.ErrorUnknownCompetence
	case errors.Is(err, portfolio.ErrUnknownBlock):
		return text.ErrorUnknownBlock
	case errors.Is(err, portfolio.ErrNotFound):
		return text.ErrorNotFound
	case errors.Is(err, portfolio.ErrSufficiency):
		return text.ErrorSufficiency
	case errors.Is(err, portfolio.ErrAlreadyLinked):
		return text.ErrorAlreadyLinked
	case errors.Is(err, portfolio.ErrPassage):
		return text.ErrorPassage
	case errors.Is(err, portfolio.ErrPassageGone):
		return text.ErrorPassageGone
	case errors.Is(err, portfolio.ErrDate):
		return text.FieldDateWrong
	}
	return ""
}

// childs explains work that blew up or hung in its own process.
func childs(err error) string {
	switch {
	case errors.Is(err, child.ErrTimeout):
		return text.ErrorTimeout
	case errors.Is(err, child.ErrMemory):
		return text.ErrorMemory
	case errors.Is(err, child.ErrCrashed), errors.Is(err, child.ErrStart):
		return text.ErrorCrashed
	}
	return ""
}

// nameOf is the name of a file or folder, for a person. What is being written
// has a name that nobody knows: then it is that of its folder.
func nameOf(path string) string {
	if base := filepath.Base(path); durable.IsTemporary(base) {
		path = filepath.Dir(path)
	}
	return portfolio.ShownName(filepath.Base(path))
}

// system explains what the operating system refuses.
func system(err error) string {
	var path *fs.PathError
	name := ""
	if errors.As(err, &path) {
		name = nameOf(path.Path)
	}
	switch {
	case errors.Is(err, durable.ErrIrregular), errors.Is(err, syscall.ELOOP):
		return text.ErrorIrregular(name)
	case errors.Is(err, fs.ErrNotExist):
		return text.ErrorNotThere(name)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return text.ErrorPermission(name)
	case errors.Is(err, syscall.ENOSPC):
		return text.ErrorNoSpace
	case errors.Is(err, fs.ErrExist):
		return text.ErrorExists(name)
	case errors.Is(err, syscall.EISDIR):
		return text.ErrorIsFolder(name)
	case errors.Is(err, syscall.ENOTDIR):
		return text.ErrorNotFolder(name)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return text.ErrorNameTooLong
	}
	return ""
}
