// Package annex puts the proofs of a candidate behind the dossier: attached
// PDF files page for page and images upright on a sheet each, all numbered
// and reachable from the text and from the bookmarks.
//
// # Promises
//
//   - The pages of an annex are the pages of its file. They are stamped in
//     the lower margin as they are seen, whatever their rotation, crop or
//     size, and the first has a title line that covers nothing; form fields, signatures, handwriting and marks become part of the
//     page, also where the file leaves it to the viewer to draw them.
//   - What hides in a file stays behind: scripts, actions, embedded files,
//     metadata, notes, the EXIF data of photographs. Links within the annex
//     and to the web are kept.
//   - No annex is skipped. Where a file cannot be attached, as many pages as
//     it was to take say so, name it, and give its SHA-256; the Report lists
//     them. The original is never touched.
//   - The dossier has exactly as many pages as its parts together; this is
//     read back from the finished file before it takes its name.
//   - The process that assembles holds no file in memory. Every file is read
//     in a child process of its own, within limits (see portfolio/child).
//
// # How
//
// Object n of the finished file is page n, so that every part can point to
// any page before it exists. Each child appends its objects to the growing
// file and reports only their offsets; the parent writes the page tree, the
// font of the stamp and the cross-reference table, and nothing else.
//
// What an annex looks like inside is read by pdfcpu, in pdfcpu.go and nowhere
// else. Bookmarks inside an annex are dropped, and so are the accessibility
// tags of attached files; an electronic signature is shown but no longer
// valid, since it was put on another file: the original has it.
package annex
