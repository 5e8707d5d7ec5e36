package store

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"acquis/portfolio"
)

// A framework and an outline that are as small as they may be.
const testFramework = `{"format":1,"code":"RNCP00001","title":"Essai","shortTitle":"E",
"sources":[{"id":"s","title":"Source"}],"presentation":[],"facts":[],"dispenses":[],"functions":[],
"blocks":[{"code":"B1","number":"1","title":"Bloc","source":"s","competences":[
{"code":"1.1","title":"Compétence","source":"s","indicators":[
{"code":"1.1.1","text":"Premier","source":"s"},{"code":"1.1.2","text":"Second","source":"s"},
{"code":"1.1.3","text":"Troisième","source":"s"}]}]}]}`

const testOutline = `{"format":1,"code":"o","title":"Trame","parts":[
{"key":"titre","kind":"titre","title":"Titre"},{"key":"motivations","kind":"texte","title":"Motivations"}]}`

// testClock goes one second on at each look.
type testClock struct{ seconds atomic.Int64 }

func (c *testClock) now() time.Time {
	return time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(c.seconds.Add(1)) * time.Second)
}

func testInit(clock func() time.Time) Init {
	return Init{Framework: []byte(testFramework), Outline: []byte(testOutline), Clock: clock}
}

// newTest creates a portfolio that is closed when the test ends.
func newTest(t testing.TB) *Portfolio {
	t.Helper()
	p, err := Create(filepath.Join(t.TempDir(), "Essai"), testInit(new(testClock).now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// reopen closes a portfolio and opens it again.
func reopen(t testing.TB, p *Portfolio) *Portfolio {
	t.Helper()
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(p.Dir(), Options{Clock: p.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	return again
}

// change is Change in a test that cannot fail.
func change(t testing.TB, p *Portfolio, label string, edit func(*portfolio.Edit)) {
	t.Helper()
	err := p.Change(label, func(e *portfolio.Edit) error {
		edit(e)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// put puts one record, which gets its ID.
func put(t testing.TB, p *Portfolio, r portfolio.Record) portfolio.Ref {
	t.Helper()
	if err := p.Change("put", func(e *portfolio.Edit) error { return e.Put(r) }); err != nil {
		t.Fatal(err)
	}
	return r.Ref()
}

// dump is everything that a State says, but its version.
func dump(t testing.TB, s *portfolio.State) string {
	t.Helper()
	var b strings.Builder
	s.Records(func(r portfolio.Record) {
		raw, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(r.Ref().String() + " ")
		b.Write(raw)
		b.WriteByte('\n')
	})
	return b.String()
}

func candidate(family string) *portfolio.Candidate { return &portfolio.Candidate{FamilyName: family} }
func situation(title string) *portfolio.Situation  { return &portfolio.Situation{Title: title} }
