package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// The answer of "couverture --json". Its shape is a promise to other programs.
type (
	coverageAnswer struct {
		Schema    int             `json:"schema"`
		Framework string          `json:"framework"`
		Blocks    []coverageBlock `json:"blocks"`
	}
	coverageBlock struct {
		Code        string                `json:"code"`
		Status      portfolio.BlockStatus `json:"status"`
		Total       int                   `json:"total"`   // 0 for a block that does not count
		Covered     int                   `json:"covered"` // argumenté or better
		Competences []coverageCompetence  `json:"competences"`
	}
	coverageCompetence struct {
		Code       string              `json:"code"`
		Indicators []coverageIndicator `json:"indicators"`
	}
	coverageIndicator struct {
		Code  string   `json:"code"`
		State string   `json:"state"`
		Flags []string `json:"flags"`
		Links int      `json:"links"`
	}
)

func showCoverage(c *call) error {
	args, err := c.parse("PORTFOLIO")
	if err != nil {
		return err
	}
	var s *portfolio.State
	if err := c.read(args[0], func(p *store.Portfolio) error { s = p.State(); return nil }); err != nil {
		return err
	}
	coverage := portfolio.Cover(s, portfolio.DateOf(time.Now()))
	return c.answer(coverageOf(s, coverage), func(w io.Writer) { tellCoverage(w, coverage) })
}

func coverageOf(s *portfolio.State, c *portfolio.Coverage) coverageAnswer {
	answer := coverageAnswer{Schema: schema, Framework: s.Framework.Code, Blocks: []coverageBlock{}}
	for _, b := range c.Blocks {
		block := coverageBlock{Code: b.Block.Code, Status: b.Choice.Status, Total: b.Total, Covered: b.Covered(),
			Competences: []coverageCompetence{}}
		for _, k := range b.Competences {
			competence := coverageCompetence{Code: k.Competence.Code, Indicators: []coverageIndicator{}}
			for _, i := range k.Indicators {
				competence.Indicators = append(competence.Indicators,
					coverageIndicator{i.Indicator.Code, i.State.String(), i.Flags(), i.Links})
			}
			block.Competences = append(block.Competences, competence)
		}
		answer.Blocks = append(answer.Blocks, block)
	}
	return answer
}

// tellCoverage prints a table a block, for people.
func tellCoverage(w io.Writer, c *portfolio.Coverage) {
	for _, b := range c.Blocks {
		fmt.Fprintln(w, b.Block.Name())
		if b.Aimed() {
			fmt.Fprintf(w, "%s%s\n\n", text.CLICoverageTotal(b.Covered(), b.Total), gaps(b.Gaps))
		} else {
			fmt.Fprintf(w, "%s\n\n", b.Choice.Status)
		}
		t := &table{columns: []string{text.CLICoverageIndicator, text.CLICoverageState, text.CLICoverageLinks, ""}}
		for _, k := range b.Competences {
			t.head(k.Competence.Code + "  " + k.Competence.Title)
			for _, i := range k.Indicators {
				t.row(i.Indicator.Code, i.State.String(), fmt.Sprint(i.Links), strings.Join(i.Flags(), ", "))
			}
		}
		t.print(w)
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%s%s\n%s\n", text.CLICoverageTotal(c.Covered(), c.Total), gaps(c.Gaps), text.CLICoverageHint)
}

func gaps(n int) string {
	if n == 0 {
		return ""
	}
	return ", " + text.CLICoverageGaps(n)
}
