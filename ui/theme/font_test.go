package theme

import (
	"bytes"
	"testing"

	"golang.org/x/image/font/sfnt"

	"acquis/assets/fonts"
)

func TestUnshapedKeepsTheLetters(t *testing.T) {
	before := bytes.Clone(fonts.SansRegular)
	plain := unshaped(fonts.SansRegular)
	if !bytes.Equal(before, fonts.SansRegular) {
		t.Fatal("the font that everybody shares was changed")
	}
	if bytes.Contains(plain[:512], []byte("GSUB")) || bytes.Contains(plain[:512], []byte("GPOS")) {
		t.Error("the rules are still there")
	}
	f, err := sfnt.Parse(plain)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "Éàçœ’«»\u202f…–•" {
		if g, err := f.GlyphIndex(nil, r); err != nil || g == 0 {
			t.Errorf("no letter for %q: %v", r, err)
		}
	}
	for _, broken := range [][]byte{nil, {1}, fonts.SansRegular[:20]} {
		unshaped(broken) // must not panic
	}
}
