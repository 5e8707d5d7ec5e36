// Package dossier builds the PDF that a candidate hands to the jury from an
// immutable [portfolio.State].
//
// What it promises:
//   - the order of the parts is the outline's; parts with nothing in them
//     vanish;
//   - everything that is marked "Figure au dossier" and has a place in the
//     outline is printed, once; nothing else is: no state of coverage, no
//     private note, no file name, no title of what does not leave;
//   - only pieces that something printed cites are annexed, numbered in the
//     order in which the text first cites them (the guide de lecture, an index
//     that stands before the text, does not count);
//   - a piece "ne pas joindre" leaves neither as a file nor as an entry;
//   - the candidate's words are printed with French typography, the official
//     wording of the framework as it was given;
//   - the files appear whole, checked and durable, or not at all; files of
//     annexes get their names before the dossier does;
//   - what was done so that it fits the place of deposit is said, and what will
//     not be accepted too.
//
// [Check] says beforehand what a candidate should know, without reading a file;
// [PlanFor] reads the annexes and says what an export would write and what will
// not fit; [Export] writes.
//
// In the order of an export: build (builder.go and a file for each part), the
// annexes inspected (inspect.go) and arranged in files (arrange.go), pages
// (lay.go), files (write.go, export.go).
package dossier
