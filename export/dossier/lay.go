package dossier

import (
	"context"

	"acquis/assets/text"
	"acquis/export/annex"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// composed is a dossier whose every page is known, with its annexes arranged.
type composed struct {
	made   *built
	plan   *arrangement
	layout *ts.Layout
}

// lay arranges the annexes, then lays the dossier out with the pages, or the
// files, in which they will be. What was read of them is kept in a folder, or
// nowhere, see inspect.
func lay(ctx context.Context, keep string, s *portfolio.State, files FileSource, o Options, progress func(Progress)) (*composed, error) {
	l := &composed{made: build(s, o)}
	var err error
	if l.plan, err = arrange(ctx, keep, l.made, files, o, progress); err != nil {
		return nil, err
	}
	progress(Progress{Step: text.ExportLaysOut})
	if l.plan.apart {
		l.made = buildFiled(s, o, l.plan.places())
	} else {
		l.append(o)
	}
	if l.layout, err = ts.Lay(ctx, l.made.doc); err != nil {
		return nil, err
	}
	for _, one := range l.plan.all {
		if !l.plan.apart {
			one.source.BackPage = l.layout.PageOf(one.entry.row())
		}
		one.source.Caption = l.caption(one.entry)
	}
	return l, nil
}

// append has the pages of the annexes follow the document. For two-sided
// printing each begins on a right-hand page, and the last needs nothing after it.
func (l *composed) append(o Options) {
	for i, one := range l.plan.all {
		pages := max(1, one.info.Pages)
		one.source.Handed = l.plan.handed(one.source.Number)
		if one.source.Blank = o.profile().TwoSided && pages%2 == 1 && i < len(l.plan.all)-1; one.source.Blank {
			pages++
		}
		l.made.doc.Appended = append(l.made.doc.Appended, ts.Appended{Anchor: one.entry.anchor(), URI: one.entry.uri(), Pages: pages})
	}
}

// caption is the title line of an annex: what it shows, and the indicators that
// it serves with the page of their line in the table of the competence.
func (l *composed) caption(a *annexEntry) *annex.Caption {
	c := &annex.Caption{Shows: ts.French(a.piece.Proves)}
	codes := ""
	for i, code := range a.codes {
		page := l.layout.PageOf(indicatorAnchor(code))
		if codes += code; i+1 < len(a.codes) && page == l.layout.PageOf(indicatorAnchor(a.codes[i+1])) {
			codes += ", "
			continue
		}
		switch {
		case page == 0: // the outline prints no tables
			c.Codes = append(c.Codes, annex.Span{Text: codes})
		case l.plan.apart:
			c.Codes = append(c.Codes, annex.Span{Text: text.CaptionDossier(codes, page)})
		default:
			c.Codes = append(c.Codes, annex.Span{Text: text.CaptionPage(codes, page), Page: page})
		}
		codes = ""
	}
	return c
}
