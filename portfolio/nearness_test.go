package portfolio

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// slowDistance is the table that everybody knows.
func slowDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before := row[0]
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			before, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, before+cost)
		}
	}
	return row[len(b)]
}

func TestEditDistance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 800 {
		a := []rune(babble(random, 60))
		b := []rune(babble(random, 60))
		if random.IntN(2) == 0 {
			b = []rune(stir(random, string(a)))
		}
		if got, want := editDistance(a, b), slowDistance(a, b); got != want {
			t.Fatalf("%q and %q: %d, want %d", string(a), string(b), got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	const around = "Bien avant cela, nous avions tenté autre chose. %s Ensuite, tout le monde est parti de son côté."
	wanted := []rune("J’ai réuni les quatre associations du quartier.")
	for _, c := range []struct{ said, want string }{
		{"J’ai réuni les quatre associations du quartier.", "J’ai réuni les quatre associations du quartier."},
		{"J’ai réuni cinq associations du quartier.", "J’ai réuni cinq associations du quartier."},
		{"J’avais réuni les quatre associations de ce quartier.", "J’avais réuni les quatre associations de ce quartier."},
		{"La mairie a tout décidé seule.", ""},
	} {
		text := []rune(strings.Replace(around, "%s", c.said, 1))
		start, end, ok := nearest(wanted, text, len(wanted)/3)
		if got := string(text[start:end]); got != c.want || ok != (c.want != "") {
			t.Errorf("%q: found %q", c.said, got)
		}
	}
	twice := []rune("J’ai réuni les cinq associations du quartier. Puis rien pendant un mois. J’ai réuni les deux associations du quartier.")
	if _, _, ok := nearest(wanted, twice, len(wanted)/4); ok {
		t.Error("one of two was chosen")
	}
}
