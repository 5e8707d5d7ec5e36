package interchange

import (
	"errors"
	"fmt"
)

// What can be wrong with a document. They come wrapped in a [*Fault].
// Errors of package portfolio, such as portfolio.ErrUnknownIndicator, come
// wrapped in one too.
var (
	// ErrMalformed: not JSON, not UTF-8, cut off, or a key given twice.
	ErrMalformed = errors.New("malformed JSON")
	// ErrNotPortfolio: JSON, but not a portfolio in this format.
	ErrNotPortfolio = errors.New("not an acquis-portfolio document")
	// ErrNewer: written by a newer program, in a schema not known here.
	ErrNewer = errors.New("schema of a newer program")
	// ErrUnknownKind: a kind of record not known here.
	ErrUnknownKind = errors.New("unknown kind of record")
	// ErrUnknownField: a field not known here; reading on would lose it.
	ErrUnknownField = errors.New("unknown field")
	// ErrValue: a field with a value that it cannot have.
	ErrValue = errors.New("impossible value")
	// ErrDuplicate: two records with the same kind and id.
	ErrDuplicate = errors.New("record given twice")
	// ErrTooLarge: beyond [MaxDocument] or [MaxRecords].
	ErrTooLarge = errors.New("document too large")
	// ErrMissingFile: a piece's file is not in the folder.
	ErrMissingFile = errors.New("file missing")
	// ErrAlteredFile: a piece's file is not the one that its hash names.
	ErrAlteredFile = errors.New("file altered")
	// ErrExists: the place to import into already holds something.
	ErrExists = errors.New("there is something there already")
	// ErrCopy: what was written does not read back as what was meant.
	ErrCopy = errors.New("copy does not read back")
)

// Fault is what is wrong with a document and where.
type Fault struct {
	Err    error  // one of the errors of this package or of package portfolio
	Line   int    // line of the document, from 1; 0 where it does not apply
	Record string // the record at fault, "link 0192…"; "" where it does not apply
	Detail string // the name of the field, the code, the file…; may be empty
}

func (f *Fault) Error() string {
	text := f.Err.Error()
	if f.Line > 0 {
		text += fmt.Sprintf(", line %d", f.Line)
	}
	if f.Record != "" {
		text += ", in " + f.Record
	}
	if f.Detail != "" {
		text += ": " + f.Detail
	}
	return text
}

func (f *Fault) Unwrap() error { return f.Err }
