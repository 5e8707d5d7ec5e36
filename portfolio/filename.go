package portfolio

import (
	"strings"
	"unicode"
)

// ShownName is the name of a file as it may be shown to a person: on one line,
// without control characters, which a terminal obeys, and without those that
// turn the direction of writing, by which "gpj.exe" reads "exe.jpg". It is never
// used to find the file.
func ShownName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, NormalizeLine(name))
}
