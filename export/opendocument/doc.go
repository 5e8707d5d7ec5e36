// Package opendocument writes the documents of package typeset as OpenDocument
// text (ODF 1.2, an .odt): the same content as the PDF, for spell-checking and
// for those who ask for a text document.
//
// What it promises of the file:
//   - everything that the PDF says is there, in the same order: headings,
//     paragraphs, lists, tables, figures, the table of contents;
//   - the same Document gives the same bytes: no clock, no map order;
//   - it is well-formed whatever the text: what XML cannot hold is dropped, the
//     rest is in Unicode's form NFC;
//   - an image is packed anew: what its file said of itself stays behind.
//
// What it promises to those who work on it:
//   - styles have the names that LibreOffice and Word give to their own
//     ("Heading 1", "Text body", "Caption"), which both show in the language of
//     the person: Titre 1, Corps de texte, Légende. To change one changes the
//     document;
//   - headings have their level in the outline, lists and tables are real ones,
//     and a table's header comes again on each page;
//   - page numbers, in the text as in the table of contents, are fields that
//     follow the text, and hold the page of the PDF until they do. The table of
//     contents can be updated;
//   - a link leads to a bookmark that exists, or is plain text. The names of
//     bookmarks are such that Word keeps them.
//
// What is not the PDF's: lines and pages are broken by the program that opens
// the file, in fonts that every machine has, so that a page may be another. A
// document for two-sided printing has mirrored margins and no blank pages. A
// cell that the PDF cuts to one line is whole. A part that starts a page begins
// higher on it. Word shows no running head of the section, which is a field of
// LibreOffice.
//
// The order of work is: the text with the styles it needs (content.go, inline.go,
// table.go, figure.go, contents.go; look.go), the styles with names (styles.go,
// pages.go), and the package around them (write.go). Everything is written
// through markup.go, which escapes.
package opendocument
