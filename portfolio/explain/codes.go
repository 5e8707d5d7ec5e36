package explain

import (
	"context"
	"errors"
	"io/fs"

	"acquis/portfolio"
	"acquis/portfolio/bundle"
	"acquis/portfolio/child"
	"acquis/portfolio/durable"
	"acquis/portfolio/intake"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
)

// codes names errors for programs, the more particular first. A code never
// changes its meaning.
var codes = []struct {
	err  error
	code string
}{
	{context.Canceled, "cancelled"},
	{bundle.ErrCopy, "bad-copy"},
	{bundle.ErrNotBundle, "not-bundle"},
	{bundle.ErrNewer, "newer"},
	{bundle.ErrTruncated, "truncated"},
	{bundle.ErrAltered, "altered"},
	{bundle.ErrUnsound, "damaged"},
	{bundle.ErrSealed, "sealed"},
	{bundle.ErrNotSealed, "not-sealed"},
	{bundle.ErrPassphrase, "wrong-passphrase"},
	{bundle.ErrWork, "altered"},
	{bundle.ErrTooLarge, "too-large"},
	{bundle.ErrInside, "inside"},
	{bundle.ErrChanged, "changed"},
	{interchange.ErrNewer, "newer"},
	{interchange.ErrMissingFile, "missing-file"},
	{interchange.ErrAlteredFile, "altered-file"},
	{interchange.ErrExists, "exists"},
	{interchange.ErrMalformed, "malformed"},
	{interchange.ErrNotPortfolio, "not-portfolio"},
	{interchange.ErrUnknownKind, "unknown-kind"},
	{interchange.ErrUnknownField, "unknown-field"},
	{interchange.ErrValue, "impossible-value"},
	{interchange.ErrDuplicate, "duplicate"},
	{interchange.ErrTooLarge, "too-large"},
	{interchange.ErrCopy, "bad-copy"},
	{intake.ErrEmpty, "empty"},
	{intake.ErrNotFile, "not-a-file"},
	{intake.ErrTooLarge, "too-large"},
	{intake.ErrVanished, "vanished"},
	{intake.ErrChanged, "changed"},
	{intake.ErrUnreadable, "unreadable"},
	{store.ErrNotPortfolio, "not-portfolio"},
	{store.ErrExists, "exists"},
	{store.ErrInUse, "in-use"},
	{store.ErrLeased, "leased"},
	{store.ErrLost, "taken-over"},
	{store.ErrNewer, "newer"},
	{store.ErrDamaged, "damaged"},
	{store.ErrReadOnly, "read-only"},
	{store.ErrPermission, "no-permission"},
	{store.ErrNoSpace, "no-space"},
	{store.ErrMissingFile, "missing-file"},
	{store.ErrUnfinished, "unfinished"},
	{store.ErrNothingErased, "nothing-to-erase"},
	{store.ErrSource, "unreadable"},
	{portfolio.ErrFramework, "bad-framework"},
	{portfolio.ErrOutline, "bad-outline"},
	{portfolio.ErrUnknownIndicator, "unknown-indicator"},
	{portfolio.ErrUnknownCompetence, "unknown-competence"},
	{portfolio.ErrUnknownBlock, "unknown-block"},
	{portfolio.ErrSufficiency, "bad-sufficiency"},
	{portfolio.ErrNotFound, "not-found"},
	{portfolio.ErrAlreadyLinked, "already-linked"},
	{portfolio.ErrPassage, "no-passage"},
	{portfolio.ErrPassageGone, "passage-gone"},
	{child.ErrTimeout, "timeout"},
	{child.ErrMemory, "too-large"},
	{child.ErrCrashed, "damaged"},
	{durable.ErrIrregular, "not-a-file"},
	{fs.ErrNotExist, "not-found"},
	{fs.ErrPermission, "no-permission"},
	{fs.ErrExist, "exists"},
}

func code(err error) string {
	for _, c := range codes {
		if errors.Is(err, c.err) {
			return c.code
		}
	}
	return "error"
}
