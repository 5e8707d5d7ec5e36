package picker_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/picker"
	"acquis/portfolio/search/searchbench"
)

// change makes a state out of another.
func change(t testing.TB, s *portfolio.State, do func(*portfolio.Edit) error) *portfolio.State {
	t.Helper()
	e := portfolio.NewEdit(s)
	if err := do(e); err != nil {
		t.Fatal(err)
	}
	next, _ := e.Result(s.Version + 1)
	return next
}

func put(records ...portfolio.Record) func(*portfolio.Edit) error {
	return func(e *portfolio.Edit) error {
		for _, r := range records {
			if err := e.Put(r); err != nil {
				return err
			}
		}
		return nil
	}
}

func situation(id string) portfolio.Ref {
	return portfolio.Ref{Kind: portfolio.KindSituation, ID: portfolio.ID(id)}
}

func piece(id string) portfolio.Ref {
	return portfolio.Ref{Kind: portfolio.KindPiece, ID: portfolio.ID(id)}
}

// sample is a small portfolio on the DEIS.
func sample(t testing.TB) *portfolio.State {
	t.Helper()
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	s := portfolio.NewState("essai", 1, f.Framework, &portfolio.Outline{}, nil)
	return change(t, s, put(
		&portfolio.Experience{ID: "relais", Role: "Coordinatrice", Organisation: "Le Relais des Tanneurs"},
		&portfolio.Situation{ID: "veille", Title: "Construire une veille partagée", Experience: "relais", Actions: "J’ai réuni les hébergeurs et écrit la charte d’anonymat."},
		&portfolio.Situation{ID: "conflit", Title: "Sortir du conflit", Actions: "Une médiation, et une veille des tensions."},
		&portfolio.Piece{ID: "charte", Title: "Charte de la veille", Nature: "Production collective", Experience: "relais", Genre: portfolio.GenreURL},
		&portfolio.Piece{ID: "grille", Title: "Grille d’entretien", Proves: "Le protocole d’enquête", Author: "Équipe du diagnostic", Genre: portfolio.GenreURL},
	))
}

func follow(s *portfolio.State) *picker.Catalogue {
	c := new(picker.Catalogue)
	c.Follow(s)
	return c
}

func codes(c *picker.Choice, typed string) []string {
	var found []string
	for _, at := range c.Search(typed) {
		found = append(found, c.Items[at].Indicator.Code)
	}
	return found
}

func ids(c *picker.Choice, typed string) []string {
	var found []string
	for _, at := range c.Search(typed) {
		found = append(found, string(c.Items[at].Evidence.ID))
	}
	return found
}

func TestCodesAreFoundAsTheyAreTyped(t *testing.T) {
	s := sample(t)
	choice := follow(s).Indicators(portfolio.Cover(s, portfolio.Date{}), situation("veille"))
	for _, typed := range []string{"1.2.3", "123", "1 2 3", "1,2,3", "1-2-3", " 123 ", "&é\"", "&.é.\""} {
		if got := codes(choice, typed); len(got) == 0 || got[0] != "1.2.3" {
			t.Errorf("%q finds %v", typed, got)
		}
	}
	for _, typed := range []string{"1.2", "12", "&é"} {
		got := codes(choice, typed)
		if len(got) != 4 || got[0] != "1.2.1" || got[3] != "1.2.4" {
			t.Errorf("%q finds %v", typed, got)
		}
	}
	if got := codes(choice, "9.9.9"); len(got) != 0 {
		t.Errorf("a code that there is not finds %v", got)
	}
	if got := codes(choice, "1.2 veille"); len(got) == 0 || got[0] != "1.2.1" {
		t.Errorf("a code with a word finds %v", got)
	}
}

func TestSurerStandsFirst(t *testing.T) {
	f := &portfolio.Framework{Code: "F", Blocks: []portfolio.Block{{Code: "FBC01", Number: "1", Title: "Projet", Competences: []portfolio.Competence{
		{Code: "1.1", Title: "Conduire", Indicators: []portfolio.Indicator{
			{Code: "1.1.1", Text: "Réunir des contreprojets"},
			{Code: "1.1.2", Text: "Écrire un projet"},
			{Code: "1.1.3", Text: "Projet de territoire"},
			{Code: "1.1.4", Text: "Évaluer"},
		}},
		{Code: "1.2", Title: "Animer un projet", Indicators: []portfolio.Indicator{{Code: "1.2.1", Text: "Animer"}}},
	}}}}
	s := portfolio.NewState("essai", 1, f, &portfolio.Outline{}, nil)
	choice := follow(s).Indicators(portfolio.Cover(s, portfolio.Date{}))
	// The wording begins with it; has it; the compétence has it; the bloc has it.
	want := []string{"1.1.3", "1.1.2", "1.2.1", "1.1.1", "1.1.4"}
	if got := codes(choice, "proj"); !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

func TestWordsAreFoundHoweverTheyAreTyped(t *testing.T) {
	s := sample(t)
	choice := follow(s).Evidence("1.1.1")
	for typed, want := range map[string]string{
		"veille partagee":        "veille",
		"PARTAGÉE veille":        "veille", // the order does not count
		"partagées":              "veille", // nor do inflexions
		"la veille de partage":   "veille", // nor words that say nothing
		"vei part":               "veille",
		"tanneurs":               "veille", // its experience
		"anonymat hébergeurs":    "veille", // its texts
		"d'entretien":            "grille",
		"production":             "charte", // its nature
		"protocole":              "grille", // what it proves
		"equipe":                 "grille", // its author
		"vielle partagée":        "veille", // changed places
		"entertien":              "grille",
		"mediatoin":              "conflit",
		"prille":                 "grille", // at the beginning
		"rgille":                 "grille",
		"rille":                  "grille",
		"ggrille":                "grille",
		"charte de la veile":     "charte",
		"cours":                  "",
		"veille grille":          "",
		"partagée construire un": "veille",
	} {
		got := ids(choice, typed)
		if want == "" && len(got) > 0 || want != "" && (len(got) == 0 || got[0] != want) {
			t.Errorf("%q finds %v, want %q first", typed, got, want)
		}
	}
}

// One slip of the hand in a word of four letters and more: two letters changed
// places, one missing, one too many, one wrong.
func TestASlipIsForgivenInShortWords(t *testing.T) {
	s := change(t, sample(t), put(
		&portfolio.Piece{ID: "bloc", Title: "Bloc de feuilles", Genre: portfolio.GenreURL},
		&portfolio.Piece{ID: "plan", Title: "Un schéma", Genre: portfolio.GenreURL},
	))
	choice := follow(s).Evidence("1.1.1")
	for typed, want := range map[string]string{
		"blco": "bloc", "bolc": "bloc", "blloc": "bloc", "blox": "bloc", "shcéma": "plan", "cshé": "plan", "schma": "plan", "feuiles": "bloc", "fueil": "bloc",
	} {
		if got := ids(choice, typed); !slices.Equal(got, []string{want}) {
			t.Errorf("%q finds %v, want %q", typed, got, want)
		}
	}
	if got := ids(choice, "blo"); !slices.Equal(got, []string{"bloc"}) {
		t.Errorf("blo finds %v", got)
	}
}

func TestSlipsAreOnlyForgivenWhereNothingIsFound(t *testing.T) {
	s := change(t, sample(t), put(
		&portfolio.Piece{ID: "a", Title: "Faille", Genre: portfolio.GenreURL},
		&portfolio.Piece{ID: "b", Title: "Maille", Genre: portfolio.GenreURL},
	))
	if got := ids(follow(s).Evidence("1.1.1"), "maille"); !slices.Equal(got, []string{"b"}) {
		t.Errorf("found %v: faille is near, but not what was typed", got)
	}
}

func TestHolesStandFirstAmongEquals(t *testing.T) {
	s := sample(t)
	s = change(t, s, func(e *portfolio.Edit) error {
		if _, err := e.Link(situation("conflit"), "1.2.1", "Parce que."); err != nil { // argumenté
			return err
		}
		if _, err := e.Link(situation("conflit"), "1.2.2", ""); err != nil { // amorcé
			return err
		}
		if _, err := e.Link(situation("veille"), "1.2.4", ""); err != nil { // linked already
			return err
		}
		return e.Put(&portfolio.AcceptedGap{Indicator: "1.2.3"})
	})
	s = change(t, s, func(e *portfolio.Edit) error {
		n := *s.Situation("conflit")
		n.InDossier = true
		return e.Put(&n)
	})
	choice := follow(s).Indicators(portfolio.Cover(s, portfolio.Date{}), situation("veille"))
	if got, want := codes(choice, "1.2"), []string{"1.2.2", "1.2.1", "1.2.3", "1.2.4"}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	holes := 0
	for _, at := range choice.Holes() {
		if code := choice.Items[at].Indicator.Code; strings.HasPrefix(code, "1.2.") {
			t.Errorf("%s is no hole", code)
		}
		holes++
	}
	if holes != 24 {
		t.Errorf("%d holes, want the 24 that are not of 1.2", holes)
	}
	all := codes(choice, "")
	if len(all) != 28 || all[0] != "1.1.1" || all[len(all)-1] != "1.2.4" {
		t.Errorf("without a search: %v", all)
	}
	s = change(t, s, put(&portfolio.BlockChoice{Code: "RNCP39644BC01", Status: portfolio.BlockWon}))
	c := follow(s)
	if got := codes(c.Indicators(portfolio.Cover(s, portfolio.Date{}), situation("veille")), ""); got[0] != "2.1.1" {
		t.Errorf("a bloc that is won stands first: %v", got)
	}
	// Evidence that nothing has linked yet before what is linked, and what is
	// linked to this indicator last.
	if got, want := ids(c.Evidence("1.2.1"), "veille"), []string{"charte", "veille", "conflit"}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

func TestLinkedAlreadyIsKnown(t *testing.T) {
	s := change(t, sample(t), func(e *portfolio.Edit) error {
		_, err := e.Link(piece("charte"), "1.2.1", "")
		return err
	})
	c := follow(s)
	one, two := c.Indicators(portfolio.Cover(s, portfolio.Date{}), piece("charte")), c.Indicators(portfolio.Cover(s, portfolio.Date{}), piece("charte"), piece("grille"))
	at := one.Search("1.2.1")[0]
	if !one.Linked(at) || len(one.Items[at].Links) != 1 || one.Items[at].Uses != 1 {
		t.Errorf("of one piece: %+v", one.Items[at])
	}
	if two.Linked(at) || len(two.Items[at].Links) != 1 {
		t.Errorf("one piece of two is linked: %+v", two.Items[at])
	}
	from := c.Evidence("1.2.1")
	if at := from.Search("charte de la")[0]; !from.Linked(at) {
		t.Errorf("from the indicator: %+v", from.Items[at])
	}
}

func TestPassagesAreLinkedBesideTheirSituation(t *testing.T) {
	s := sample(t)
	told := s.Situation("veille")
	first, _, _ := told.Passage("actions", 0, 28)
	second, _, _ := told.Passage("actions", 32, 50)
	s = change(t, s, func(e *portfolio.Edit) error {
		_, err := e.LinkPassage("veille", first, "1.2.1", "")
		return err
	})
	c := follow(s)
	coverage := portfolio.Cover(s, portfolio.Date{})
	for _, of := range []struct {
		name   string
		choice *picker.Choice
		linked bool
		beside int
	}{
		{"the same passage", c.IndicatorsOfPassage(coverage, situation("veille"), first), true, 0},
		{"another one", c.IndicatorsOfPassage(coverage, situation("veille"), second), false, 1},
		{"the whole", c.Indicators(coverage, situation("veille")), false, 1},
	} {
		at := of.choice.Search("1.2.1")[0]
		if of.choice.Linked(at) != of.linked || of.choice.Items[at].Beside != of.beside {
			t.Errorf("%s: linked %v, %d beside", of.name, of.choice.Linked(at), of.choice.Items[at].Beside)
		}
	}
	from := c.Evidence("1.2.1")
	for at, item := range from.Items {
		if item.Evidence == situation("veille") && (from.Linked(at) || item.Beside != 1) {
			t.Errorf("from the indicator: %+v", item)
		}
	}
}

func TestTheLastNineUsedStandReady(t *testing.T) {
	s := sample(t)
	all := s.Framework.Indicators()
	s = change(t, s, func(e *portfolio.Edit) error {
		for _, i := range append(all[:12:12], all[3]) {
			if _, err := e.Link(situation("conflit"), i.Code, ""); err != nil {
				return err
			}
		}
		_, err := e.Link(situation("veille"), all[11].Code, "")
		return err
	})
	choice := follow(s).Indicators(portfolio.Cover(s, portfolio.Date{}), situation("veille"))
	var got []string
	for _, at := range choice.Recent {
		got = append(got, choice.Items[at].Indicator.Code)
	}
	var want []string // the latest first, without the one that is linked already
	for i := 10; i >= 2; i-- {
		want = append(want, all[i].Code)
	}
	if !slices.Equal(got, want) {
		t.Errorf("last used %v, want %v", got, want)
	}
}

// A catalogue that followed changes answers as one made anew.
func TestFollowing(t *testing.T) {
	s := sample(t)
	c := follow(s)
	s = change(t, s, func(e *portfolio.Edit) error {
		n := *s.Situation("veille")
		n.Title = "Bâtir un observatoire"
		if err := e.Put(&n); err != nil {
			return err
		}
		x := *s.Experience("relais")
		x.Organisation = "Le Phare"
		e.Remove(piece("grille"))
		return e.Put(&x)
	})
	c.Follow(s)
	fresh := follow(s)
	for _, typed := range []string{"", "veille", "observatoire", "phare", "tanneurs", "entretien", "charte"} {
		if got, want := ids(c.Evidence("1.1.1"), typed), ids(fresh.Evidence("1.1.1"), typed); !slices.Equal(got, want) {
			t.Errorf("%q: followed %v, anew %v", typed, got, want)
		}
	}
	other := portfolio.NewState("autre", 1, s.Framework, s.Outline, nil)
	c.Follow(other)
	if got := ids(c.Evidence("1.1.1"), ""); len(got) > 0 {
		t.Errorf("another portfolio has %v", got)
	}
}

func FuzzSearch(f *testing.F) {
	s := sample(f)
	c := follow(s)
	choices := []*picker.Choice{c.Indicators(portfolio.Cover(s, portfolio.Date{}), situation("veille")), c.Evidence("1.1.1")}
	for _, typed := range []string{"", "1.2", "&é", "veil", "l’", "\xff", "a\u0301", "« »"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		for _, choice := range choices {
			found := choice.Search(typed)
			seen := map[int]bool{}
			for _, at := range found {
				if at < 0 || at >= len(choice.Items) || seen[at] {
					t.Fatalf("%q finds %v", typed, found)
				}
				seen[at] = true
			}
			if again := choice.Search(typed); !slices.Equal(found, again) {
				t.Fatalf("%q finds %v, then %v", typed, found, again)
			}
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	s := large(b)
	c := follow(s)
	coverage := portfolio.Cover(s, portfolio.Date{})
	indicators, evidence := c.Indicators(coverage, situation("s00000")), c.Evidence(s.Framework.Indicators()[0].Code)
	for _, typed := range []string{"c", "com", "comité de pilotage", "comtié pilotaeg"} {
		b.Run(fmt.Sprintf("indicators/%s", typed), func(b *testing.B) {
			for b.Loop() {
				indicators.Search(typed)
			}
		})
		b.Run(fmt.Sprintf("evidence/%s", typed), func(b *testing.B) {
			for b.Loop() {
				evidence.Search(typed)
			}
		})
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			c.Evidence("1.1.1")
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			follow(s)
		}
	})
}

// large is a portfolio of 10,000 pieces and half a million words in situations.
func large(b *testing.B) *portfolio.State {
	corpus, err := searchbench.Make(sample(b).Framework, &portfolio.Outline{}, 10_000, 5_000_000)
	if err != nil {
		b.Fatal(err)
	}
	return corpus.State
}
