package search

// TextSource knows the text inside stored files. It may be asked from any
// goroutine, and may read from disk: it is asked for a file when a piece is
// indexed, and again for the excerpts of an answer.
type TextSource interface {
	// Pages is the text of a stored file, page by page and in NFC with LF, as
	// all text; false while it is not known. It must be the same for ever
	// after: files are named by what they hold. When a text becomes known,
	// call [Index.Arrived], but not from within this call.
	Pages(sha256 string) ([]string, bool)
}

// NoText is a TextSource that knows no file.
type NoText struct{}

// Pages implements [TextSource].
func (NoText) Pages(string) ([]string, bool) { return nil, false }
