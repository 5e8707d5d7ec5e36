package dossier

import ts "acquis/export/typeset"

// look holds the styles that a dossier adds to the theme.
type look struct {
	theme *ts.Theme

	overline *ts.ParagraphStyle // title page: what kind of document
	title    *ts.ParagraphStyle // title page: its title
	diploma  *ts.ParagraphStyle // title page: the certification
	name     *ts.ParagraphStyle // title page: the candidate
	plain    *ts.ParagraphStyle // title page: everything else
	label    *ts.ParagraphStyle // a small heading within a page
	codes    *ts.ParagraphStyle // the line of indicator codes of a situation
	place    *ts.ParagraphStyle // the organisation of an experience
	meta     *ts.ParagraphStyle // the line under the title of an experience
	note     *ts.ParagraphStyle // a word of explanation
	tale     *ts.ParagraphStyle // title of a situation
	small    *ts.ParagraphStyle // a table that is looked up, not read
	source   *ts.ParagraphStyle // an entry of a list of works or acronyms
}

// themeOf is the page that a dossier is set on.
func themeOf(o Options) *ts.Theme {
	if o.Review {
		return ts.Draft()
	}
	return ts.Book()
}

func newLook(t *ts.Theme) *look {
	sans := ts.ParagraphStyle{Family: ts.Sans, Size: 10.4, Leading: 14.4, Color: ts.Ink, Wide: true, After: 3}
	l := &look{theme: t}
	l.overline = sans.With(func(s *ts.ParagraphStyle) { s.Size, s.Leading, s.Bold, s.Color, s.After = 11, 15, true, ts.Grey, 6 })
	l.title = sans.With(func(s *ts.ParagraphStyle) { s.Size, s.Leading, s.Bold, s.Color, s.After = 34, 40, true, ts.Accent, 14 })
	l.diploma = sans.With(func(s *ts.ParagraphStyle) { s.Family, s.Size, s.Leading, s.After = ts.Serif, 15, 20, 4 })
	l.name = sans.With(func(s *ts.ParagraphStyle) { s.Size, s.Leading, s.Bold, s.After = 18, 23, true, 3 })
	l.plain = &sans
	l.label = sans.With(func(s *ts.ParagraphStyle) {
		s.Size, s.Leading, s.Bold, s.Color, s.Before, s.After, s.KeepNext = 8.8, 12, true, ts.Grey, 13, 2, true
	})
	l.codes = sans.With(func(s *ts.ParagraphStyle) {
		s.Size, s.Leading, s.Color, s.After, s.KeepNext = 9, 12.6, ts.Grey, 9, true
	})
	l.place = sans.With(func(s *ts.ParagraphStyle) { s.Size, s.Leading, s.After, s.KeepNext = 11.5, 15.5, 1, true })
	l.meta = sans.With(func(s *ts.ParagraphStyle) {
		s.Size, s.Leading, s.Color, s.After, s.KeepNext = 10, 14, ts.Grey, 10, true
	})
	l.note = sans.With(func(s *ts.ParagraphStyle) {
		s.Size, s.Leading, s.Color, s.After, s.Wide = 9.6, 13.6, ts.Grey, 10, false
	})
	l.tale = t.Headings[2].With(func(s *ts.ParagraphStyle) { s.Size, s.Leading, s.Before, s.After, s.Wide = 14.5, 18.5, 30, 4, true })
	l.small = t.Cell.With(func(s *ts.ParagraphStyle) { s.Size, s.Leading = 8.9, 11.8 })
	l.source = t.Body.With(func(s *ts.ParagraphStyle) {
		s.Size, s.Leading, s.Align, s.Hang, s.After, s.KeepLines = 10, 13.6, ts.Left, 14, 3, true
	})
	return l
}
