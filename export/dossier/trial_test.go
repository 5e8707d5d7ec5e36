package dossier

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"acquis/portfolio"
)

// trialFramework has two blocks, three competences and five indicators.
func trialFramework() *portfolio.Framework {
	return &portfolio.Framework{Format: 1, Code: "RNCP0", Title: "Diplôme d'essai", ShortTitle: "DE",
		Blocks: []portfolio.Block{
			{Code: "RNCP0BC01", Number: "1", Title: "Produire des connaissances", Competences: []portfolio.Competence{
				{Code: "1.1", Title: "Observer l'action", Indicators: []portfolio.Indicator{
					{Code: "1.1.1", Text: "Savoir chercher : l'official wording ?"}, {Code: "1.1.2", Text: "Savoir relier"}}},
				{Code: "1.2", Title: "Conclure", Indicators: []portfolio.Indicator{{Code: "1.2.1", Text: "Savoir écrire"}}},
			}},
			{Code: "RNCP0BC02", Number: "2", Title: "Conduire des équipes", Competences: []portfolio.Competence{
				{Code: "2.1", Title: "Animer", Indicators: []portfolio.Indicator{
					{Code: "2.1.1", Text: "Savoir réunir"}, {Code: "2.1.2", Text: "Savoir conclure"}}}}},
		}}
}

func trialOutline() *portfolio.Outline {
	return &portfolio.Outline{Format: 1, Code: "o", Title: "Trame", Parts: []portfolio.Part{
		{Key: "titre", Kind: portfolio.PartTitle, Title: "Page de titre"},
		{Key: "sommaire", Kind: portfolio.PartContents, Title: "Sommaire"},
		{Key: "guide", Kind: portfolio.PartGuide, Title: "Guide de lecture"},
		{Key: "parcours", Kind: portfolio.PartCareer, Title: "Parcours"},
		{Key: "motivations", Kind: portfolio.PartText, Title: "Motivations"},
		{Key: "experiences", Kind: portfolio.PartExperiences, Title: "Expériences"},
		{Key: "competences", Kind: portfolio.PartCompetences, Title: "Compétences"},
		{Key: "sigles", Kind: portfolio.PartText, Title: "Sigles"},
		{Key: "pieces", Kind: portfolio.PartAnnexTable, Title: "Tableau des annexes"},
		{Key: "attestation", Kind: portfolio.PartAttestation, Title: "Attestation", Default: "Je certifie tout."},
		{Key: "annexes", Kind: portfolio.PartAnnexes, Title: "Annexes"},
	}}
}

func state(records ...portfolio.Record) *portfolio.State {
	return portfolio.NewState("p", 1, trialFramework(), trialOutline(), records)
}

// notPrinted are the fields whose words never reach the PDF.
var notPrinted = map[string]bool{
	"ID": true, "Rank": true, "Tag": true, "Note": true, "Heading": true, "Experience": true, "Genre": true, "Confidentiality": true,
	"Checked": true, "Indicator": true, "Name": true, "SHA256": true, "Media": true, "Fault": true, "Competence": true,
	"Code": true,
}

// filled sets every text of a record to a word of its own that begins with
// prefix, and reports those that are to be printed and those that are not. A
// field that a record gains later is expected in print until somebody says
// here that it is private.
func filled[T portfolio.Record](prefix string, record T) (_ T, shown, hidden []string) {
	v := reflect.ValueOf(record).Elem()
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		if f.Kind() != reflect.String || f.String() != "" {
			continue
		}
		word := strings.ToLower(prefix + v.Type().Name() + name)
		switch name {
		case "ID", "Rank", "Genre", "Confidentiality", "Experience":
			continue
		case "Status":
			continue
		case "URL":
			word = "https://" + word + ".fr"
		}
		f.SetString(word)
		if notPrinted[name] {
			hidden = append(hidden, word)
		} else {
			shown = append(shown, word)
		}
	}
	return record, shown, hidden
}

// readBack is the text of the pages of a PDF between their head and foot.
func readBack(t testing.TB, path string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian package poppler-utils): the PDF is not read back")
	}
	out, err := exec.Command(tool, "-r", "72", "-x", "0", "-y", "62", "-W", "596", "-H", "715", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// normal keeps letters, digits and signs that matter: what line breaks,
// hyphenation and typography change goes.
func normal(s string) string {
	s = strings.NewReplacer("’", "", "'", "", "-", "", "\u00ad", "", "*", "").Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u202f' || r == '\f' {
			return -1
		}
		return r
	}, s)
}

func export(t testing.TB, s *portfolio.State, o Options) (path string, r Report) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "dossier.pdf")
	r, err := Export(t.Context(), s, nil, o, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return path, r
}

func printed(t testing.TB, s *portfolio.State, o Options) string {
	path, _ := export(t, s, o)
	return readBack(t, path)
}

// clean makes a PDF readable to the eye of a test: no compression.
func links(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(regexp.MustCompile(`acquis:annexe/\d+`).FindAllString(string(data), -1), " ")
}

// story is text of some length without a repeated sentence.
func story(seed int) string {
	var b strings.Builder
	for i := range 14 {
		fmt.Fprintf(&b, "J'ai conduit l'enquête numéro %d-%d auprès des « habitants » : combien, où, et pourquoi ? "+
			"La réponse n'allait pas de soi ; elle a demandé du temps, *de la méthode* et l'accord des équipes, "+
			"qui redoutaient l'évaluation de leur accompagnement.\n", seed, i)
		if i%5 == 4 {
			fmt.Fprintf(&b, "- premier constat %d-%d ;\n- second constat, plus long que le premier et qui dépasse donc une ligne entière %d-%d.\n", seed, i, seed, i)
		}
	}
	return b.String()
}

// readWhole is all the text of a PDF, page after page.
func readWhole(t testing.TB, path string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian package poppler-utils): the PDF is not read back")
	}
	out, err := exec.Command(tool, "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
