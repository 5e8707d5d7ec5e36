// Package search finds words anywhere in a portfolio, as they are typed:
// situations part by part, sections, pieces and the text inside their files,
// experiences, trainings, justifications, and the framework's indicators,
// compétences and blocs. Private notes are searched too: it is their author
// who asks.
//
// An [Index] follows the states of a portfolio and reads again only what has
// changed; [Index.Search] answers from memory, at any time and from any
// goroutine. What it promises:
//
//   - Every word must be found in the record, in any of its texts. Accents,
//     case and inflexions do not count; the last word may be unfinished.
//   - Where nothing is found, slips of the hand are forgiven, then words
//     written apart or together ("co-production"), and the answer says so.
//   - Each result names the place: field, page of a file, runes; and shows an
//     excerpt with the words found.
//   - An index that followed many changes answers as one built anew.
//
// For 10,000 pieces and 5 million words it holds about 60 MB, beside the texts
// themselves, of which it keeps no copy: they belong to the records and to the
// [TextSource]. Package searchbench measures that, and how fast it answers.
package search
