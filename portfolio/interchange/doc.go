// Package interchange writes a whole portfolio as open JSON and reads it back,
// so that nobody's work is held by one program.
//
// # The format
//
// A portfolio is one UTF-8 JSON file, NAME.json, and beside it a folder,
// NAME.files, when pieces hold files:
//
//	{
//	"format": "acquis-portfolio",
//	"schema": 2,
//	"id": "0192…",                     the portfolio's own id
//	"framework": { … },                as it is pinned, byte for byte
//	"outline": { … },                  likewise
//	"records": [
//	{"kind":"candidate","record":{ … }},
//	{"kind":"situation","record":{ … }},
//	…
//	]
//	}
//
// Records stand one a line, kind after kind in the order of [portfolio.Kinds]
// and within a kind in the candidate's order. Their fields are those of the
// record types of package portfolio. Fields that say nothing are left out.
// The order of the members of an object carries no meaning for a reader.
//
// Schema 2 has records that schema 1 had not: an outline of the portfolio's own
// (the one in "outline" is that which it was begun with), the answers of the
// feasibility file, a sufficiency profile; and links of passages ("passage",
// places in runes, and "quote"). Both are read. A passage is found by its quote
// where its place is not right any more (see portfolio.Link.Locate).
//
// A stored file stands in NAME.files under the SHA-256 of its bytes and an
// extension that suits its type (see [FileName]); a reader goes by the hash
// alone. The journal, the snapshots and the place of the last copy are not
// part of the format: what is handed to somebody else carries no history.
//
// # Promises
//
//   - Writing is deterministic: the same portfolio gives the same bytes, and
//     writing, reading and writing again does too.
//   - Ids are kept, the portfolio's own included.
//   - A file appears under its name whole or not at all: it is written to a
//     temporary file in the same folder, synced, then renamed; the JSON comes
//     last, so that it never speaks of files that are not there yet.
//   - Reading refuses what it does not understand (a newer schema, an unknown
//     kind or field, a key or id said twice, a link to an indicator that the
//     framework does not have) and files that are missing or altered. Errors
//     are of type [*Fault] and say where. Nothing is half-imported.
//   - Names in the folder come from checked hashes, never from the JSON, so
//     that a hostile document cannot reach outside its folder.
package interchange
