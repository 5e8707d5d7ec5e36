package ui

import (
	"slices"

	"acquis/ui/competences"
	"acquis/ui/evidencemap"
	"acquis/ui/holding"
	"acquis/ui/sufficiency"
)

// views are the views of Compétences, in the order of
// text.ViewsOfCompetences: each is a place of its own, under one line of the
// rail.
var views = []place{placeCompetences, placeMap, placeHolding, placeSufficiency, placeRecheck}

// inRail is the line of the rail that a place stands under.
func inRail(p place) place {
	switch {
	case slices.Contains(views, p):
		return placeCompetences
	case p == placeOutline, p == placePreflight:
		return placeDossier
	case p == placeFeasibility:
		return placeSelfAssessment
	case p == placeVersions:
		return placeDashboard
	}
	return p
}

// goToView goes to a view of Compétences.
func (a *App) goToView(index int) { a.goToFocused(views[index]) }

func (a *App) competences() Screen {
	s := competences.New(a.session)
	s.OnError, s.OnRemoved = a.fail, a.removed
	s.OnOpen, s.OnLink, s.OnView = a.openRecord, a.link, a.goToView
	s.OnPassage, s.OnRecheck = a.openPassage, a.openRecheck
	return s
}

func (a *App) evidenceMap() Screen {
	s := evidencemap.New(a.session)
	s.OnError, s.OnTell = a.fail, a.told
	s.OnView, s.OnIndicator, s.OnOpen = a.goToView, a.openIndicator, a.openRecord
	s.OnSituations = func() { a.goToFocused(placeSituations) }
	s.OnPieces = func() { a.goToFocused(placePieces) }
	return s
}

func (a *App) holding() Screen {
	s := holding.New(a.session.Today)
	s.OnView, s.OnIndicator, s.OnOpen, s.OnBlock = a.goToView, a.openIndicator, a.openRecord, a.openBlock
	return s
}

func (a *App) sufficiency() Screen {
	s := sufficiency.New(a.session)
	s.OnError, s.OnView = a.fail, a.goToView
	return s
}

// openBlock goes to the indicators of a block.
func (a *App) openBlock(code string) {
	a.goTo(placeCompetences)
	a.screens[placeCompetences].(*competences.Screen).OpenBlock(code)
}
