package bundle

import (
	"errors"
	"io"
	"runtime/debug"
	"strconv"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"
)

// sealMagic begins a sealed bundle.
const sealMagic = "age-encryption.org/v1\n"

// workFactor is log2 of the cost of scrypt: about a second and 256 MiB. It is
// the most that a reader does, too: a file could ask for an hour otherwise. A
// variable for the tests, which seal thousands of times.
var workFactor = mostWork

const mostWork = 18

// sealTo encrypts what is written to it. Close ends the seal, not w.
func sealTo(w io.Writer, passphrase string) (io.WriteCloser, error) {
	r, err := age.NewScryptRecipient(norm.NFC.String(passphrase))
	if err != nil {
		return nil, err
	}
	r.SetWorkFactor(workFactor)
	sealed, err := age.Encrypt(w, r)
	giveBack()
	return sealed, err
}

// giveBack gives the system back what scrypt took, before it takes as much
// again: a copy is sealed and then read back.
func giveBack() {
	if workFactor == mostWork {
		debug.FreeOSMemory()
	}
}

// unseal is the content of a sealed bundle and its length, which is
// authenticated. What is altered further inside shows when it is read.
func unseal(from io.ReaderAt, size int64, passphrase string) (io.ReaderAt, int64, error) {
	scrypt, err := age.NewScryptIdentity(norm.NFC.String(passphrase))
	if err != nil {
		return nil, 0, err
	}
	scrypt.SetMaxWorkFactor(mostWork)
	content, length, err := age.DecryptReaderAt(from, size, onlyScrypt{scrypt})
	giveBack()
	var own *Fault
	var none *age.NoIdentityMatchError
	switch {
	case err == nil:
		return content, length, nil
	case errors.As(err, &own):
		return nil, 0, own
	case errors.As(err, &none):
		return nil, 0, fault(ErrPassphrase, "")
	}
	return nil, 0, fault(ErrAltered, err.Error())
}

// onlyScrypt looks at a seal before any work is done for it.
type onlyScrypt struct{ age.Identity }

// Unwrap implements [age.Identity].
func (i onlyScrypt) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if len(stanzas) != 1 || stanzas[0].Type != "scrypt" || len(stanzas[0].Args) != 2 {
		return nil, fault(ErrNotBundle, "sealed otherwise than by a passphrase")
	}
	if work, err := strconv.Atoi(stanzas[0].Args[1]); err == nil && work > mostWork {
		return nil, fault(ErrWork, stanzas[0].Args[1])
	}
	return i.Identity.Unwrap(stanzas)
}
