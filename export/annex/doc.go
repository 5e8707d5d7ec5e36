// Package annex puts the proofs of a candidate behind the dossier: attached
// PDF files page for page and images upright on a sheet each, all numbered
// and reachable from the text and from the bookmarks.
//
// # Promises
//
//   - The pages of an annex are the pages of its file. They are stamped in
//     the lower margin as they are seen, whatever their rotation, crop or
//     size, and the first has a title line that covers nothing; form fields,
//     signatures, handwriting and marks become part of the page, also where
//     the file leaves it to the viewer to draw them.
//
//   - What hides in a file stays behind: scripts, actions, embedded files,
//     metadata, notes, the EXIF data of photographs. Links within the annex
//     and to the web are kept.
//
//   - No annex is skipped. Where a file cannot be attached, as many pages as
//     it was to take say so, name it, and give its SHA-256; the Report lists
//     them. The original is never touched.
//
//   - The dossier has exactly as many pages as its parts together; this is
//     read back from the finished file before it takes its name.
//
//   - The process that assembles holds no file in memory and parses none.
//     That is done in child processes, within limits (see portfolio/child);
//     a file that is large, or at fault, has one of its own.
//
//   - Every file is read once, before the dossier is laid out.
//
//   - Images are made smaller only as far as [Shrink] says, and only where
//     they look the same afterwards: photographs and scans in grey, in colours
//     of light or of print, or in those of a palette. Images of one bit (they
//     are small as they are), JPEG 2000, images with a key for transparency,
//     in inks of their own, or whose page remaps its colours stay as they are.
//
// # How
//
// A dossier can be laid out when the pages of its annexes are counted, and they
// can be stamped when it is laid out. So a child reads each file and writes a
// fragment: its objects, clean, in which references stand as such and not as
// numbers, since nobody knows yet which there will be; and gaps where the pages
// are to be stamped. Beside it, the child tells what the stamps need: how many
// pages there are, their sizes, and how far up and down the first shows
// something. Large streams are not in the fragment, only where they are in the
// file.
//
// [Assemble] puts the fragments one behind the other with the numbers and the
// stamps filled in; the large streams are copied from the files by the system.
// Object n of the finished file is page n, so that every part can point to any
// page before it is in its place.
//
// What an annex looks like inside is read by pdfcpu, in pdfcpu.go and nowhere
// else. Bookmarks inside an annex are dropped, and so are the accessibility
// tags of attached files; an electronic signature is shown but no longer
// valid, since it was put on another file: the original has it.
package annex
