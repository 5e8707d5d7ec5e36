// Package portfolio is the domain of Acquis: what a candidate for a diploma
// by validation des acquis de l'expérience (VAE) tells, links and hands in.
//
// It holds plain types and pure functions only. It knows no window, no
// database and no PDF; time is passed in; nothing here does input or output.
//
//   - [Framework] is a certification (a référentiel) with its blocs,
//     compétences and indicateurs; [Outline] is the plan (trame) of a dossier.
//   - A [Record] is one thing that the candidate made: [Candidate],
//     [Experience], [Training], [Situation], [Section], [Piece], [Link] and a
//     few more. Records are values: read them freely, never write into one
//     that a [State] holds; copy it, change the copy, hand it to an [Edit].
//   - A [State] is an immutable picture of a whole portfolio. Everything that
//     shows or exports a portfolio takes a State.
//   - An [Edit] collects changes to a State and keeps its invariants: text is
//     normalised, links have two ends, what is removed takes its links along,
//     and the anchors of linked passages follow their texts. The store turns an
//     Edit into one durable transaction.
//   - A [Link] is made of a situation, a [Passage] of one, or a piece, and
//     remembers what both its ends said: [State.Suspect] says when one has
//     changed, [State.Compare] what has, and [Link.Locate] where a passage is.
//   - [Cover] counts what was written and linked, by a profile that is data
//     ([Sufficiency]). It judges nothing: the jury alone does.
package portfolio
