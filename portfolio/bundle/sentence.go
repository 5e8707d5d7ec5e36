package bundle

import (
	"errors"

	"acquis/assets/text"
)

// sentences are what is wrong with a bundle, in French; ErrCopy comes first,
// because it wraps another.
var sentences = []struct {
	err  error
	said string
}{
	{ErrCopy, text.BundleCopy},
	{ErrNotBundle, text.BundleNotBundle},
	{ErrNewer, text.BundleNewer},
	{ErrTruncated, text.BundleTruncated},
	{ErrAltered, text.BundleAltered},
	{ErrUnsound, text.BundleUnsound},
	{ErrSealed, text.BundleSealed},
	{ErrNotSealed, text.BundleNotSealed},
	{ErrPassphrase, text.BundlePassphrase},
	{ErrWork, text.BundleWork},
	{ErrTooLarge, text.BundleTooLarge},
	{ErrInside, text.BundleInside},
	{ErrChanged, text.BundleChanged},
}

// Sentence says in French what is wrong with a bundle and what to do; "" for
// an error that is not of this package.
func Sentence(err error) string {
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return s.said
		}
	}
	return ""
}
