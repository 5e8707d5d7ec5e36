package searchbench

import (
	"context"
	"runtime"
	"sync"
	"testing"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/search"
)

func newCorpus(t testing.TB, pieces, words int) *Corpus {
	t.Helper()
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	o, err := catalogue.OutlineFor("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	c, err := Make(f.Framework, o.Outline, pieces, words)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func index(t testing.TB, c *Corpus) *search.Index {
	t.Helper()
	x := search.New(c)
	if err := x.Follow(context.Background(), c.State); err != nil {
		t.Fatal(err)
	}
	return x
}

func TestCorpusIsAsLargeAsItSays(t *testing.T) {
	c := newCorpus(t, 100, 50_000)
	words := 0
	for _, pages := range c.pages {
		for _, p := range pages {
			words += portfolio.Words(p)
		}
	}
	if c.State.Count(portfolio.KindPiece) != 100 || c.Words < 45_000 || words < 35_000 {
		t.Errorf("%d pieces, %d words, %d in files", c.State.Count(portfolio.KindPiece), c.Words, words)
	}
	if took, slowest := Keystrokes(index(t, c), []string{"note"}); len(took) != 4 || slowest == "" {
		t.Errorf("%d keystrokes, slowest %q", len(took), slowest)
	}
}

// The goal: first answers within 50 ms on 10,000 pieces and 5 million words.
const pieces, words = 10_000, 5_000_000

var large = sync.OnceValues(func() (*Corpus, *search.Index) {
	b := new(testing.B)
	c := newCorpus(b, pieces, words)
	return c, index(b, c)
})

func BenchmarkSearch(b *testing.B) {
	_, x := large()
	for _, q := range []string{"e", "évaluation", "note veille partenaires", "je ", "habitnats situatoin", "xyzzyxyz"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				x.Search(search.Query{Text: q})
			}
		})
	}
}

func BenchmarkKeystrokes(b *testing.B) {
	_, x := large()
	var took []time.Duration
	var slowest string
	for b.Loop() {
		took, slowest = Keystrokes(x, Phrases())
	}
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-worst")
	b.Logf("%d keystrokes, the slowest %q", len(took), slowest)
}

func BenchmarkBuild(b *testing.B) {
	c := newCorpus(b, pieces, words)
	before := heap()
	var x *search.Index
	for b.Loop() {
		x = index(b, c)
	}
	b.ReportMetric(float64(heap()-before)/(1<<20), "MB-held")
	b.ReportMetric(float64(c.Words)/1e6, "Mwords")
	runtime.KeepAlive(x)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// One word more in a situation of 2,500 words, among all the rest.
func BenchmarkFollowOneEdit(b *testing.B) {
	c, _ := large()
	x, s := index(b, c), c.State
	b.ResetTimer()
	for b.Loop() {
		e := portfolio.NewEdit(s)
		t := *s.Situations()[0]
		t.Results += " encore"
		if err := e.Put(&t); err != nil {
			b.Fatal(err)
		}
		s, _ = e.Result(s.Version + 1)
		if err := x.Follow(context.Background(), s); err != nil {
			b.Fatal(err)
		}
	}
}
