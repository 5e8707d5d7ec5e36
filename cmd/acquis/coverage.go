package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

// The answer of "couverture --json". Its shape is a promise to other programs.
type (
	coverageAnswer struct {
		Schema    int    `json:"schema"`
		Framework string `json:"framework"`
		// Sufficiency is where the profile comes from that states are counted
		// by: "default", "framework" or "portfolio" (the candidate's own).
		Sufficiency portfolio.SufficiencySource `json:"sufficiency"`
		Blocks      []coverageBlock             `json:"blocks"`
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
		Advice     []coverageLack      `json:"advice"` // changes no state
	}
	coverageIndicator struct {
		Code  string   `json:"code"`
		State string   `json:"state"`
		Flags []string `json:"flags"`
		Links int      `json:"links"`
		// Why is what it lacks to reach the state that follows.
		Why []coverageLack `json:"why"`
	}
	coverageLack struct {
		Need        portfolio.Need `json:"need"`
		Want        int            `json:"want"`
		Have        int            `json:"have"`
		Years       int            `json:"years,omitempty"`
		Natures     []string       `json:"natures,omitempty"`
		Unjustified int            `json:"unjustified"` // linked, without a justification
		Withheld    int            `json:"withheld"`    // linked, and the jury will not see it
		Unsaid      int            `json:"unsaid"`      // without a date, a nature or an experience
		Sentence    string         `json:"sentence"`
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
	answer := coverageAnswer{Schema: schema, Framework: s.Framework.Code, Sufficiency: c.From, Blocks: []coverageBlock{}}
	for _, b := range c.Blocks {
		block := coverageBlock{Code: b.Block.Code, Status: b.Choice.Status, Total: b.Total, Covered: b.Covered(),
			Competences: []coverageCompetence{}}
		for _, k := range b.Competences {
			competence := coverageCompetence{k.Competence.Code, []coverageIndicator{}, lacksOf(k.Advice)}
			for _, i := range k.Indicators {
				competence.Indicators = append(competence.Indicators,
					coverageIndicator{i.Indicator.Code, i.State.String(), i.Flags(), i.Links, lacksOf(i.Why)})
			}
			block.Competences = append(block.Competences, competence)
		}
		answer.Blocks = append(answer.Blocks, block)
	}
	return answer
}

func lacksOf(short []portfolio.Shortfall) []coverageLack {
	lacks := []coverageLack{}
	for _, s := range short {
		lacks = append(lacks, coverageLack{s.Need, s.Want, s.Have, s.Years, s.Natures, s.Unjustified, s.Withheld, s.Unsaid, explain.Lack(s)})
	}
	return lacks
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
		tellLacks(w, c, &b)
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%s%s\n%s\n", text.CLICoverageTotal(c.Covered(), c.Total), gaps(c.Gaps), text.CLICoverageHint)
}

// tellLacks says why the indicators of a block are in their states, those that
// lack the same together, and what is advised.
func tellLacks(w io.Writer, c *portfolio.Coverage, b *portfolio.BlockCoverage) {
	if !b.Aimed() {
		return
	}
	var sentences []string
	codes := map[string][]string{}
	for _, k := range b.Competences {
		for i := range k.Indicators {
			if of := &k.Indicators[i]; of.Gap == nil && len(of.Why) > 0 {
				said := explain.Lacking(of)
				if codes[said] == nil {
					sentences = append(sentences, said)
				}
				codes[said] = append(codes[said], of.Indicator.Code)
			}
		}
	}
	if len(sentences) > 0 {
		fmt.Fprintf(w, "\n%s\n", text.CLICoverageWhy)
	}
	for _, said := range sentences {
		fmt.Fprintf(w, "  %s\n    %s\n", said, strings.Join(codes[said], ", "))
	}
	for i := range b.Competences {
		if said := explain.Advised(c, &b.Competences[i]); said != "" {
			fmt.Fprintf(w, "  %s\n", said)
		}
	}
}

func gaps(n int) string {
	if n == 0 {
		return ""
	}
	return ", " + text.CLICoverageGaps(n)
}
