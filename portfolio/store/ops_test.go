package store

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"acquis/portfolio"
)

func TestSplice(t *testing.T) {
	long := strings.Repeat("x", 200)
	for _, test := range []struct {
		before, after string
		at            int
		cut, put      string
	}{
		{"", "abc", 0, "", "abc"},
		{"abc", "", 0, "abc", ""},
		{"aaa", "aaaa", 3, "", "a"},
		{"l’été", "l’hiver", 2, "été", "hiver"},
		{"é", "è", 0, "é", "è"}, // the same first byte
		{"aé", "aÃ", 1, "é", "Ã"},
		{"日本", "日a本", 1, "", "a"},
		{"🙂🙂", "🙂🙃🙂", 1, "", "🙃"},
		{long + "a" + long, long + "b" + long, 200, "a", "b"},
		{long, long + long, 200, "", long},
	} {
		at, cut, put := splice(test.before, test.after)
		if at != test.at || cut != test.cut || put != test.put {
			t.Errorf("%.9q to %.9q: at %d, %q for %q", test.before, test.after, at, put, cut)
		}
	}
}

// What an edit becomes in the journal: operations on fields, as small as the
// change was.
func TestOps(t *testing.T) {
	text := strings.Repeat("Le texte est long. ", 10)
	before := &portfolio.Situation{ID: "s", Rank: "V", Title: "A", Actions: text, Period: portfolio.Period{Start: portfolio.Date{Year: 2019}}}
	after := *before
	after.Rank, after.Title, after.InDossier, after.Period.Current = "k", "B", true, true
	after.Actions = text[:19] + "très " + text[19:]
	ops, err := opsOf([]portfolio.Change{{Ref: before.Ref(), Before: before, After: &after}})
	must(t, err)
	var said []string
	for _, op := range ops {
		said = append(said, fmt.Sprintf("%s %s %s>%s %d %q>%q", op.Op, op.Field, op.Old, op.New, op.At, op.Cut, op.Put))
	}
	want := []string{
		`move rank "V">"k" 0 "">""`,
		`set title "A">"B" 0 "">""`,
		`set period {"start":"2019"}>{"start":"2019","current":true} 0 "">""`,
		`splice actions > 19 "">"très "`,
		`set inDossier false>true 0 "">""`,
	}
	if !reflect.DeepEqual(said, want) {
		t.Errorf("operations\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
}

// An operation that does not find what it says was there is refused.
func TestApplyChecks(t *testing.T) {
	s := &portfolio.Situation{ID: "s", Title: "A", Actions: "Un texte."}
	ref := s.Ref()
	for name, op := range map[string]Op{
		"add of what is there":        {Op: OpAdd, Ref: ref, New: []byte(`{"id":"s"}`)},
		"remove of what has changed":  {Op: OpRemove, Ref: ref, Old: []byte(`{"id":"s"}`)},
		"remove of what is not there": {Op: OpRemove, Ref: portfolio.Ref{Kind: ref.Kind, ID: "x"}},
		"set from another value":      {Op: OpSet, Ref: ref, Field: "title", Old: []byte(`"B"`), New: []byte(`"C"`)},
		"set of no field":             {Op: OpSet, Ref: ref, Field: "colour", New: []byte(`"C"`)},
		"splice of other words":       {Op: OpSplice, Ref: ref, Field: "actions", At: 3, Cut: "mots", Put: "x"},
		"splice beyond the end":       {Op: OpSplice, Ref: ref, Field: "actions", At: 10, Put: "x"},
		"splice in no text":           {Op: OpSplice, Ref: ref, Field: "inDossier", Put: "x"},
	} {
		if err := apply(mapSet{ref: s}, []Op{op}); !errors.Is(err, ErrJournal) {
			t.Errorf("%s: %v", name, err)
		}
	}
	set := mapSet{ref: s}
	op := Op{Op: OpSplice, Ref: ref, Field: "actions", At: 3, Cut: "texte", Put: "mot"}
	must(t, apply(set, []Op{op}))
	if got := set[ref].(*portfolio.Situation).Actions; got != "Un mot." || s.Actions != "Un texte." {
		t.Errorf("%q, and the old record %q", got, s.Actions)
	}
	must(t, apply(set, inverse([]Op{op})))
	if len(changedFields(s, set[ref])) > 0 {
		t.Error("not back where it was")
	}
}

// An undo that would destroy something is refused and changes nothing.
func TestUndoIsRefused(t *testing.T) {
	p := newTest(t)
	put(t, p, &portfolio.Situation{ID: "s", Title: "A"})
	put(t, p, &portfolio.Situation{ID: "s", Title: "B"})
	// The state is not what the journal left: nothing of ours does that.
	e := portfolio.NewEdit(p.State())
	must(t, e.Put(&portfolio.Situation{ID: "s", Title: "C"}))
	foreign, _ := e.Result(p.State().Version)
	p.state.Store(foreign)
	if _, err := p.Undo(); !errors.Is(err, ErrJournal) {
		t.Errorf("undo: %v", err)
	}
	if p.State() != foreign {
		t.Error("something was changed")
	}
	report, err := p.Verify(t.Context(), nil)
	if err != nil || report.OK() {
		t.Errorf("a verification finds nothing: %v", err)
	}
}
