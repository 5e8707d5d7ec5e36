package ui

import (
	"acquis/portfolio"
	"acquis/ui/career"
	"acquis/ui/competences"
	"acquis/ui/pieces"
	"acquis/ui/selfassessment"
	"acquis/ui/situations"
	"acquis/ui/writing"
)

// openRecord goes to where a record is shown and changed.
func (a *App) openRecord(ref portfolio.Ref) {
	switch ref.Kind {
	case portfolio.KindSituation:
		a.openSituation(ref.ID)
	case portfolio.KindPiece:
		a.openPieceForm(ref.ID)
	case portfolio.KindExperience, portfolio.KindTraining:
		a.openExperience(ref.ID)
	case portfolio.KindSection:
		a.openSection(ref.ID)
	case portfolio.KindSelfAssessment:
		a.goTo(placeSelfAssessment)
		a.screens[placeSelfAssessment].(*selfassessment.Screen).Select(string(ref.ID))
	case portfolio.KindAcceptedGap:
		a.openIndicator(string(ref.ID))
	case portfolio.KindLink:
		if link := a.session.State().Link(ref.ID); link != nil {
			a.openIndicator(link.Indicator)
		}
	case portfolio.KindCandidate, portfolio.KindBlockChoice:
		a.goToFocused(placeCandidacy)
	case portfolio.KindOutline:
		a.goToFocused(placeOutline)
	case portfolio.KindFeasibility:
		a.openFeasibility(string(ref.ID))
	case portfolio.KindDossierOptions:
		a.goToFocused(placeDossier)
	case portfolio.KindSufficiency:
		a.goToFocused(placeSufficiency)
	}
}

// openStep goes to where one of the next things is done.
func (a *App) openStep(step portfolio.Step) {
	switch step.Kind {
	case portfolio.StepCandidate:
		a.goToFocused(placeCandidacy)
	case portfolio.StepSelfAssess:
		a.goToFocused(placeSelfAssessment)
	case portfolio.StepFirstPost:
		a.goToFocused(placeCareer)
	case portfolio.StepFirstSituation:
		a.goToFocused(placeSituations)
	case portfolio.StepConfidential:
		a.goToFocused(placePieces)
	case portfolio.StepLookAgain:
		a.openRecheck(step.Ref.ID)
	default:
		if step.Indicator != "" {
			a.openIndicator(step.Indicator)
			return
		}
		a.openRecord(step.Ref)
	}
}

func (a *App) openIndicator(code string) {
	a.goTo(placeCompetences)
	a.screens[placeCompetences].(*competences.Screen).OpenIndicator(code)
}

func (a *App) openSituation(id portfolio.ID) {
	a.goTo(placeSituations)
	a.screens[placeSituations].(*situations.Screen).Select(id)
}

func (a *App) openSection(id portfolio.ID) {
	a.goTo(placeWriting)
	a.screens[placeWriting].(*writing.Screen).Select(id)
}

func (a *App) openPieceForm(id portfolio.ID) {
	a.goTo(placePieces)
	a.screens[placePieces].(*pieces.Screen).Select(id)
}

func (a *App) openExperience(id portfolio.ID) {
	a.goTo(placeCareer)
	a.screens[placeCareer].(*career.Screen).Select(id)
}
