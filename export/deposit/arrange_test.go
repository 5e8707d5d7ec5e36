package deposit

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func items(megabytes ...float64) []Item {
	var all []Item
	for i, mb := range megabytes {
		all = append(all, Item{Number: i + 1, Title: fmt.Sprint("Pièce ", i+1), Pages: 3, Bytes: int64(mb * 1e6)})
	}
	return all
}

func inside(files []File) string {
	var all []string
	for _, f := range files {
		all = append(all, fmt.Sprint(f.Items))
	}
	return strings.Join(all, "")
}

func TestGroup(t *testing.T) {
	p, err := Of("francevae")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		bytes []float64
		want  string
	}{
		{[]float64{3, 3, 3, 3}, "[0 1 2][3]"},
		{[]float64{3, 12, 3}, "[0][1][2]"},
		// In order these would be eleven; put together otherwise they are eight.
		{[]float64{4, 7, 4, 7, 4, 7, 4, 7, 2.5, 7.2, 2, 9.5}, "[0 2][1 10][3][4 6][5][7][8 9][11]"},
	} {
		files := p.Group(items(c.bytes...))
		if inside(files) != c.want {
			t.Errorf("%v: %s, want %s", c.bytes, inside(files), c.want)
		}
	}
	large := items(1, 30, 1)
	large[1].AsIs, large[1].Ending = true, ".pdf"
	if files := p.Group(large); inside(files) != "[0][1][2]" || !files[1].AsIs || files[0].AsIs {
		t.Errorf("a file that goes as it is: %+v", files)
	}
}

// Whatever the annexes, each is in one file, and no file is larger than
// accepted unless one annex alone is.
func TestGroupKeepsWhatItPromises(t *testing.T) {
	p, _ := Of("francevae")
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var sizes []float64
		for range 1 + random.IntN(40) {
			sizes = append(sizes, random.ExpFloat64()*2)
		}
		all := items(sizes...)
		var seen []int
		files := p.Group(all)
		for n, f := range files {
			seen = append(seen, f.Items...)
			if f.Number != n+1 || len(f.Items) > 1 && f.Bytes > p.Files.MaxBytes {
				t.Fatalf("%v: %+v", sizes, f)
			}
		}
		slices.Sort(seen)
		for i := range all {
			if len(seen) != len(all) || seen[i] != i {
				t.Fatalf("%v: %v", sizes, seen)
			}
		}
		if again := p.Group(all); inside(again) != inside(files) {
			t.Fatal("not the same twice")
		}
	}
}

func TestNames(t *testing.T) {
	all := items(1, 1, 1)
	all[0].Title = "Rapport d’activité : l’œuvre «\u202fÀ Metz\u202f» 2024/2025"
	all[1].Title = strings.Repeat("très long titre ", 30)
	all[2].Title = "☺ 你好"
	p, _ := Of("francevae")
	var names []string
	for _, f := range append(One(all), p.Group(all)...) {
		names = append(names, f.Name)
		if len(f.Name) > maxName {
			t.Errorf("%d bytes: %s", len(f.Name), f.Name)
		}
		for _, r := range f.Name {
			if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789-.", r) {
				t.Errorf("%q in %s", r, f.Name)
			}
		}
	}
	if names[0] != "annexe-01-rapport-d-activite-l-oeuvre-a-metz-2024-2025.pdf" || names[2] != "annexe-03.pdf" ||
		names[3] != "fichier-1-annexes-01-a-03.pdf" {
		t.Errorf("%q", names)
	}
	many := items(make([]float64, 120)...)
	if got := One(many)[4].Name; got != "annexe-005-piece-5.pdf" {
		t.Error(got)
	}
	if got := groupName(2, []Item{all[0], all[2]}, false, 3); got != "fichier-2-annexes-01-03.pdf" {
		t.Error(got)
	}
}
