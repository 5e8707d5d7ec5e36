// Package bundle puts a whole portfolio into one file, NAME.acquis, and makes
// a portfolio of such a file again: for a move to another computer, a USB
// stick, an archive. It may be sealed with a passphrase.
//
// # Promises
//
//   - A bundle is written to a temporary file and read back wholly before it
//     gets its name; what was under that name stays until then.
//   - Opening one never touches a portfolio that is there. It is unpacked into
//     a private folder beside its place, verified there as the store verifies
//     a portfolio, and renamed into its place at the end: all of it or nothing.
//   - Every byte counts: the manifest decides all the others, so that a bundle
//     that is altered by one byte anywhere, cut off, or longer than it should
//     be is refused. (SHA-256 in a plain bundle keeps accidents out, not
//     somebody who writes another bundle; a sealed one is authenticated.)
//   - A sealed bundle shows nothing of what it holds, names and number of files
//     included; but how long it is, which is about the size of the portfolio,
//     and that it is one of the tool age.
//   - A portfolio that is packed twice with the same [Options].Made gives the
//     same bytes, until it is sealed, which is different each time.
//
// # What is in it
//
// The database, with its journal: undo and history move along. The stored
// files that the database names. Not the snapshots, the thumbnails (they are
// made again), the reading copies, nor what concerns the other computer only,
// such as where its last copy went. A stored file that is missing or altered
// when the bundle is made is named in it as missing; nothing is left out
// without a word.
//
// The portfolio keeps its id and becomes a replica of its own: the one that
// was packed may go on beside it.
//
// # The format
//
// A bundle that is not sealed is a zip archive that any program opens. In this
// order, without anything between, before or after:
//
//	manifest.json
//	portfolio.db
//	files/<sha256>       one for each file, in the order of the hashes
//	                     the central directory, and its end
//
// Every entry is stored, not compressed, so that a bundle is never larger when
// it is unpacked. All headers follow from the manifest:
//
//	version needed 20 (45 with an offset beyond 4 GiB), made by 0x0314, flags 0,
//	method 0, 1980-01-01 00:00, sizes and CRC-32 in the header itself, no extra
//	field (but zip64's offset in the central directory from 0xFFFFFFFF on),
//	mode 0100600, no comments. The zip64 end of the directory and its locator
//	are there from 65,535 entries or an offset of 0xFFFFFFFF on, else not.
//
// The manifest is JSON in UTF-8, indented by two spaces, with a line end:
//
//	{
//	  "format": "acquis-bundle",
//	  "version": 1,                    of this format
//	  "oldestReader": 1,               the oldest version of it that a reader must know
//	  "portfolio": "0192…",            the portfolio's own id
//	  "name": "DEIS – Zoé d’Œuvre",    that of its folder; a suggestion, no path
//	  "made": "2026-11-21T20:42:00Z",
//	  "database": {"sha256": "…", "size": 143360, "crc32": "1f…"},
//	  "files": [{"sha256": "…", "size": 5012, "crc32": "0c…"}, …],
//	  "missing": ["…", …]              hashes of files that were missing already
//	}
//
// with hashes in lower-case hexadecimal, files and missing sorted, and nobody
// in both. A reader of version 1 takes a manifest of version 1 only in exactly
// the form that it writes itself. From a newer version whose oldest reader is
// 1 it reads these members and ignores others; the container stays the same.
//
// A sealed bundle is this archive in the format of age
// (age-encryption.org/v1) with one recipient, scrypt, of work factor 18. The
// tool age opens it: "age -d". The passphrase is in Unicode's form NFC.
//
// # Limits
//
// [MaxManifest], [MaxFiles], [MaxDatabase], [MaxFile]; a passphrase whose work
// factor is above 18 (256 MiB of memory) is refused. What a manifest says is
// compared with the length of the file before anything is written.
package bundle
