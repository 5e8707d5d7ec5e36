package autosave

import (
	"testing"

	"acquis/portfolio"
)

// typing is a field whose text is saved when it settles.
type typing struct{ settle func() }

func (t typing) Settle()       { t.settle() }
func (t typing) Flush()        {}
func (t typing) Pending() bool { return false }

type portfolioAt struct{ state *portfolio.State }

func (b portfolioAt) State() *portfolio.State { return b.state }

func TestRenewShowsTheNewest(t *testing.T) {
	old, newer := &portfolio.State{Version: 1}, &portfolio.State{Version: 2}
	var shown *portfolio.State
	if !Renew(&shown, old, typing{func() {}}, portfolioAt{old}) || shown != old {
		t.Error("nothing typed: the state given is not shown")
	}
	// Saving has made a newer state, without the screen being told.
	if !Renew(&shown, old, typing{func() {}}, portfolioAt{newer}) || shown != newer {
		t.Error("an older state is shown than there is")
	}
	// Saving has shown the screen anew.
	if Renew(&shown, old, typing{func() { shown = newer }}, portfolioAt{newer}) || shown != newer {
		t.Error("shown twice, or an older state over a newer one")
	}
}
