package portfolio

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// FrameworkFormat is the format of framework files that this program reads.
const FrameworkFormat = 1

// FrameworkProblem names a rule that a framework file breaks.
type FrameworkProblem string

// The problems of framework files.
const (
	FrameworkMalformed FrameworkProblem = "malformed" // not JSON, or not of this shape
	FrameworkVersion   FrameworkProblem = "format"    // another format
	FrameworkEmpty     FrameworkProblem = "empty"     // nothing where something has to be
	FrameworkTwice     FrameworkProblem = "duplicate" // a code or key given twice
	FrameworkUnknown   FrameworkProblem = "unknown"   // a code or source that is not there
	FrameworkProfile   FrameworkProblem = "profile"   // a sufficiency that asks for nothing, or out of reason
	FrameworkLong      FrameworkProblem = "long"      // more than MaxFramework
)

// MaxFramework is the size of the largest framework file that is read, in bytes:
// eighty times that of the largest that is known.
const MaxFramework = 4 << 20

// FrameworkError says what is wrong with a framework file. It is an
// [ErrFramework].
type FrameworkError struct {
	Problem FrameworkProblem
	Of      string // the code, key or source at fault
	Detail  string // in English, for a log
}

func (e *FrameworkError) Error() string { return ErrFramework.Error() + ": " + e.Detail }

// Unwrap makes the error an [ErrFramework].
func (e *FrameworkError) Unwrap() error { return ErrFramework }

// ParseFramework reads a framework file and checks it with
// [Framework.Validate]. Errors are of type [*FrameworkError] and name the code
// at fault.
func ParseFramework(data []byte) (*Framework, error) {
	if len(data) > MaxFramework {
		return nil, &FrameworkError{Problem: FrameworkLong, Detail: "too long"}
	}
	var f Framework
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, &FrameworkError{Problem: FrameworkMalformed, Detail: err.Error()}
	}
	if err := f.Validate(); err != nil {
		return nil, err
	}
	f.complete()
	return &f, nil
}

// complete lets a competence without indicators stand for its own.
func (f *Framework) complete() {
	for b := range f.Blocks {
		for c := range f.Blocks[b].Competences {
			if k := &f.Blocks[b].Competences[c]; len(k.Indicators) == 0 {
				k.Indicators = []Indicator{{Code: k.Code, Text: k.Title, Source: k.Source}}
			}
		}
	}
}

// Validate checks what the rest of Acquis relies on: a code, a title, at least
// one block, no empty wording, no code twice, sources that exist for whatever
// is said, and dispenses, épreuves and correspondences of codes that exist.
// Errors are of type [*FrameworkError] and name the code at fault.
func (f *Framework) Validate() error {
	if f.Format != FrameworkFormat {
		return &FrameworkError{FrameworkVersion, strconv.Itoa(f.Format),
			fmt.Sprintf("format %d is not %d", f.Format, FrameworkFormat)}
	}
	if f.Code == "" || f.Title == "" || len(f.Blocks) == 0 {
		return &FrameworkError{FrameworkEmpty, "blocks", "no code, no title or no block"}
	}
	v := frameworkCheck{seen: map[string]bool{}, sources: map[string]bool{}}
	for _, s := range f.Sources {
		v.sources[s.ID] = true
	}
	for b := range f.Blocks {
		v.block(&f.Blocks[b])
	}
	v.claims(f)
	if f.TrainingRoute != nil {
		v.training(f, f.TrainingRoute)
	}
	return v.err
}

// frameworkCheck remembers what was seen and the first fault.
type frameworkCheck struct {
	seen, sources map[string]bool
	err           error
}

func (v *frameworkCheck) fail(problem FrameworkProblem, of, format string, args ...any) {
	if v.err == nil {
		v.err = &FrameworkError{problem, of, fmt.Sprintf(format, args...)}
	}
}

func (v *frameworkCheck) code(code, text, source string) {
	switch {
	case code == "":
		v.fail(FrameworkEmpty, text, "empty code beside %q", text)
	case v.seen[code]:
		v.fail(FrameworkTwice, code, "duplicate code %q", code)
	case text == "":
		v.fail(FrameworkEmpty, code, "no wording for %q", code)
	}
	v.seen[code] = true
	v.source(code, source)
}

func (v *frameworkCheck) source(of, id string) {
	if !v.sources[id] {
		v.fail(FrameworkUnknown, id, "unknown source %q of %q", id, of)
	}
}

func (v *frameworkCheck) block(b *Block) {
	v.code(b.Code, b.Title, b.Source)
	if len(b.Competences) == 0 {
		v.fail(FrameworkEmpty, b.Code, "no competence in %q", b.Code)
	}
	for c := range b.Competences {
		k := &b.Competences[c]
		v.code(k.Code, k.Title, k.Source)
		for _, i := range k.Indicators {
			v.code(i.Code, i.Text, i.Source)
		}
	}
}

// claims checks everything that is said beside the blocks.
func (v *frameworkCheck) claims(f *Framework) {
	for _, p := range f.Presentation {
		for _, id := range p.Sources {
			v.source(p.Heading, id)
		}
	}
	v.facts(f.Facts)
	if f.Sufficiency != nil {
		v.sufficiency(f.Sufficiency)
	}
	if f.Registration != nil {
		v.source("registration", f.Registration.Source)
	}
	if f.Predecessor != nil {
		v.source(f.Predecessor.Code, f.Predecessor.Source)
	}
	for _, d := range f.Dispenses {
		if f.Block(d.Block) == nil {
			v.fail(FrameworkUnknown, d.Block, "dispense of unknown block %q", d.Block)
		}
		v.source(d.Block, d.Source)
	}
	for _, fn := range f.Functions {
		v.source(fn.Title, fn.Source)
	}
	if f.Correspondence != nil {
		for _, row := range f.Correspondence.Rows {
			if !v.seen[row.Here] {
				v.fail(FrameworkUnknown, row.Here, "correspondence of unknown code %q", row.Here)
			}
		}
	}
}

// sufficiency checks the profile: that it asks for something, within reason, and
// says whose rule it is.
func (v *frameworkCheck) sufficiency(p *Sufficiency) {
	if p.Note == "" {
		v.fail(FrameworkEmpty, "sufficiency", "sufficiency: no note says whose rule it is")
	}
	if fault := p.fault(); fault != "" {
		v.fail(FrameworkProfile, "sufficiency", "sufficiency: %s", fault)
	}
}

func (v *frameworkCheck) facts(facts []Fact) {
	keys := map[string]bool{}
	for _, fact := range facts {
		switch {
		case fact.Key == "" || fact.Label == "" || len(fact.Values) == 0:
			v.fail(FrameworkEmpty, fact.Key, "fact %q: no key, no label or no value", fact.Key)
		case keys[fact.Key]:
			v.fail(FrameworkTwice, fact.Key, "duplicate fact %q", fact.Key)
		}
		keys[fact.Key] = true
		v.source(fact.Key, fact.Source)
	}
}

func (v *frameworkCheck) training(f *Framework, t *TrainingRoute) {
	for _, facts := range [][]Fact{t.Rules, t.Prerequisites, t.Admission, t.Allowances} {
		v.facts(facts)
	}
	for _, e := range t.Examinations {
		if f.Block(e.Block) == nil {
			v.fail(FrameworkUnknown, e.Block, "épreuve %q of unknown block %q", e.Title, e.Block)
		}
		v.source(e.Title, e.Source)
	}
	for _, d := range t.Domains {
		v.source(d.Code, d.Source)
	}
}
