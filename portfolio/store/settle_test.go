package store

import (
	"testing"
	"time"

	"acquis/portfolio"
)

// A commit that the disk has refused and that is in the file all the same: the
// portfolio goes on from there, and stays whole.
func TestRefusedCommitThatIsThere(t *testing.T) {
	p := newTest(t)
	put(t, p, situation("A"))
	twin := &Portfolio{dir: p.dir, header: p.header, clock: p.clock, keep: p.keep, db: p.db, stamp: p.stamp, heads: p.heads}
	twin.state.Store(p.State())
	put(t, twin, situation("B")) // p knows nothing of it
	p.unsettled = true           // as when it could not be read back either

	put(t, p, situation("C"))
	if n := p.State().Count(portfolio.KindSituation); n != 3 {
		t.Errorf("%d situations", n)
	}
	for n := 2; n >= 0; n-- {
		if _, err := p.Undo(); err != nil || p.State().Count(portfolio.KindSituation) != n {
			t.Errorf("undo to %d: %v", n, err)
		}
	}
	twin.stamp, twin.lastCopy = p.stamp, LastCopy{}
	must(t, twin.SetLastCopy(time.Now(), "clé"))
	p.unsettled = true
	put(t, p, situation("D"))
	if last, ok := p.LastCopy(); !ok || last.Place != "clé" {
		t.Errorf("%+v", last)
	}
	verified(t, reopen(t, p))
}
