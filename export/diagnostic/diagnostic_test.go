package diagnostic

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/crashlog"
	"acquis/portfolio/store"
)

// marker stands in every text of the portfolio, in its names and in the names
// of its folders.
const marker = "Dupont"

// fill puts the marker into every text of a value, but into ids and what must
// name something that is there.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fill(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				fill(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.String {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			fill(v.Index(i))
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.CanSet() {
			v.SetString("Mme " + marker + " " + v.Type().Name())
		}
	}
}

// marked makes a portfolio of which every text holds the marker, in a folder
// that does too.
func marked(t *testing.T) string {
	t.Helper()
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	o, err := catalogue.OutlineFor(f.Code)
	if err != nil {
		t.Fatal(err)
	}
	own := *o.Outline
	own.Code, own.Title = strings.ToLower(marker), marker
	own.Parts = append([]portfolio.Part{{Key: "mme-" + strings.ToLower(marker), Title: marker, Kind: portfolio.PartText}}, own.Parts...)
	dir := filepath.Join(t.TempDir(), "OneDrive - "+marker, marker)
	p, err := store.Create(dir, store.Init{Framework: f.File, Outline: o.File, Edit: func(e *portfolio.Edit) error {
		if err := e.SetOutline(&own); err != nil {
			return err
		}
		piece := &portfolio.Piece{File: &portfolio.File{SHA256: strings.Repeat("ab", 32), Size: 3}}
		for _, r := range []portfolio.Record{&portfolio.Candidate{}, &portfolio.Experience{}, &portfolio.Training{}, &portfolio.Situation{}, piece} {
			fill(reflect.ValueOf(r))
			if r == portfolio.Record(piece) {
				piece.File.SHA256, piece.File.Name = strings.Repeat("ab", 32), marker+".pdf"
			}
			if err := e.Put(r); err != nil {
				return err
			}
		}
		id := portfolio.ID("mme-" + strings.ToLower(marker))
		return e.Put(&portfolio.Section{ID: id, Text: marker, Note: marker, Heading: marker})
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.SetLastCopy(time.Now(), "/media/"+marker); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Snapshot(store.ReasonAsked); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func collected(t *testing.T, dir string) (Report, string) {
	t.Helper()
	facts := Facts{Version: "9.9", Window: true, PDF: true, Screen: &Screen{1366, 768, 1}, Settings: &Settings{"dark", 1.25, true}}
	r, err := Collect(t.Context(), facts, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	asJSON, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for form, said := range map[string]string{"text": r.Text(), "JSON": string(asJSON)} {
		for _, private := range []string{marker, strings.ToLower(marker), "Mme", dir, filepath.Dir(dir), "media", "abab"} {
			if strings.Contains(said, private) {
				t.Errorf("the %s holds %q:\n%s", form, private, said)
			}
		}
		if host, err := os.Hostname(); err == nil && len(host) > 4 && strings.Contains(said, host) {
			t.Errorf("the %s holds the name of the computer:\n%s", form, said)
		}
	}
	return r, r.Text()
}

// Whatever the portfolio holds, nothing of it is in the diagnostic, which says
// how much there is all the same.
func TestNoContent(t *testing.T) {
	data := t.TempDir()
	t.Setenv("ACQUIS_DATA", data)
	t.Setenv("LANG", "fr_FR.UTF-8")
	t.Setenv("LC_ALL", "")
	t.Setenv("LC_MESSAGES", "")
	log, _ := crashlog.Open(data, "Acquis 9.9")
	log.Report(crashlog.Failure("close", os.ErrPermission))
	log.Close()
	dir := marked(t)
	r, said := collected(t, dir)
	for _, want := range []string{"9.9", "fr_FR.UTF-8", "1366", "dossier synchronisé (onedrive)", "RNCP39644", "situation 1", "piece 1", "modifiée",
		"missing piece/", "dernière copie ailleurs\u202f: " + time.Now().UTC().Format(time.DateOnly), "close: *errors.errorString", "portfolio.db", "snapshots"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	if r.Portfolio.Measures.Longest < len(marker) || r.Portfolio.Measures.Entries == 0 || r.Portfolio.Measures.Pages == 0 {
		t.Errorf("measures: %+v", r.Portfolio.Measures)
	}
}

// A section's id is a key that a person may have written.
func TestIDsThatAreWords(t *testing.T) {
	p := &Portfolio{}
	id := portfolio.NewID()
	p.found([]store.Problem{
		{Code: store.ProblemRecord, Place: "files/" + marker, Title: marker, Detail: marker, Ref: portfolio.Ref{Kind: portfolio.KindSection, ID: marker}},
		{Code: store.ProblemRecord, Ref: portfolio.Ref{Kind: marker, ID: id}},
	})
	if p.Problems[0] != (Problem{Code: store.ProblemRecord, Kind: portfolio.KindSection}) || p.Problems[1] != (Problem{Code: store.ProblemRecord, ID: id}) {
		t.Errorf("%+v", p.Problems)
	}
}

// What cannot be opened is reported as far as it goes.
func TestDamagedAndAbsent(t *testing.T) {
	t.Setenv("ACQUIS_DATA", t.TempDir())
	dir := marked(t)
	path := filepath.Join(dir, "portfolio.db")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"garbage": {[]byte(strings.Repeat(marker, 4000)), "damaged"},
		"empty":   {nil, "damaged"},
		"cut off": {whole[:5000], "damaged"},
	} {
		if err := os.WriteFile(path, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, said := collected(t, dir)
		if r.Portfolio.Opening != c.want || len(r.Portfolio.Problems) == 0 {
			t.Errorf("%s: %s", name, said)
		}
	}
	if r, _ := collected(t, filepath.Join(t.TempDir(), marker)); r.Portfolio.Opening != "not-portfolio" {
		t.Errorf("opening: %q", r.Portfolio.Opening)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Collect(ctx, Facts{}, dir, nil); err == nil {
		t.Error("it goes on after it was cancelled")
	}
}

// Somebody may call a system what he likes.
func TestPlain(t *testing.T) {
	if got := plain("GNOME\x1b[31m « é »\n"); got != "GNOME31m   " {
		t.Errorf("%q", got)
	}
	if got := plain(strings.Repeat("x", 500)); len(got) != mostPlain {
		t.Errorf("%d characters", len(got))
	}
}
