package outlines_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"acquis/assets/frameworks"
	"acquis/assets/outlines"
	"acquis/portfolio"
)

func load(t *testing.T, code string) *portfolio.Outline {
	t.Helper()
	data, err := outlines.File(code)
	if err != nil {
		t.Fatal(err)
	}
	o, err := portfolio.ReadOutline(data)
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	return o
}

func TestEveryFileIsAnOutlineUnderItsOwnCode(t *testing.T) {
	codes := outlines.Codes()
	if !slices.Contains(codes, outlines.Usual) {
		t.Fatalf("%v without %q", codes, outlines.Usual)
	}
	for _, code := range codes {
		if o := load(t, code); o.Code != code {
			t.Errorf("%s: code %q", code, o.Code)
		}
	}
}

func TestUsualOutlineFollowsTheUsualOrder(t *testing.T) {
	var keys []string
	for _, p := range load(t, outlines.Usual).Parts {
		keys = append(keys, p.Key)
	}
	want := []string{"titre", "sommaire", "guide", "parcours", "motivations", "experiences", "competences",
		"synthese", "bibliographie", "sigles", "pieces", "attestation", "annexes"}
	if !slices.Equal(keys, want) {
		t.Errorf("got %v\nwant %v", keys, want)
	}
}

// Whoever sits before an empty page finds a word of help on each of them.
func TestEveryTextHasAPrompt(t *testing.T) {
	data, err := frameworks.File(frameworks.Current)
	if err != nil {
		t.Fatal(err)
	}
	f, err := portfolio.ParseFramework(data)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(load(t, outlines.Usual).Sections(f)); n != 5+3+10 {
		t.Errorf("%d texts, want 5 parts, 3 introductions and 10 argumentaires", n)
	}
	for _, code := range outlines.Codes() {
		checkAdvice(t, load(t, code).Sections(f))
	}
}

func checkAdvice(t *testing.T, specs []portfolio.SectionSpec) {
	t.Helper()
	for _, s := range specs {
		if sentences := strings.Count(s.Prompt, ".") + strings.Count(s.Prompt, "?"); sentences < 2 {
			t.Errorf("%s: prompt %q", s.ID, s.Prompt)
		}
		if s.MaxWords < s.MinWords {
			t.Errorf("%s: advice from %d to %d words", s.ID, s.MinWords, s.MaxWords)
		}
		if s.Competence != "" && (s.MinWords != 150 || s.MaxWords != 400) {
			t.Errorf("%s: an argumentaire has 150 to 400 words, not %d to %d", s.ID, s.MinWords, s.MaxWords)
		}
		if s.ID == "attestation" && s.Default == "" {
			t.Error("the attestation begins with a text")
		}
	}
}

// A text keeps its place from one outline to another: they share their keys.
func TestOutlinesShareTheirKeys(t *testing.T) {
	usual, aimed := load(t, outlines.Usual), load(t, "deis-blocs-vises")
	for _, p := range usual.Parts {
		if other := aimed.Part(p.Key); other == nil || other.Kind != p.Kind {
			t.Errorf("%s has no place in %s", p.Key, aimed.Code)
		}
	}
}

func TestEveryTextIsSetAsAFrenchPrinterWould(t *testing.T) {
	for _, code := range outlines.Codes() {
		data, err := outlines.File(code)
		if err != nil {
			t.Fatal(err)
		}
		o, _ := portfolio.ReadOutline(data)
		for _, said := range texts(o) {
			if strings.Contains(said, "'") || plainSpace.MatchString(said) {
				t.Errorf("%s: %q", code, said)
			}
		}
	}
}

var plainSpace = regexp.MustCompile(`[ \x{A0}][;:!?»]|« `)

func texts(o *portfolio.Outline) []string {
	all := []string{o.Title, o.Note}
	for _, p := range o.Parts {
		all = append(all, p.Title, p.Default, p.Advice.Prompt, p.Intro.Prompt, p.Argument.Prompt)
	}
	return all
}
