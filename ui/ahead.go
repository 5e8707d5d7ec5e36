package ui

import (
	"time"

	"acquis/portfolio/store"
)

// patience is how long the window waits, before it shows itself, for the
// portfolio that it begins with. Most are open long before there is a window,
// and the first frame is then the dashboard.
const patience = 300 * time.Millisecond

// opening is a portfolio that is opened while the window is being made.
type opening struct {
	done <-chan struct{}
	book *store.Portfolio // once done
	err  error            // likewise
}

// openAhead begins to open a portfolio; nil for none.
func openAhead(dir string) *opening {
	if dir == "" {
		return nil
	}
	o := new(opening)
	o.done = ahead(func() { o.book, o.err = store.Open(dir, store.Options{}) })
	return o
}

// wait returns the portfolio when it is open.
func (o *opening) wait() (*store.Portfolio, error) {
	<-o.done
	return o.book, o.err
}

// soon waits a little and reports whether the portfolio is open.
func (o *opening) soon() bool {
	select {
	case <-o.done:
		return true
	case <-time.After(patience):
		return false
	}
}

// drop gives the portfolio back: there will be no window.
func (o *opening) drop() {
	if o == nil {
		return
	}
	if book, err := o.wait(); err == nil {
		_ = book.Close() // nothing was changed
	}
}

// openFirst shows the portfolio that the window begins with.
func (a *App) openFirst(o *opening) {
	dir := a.options.Portfolio
	switch {
	case o == nil:
		a.open(dir)
	case o.soon():
		a.opened(dir, store.Options{}, o.book, o.err)
	default:
		a.openBy(dir, store.Options{}, o.wait)
	}
}
