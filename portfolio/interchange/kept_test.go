package interchange

import (
	"fmt"
	"path/filepath"
	"testing"

	"acquis/portfolio/store"
)

// Documents of every schema that there was are read for ever. Each was written
// once by the program of its time (schema 1: commit e48012d), from the
// portfolio that portfolio/store keeps of the same time, and never again.
func TestKeptDocuments(t *testing.T) {
	for schema := 1; schema <= Schema; schema++ {
		dir := filepath.Join(t.TempDir(), "Venu")
		if err := Import(t.Context(), filepath.Join("testdata", "kept", fmt.Sprintf("schema%d.json", schema)), dir, nil); err != nil {
			t.Errorf("schema %d: %v", schema, err)
			continue
		}
		p, err := store.Open(dir, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		report, err := p.Verify(t.Context(), nil)
		if err != nil || !report.OK() {
			t.Errorf("schema %d: %v, %v", schema, report.Problems, err)
		}
		s := p.State()
		if s.Candidate().Name() != "Zoé Martin" || len(s.Situations()) != 2 || s.Situation("s").Actions != "J’ai réuni quatre associations. Puis les élus." ||
			s.Link("l").Justification != "On y voit le projet." || s.Piece("p").File.Name != "rapport.txt" || len(p.Notices()) > 0 ||
			schema > 1 && (!s.OwnOutline() || s.Feasibility("B1").Comment != "De 2019 à 2021.") {
			t.Errorf("schema %d: %d situations, %v", schema, len(s.Situations()), p.Notices())
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	}
}
