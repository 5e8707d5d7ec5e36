package widgets

import (
	"unicode"

	"fyne.io/fyne/v2"
)

// Letters lets each answer be given by one letter, in lower case, while any of
// them has the keyboard. The words should name it: "Oui (O)".
func (s *Segments) Letters(letters ...rune) *Segments {
	s.letters = letters
	return s
}

// Clearable lets the person take the answer back by pressing it again, by
// Enter, Space, its letter or a click; OnChosen then gets -1.
func (s *Segments) Clearable() *Segments {
	s.clearable = true
	return s
}

// Within names what is asked around the answers: it comes into view whole when
// one of them gets the keyboard, where otherwise only the answers would.
func (s *Segments) Within(around fyne.CanvasObject) *Segments {
	s.around = around
	return s
}

// press chooses an answer, or takes it back.
func (s *Segments) press(index int) {
	if !s.clearable || index != s.chosen {
		s.choose(index)
		return
	}
	s.SetChosen(-1)
	Focus(s.parts[0])
	if s.OnChosen != nil {
		s.OnChosen(-1)
	}
}

// FocusGained implements fyne.Focusable.
func (p *segment) FocusGained() {
	p.control.FocusGained()
	if p.of.around != nil {
		reveal(p.of.around)
	}
}

// TypedRune implements fyne.Focusable.
func (p *segment) TypedRune(r rune) {
	for i, letter := range p.of.letters {
		if unicode.ToLower(r) == letter && i < len(p.of.parts) {
			p.of.press(i)
		}
	}
}
