package store

import (
	"encoding/json"
	"reflect"
	"testing"

	"acquis/portfolio"
)

// The short cut reads what encoding/json reads, or declines.
func TestDecodeLink(t *testing.T) {
	g := newGambler(3)
	taken := 0
	for range 2000 {
		l := &portfolio.Link{ID: portfolio.ID(g.text(5)), Evidence: portfolio.Ref{Kind: portfolio.KindPiece, ID: portfolio.ID(g.text(3))},
			Indicator: "1.1.1", Justification: g.text(9), Checked: g.text(2), Made: g.text(2)}
		if g.IntN(2) == 0 {
			l.Passage, l.Quote = &portfolio.Passage{Field: "actions", Start: g.IntN(9) - 1, End: g.IntN(2000)}, g.text(5)
		}
		if g.IntN(4) == 0 {
			l.Justification += `dit "oui" \o/`
		}
		if g.IntN(4) == 0 {
			l.Made = l.Checked
		}
		raw, err := encode(l)
		must(t, err)
		short, ok := decodeLink(raw)
		if ok {
			taken++
			if !reflect.DeepEqual(short, l) {
				t.Fatalf("%s: %+v", raw, short)
			}
		}
		long, err := decodeRecord(portfolio.KindLink, raw)
		if err != nil || !reflect.DeepEqual(long, l) {
			t.Fatalf("%s: %+v, %v", raw, long, err)
		}
	}
	if taken < 800 {
		t.Errorf("taken %d times", taken)
	}
	for _, raw := range []string{``, `{}`, `{"id":"a"}`, `{"id":"a","evidence":{"kind":"piece","id":"b"},"indicator":"c"`,
		`{"id":"a","evidence":{"kind":"piece","id":"b"},"indicator":"c","colour":"d"}`,
		`{"id":"\u0061","evidence":{"kind":"piece","id":"b"},"indicator":"c"}`,
		"{\"id\":\"a\xff\",\"evidence\":{\"kind\":\"piece\",\"id\":\"b\"},\"indicator\":\"c\"}",
		`{"id":"a","evidence":{"kind":"piece","id":"b"},"indicator":"c"}x`,
		`{"id":"a","evidence":{"kind":"piece","id":"b"},"indicator":"c","passage":{"field":"d","start":01,"end":2}}`,
		`{"id":"a","evidence":{"kind":"piece","id":"b"},"indicator":"c","passage":{"field":"d","start":-,"end":2}}`,
		`{"id":"a","evidence":{"kind":"piece","id":"b"},"indicator":"c","passage":{"field":"d","start":1.5,"end":2}}`,
		`{"id":"a","evidence":{"kind":"piece","id":"b"},"indicator":"c","passage":null}`,
		`{"id":"a","evidence":{"kind":"piece","id":"b"},"indicator":"c","passage":{"field":"d","start":1,"end":2},"quote":"a\`,
		`{"id":"a","evidence":{"kind":"piece","id":"b"},"indicator":"c","quote":"\"`} {
		if l, ok := decodeLink([]byte(raw)); ok {
			t.Errorf("%s: taken as %+v", raw, l)
		}
	}
	var l portfolio.Link
	if json.Unmarshal([]byte(`{"id":"a","colour":1}`), &l) != nil || l.ID != "a" {
		t.Error("the long way declines what it does not know")
	}
}
