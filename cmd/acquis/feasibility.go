package main

import (
	"fmt"
	"io"
	"strings"

	"acquis/assets/text"
	"acquis/export/feasibility"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// The answer of "faisabilite --json".
type (
	feasibilityAnswer struct {
		Schema int                `json:"schema"`
		Ready  int                `json:"ready"` // blocks that lack nothing
		Asked  int                `json:"asked"` // blocks aimed at
		Groups []feasibilityGroup `json:"groups"`
		Blocks []feasibilityBlock `json:"blocks"`
	}
	feasibilityGroup struct {
		Title  string             `json:"title"`
		Fields []feasibilityField `json:"fields"`
	}
	feasibilityField struct {
		Label string `json:"label"`
		Value string `json:"value"` // "" where it is still to be filled in
	}
	feasibilityBlock struct {
		Code      string                `json:"code"`
		Title     string                `json:"title"`
		Status    portfolio.BlockStatus `json:"status"`
		Answer    portfolio.Exercised   `json:"answer"`    // "" where there is none yet
		Suggested portfolio.Exercised   `json:"suggested"` // by the repérage
		Comment   string                `json:"comment"`
		Length    int                   `json:"length"` // of the comment
		Limit     int                   `json:"limit"`
		Lacks     string                `json:"lacks"` // "", "answer", "comment" or "brevity"
	}
)

var lackNames = map[portfolio.FeasibilityLack]string{portfolio.LacksAnswer: "answer",
	portfolio.LacksComment: "comment", portfolio.LacksBrevity: "brevity"}

func showFeasibility(c *call) error {
	args, err := c.parse("PORTFOLIO")
	if err != nil {
		return err
	}
	var form feasibility.Form
	err = c.read(args[0], func(p *store.Portfolio) error { form = feasibility.Of(p.State()); return nil })
	if err != nil {
		return err
	}
	return c.answer(feasibilityOf(form), func(w io.Writer) { tellFeasibility(w, form) })
}

func feasibilityOf(form feasibility.Form) feasibilityAnswer {
	answer := feasibilityAnswer{Schema: schema, Groups: []feasibilityGroup{}, Blocks: []feasibilityBlock{}}
	answer.Ready, answer.Asked = form.Ready()
	for _, g := range form.Groups {
		group := feasibilityGroup{g.Title, []feasibilityField{}}
		for _, f := range g.Fields {
			group.Fields = append(group.Fields, feasibilityField(f))
		}
		answer.Groups = append(answer.Groups, group)
	}
	for _, b := range form.Blocks {
		answer.Blocks = append(answer.Blocks, feasibilityBlock{b.Block.Code, b.Block.Name(), b.Status, b.Answer, b.Hint.Answer,
			b.Comment, portfolio.CommentLength(b.Comment), portfolio.MaxComment, lackNames[b.Lacks()]})
	}
	return answer
}

// tellFeasibility prints the form, field after field, for people.
func tellFeasibility(w io.Writer, form feasibility.Form) {
	for _, g := range form.Groups {
		fmt.Fprintln(w, g.Title)
		for _, f := range g.Fields {
			value := f.Value
			if value == "" {
				value = text.FeasibilityToFill
			}
			fmt.Fprintf(w, "  %s\u202f: %s\n", f.Label, strings.ReplaceAll(value, "\n", "\n    "))
		}
		fmt.Fprintln(w)
	}
	for _, b := range form.Blocks {
		fmt.Fprintln(w, b.Block.Name())
		switch {
		case !b.Asked():
			fmt.Fprintf(w, "  %s\n\n", b.Status)
			continue
		case b.Answer == "":
			fmt.Fprintf(w, "  %s\n", text.FeasibilityUnanswered)
		default:
			fmt.Fprintf(w, "  %s\n", b.Answer)
		}
		if b.Answer == "" && b.Hint.Answer != "" {
			fmt.Fprintf(w, "  %s\n", text.FeasibilityHint(string(b.Hint.Answer), b.Hint.Yes, b.Hint.Partly, b.Hint.No, b.Hint.Open))
		}
		if b.Comment != "" {
			fmt.Fprintf(w, "\n%s\n\n", b.Comment)
		}
		if b.Answer != "" || b.Comment != "" {
			fmt.Fprintf(w, "  %s\n", text.FeasibilityCounter(portfolio.CommentLength(b.Comment), portfolio.MaxComment))
		}
		fmt.Fprintln(w)
	}
	ready, asked := form.Ready()
	fmt.Fprintf(w, "%s\n%s\n", text.FeasibilitySum(ready, asked), text.FeasibilityDiffers)
}
