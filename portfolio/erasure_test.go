package portfolio

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestWanted(t *testing.T) {
	for _, test := range []struct {
		wanted, text string
		want         []string // what stands there
	}{
		{"Mme Durand", "Mme Durand, MME\u00A0 DURAND et mme\ndurand", []string{"Mme Durand", "MME\u00A0 DURAND", "mme\ndurand"}},
		{"Béranger", "chez Mme BERANGER : béranger-Roux", []string{"BERANGER", "béranger"}},
		{"l'Hœst", "à l’HOEST", []string{"l’HOEST"}},
		{"Durand", "Durandal, Dupont-Durand, d’Durand", []string{"Durand", "Durand"}},
		{"Paul", "épaule, Paula", nil},
		{"M. Li", "M. Li.", []string{"M. Li"}},
		{"Durand", "Du\u00ADrand", []string{"Du\u00ADrand"}},
	} {
		w, ok := NewWanted(test.wanted)
		if !ok {
			t.Fatalf("%q is no text", test.wanted)
		}
		var got []string
		for _, s := range w.In(test.text) {
			got = append(got, CutRunes(test.text, s.Start, s.End))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q in %q: %q", test.wanted, test.text, got)
		}
	}
	if _, ok := NewWanted(" « … » "); ok {
		t.Error("no word, and wanted")
	}
	whole, _ := NewWanted("M. Éric de La Tour")
	if got := whole.Names(); !slices.Equal(got, []string{"Éric", "Tour"}) {
		t.Error(got)
	}
	w, _ := NewWanted("Paul")
	for text, want := range map[string]bool{"vu Paulx": true, "vu Paula": false, "épaule": false, "vu Paul": true} {
		if got := w.Began(text, "Paula est venue"); got != want {
			t.Errorf("began in %q: %v", text, got)
		}
	}
}

// notWritten are the texts in records that nobody types: codes, ids, hashes.
var notWritten = []string{"Link.Indicator", "Link.Checked", "Link.Made", "Passage.Field", "File.SHA256", "File.Media",
	"BlockChoice.Code", "SelfAssessment.Competence", "AcceptedGap.Indicator", "Feasibility.Block", "DossierOptions.Profile",
	"DossierOptions.LeftBlocks", "Outline.Code", "Outline.Frameworks", "Part.Key"}

// Whatever a person can write into a record is found when it is to be erased.
func TestFreeTextsAreAll(t *testing.T) {
	for _, kind := range Kinds() {
		r, err := NewRecord(kind)
		if err != nil {
			t.Fatal(err)
		}
		want := fillTexts(reflect.ValueOf(r).Elem(), "", "")
		for _, text := range FreeTexts(r) {
			if _, there := want[*text.Text]; !there {
				t.Errorf("%s: %q twice, or not written by people", kind, *text.Text)
			}
			if field, _, _ := strings.Cut(want[*text.Text], " "); field != text.Field {
				t.Errorf("%s: %s is said to be in %s", kind, want[*text.Text], text.Field)
			}
			delete(want, *text.Text)
		}
		for _, place := range want {
			t.Errorf("%s: %s is not among the free texts", kind, place)
		}
		if n := CloneRecord(r); !reflect.DeepEqual(FreeTexts(n), FreeTexts(r)) {
			t.Errorf("%s: a copy says something else", kind)
		} else if texts := FreeTexts(n); len(texts) > 0 && slices.ContainsFunc(texts, func(a FreeText) bool {
			return slices.ContainsFunc(FreeTexts(r), func(b FreeText) bool { return a.Text == b.Text })
		}) {
			t.Errorf("%s: a copy shares its texts", kind)
		}
	}
}

// fillTexts writes something else into every text of a record, and says by
// that where it is.
func fillTexts(v reflect.Value, field, path string) map[string]string {
	said := map[string]string{}
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		place := v.Type().Name() + "." + name
		at := path + "/" + name
		in := field
		if in == "" {
			in, _, _ = strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		}
		switch {
		case slices.Contains(notWritten, place):
		case f.Type() == reflect.TypeFor[string]():
			f.SetString(at)
			said[f.String()] = in + " " + place
		case f.Type() == reflect.TypeFor[[][]string]():
			f.Set(reflect.ValueOf([][]string{{at}}))
			said[at] = in + " " + place
		case f.Kind() == reflect.Pointer && f.Type().Elem().Kind() == reflect.Struct:
			f.Set(reflect.New(f.Type().Elem()))
			mergeInto(said, fillTexts(f.Elem(), in, at))
		case f.Kind() == reflect.Struct && f.Type().NumField() > 0 && f.Type().Field(0).IsExported():
			mergeInto(said, fillTexts(f, in, at))
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
			mergeInto(said, fillTexts(f.Index(0), in, at))
		}
	}
	return said
}

func mergeInto(to, from map[string]string) {
	for text, place := range from {
		to[text] = place
	}
}

func TestWithout(t *testing.T) {
	for _, test := range []struct{ text, replacement, want string }{
		{"avec Mme Durand, puis", "", "avec, puis"},
		{"avec Mme Durand puis", "", "avec puis"},
		{"Mme Durand est là", "", "est là"},
		{"vu Mme Durand", "", "vu"},
		{"vu Mme Durand\u202F?", "", "vu\u202F?"},
		{"vu Mme Durand et elle", "Mme D.", "vu Mme D. et elle"},
	} {
		w, _ := NewWanted("Mme Durand")
		if got := without(test.text, w.In(test.text)[0], test.replacement); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
	if got := fileName(".pdf"); got != "document.pdf" {
		t.Error(got)
	}
}
