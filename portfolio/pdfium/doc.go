// Package pdfium reads PDF files as a person sees them: it draws their pages,
// gives the text on them and the places of their links. It runs pdfium, the
// reader of Chromium, as a WebAssembly program inside this one.
//
// # Use
//
//	engine := pdfium.New(pdfium.Options{})
//	document, err := engine.Open(ctx, path)
//	…
//	defer document.Close()
//	picture, err := document.Render(ctx, 0, 827, 1169)
//	text, err := document.Text(ctx, 0)
//
// # Promises
//
//   - Files come from everywhere. The program has no access to the system but
//     to the one file that it was given, to read; its memory is its own and
//     has an end ([maxMemory]); every call has a limit of time ([pageTime]) or
//     ends with its context. A page that makes it fail costs that page alone.
//   - Nothing is started before the first Open: an Engine costs nothing.
//   - Files are read where they lie, block by block: their size does not
//     count, the size of what is on a page does.
//   - A page is drawn alike at every time and on every computer: the program
//     knows no fonts but those of the file and its own substitutes, no clock,
//     no JavaScript.
//
// # Costs
//
// The first Open on a computer compiles the program, which takes some seconds,
// in a process of its own (see [Register]); the machine code is kept in the
// cache folder of the user, and later starts take it from there in less than a
// tenth of a second. Each open document
// holds some 20 MB, and what its largest page needs.
//
// A build without pdfium.wasm (see assets/pdfium) has [ErrMissing] from every
// Open; so has everything that rests on it, and goes on without.
package pdfium
