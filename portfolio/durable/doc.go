// Package durable writes files so that they appear whole or not at all. It is
// the one place that does: nothing else in Acquis gives a finished file its
// name, and a test of the whole house says so.
//
// # Use
//
//	err := durable.WriteFile(nil, path, durable.Options{}, func(w io.Writer) error {
//		_, err := io.Copy(w, from)
//		return err
//	})
//
// Where the name is known only when everything is written (the hash of the
// bytes), or what was written has to be read back first:
//
//	f, err := durable.Create(nil, dir, durable.Options{Hash: true})
//	…
//	defer f.Discard() // does nothing after Commit
//	_, err = io.Copy(f, from)
//	…
//	err = f.Finish() // on the disk under f.Path(), which nobody looks for
//	…
//	err = f.Commit(filepath.Join(dir, f.Sum()))
//
// [Publish] and [PublishFolder] give its name to what something else has
// written: a child process, or bbolt.
//
// # How
//
// A temporary file in the folder of the finished one; its bytes; its mode;
// fsync; close; rename; fsync of the folder. An error at any step removes the
// temporary file.
//
// # Promises
//
//   - When a function has returned without an error, the file is under its
//     name and survives a power cut, on a disk that does what fsync asks.
//   - Before that, at whatever moment the process is killed or the power cut,
//     there is under that name the whole of the new file or what was there
//     before, which may be nothing. Other files are not touched.
//   - After an error there is what was there before. One error comes later
//     than that: when the folder itself cannot be synced, the new file is
//     there whole, and only whether its name survives a power cut is open.
//   - What a kill leaves behind is a temporary file: [IsTemporary] knows its
//     name, [Sweep] removes it. Nobody but its owner can read it. A program
//     that calls [Remember] notes where, so that [SweepRemembered] finds it at
//     the next start, in whatever folder it lies.
//   - Files are private (mode 0600) unless [Options].Mode says otherwise, and
//     get that mode before they get their name. A file that is replaced does
//     not hand its mode on; a symbolic link is replaced, not followed.
//
// # What no file system promises
//
//   - A failed fsync is the end of a file: the system may have dropped the
//     bytes and forgotten that it did. It is never tried again here; the
//     temporary file goes, and the caller hears of it.
//   - An fsync of a file says nothing of its name: hence that of the folder.
//     On Windows there is none; NTFS writes names in a journal of its own, so
//     that after a power cut the old or the new one is there, but a short
//     while may pass until it is the new one. Some file systems of networks
//     and sticks refuse to sync a folder (EINVAL, ENOTSUP); that is taken for
//     an answer.
//   - FAT and exFAT, on most USB sticks, have no journal: a power cut during
//     the rename may leave both names, or neither. That is why a copy on a
//     stick is read back before it counts, and why the portfolio itself does
//     not belong there.
//   - A disk that says that it has written, and has not, deceives everybody.
//     The store notices later: it seals what it writes (package store).
//
// # The file system
//
// All of it goes through an [FS]. Nil is the system's own. Package powercut
// has one that records, and plays every power cut.
package durable
