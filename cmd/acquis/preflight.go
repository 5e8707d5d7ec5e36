package main

import (
	"fmt"
	"io"
	"time"

	"acquis/assets/text"
	"acquis/export/dossier"
	"acquis/export/preflight"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// The answer of "controler --json". Its shape is a promise to other programs.
type (
	preflightAnswer struct {
		Schema   int                `json:"schema"`
		Blocked  bool               `json:"blocked"` // there would be no dossier
		Pages    int                `json:"pages"`
		Files    []dossierFile      `json:"files"` // of annexes, beside the dossier
		Said     []string           `json:"said"`  // what an export does so that it fits
		Findings []preflightFinding `json:"findings"`
	}
	preflightFinding struct {
		Rule      preflight.Rule `json:"rule"`
		Severity  string         `json:"severity"` // "note", "warning" or "blocking"
		Text      string         `json:"text"`
		Kind      portfolio.Kind `json:"kind,omitempty"` // of the record where it is mended
		ID        portfolio.ID   `json:"id,omitempty"`
		Indicator string         `json:"indicator,omitempty"`
	}
)

// severities are those of findings, for programs.
var severities = map[preflight.Severity]string{
	preflight.Note: "note", preflight.Warning: "warning", preflight.Blocking: "blocking",
}

func checkDossier(c *call) error {
	profile, outline, blocks := c.String("profil"), c.String("trame"), c.String("blocs")
	args, err := c.parse("PORTFOLIO")
	if err != nil {
		return err
	}
	var report *preflight.Report
	err = c.read(args[0], func(p *store.Portfolio) error {
		s, err := underOutline(p.State(), *outline)
		if err != nil {
			return err
		}
		options := dossier.OptionsOf(s)
		if err := c.choosePlace(&options, s, *profile, *blocks); err != nil {
			return err
		}
		report, err = preflight.Check(c.ctx, s, p, options, portfolio.DateOf(time.Now()), nil)
		return err
	})
	if err != nil {
		return err
	}
	if err := c.answer(preflightOf(report), func(w io.Writer) { tellPreflight(w, report) }); err != nil {
		return err
	}
	if report.Blocked() {
		return errSaid
	}
	return nil
}

func preflightOf(r *preflight.Report) preflightAnswer {
	answer := preflightAnswer{Schema: schema, Blocked: r.Blocked(), Pages: r.Pages, Files: filesIn("", r.Files),
		Said: append([]string{}, r.Said...), Findings: []preflightFinding{}}
	for _, f := range r.Findings {
		answer.Findings = append(answer.Findings,
			preflightFinding{f.Rule, severities[f.Severity], f.Text, f.Ref.Kind, f.Ref.ID, f.Indicator})
	}
	return answer
}

// tellPreflight prints what should be mended, then what is good to know.
func tellPreflight(w io.Writer, r *preflight.Report) {
	if r.Pages > 0 {
		fmt.Fprintln(w, text.CLIPreflightPages(r.Pages, len(r.Files)))
	}
	for _, sentence := range r.Said {
		fmt.Fprintln(w, sentence)
	}
	if len(r.Findings) == 0 {
		fmt.Fprintln(w, text.PreflightAllWell)
	}
	last := preflight.Severity(255)
	for _, f := range r.Findings {
		if f.Severity != last {
			last = f.Severity
			fmt.Fprintf(w, "\n%s\n", text.PreflightHeading(int(f.Severity)))
		}
		fmt.Fprintln(w, "- "+f.Text)
	}
}
