// Package lexis is what Acquis knows of French words: how a text is cut into
// them, when two count as the same, and which of them mean nearly the same in
// the field. The search, the suggestions and the pickers share it, so that what
// one finds the others find too.
//
//   - [Fold] makes texts alike whatever the case, the accents, the ligatures
//     and the shape of spaces and apostrophes.
//   - [Scan] and [Tokens] cut a text into words (forms), folded, each with its
//     place in runes. Elided words (l’, d’, qu’ …) are no words of their own.
//   - [Stem] brings the inflexions of a form together; [Stop] knows the words
//     that say nothing; [Near] forgives a slip of the hand.
//   - [Lexicon] knows the synonyms of the field, which are data: see
//     assets/lexicon.
//
// Everything here is pure and deterministic, safe for many goroutines, and
// works from the folded form alone: a title in capitals without accents
// ("EVALUATION") says the same as "évaluation".
package lexis
