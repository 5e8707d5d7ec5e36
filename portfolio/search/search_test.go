package search

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/lexis"
)

// known is a TextSource made of pages by hash.
type known map[string][]string

func (k known) Pages(sha string) ([]string, bool) {
	pages, ok := k[sha]
	return pages, ok
}

func begin(t testing.TB) *portfolio.State {
	t.Helper()
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	o, err := catalogue.OutlineFor("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	return portfolio.NewState("p", 0, f.Framework, o.Outline, nil)
}

func edit(t testing.TB, s *portfolio.State, f func(*portfolio.Edit)) *portfolio.State {
	t.Helper()
	e := portfolio.NewEdit(s)
	f(e)
	next, _ := e.Result(s.Version + 1)
	return next
}

func put(t testing.TB, s *portfolio.State, records ...portfolio.Record) *portfolio.State {
	t.Helper()
	return edit(t, s, func(e *portfolio.Edit) {
		for _, r := range records {
			if err := e.Put(r); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func follow(t testing.TB, x *Index, s *portfolio.State) *Index {
	t.Helper()
	if err := x.Follow(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	return x
}

func small(t testing.TB) *portfolio.State {
	return put(t, begin(t),
		&portfolio.Experience{ID: "e", Role: "Chargée de mission", Organisation: "Département"},
		&portfolio.Training{ID: "f", Title: "Marchés publics", Contents: "Rédiger un cahier des charges."},
		&portfolio.Situation{ID: "s1", Title: "Le diagnostic du non-recours", Experience: "e",
			Actions: "J’ai évalué l’œuvre commune.\n\nLa coproduction avec [[Diagnostic partagé #abc234]] a suivi.", Note: "À relire avec Ginette"},
		&portfolio.Situation{ID: "s2", Title: "Une veille", Context: "Un dispositif d’observation et, beaucoup plus loin dans ce texte, une évaluation."},
		&portfolio.Section{ID: "motivations", Text: "Mon parcours m’a menée à l’ingénierie sociale."},
		&portfolio.Piece{ID: "p1", Title: "Note d’aide à la décision", Author: "Zoé Çelik", Proves: "Elle prouve des évaluations", File: &portfolio.File{SHA256: "aa", Name: "note finale.pdf"}},
		&portfolio.Link{ID: "l", Evidence: portfolio.Ref{Kind: portfolio.KindSituation, ID: "s1"}, Indicator: "1.1.1", Justification: "Parce que j’ai confronté."},
	)
}

var smallFiles = known{"aa": {"Page de garde", "Le tutorat en ESMS : « un passage de relais »"}}

func refs(a Answers) []string {
	var all []string
	for _, r := range a.Results {
		all = append(all, string(r.Ref.Kind)+"/"+string(r.Ref.ID))
	}
	return all
}

func TestSearch(t *testing.T) {
	x := follow(t, New(smallFiles), small(t))
	for _, c := range []struct {
		query string
		want  []string // the first results, in order
		place string   // of the first: field, page, word
	}{
		{"diagnostic", []string{"situation/s1"}, "title 0 diagnostic"},
		{"diagnosti", []string{"situation/s1"}, "title 0 diagnostic"}, // unfinished
		{"oeuvre", []string{"situation/s1"}, "actions 0 œuvre"},
		{"ginette", []string{"situation/s1"}, "note 0 Ginette"},
		{"celik", []string{"piece/p1"}, "author 0 Çelik"},
		{"tutorat relais", []string{"piece/p1"}, "file 2 tutorat"},
		{"finale.pdf", []string{"piece/p1"}, "file.name 0 finale"},
		{"la note pour l’aide", []string{"piece/p1"}, "title 0 Note"}, // stop words go
		{"département", []string{"experience/e"}, "organisation 0 Département"},
		{"rediger cahier", []string{"training/f"}, "contents 0 Rédiger"},
		{"menee ingenierie sociale", []string{"section/motivations"}, "text 0 menée"},
		{"confronter", []string{"link/l"}, "justification 0 confronté"},
		{"1.2.3", []string{"indicator/1.2.3"}, "code 0 1.2.3"},
		{"123", []string{"indicator/1.2.3"}, "code 0 1.2.3"},
		{"RNCP39644BC02", []string{"bloc/RNCP39644BC02"}, "code 0 RNCP39644BC02"},
		{"co-production", []string{"indicator/2.2.4", "situation/s1"}, "text 0 coproduction"},
		{"diagnostic Ginette", []string{"situation/s1"}, ""}, // in two texts of one record
		{"diagnostic tutorat", nil, ""},
		{"abc234", nil, ""}, // a tag is no word
		{"xyzzyx", nil, ""},
		{"", nil, ""},
		{" ’ ", nil, ""},
	} {
		a := x.Search(Query{Text: c.query})
		got := refs(a)
		if len(c.want) == 0 && len(got) > 0 || len(c.want) > 0 && (len(got) < len(c.want) || !slices.Equal(got[:len(c.want)], c.want)) {
			t.Errorf("%q finds %v, want %v", c.query, got, c.want)
			continue
		}
		if c.place == "" || len(got) == 0 {
			continue
		}
		if p := describe(x, a.Results[0].Ref, a.Results[0].Place); p != c.place {
			t.Errorf("%q is found at %q, want %q", c.query, p, c.place)
		}
		if a.Forgiven != nil {
			t.Errorf("%q: forgiven %v", c.query, a.Forgiven)
		}
	}
}

// describe reads what stands at a place.
func describe(x *Index, ref portfolio.Ref, p Place) string {
	return fmt.Sprintf("%s %d %s", p.Field, p.Page, at(x, ref, p))
}

func at(x *Index, ref portfolio.Ref, p Place) string {
	for _, f := range x.entries[x.numbers[ref]].fields(x.source) {
		if f.name == p.Field && f.page == p.Page {
			return string([]rune(f.text)[p.Start:p.End])
		}
	}
	return ""
}

func TestWordsTogetherComeFirst(t *testing.T) {
	s := put(t, begin(t),
		&portfolio.Piece{ID: "a", Title: "x", Proves: "Une veille.\n" + strings.Repeat("Autre chose encore. ", 30) + "Une note."},
		&portfolio.Piece{ID: "b", Title: "x", Proves: strings.Repeat("Autre chose encore. ", 30) + "Une note de veille.\n"})
	if got := refs(follow(t, New(NoText{}), s).Search(Query{Text: "note veille", Kinds: []portfolio.Kind{portfolio.KindPiece}})); !slices.Equal(got, []string{"piece/b", "piece/a"}) {
		t.Errorf("found %v", got)
	}
}

func TestSlipsAreForgivenWhereNothingElseIsFound(t *testing.T) {
	x := follow(t, New(smallFiles), small(t))
	for query, want := range map[string]Forgiven{
		"diagnsotic":          {"diagnsotic", "diagnostic"},
		"tuttorat":            {"tuttorat", "tutorat"},
		"diagnostic ginnette": {"ginnette", "Ginette"},
		"obsevration":         {"obsevration", "observation"},
	} {
		a := x.Search(Query{Text: query})
		if len(a.Results) == 0 {
			t.Errorf("%q finds nothing", query)
			continue
		}
		if query == "diagnostic ginnette" { // the excerpt shows the title, the other word is in the note
			want.Found = ""
		}
		if len(a.Forgiven) != 1 || a.Forgiven[0] != want {
			t.Errorf("%q: forgiven %+v, want %+v", query, a.Forgiven, want)
		}
	}
	if a := x.Search(Query{Text: "note"}); a.Forgiven != nil || a.Total == 0 {
		t.Errorf("what is found as typed is forgiven: %+v", a)
	}
}

// A word that is there must not be said to be missing because another is
// somewhere else.
func TestWordsThatStandApartAreNotCalledMissing(t *testing.T) {
	s := put(t, begin(t), &portfolio.Situation{ID: "a", Title: "Un dossier"}, &portfolio.Situation{ID: "b", Title: "Un dessier lourd"})
	x := follow(t, New(NoText{}), s)
	for query, want := range map[string]Answers{
		"dossier lourd":  {Total: 1, Apart: true},
		"dessier lourd":  {Total: 1},
		"dessier lourdd": {Total: 1, Forgiven: []Forgiven{{"lourdd", "lourd"}}},
	} {
		a := x.Search(Query{Text: query})
		if a.Total != want.Total || a.Apart != want.Apart || !slices.Equal(a.Forgiven, want.Forgiven) {
			t.Errorf("%q: %d results, apart %v, forgiven %v, want %+v", query, a.Total, a.Apart, a.Forgiven, want)
		}
	}
}

func TestExcerpts(t *testing.T) {
	x := follow(t, New(smallFiles), small(t))
	for _, c := range []struct{ query, want string }{
		{"coproduction suivi", "J’ai évalué l’œuvre commune. La [coproduction] avec Diagnostic partagé a [suivi]."},
		{"commune oeuvre", "J’ai évalué l’[œuvre] [commune]. La coproduction avec Diagnostic partagé a suivi."},
		{"relais", "Le tutorat en ESMS : « un passage de [relais] »"},
	} {
		e := x.Search(Query{Text: c.query}).Results[0].Excerpt
		runes := []rune(e.Text)
		for _, m := range slices.Backward(e.Matches) {
			runes = slices.Concat(runes[:m.Start], []rune("["), runes[m.Start:m.End], []rune("]"), runes[m.End:])
		}
		if string(runes) != c.want {
			t.Errorf("%q: %q, want %q", c.query, string(runes), c.want)
		}
	}
	long := put(t, begin(t), &portfolio.Situation{ID: "s", Analysis: strings.Repeat("Avant tout. ", 200) + "Perle. " + strings.Repeat("Après tout. ", 200)})
	e := follow(t, New(NoText{}), long).Search(Query{Text: "perle"}).Results[0].Excerpt
	if !strings.HasPrefix(e.Text, "…") || !strings.HasSuffix(e.Text, "…") || portfolio.Runes(e.Text) > excerptRunes+2 || len(e.Matches) != 1 {
		t.Errorf("%+v", e)
	}
}

func TestKindsAndLimit(t *testing.T) {
	x := follow(t, New(smallFiles), small(t))
	a := x.Search(Query{Text: "évaluation", Kinds: []portfolio.Kind{portfolio.KindPiece, portfolio.KindSituation}})
	if got := refs(a); len(got) != 3 || a.Total != 3 {
		t.Errorf("found %v of %d", got, a.Total)
	}
	a = x.Search(Query{Text: "savoir", Limit: 2})
	if len(a.Results) != 2 || a.Total < 10 {
		t.Errorf("%d of %d", len(a.Results), a.Total)
	}
}

func TestPlaces(t *testing.T) {
	x := follow(t, New(smallFiles), small(t))
	ref := portfolio.Ref{Kind: portfolio.KindPiece, ID: "p1"}
	var got []string
	for _, p := range x.Places(Query{Text: "note tutorat"}, ref) {
		got = append(got, describe(x, ref, p))
	}
	if want := []string{"title 0 Note", "file.name 0 note", "file 2 tutorat"}; !slices.Equal(got, want) {
		t.Errorf("places %q, want %q", got, want)
	}
	if x.Places(Query{Text: "note"}, portfolio.Ref{Kind: portfolio.KindPiece, ID: "gone"}) != nil {
		t.Error("places in nothing")
	}
}

func TestTextThatArrivesLater(t *testing.T) {
	files := known{}
	s := small(t)
	x := follow(t, New(files), s)
	if a := x.Search(Query{Text: "tutorat "}); slices.Contains(refs(a), "piece/p1") {
		t.Fatal("found before it is known")
	}
	files["aa"] = smallFiles["aa"]
	x.Arrived("aa")
	follow(t, x, s)
	if a := x.Search(Query{Text: "tutorat "}); !slices.Equal(refs(a), []string{"piece/p1"}) {
		t.Errorf("found %v", refs(a))
	}
}

func TestFollowStopsAndGoesOn(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	x, s := New(smallFiles), small(t)
	if err := x.Follow(ctx, s); err == nil {
		t.Fatal("a cancelled reading says nothing")
	}
	if got := follow(t, x, s).Search(Query{Text: "ginette"}); got.Total != 1 {
		t.Errorf("found %+v", got)
	}
}

func TestFollowReadsOnlyWhatChanged(t *testing.T) {
	s := small(t)
	x := follow(t, New(smallFiles), s)
	before := slices.Clone(x.entries)
	follow(t, x, put(t, s, &portfolio.Situation{ID: "s2", Title: "Tout autre"}))
	changed := 0
	for n, e := range x.entries {
		if e != before[n] {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d entries were read again", changed)
	}
	if got := x.Search(Query{Text: "observation", Kinds: []portfolio.Kind{portfolio.KindSituation}}); got.Total != 0 {
		t.Errorf("what was replaced is found: %v", refs(got))
	}
}

// A person searches while the index is being brought up to date. (For the race
// detector.)
func TestSearchWhileFollowing(t *testing.T) {
	r := newStory(t)
	x := New(r.files)
	queries := r.queries()
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, q := range queries {
			for _, found := range x.Search(Query{Text: q}).Results {
				x.Places(Query{Text: q}, found.Ref)
			}
		}
	}()
	for range 20 {
		r.state = put(t, r.state, &portfolio.Situation{ID: portfolio.NewID(), Title: r.text(6), Context: r.text(200)})
		follow(t, x, r.state)
	}
	<-done
}

// Every place found holds the word, or one that counts as the same.
func checkPlaces(t *testing.T, x *Index, query string) {
	t.Helper()
	answers := x.Search(Query{Text: query, Limit: 50})
	if answers.Forgiven != nil || answers.Apart {
		return
	}
	for _, r := range answers.Results {
		places := x.Places(Query{Text: query}, r.Ref)
		if len(places) != r.Times || !slices.Contains(places, r.Place) {
			t.Fatalf("%q in %s: %d places for %d times, %+v", query, r.Ref, len(places), r.Times, r.Place)
		}
		for _, p := range places {
			form := formOf(at(x, r.Ref, p))
			same := func(w word) bool {
				return lexis.Stem(w.form) == lexis.Stem(form) || w.unfinished && strings.HasPrefix(form, w.form)
			}
			if !slices.ContainsFunc(parse(query), same) {
				t.Errorf("%q in %s: %q at %+v", query, r.Ref, form, p)
			}
		}
		shown := []rune(r.Excerpt.Text)
		for _, m := range r.Excerpt.Matches {
			if strings.TrimSpace(string(shown[m.Start:m.End])) == "" {
				t.Errorf("%q: an empty match in %q", query, r.Excerpt.Text)
			}
		}
	}
}

func TestSameAnswers(t *testing.T) {
	// An index that followed many edits answers as one built anew.
	r := newStory(t)
	x := New(r.files)
	for range 60 {
		r.step()
		follow(t, x, r.state)
	}
	fresh := follow(t, New(r.files), r.state)
	for _, q := range r.queries() {
		got, want := x.Search(Query{Text: q, Limit: 40}), fresh.Search(Query{Text: q, Limit: 40})
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, anew %v", q, refs(got), refs(want))
		}
		checkPlaces(t, fresh, q)
	}
	if len(x.numbers) != len(fresh.numbers) || live(x) != live(fresh) {
		t.Errorf("%d entries and %d postings, anew %d and %d", len(x.numbers), live(x), len(fresh.numbers), live(fresh))
	}
}

// live counts the postings of an index.
func live(x *Index) int {
	n := 0
	for i := range x.vocabulary.terms {
		n += len(x.vocabulary.terms[i].postings)
	}
	return n
}
