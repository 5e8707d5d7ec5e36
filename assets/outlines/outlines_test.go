package outlines_test

import (
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
	o, err := portfolio.ParseOutline(data)
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
func TestEveryTextOfTheUsualOutlineHasAPrompt(t *testing.T) {
	data, err := frameworks.File(frameworks.Current)
	if err != nil {
		t.Fatal(err)
	}
	f, err := portfolio.ParseFramework(data)
	if err != nil {
		t.Fatal(err)
	}
	specs := load(t, outlines.Usual).Sections(f)
	if len(specs) != 5+3+10 {
		t.Errorf("%d texts, want 5 parts, 3 introductions and 10 argumentaires", len(specs))
	}
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
