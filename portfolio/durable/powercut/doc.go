// Package powercut plays power cuts. Tests and the crash harness use it; the
// program does not.
//
// A [Recorder] is a durable.FS that does what it is asked and writes it down.
// [Moment.Cut] then builds, in another folder, what a disk may hold when the
// power fails after any step of it. It is as unkind as the promises of POSIX
// allow, which is more than what common file systems do:
//
//   - Of bytes that were not synced, each sector of 512 bytes may be there or
//     not, or hold something else; the length may be the old one, the new one,
//     or in between.
//   - A name (a new file, a rename, a removal) may be there or not until its
//     folder was synced, whatever was done to the file itself; two names need
//     not appear in the order in which they were made. A rename is one step:
//     never both names, never neither.
//   - What was synced is there.
//
// What was there when the recording began is durable.
//
// A [Commit] does the same for one commit of a bbolt database, which writes to
// its file by itself and cannot be recorded: it is known what bbolt writes
// first and what last, so that the file before and after is enough.
//
// [Broken] is a durable.FS with a mistake in it. A harness that does not
// catch these catches nothing.
package powercut
