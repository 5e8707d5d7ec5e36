// Package crash tries to make a portfolio lose something. It is the harness
// behind « Ce qui est promis » in README.md: `make crash` runs it for as long
// as is asked, the tests of this package for a short while.
//
// # What it does
//
//   - Kills: a process writes, says of each thing that it is durable once it
//     is, and is killed at some moment. What it had said must be there, what
//     it had not said must be there whole or not at all, and nothing else may
//     be left. The process is this program again (the same functions that the
//     window and the command line call), the real command line, or the real
//     window, on a screen that nobody sees, while keys and clicks drive it.
//     There, what was acknowledged is what the window has shown.
//   - Power cuts, by package powercut: of everything that is written through
//     package durable, after every step; of the database, within the commit.
//   - Errors of the system, given by strace to the real command line, and a
//     disk that gets full. Where that takes rights or programs that are not
//     there, the part says that it was skipped.
//   - Damage: every kind of it to every file of a portfolio, of bytes, pages,
//     whole files, and what stands in their place. It must be noticed, named,
//     and mended.
//   - Controls: writers with a mistake in them. A part that does not fail
//     with these proves nothing.
//
// # Running it again
//
// Everything is drawn from one seed, which is printed and can be given. The
// identifiers of records come from the clock all the same, and so does where a
// process is when it is killed: the same seed tries the same things, on other
// bytes.
package crash
