// Package typeset sets documents like a book: it takes a model (headings,
// paragraphs, lists, tables, figures), breaks lines and pages itself, resolves
// every page number, and writes one PDF in a single pass.
//
// It knows nothing of what the documents are about. The order of work is
//
//	model    Document and its blocks (model.go), styles (style.go)
//	layout   measured text (shape.go, kerning.go, breaking.go), blocks turned
//	         into a vertical list of boxes (measure.go, blocks.go, table.go)
//	         and the elements of structure that their text belongs to
//	         (tags.go), pages (paginate.go), references resolved until stable
//	         (layout.go)
//	writing  gofpdf writes the document (gofpdf.go, the only file that names
//	         it): pages in the order of reading (content.go), bookmarks and
//	         links (navigation.go), images (image.go), metadata (xmp.go)
//	finish   what gofpdf cannot write is added to its file (finish.go, over
//	         file.go and syntax.go): the tree of structure (structure.go), names
//	         and characters of the fonts (embed.go), colour (outputintent.go)
//
// What it promises of the pages:
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
// What it promises of the file:
//   - it is PDF/A-1b (ISO 19005-1), and says so, unless pages of others are to
//     follow (Document.Appended): what those hold is not ours to vouch for;
//   - it is tagged: headings as deep as they are nested, paragraphs, lists
//     with labels and bodies, tables with header cells and their scope, figures
//     with an alternative text, links with their annotations, the table of
//     contents; running heads, rules and repeated table headers are artifacts;
//     pieces of text are drawn in the order of reading;
//   - its language, title and page labels are set, and every page number that
//     is printed is the label of its page;
//   - what gofpdf wrote is checked as it is finished: where it is not as it
//     should be, Write fails and writes nothing.
//
// What holds this: the tests give the example's dossier and a document of
// everything that is difficult to Apache PDFBox Preflight, which checks
// PDF/A-1b, and compare the structure that Poppler reads with the model. What
// is not claimed: PDF/UA, and PDF/A-1a, for which no free validator is at hand
// and some conditions can only be judged by people (whether an alternative
// text says what the image shows).
//
// Lengths are points (1/72 inch) everywhere; MM converts millimetres.
package typeset
