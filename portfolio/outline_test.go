package portfolio

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func keysOf(o *Outline) string {
	var keys []string
	for _, p := range o.Parts {
		keys = append(keys, p.Key)
	}
	return strings.Join(keys, " ")
}

func TestAnOutlineFileThatIsWrongNamesThePart(t *testing.T) {
	const good = `{"format":1,"code":"o","title":"T","parts":[
		{"key":"titre","kind":"titre","title":"Page de titre","without":["coordonnees"]},
		{"key":"projet","kind":"texte","title":"Projet","advice":{"minWords":10,"maxWords":20}},
		{"key":"annexes","kind":"annexes","title":"Annexes"}]}`
	if o, err := ReadOutline([]byte("\uFEFF" + good)); err != nil || string(o.JSON()) == "" {
		t.Fatal(err)
	}
	for _, c := range []struct {
		old, new string
		problem  OutlineProblem
		part, of string
	}{
		{`{"format"`, `["format"`, OutlineMalformed, "", ""},
		{`"title":"T"`, `"title":7`, OutlineMalformed, "", "title"},
		{`]}`, `]} {}`, OutlineMalformed, "", ""},
		{`"format":1`, `"format":2`, OutlineVersion, "", "2"},
		{`"minWords"`, `"minWord"`, OutlineField, "", "minWord"},
		{`"code":"o"`, `"code":""`, OutlineEmpty, "", "code"},
		{`"title":"Projet"`, `"title":" "`, OutlineEmpty, "projet", "title"},
		{`"key":"projet"`, `"key":""`, OutlineEmpty, "Projet", "key"},
		{`"key":"projet"`, `"key":"competence:1.1"`, OutlineKey, "Projet", "competence:1.1"},
		{`"key":"projet"`, `"key":"titre"`, OutlineTwice, "Projet", "titre"},
		{`"kind":"texte"`, `"kind":"titre"`, OutlineTwice, "Projet", "titre"},
		{`"kind":"texte"`, `"kind":"text"`, OutlineKind, "Projet", "text"},
		{`"kind":"texte"`, `"kind":"annexes"`, OutlineLast, "Projet", "annexes"},
		{`"coordonnees"`, `"tableaux"`, OutlineWithout, "Page de titre", "tableaux"},
		{`"coordonnees"`, `"coordonnees","coordonnees"`, OutlineWithout, "Page de titre", "coordonnees"},
		{`"minWords":10`, `"minWords":30`, OutlineAdvice, "Projet", "advice"},
		{`"title":"Projet"`, `"title":"` + strings.Repeat("x", 201) + `"`, OutlineLong, strings.Repeat("x", 201), "title"},
	} {
		_, err := ReadOutline([]byte(strings.Replace(good, c.old, c.new, 1)))
		var fault *OutlineError
		if !errors.As(err, &fault) || !errors.Is(err, ErrOutline) {
			t.Errorf("%s: %v", c.new, err)
			continue
		}
		if fault.Problem != c.problem || fault.Part != c.part || fault.Of != c.of {
			t.Errorf("%s: %s %q %q (%s)", c.new, fault.Problem, fault.Part, fault.Of, fault.Detail)
		}
	}
}

func TestWhatIsWrittenSurvivesItsPart(t *testing.T) {
	s := change(t, emptyState(), func(e *Edit) error {
		if err := e.Put(&Section{ID: "motivations", Text: "Parce que.", InDossier: true}); err != nil {
			return err
		}
		return e.Put(&Section{ID: ArgumentID("1.1"), Text: "J’ai observé.", InDossier: true})
	})
	if strays := s.Strays(); len(strays) > 0 || s.OwnOutline() {
		t.Fatalf("%v, own %v", strays, s.OwnOutline())
	}
	renamed := s.Outline.Clone()
	renamed.Part("motivations").Title = "Mon projet"
	s = change(t, s, func(e *Edit) error { return e.SetOutline(renamed) })
	short := &Outline{Format: 1, Code: "court", Title: "Court", Parts: []Part{{Key: "titre", Kind: PartTitle, Title: "Titre"}}}
	without := change(t, s, func(e *Edit) error { return e.SetOutline(short) })
	if !without.OwnOutline() || without.Outline.Code != "court" || without.TitleOf(short.Ref()) != "Court" {
		t.Errorf("the outline is %q", without.Outline.Code)
	}
	strays := without.Strays()
	if len(strays) != 2 || strays[0].Title != "1.1 Observer" || strays[1].Title != "Mon projet" {
		t.Fatalf("strays %+v", strays)
	}
	if without.Section("motivations").Text != "Parce que." || without.TitleOf(Ref{KindSection, "motivations"}) != "Mon projet" {
		t.Error("the text of a part that went is lost")
	}
	for _, stray := range strays {
		again := without.OutlineWith(stray)
		if err := again.Validate(); err != nil || len(without.WithOutline(again).Strays()) != 1 {
			t.Errorf("%s: %v, %s", stray.Title, err, keysOf(again))
		}
	}
	if again := without.OutlineWith(strays[1]); keysOf(again) != "motivations titre" || again.Parts[0].Title != "Mon projet" {
		t.Errorf("%s", keysOf(again))
	}
	back := change(t, without, func(e *Edit) error { return e.SetOutline(nil) })
	if back.OwnOutline() || back.Get(short.Ref()) != nil || len(back.Strays()) != 0 {
		t.Errorf("back: own %v, strays %v", back.OwnOutline(), back.Strays())
	}
	same := change(t, without, func(e *Edit) error { return e.SetOutline(s.PinnedOutline().Clone()) })
	if same.OwnOutline() {
		t.Error("choosing the first outline again leaves a record of it")
	}
	if s.Outline.Part("motivations").Title != "Mon projet" {
		t.Error("an edit has changed the state that it began with")
	}
}

func TestABadOutlineChangesNothing(t *testing.T) {
	e := NewEdit(emptyState())
	if err := e.SetOutline(&Outline{Format: 1, Code: "x"}); !errors.Is(err, ErrOutline) {
		t.Errorf("%v", err)
	}
	if err := e.Put(&Outline{Format: 1, Code: "x"}); !errors.Is(err, ErrOutline) {
		t.Errorf("%v", err)
	}
	if _, changes := e.Result(1); len(changes) > 0 {
		t.Errorf("changed %v", changes)
	}
}

func TestPartsMoveComeAndGo(t *testing.T) {
	o := &Outline{Format: 1, Code: "o", Title: "T", Parts: []Part{{Key: "a", Kind: PartText, Title: "A"},
		{Key: "b", Kind: PartText, Title: "B"}, {Key: "annexes", Kind: PartAnnexes, Title: "Annexes"}}}
	before := o.Clone()
	if !o.Shift("b", -1) || keysOf(o) != "b a annexes" || keysOf(before) != "a b annexes" {
		t.Errorf("up: %s, its copy %s", keysOf(o), keysOf(before))
	}
	if o.Shift("a", 1) || o.Shift("annexes", -1) || o.Shift("b", -1) || o.Shift("nowhere", 1) || keysOf(o) != "b a annexes" {
		t.Errorf("the ends do not stop: %s", keysOf(o))
	}
	key := o.Add(Part{Kind: PartText, Title: "C"}, "annexes")
	if keysOf(o) != "b a "+key+" annexes" || o.Validate() != nil {
		t.Errorf("added: %s, %v", keysOf(o), o.Validate())
	}
	if key := o.Add(Part{Kind: PartTitle, Title: "Titre"}, ""); key != "titre" || o.Validate() != nil {
		t.Errorf("added: %s, %v", keysOf(o), o.Validate())
	}
	if slices.Contains(o.Absent(), PartTitle) || !slices.Contains(o.Absent(), PartGuide) || slices.Contains(o.Absent(), PartText) {
		t.Errorf("absent: %v", o.Absent())
	}
	for _, p := range o.Clone().Parts {
		o.Drop(p.Key)
	}
	if len(o.Parts) != 1 {
		t.Errorf("left: %s", keysOf(o))
	}
}

func TestNothingUnprintedIsPrinted(t *testing.T) {
	o := &Outline{Parts: []Part{{Key: "a", Unprinted: true}, {Key: "b", Kind: PartTitle, Without: []Omission{OmitDates}}}}
	printed := o.Printed()
	if len(printed) != 1 || printed[0].Prints(OmitDates) || !printed[0].Prints(OmitContact) || len(o.Parts) != 2 {
		t.Errorf("%+v", printed)
	}
}
