package pdfium

import (
	"errors"

	"acquis/assets/text"
)

// What can become of a document. The error of a context comes through as it
// is; that of a page which takes too long is ErrSlow.
var (
	// ErrMissing says that this build has no pdfium.wasm.
	ErrMissing = errors.New("pdfium: not in this build")
	// ErrPassword says that the file asks for a password.
	ErrPassword = errors.New("pdfium: a password is needed")
	// ErrBroken says that the file is no PDF, or too damaged to be read.
	ErrBroken = errors.New("pdfium: no readable PDF")
	// ErrPage says that there is no such page, or that it is too damaged.
	ErrPage = errors.New("pdfium: no readable page")
	// ErrSlow says that a page took longer than it may.
	ErrSlow = errors.New("pdfium: out of time")
	// ErrTooLarge says that a picture of more than MaxPixels was asked for.
	ErrTooLarge = errors.New("pdfium: too many pixels")
	// ErrCrashed says that the program failed, mostly for want of memory.
	ErrCrashed = errors.New("pdfium: crashed")
	// ErrClosed says that the document was closed meanwhile.
	ErrClosed = errors.New("pdfium: closed")

	// errAborted is what the program's own abort comes to.
	errAborted = errors.New("pdfium: aborted")
)

// Sentence says in French why a PDF, or a page of it, cannot be shown, and
// what to do; "" for an error that is not of this package.
func Sentence(err error) string {
	for _, s := range []struct {
		err  error
		said string
	}{
		{ErrMissing, text.PDFMissing},
		{ErrPassword, text.PDFPassword},
		{ErrBroken, text.PDFBroken},
		{ErrSlow, text.PDFSlow},
		{ErrPage, text.PDFPage},
		{ErrTooLarge, text.PDFHeavy},
		{ErrCrashed, text.PDFHeavy},
		{ErrClosed, text.PDFClosed},
	} {
		if errors.Is(err, s.err) {
			return s.said
		}
	}
	return ""
}
