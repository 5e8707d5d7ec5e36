package autosave

import "acquis/portfolio"

// Renew is how a screen with fields begins to show a state: shown, where the
// screen keeps the state that it shows, becomes that state, or a newer one that
// saving what was typed has made. It reports false where saving has shown the
// screen anew already, so that there is nothing left to do.
func Renew(shown **portfolio.State, state *portfolio.State, kept Kept, book interface{ State() *portfolio.State }) bool {
	*shown = state
	kept.Settle()
	if *shown != state {
		return false
	}
	if newest := book.State(); newest.Version > state.Version {
		*shown = newest
	}
	return true
}
