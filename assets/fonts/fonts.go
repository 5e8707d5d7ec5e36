// Package fonts holds the font files that Acquis embeds in the documents it
// writes, each under a free licence that stands beside it (see README.md).
//
// All of them are static TrueType fonts with "glyf" outlines, the only kind
// that the PDF writer can cut down to the glyphs a document uses.
package fonts

import _ "embed"

// The font files, as they were published. They are shared by everybody who
// uses them: a caller that writes into font bytes works on a copy.
var (
	//go:embed SourceSerif4_400Regular.ttf
	SerifRegular []byte
	//go:embed SourceSerif4_400Regular_Italic.ttf
	SerifItalic []byte
	//go:embed SourceSerif4_600SemiBold.ttf
	SerifSemiBold []byte
	//go:embed SourceSerif4_600SemiBold_Italic.ttf
	SerifSemiBoldItalic []byte
	//go:embed SourceSans3_400Regular.ttf
	SansRegular []byte
	//go:embed SourceSans3_400Regular_Italic.ttf
	SansItalic []byte
	//go:embed SourceSans3_600SemiBold.ttf
	SansSemiBold []byte
	//go:embed DejaVuSans.ttf
	Fallback []byte
)
