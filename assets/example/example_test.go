package example

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func load(t *testing.T) *Content {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// words counts as a person does: what stands between spaces and holds a letter
// or a digit.
func words(s string) int {
	n := 0
	for _, f := range strings.Fields(s) {
		if strings.ContainsFunc(f, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			n++
		}
	}
	return n
}

func TestSize(t *testing.T) {
	c := load(t)
	for _, k := range []struct {
		what          string
		got, min, max int
	}{
		{"situations", len(c.Situations), 8, 10},
		{"pieces", len(c.Pieces), 20, 20},
		{"links", len(c.Links), 60, 66},
		{"experiences", len(c.Experiences), 5, 8},
		{"trainings", len(c.Trainings), 5, 7},
		{"answers", len(c.Answers), 10, 10},
		{"gaps", len(c.Gaps), 1, 1},
	} {
		if k.got < k.min || k.got > k.max {
			t.Errorf("%d %s, want %d to %d", k.got, k.what, k.min, k.max)
		}
	}
	total := 0
	for _, e := range append(c.Situations, c.Sections...) {
		total += words(e.Body)
	}
	if total < 22000 {
		t.Errorf("%d words in all, want at least 22,000 for fifty pages", total)
	}
}

// A situation is told in full, in the six parts and in no other.
func TestSituations(t *testing.T) {
	titles := []string{"Contexte", "Demande", "Ce que j’ai fait", "Choix et références", "Résultats", "Analyse"}
	keys := map[string]bool{}
	c := load(t)
	for _, e := range c.Experiences {
		keys[e.Fields["cle"]] = true
	}
	for _, e := range c.Situations {
		n := 0
		parts := e.Parts()
		if len(parts) != len(titles) {
			t.Fatalf("%s: %d parts", e.Name, len(parts))
		}
		for i, p := range parts {
			if p.Title != titles[i] {
				t.Errorf("%s: part %d is %q, want %q", e.Name, i+1, p.Title, titles[i])
			}
			n += words(p.Text)
		}
		if n < 1200 || n > 2500 {
			t.Errorf("%s: %d words, want 1,200 to 2,500", e.Name, n)
		}
		if !keys[e.Fields["experience"]] {
			t.Errorf("%s: no experience %q", e.Name, e.Fields["experience"])
		}
	}
}

// Every argument but two is written, with the length that is advised.
func TestSections(t *testing.T) {
	arguments := 0
	for _, e := range load(t).Sections {
		n := words(e.Body)
		lengths := map[string][2]int{"motivations": {400, 700}, "synthese": {500, 900}}[e.Name]
		switch {
		case strings.HasPrefix(e.Name, "competence-"):
			arguments++
			lengths = [2]int{150, 400}
		case strings.HasPrefix(e.Name, "bloc-"):
			lengths = [2]int{80, 150}
		}
		if lengths[1] > 0 && (n < lengths[0] || n > lengths[1]) {
			t.Errorf("%s: %d words, want %d to %d", e.Name, n, lengths[0], lengths[1])
		}
		if e.Name == "bibliographie" && strings.Count(e.Body, "\n- ") < 20 {
			t.Error("fewer than twenty sources")
		}
	}
	if arguments != 8 {
		t.Errorf("%d arguments, want 8", arguments)
	}
}

// titlesByTag are the situations and pieces that may be named.
func titlesByTag(t *testing.T, c *Content) map[string]string {
	t.Helper()
	titles := map[string]string{}
	form := regexp.MustCompile(`^[a-z2-7]{6}$`)
	for _, e := range append(append([]Entry(nil), c.Situations...), c.Pieces...) {
		tag := e.Fields["tag"]
		if !form.MatchString(tag) || titles[tag] != "" {
			t.Errorf("%s: tag %q is malformed or used twice", e.Name, tag)
		}
		titles[tag] = e.Fields["titre"]
	}
	return titles
}

func TestReferences(t *testing.T) {
	c := load(t)
	titles := titlesByTag(t, c)
	reference := regexp.MustCompile(`\[\[([^\]]*) #([^\]]*)\]\]`)
	n := 0
	for _, e := range append(c.Situations, c.Sections...) {
		if strings.Count(e.Body, "[[") != len(reference.FindAllString(e.Body, -1)) {
			t.Errorf("%s: a reference is malformed", e.Name)
		}
		for _, m := range reference.FindAllStringSubmatch(e.Body, -1) {
			n++
			if titles[m[2]] != m[1] {
				t.Errorf("%s: reference %q, the title of #%s is %q", e.Name, m[1], m[2], titles[m[2]])
			}
		}
	}
	if n < 20 {
		t.Errorf("%d living references", n)
	}
}

var indicators = strings.Fields(`1.1.1 1.1.2 1.2.1 1.2.2 1.2.3 1.2.4 1.3.1 1.3.2 1.3.3 1.3.4
	2.1.1 2.1.2 2.2.1 2.2.2 2.2.3 2.2.4 2.3.1 2.3.2 2.3.3
	3.1.1 3.1.2 3.2.1 3.2.2 3.3.1 3.3.2 3.4.1 3.4.2 3.4.3`)

// The links name what exists, say why in a sentence, and leave the work that
// README.md says is left.
func TestLinks(t *testing.T) {
	c := load(t)
	titles := titlesByTag(t, c)
	situation := map[string]bool{}
	for _, e := range c.Situations {
		situation[e.Fields["tag"]] = true
	}
	known, linked, argued, backed := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, code := range indicators {
		known[code] = true
	}
	seen := map[string]bool{}
	for _, l := range c.Links {
		if len(l) < 3 || len(l) > 4 || len(l) == 4 && l[3] != Seen && l[3] != Changed || titles[l[0]] == "" || !known[l[1]] || seen[l[0]+l[1]] {
			t.Errorf("link %q: malformed, unknown or twice", l)
			continue
		}
		seen[l[0]+l[1]], linked[l[1]] = true, true
		if n := utf8.RuneCountInString(l[2]); n > 300 || n > 0 && !strings.HasSuffix(l[2], ".") {
			t.Errorf("link %s %s: a justification is one sentence of at most 300 characters, this has %d", l[0], l[1], n)
		}
		if l[2] != "" && situation[l[0]] {
			argued[l[1]] = true
		}
		if l[2] != "" && !situation[l[0]] {
			backed[l[1]] = true
		}
	}
	var begun, none []string
	both := 0
	for _, code := range indicators {
		switch {
		case !linked[code]:
			none = append(none, code)
		case !argued[code]:
			begun = append(begun, code)
		case backed[code]:
			both++
		}
	}
	if strings.Join(begun, " ") != "1.3.2 2.2.2 2.3.1" || strings.Join(none, " ") != "2.2.3 3.4.1" {
		t.Errorf("begun %v, none %v", begun, none)
	}
	if both < 13 || both > 16 {
		t.Errorf("%d of 28 indicators étayés, want about half", both)
	}
	if g := c.Gaps[0]; len(g) != 2 || g[0] != "2.2.3" || words(g[1]) < 10 {
		t.Errorf("gap %q", g)
	}
}

func TestPieces(t *testing.T) {
	genres, confidential := map[string]int{}, map[string]int{}
	names := map[string]bool{}
	for _, e := range load(t).Pieces {
		genres[e.Fields["genre"]]++
		confidential[e.Fields["confidentialite"]]++
		for _, key := range []string{"titre", "nature", "date", "auteur", "prouve", "experience"} {
			if e.Fields[key] == "" {
				t.Errorf("%s: no %s", e.Name, key)
			}
		}
		if name := e.Fields["fichier"]; e.Fields["genre"] != "lien" && (name == "" || names[name]) {
			t.Errorf("%s: file name %q is missing or used twice", e.Name, name)
		} else {
			names[name] = true
		}
		if address := e.Fields["adresse"]; address != "" && !strings.HasPrefix(address, "https://example.org/") {
			t.Errorf("%s: %s is not an example's address", e.Name, address)
		}
	}
	if genres["pdf"] != 14 || genres["photo"] != 4 || genres["organigramme"] != 1 || genres["lien"] != 1 {
		t.Errorf("genres %v", genres)
	}
	if confidential["à vérifier"] != 2 || confidential["ne pas joindre"] != 1 || confidential["communicable"] != 17 {
		t.Errorf("confidentiality %v", confidential)
	}
}

// faults are what French typography does not allow.
var faults = map[string]*regexp.Regexp{
	"a straight apostrophe":                   regexp.MustCompile(`'`),
	"three dots for an ellipsis":              regexp.MustCompile(`\.\.\.`),
	"no narrow no-break space before ; : ! ?": regexp.MustCompile(`[\pL\pN»)][ \x{00A0}]?[;!?](?:[ \n]|$)|[\pL»)][ \x{00A0}]:(?:[ \n]|$)|\pL:[ \n]`),
	"no narrow no-break space inside « »":     regexp.MustCompile(`«[^\x{202F}]|[^\x{202F}]»`),
	"straight quotes":                         regexp.MustCompile(`"`),
	"oe for œ":                                regexp.MustCompile(`(?i)oeu`),
	"a dash that is none of ours":             regexp.MustCompile(`[–—]`),
}

func TestTypography(t *testing.T) {
	c := load(t)
	texts := map[string]string{}
	for _, list := range [][]Entry{{c.Candidate}, c.Experiences, c.Trainings, c.Situations, c.Pieces, c.Sections} {
		for _, e := range list {
			texts[e.Name] = e.Body
			for _, key := range []string{"titre", "fonction", "structure", "auteur", "prouve", "note", "organisme", "resultat"} {
				texts[e.Name+" "+key] = e.Fields[key]
			}
		}
	}
	for _, rows := range [][]Row{c.Links, c.Answers, c.Gaps} {
		for _, r := range rows {
			texts[r[0]+" "+r[1]] = strings.Join(r, " ")
		}
	}
	narrow := 0
	for name, text := range texts {
		narrow += strings.Count(text, "\u202f")
		for fault, pattern := range faults {
			if m := pattern.FindString(text); m != "" {
				t.Errorf("%s: %s in %q", name, fault, m)
			}
		}
	}
	if narrow < 500 {
		t.Errorf("%d narrow no-break spaces", narrow)
	}
}

// A jury doubts who wrote when "nous" or "on" acts. Both may stand in what
// somebody else says, and "on" in a turn of phrase such as "si l’on".
func TestFirstPerson(t *testing.T) {
	quoted := regexp.MustCompile(`«[^»]*»`)
	plural := regexp.MustCompile(`(?:^|[^\pL’])([Nn]ous|[Nn]otre|[Nn]os|[Oo]n)(?:[^\pL]|$)`)
	for _, e := range load(t).Situations {
		text := quoted.ReplaceAllString(e.Body, "")
		if m := plural.FindString(text); m != "" {
			t.Errorf("%s: %q", e.Name, strings.TrimSpace(m))
		}
		if strings.Count(text, "J’")+strings.Count(text, "j’")+strings.Count(text, " je ")+strings.Count(text, "Je ") < 25 {
			t.Errorf("%s: who acts?", e.Name)
		}
	}
}
