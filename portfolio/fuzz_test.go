package portfolio

import (
	"encoding/json"
	"errors"
	"testing"
)

// What the reader of frameworks takes is complete enough to count with; what
// it refuses it names.
func FuzzFramework(f *testing.F) {
	f.Add([]byte(`{"format":1,"code":"R","title":"T","sources":[{"id":"a"}],"blocks":[{"code":"B","title":"U","source":"a",
"competences":[{"code":"1","title":"S","source":"a","indicators":[{"code":"1.1","text":"x","source":"a"}]}]}]}`))
	f.Add([]byte(`{"format":1,"code":"R","title":"T","sources":[{"id":"a"}],"blocks":[{"code":"B","title":"U","source":"a",
"competences":[{"code":"1","title":"S","source":"a"}]}]}`))
	f.Add([]byte(`{"format":2,"code":"","blocks":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		framework, err := ParseFramework(data)
		if err != nil {
			var fault *FrameworkError
			if !errors.As(err, &fault) {
				t.Errorf("%v says nothing of the framework", err)
			}
			return
		}
		s := NewState("p", 0, framework, &Outline{}, nil)
		if got, want := Cover(s, Date{}).Total, len(framework.Indicators()); got != want {
			t.Errorf("%d of %d indicators counted", got, want)
		}
	})
}

// Likewise for outlines, as a person edits them and as a portfolio keeps them:
// whatever the strict reader takes, the other takes too, and every text that
// it asks for has a name of its own.
func FuzzOutline(f *testing.F) {
	f.Add([]byte(`{"format":1,"code":"o","title":"O","parts":[{"key":"k","kind":"texte","title":"T","advice":{"minWords":3}}]}`))
	f.Add([]byte(`{"format":1,"code":"o","title":"O","parts":[{"key":"c","kind":"competences","title":"T"},{"key":"a","kind":"annexes","title":"A"}]}`))
	f.Add([]byte("\uFEFF{\"format\":1,\"parts\":[{}]} x"))
	framework := &Framework{Blocks: []Block{{Code: "B", Competences: []Competence{{Code: "1"}}}}}
	f.Fuzz(func(t *testing.T, data []byte) {
		outline, err := ReadOutline(data)
		if err != nil {
			var fault *OutlineError
			if !errors.As(err, &fault) {
				t.Errorf("%v says nothing of the outline", err)
			}
			_, _ = ParseOutline(data)
			return
		}
		written, err := json.Marshal(outline)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseOutline(written); err != nil {
			t.Errorf("what was read does not survive: %v", err)
		}
		seen := map[ID]bool{}
		for _, spec := range outline.Sections(framework) {
			if spec.ID == "" || seen[spec.ID] {
				t.Errorf("a text is called %q, as another is", spec.ID)
			}
			seen[spec.ID] = true
		}
	})
}
