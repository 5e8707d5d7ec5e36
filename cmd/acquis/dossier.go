package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"acquis/assets/text"
	"acquis/export/deposit"
	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

type dossierAnswer struct {
	Schema   int           `json:"schema"`
	Path     string        `json:"path"`
	Pages    int           `json:"pages"`
	Bytes    int64         `json:"bytes"`
	Annexes  int           `json:"annexes"`
	Files    []dossierFile `json:"files"`    // of annexes, beside the dossier
	Said     []string      `json:"said"`     // what was done so that it fits
	Replaced []string      `json:"replaced"` // annexes for which a page stands
	Findings []string      `json:"findings"` // what to mend before the deposit
}

type dossierFile struct {
	Path    string `json:"path"`
	Number  int    `json:"number"` // by which the dossier refers to it
	Pages   int    `json:"pages"`  // 0 where it is there as it is
	Bytes   int64  `json:"bytes"`
	Annexes []int  `json:"annexes"` // their numbers
	AsIs    bool   `json:"asIs"`    // a copy of what was added
}

// filesIn are the files of annexes of a dossier in a folder.
func filesIn(dir string, files []dossier.File) []dossierFile {
	list := []dossierFile{}
	for _, f := range files {
		list = append(list, dossierFile{filepath.Join(dir, f.Name), f.Number, f.Pages, f.Bytes, f.Annexes, f.AsIs})
	}
	return list
}

// dossierFlags are the options of the command.
type dossierFlags struct {
	out, blocks, outline, profile, date *string
	without, apart, review              *bool
}

func dossierFlagsOf(c *call) dossierFlags {
	return dossierFlags{out: c.String("o", "sortie"), blocks: c.String("blocs"), outline: c.String("trame"),
		profile: c.String("profil"), date: c.String("date"),
		without: c.Bool("sans-annexes"), apart: c.Bool("annexes-a-part"), review: c.Bool("relecture")}
}

// dossierWriters write a dossier in a format, by the ending of the file; any
// other ending is a PDF's.
var dossierWriters = map[string]func(*call, *store.Portfolio, *portfolio.State, dossier.Options, string) error{
	".odt": writeODT,
}

func writeDossier(c *call) error {
	flags := dossierFlagsOf(c)
	args, err := c.parse("PORTFOLIO")
	if err == nil {
		err = c.checkOutput(*flags.out)
	}
	if err == nil && *flags.without && *flags.apart {
		err = &misuse{text.CLIOptionsExclude("--sans-annexes", "--annexes-a-part")}
	}
	if err != nil {
		return err
	}
	return c.read(args[0], func(p *store.Portfolio) error {
		s, err := underOutline(p.State(), *flags.outline)
		if err != nil {
			return err
		}
		options, err := flags.options(c, s)
		if err != nil {
			return err
		}
		write := dossierWriters[strings.ToLower(filepath.Ext(*flags.out))]
		if write == nil {
			write = writePDF
		}
		return write(c, p, s, options, *flags.out)
	})
}

// options are those that the portfolio keeps, with what the command line says.
func (f dossierFlags) options(c *call, s *portfolio.State) (o dossier.Options, err error) {
	o = dossier.OptionsOf(s)
	o.Created = time.Now()
	if c.given("date") {
		day, err := time.Parse(time.DateOnly, *f.date)
		if err != nil {
			return o, &misuse{text.CLIDossierDate(*f.date)}
		}
		o.Created = day.Add(12 * time.Hour) // that day in every place where the file is read
	}
	if err := c.choosePlace(&o, s, *f.profile, *f.blocks); err != nil {
		return o, err
	}
	switch {
	case *f.without:
		o.WithoutAnnexes = true
	case *f.apart:
		o.Apart, o.WithoutAnnexes = true, false
	}
	if *f.review {
		o = o.Reviewed()
	}
	return o, nil
}

// choosePlace takes a deposit profile and a list of blocks where the command
// line gives them. What a profile says of annexes counts, not what was kept.
func (c *call) choosePlace(o *dossier.Options, s *portfolio.State, profile, blocks string) (err error) {
	if c.given("profil") {
		if o.Profile, err = findProfile(profile); err != nil {
			return err
		}
		o.Apart, o.WithoutAnnexes = false, false
	}
	if c.given("blocs") {
		o.Blocks, err = chooseBlocks(s, blocks)
	}
	return err
}

// findProfile finds a deposit profile by its code.
func findProfile(code string) (*deposit.Profile, error) {
	if code == "" {
		return nil, &misuse{text.CLIOptionWantsValue("--profil")}
	}
	p, err := deposit.Of(code)
	if err == nil {
		return p, nil
	}
	all, err := deposit.Profiles()
	if err != nil {
		return nil, err
	}
	var known []string
	for _, p := range all {
		known = append(known, p.Code)
	}
	return nil, &refusal{"unknown-profile", text.CLIUnknownProfile(code, known)}
}

func writePDF(c *call, p *store.Portfolio, s *portfolio.State, o dossier.Options, out string) error {
	report, err := dossier.Export(c.ctx, s, p, o, out, nil)
	if err != nil {
		return aboutDossier(out, err)
	}
	return c.tellDossier(out, report, text.CLIDossierWritten(out, report.Pages))
}

// writeODT writes the dossier as a text document.
func writeODT(c *call, _ *store.Portfolio, s *portfolio.State, o dossier.Options, out string) error {
	if c.given("annexes-a-part") {
		return &misuse{text.CLIDossierODTApart}
	}
	report, err := dossier.ExportODT(c.ctx, s, o, out, nil)
	if err != nil {
		return aboutDossier(out, err)
	}
	return c.tellDossier(out, report, text.CLIDossierODTWritten(out))
}

// aboutDossier explains why a dossier was not written, in the words of package
// dossier. Ctrl+C is explained as everywhere.
func aboutDossier(out string, err error) error {
	sentence, ok := dossier.Explain(err)
	if !ok || errors.Is(err, context.Canceled) {
		return err
	}
	code := explain.Error(err).Code
	if taken := new(dossier.TakenError); errors.As(err, &taken) {
		code = "taken"
	}
	return &refusal{code, text.ErrorAbout(filepath.Base(out), sentence)}
}

// tellDossier says what was written; sentence says where.
func (c *call) tellDossier(out string, report dossier.Report, sentence string) error {
	answer := dossierAnswer{Schema: schema, Path: out, Pages: report.Pages, Bytes: report.Bytes, Annexes: report.Annexes,
		Files: filesIn(filepath.Dir(out), report.Files), Said: append([]string{}, report.Said...), Replaced: append([]string{}, report.Replaced...), Findings: []string{}}
	for _, f := range report.Findings {
		if f.Severity >= dossier.Warning {
			answer.Findings = append(answer.Findings, f.Text)
		}
	}
	for _, sentence := range slices.Concat(answer.Findings, answer.Replaced) {
		c.say("- " + sentence)
	}
	return c.answer(answer, func(w io.Writer) {
		fmt.Fprintln(w, sentence)
		for _, f := range answer.Files {
			fmt.Fprintln(w, text.CLIDossierFile(f.Path, f.Annexes, f.Pages, f.Bytes))
		}
		for _, sentence := range answer.Said {
			fmt.Fprintln(w, sentence)
		}
	})
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
