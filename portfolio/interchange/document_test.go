package interchange

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"acquis/assets/frameworks"
	"acquis/assets/outlines"
	"acquis/portfolio"
)

// pinned returns the framework and outline that the tests use.
func pinned(t testing.TB) (framework, outline []byte) {
	t.Helper()
	framework, err := frameworks.File(frameworks.Current)
	if err != nil {
		t.Fatal(err)
	}
	outline, err = outlines.File(outlines.Usual)
	if err != nil {
		t.Fatal(err)
	}
	return framework, outline
}

// sample is a portfolio with a record of every kind and difficult text.
func sample(t testing.TB, files ...*portfolio.File) Document {
	t.Helper()
	framework, outline := pinned(t)
	f, err := portfolio.ParseFramework(framework)
	if err != nil {
		t.Fatal(err)
	}
	o, err := portfolio.ParseOutline(outline)
	if err != nil {
		t.Fatal(err)
	}
	e := portfolio.NewEdit(portfolio.NewState("0192aaaa-0000-7000-8000-000000000001", 0, f, o, nil))
	if err := fill(e, files); err != nil {
		t.Fatal(err)
	}
	state, _ := e.Result(7)
	return Document{State: state, Framework: framework, Outline: outline}
}

// fill puts a record of every kind into an edit.
func fill(e *portfolio.Edit, files []*portfolio.File) error {
	records := []portfolio.Record{
		&portfolio.Candidate{GivenName: "Zoé", FamilyName: "d’Œuvre", AdmittedOn: portfolio.Date{Year: 2026, Month: 3}},
		&portfolio.BlockChoice{Code: "RNCP39644BC03", Status: portfolio.BlockDispensed, By: "CAFDES"},
		&portfolio.SelfAssessment{Competence: "1.1", Answer: portfolio.AnswerPartly, Line: "à Metz"},
		&portfolio.AcceptedGap{Indicator: "3.4.3", Reason: "hors de mon poste"},
		&portfolio.Experience{ID: "e2", Role: "Cheffe de projet", Status: portfolio.StatusEmployee},
		&portfolio.Experience{ID: "e1", Role: "Présidente", Status: portfolio.StatusMandate},
		&portfolio.Training{ID: "t1", Title: "Évaluer <vite> & bien"},
		&portfolio.Situation{ID: "s1", Title: "« Aller vers »", Experience: "e1", InDossier: true,
			Actions: "Un\n\nDeux 😀 العربية 中文 \u2028trois, voir [[Motivations #motivations]]"},
		&portfolio.Section{ID: "motivations", Text: "Parce que.", InDossier: true},
		&portfolio.DossierOptions{PrintGaps: true, LeftBlocks: []string{"RNCP39644BC02"}},
		&portfolio.Feasibility{Block: "RNCP39644BC01", Answer: portfolio.ExercisedPartly, Comment: "Depuis 2019."},
		ownOutline(e.State()),
		&portfolio.OwnSufficiency{Argued: portfolio.Level{Situations: 2}, Supported: portfolio.Level{Pieces: 1}},
	}
	for i, f := range files {
		records = append(records, &portfolio.Piece{ID: portfolio.ID(fmt.Sprint("p", i)),
			Genre: portfolio.GenreFile, Title: fmt.Sprint("Pièce ", i), File: f})
	}
	records = append(records,
		&portfolio.Piece{ID: "web", Genre: portfolio.GenreURL, Title: "Site", URL: "https://example.org/?a=1&b=2"},
		&portfolio.Link{ID: "l1", Evidence: portfolio.Ref{Kind: portfolio.KindSituation, ID: "s1"},
			Indicator: "1.1.1", Justification: "Parce que j’ai cherché."},
		&portfolio.Link{ID: "l2", Evidence: portfolio.Ref{Kind: portfolio.KindSituation, ID: "s1"}, Indicator: "1.1.1", Made: "a.b",
			Passage: &portfolio.Passage{Field: "actions", Start: 4, End: 10}, Quote: "Deux 😀"})
	for _, r := range records {
		if err := e.Put(r); err != nil {
			return err
		}
	}
	return e.Move(portfolio.Ref{Kind: portfolio.KindExperience, ID: "e1"}, "e2")
}

// ownOutline is the portfolio's outline, changed.
func ownOutline(s *portfolio.State) *portfolio.Outline {
	o := s.Outline.Clone()
	o.Title = "Ma trame"
	o.Add(portfolio.Part{Kind: portfolio.PartText, Key: "projet", Title: "Projet"}, "motivations")
	return o
}

func written(t testing.TB, d Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWritingReadingAndWritingAgainGivesTheSameBytes(t *testing.T) {
	first := written(t, sample(t))
	d, err := Read(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if second := written(t, d); !bytes.Equal(first, second) {
		t.Errorf("not the same:\n%s\n--- then ---\n%s", first, second)
	}
	if d.State.ID != "0192aaaa-0000-7000-8000-000000000001" {
		t.Errorf("the portfolio's id became %q", d.State.ID)
	}
	if got := d.State.Experiences()[0].ID; got != "e1" {
		t.Errorf("the candidate's order is lost: %q comes first", got)
	}
	for _, k := range portfolio.Kinds() {
		if d.State.Count(k) == 0 {
			t.Errorf("no record of kind %q survived", k)
		}
	}
}

// What the earlier program wrote is read: it only has less in it.
func TestTheEarlierSchemaIsRead(t *testing.T) {
	text := strings.Replace(string(written(t, sample(t))), `"schema": 2`, `"schema": 1`, 1)
	d, err := Read(strings.NewReader(text))
	if err != nil || d.State.Outline.Title != "Ma trame" || d.State.PinnedOutline().Title == "Ma trame" {
		t.Errorf("%v", err)
	}
}

func TestAByteOrderMarkDoesNotHinder(t *testing.T) {
	text := append([]byte("\uFEFF"), written(t, sample(t))...)
	if _, err := Read(bytes.NewReader(text)); err != nil {
		t.Error(err)
	}
}

func TestTheFrameworkIsKeptAsItIsPinned(t *testing.T) {
	d := sample(t)
	if !bytes.Contains(written(t, d), bytes.TrimSpace(d.Framework)) {
		t.Error("the framework was rewritten")
	}
}

func TestReadRefusesWhatIsNotRight(t *testing.T) {
	good := string(written(t, sample(t)))
	link := `{"kind":"link","record":{"id":"l1","evidence":{"kind":"situation","id":"s1"},"indicator":"1.1.1",`
	if !strings.Contains(good, link) {
		t.Fatalf("the sample's link is not written as expected:\n%s", good[len(good)-1000:])
	}
	replace := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("%q is not in the sample", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	tests := []struct {
		name, text string
		want       error
	}{
		{"empty", "", ErrMalformed},
		{"a page of the web", "<html>", ErrMalformed},
		{"cut off", good[:len(good)/2], ErrMalformed},
		{"two documents", good + good, ErrMalformed},
		{"not UTF-8", replace("Zoé", "Zo\xe9"), ErrMalformed},
		{"a key twice", replace(`"schema": 2,`, `"schema": 2, "schema": 2,`), ErrMalformed},
		{"a record's key twice", replace(`"id":"l1"`, `"id":"l0","id":"l1"`), ErrMalformed},
		{"a list", "[1, 2]", ErrNotPortfolio},
		{"another object", `{"name": "x"}`, ErrNotPortfolio},
		{"a schema in words", replace(`"schema": 2`, `"schema": "2"`), ErrNotPortfolio},
		{"a newer schema", replace(`"schema": 2`, `"schema": 3, "bells": 1`), ErrNewer},
		{"a schema between two", replace(`"schema": 2`, `"schema": 1.5`), ErrNotPortfolio},
		{"a passage of no text", replace(`"passage":{"field":"actions"`, `"passage":{"field":"title"`), portfolio.ErrPassage},
		{"a passage backwards", replace(`"start":4,"end":10`, `"start":10,"end":4`), portfolio.ErrPassage},
		{"an outline that is none", replace(`{"kind":"outline","record":{"format":1`, `{"kind":"outline","record":{"format":9`), portfolio.ErrOutline},
		{"an answer that is none", replace(`"answer":"PARTIELLEMENT"`, `"answer":"PEUT-ÊTRE"`), ErrValue},
		{"no id", replace(`"id": "0192aaaa-0000-7000-8000-000000000001"`, `"id": ""`), ErrValue},
		{"an unknown member", replace(`"schema": 2`, `"schema": 2, "bells": 1`), ErrUnknownField},
		{"an unknown kind", replace(`"kind":"link"`, `"kind":"liaison"`), ErrUnknownKind},
		{"an unknown field", replace(`"id":"l1"`, `"id":"l1","weight":3`), ErrUnknownField},
		{"an empty record", replace(link, `{"kind":"link","record":null},`+link), ErrValue},
		{"a record without id", replace(`"id":"l1"`, `"id":""`), ErrValue},
		{"a wrong type", replace(`"indicator":"1.1.1"`, `"indicator":111`), ErrValue},
		{"a status that is none", replace(`"status":"dispensé"`, `"status":"dispensée"`), ErrValue},
		{"a date that is none", replace(`"admittedOn":"2026-03"`, `"admittedOn":"2026-13"`), ErrValue},
		{"an unknown indicator", replace(`"indicator":"1.1.1"`, `"indicator":"9.9.9"`), portfolio.ErrUnknownIndicator},
		{"an unknown block", replace(`"code":"RNCP39644BC03","status"`, `"code":"BC9","status"`), portfolio.ErrUnknownBlock},
		{"a link to nothing", replace(`"id":"s1"},"indicator"`, `"id":"s9"},"indicator"`), portfolio.ErrNotFound},
		{"an id twice", replace(`"id":"e2"`, `"id":"e1"`), ErrDuplicate},
		{"requirements that ask for nothing", replace(`"argued":{"situations":2}`, `"argued":{}`), portfolio.ErrSufficiency},
		{"requirements out of reason", replace(`"argued":{"situations":2}`, `"argued":{"situations":-2}`), portfolio.ErrSufficiency},
		{"a framework with a code twice", replace(`"code": "1.1.2"`, `"code": "1.1.1"`), portfolio.ErrFramework},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read(strings.NewReader(test.text))
			var fault *Fault
			if !errors.Is(err, test.want) || !errors.As(err, &fault) {
				t.Errorf("got %v, want a fault with %v", err, test.want)
			}
		})
	}
}

func TestAFaultSaysWhere(t *testing.T) {
	good := string(written(t, sample(t)))
	_, err := Read(strings.NewReader(strings.Replace(good, `"id":"l1"`, `"id":"l1","weight":3`, 1)))
	var fault *Fault
	if !errors.As(err, &fault) || fault.Detail != "weight" || !strings.HasPrefix(fault.Record, "link ") {
		t.Errorf("got %#v", fault)
	}
	_, err = Read(strings.NewReader(strings.Replace(good, "\n]", "\n]]", 1)))
	if !errors.As(err, &fault) || fault.Line != strings.Count(good[:strings.LastIndex(good, "\n]")], "\n")+2 {
		t.Errorf("got %#v", fault)
	}
}

func TestReadNeverPanics(t *testing.T) {
	good := written(t, sample(t))
	for cut := 0; cut < len(good)-1; cut += 97 {
		if _, err := Read(bytes.NewReader(good[:cut])); err == nil {
			t.Fatalf("the first %d bytes were taken for a portfolio", cut)
		}
	}
}

func FuzzRead(f *testing.F) {
	const small = `{"format":"acquis-portfolio","schema":1,"id":"x",
"framework":{"format":1,"code":"R","title":"T","sources":[{"id":"a"}],"blocks":[{"code":"B","title":"U","source":"a",
"competences":[{"code":"1","title":"S","source":"a"}]}]},
"outline":{"format":1,"code":"o","parts":[{"key":"k","kind":"texte","title":"T"}]},
"records":[{"kind":"situation","record":{"id":"s","title":"t"}},
{"kind":"link","record":{"id":"l","evidence":{"kind":"situation","id":"s"},"indicator":"1"}}]}`
	if _, err := Read(strings.NewReader(small)); err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(small))
	f.Add([]byte(`{"format":"acquis-portfolio","schema":1,"id":"x","framework":null,"outline":[],"records":[{}]}`))
	f.Add([]byte(`{"format":"acquis-portfolio","schema":1e99}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(bytes.NewReader(data))
		if err != nil {
			var fault *Fault
			if !errors.As(err, &fault) {
				t.Errorf("%v is no fault", err)
			}
			if Sentence(err) == "" {
				t.Errorf("no sentence for %v", err)
			}
			return
		}
		again, err := Read(bytes.NewReader(written(t, d)))
		if err != nil || !bytes.Equal(written(t, again), written(t, d)) {
			t.Errorf("what was read does not survive: %v", err)
		}
	})
}
