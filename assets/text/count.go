package text

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Count writes a number with its noun: "1 pièce", "12 pièces", "aucune" is
// left to the caller. Thousands are set apart by a narrow no-break space, and
// zero takes the singular, as French does.
func Count(n int, one, many string) string {
	noun := many
	if n > -2 && n < 2 {
		noun = one
	}
	return Number(n) + "\u00a0" + noun
}

// Number writes a whole number the French way: "12 480".
func Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	var out strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteString("\u202f")
		}
		out.WriteRune(d)
	}
	return sign + out.String()
}

// Enumerate joins words: "a, b et c".
func Enumerate(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " et " + words[last]
}

// enumerateFirst joins the first words of a list and counts the others:
// "a, b et 12 autres". One more is rather named than counted.
func enumerateFirst(words []string, most int) string {
	if len(words) <= most+1 {
		return Enumerate(words)
	}
	return Enumerate(append(slices.Clone(words[:most]), fmt.Sprintf("%d autres", len(words)-most)))
}

// More is on the button under a long column of which the beginning is shown: so
// many more of those that are left.
func More(more, left int) string {
	if more == left {
		return "Afficher " + Count(left, "autre", "autres")
	}
	return fmt.Sprintf("Afficher %s autres, sur %s", Number(more), Number(left))
}
