package interchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"acquis/portfolio"
)

// Limits on what is read. A portfolio of 10,000 pieces and 30,000 links is a
// document of about 20 MB.
const (
	MaxDocument = 256 << 20 // bytes
	MaxRecords  = 500_000
)

// Read reads a document and checks all of it but the files. Texts are brought
// into the form that is kept. Errors are of type [*Fault], or those of r.
func Read(r io.Reader) (Document, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxDocument+1))
	switch {
	case err != nil:
		return Document{}, err
	case len(data) > MaxDocument:
		return Document{}, &Fault{Err: ErrTooLarge}
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF")) // Windows editors put one
	if !utf8.Valid(data) {
		return Document{}, &Fault{Err: ErrMalformed, Detail: "UTF-8"}
	}
	if err := checkHeader(data); err != nil {
		return Document{}, err
	}
	if err := checkKeys(data); err != nil {
		return Document{}, err
	}
	return decode(data)
}

// checkHeader tells what is no portfolio, and what a newer program wrote,
// before anything else about it is judged.
func checkHeader(data []byte) error {
	var header struct {
		Format string  `json:"format"`
		Schema float64 `json:"schema"`
	}
	if err := json.Unmarshal(data, &header); err != nil {
		var wrongType *json.UnmarshalTypeError
		if errors.As(err, &wrongType) {
			return &Fault{Err: ErrNotPortfolio}
		}
		return malformed(data, err)
	}
	switch {
	case header.Format != Format || header.Schema < OldestSchema || header.Schema < Schema && header.Schema != math.Trunc(header.Schema):
		return &Fault{Err: ErrNotPortfolio}
	case header.Schema > Schema:
		return &Fault{Err: ErrNewer, Detail: fmt.Sprint(header.Schema)}
	}
	return nil
}

// envelope is a document before its records are looked at.
type envelope struct {
	Format    string          `json:"format"`
	Schema    int             `json:"schema"`
	ID        portfolio.ID    `json:"id"`
	Framework json.RawMessage `json:"framework"`
	Outline   json.RawMessage `json:"outline"`
	Records   []struct {
		Kind   portfolio.Kind  `json:"kind"`
		Record json.RawMessage `json:"record"`
	} `json:"records"`
}

func decode(data []byte) (Document, error) {
	var e envelope
	if err := strictly(data, &e); err != nil {
		return Document{}, fieldFault(err, "")
	}
	if len(e.Records) > MaxRecords {
		return Document{}, &Fault{Err: ErrTooLarge}
	}
	if !goodID(e.ID) {
		return Document{}, &Fault{Err: ErrValue, Detail: "id"}
	}
	framework, err := portfolio.ParseFramework(e.Framework)
	if err != nil {
		return Document{}, &Fault{Err: err, Detail: "framework"}
	}
	outline, err := portfolio.ParseOutline(e.Outline)
	if err != nil {
		return Document{}, &Fault{Err: err, Detail: "outline"}
	}
	records := make([]portfolio.Record, 0, len(e.Records))
	for i, l := range e.Records {
		r, err := decodeRecord(l.Kind, l.Record, i)
		if err != nil {
			return Document{}, err
		}
		records = append(records, r)
	}
	state, err := assemble(portfolio.NewState(e.ID, 0, framework, outline, nil), records)
	return Document{State: state, Framework: e.Framework, Outline: e.Outline}, err
}

func decodeRecord(kind portfolio.Kind, data json.RawMessage, i int) (portfolio.Record, error) {
	r, err := portfolio.NewRecord(kind)
	if err != nil {
		return nil, &Fault{Err: ErrUnknownKind, Record: fmt.Sprintf("record %d", i+1), Detail: string(kind)}
	}
	where := fmt.Sprintf("%s %d", kind, i+1)
	if len(data) == 0 || string(data) == "null" {
		return nil, &Fault{Err: ErrValue, Record: where, Detail: "record"}
	}
	if err := strictly(data, r); err != nil {
		return nil, fieldFault(err, where)
	}
	return r, checkRecord(r, where)
}

// assemble puts records into a state through an edit, which keeps the
// domain's invariants, those that others refer to first.
func assemble(empty *portfolio.State, records []portfolio.Record) (*portfolio.State, error) {
	order := map[portfolio.Kind]int{}
	for i, k := range portfolio.Kinds() {
		order[k] = i
	}
	slices.SortStableFunc(records, func(a, b portfolio.Record) int {
		return order[a.Ref().Kind] - order[b.Ref().Kind]
	})
	seen := make(map[portfolio.Ref]bool, len(records))
	edit := portfolio.NewEdit(empty)
	for _, r := range records {
		ref := r.Ref()
		where := string(ref.Kind) + " " + string(ref.ID)
		if seen[ref] {
			return nil, &Fault{Err: ErrDuplicate, Record: where}
		}
		seen[ref] = true
		if err := edit.Put(r); err != nil {
			return nil, &Fault{Err: err, Record: where}
		}
	}
	state, _ := edit.Result(0)
	return state, nil
}

// strictly decodes one JSON value and refuses fields that v does not have.
func strictly(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(v)
}

// fieldFault explains an error of strictly. The standard library has no type
// for an unknown field, only this wording.
func fieldFault(err error, where string) error {
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return &Fault{Err: ErrUnknownField, Record: where, Detail: strings.Trim(name, `"`)}
	}
	var wrongType *json.UnmarshalTypeError
	if errors.As(err, &wrongType) {
		return &Fault{Err: ErrValue, Record: where, Detail: wrongType.Field}
	}
	return &Fault{Err: fmt.Errorf("%w: %w", ErrValue, err), Record: where}
}

// malformed says on which line reading JSON failed.
func malformed(data []byte, err error) error {
	f := &Fault{Err: ErrMalformed}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		f.Line = 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
	}
	return f
}

// checkKeys refuses an object that gives a key twice: the standard library
// would keep the last and lose the others without a word.
func checkKeys(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var open []map[string]bool // one per open object; nil for an array
	key := false               // the next token is a key, or the end of its object
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return malformed(data, err)
		}
		switch t := token.(type) {
		case json.Delim:
			switch t {
			case '{':
				open = append(open, map[string]bool{})
			case '[':
				open = append(open, nil)
			default:
				open = open[:len(open)-1]
			}
		case string:
			if key {
				keys := open[len(open)-1]
				if keys[t] {
					line := 1 + bytes.Count(data[:d.InputOffset()], []byte("\n"))
					return &Fault{Err: ErrMalformed, Line: line, Detail: t}
				}
				keys[t] = true
				key = false
				continue
			}
		}
		key = len(open) > 0 && open[len(open)-1] != nil
	}
}
