package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

const (
	// maxTitle is the longest title that is taken, in characters: a longer
	// one is a text in the wrong place.
	maxTitle = 300
	// maxText is the longest text that is read, in bytes: about 300 pages.
	maxText = 1 << 20
)

func tellSituation(c *call) error {
	title := c.String("titre")
	file := c.String("fichier")
	args, err := c.parse("PORTFOLIO")
	if err == nil {
		err = c.required("titre")
	}
	if err == nil {
		err = checkTitle(*title)
	}
	if err != nil {
		return err
	}
	situation := &portfolio.Situation{Title: *title, InDossier: true}
	if c.given("fichier") {
		story, err := c.readText(*file)
		if err != nil {
			return err
		}
		if !tell(situation, story) {
			return &refusal{"empty", text.CLITextEmpty(nameOfText(*file))}
		}
	}
	err = use(args[0], func(p *store.Portfolio) error {
		label := text.CLISituationLabel(portfolio.NormalizeLine(*title))
		return p.Change(label, func(e *portfolio.Edit) error { return e.Put(situation) })
	})
	if err != nil {
		return err
	}
	return c.answer(idAnswer{schema, situation.ID}, func(w io.Writer) { fmt.Fprintln(w, situation.ID) })
}

func checkTitle(title string) error {
	title = portfolio.NormalizeLine(title)
	switch n := portfolio.Runes(title); {
	case n == 0:
		return &misuse{text.CLITitleEmpty()}
	case n > maxTitle:
		return &refusal{"title-too-long", text.CLITitleTooLong(n, maxTitle)}
	}
	return nil
}

// readText reads a text from a file, or from standard input for "-".
func (c *call) readText(file string) (string, error) {
	in := c.in
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return "", err
		}
		defer f.Close()
		in = f
	}
	data, err := c.readAll(io.LimitReader(in, maxText+1))
	if err != nil {
		return "", explain.About(nameOfText(file), err)
	}
	if len(data) > maxText {
		return "", &refusal{"too-large", text.CLITextTooLong(nameOfText(file), maxText>>20)}
	}
	story, ok := plainText(data)
	if !ok {
		return "", &refusal{"not-text", text.CLINotText(nameOfText(file))}
	}
	return story, nil
}

// readAll reads to the end, or until the call is interrupted: a terminal may
// never end.
func (c *call) readAll(in io.Reader) (data []byte, err error) {
	done := make(chan struct{})
	go func() {
		data, err = io.ReadAll(in)
		close(done)
	}()
	select {
	case <-done:
		return data, err
	case <-c.ctx.Done():
		return nil, c.ctx.Err()
	}
}

func nameOfText(file string) string {
	if file == "-" {
		return text.CLIStandardInput
	}
	return file
}

// tell fills the six parts of a situation from a Markdown text and reports
// whether there was anything to tell.
//
// A heading of any level that names a part begins it. What stands before the
// first such heading goes into the context; a text without any of them is a
// story told in one go, and goes into "Ce que j'ai fait". Other headings stay
// in the text, as do all other signs.
func tell(s *portfolio.Situation, story string) bool {
	parts := map[string]*strings.Builder{}
	field, found := "", false
	for line := range strings.Lines(story) {
		if name := partOf(line); name != "" {
			field, found = name, true
			if b := parts[field]; b != nil {
				b.WriteString("\n") // the same part, taken up again
			}
			continue
		}
		if parts[field] == nil {
			parts[field] = new(strings.Builder)
		}
		parts[field].WriteString(line)
	}
	if before := parts[""]; before != nil {
		delete(parts, "")
		to := "actions"
		if found {
			to = "context"
		}
		if b := parts[to]; b != nil {
			before.WriteString("\n" + b.String())
		}
		parts[to] = before
	}
	told := false
	for _, p := range portfolio.SituationParts() {
		if b := parts[p.Field]; b != nil {
			*p.Of(s) = strings.TrimSpace(portfolio.CleanPasted(b.String()))
			told = told || *p.Of(s) != ""
		}
	}
	return told
}

// partOf returns the field of the part that a line is the heading of, or "".
func partOf(line string) string {
	heading := strings.TrimLeft(line, "#")
	if heading == line || len(line)-len(heading) > 6 {
		return ""
	}
	heading = plainHeading(heading)
	for _, p := range portfolio.SituationParts() {
		if plainHeading(p.Title) == heading {
			return p.Field
		}
	}
	return ""
}

// plainHeading forgets what people type in different ways: capitals, the shape
// of apostrophes, accents, a colon or signs at the end, double spaces.
func plainHeading(heading string) string {
	heading = strings.ToLower(withoutAccents(strings.ReplaceAll(heading, "’", "'")))
	heading = strings.TrimRight(heading, "# \t\r\n:\u00a0\u202f")
	return strings.Join(strings.Fields(heading), " ")
}
