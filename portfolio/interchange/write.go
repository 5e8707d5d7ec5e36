package interchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"acquis/portfolio"
)

// Format and Schema name the format of a document. Documents of the schemas
// from [OldestSchema] on are read: what came since are kinds of records and
// fields that they do not have.
const (
	Format       = "acquis-portfolio"
	Schema       = 2
	OldestSchema = 1
)

// Document is a whole portfolio without its files.
type Document struct {
	State     *portfolio.State
	Framework []byte // the pinned framework, as it is pinned
	Outline   []byte // the pinned outline, as it is pinned
}

// line is one record as it stands in a document.
type line struct {
	Kind   portfolio.Kind   `json:"kind"`
	Record portfolio.Record `json:"record"`
}

// Write writes a document to w, record by record. White space around the
// pinned framework and outline is not kept.
func Write(w io.Writer, d Document) error {
	out := bufio.NewWriter(w)
	id, err := json.Marshal(d.State.ID)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "{\n\"format\": %q,\n\"schema\": %d,\n\"id\": %s,\n", Format, Schema, id)
	if err := writePinned(out, "framework", d.Framework); err != nil {
		return err
	}
	if err := writePinned(out, "outline", d.Outline); err != nil {
		return err
	}
	if err := writeRecords(out, d.State); err != nil {
		return err
	}
	out.WriteString("}\n")
	return out.Flush() // a bufio.Writer remembers the first error of all
}

func writePinned(out *bufio.Writer, name string, data []byte) error {
	if !json.Valid(data) {
		return fmt.Errorf("pinned %s: %w", name, ErrMalformed)
	}
	fmt.Fprintf(out, "%q: %s,\n", name, bytes.TrimSpace(data))
	return nil
}

func writeRecords(out *bufio.Writer, s *portfolio.State) error {
	out.WriteString("\"records\": [")
	separator := "\n"
	var failed error
	s.Records(func(r portfolio.Record) {
		if failed != nil {
			return
		}
		var text []byte
		if text, failed = encode(line{r.Ref().Kind, r}); failed == nil {
			out.WriteString(separator)
			out.Write(text)
			separator = ",\n"
		}
	})
	out.WriteString("\n]\n")
	return failed
}

// encode is json.Marshal with < > & left as they are: this is for people who
// read it too.
func encode(v any) ([]byte, error) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), nil
}
