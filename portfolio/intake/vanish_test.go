package intake

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"acquis/portfolio"
)

// A stick is pulled out between the reading of a file and the look into it.
func TestVanishedBetweenTwoLooks(t *testing.T) {
	gone := filepath.Join(t.TempDir(), "parti")
	f := Findings{File: portfolio.File{Name: "rapport.pdf", Media: mediaPDF}}
	for name, err := range map[string]error{
		"PDF": f.examinePDF(t.Context(), gone), "image": f.examinePicture(t.Context(), gone),
	} {
		if !errors.Is(err, ErrVanished) {
			t.Errorf("%s: %v", name, err)
		}
		if s := Sentence(err); !strings.Contains(s, "rapport.pdf") || !strings.Contains(s, "disparu") {
			t.Errorf("%s: says %q", name, s)
		}
	}
}
