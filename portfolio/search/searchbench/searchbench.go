// Package searchbench makes large portfolios and types searches into them. It
// is for the project's benchmarks; nothing of it reaches a user.
package searchbench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"acquis/assets/example"
	"acquis/portfolio"
	"acquis/portfolio/lexis"
	"acquis/portfolio/search"
)

// Corpus is a large portfolio with the text of its files.
type Corpus struct {
	State *portfolio.State
	Words int // in all texts
	pages map[string][]string
}

// Pages implements [search.TextSource].
func (c *Corpus) Pages(sha256 string) ([]string, bool) {
	pages, ok := c.pages[sha256]
	return pages, ok
}

// differentWords is about how many different forms five million words of
// French administrative prose hold, names and figures included.
const differentWords = 120_000

// pageWords is the words of a full page of a document.
const pageWords = 350

// Make makes a portfolio with some pieces, each with a file, and some words in
// all. One word in ten stands in situations, of which there is one for every
// fifty pieces. Words follow Zipf's law: the most frequent are those of the
// example, in their order, the others are made up. It is the same every time.
func Make(f *portfolio.Framework, o *portfolio.Outline, pieces, words int) (*Corpus, error) {
	w, err := NewWriter(39644)
	if err != nil {
		return nil, err
	}
	c := &Corpus{pages: map[string][]string{}}
	var records []portfolio.Record
	situations := max(pieces/50, 1)
	for n := range situations {
		s := &portfolio.Situation{ID: portfolio.ID(fmt.Sprintf("s%05d", n)), Rank: portfolio.Rank(fmt.Sprintf("%05d", n)), Title: w.Text(8)}
		for _, p := range portfolio.SituationParts() {
			*p.Of(s) = w.Text(words / 10 / situations / 6)
		}
		records = append(records, s)
	}
	for n := range pieces {
		sha := fmt.Sprintf("sha%05d", n)
		records = append(records, &portfolio.Piece{ID: portfolio.ID(fmt.Sprintf("p%05d", n)), Rank: portfolio.Rank(fmt.Sprintf("%05d", n)),
			Title: w.Text(7), Proves: w.Text(15), Author: w.Text(2), File: &portfolio.File{SHA256: sha, Name: "document.pdf"}})
		for left := words*9/10/pieces - 24; left > 0; left -= pageWords {
			c.pages[sha] = append(c.pages[sha], w.Text(min(left, pageWords)))
		}
	}
	c.State = portfolio.NewState("bench", 1, f, o, records)
	c.Words = situations*(8+words/10/situations/6*6) + pieces*(words*9/10/pieces)
	return c, nil
}

// vocabulary lists forms, the most frequent first.
func vocabulary() ([]string, error) {
	content, err := example.Load()
	if err != nil {
		return nil, err
	}
	times, spelt := map[string]int{}, map[string]string{}
	var forms []string
	for _, e := range slices.Concat(content.Situations, content.Pieces, content.Sections) {
		runes := []rune(e.Body)
		for _, t := range lexis.Tokens(e.Body) {
			if times[t.Form]++; times[t.Form] == 1 {
				forms = append(forms, t.Form)
				spelt[t.Form] = string(runes[t.Start:t.End])
			}
		}
	}
	slices.SortStableFunc(forms, func(a, b string) int { return times[b] - times[a] })
	for i, f := range forms {
		forms[i] = spelt[f]
	}
	return append(forms, madeUp(differentWords-len(forms))...), nil
}

// madeUp makes up words that sound French.
func madeUp(n int) []string {
	heads := strings.Fields("ba bé ca cho con dé di é en fa fou ga gra ha in jo la li ma mé mo na nou o pa per po pré ra ré sa sé sou ta té tra u va vi")
	middles := strings.Fields("bi cen cla da do fi gé li lo mi mo na né pi pla ra ri sa si ta té ti tri va")
	tails := strings.Fields("ble ces eur euse ier ière ment nage que rent rer sion tés tion tive toire")
	var words []string
	for i := 0; len(words) < n; i++ {
		word := heads[i%len(heads)]
		for rest := i / len(heads) / len(tails); rest > 0; rest /= len(middles) + 1 {
			if m := rest % (len(middles) + 1); m > 0 {
				word += middles[m-1]
			}
		}
		words = append(words, word+tails[i/len(heads)%len(tails)])
	}
	return words
}

// Writer writes texts of random words, the same ones for the same seed.
type Writer struct {
	forms  []string
	random *rand.Rand
	zipf   *rand.Zipf
}

// NewWriter makes a writer.
func NewWriter(seed uint64) (*Writer, error) {
	forms, err := vocabulary()
	if err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(seed, 1))
	return &Writer{forms, random, rand.NewZipf(random, 1.07, 2.7, uint64(len(forms)-1))}, nil
}

// Text is a text of so many words, as frequent as they are in French.
func (w *Writer) Text(words int) string {
	var text strings.Builder
	for n := range words {
		if n > 0 {
			text.WriteString([...]string{" ", " ", " ", " ", " ", " ", " l’", ", ", ". ", "\n"}[w.random.IntN(10)])
		}
		text.WriteString(w.forms[w.zipf.Uint64()])
	}
	return text.String()
}

// Phrases are what is typed: a word, several, without accents, with a slip, and
// what is not there.
func Phrases() []string {
	return []string{"évaluation", "cahier des charges", "conseil departemental", "note de veille partenaires",
		"je", "diagnsotic", "habitnats situatoin", "xyzzyxyz"}
}

// Keystrokes types phrases letter by letter, and returns how long each answer
// took, the longest last, and the longest in words.
func Keystrokes(x *search.Index, phrases []string) (took []time.Duration, slowest string) {
	longest := time.Duration(-1)
	for _, phrase := range phrases {
		runes := []rune(phrase)
		for n := range runes {
			typed := string(runes[:n+1])
			start := time.Now()
			x.Search(search.Query{Text: typed})
			d := time.Since(start)
			took = append(took, d)
			if d > longest {
				longest, slowest = d, typed
			}
		}
	}
	slices.Sort(took)
	return took, slowest
}
