package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// The answer of "liens --json". Its shape is a promise to other programs.
type (
	linksAnswer struct {
		Schema int          `json:"schema"`
		Links  []linkAnswer `json:"links"`
	}
	linkAnswer struct {
		ID            portfolio.ID   `json:"id"`
		Indicator     string         `json:"indicator"`
		Kind          portfolio.Kind `json:"kind"`     // of the evidence: situation, piece
		Evidence      portfolio.ID   `json:"evidence"` // of the situation or the piece
		Title         string         `json:"title"`    // likewise
		Justification string         `json:"justification"`
		Passage       *passageAnswer `json:"passage,omitempty"` // absent for the whole
		Reviewed      bool           `json:"reviewed"`          // relu, and nothing has changed since
		Suspect       bool           `json:"suspect"`           // à revérifier
	}
	passageAnswer struct {
		Field string `json:"field"`
		Start int    `json:"start"` // runes
		End   int    `json:"end"`
		Quote string `json:"quote"` // what it said when it was linked or last found right
		Text  string `json:"text"`  // what it says now, "" where it is gone
		Fate  string `json:"fate"`  // kept, edited, gone
	}
)

// fates are the words of the JSON answer for what has become of a passage.
var fates = map[portfolio.Fate]string{portfolio.PassageKept: "kept", portfolio.PassageEdited: "edited", portfolio.PassageGone: "gone"}

// showLinks lists the links, or those that are to be looked at again.
func showLinks(c *call) error {
	again := c.Bool("a-reverifier")
	args, err := c.parse("PORTFOLIO")
	if err != nil {
		return err
	}
	return c.read(args[0], func(p *store.Portfolio) error {
		s := p.State()
		links := linksOf(s)
		if *again {
			links = slices.DeleteFunc(links, func(l *portfolio.Link) bool { return !s.Suspect(l) })
		}
		answer := linksAnswer{Schema: schema, Links: []linkAnswer{}}
		for _, l := range links {
			answer.Links = append(answer.Links, linkAnswerOf(s, l))
		}
		return c.answer(answer, func(w io.Writer) { tellLinks(w, s, links, *again) })
	})
}

// linksOf lists the links in the order of the framework.
func linksOf(s *portfolio.State) []*portfolio.Link {
	var links []*portfolio.Link
	for _, i := range s.Framework.Indicators() {
		links = append(links, s.LinksTo(i.Code)...)
	}
	return links
}

func linkAnswerOf(s *portfolio.State, l *portfolio.Link) linkAnswer {
	a := linkAnswer{ID: l.ID, Indicator: l.Indicator, Kind: l.Evidence.Kind, Evidence: l.Evidence.ID, Title: s.TitleOf(l.Evidence),
		Justification: l.Justification, Suspect: s.Suspect(l)}
	a.Reviewed = l.Checked != "" && !a.Suspect
	if l.OfPassage() {
		f := s.Passage(l)
		a.Passage = &passageAnswer{f.Field, f.Start, f.End, l.Quote, f.Text, fates[f.Fate]}
	}
	return a
}

// tellLinks prints a table, for people.
func tellLinks(w io.Writer, s *portfolio.State, links []*portfolio.Link, again bool) {
	if len(links) == 0 {
		fmt.Fprintln(w, text.CLINoLinks(again))
		return
	}
	const titleWidth = 40
	t := &table{columns: []string{text.CLICoverageIndicator, text.CLILinksEvidence, ""}}
	for _, l := range links {
		var flags []string
		switch {
		case s.Suspect(l):
			flags = append(flags, text.RecheckWord)
		case l.Checked != "":
			flags = append(flags, text.CLILinksReviewed)
		}
		if !l.Justified() {
			flags = append(flags, text.CLILinksBare)
		}
		t.row(l.Indicator, portfolio.Shorten(text.OrUntitled(s.TitleOf(l.Evidence)), titleWidth), strings.Join(flags, ", "))
		if l.OfPassage() {
			t.head("    " + passageWords(s, l))
		}
	}
	t.print(w)
	fmt.Fprintln(w, text.CLILinksSum(len(links)))
}

func passageWords(s *portfolio.State, l *portfolio.Link) string {
	if f := s.Passage(l); f.Fate != portfolio.PassageGone {
		return text.LinkPassage(s.Excerpt(f.Text, 60))
	}
	return text.PassageLost(s.Excerpt(l.Quote, 50))
}

// unlink takes away the link of a situation or a piece, or that of one passage.
func unlink(c *call) error {
	quote := c.String("passage")
	args, err := c.parse("PORTFOLIO", "ID", "INDICATEUR")
	if err != nil {
		return err
	}
	id, indicator := portfolio.ID(args[1]), args[2]
	var gone portfolio.ID
	var title string
	err = use(args[0], func(p *store.Portfolio) error {
		evidence := evidenceOf(p.State(), id)
		if evidence.IsZero() {
			return &refusal{"not-found", text.CLINoEvidence(args[1])}
		}
		title = p.State().TitleOf(evidence)
		link, err := linkMeant(p.State(), evidence, indicator, *quote)
		if err != nil {
			return err
		}
		gone = link.ID
		return p.Change(text.UnlinkLabel(indicator, title), func(e *portfolio.Edit) error {
			e.Remove(link.Ref())
			return nil
		})
	})
	if err != nil {
		return err
	}
	return c.answer(idAnswer{schema, gone}, func(w io.Writer) {
		fmt.Fprintln(w, text.CompetencesUnlinked(portfolio.Shorten(title, headingWidth), indicator))
	})
}

// linkMeant finds the link that is meant: of the whole, or of the passage that
// says, or said, the quote. Between several passages it does not choose.
func linkMeant(s *portfolio.State, evidence portfolio.Ref, indicator, quote string) (*portfolio.Link, error) {
	links := s.LinksBetween(evidence, indicator)
	quote = portfolio.NormalizeLine(quote)
	if quote != "" || len(links) > 1 || len(links) == 1 && links[0].OfPassage() {
		links = slices.DeleteFunc(links, func(l *portfolio.Link) bool {
			if quote == "" {
				return l.OfPassage()
			}
			said := portfolio.NormalizeLine(l.Quote + "\n" + s.Passage(l).Text)
			return !l.OfPassage() || !strings.Contains(said, quote)
		})
	}
	switch {
	case len(links) == 1:
		return links[0], nil
	case len(links) > 1:
		return nil, &refusal{"ambiguous", text.CLISeveralPassages(len(links))}
	case quote == "" && len(s.LinksBetween(evidence, indicator)) > 0:
		return nil, &refusal{"ambiguous", text.CLIOnlyPassages(indicator)}
	}
	return nil, &refusal{"not-found", text.CLINotLinked(indicator)}
}

// linkPassage links the one passage of a situation that says the quote.
func linkPassage(e *portfolio.Edit, evidence portfolio.Ref, quote, indicator, justification string) (*portfolio.Link, error) {
	t := e.State().Situation(evidence.ID)
	if t == nil {
		return nil, &refusal{"no-passage", text.CLIPassageOfPiece}
	}
	found := t.FindPassage(quote)
	switch {
	case len(found) == 0:
		return nil, &refusal{"no-passage", text.CLINoPassage(portfolio.Shorten(quote, 60))}
	case len(found) > 1:
		return nil, &refusal{"ambiguous", text.CLISeveralPassages(len(found))}
	}
	l, err := e.LinkPassage(t.ID, found[0], indicator, justification)
	if errors.Is(err, portfolio.ErrPassage) {
		return nil, &refusal{"no-passage", text.CLINoPassage(portfolio.Shorten(quote, 60))}
	}
	return l, err
}
