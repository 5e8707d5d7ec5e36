// Package screentest is what the tests of screens share: a portfolio in memory
// that can be changed and undone like the real one, sample portfolios with
// believable contents, and a window of the test driver with the real theme.
// Only tests import it.
package screentest

import (
	"acquis/portfolio"
)

// Book is a portfolio in memory. Like the store it makes every change an edit
// with a name, and tells who listens.
type Book struct {
	state  *portfolio.State
	before []*portfolio.State

	// Labels are the names of the changes, oldest first.
	Labels []string
	// Err, when set, is what the next changes answer instead of being made.
	Err error
	// Changed is called with the state after every change, made or not, and
	// after every undo, as the window does.
	Changed func(*portfolio.State)
}

// NewBook opens a portfolio.
func NewBook(state *portfolio.State) *Book { return &Book{state: state} }

// State is the portfolio now.
func (b *Book) State() *portfolio.State { return b.state }

// Change makes a change and tells of it before it returns.
func (b *Book) Change(label string, edit func(*portfolio.Edit) error) error {
	if b.Err != nil {
		b.tell()
		return b.Err
	}
	e := portfolio.NewEdit(b.state)
	if err := edit(e); err != nil {
		return err
	}
	b.before = append(b.before, b.state)
	b.Labels = append(b.Labels, label)
	b.state, _ = e.Result(b.state.Version + 1)
	b.tell()
	return nil
}

// Today is the day of all tests of screens.
func (b *Book) Today() portfolio.Date { return Today() }

// Today is the day of all tests of screens: 21 November 2026.
func Today() portfolio.Date { return portfolio.Date{Year: 2026, Month: 11, Day: 21} }

// Undo takes the last change back. It reports whether there was one.
func (b *Book) Undo() bool {
	last := len(b.before) - 1
	if last < 0 {
		return false
	}
	b.state, b.before, b.Labels = b.before[last], b.before[:last], b.Labels[:last]
	b.tell()
	return true
}

// Last is the name of the last change, or "".
func (b *Book) Last() string {
	if len(b.Labels) == 0 {
		return ""
	}
	return b.Labels[len(b.Labels)-1]
}

func (b *Book) tell() {
	if b.Changed != nil {
		b.Changed(b.state)
	}
}
