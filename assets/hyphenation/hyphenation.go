// Package hyphenation holds the patterns by which French words are divided at
// the end of a line, under a free licence (see README.md).
package hyphenation

import _ "embed"

// French is the French patterns in Liang's notation, one a line.
//
//go:embed fr.txt
var French string
