// Package load makes a portfolio that is far larger than any real one, for the
// measures of `make bench`: thousands of pieces with twenty gigabytes of files
// that are really there, hundreds of situations of the usual length, tens of
// thousands of links.
//
// What it promises:
//
//   - The same size and seed give the same records and the same files, byte for
//     byte. (The store draws its own identifiers, and says when.)
//   - Every file can be read: PDFs have pages, text and the scans of an office,
//     photographs decode. Most of their bytes are zeros, which a file system that
//     knows sparse files keeps for nothing: twenty gigabytes take about three
//     hundred megabytes.
//   - Files are what store.Portfolio.AddFile would have left, in the folder that
//     package store documents; they are put there directly, since copying them
//     through it would write them all.
//
// Nothing of it reaches a user.
package load
