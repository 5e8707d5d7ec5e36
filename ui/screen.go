package ui

import (
	"fyne.io/fyne/v2"

	"acquis/portfolio"
)

// Screen is what the window shows beside the rail. It is made by its package's
// New, with what it needs to know of the portfolio as a small interface of its
// own, usually
//
//	type Book interface {
//		State() *portfolio.State
//		Change(label string, edit func(*portfolio.Edit) error) error
//		Today() portfolio.Date // where states are shown
//	}
//
// and tells the window what it wants through OnX functions. The label of a
// change names it in the infinitive, without a full stop: the menu shows
// "Annuler : Supprimer une pièce". All of it runs on the interface's goroutine.
type Screen interface {
	Object() fyne.CanvasObject
	// Show brings the screen up to date. It is called when the screen comes
	// up and after every change, whoever made it; it must keep what the person
	// is doing: the choice, the place scrolled to, the text being typed.
	Show(*portfolio.State)
}

// What a screen may do besides.
type (
	// flusher hands on what was typed and not handed on yet.
	flusher interface{ Flush() }
	// dropper takes files that were dropped on the window.
	dropper interface{ Dropped([]fyne.URI) }
	// searcher goes to the screen's own field to search in (F3).
	searcher interface{ Find() }
	// focuser gives the keyboard to where one begins.
	focuser interface{ Focus() }
	// leaver is told that the person goes to another screen.
	leaver interface{ Leave() }
	// closer gives back what it holds: its portfolio is closed.
	closer interface{ Close() }
)
