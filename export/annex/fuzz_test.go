package annex

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// FuzzPDF feeds the reader and the writer of annexes, without the child
// process that stands around them: a file is refused with an error that says
// why, or comes out as the pages that were announced.
func FuzzPDF(f *testing.F) {
	f.Add(pagesPDF(2, "", nil))
	f.Add(pagesPDF(1, "/Rotate 90/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://a.b)>>>>]", nil))
	f.Add(encryptedPDF("secret"))
	f.Add(misplacedPDF())
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(dir, "annexe.pdf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		o := order{Source: Source{Number: 1, Path: path, Media: PDF}, First: 1, Total: maxPages}
		fragment := newFragment(&out, 0, o.plan().free())
		if err := writeAnnex(t.Context(), fragment, o); err != nil {
			for _, known := range []error{ErrDamaged, ErrEncrypted, ErrEmpty, ErrNoPages, ErrTooLarge, ErrUnreadable} {
				if errors.Is(err, known) {
					return
				}
			}
			t.Fatalf("%v says nothing of the file", err)
		}
		part, err := fragment.finish()
		if err != nil || len(part.Pages) == 0 || part.End != int64(out.Len()) {
			t.Errorf("%d pages, %d of %d bytes, %v", len(part.Pages), part.End, out.Len(), err)
		}
	})
}
