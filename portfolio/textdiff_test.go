package portfolio

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// applied makes the second text out of the first and what changed.
func applied(before, after string, changes []TextChange) string {
	old, new := []rune(before), []rune(after)
	var out []rune
	at := 0
	for _, c := range changes {
		out = append(out, old[at:c.Start]...)
		out = append(out, new[c.NewStart:c.NewEnd]...)
		at = c.End
	}
	return string(append(out, old[at:]...))
}

func TestCompareTexts(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"", "", ""}, {"a", "a", ""},
		{"J’ai réuni les élus.", "J’ai réuni tous les élus.", "+tous "},
		{"J’ai réuni les élus.", "J’ai consulté les élus.", "-réuni+consulté"},
		{"un deux trois quatre", "un trois cinq quatre", "-deux ,+ cinq"},
		{"é", "😀", "-é+😀"}, {"", "neuf", "+neuf"}, {"neuf", "", "-neuf"},
	} {
		var said []string
		for _, h := range CompareTexts(c.before, c.after) {
			one := ""
			if h.End > h.Start {
				one = "-" + string([]rune(c.before)[h.Start:h.End])
			}
			if h.NewEnd > h.NewStart {
				one += "+" + string([]rune(c.after)[h.NewStart:h.NewEnd])
			}
			said = append(said, one)
		}
		if got := strings.Join(said, ","); got != c.want {
			t.Errorf("%q → %q: %q, want %q", c.before, c.after, got, c.want)
		}
	}
}

// Whatever the texts, the changes lead from the one to the other, in order.
func TestCompareTextsLeadsFromOneToTheOther(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 9))
	for range 3000 {
		before, after := babble(random, 40), babble(random, 40)
		if random.IntN(2) == 0 {
			after = stir(random, before)
		}
		changes := CompareTexts(before, after)
		if got := applied(before, after, changes); got != after {
			t.Fatalf("%q → %q: %v gives %q", before, after, changes, got)
		}
		for i, c := range changes {
			if c.End < c.Start || c.NewEnd < c.NewStart || c.End == c.Start && c.NewEnd == c.NewStart ||
				i > 0 && (c.Start <= changes[i-1].End || c.NewStart <= changes[i-1].NewEnd) {
				t.Fatalf("%q → %q: %v", before, after, changes)
			}
		}
	}
	long, other := strings.Repeat("mot ", 5000), strings.Repeat("autre chose ", 5000)
	if got := CompareTexts(long, other); len(got) == 0 || applied(long, other, got) != other {
		t.Error("two long texts without a word in common")
	}
}

var someWords = strings.Fields("je j’ai réuni les élus et l’équipe du quartier à l’été œuvre 😀 e\u0301tude « oui » – fin. Diagnostic diagnostic partagé 3,5 % [[Renvoi #abc]]")

// babble is up to n words.
func babble(random *rand.Rand, n int) string {
	var b strings.Builder
	for range random.IntN(n + 1) {
		b.WriteString(someWords[random.IntN(len(someWords))])
		b.WriteString([]string{" ", " ", " ", "\n", "\n\n", "\u202f", ""}[random.IntN(7)])
	}
	return b.String()
}

// stir changes a text in a few places.
func stir(random *rand.Rand, text string) string {
	for range 1 + random.IntN(4) {
		runes := []rune(text)
		start := random.IntN(len(runes) + 1)
		end := min(len(runes), start+random.IntN(6))
		text = string(runes[:start]) + babble(random, 2) + string(runes[end:])
	}
	return text
}
