package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/explain"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
)

// The answers of "trame --json": without an argument, of a portfolio, of a file.
type (
	outlinesAnswer struct {
		Schema   int            `json:"schema"`
		Outlines []outlineTitle `json:"outlines"`
	}
	outlineTitle struct {
		Code       string   `json:"code"`
		Title      string   `json:"title"`
		Frameworks []string `json:"frameworks"` // none: for any
		Parts      int      `json:"parts"`
	}
	outlineAnswer struct {
		Schema  int                `json:"schema"`
		Own     bool               `json:"own"`            // not the one that the portfolio was begun with
		Path    string             `json:"path,omitempty"` // of the file that was written
		Strays  []strayAnswer      `json:"strays"`         // texts without a part
		Outline *portfolio.Outline `json:"outline"`
	}
	strayAnswer struct {
		ID    portfolio.ID `json:"id"`
		Title string       `json:"title"`
	}
)

// outlineChange is what is to become of a portfolio's outline.
type outlineChange struct {
	choose, load string
	revert       bool
}

func (c outlineChange) none() bool { return c == outlineChange{} }

// showOutline is the command "trame": it lists the outlines that Acquis comes with,
// checks a file, or shows and changes the outline of a portfolio.
func showOutline(c *call) error {
	export := c.String("exporter")
	choose, load, revert := c.String("choisir"), c.String("importer"), c.Bool("origine")
	args, err := c.parse("[PORTFOLIO]")
	if err == nil {
		err = c.oneOf("choisir", "importer", "origine")
	}
	if err != nil {
		return err
	}
	change := outlineChange{*choose, *load, *revert}
	switch {
	case len(args) == 0 && change.none() && *export == "":
		return listOutlines(c)
	case len(args) == 0:
		return &misuse{text.CLIMissing("PORTFOLIO")}
	case isOutlineFile(args[0]):
		if !change.none() || *export != "" {
			return &misuse{text.CLIOutlineFileOnly(args[0])}
		}
		return checkOutline(c, args[0])
	}
	if *export != "" {
		if err := c.checkOutput(*export); err != nil {
			return err
		}
	}
	return portfolioOutline(c, args[0], change, *export)
}

// oneOf refuses more than one of some options.
func (c *call) oneOf(names ...string) error {
	first := ""
	for _, name := range names {
		switch {
		case !c.given(name):
		case first != "":
			return &misuse{text.CLIOutlineOneChange(dashed(first), dashed(name))}
		default:
			first = name
		}
	}
	return nil
}

func listOutlines(c *call) error {
	all, err := catalogue.Outlines()
	if err != nil {
		return err
	}
	answer := outlinesAnswer{Schema: schema}
	for _, o := range all {
		answer.Outlines = append(answer.Outlines,
			outlineTitle{o.Code, o.Title, append([]string{}, o.Frameworks...), len(o.Parts)})
	}
	return c.answer(answer, func(w io.Writer) {
		for _, o := range answer.Outlines {
			fmt.Fprintf(w, "%s  %s\n", o.Code, o.Title)
		}
	})
}

// isOutlineFile reports whether an argument names a file rather than a
// portfolio.
func isOutlineFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular() || err != nil && strings.EqualFold(filepath.Ext(name), ".json")
}

func checkOutline(c *call, path string) error {
	o, err := readOutline(path)
	if err != nil {
		return err
	}
	return c.answer(outlineAnswer{Schema: schema, Strays: []strayAnswer{}, Outline: o},
		func(w io.Writer) { fmt.Fprintln(w, text.CLIOutlineFine(o.Title, len(o.Parts))) })
}

func readOutline(path string) (*portfolio.Outline, error) {
	o, err := interchange.ReadOutline(path)
	return o, explain.About(path, err)
}

// findOutline finds an outline by its code, or reads it from a file.
func findOutline(name string) (*portfolio.Outline, error) {
	if isOutlineFile(name) {
		return readOutline(name)
	}
	known, err := catalogue.OutlineOf(strings.ToLower(name))
	if errors.Is(err, portfolio.ErrOutline) {
		var codes []string
		all, _ := catalogue.Outlines() // they were read just now
		for _, o := range all {
			codes = append(codes, o.Code)
		}
		return nil, &refusal{"unknown-outline", text.CLIUnknownOutline(name, codes)}
	}
	return known.Outline, err
}

// underOutline is a portfolio under the outline of a code or a file, or as it
// is if none is named.
func underOutline(s *portfolio.State, name string) (*portfolio.State, error) {
	if name == "" {
		return s, nil
	}
	o, err := findOutline(name)
	if err != nil {
		return nil, err
	}
	return s.WithOutline(o), nil
}

// wanted is the outline that a change asks for; nil is that of the beginning.
func (change outlineChange) wanted() (*portfolio.Outline, string, error) {
	switch {
	case change.choose != "":
		o, err := findOutline(change.choose)
		return o, text.ChangeOutlineTaken, err
	case change.load != "":
		o, err := readOutline(change.load)
		return o, text.ChangeOutlineTaken, err
	}
	return nil, text.ChangeOutlineRevert, nil
}

func portfolioOutline(c *call, name string, change outlineChange, export string) error {
	var s *portfolio.State
	if change.none() {
		if err := c.read(name, func(p *store.Portfolio) error { s = p.State(); return nil }); err != nil {
			return err
		}
	} else {
		next, label, err := change.wanted()
		if err != nil {
			return err
		}
		err = use(name, func(p *store.Portfolio) error {
			err := p.Change(label, func(e *portfolio.Edit) error { return e.SetOutline(next) })
			s = p.State()
			return err
		})
		if err != nil {
			return err
		}
	}
	if export != "" {
		if err := interchange.WriteOutline(export, s.Outline); err != nil {
			return explain.About(export, err)
		}
	}
	answer := outlineAnswer{Schema: schema, Own: s.OwnOutline(), Path: export, Strays: []strayAnswer{}, Outline: s.Outline}
	for _, stray := range s.Strays() {
		answer.Strays = append(answer.Strays, strayAnswer{stray.ID, stray.Title})
	}
	return c.answer(answer, func(w io.Writer) { tellOutline(w, answer) })
}

// tellOutline lists the parts, for people.
func tellOutline(w io.Writer, a outlineAnswer) {
	if a.Path != "" {
		fmt.Fprintln(w, text.OutlineWritten(filepath.Base(a.Path)))
		return
	}
	fmt.Fprintf(w, "%s  %s\n\n", a.Outline.Code, a.Outline.Title)
	t := &table{columns: []string{text.CLIOutlineKey, text.CLIOutlineKind, text.OutlineHeading, ""}}
	for _, p := range a.Outline.Parts {
		off := ""
		if p.Unprinted {
			off = text.OutlineUnprinted
		}
		t.row(p.Key, string(p.Kind), p.Title, off)
	}
	t.print(w)
	if len(a.Strays) > 0 {
		fmt.Fprintf(w, "\n%s\n", text.OutlineStrays(len(a.Strays)))
		for _, s := range a.Strays {
			fmt.Fprintf(w, "- %s\n", s.Title)
		}
	}
}
