package annex

import (
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
		o := order{Source: Source{Number: 1, Path: path, Media: PDF}, First: 1}
		k, err := readAlone(t, InspectRequest{Path: path, Media: PDF})
		if err != nil {
			for _, known := range []error{ErrDamaged, ErrEncrypted, ErrEmpty, ErrNoPages, ErrTooLarge, ErrUnreadable} {
				if errors.Is(err, known) {
					return
				}
			}
			t.Fatalf("%v says nothing of the file", err)
		}
		o.Pages, o.Total = k.part.Pages, k.part.Pages
		out, err := openGrowing(write(t, "out.pdf", nil), o.Total)
		if err != nil {
			t.Fatal(err)
		}
		a := assembly{file: out, writer: pageWriter{out, newTextFont()}}
		if err := a.put(o, k); err != nil || k.part.Pages == 0 {
			t.Errorf("%d pages, %v", k.part.Pages, err)
		}
		if err := out.close(); err != nil {
			t.Error(err)
		}
	})
}
