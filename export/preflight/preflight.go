// Package preflight is the contrôle avant dépôt: everything that a candidate
// should know before handing a dossier in, each thing with the place where it
// is mended.
//
// What it finds is advice: only the jury judges, and the candidate decides. The
// one thing that blocks is a dossier that would have no page.
//
// Of answers at once, which need no file ([Of]), the window shows those of the
// moment; [Check] also reads the annexes, lays the dossier out, and tells
// whether the place of deposit will take what comes of it. Neither writes
// anything. The same portfolio, options and day give the same findings in the
// same order.
package preflight

import (
	"cmp"
	"context"
	"slices"

	"acquis/assets/text"
	"acquis/export/dossier"
	"acquis/portfolio"
)

// Rule names what a finding is about, for programs.
type Rule string

// The rules, in the order in which their findings are listed.
const (
	RuleDossier    Rule = "dossier"    // what building the dossier itself finds: see dossier.Check
	RuleDeposit    Rule = "deposit"    // what the place of deposit will not accept
	RuleIndicator  Rule = "indicator"  // an indicator with nothing linked, or not argued
	RuleRecheck    Rule = "recheck"    // links à revérifier
	RuleBalance    Rule = "balance"    // much for one block, little for another
	RulePages      Rule = "pages"      // shorter or longer than such dossiers are
	RuleLength     Rule = "length"     // a text against the outline's advice
	RuleEmpty      Rule = "empty"      // a part with no text
	RuleDates      Rule = "dates"      // dates out of order
	RuleSignature  Rule = "signature"  // place and date of signature
	RuleResolution Rule = "resolution" // images with too few pixels
)

var rules = []Rule{RuleDossier, RuleDeposit, RuleIndicator, RuleRecheck, RuleBalance, RulePages, RuleLength,
	RuleEmpty, RuleDates, RuleSignature, RuleResolution}

// Severity says how much a finding matters.
type Severity uint8

// The severities, in rising order.
const (
	Note     Severity = iota // good to know
	Warning                  // should be mended before the deposit
	Blocking                 // there would be no dossier
)

// Finding is something to know before the deposit.
type Finding struct {
	Rule     Rule
	Severity Severity
	Text     string // a French sentence that says what to do
	// Where it is mended: a record, or an indicator by its code. Both may be
	// empty, for what concerns the whole.
	Ref       portfolio.Ref
	Indicator string
}

// Leads tells whether a finding has a place where it is mended.
func (f *Finding) Leads() bool { return f.Indicator != "" || !f.Ref.IsZero() }

// Report is what a whole check found.
type Report struct {
	Pages    int            // of the dossier's own file
	Files    []dossier.File // of annexes, beside it
	Said     []string       // sentences about what an export does so that it fits
	Findings []Finding      // gravest first, then by rule
}

// Blocked tells whether there would be no dossier.
func (r *Report) Blocked() bool { return Blocked(r.Findings) }

// Blocked tells whether one of the findings blocks.
func Blocked(findings []Finding) bool {
	return slices.ContainsFunc(findings, func(f Finding) bool { return f.Severity == Blocking })
}

// Warnings counts what should be mended before the deposit.
func Warnings(findings []Finding) int {
	n := 0
	for _, f := range findings {
		if f.Severity > Note {
			n++
		}
	}
	return n
}

// Of lists what can be known without reading a file, on a day: that counts for
// dates that have not come yet and for how recent pieces are.
func Of(s *portfolio.State, o dossier.Options, today portfolio.Date) []Finding {
	return ordered(look(s, o, today).found)
}

// Check also reads the annexes and lays the dossier out. files may be nil;
// progress may be nil. Errors are that of ctx.
func Check(ctx context.Context, s *portfolio.State, files dossier.FileSource, o dossier.Options, today portfolio.Date,
	progress func(dossier.Progress)) (*Report, error) {
	c := look(s, o, today)
	if Blocked(c.found) {
		return &Report{Findings: ordered(c.found)}, nil
	}
	plan, err := dossier.PlanFor(ctx, s, files, o, progress)
	if err != nil {
		return nil, err
	}
	for _, f := range plan.Findings {
		c.find(RuleDeposit, Warning, f.Ref, f.Text)
	}
	c.pages(plan.Own)
	return &Report{Pages: plan.Pages, Files: plan.Files, Said: plan.Said, Findings: ordered(c.found)}, nil
}

// check is one look at a portfolio.
type check struct {
	s     *portfolio.State
	o     dossier.Options
	today portfolio.Date
	found []Finding
}

func look(s *portfolio.State, o dossier.Options, today portfolio.Date) *check {
	c := &check{s: s, o: o, today: today}
	c.whole()
	for _, f := range dossier.Check(s, o) {
		severity := Note
		if f.Severity >= dossier.Warning {
			severity = Warning
		}
		c.find(RuleDossier, severity, f.Ref, f.Text)
	}
	c.indicators()
	c.rechecks()
	c.balance()
	c.texts()
	c.dates()
	c.signature()
	c.pictures()
	return c
}

// whole finds what leaves no dossier at all.
func (c *check) whole() {
	if len(c.s.Outline.Printed()) == 0 {
		c.find(RuleDossier, Blocking, portfolio.Ref{Kind: portfolio.KindOutline, ID: portfolio.OutlineID}, text.PreflightNoPart)
	}
}

func (c *check) find(rule Rule, severity Severity, ref portfolio.Ref, sentence string) {
	c.found = append(c.found, Finding{Rule: rule, Severity: severity, Text: sentence, Ref: ref})
}

// presents says whether a block is argued in the dossier.
func (c *check) presents(block string) bool { return c.o.Presents(c.s, block) }

// prints says whether the outline prints a part of a kind.
func (c *check) prints(kind portfolio.PartKind) *portfolio.Part {
	for _, p := range c.s.Outline.Printed() {
		if p.Kind == kind {
			return &p
		}
	}
	return nil
}

func ordered(found []Finding) []Finding {
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(slices.Index(rules, a.Rule), slices.Index(rules, b.Rule)))
	})
	return found
}
