// Package store keeps a portfolio on disk. It is the only package that knows
// how, and the only one that names bbolt.
//
// # Use
//
//	p, err := store.Open(dir, store.Options{})
//	…
//	err = p.Change("Modifier la situation", func(e *portfolio.Edit) error {
//		return e.Put(situation)
//	})
//	…
//	p.Undo()
//
// [Portfolio.State] gives an immutable picture to whoever wants to show or
// export something. [Portfolio.Change] is the one way in.
//
// # Promises
//
//   - What Change, Undo, Redo or AddFile has returned without an error for is
//     durable: fsync came before. What they returned an error for has left
//     nothing.
//   - There is one undo, that of the journal. It survives a restart, appends
//     a compensating entry, and never truncates. Barriers (creation, import,
//     restoration, migration) end it.
//   - What is read is what was written. Opening checks the structure of the
//     database, every seal, and the sums of what there must be; a damaged
//     portfolio is not opened for writing and not touched.
//   - A file goes when neither a record, nor the journal, nor a snapshot
//     needs it.
//
// # The folder
//
//	portfolio.db          records and journal (bbolt)
//	files/<sha256>        attachments, named by the SHA-256 of their bytes
//	snapshots/            earlier states of portfolio.db, each a whole database
//	thumbnails/           a cache of small pictures; may be lost
//	texts/                a cache of what is written in the files; may be lost
//	lease.json            which computer has it open for writing
//	copies/               reading copies; swept when opened for writing
//	damaged/              what was put aside, untouched, when a snapshot took its place; its sum beside it
//	*/.acquis-*.tmp       being written; swept when opened for writing
//
// # The database
//
//	meta     header       what the portfolio says of itself: format, oldest reader, ids, pinned hashes
//	         stamp        number of the transaction, sums of what there must be
//	blobs    <sha256>     the pinned framework and outline files
//	records  <kind>/<id>  a record
//	journal  <sequence>   an entry, 8 bytes big-endian, without gap
//	history  <kind>/<id> NUL <yyyymmdd>   a record at the end of a day, older than the journal
//	local    lastcopy     what concerns this computer only and is not history
//	         snapshots    the snapshots that there must be, and their SHA-256
//	         erasing      what an erasing has left to do
//
// Pages have 4096 bytes on every system.
//
// # A sealed value
//
// Every value is sealed. Numbers are big-endian:
//
//	offset  bytes
//	0       4      CRC-32C (Castagnoli) of the key, then of everything from offset 4 on
//	4       1      kind: H header, T stamp, B blob, R record, J entry, V history, L local
//	5       1      version of this layout: 1
//	6       2      flags: bit 0 payload is deflated (RFC 1951); bit 1 set aside for encryption
//	8       …      payload: JSON in UTF-8 (a blob: the file as it was given)
//
// A reader refuses versions and flags that it does not know. The checksum
// covers the key, so that a value in the wrong place is found too.
//
// Seals do not see a page that a disk lost, so that an older one with whole
// seals stands in its place. The stamp, which every transaction writes last,
// does: it holds the number of its bbolt transaction, the first and the last
// sequence of the journal, and for each of records, journal and history the
// count of values and the sum of their weights (drawn from checksum and
// length), all checked when the portfolio is opened.
//
// # The journal
//
// An [Entry] is a list of operations on (record, field): set, splice (at a
// rune, with what was cut and what was put), add and remove (with the whole
// record), move (a rank). They are derived from the records before and after
// an edit, field by field, hold both directions, and check when they are
// applied that they find what they say was there.
//
// Entries are ordered by (replica, sequence), never by the clock. Undo and
// redo are two stacks, linked lists through the entries themselves (Heads,
// Below): opening reads the last entry, however long the journal is.
//
// # Reading without bbolt
//
// bbolt trusts the file that it maps. So a database is first read by package
// boltfile, which trusts nothing and cannot crash or hang; only a sound one is
// mapped. (A check by bbolt itself in a child process would say less, and
// starting a process costs more than the whole opening. [Portfolio.Verify]
// asks for it all the same, on a copy: see Register.) Opening for reading
// stops there: it takes no lock, so that it works while a window has the
// portfolio open, in a folder without permission to write, and on what a
// damage has left.
//
// # Damage
//
// Open refuses a damaged portfolio with a [DamageError] and touches nothing.
// [Assess] says what is wrong, what can still be read, which snapshot is the
// newest good one and what differs; [Recover] puts that snapshot, or whatever
// can be read, in the place of the database, and keeps the damaged file.
// A whole portfolio goes back to a snapshot by [Portfolio.Restore].
//
// A database that is older than the last snapshot of it is damage too, whole
// as it may be, and so is one of another portfolio beside snapshots of this one.
// What is no file in the place of one (a pipe, a device, a folder, a link that
// leads nowhere) hangs nobody, and is moved away before a good file comes there
// again. [Portfolio.Verify] reads all the rest: stored files, those
// that only undo or a snapshot needs, snapshots that are gone, exchanged or
// changed in a byte, small pictures and texts (sealed, in files of their own),
// and what was put aside. What it does not see is a change in bytes of the
// database that hold nothing. Adding the same file again heals a stored file;
// the next snapshot puts those aside that cannot be used; small pictures and
// texts are made anew.
//
// # Erasing
//
// [Erase] takes a text or a piece out for good, so that no byte of it is left
// in a file of ours. It looks for traces in the records, in all that journal
// and history lead back to, and in every snapshot. A record that was deleted
// and holds the text was never there, from then on; a field that held it has
// always been what it is today, for a text is typed in pieces and any former
// value may hold one. The labels of earlier entries go, the stacks of undo end.
//
// bbolt leaves old bytes in free pages, and a snapshot copies them. So nothing
// is changed in place: the database and every snapshot are written anew, read
// back, and put in the place of the old ones; even those that tell of nothing.
//
// The database comes first, at one stroke, with the note of what is left to do
// in the bucket local, by ids and hashes. Each opening for writing does that,
// until a database without the note takes its place. Not done yet, it shows as
// a [Problem], and no snapshot is restored.
//
// [Destroy] removes a portfolio: all that is ours, nothing else.
//
// # Locks
//
// The lock is bbolt's: advisory, on portfolio.db, let go by the system when
// the process ends in whatever way. A second opener gets [ErrInUse]. Whoever
// replaces the database holds the lock while doing so, and whoever has waited
// for it makes sure that the file is still the one of that name.
//
// Between computers no lock holds. There another computer is seen by its lease,
// lease.json: opening for writing gives a [LeaseError], and the person is asked
// before [Options].TakeOver. Whoever has lost a portfolio that way, or to a
// program that put another file in the place of the database, is told by a
// [LostError] at the next change, writes nothing more into it, and goes on by
// [Portfolio.Aside]. A lease of this computer, left by a crash, is no
// obstacle.
package store
