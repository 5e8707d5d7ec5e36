package portfolio

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// OutlineFormat is the format of outline files that this program reads.
const OutlineFormat = 1

// Limits of an outline, far beyond those of any certifier: a file that exceeds
// them is no outline, or one that nobody can work with.
const (
	MaxOutline      = 1 << 20 // bytes of a file
	maxParts        = 100
	maxPartTitle    = 200    // characters
	maxPrompt       = 2_000  // characters
	maxDefault      = 20_000 // characters
	maxAdvisedWords = 100_000
)

// OutlineProblem says what is wrong with an outline.
type OutlineProblem string

// The problems of outlines.
const (
	OutlineMalformed OutlineProblem = "malformed" // not JSON, or of another shape
	OutlineVersion   OutlineProblem = "version"   // a format that is not known here
	OutlineField     OutlineProblem = "field"     // a field that does not exist
	OutlineEmpty     OutlineProblem = "empty"     // a code, a title, a key or the parts are missing
	OutlineKey       OutlineProblem = "key"       // a key that is none
	OutlineTwice     OutlineProblem = "twice"     // a key, or a kind but text, used twice
	OutlineKind      OutlineProblem = "kind"      // a kind of part that does not exist
	OutlineWithout   OutlineProblem = "without"   // something that this part cannot leave out
	OutlineAdvice    OutlineProblem = "advice"    // lengths that contradict each other
	OutlineLong      OutlineProblem = "long"      // a text or a list beyond the limits
	OutlineLast      OutlineProblem = "last"      // annexes that are not the last part
)

// OutlineError says what is wrong with an outline, and in which part.
type OutlineError struct {
	Problem OutlineProblem
	Part    string // title or key of the part; "" where it is the whole
	Of      string // the value or the field at fault
	Detail  string // in English, for a log
}

func (e *OutlineError) Error() string {
	where := ""
	if e.Part != "" {
		where = fmt.Sprintf("part %q: ", e.Part)
	}
	return ErrOutline.Error() + ": " + where + e.Detail
}

// Unwrap makes the error an [ErrOutline].
func (e *OutlineError) Unwrap() error { return ErrOutline }

// ParseOutline reads an outline as a portfolio keeps it and checks it with
// [Outline.Validate]. Fields that this program does not know are left aside.
// Errors are of type [*OutlineError] and name the part at fault.
func ParseOutline(data []byte) (*Outline, error) {
	var o Outline
	if err := json.Unmarshal(data, &o); err != nil {
		return nil, malformedOutline(err)
	}
	return &o, o.Validate()
}

// ReadOutline reads a file that a person may have edited: as [ParseOutline],
// but a field that does not exist, such as a misspelt one, is refused.
func ReadOutline(data []byte) (*Outline, error) {
	if len(data) > MaxOutline {
		return nil, &OutlineError{Problem: OutlineLong, Detail: fmt.Sprintf("%d bytes", len(data))}
	}
	var o Outline
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF")))) // Windows editors put one
	d.DisallowUnknownFields()
	if err := d.Decode(&o); err != nil {
		return nil, malformedOutline(err)
	}
	if d.More() {
		return nil, &OutlineError{Problem: OutlineMalformed, Detail: "something follows the outline"}
	}
	return &o, o.Validate()
}

// malformedOutline says where a JSON text is wrong.
func malformedOutline(err error) error {
	fault := &OutlineError{Problem: OutlineMalformed, Detail: err.Error()}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		fault.Of = kind.Field
	}
	if _, name, found := strings.Cut(err.Error(), "json: unknown field "); found {
		fault.Problem, fault.Of = OutlineField, strings.Trim(name, `"`)
	}
	return fault
}

// JSON is the outline as a file: what [ReadOutline] reads, for people to edit.
func (o *Outline) JSON() []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(o); err != nil {
		panic(err) // strings, numbers and booleans only
	}
	return out.Bytes()
}

// partKey is what a key may look like. It holds no colon: the texts of blocs
// and compétences have one in their IDs.
var partKey = regexp.MustCompile(`^[\pL\pN][\pL\pN._-]{0,63}$`)

// Validate checks what the dossier relies on: known kinds, no key twice, a
// title where one is printed, no kind but text twice, annexes last, lengths
// that can be met. Errors are of type [*OutlineError].
func (o *Outline) Validate() error {
	switch {
	case o.Format != OutlineFormat:
		return &OutlineError{Problem: OutlineVersion, Of: strconv.Itoa(o.Format), Detail: fmt.Sprintf("format %d", o.Format)}
	case o.Code == "":
		return &OutlineError{Problem: OutlineEmpty, Of: "code", Detail: "no code"}
	case len(o.Parts) == 0:
		return &OutlineError{Problem: OutlineEmpty, Of: "parts", Detail: "no parts"}
	case len(o.Parts) > maxParts:
		return &OutlineError{Problem: OutlineLong, Of: "parts", Detail: fmt.Sprintf("%d parts", len(o.Parts))}
	case Runes(o.Code) > maxPartTitle, Runes(o.Title) > maxPartTitle, Runes(o.Note) > maxPrompt:
		return &OutlineError{Problem: OutlineLong, Of: "title", Detail: "code, title or note too long"}
	}
	keys, kinds := map[string]bool{}, map[PartKind]bool{}
	for i := range o.Parts {
		p := &o.Parts[i]
		problem, of := p.fault()
		switch {
		case problem != "":
		case keys[p.Key]:
			problem, of = OutlineTwice, p.Key
		case p.Kind != PartText && kinds[p.Kind]:
			problem, of = OutlineTwice, string(p.Kind)
		case p.Kind == PartAnnexes && i != len(o.Parts)-1:
			problem, of = OutlineLast, string(p.Kind)
		}
		if problem != "" {
			return &OutlineError{problem, p.nameOrPlace(i), of, fmt.Sprintf("%s %q", problem, of)}
		}
		keys[p.Key], kinds[p.Kind] = true, true
	}
	return nil
}

// nameOrPlace is how a part is called in an error: by its title, its key or
// its place, from 1.
func (p *Part) nameOrPlace(i int) string {
	switch {
	case strings.TrimSpace(p.Title) != "":
		return p.Title
	case p.Key != "":
		return p.Key
	}
	return strconv.Itoa(i + 1)
}

// fault is what is wrong with a part by itself.
func (p *Part) fault() (problem OutlineProblem, of string) {
	switch {
	case p.Key == "":
		return OutlineEmpty, "key"
	case !partKey.MatchString(p.Key):
		return OutlineKey, p.Key
	case !slices.Contains(PartKinds(), p.Kind):
		return OutlineKind, string(p.Kind)
	case strings.TrimSpace(p.Title) == "":
		return OutlineEmpty, "title"
	case Runes(p.Title) > maxPartTitle:
		return OutlineLong, "title"
	case Runes(p.Default) > maxDefault:
		return OutlineLong, "default"
	}
	for i, what := range p.Without {
		if !slices.Contains(p.Kind.Omissions(), what) || slices.Contains(p.Without[:i], what) {
			return OutlineWithout, string(what)
		}
	}
	for _, a := range []struct {
		name string
		Advice
	}{{"advice", p.Advice}, {"intro", p.Intro}, {"argument", p.Argument}} {
		switch {
		case a.MinWords < 0 || a.MaxWords < 0 || a.MinWords > maxAdvisedWords || a.MaxWords > maxAdvisedWords,
			a.MaxWords > 0 && a.MinWords > a.MaxWords:
			return OutlineAdvice, a.name
		case Runes(a.Prompt) > maxPrompt:
			return OutlineLong, a.name
		}
	}
	return "", ""
}
