package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"acquis/assets/text"
	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

type dossierAnswer struct {
	Schema   int      `json:"schema"`
	Path     string   `json:"path"`
	Pages    int      `json:"pages"`
	Annexes  int      `json:"annexes"`
	Replaced []string `json:"replaced"` // annexes for which a page stands
	Findings []string `json:"findings"` // what to mend before the deposit
}

func writeDossier(c *call) error {
	out := c.String("o", "sortie")
	blocks := c.String("blocs")
	without := c.Bool("sans-annexes")
	review := c.Bool("relecture")
	outline := c.String("trame")
	args, err := c.parse("PORTFOLIO")
	if err == nil {
		err = c.checkOutput(*out)
	}
	if err != nil {
		return err
	}
	var report dossier.Report
	err = c.read(args[0], func(p *store.Portfolio) (err error) {
		s, err := underOutline(p.State(), *outline)
		if err != nil {
			return err
		}
		options := dossier.OptionsOf(s)
		if *review {
			options = options.Reviewed()
		}
		options.Created = time.Now()
		options.WithoutAnnexes = options.WithoutAnnexes || *without
		if c.given("blocs") {
			if options.Blocks, err = chooseBlocks(s, *blocks); err != nil {
				return err
			}
		}
		report, err = dossier.Export(c.ctx, s, p, options, *out, nil)
		return aboutDossier(*out, err)
	})
	if err != nil {
		return err
	}
	return c.tellDossier(*out, report)
}

// aboutDossier explains why a dossier was not written, in the words of package
// dossier. Ctrl+C is explained as everywhere.
func aboutDossier(out string, err error) error {
	sentence, ok := dossier.Explain(err)
	if !ok || errors.Is(err, context.Canceled) {
		return err
	}
	return &refusal{explain.Error(err).Code, text.ErrorAbout(filepath.Base(out), sentence)}
}

func (c *call) tellDossier(out string, report dossier.Report) error {
	answer := dossierAnswer{schema, out, report.Pages, report.Annexes, append([]string{}, report.Replaced...), []string{}}
	for _, f := range report.Findings {
		if f.Severity >= dossier.Warning {
			answer.Findings = append(answer.Findings, f.Text)
		}
	}
	for _, sentence := range append(answer.Findings, answer.Replaced...) {
		c.say("- " + sentence)
	}
	return c.answer(answer, func(w io.Writer) { fmt.Fprintln(w, text.CLIDossierWritten(out, report.Pages)) })
}

// chooseBlocks finds the blocks of a list such as "BC01,RNCP39644BC03". A
// block that is not aimed at cannot be presented.
func chooseBlocks(s *portfolio.State, list string) ([]string, error) {
	var chosen []string
	for word := range strings.SplitSeq(list, ",") {
		word = strings.TrimSpace(word)
		if word == "" {
			continue
		}
		code, err := findBlock(s.Framework, word)
		if err != nil {
			return nil, err
		}
		if !s.Aimed(code) {
			return nil, &refusal{"block-not-aimed", text.CLIBlockNotAimed(code)}
		}
		chosen = append(chosen, code)
	}
	if len(chosen) == 0 {
		return nil, &misuse{text.CLIOptionWantsValue("--blocs")}
	}
	return chosen, nil
}

// findBlock finds a block by its code or by how the code ends, "BC01".
func findBlock(f *portfolio.Framework, word string) (string, error) {
	var known []string
	for _, b := range f.Blocks {
		code := strings.TrimPrefix(b.Code, f.Code)
		if strings.EqualFold(word, b.Code) || strings.EqualFold(word, code) {
			return b.Code, nil
		}
		known = append(known, code)
	}
	return "", &refusal{"unknown-block", text.CLIUnknownBlock(word, known)}
}
