package ui

import (
	"time"

	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/ui/candidacy"
	"acquis/ui/career"
	"acquis/ui/dashboard"
	"acquis/ui/frameworkview"
	"acquis/ui/home"
	"acquis/ui/native"
	"acquis/ui/pieces"
	"acquis/ui/selfassessment"
	"acquis/ui/settings"
	"acquis/ui/situations"
	"acquis/ui/theme"
	"acquis/ui/writing"
)

// makeScreen makes the screen of a place and ties it to the window. It is the
// one function that knows all screens.
func (a *App) makeScreen(p place) Screen {
	switch p {
	case placeDashboard:
		return a.dashboard()
	case placeSelfAssessment:
		s := selfassessment.New(a.session)
		s.OnError = a.fail
		s.OnSituations = func() { a.goToFocused(placeSituations) }
		s.OnFeasibility = func() { a.goToFocused(placeFeasibility) }
		return s
	case placeCareer:
		s := career.New(a.session, time.Now)
		s.OnError, s.OnTell = a.fail, a.told
		s.OnSituation = a.openSituation
		return s
	case placeSituations:
		s := situations.New(a.session)
		s.OnError, s.OnTell = a.fail, a.told
		s.OnIndicator, s.OnExperience = a.openIndicator, a.openExperience
		s.OnLink, s.OnRecheck = a.link, a.openRecheck
		return s
	case placeWriting:
		s := writing.New(a.session)
		s.OnError, s.OnTell = a.fail, a.told
		s.OnIndicator = a.openIndicator
		s.OnSituation, s.OnPiece = a.openSituation, a.openPieceForm
		s.OnOutline = func() { a.goToFocused(placeOutline) }
		return s
	case placePieces:
		return a.pieces()
	case placeCompetences:
		return a.competences()
	case placeMap:
		return a.evidenceMap()
	case placeHolding:
		return a.holding()
	case placeRecheck:
		return a.recheck()
	case placeSufficiency:
		return a.sufficiency()
	case placeFramework:
		s := frameworkview.New(knownFrameworks(), a.session.Today)
		s.OnIndicator = a.openIndicator
		return s
	case placeDossier:
		return a.withPreview(a.dossierScreen())
	case placeCandidacy:
		s := candidacy.New(a.session)
		s.OnError = a.fail
		s.OnFeasibility = func() { a.goToFocused(placeFeasibility) }
		return s
	case placeSettings:
		return a.settings()
	case placePreflight:
		return a.preflight()
	case placeOutline:
		return a.outline()
	case placeFeasibility:
		return a.feasibility()
	case placeVersions:
		return a.versions()
	}
	return a.home()
}

func (a *App) dashboard() Screen {
	s := dashboard.New(a.session, time.Now)
	s.OnStep = a.openStep
	s.OnBlock = a.openBlock
	s.OnHolding = func() { a.goToFocused(placeHolding) }
	s.OnCopy, s.OnSealedCopy = a.saveCopy, a.saveSealedCopy
	s.OnVersions = func() { a.goToFocused(placeVersions) }
	s.OnAsk = func() {
		a.goTo(placeFramework)
		a.screens[placeFramework].(*frameworkview.Screen).OpenEnd()
	}
	return s
}

func (a *App) pieces() Screen {
	s := pieces.New(a.session, a.session)
	s.OnError, s.OnRemoved = a.fail, a.removed
	s.OnAdd, s.OnFiles = a.askPieces, a.addPieces
	s.OnOpen, s.OnStandIn = a.openPiece, a.askStandIn
	s.OnPreview = func(id portfolio.ID) { a.preview(id, "", 0) }
	s.OnIndicator = a.openIndicator
	s.OnLink, s.OnRecheck = a.link, a.openRecheck
	s.OnErase = a.erasePiece
	return s
}

func (a *App) home() Screen {
	s := &homeScreen{home.New(knownFrameworks()), a.recents}
	s.OnCreate = a.create
	s.OnOpen, s.OnRecent, s.OnExample = a.askOpen, a.open, a.openExample
	s.OnOpenCopy = a.askCopy
	s.OnForget = func(dir string) {
		a.prefs.dropRecent(dir)
		a.menu.update()
		s.Show(nil)
	}
	return s
}

// homeScreen lists the recent portfolios anew each time it comes up.
type homeScreen struct {
	*home.Screen
	recents func() []home.Recent
}

// Show implements Screen; there is no open portfolio.
func (s *homeScreen) Show(*portfolio.State) { s.SetRecents(s.recents()) }

func (a *App) settings() Screen {
	s := &settingsScreen{settings.New(), a}
	s.OnLook = func(look theme.Look) { a.setTheme(theme.New(look, a.prefs.theme().Scale())) }
	s.OnScale = func(scale float32) { a.setTheme(theme.New(a.prefs.theme().Look(), scale)) }
	s.OnSuggest = func(on bool) { a.prefs.SetBool(prefSuggest, on) }
	s.OnShow = func(dir string) { a.show(dir, native.OpenFolder) }
	s.OnVerify = a.verify
	return s
}

// settingsScreen tells the preferences in force each time it comes up.
type settingsScreen struct {
	*settings.Screen
	app *App
}

// Show implements Screen.
func (s *settingsScreen) Show(*portfolio.State) {
	now := s.app.prefs.theme()
	s.Set(now.Look(), now.Scale(), s.app.prefs.suggests(), s.app.about())
}

func knownFrameworks() []*portfolio.Framework {
	all, err := catalogue.Frameworks()
	if err != nil {
		return nil // the files are embedded and tested: a broken build
	}
	list := make([]*portfolio.Framework, len(all))
	for i, f := range all {
		list[i] = f.Framework
	}
	return list
}

// removed tells what has gone, and that it can be taken back.
func (a *App) removed(said string) { a.told(said, true) }
