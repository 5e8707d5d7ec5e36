// Package example holds the content of the example portfolio: the career of an
// invented candidate for the diplôme d'État d'ingénierie sociale, told as
// Acquis wants a career to be told. Everything in it is invented but the laws
// and the publications that it cites. README.md documents the format.
//
// It is a leaf: it hands out texts as they stand and knows nothing of
// portfolios. Package acquis/export/example builds a portfolio from it.
package example

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed candidat.md *.tsv experiences formations pieces sections situations
var files embed.FS

// Content is everything that the example consists of, in the order of the
// file names.
type Content struct {
	Candidate   Entry
	Experiences []Entry
	Trainings   []Entry
	Situations  []Entry
	Pieces      []Entry
	Sections    []Entry
	Links       []Row // tag, indicator, justification ("" for a link not yet justified), perhaps Seen or Changed
	Answers     []Row // competence, answer, line
	Gaps        []Row // indicator, reason
	Feasibility []Row // block, answer, comment
}

// What the last column of Links may say.
const (
	Seen    = "relu"   // the candidate looked at the link again
	Changed = "changé" // as Seen, but the evidence has changed since
)

// Entry is one file: the fields between its --- lines, and what follows.
type Entry struct {
	Name   string // of the file, without folder and extension: "01-departement"
	Fields map[string]string
	Body   string
}

// Row is one line of a table.
type Row []string

// Part is a text of an entry under a heading of the second level.
type Part struct {
	Title, Text string
}

// Load reads the content. An error means that a file does not keep to the
// format; the tests of this package see to it that there is none.
func Load() (*Content, error) {
	var c Content
	data, err := files.ReadFile("candidat.md")
	if err != nil {
		return nil, err
	}
	if c.Candidate, err = parseEntry("candidat.md", string(data)); err != nil {
		return nil, err
	}
	for folder, entries := range map[string]*[]Entry{
		"experiences": &c.Experiences, "formations": &c.Trainings, "pieces": &c.Pieces,
		"sections": &c.Sections, "situations": &c.Situations,
	} {
		if *entries, err = readFolder(folder); err != nil {
			return nil, err
		}
	}
	for name, table := range map[string]*[]Row{
		"liens.tsv": &c.Links, "reperage.tsv": &c.Answers, "points-non-traites.tsv": &c.Gaps,
		"faisabilite.tsv": &c.Feasibility,
	} {
		if *table, err = readTable(name); err != nil {
			return nil, err
		}
	}
	return &c, nil
}

func readFolder(folder string) ([]Entry, error) {
	found, err := fs.Glob(files, folder+"/*.md")
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, name := range found {
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		e, err := parseEntry(name, string(data))
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// parseEntry reads "key: value" lines between two --- lines, if there are any,
// then the body.
func parseEntry(name, text string) (Entry, error) {
	e := Entry{Name: strings.TrimSuffix(path.Base(name), ".md"), Fields: map[string]string{}}
	text = strings.ReplaceAll(text, "\r\n", "\n") // a checkout on Windows may have put them in
	head, has := strings.CutPrefix(text, "---\n")
	if !has {
		e.Body = strings.TrimSpace(text)
		return e, nil
	}
	head, body, closed := strings.Cut(head, "\n---\n")
	if !closed {
		return e, fmt.Errorf("example: %s: the fields do not end with ---", name)
	}
	for _, line := range strings.Split(head, "\n") {
		key, value, ok := strings.Cut(line, ": ")
		if _, twice := e.Fields[key]; !ok || twice {
			return e, fmt.Errorf("example: %s: no field, or a second one, in %q", name, line)
		}
		e.Fields[key] = value
	}
	e.Body = strings.TrimSpace(body)
	return e, nil
}

// Parts cuts the body at its headings of the second level. What stands before
// the first of them belongs to no part.
func (e Entry) Parts() []Part {
	var parts []Part
	for i, section := range strings.Split("\n"+e.Body, "\n## ") {
		if i == 0 {
			continue
		}
		title, text, _ := strings.Cut(section, "\n")
		parts = append(parts, Part{Title: strings.TrimSpace(title), Text: strings.TrimSpace(text)})
	}
	return parts
}

// Part is the text under one heading, "" if there is no such heading.
func (e Entry) Part(title string) string {
	for _, p := range e.Parts() {
		if p.Title == title {
			return p.Text
		}
	}
	return ""
}

func readTable(name string) ([]Row, error) {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows, nil
}
