package ui

import (
	"context"
	"slices"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/picker"
	"acquis/portfolio/suggest"
	"acquis/ui/chooser"
)

// linking is the picker (Ctrl+K) of the open portfolio, and what it keeps to
// answer at once.
type linking struct {
	app       *App
	catalogue *picker.Catalogue
	framework *portfolio.Framework // of engine
	engine    *suggest.Engine
	panel     *chooser.LinkPanel // the one last opened
}

// What a screen may do besides, for the picker.
type (
	// linker says what Ctrl+K links: situations and pieces, or one indicator.
	linker interface {
		ToLink() (evidence []portfolio.Ref, indicator string)
	}
	// passager says which passage of that one situation is meant, if only one is.
	passager interface {
		ToLinkPassage() (portfolio.Passage, bool)
	}
	// rechooser takes what is selected for a passage that is being chosen again,
	// and reports whether one is.
	rechooser interface{ ChoosePassage() bool }
	// justifier goes to the justification of a link.
	justifier interface{ Justify(*portfolio.Link) }
	// linked is told of the first link just made, to ask for its justification
	// where it has a field for it.
	linked interface{ Linked(*portfolio.Link) }
)

// prepare reads the portfolio that was opened beside the window, so that even
// the first Ctrl+K of a very long one is answered at once.
// Then is called when that is done.
func (l *linking) prepare(state *portfolio.State, then func()) {
	read := new(picker.Catalogue)
	l.app.runner.Quietly(func(context.Context) error {
		read.Follow(state)
		return nil
	}, func(error) {
		if s := l.app.session; s != nil && s.State().ID == state.ID {
			l.catalogue = read
			then()
		}
	})
}

// link opens the picker on what the screen shown is about.
func (a *App) link() {
	if a.session == nil || a.blocked() {
		return
	}
	a.flush()
	if s, ok := a.screens[a.at].(rechooser); ok && s.ChoosePassage() {
		return
	}
	var evidence []portfolio.Ref
	indicator := ""
	if s, ok := a.screens[a.at].(linker); ok {
		evidence, indicator = s.ToLink()
	}
	if len(evidence) == 0 && indicator == "" {
		a.told(text.LinkNothing, false)
		return
	}
	asked := subject{evidence: evidence, indicator: indicator}
	if s, ok := a.screens[a.at].(passager); ok && indicator == "" && len(evidence) == 1 {
		asked.choosePassage(a.session.State(), s)
	}
	a.linking.open(a.session.State(), asked)
}

// subject is what is being linked: some evidence, a passage of a situation, or
// one indicator.
type subject struct {
	evidence  []portfolio.Ref
	indicator string
	passage   *portfolio.Passage
	quote     string
}

// choosePassage makes the passage that is selected the subject, if one is.
func (s *subject) choosePassage(state *portfolio.State, by passager) {
	p, selected := by.ToLinkPassage()
	t := state.Situation(s.evidence[0].ID)
	if !selected || t == nil {
		return
	}
	if p, quote, ok := t.Passage(p.Field, p.Start, p.End); ok {
		s.passage, s.quote = &p, quote
	}
}

func (l *linking) open(state *portfolio.State, asked subject) {
	a := l.app
	l.catalogue.Follow(state)
	ask := chooser.Linking{State: state, Coverage: portfolio.Cover(state, a.session.Today()),
		Evidence: asked.evidence, Indicator: asked.indicator, Passage: state.Excerpt(asked.quote, 320)}
	switch {
	case asked.indicator != "":
		ask.Choice = l.catalogue.Evidence(asked.indicator)
	case asked.passage != nil:
		ask.Choice = l.catalogue.IndicatorsOfPassage(ask.Coverage, asked.evidence[0], *asked.passage)
	default:
		ask.Choice = l.catalogue.Indicators(ask.Coverage, asked.evidence...)
	}
	ask.OnLink = func(chosen []picker.Item, why string) { l.make(asked, chosen, why) }
	ask.OnLinked = func(link *portfolio.Link) {
		if s, ok := a.screens[a.at].(justifier); ok {
			s.Justify(link)
		}
	}
	l.panel = ask.Open(a.shell.root)
	if asked.indicator == "" && a.prefs.suggests() {
		l.suggest(l.panel, state, asked)
	}
}

// make links, in one change so that one undo takes all of it back, and says
// what was linked.
func (l *linking) make(asked subject, chosen []picker.Item, why string) {
	a := l.app
	evidence, indicators := asked.evidence, []string{asked.indicator}
	if asked.indicator == "" {
		indicators = nil
		for _, item := range chosen {
			indicators = append(indicators, item.Indicator.Code)
		}
	} else {
		for _, item := range chosen {
			evidence = append(evidence, item.Evidence)
		}
	}
	label, said := l.words(asked, evidence, indicators)
	var first *portfolio.Link
	err := a.session.Change(label, func(e *portfolio.Edit) error {
		for _, ref := range evidence {
			for _, code := range indicators {
				made, err := asked.link(e, ref, code, why)
				if err != nil {
					return err
				}
				if first == nil {
					first = made
				}
			}
		}
		return nil
	})
	if err != nil {
		a.fail(err)
		return
	}
	a.told(said, true)
	if s, ok := a.screens[a.at].(linked); ok && first != nil && why == "" {
		s.Linked(first)
	}
}

// link makes one link; nil where there is one already, which stays as it is.
func (s subject) link(e *portfolio.Edit, evidence portfolio.Ref, indicator, why string) (*portfolio.Link, error) {
	if s.passage != nil {
		return e.LinkPassage(evidence.ID, *s.passage, indicator, why)
	}
	if e.State().Twin(&portfolio.Link{Evidence: evidence, Indicator: indicator}) != nil {
		return nil, nil
	}
	return e.Link(evidence, indicator, why)
}

// words name the change, and say what was linked.
func (l *linking) words(asked subject, evidence []portfolio.Ref, indicators []string) (label, said string) {
	state := l.app.session.State()
	if asked.passage != nil {
		quote := state.Excerpt(asked.quote, 48)
		return text.PassageLinkedLabel(indicators, quote), text.PassageLinked(indicators, quote)
	}
	var titles []string
	for _, ref := range evidence {
		titles = append(titles, portfolio.Shorten(text.OrUntitled(state.TitleOf(ref)), 48))
	}
	return text.LinkedLabel(indicators, titles), text.LinkDone(indicators, titles)
}

// suggest works out beside the window what the texts may show, and offers it
// if the panel is still there.
func (l *linking) suggest(panel *chooser.LinkPanel, state *portfolio.State, asked subject) {
	a := l.app
	if l.framework != state.Framework {
		l.framework, l.engine = state.Framework, nil
	}
	engine := l.engine
	var found []suggest.Suggestion
	a.runner.Quietly(func(context.Context) error {
		if engine == nil {
			engine = suggest.New(state.Framework)
		}
		query := suggest.Query{Learned: engine.Learn(state), Limit: 12}
		if asked.passage != nil {
			query.Parts = []suggest.Part{{Field: asked.passage.Field, Text: asked.quote}}
		} else {
			for _, ref := range asked.evidence {
				query.Parts = append(query.Parts, suggest.PartsOf(state.Get(ref))...)
			}
		}
		if len(asked.evidence) == 1 {
			query.Without = asked.evidence[0]
		}
		found = engine.Suggest(query)
		return nil
	}, func(err error) {
		if err != nil {
			return // there is nothing to suggest: the list is there
		}
		l.engine = engine
		if panel.Dialog.Shown() {
			panel.Suggest(suggestions(found))
		}
	})
}

// suggestions says shortly which words speak for each indicator.
func suggestions(found []suggest.Suggestion) []chooser.Suggestion {
	const most = 3 // words: the line is short
	var all []chooser.Suggestion
	for _, f := range found {
		s := chooser.Suggestion{Indicator: f.Indicator.Code}
		for _, r := range f.Reasons {
			if word := portfolio.Shorten(r.Word, 24); len(s.Words) < most && !slices.Contains(s.Words, word) {
				s.Words = append(s.Words, word)
			}
		}
		all = append(all, s)
	}
	return all
}

// digit is Ctrl and a digit while the picker is open: one of the last used. It
// reports whether the picker was open.
func (l *linking) digit(n int) bool {
	if l.panel == nil || !l.panel.Dialog.Shown() {
		return false
	}
	l.panel.TakeRecent(n)
	return true
}
