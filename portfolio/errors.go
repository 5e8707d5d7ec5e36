package portfolio

import "errors"

// Errors of the domain. Everything above wraps them; package explain has
// the French sentence for each.
var (
	// ErrFramework: a framework file that cannot be used.
	ErrFramework = errors.New("unusable framework")
	// ErrOutline: an outline file that cannot be used.
	ErrOutline = errors.New("unusable outline")
	// ErrUnknownIndicator: a code that the portfolio's framework does not have.
	ErrUnknownIndicator = errors.New("unknown indicator")
	// ErrUnknownCompetence: likewise for a competence.
	ErrUnknownCompetence = errors.New("unknown competence")
	// ErrUnknownBlock: likewise for a block.
	ErrUnknownBlock = errors.New("unknown block")
	// ErrSufficiency: a profile that asks for nothing, or out of all reason.
	ErrSufficiency = errors.New("unusable sufficiency profile")
	// ErrNotFound: no record with that reference.
	ErrNotFound = errors.New("no such record")
	// ErrAlreadyLinked: that evidence, or that passage of it, is already linked
	// to that indicator.
	ErrAlreadyLinked = errors.New("already linked")
	// ErrPassage: no passage of a situation's text.
	ErrPassage = errors.New("no passage")
	// ErrPassageGone: the passage that is linked is not in its situation any more.
	ErrPassageGone = errors.New("passage gone")
)
