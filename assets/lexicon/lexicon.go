// Package lexicon holds what Acquis is told of French words: those that say
// nothing, and those of the field that mean nearly the same. README.md
// documents both files; package acquis/portfolio/lexis reads them.
package lexicon

import _ "embed"

// StopWords is the words that say nothing, several a line.
//
//go:embed stopwords.txt
var StopWords string

// Synonyms is the groups of expressions that mean nearly the same, one a line.
//
//go:embed synonyms.txt
var Synonyms string
