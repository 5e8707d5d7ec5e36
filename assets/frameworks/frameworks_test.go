package frameworks_test

import (
	"bufio"
	"bytes"
	"embed"
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"acquis/assets/frameworks"
	"acquis/portfolio"
)

// reference is the official wording of blocks, compétences and indicateurs,
// taken from the source documents apart from the data files: one line each,
// CODE<TAB>WORDING.
//
//go:embed testdata/*.txt
var reference embed.FS

func load(t *testing.T, code string) *portfolio.Framework {
	t.Helper()
	data, err := frameworks.File(code)
	if err != nil {
		t.Fatal(err)
	}
	f, err := portfolio.ParseFramework(data)
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	return f
}

func TestEveryFileIsAFrameworkUnderItsOwnCode(t *testing.T) {
	codes := frameworks.Codes()
	if want := []string{"RNCP39644", "RNCP4505"}; !slices.Equal(codes, want) {
		t.Fatalf("codes %v, want %v", codes, want)
	}
	for _, code := range codes {
		data, err := frameworks.File(code)
		if err != nil {
			t.Fatal(err)
		}
		if f, err := portfolio.ParseFramework(data); err != nil || f.Code != code {
			t.Errorf("%s: code %q, error %v", code, f.Code, err)
		}
	}
	if _, err := frameworks.File("RNCP1"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("unknown code: %v", err)
	}
}

// wording lists code and text of all blocks, compétences and indicateurs.
func wording(f *portfolio.Framework) [][2]string {
	var all [][2]string
	for _, b := range f.Blocks {
		all = append(all, [2]string{b.Code, b.Title})
		for _, k := range b.Competences {
			all = append(all, [2]string{k.Code, k.Title})
			for _, i := range k.Indicators {
				all = append(all, [2]string{i.Code, i.Text})
			}
		}
	}
	return all
}

func referenceWording(t *testing.T, code string) [][2]string {
	t.Helper()
	data, err := reference.ReadFile("testdata/" + code + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var all [][2]string
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		c, text, _ := strings.Cut(lines.Text(), "\t")
		all = append(all, [2]string{c, text})
	}
	return all
}

func TestWordingIsOfficialToTheLetter(t *testing.T) {
	for _, code := range frameworks.Codes() {
		got, want := wording(load(t, code)), referenceWording(t, code)
		if len(want) != 3+10+28 {
			t.Fatalf("%s: reference of %d lines", code, len(want))
		}
		if len(got) != len(want) {
			t.Fatalf("%s: %d codes, want %d", code, len(got), len(want))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s:\n got %q\nwant %q", code, got[i], want[i])
			}
		}
	}
}

func TestCounts(t *testing.T) {
	for _, code := range frameworks.Codes() {
		f := load(t, code)
		var competences int
		var indicators, activities []int
		for _, b := range f.Blocks {
			n := 0
			for _, k := range b.Competences {
				competences++
				n += len(k.Indicators)
			}
			indicators = append(indicators, n)
		}
		for _, fn := range f.Functions {
			n := 0
			for _, g := range fn.Groups {
				n += len(g.Activities)
			}
			activities = append(activities, n)
		}
		if competences != 10 || !slices.Equal(indicators, []int{10, 9, 9}) {
			t.Errorf("%s: %d compétences, indicateurs %v", code, competences, indicators)
		}
		if !slices.Equal(activities, []int{11, 16, 8}) {
			t.Errorf("%s: activités %v", code, activities)
		}
	}
}

func TestDispensesAreCafdesAndCaferuisFromBlockThreeAndNoOther(t *testing.T) {
	f := load(t, "RNCP39644")
	if len(f.Dispenses) != 1 {
		t.Fatalf("%d dispenses", len(f.Dispenses))
	}
	d := f.Dispenses[0]
	if d.Block != "RNCP39644BC03" || !slices.Equal(d.Titles, []string{"CAFDES", "CAFERUIS"}) || d.Source != "001" {
		t.Errorf("%+v", d)
	}
	if old := load(t, "RNCP4505"); len(old.Dispenses) != 0 {
		t.Errorf("the earlier framework's text gives no dispense of a domaine, but the file does: %+v", old.Dispenses)
	}
}

func TestFactsOfTheRecord(t *testing.T) {
	f := load(t, "RNCP39644")
	for key, want := range map[string][]string{
		"level":     {"Niveau 7"},
		"nsf":       {"332 : Travail social"},
		"formacode": {"44072 : Travail social", "44056 : Travail social en réseau"},
		"rome": {"K1400 - Conception et mise en oeuvre des politiques publiques",
			"K1403 - Management de structure de santé, sociale ou pénitentiaire",
			"K12 - Action sociale, socioéducative et socio-culturelle",
			"K1802 - Développement local",
			"M1402 - Conseil en organisation et management d''entreprise"},
		"jobs": {"chargé de mission", "chargé d'études", "conseiller technique", "chef de projet"},
		"certifiers": {"Ministère chargé de la solidarité",
			"MINISTERE DE L'ENSEIGNEMENT SUPERIEUR ET DE LA RECHERCHE (SIRET 11004401300040)"},
		"expiry": {"31-12-2026"},
	} {
		if fact := f.Fact(key); fact == nil || !slices.Equal(fact.Values, want) || fact.Source != "001" {
			t.Errorf("%s: %+v, want %q", key, fact, want)
		}
	}
	if jury := f.Fact("jury-experience"); jury == nil || len(jury.Values) != 5 {
		t.Errorf("jury: %+v", jury)
	}
	if f.Registration == nil || f.Registration.Ends != (portfolio.Date{Year: 2026, Month: 12, Day: 31}) ||
		f.Registration.Message == "" || len(f.Registration.Ask) == 0 {
		t.Errorf("registration: %+v", f.Registration)
	}
	if f.Predecessor == nil || f.Predecessor.Code != "RNCP4505" {
		t.Errorf("predecessor: %+v", f.Predecessor)
	}
}

// The correspondence is our own: what it calls unchanged must be unchanged but
// for apostrophes, and what it calls changed must differ.
func TestCorrespondenceTellsTheTruth(t *testing.T) {
	plain := func(s string) string { return strings.ReplaceAll(s, "’", "'") }
	for _, code := range frameworks.Codes() {
		here := load(t, code)
		there := load(t, here.Correspondence.With)
		texts := map[string]string{}
		for _, w := range wording(there) {
			texts[w[0]] = w[1]
		}
		rows := here.Correspondence.Rows
		own := wording(here)
		if len(rows) != len(own) {
			t.Fatalf("%s: %d rows for %d codes", code, len(rows), len(own))
		}
		var changed []string
		for i, row := range rows {
			if row.Here != own[i][0] {
				t.Errorf("%s: row %d is of %q, want %q", code, i, row.Here, own[i][0])
			}
			text, ok := texts[row.There]
			if same := plain(text) == plain(own[i][1]); !ok || same != (row.Change == "") {
				t.Errorf("%s: %+v: %q, %q", code, row, own[i][1], text)
			}
			if row.Change != "" {
				changed = append(changed, row.Here)
			}
		}
		if len(changed) != 4 || changed[3] != "3.4" {
			t.Errorf("%s: changed %v, want the three blocks and 3.4", code, changed)
		}
	}
}

func TestTrainingIsSetApart(t *testing.T) {
	for _, code := range frameworks.Codes() {
		r := load(t, code).TrainingRoute
		if r == nil || r.Title != "Par la voie de la formation (ne concerne pas la VAE)" {
			t.Fatalf("%s: %+v", code, r)
		}
		if len(r.Examinations) != 3 || len(r.Domains) != 3 || len(r.Prerequisites) == 0 {
			t.Errorf("%s: %d épreuves, %d domaines", code, len(r.Examinations), len(r.Domains))
		}
		for _, a := range r.Allowances {
			if a.Source == "002" && !strings.Contains(a.Note, "à vérifier auprès du certificateur") {
				t.Errorf("%s: allègement %q is one institute's and does not say so", code, a.Key)
			}
		}
	}
}

// No official text gives a number: the states keep their plain meaning, the
// advice is ours, and the note says so.
func TestSufficiencySaysWhoseItIs(t *testing.T) {
	for _, code := range frameworks.Codes() {
		p := load(t, code).Sufficiency
		plain := portfolio.DefaultSufficiency()
		if p == nil || !reflect.DeepEqual(p.Argued, plain.Argued) || !reflect.DeepEqual(p.Supported, plain.Supported) {
			t.Fatalf("%s: %+v", code, p)
		}
		if p.Advice.IsZero() || !strings.Contains(p.Note, "Aucun texte officiel") || !strings.Contains(p.Note, "pas du certificateur") {
			t.Errorf("%s: advice %+v, note %q", code, p.Advice, p.Note)
		}
	}
}
