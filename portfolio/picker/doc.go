// Package picker finds what a person is about to link from the first letters
// that they type: an indicator for a situation or a piece, a situation or a
// piece for an indicator. It ranks; it shows nothing and links nothing.
//
// A [Catalogue] follows the states of a portfolio and reads again only the
// records that have changed. A [Choice] is one question asked of it:
//
//	c.Follow(state)
//	choice := c.Indicators(coverage, situation.Ref())
//	for _, at := range choice.Search("veil") { choice.Items[at] … }
//
// What it promises:
//
//   - Every word of the search must be found, in any order, whatever accents,
//     case and inflexions; the beginning of a word is enough.
//   - Codes are found as they are written and as they are typed: "1.2.3",
//     "123", "1 2 3", and the keys of a French keyboard without Shift (&é").
//   - What is surer stands first: the code, its beginning, the beginning of the
//     wording, the words of the wording, those around it, the inside of words;
//     among equals, what is still to be done. See [Choice.Search].
//   - Where nothing is found, a slip of the hand or two are forgiven.
//   - The order is the same every time.
//
// What a word is, and when two are alike, package lexis says. A Catalogue is
// for one goroutine.
package picker
