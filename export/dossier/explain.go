package dossier

import (
	"context"
	"errors"

	"acquis/assets/text"
)

// Explain says in French why an export did not end and what to do; false if
// the error is none of this package's.
func Explain(err error) (string, bool) {
	var taken *TakenError
	switch {
	case errors.As(err, &taken):
		return text.ExportTaken(taken.Name), true
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return text.ExportCancelled, true
	case errors.Is(err, ErrFolder):
		return text.ExportNoFolder, true
	case errors.Is(err, ErrBroken):
		return text.ExportBroken, true
	case errors.Is(err, ErrWrite):
		return text.ExportFull, true
	}
	return "", false
}
