package lexis_test

import (
	"testing"

	"acquis/portfolio/lexis"
)

func TestContainsWhateverTheAccents(t *testing.T) {
	said := []string{"1.2.3", "Élaborer des méthodes d’enquête ; mettre en œuvre un cœur de réseau"}
	for _, c := range []struct {
		query string
		want  bool
	}{
		{"", true},
		{"   ", true},
		{"1.2.3", true},
		{"1.2", true},
		{"1.3", false},
		{"elaborer", true},
		{"ÉLABORER enquete", true},
		{"reseau elaborer", true}, // the order of words does not count
		{"d'enquête", true},
		{"mettre en oeuvre", true},
		{"coeur", true},
		{"enquête 1.2.3", true},
		{"enquête absente", false},
	} {
		if got := lexis.Contains(c.query, said...); got != c.want {
			t.Errorf("lexis.Contains(%q) is %v, want %v", c.query, got, c.want)
		}
	}
}
