// Package viewer shows the pages of a document: a PDF or an image.
//
// One page stands at a time on a neutral ground. Page Up and Down, the arrows,
// Home, End, the wheel, two buttons and a number that is typed turn the pages;
// plus, minus and a menu change how large they are; a click on a link of the
// document goes where it leads.
//
// What it promises:
//
//   - Turning never waits: a page is drawn away from the interface's goroutine,
//     and so is the next one before it is asked for. A page that takes long is
//     given up as soon as the person goes on to another.
//   - Pictures that were drawn are kept up to a limit ([cacheBytes]).
//   - A page that cannot be drawn is told in a sentence, in its place.
//
// A Viewer is for the interface's goroutine; it starts none itself (see
// [Background]).
package viewer
