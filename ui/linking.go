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
	// justifier goes to the justification of a link.
	justifier interface{ Justify(*portfolio.Link) }
	// linked is told of the first link just made, to ask for its justification
	// where it has a field for it.
	linked interface{ Linked(*portfolio.Link) }
)

// prepare reads the portfolio that was opened beside the window, so that even
// the first Ctrl+K of a very long one is answered at once.
func (l *linking) prepare(state *portfolio.State) {
	read := new(picker.Catalogue)
	l.app.runner.Quietly(func(context.Context) error {
		read.Follow(state)
		return nil
	}, func(error) {
		if s := l.app.session; s != nil && s.State().ID == state.ID {
			l.catalogue = read
		}
	})
}

// link opens the picker on what the screen shown is about.
func (a *App) link() {
	if a.session == nil || a.blocked() {
		return
	}
	a.flush()
	var evidence []portfolio.Ref
	indicator := ""
	if s, ok := a.screens[a.at].(linker); ok {
		evidence, indicator = s.ToLink()
	}
	if len(evidence) == 0 && indicator == "" {
		a.told(text.LinkNothing, false)
		return
	}
	a.linking.open(a.session.State(), evidence, indicator)
}

func (l *linking) open(state *portfolio.State, evidence []portfolio.Ref, indicator string) {
	a := l.app
	l.catalogue.Follow(state)
	ask := chooser.Linking{State: state, Coverage: portfolio.Cover(state, a.session.Today()), Evidence: evidence, Indicator: indicator}
	if indicator != "" {
		ask.Choice = l.catalogue.Evidence(indicator)
	} else {
		ask.Choice = l.catalogue.Indicators(ask.Coverage, evidence...)
	}
	ask.OnLink = func(chosen []picker.Item) { l.make(evidence, indicator, chosen) }
	ask.OnLinked = func(link *portfolio.Link) {
		if s, ok := a.screens[a.at].(justifier); ok {
			s.Justify(link)
		}
	}
	l.panel = ask.Open(a.shell.root)
	if indicator == "" && a.prefs.suggests() {
		l.suggest(l.panel, state, evidence)
	}
}

// make links, in one change so that one undo takes all of it back, and says
// what was linked.
func (l *linking) make(evidence []portfolio.Ref, indicator string, chosen []picker.Item) {
	a := l.app
	indicators := []string{indicator}
	if indicator == "" {
		indicators = nil
		for _, item := range chosen {
			indicators = append(indicators, item.Indicator.Code)
		}
	} else {
		for _, item := range chosen {
			evidence = append(evidence, item.Evidence)
		}
	}
	var titles []string
	for _, ref := range evidence {
		titles = append(titles, portfolio.Shorten(text.OrUntitled(a.session.State().TitleOf(ref)), 48))
	}
	var first *portfolio.Link
	err := a.session.Change(text.LinkedLabel(indicators, titles), func(e *portfolio.Edit) error {
		for _, ref := range evidence {
			for _, code := range indicators {
				if e.State().Linked(ref, code) != nil {
					continue
				}
				made, err := e.Link(ref, code, "")
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
	a.told(text.LinkDone(indicators, titles), true)
	if s, ok := a.screens[a.at].(linked); ok && first != nil {
		s.Linked(first)
	}
}

// suggest works out beside the window what the texts may show, and offers it
// if the panel is still there.
func (l *linking) suggest(panel *chooser.LinkPanel, state *portfolio.State, evidence []portfolio.Ref) {
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
		for _, ref := range evidence {
			query.Parts = append(query.Parts, suggest.PartsOf(state.Get(ref))...)
		}
		if len(evidence) == 1 {
			query.Without = evidence[0]
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
