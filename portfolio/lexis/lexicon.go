package lexis

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"acquis/assets/lexicon"
)

// Stop reports whether a folded form says nothing of a text's subject: an
// article, a pronoun, an auxiliary…
func Stop(form string) bool { return stopWords()[form] }

var stopWords = sync.OnceValue(func() map[string]bool {
	stop := map[string]bool{}
	for _, line := range dataLines(lexicon.StopWords) {
		for _, t := range Tokens(line) {
			stop[t.Form] = true
		}
	}
	return stop
})

// Term is a word, or an expression of the lexicon, that tells what a text is
// about.
type Term struct {
	// Key is what two texts share when they share the term: a stem, or the
	// name of a group of synonyms, which begins with "=".
	Key        string
	Start, End int // runes
	Synonym    bool
}

// Lexicon is the groups of expressions that mean nearly the same.
type Lexicon struct {
	groups  []string          // as written, for those who explain
	byFirst map[string][]term // the longest first
}

// term is an expression as stems, without the stop words in it.
type term struct {
	stems []string
	group int
}

// Field is the lexicon of the field that comes with Acquis.
func Field() *Lexicon { return field() }

var field = sync.OnceValue(func() *Lexicon {
	l, err := ParseLexicon(lexicon.Synonyms)
	if err != nil {
		panic(err) // the file is embedded, and tested
	}
	return l
})

// ParseLexicon reads groups of synonyms in the format of assets/lexicon. The
// error names an expression that says nothing or stands in two groups.
func ParseLexicon(data string) (*Lexicon, error) {
	l := &Lexicon{byFirst: map[string][]term{}}
	seen := map[string]int{}
	for _, line := range dataLines(data) {
		group := len(l.groups)
		l.groups = append(l.groups, line)
		for expression := range strings.SplitSeq(line, ";") {
			stems := stemsOf(expression)
			key := strings.Join(stems, " ")
			if other, ok := seen[key]; ok && other != group || key == "" {
				return nil, fmt.Errorf("lexicon: %q says nothing or stands in two groups", strings.TrimSpace(expression))
			} else if ok {
				continue // an inflexion of its neighbour
			}
			seen[key] = group
			l.add(term{stems, group})
		}
	}
	return l, nil
}

func (l *Lexicon) add(t term) {
	first := l.byFirst[t.stems[0]]
	at := 0
	for at < len(first) && len(first[at].stems) >= len(t.stems) {
		at++
	}
	first = append(first, term{})
	copy(first[at+1:], first[at:])
	first[at] = t
	l.byFirst[t.stems[0]] = first
}

// Terms lists what a text is about, in its order: the stem of every word that
// is no stop word, and before it each expression of the lexicon that begins
// there. A nil lexicon knows no synonyms.
func (l *Lexicon) Terms(text string) []Term {
	words := contentWords(text)
	terms := make([]Term, 0, len(words)+len(words)/4)
	for i, w := range words {
		if t, ok := l.longest(words[i:]); ok {
			terms = append(terms, Term{GroupKey(t.group), w.Start, words[i+len(t.stems)-1].End, true})
		}
		terms = append(terms, w)
	}
	return terms
}

// GroupKey is the [Term] key of the nth group of a lexicon.
func GroupKey(n int) string { return "=" + strconv.Itoa(n) }

// longest is the longest expression that the words begin with.
func (l *Lexicon) longest(words []Term) (term, bool) {
	if l == nil {
		return term{}, false
	}
	for _, t := range l.byFirst[words[0].Key] {
		if len(t.stems) <= len(words) && beginsWith(words, t.stems) {
			return t, true
		}
	}
	return term{}, false
}

func beginsWith(words []Term, stems []string) bool {
	for i, s := range stems {
		if words[i].Key != s {
			return false
		}
	}
	return true
}

// contentWords lists the stems of a text without its stop words.
func contentWords(text string) []Term {
	var words []Term
	for _, t := range Tokens(text) {
		if !Stop(t.Form) {
			words = append(words, Term{Key: Stem(t.Form), Start: t.Start, End: t.End})
		}
	}
	return words
}

func stemsOf(text string) []string {
	var stems []string
	for _, w := range contentWords(text) {
		stems = append(stems, w.Key)
	}
	return stems
}

// dataLines lists the lines of a data file that are no comments.
func dataLines(data string) []string {
	var lines []string
	for line := range strings.Lines(data) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}
