package storebench

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/store"
)

const framework = `{"format":1,"code":"RNCP00001","title":"Essai","shortTitle":"E",
"sources":[{"id":"s","title":"Source"}],"presentation":[],"facts":[],"dispenses":[],"functions":[],
"blocks":[{"code":"B1","number":"1","title":"Bloc","source":"s","competences":[
{"code":"1.1","title":"Compétence","source":"s","indicators":[%s]}]}]}`

const outline = `{"format":1,"code":"o","title":"Trame","parts":[{"key":"titre","kind":"titre","title":"Titre"}]}`

// large makes a portfolio of pieces and links, five links a piece.
func large(tb testing.TB, pieces int) string {
	tb.Helper()
	var indicators []string
	for i := range 28 {
		indicators = append(indicators, fmt.Sprintf(`{"code":"1.1.%d","text":"Indicateur","source":"s"}`, i))
	}
	dir := filepath.Join(tb.TempDir(), "large")
	p, err := store.Create(dir, store.Init{Framework: fmt.Appendf(nil, framework, strings.Join(indicators, ",")), Outline: []byte(outline),
		Edit: func(e *portfolio.Edit) error {
			return fill(e, pieces)
		}})
	if err != nil {
		tb.Fatal(err)
	}
	if err := p.Close(); err != nil {
		tb.Fatal(err)
	}
	return dir
}

func fill(e *portfolio.Edit, pieces int) error {
	var rank portfolio.Rank
	s := &portfolio.Situation{ID: "situation", Title: "Un diagnostic partagé", Actions: strings.Repeat("J’ai réuni les partenaires, puis j’ai écrit. ", 300), InDossier: true}
	if err := e.Put(s); err != nil {
		return err
	}
	for i := range pieces {
		rank = portfolio.RankBetween(rank, "")
		piece := &portfolio.Piece{ID: portfolio.NewID(), Rank: rank, Tag: portfolio.Tag(fmt.Sprint("t", i)), Genre: portfolio.GenreURL,
			Title:  fmt.Sprintf("Compte rendu de la réunion n° %d du comité de pilotage", i),
			Proves: strings.Repeat("Ce document montre la conduite du projet. ", 4), URL: "https://example.org/" + fmt.Sprint(i),
			Nature: "Production personnelle", Confidentiality: portfolio.ToCheck, InDossier: true}
		e.PutAsIs(piece)
		for l := range 5 {
			e.PutAsIs(&portfolio.Link{ID: portfolio.NewID(), Evidence: piece.Ref(), Indicator: fmt.Sprintf("1.1.%d", (i+l)%28),
				Justification: "Ce compte rendu montre que j’ai conduit la démarche avec les partenaires, du diagnostic à l’évaluation."})
		}
	}
	return nil
}

// The yardsticks do what they say.
func TestBare(t *testing.T) {
	dir := large(t, 20)
	if n, err := BareScan(dir); err != nil || n != 1+20+100 {
		t.Errorf("scan: %d records, %v", n, err)
	}
	record, journal, err := Written(dir, portfolio.Ref{Kind: portfolio.KindSituation, ID: "situation"})
	if err != nil || len(record) < 10000 || journal == 0 {
		t.Fatalf("written: %d and %d bytes, %v", len(record), journal, err)
	}
	b, err := OpenBare(t.TempDir(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := b.Write(portfolio.Ref{Kind: portfolio.KindSituation, ID: "situation"}, record, 300); err != nil {
		t.Error(err)
	}
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

// BenchmarkOpen reports the ratio of medians of store.Open and a bare scan.
func BenchmarkOpen(b *testing.B) {
	dir := large(b, 2000)
	var open, scan []time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := BareScan(dir); err != nil {
			b.Fatal(err)
		}
		scan = append(scan, time.Since(start))
		start = time.Now()
		p, err := store.Open(dir, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		open = append(open, time.Since(start))
		p.Close()
	}
	info, _ := os.Stat(filepath.Join(dir, "portfolio.db"))
	b.ReportMetric(float64(median(open))/float64(median(scan)), "open/scan")
	b.ReportMetric(float64(median(scan).Microseconds()), "scan-µs")
	b.ReportMetric(float64(median(open).Microseconds()), "open-µs")
	b.ReportMetric(float64(info.Size())/1e6, "MB")
}

// edit1 makes one edit, so that there is an entry of the usual length.
func edit1(b *testing.B, dir string) {
	p, err := store.Open(dir, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	addWord(b, p, 0)
	if err := p.Close(); err != nil {
		b.Fatal(err)
	}
}

func addWord(b *testing.B, p *store.Portfolio, i int) {
	err := p.Change("Modifier la situation", func(e *portfolio.Edit) error {
		s := *e.State().Situation("situation")
		s.Actions = s.Actions[:200] + fmt.Sprint(" mot", i) + s.Actions[200:]
		return e.Put(&s)
	})
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkEdit reports the ratio of medians of a change of a long text and a
// bare transaction of the same bytes.
func BenchmarkEdit(b *testing.B) {
	dir := large(b, 2000)
	ref := portfolio.Ref{Kind: portfolio.KindSituation, ID: "situation"}
	edit1(b, dir)
	record, journal, err := Written(dir, ref)
	if err != nil {
		b.Fatal(err)
	}
	bare, err := OpenBare(b.TempDir(), dir)
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close()
	p, err := store.Open(dir, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	var edit, write []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if err := bare.Write(ref, record, journal); err != nil {
			b.Fatal(err)
		}
		write = append(write, time.Since(start))
		start = time.Now()
		addWord(b, p, i)
		edit = append(edit, time.Since(start))
	}
	b.ReportMetric(float64(median(edit))/float64(median(write)), "edit/write")
	b.ReportMetric(float64(median(write).Microseconds()), "write-µs")
	b.ReportMetric(float64(median(edit).Microseconds()), "edit-µs")
}
