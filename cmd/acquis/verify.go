package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"acquis/assets/text"
	"acquis/portfolio/bundle"
	"acquis/portfolio/store"
)

type (
	verifyAnswer struct {
		Schema    int             `json:"schema"`
		OK        bool            `json:"ok"`
		Records   int             `json:"records"`
		Entries   int             `json:"entries"` // of the journal
		Files     int             `json:"files"`
		Bytes     int64           `json:"bytes"` // in these files
		Snapshots int             `json:"snapshots"`
		Problems  []verifyProblem `json:"problems"`
	}
	verifyProblem struct {
		store.Problem
		Sentence string `json:"sentence"`
	}
)

func verify(c *call) error {
	sealed := c.Bool("phrase-stdin")
	args, err := c.parse("PORTFOLIO")
	if err != nil {
		return err
	}
	if bundle.Is(args[0]) {
		return c.verifyBundle(args[0], *sealed)
	}
	var report store.Report
	err = with(args[0], store.Options{ReadOnly: true}, func(p *store.Portfolio) (err error) {
		report, err = p.Verify(c.ctx, nil)
		return err
	})
	var damage *store.DamageError
	if errors.As(err, &damage) { // nothing can be read; what is wrong is known all the same
		report.Problems, err = damage.Problems, nil
	}
	if err != nil {
		return err
	}
	if err := c.answer(verifyAnswerOf(report), func(w io.Writer) { tellReport(w, report) }); err != nil {
		return err
	}
	if !report.OK() {
		return errSaid
	}
	return nil
}

func verifyAnswerOf(r store.Report) verifyAnswer {
	answer := verifyAnswer{schema, r.OK(), r.Records, r.Entries, r.Files, r.Bytes, r.Snapshots, []verifyProblem{}}
	for _, p := range r.Problems {
		answer.Problems = append(answer.Problems, verifyProblem{p, p.Sentence()})
	}
	return answer
}

func tellReport(w io.Writer, r store.Report) {
	if r.OK() {
		fmt.Fprintln(w, text.CLIVerified(r.Records, r.Files))
		return
	}
	for _, p := range r.Problems {
		fmt.Fprintln(w, "- "+p.Sentence())
	}
	grave := slices.ContainsFunc(r.Problems, store.Problem.Grave)
	fmt.Fprintln(w, text.CLIVerifyProblems(len(r.Problems), grave))
}
