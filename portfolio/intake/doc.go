// Package intake looks at a file that comes in: what it is, by its content
// and never by its name; whether it can be attached to a dossier; and what it
// says of itself that saves the person some typing.
//
// Three things can happen. A PDF, a JPEG or a PNG that is whole can be
// attached. Everything else that is a file is kept, with the Fault that keeps
// it from being attached and a Notice in French that names it and says what
// to do: a password, damage, too many pixels, a document of another program.
// What is no file, or an empty one, or cannot be read to its end, is refused
// with an error; Sentence says it in French.
//
// # Promises
//
//   - A file is read as a stream: a gigabyte takes no more memory than a page.
//   - What may blow up or hang (PDF files, the pixels of images) is read in a
//     child process, within limits of memory and time; see Register.
//   - A thumbnail is upright and carries no metadata.
//   - The file is only read.
package intake
