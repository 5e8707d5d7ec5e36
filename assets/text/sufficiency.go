package text

import "fmt"

// Lack is one thing that an indicator or a compétence lacks, and what is nearly
// there: what is associated and has no justification, what the jury will not
// see, what does not say its date, its nature or its experience.
type Lack struct {
	Need       string // "situations", "experiences", "recentSituations", "pieces", "natures", "recentPieces", "oneOf"
	Want, Have int
	Natures    []string // of "oneOf"
	Years      int      // of what is recent

	Unjustified, Withheld, Unsaid int
}

// LackSentence says one lack: "Il manque une pièce de moins de cinq ans."
func LackSentence(l Lack) string { return "Il manque " + l.words() + "." + l.nearly() }

// Lacking says why an indicator is in its state: what it lacks to reach the
// next one.
func Lacking(state string, lacks []Lack) string {
	words, near := lackWords(lacks)
	switch state {
	case "à traiter":
		return "Pour être argumenté, il faut " + words + "."
	case "amorcé":
		return "Pour être argumenté, il manque " + words + "." + near
	case "argumenté":
		return "Pour être étayé, il manque " + words + "." + near
	}
	return "Tout ce que demandent les exigences y est."
}

// Stands names an indicator's state, and says why it is that.
func Stands(code, state, why string) string {
	if why == "" {
		return code + " est «\u202f" + state + "\u202f»."
	}
	return code + " est «\u202f" + state + "\u202f». " + why
}

// Advised says what would do a compétence good, in whose opinion.
func Advised(competence string, lacks []Lack, own bool) string {
	words, near := lackWords(lacks)
	if own {
		return fmt.Sprintf("Pour la compétence %s, vos exigences conseillent aussi %s.%s", competence, words, near)
	}
	return fmt.Sprintf("Pour la compétence %s, Acquis conseille aussi %s.%s", competence, words, near)
}

// lackWords joins what is lacking, and says once what is nearly there.
func lackWords(lacks []Lack) (words, near string) {
	var all []string
	said := map[string]bool{}
	for _, l := range lacks {
		all = append(all, l.words())
		if n := l.nearly(); !said[n] {
			said[n] = true
			near += n
		}
	}
	return Enumerate(all), near
}

// words are the lack as a noun.
func (l Lack) words() string {
	n := l.Want - l.Have
	more := ""
	if l.Have > 0 {
		more = " de plus"
	}
	switch l.Need {
	case "situations":
		return feminine(n, "situation justifiée", "situations justifiées") + more
	case "pieces":
		return feminine(n, "pièce justifiée", "pièces justifiées") + more
	case "recentSituations":
		return feminine(n, "situation", "situations") + " de moins " + ofYears(l.Years)
	case "recentPieces":
		return feminine(n, "pièce", "pièces") + " de moins " + ofYears(l.Years)
	case "experiences":
		return l.distinct("situation", "situations", "rattachée à une expérience", "expérience", "expériences")
	case "natures":
		return l.distinct("pièce", "pièces", "dont la nature est indiquée", "nature", "natures")
	case "oneOf":
		quoted := make([]string, len(l.Natures))
		for i, nature := range l.Natures {
			quoted[i] = Quoted(nature)
		}
		return "une pièce de nature " + either(quoted)
	}
	return ""
}

// distinct is a lack of variety: "une pièce d’une autre nature", "des pièces de
// deux natures".
func (l Lack) distinct(one, many, said, kind, kinds string) string {
	n := l.Want - l.Have
	switch {
	case l.Have > 0 && n == 1:
		return "une " + one + " d’une autre " + kind
	case l.Have > 0:
		return "des " + many + " de " + feminine(n, kind, kinds) + " de plus"
	case n == 1:
		return "une " + one + " " + said
	}
	return "des " + many + " de " + feminine(n, kind, kinds)
}

// nearly says what is associated and falls short, as sentences to follow.
func (l Lack) nearly() string {
	noun, nouns := "pièce associée", "pièces associées"
	without := map[string]string{"recentPieces": "date", "natures": "nature", "oneOf": "nature", "recentSituations": "dates"}[l.Need]
	if l.Need == "situations" || l.Need == "recentSituations" || l.Need == "experiences" {
		noun, nouns = "situation associée", "situations associées"
	}
	said := ""
	add := func(n int, one, many string) {
		if n > 0 {
			said += " " + upperFirst(feminine(n, noun, nouns)) + " " + choose(n, one, many) + "."
		}
	}
	add(l.Unjustified, "attend sa justification", "attendent leur justification")
	add(l.Withheld, "ne figure pas au dossier", "ne figurent pas au dossier")
	if l.Need == "experiences" {
		add(l.Unsaid, "n’est rattachée à aucune expérience", "ne sont rattachées à aucune expérience")
	} else {
		add(l.Unsaid, "n’a pas de "+without, "n’ont pas de "+without)
	}
	return said
}

var smallNumbers = [...]string{"aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"}

// feminine counts what is feminine in words: "une pièce", "deux pièces".
func feminine(n int, one, many string) string {
	if n < 0 || n >= len(smallNumbers) {
		return Count(n, one, many)
	}
	return smallNumbers[n] + "\u00a0" + choose(n, one, many)
}

// ofYears counts years in words: "d’un an", "de cinq ans".
func ofYears(n int) string {
	switch {
	case n == 1:
		return "d’un\u00a0an"
	case n > 1 && n < len(smallNumbers):
		return "de " + smallNumbers[n] + "\u00a0ans"
	}
	return "de " + Count(n, "an", "ans")
}

// either joins words of which one is enough: "a, b ou c".
func either(words []string) string {
	if len(words) < 2 {
		return Enumerate(words)
	}
	last := len(words) - 1
	said := words[0]
	for _, w := range words[1:last] {
		said += ", " + w
	}
	return said + " ou " + words[last]
}

// upperFirst begins a sentence with a word of ours, which begins with a letter
// of ASCII.
func upperFirst(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-0x20) + s[1:]
}
