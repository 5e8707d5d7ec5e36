package bundle

import "errors"

// What can be wrong with a bundle. They come wrapped in a [*Fault].
var (
	// ErrNotBundle: a file that is no bundle.
	ErrNotBundle = errors.New("not an acquis-bundle")
	// ErrNewer: a bundle, or a portfolio in one, of a newer program.
	ErrNewer = errors.New("bundle of a newer program")
	// ErrTruncated: the end is missing.
	ErrTruncated = errors.New("bundle is cut off")
	// ErrAltered: something is not as it was written.
	ErrAltered = errors.New("bundle is altered")
	// ErrUnsound: the bundle is as it was written, and no sound portfolio.
	ErrUnsound = errors.New("bundle holds no sound portfolio")
	// ErrSealed: a passphrase is needed.
	ErrSealed = errors.New("bundle is sealed")
	// ErrNotSealed: a passphrase was given for a bundle that is not sealed.
	ErrNotSealed = errors.New("bundle is not sealed")
	// ErrPassphrase: not the passphrase, or the seal is altered; nobody can
	// tell one from the other.
	ErrPassphrase = errors.New("wrong passphrase")
	// ErrWork: the seal asks for more work than Acquis ever does.
	ErrWork = errors.New("seal asks for too much work")
	// ErrTooLarge: beyond one of the limits.
	ErrTooLarge = errors.New("beyond the limits of a bundle")
	// ErrCopy: what was written does not read back as what was meant.
	ErrCopy = errors.New("bundle does not read back")
	// ErrInside: a bundle in the folder of its own portfolio.
	ErrInside = errors.New("bundle inside its own portfolio")
	// ErrChanged: a stored file changed while it was being packed.
	ErrChanged = errors.New("stored file has changed meanwhile")
)

// Fault is what is wrong with a bundle and where.
type Fault struct {
	Err    error  // one of the errors of this package, or what wraps one
	Detail string // for a log: the entry, the field; may be empty
}

func (f *Fault) Error() string {
	if f.Detail == "" {
		return f.Err.Error()
	}
	return f.Err.Error() + ": " + f.Detail
}

func (f *Fault) Unwrap() error { return f.Err }

func fault(err error, detail string) error { return &Fault{err, detail} }
