package interchange

import (
	"errors"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
)

// Sentence says in French what is wrong with a document and what to do; ""
// for an error that is not of this package.
func Sentence(err error) string {
	var f *Fault
	if !errors.As(err, &f) {
		return ""
	}
	where := text.InterchangeWhere(f.Line, f.Record)
	switch {
	case errors.Is(err, ErrCopy): // before what it wraps
		return text.InterchangeCopy()
	case errors.Is(err, ErrMalformed) && f.Detail == "UTF-8":
		return text.InterchangeNotUTF8()
	case errors.Is(err, ErrMalformed) && f.Detail != "":
		return text.InterchangeKeyTwice(where, f.Detail)
	case errors.Is(err, ErrMalformed):
		return text.InterchangeMalformed(where)
	case errors.Is(err, ErrNotPortfolio):
		return text.InterchangeNotPortfolio()
	case errors.Is(err, ErrNewer):
		return text.InterchangeNewer()
	case errors.Is(err, ErrUnknownKind):
		return text.InterchangeUnknownKind(where, f.Detail)
	case errors.Is(err, ErrUnknownField):
		return text.InterchangeUnknownField(where, f.Detail)
	case errors.Is(err, ErrValue):
		return text.InterchangeValue(where, f.Detail)
	case errors.Is(err, ErrDuplicate):
		return text.InterchangeDuplicate(where)
	case errors.Is(err, ErrTooLarge):
		return text.InterchangeTooLarge()
	case errors.Is(err, ErrMissingFile):
		return text.InterchangeMissingFile(f.Detail)
	case errors.Is(err, ErrAlteredFile):
		return text.InterchangeAlteredFile(f.Detail)
	case errors.Is(err, ErrExists):
		return text.InterchangeExists(f.Detail)
	}
	return domainSentence(f, where)
}

// domainSentence is for what the domain refused in a document.
func domainSentence(f *Fault, where string) string {
	cause := f.Err.Error()
	var framework *portfolio.FrameworkError
	switch {
	case errors.As(f, &framework):
		return text.InterchangeFramework(text.FrameworkFault(string(framework.Problem), framework.Of))
	case errors.Is(f, portfolio.ErrOutline):
		return text.InterchangeOutline()
	case errors.Is(f, portfolio.ErrNotFound):
		return text.InterchangeDangling(where)
	case errors.Is(f, portfolio.ErrAlreadyLinked):
		return text.InterchangeLinkedTwice(where)
	case errors.Is(f, portfolio.ErrUnknownIndicator), errors.Is(f, portfolio.ErrUnknownCompetence),
		errors.Is(f, portfolio.ErrUnknownBlock):
		return text.InterchangeUnknownCode(where, strings.Trim(cause[strings.LastIndex(cause, ":")+1:], ` "`))
	}
	return ""
}
