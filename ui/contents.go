package ui

import (
	"context"

	"acquis/portfolio/contents"
	"acquis/portfolio/store"
)

// reading has what is inside the files of the open portfolio read, away from
// the interface's goroutine: their text for the search, the small pictures of
// PDFs. It is for the interface's goroutine.
type reading struct {
	runner *Runner
	reader *contents.Reader
	// arrived is told of each file from the goroutine that reads, news on the
	// interface's when there is something new to show.
	arrived func(sha256 string)
	news    func()

	running bool
	behind  bool // the portfolio has changed since reading began
	closed  bool
	cancel  func()
}

func newReading(r *Runner, reader *contents.Reader) *reading {
	return &reading{runner: r, reader: reader, cancel: func() {}}
}

// follow reads what is new.
func (r *reading) follow() {
	if r.closed || r.running {
		r.behind = true
		return
	}
	r.running, r.behind = true, false
	some := false
	r.cancel = r.runner.Cancellable(func(ctx context.Context, progress Progress) error {
		read := 0
		return r.reader.Read(ctx, func(sha256 string) {
			r.arrived(sha256)
			read++
			progress(read, 0, "")
		})
	}, func(int, int, string) {
		some = true
		if !r.closed {
			r.news()
		}
	}, func(err error) {
		r.running = false
		switch {
		case r.closed:
		case r.behind && err == nil:
			r.follow()
		case some:
			r.news()
		}
	})
}

// close stops what is being read.
func (r *reading) close() {
	r.closed = true
	r.cancel()
}

// beginReading makes what finds and reads in a portfolio that has been opened.
func (a *App) beginReading(book *store.Portfolio) {
	reader := contents.New(a.pdf, book)
	a.finder = newFinder(a.session, a.runner, reader)
	a.reading = newReading(a.runner, reader)
	a.reading.arrived, a.reading.news = a.finder.index.Arrived, a.contentsArrived
}

// contentsArrived shows what was read: the search knows more, and pieces have
// pictures.
func (a *App) contentsArrived() {
	if a.session == nil {
		return
	}
	if a.finder.started {
		a.finder.follow()
	}
	if a.at == placePieces {
		a.refresh()
	}
}
