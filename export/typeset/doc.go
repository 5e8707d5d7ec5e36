// Package typeset sets documents like a book: it takes a model (headings,
// paragraphs, lists, tables, figures), breaks lines and pages itself, resolves
// every page number, and writes one PDF in a single pass.
//
// It knows nothing of what the documents are about. The order of work is
//
//	model    Document and its blocks (model.go), styles (style.go)
//	layout   measured text (shape.go, breaking.go), blocks turned into a
//	         vertical list of boxes (measure.go, table.go), pages
//	         (paginate.go), references resolved until stable (layout.go)
//	writing  pages drawn through gofpdf (gofpdf.go, the only file that names
//	         it), then mended where gofpdf falls short (finalise.go)
//
// What it promises:
//   - the same Document gives the same bytes: no clock, no map order;
//   - no text makes it panic: a character that no embedded font can draw
//     becomes a visible mark (▯) and is listed in Layout.Lacking; scripts that
//     need shaping or run from right to left are treated so too, rather than
//     printed wrong;
//   - a wrapped line ends with its space, so that the text read back from the
//     PDF does not glue words together;
//   - U+00A0 and U+202F never break; a heading is never left alone at the foot
//     of a page, nor one line of a paragraph alone on either side of a page
//     break, as long as the page is taller than what must be kept together;
//   - a reference to a page that the document does not have prints "?" and is
//     listed in Layout.Unresolved.
//
// Lengths are points (1/72 inch) everywhere; MM converts millimetres.
package typeset
