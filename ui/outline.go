package ui

import (
	"context"
	"path/filepath"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/explain"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
	"acquis/ui/feasibilityview"
	"acquis/ui/native"
	"acquis/ui/outlineview"
)

// outline is the screen of the plan of the dossier, reached from Rédaction, from
// Dossier and from the menu.
func (a *App) outline() Screen {
	s := outlineview.New(a.session, knownOutlines())
	s.OnError, s.OnTell = a.fail, a.told
	s.OnSection = a.openSection
	s.OnImport, s.OnExport = a.askOutline, a.saveOutline
	return s
}

func knownOutlines() []*portfolio.Outline {
	all, err := catalogue.Outlines()
	if err != nil {
		return nil // the files are embedded and tested: a broken build
	}
	list := make([]*portfolio.Outline, len(all))
	for i, o := range all {
		list[i] = o.Outline
	}
	return list
}

var outlineFiles = native.Filter{Name: text.FilterOutline, Extensions: []string{".json"}}

// askOutline asks for the file of an outline.
func (a *App) askOutline() {
	a.askFiles(text.AskOutline, false, outlineFiles, func(paths []string) { a.takeOutline(paths[0]) })
}

// takeOutline takes an outline from a file.
func (a *App) takeOutline(path string) {
	if a.session == nil {
		return
	}
	var read *portfolio.Outline
	a.runner.Quietly(func(context.Context) (err error) {
		read, err = interchange.ReadOutline(path)
		return explain.About(path, err)
	}, func(err error) {
		if err != nil || a.session == nil {
			a.fail(err)
			return
		}
		a.goTo(placeOutline)
		a.screens[placeOutline].(*outlineview.Screen).Take(read)
	})
}

// saveOutline asks where to write the outline in force.
func (a *App) saveOutline() {
	name := store.CleanName(text.OutlineFileName(a.session.State().Outline.Title), ".json")
	a.askSave(text.AskOutlineSave, name, outlineFiles, a.writeOutline)
}

func (a *App) writeOutline(path string) {
	if a.session == nil {
		return
	}
	if filepath.Ext(path) == "" {
		path += ".json"
	}
	o := a.session.State().Outline
	a.runner.Quietly(func(context.Context) error {
		return explain.About(path, interchange.WriteOutline(path, o))
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.told(text.OutlineWritten(filepath.Base(path)), false)
	})
}

// feasibility is the screen of the feasibility file, reached from Repérage, from
// Candidature and from the menu.
func (a *App) feasibility() Screen {
	s := feasibilityview.New(a.session)
	s.OnError, s.OnTell = a.fail, a.told
	s.OnOpen = a.openRecord
	s.OnAssess = func(competence string) {
		a.openRecord(portfolio.Ref{Kind: portfolio.KindSelfAssessment, ID: portfolio.ID(competence)})
	}
	return s
}

// openFeasibility goes to the answer of a block.
func (a *App) openFeasibility(block string) {
	a.goTo(placeFeasibility)
	a.screens[placeFeasibility].(*feasibilityview.Screen).Select(block)
}
