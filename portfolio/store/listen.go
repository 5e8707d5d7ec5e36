package store

import (
	"slices"
	"sync"

	"acquis/portfolio"
)

// listeners are told of changes, in the order of the journal.
type listeners struct {
	listenMu sync.Mutex
	list     []*listener
	queue    []news
	telling  bool
}

type listener struct {
	hear func(*portfolio.State, Entry)
}

type news struct {
	state *portfolio.State
	entry Entry
}

// OnChange has f called after every change, when it is durable, with the new
// State and the entry. Calls come one at a time and in order, on the goroutine
// of one of those who change something; f may itself change the portfolio, and
// is then called again afterwards. The function returned ends it.
func (p *Portfolio) OnChange(f func(*portfolio.State, Entry)) (cancel func()) {
	l := &listener{f}
	p.listenMu.Lock()
	defer p.listenMu.Unlock()
	p.list = append(p.list, l)
	return func() {
		p.listenMu.Lock()
		defer p.listenMu.Unlock()
		p.list = slices.DeleteFunc(slices.Clone(p.list), func(other *listener) bool { return other == l })
	}
}

// enqueue is called in the order of the journal, with Portfolio.mu held.
func (l *listeners) enqueue(s *portfolio.State, e Entry) {
	l.listenMu.Lock()
	defer l.listenMu.Unlock()
	l.queue = append(l.queue, news{s, e})
}

// tell delivers what is in the queue, unless somebody is at it already.
func (l *listeners) tell() {
	l.listenMu.Lock()
	if l.telling {
		l.listenMu.Unlock()
		return
	}
	l.telling = true
	defer func() { // also when a listener panics
		l.telling = false
		l.listenMu.Unlock()
	}()
	for len(l.queue) > 0 {
		next := l.queue[0]
		l.queue = l.queue[1:]
		for _, listener := range l.list {
			l.deliver(listener, next)
		}
	}
}

// deliver calls one listener without the lock, and comes back with it.
func (l *listeners) deliver(to *listener, n news) {
	l.listenMu.Unlock()
	defer l.listenMu.Lock()
	to.hear(n.state, n.entry)
}
