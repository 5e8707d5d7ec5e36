package widgets

import "time"

// after calls f on the interface's goroutine once the delay has passed, unless
// the function that it returns is called before. The program installs the real
// one (see SetTimer); without one nothing is ever called by itself, which keeps
// tests free of waiting: they call Flush.
var after = func(time.Duration, func()) (cancel func()) { return func() {} }

// SetTimer installs the clock of the program. f must be called on the
// interface's goroutine.
func SetTimer(t func(delay time.Duration, f func()) (cancel func())) { after = t }

// After calls f on the interface's goroutine once the delay has passed, unless
// the function that it returns is called before.
func After(delay time.Duration, f func()) (cancel func()) { return after(delay, f) }

// typing is told whenever the number of texts that were typed and not handed
// on yet goes from none to some or back.
var typing = func(bool) {}

// SetTyping installs who wants to know whether something typed is not handed
// on yet: the line that says whether all is saved.
func SetTyping(f func(pending bool)) { typing = f }

var pending = map[*pauser]bool{}

// ForgetTyping forgets what was typed and not handed on: its fields are gone
// with the portfolio that they belonged to.
func ForgetTyping() {
	clear(pending)
	typing(false)
}

// setDirty says whether there is something to hand on. What nobody waits for,
// the words of a search, is not told of.
func (p *pauser) setDirty(dirty bool) {
	p.dirty = dirty
	before := len(pending)
	if dirty && p.hand != nil {
		pending[p] = true
	} else {
		delete(pending, p)
	}
	if (before > 0) != (len(pending) > 0) {
		typing(len(pending) > 0)
	}
}

// pause is how long a person stops typing before the text is handed on.
const pause = time.Second

// pauser hands a text on when the person who types it pauses, once for each
// text, and at the latest when it is told to.
type pauser struct {
	text   func() string
	handed string
	dirty  bool
	cancel func()
	hand   func(string)
}

// typed says that the text has changed under the person's hands.
func (p *pauser) typed() {
	p.setDirty(true)
	if p.cancel != nil {
		p.cancel()
	}
	p.cancel = after(pause, p.flush)
}

// flush hands on what has not been handed on yet.
func (p *pauser) flush() {
	if p.cancel != nil {
		p.cancel()
		p.cancel = nil
	}
	if !p.dirty {
		return
	}
	p.setDirty(false)
	text := p.text()
	if text == p.handed {
		return
	}
	p.handed = text
	if p.hand != nil {
		p.hand(text)
	}
}

// loaded says that the text was set by the program, not typed.
func (p *pauser) loaded(text string) {
	if p.cancel != nil {
		p.cancel()
		p.cancel = nil
	}
	p.handed = text
	p.setDirty(false)
}
