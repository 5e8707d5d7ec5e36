package preflight

import (
	"acquis/assets/text"
	"acquis/portfolio"
)

// texts finds parts that print and have no text, and texts that are much
// shorter or longer than the outline advises.
func (c *check) texts() {
	for _, spec := range c.s.Outline.Sections(c.s.Framework) {
		if spec.Unprinted || spec.Block != "" && !c.presents(spec.Block) {
			continue
		}
		t := c.s.Section(spec.ID)
		if !t.InDossier {
			continue
		}
		words := portfolio.Words(t.Text)
		ref := portfolio.Ref{Kind: portfolio.KindSection, ID: spec.ID}
		title := text.Unquoted(spec.Title)
		switch {
		case words == 0:
			c.find(RuleEmpty, severityOf(spec), ref, text.PreflightEmpty(title))
		case words < spec.MinWords:
			c.find(RuleLength, Note, ref, text.PreflightShort(title, words, spec.MinWords, spec.MaxWords))
		case spec.MaxWords > 0 && words > spec.MaxWords:
			c.find(RuleLength, Note, ref, text.PreflightLong(title, words, spec.MinWords, spec.MaxWords))
		}
	}
}

// severityOf an empty part: a jury looks for the argument of a competence; other
// parts vanish from the dossier without a trace.
func severityOf(spec portfolio.SectionSpec) Severity {
	if spec.Competence != "" {
		return Warning
	}
	return Note
}

// Dossiers of this level have so many pages without their annexes. There is no
// national rule: shorter ones are read as thin, longer ones are not read.
const fewestPages, mostPages = 50, 120

// pages compares the length of the whole, without annexes.
func (c *check) pages(own int) {
	if own < fewestPages || own > mostPages {
		c.find(RulePages, Note, portfolio.Ref{Kind: portfolio.KindDossierOptions, ID: portfolio.DossierOptionsID}, text.PreflightPages(own, fewestPages, mostPages))
	}
}

// signature finds an attestation to sign without place or date.
func (c *check) signature() {
	p := c.prints(portfolio.PartAttestation)
	if p == nil || !p.Prints(portfolio.OmitSignature) {
		return
	}
	who := c.s.Candidate()
	if who.SignedAt == "" || who.SignedOn.IsZero() {
		c.find(RuleSignature, Note, who.Ref(), text.PreflightSignature(who.SignedAt == "", who.SignedOn.IsZero()))
	}
}

// dates finds what ends before it begins, what has not come yet, and situations
// outside of the time of their experience.
func (c *check) dates() {
	for _, e := range c.s.Experiences() {
		if e.InDossier {
			c.period(e.Ref(), e.Name(), e.Period)
		}
	}
	for _, t := range c.s.Trainings() {
		if t.InDossier {
			c.period(t.Ref(), t.Title, t.Period)
		}
	}
	for _, t := range c.s.Situations() {
		if !t.InDossier {
			continue
		}
		c.period(t.Ref(), t.Title, t.Period)
		if e := c.s.Experience(t.Experience); e != nil && outside(t.Period, e.Period) {
			c.find(RuleDates, Warning, t.Ref(), text.PreflightOutside(text.Unquoted(t.Title), t.Period.French(), e.Period.French()))
		}
	}
	for _, p := range c.s.Pieces() {
		if p.Leaves() && c.ahead(p.Date) {
			c.find(RuleDates, Warning, p.Ref(), text.PreflightAhead(text.Unquoted(p.Title), p.Date.French()))
		}
	}
}

func (c *check) period(ref portfolio.Ref, title string, p portfolio.Period) {
	switch {
	case p.OutOfOrder():
		c.find(RuleDates, Warning, ref, text.PreflightBackwards(text.Unquoted(title), p.Start.French(), p.End.French()))
	case c.ahead(p.Start):
		c.find(RuleDates, Warning, ref, text.PreflightAhead(text.Unquoted(title), p.Start.French()))
	}
}

// ahead tells whether a date has surely not come yet. Without a day to compare
// with, nothing is ahead.
func (c *check) ahead(d portfolio.Date) bool { return !c.today.IsZero() && d.After(c.today) }

// outside tells whether a period surely lies, in part, outside of another: a
// year alone is not held against a day of it.
func outside(inner, outer portfolio.Period) bool {
	end := inner.End
	if end.IsZero() && !inner.Current {
		end = inner.Start
	}
	return outer.Start.After(inner.Start) && !inner.Start.IsZero() ||
		!outer.Current && !outer.End.IsZero() && end.After(outer.End)
}
