package ui

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
)

// place is where the window can be.
type place int

// The places, in the order of the rail. Home and Settings need no portfolio.
const (
	placeHome place = iota
	placeDashboard
	placeSelfAssessment
	placeCareer
	placeSituations
	placeWriting
	placePieces
	placeCompetences
	placeFramework
	placeDossier
	placeCandidacy
	placeSettings
	placeMap         // a view of Compétences, not in the rail: see views.go
	placeHolding     // likewise
	placeSufficiency // likewise
	placeRecheck     // likewise
	placeVersions    // reached from the menu and the dashboard
	placeOutline     // under Dossier, see inRail
	placePreflight   // likewise
	placeFeasibility // under Repérage, likewise
)

// placeInfo is how a place is called and reached.
type placeInfo struct {
	place place
	label string
	icon  icons.Name
	key   fyne.KeyName // with Ctrl; "" for none
}

// railPlaces are the places that the rail offers, from top to bottom.
func railPlaces() []placeInfo {
	return []placeInfo{
		{placeDashboard, text.PlaceDashboard, icons.Dashboard, fyne.Key1},
		{placeSelfAssessment, text.PlaceSelfAssessment, icons.Compass, fyne.Key2},
		{placeCareer, text.PlaceCareer, icons.Path, fyne.Key3},
		{placeSituations, text.PlaceSituations, icons.Pen, fyne.Key4},
		{placeWriting, text.PlaceWriting, icons.Page, fyne.Key5},
		{placePieces, text.PlacePieces, icons.Clip, fyne.Key6},
		{placeCompetences, text.PlaceCompetences, icons.Grid, fyne.Key7},
		{placeFramework, text.PlaceFramework, icons.Book, fyne.Key8},
		{placeDossier, text.PlaceDossier, icons.Print, fyne.Key9},
		{placeCandidacy, text.PlaceCandidacy, icons.Person, fyne.Key0},
		{placeSettings, text.PlaceSettings, icons.Gear, ""},
	}
}
