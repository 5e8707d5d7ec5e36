package ui

import (
	"errors"

	"acquis/portfolio/store"
)

// reverse hands on what was typed (it is the first thing to be undone), then
// undoes or redoes, and says what.
func (a *App) reverse(do func(*session) (string, error), said func(string) string, nothing string) {
	if a.session == nil {
		return
	}
	a.flush()
	label, err := do(a.session)
	switch {
	case errors.Is(err, store.ErrNothingToUndo) || errors.Is(err, store.ErrNothingToRedo):
		a.told(nothing, false)
	case err != nil:
		a.fail(err)
	default:
		a.told(said(label), false)
	}
}
