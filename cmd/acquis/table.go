package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"acquis/portfolio"
)

// table lays rows out in columns for a terminal, with headings between them.
type table struct {
	columns []string
	rows    []tableRow
}

type tableRow struct {
	heading string
	cells   []string
}

// headingWidth is where a heading is cut, so that it stays on one line.
const headingWidth = 78

func (t *table) head(heading string) { t.rows = append(t.rows, tableRow{heading: heading}) }
func (t *table) row(cells ...string) { t.rows = append(t.rows, tableRow{cells: cells}) }

func (t *table) print(w io.Writer) {
	widths := make([]int, len(t.columns))
	measure := func(cells []string) {
		for i, c := range cells {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	measure(t.columns)
	for _, r := range t.rows {
		measure(r.cells)
	}
	print := func(cells []string) {
		var line strings.Builder
		for i, c := range cells {
			fmt.Fprintf(&line, "  %s%s", c, strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)))
		}
		fmt.Fprintln(w, strings.TrimRight(line.String(), " "))
	}
	print(t.columns)
	for _, r := range t.rows {
		if r.heading != "" {
			fmt.Fprintln(w, portfolio.Shorten(r.heading, headingWidth))
			continue
		}
		print(r.cells)
	}
}
