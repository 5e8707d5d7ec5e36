package portfolio

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"

	"github.com/google/uuid"
)

// ID identifies a record for ever. Records that the candidate makes have a
// UUIDv7 in its usual text form; records of which there is one per code of
// the framework or key of the outline have that code as their ID, so that two
// computers that fill in the same one mean the same one.
type ID string

// NewID returns a fresh UUIDv7.
func NewID() ID {
	return ID(uuid.Must(uuid.NewV7()).String())
}

// Tag is the short name by which a text refers to a situation or a piece
// ("[[Diagnostic partagé #k7f3qa]]"). It is drawn once from the record's ID
// and never changes, whatever becomes of the title.
type Tag string

// tagLength is 6 letters of 5 bits: among a few thousand records, two share a
// tag about once in a thousand portfolios, and [Edit.Put] then draws again.
const tagLength = 6

var tagEncoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// newTag derives a tag from an ID; try counts the draws when it is taken.
func newTag(id ID, try int) Tag {
	sum := sha256.Sum256([]byte(string(id) + strings.Repeat("+", try)))
	return Tag(strings.ToLower(tagEncoding.EncodeToString(sum[:]))[:tagLength])
}
