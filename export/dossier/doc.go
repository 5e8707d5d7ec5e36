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
//   - the file appears whole, checked and durable, or not at all.
//
// [Check] says beforehand what a candidate should know, without writing
// anything; [Export] writes.
package dossier
