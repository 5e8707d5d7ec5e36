package dossierview

import (
	"slices"

	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/export/deposit"
	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// depositing is the choice of where the dossier is handed in, and of where its
// annexes go.
type depositing struct {
	object   fyne.CanvasObject
	profiles []*deposit.Profile
	profile  *widgets.Choice
	note     *widgets.Text
	annexes  *widgets.Choice
	places   []string // the answers that annexes offers now
}

// newDepositing makes the choice; change keeps what was chosen.
func newDepositing(change func(set func(*portfolio.DossierOptions))) *depositing {
	d := &depositing{note: widgets.NewText(widgets.Caption, "")}
	d.profiles, _ = deposit.Profiles() // the error is that of a broken build: nothing to choose
	var titles []string
	for _, p := range d.profiles {
		titles = append(titles, p.Title)
	}
	d.profile = widgets.NewChoice(titles, func(i int) {
		change(func(o *portfolio.DossierOptions) {
			o.Profile, o.AnnexesApart = d.profiles[i].Code, false
			if i == 0 { // the one of those who choose none
				o.Profile = ""
			}
		})
	})
	d.annexes = widgets.NewChoice(nil, func(i int) {
		place := d.places[i]
		change(func(o *portfolio.DossierOptions) {
			o.WithoutAnnexes = place == text.DossierAnnexesNone
			o.AnnexesApart = place == text.DossierAnnexesApart && !d.mustBeApart(o.Profile)
		})
	})
	d.object = widgets.Card(text.DossierPlace, widgets.NewField(text.DossierProfile, d.profile, ""), d.note,
		widgets.NewField(text.DossierAnnexesWhere, d.annexes, ""))
	return d
}

// at is the index of a profile by its code; the simple one stands for those that
// this program does not know.
func (d *depositing) at(code string) int {
	return max(0, slices.IndexFunc(d.profiles, func(p *deposit.Profile) bool { return p.Code == code }))
}

// mustBeApart says whether a place takes annexes in files apart only.
func (d *depositing) mustBeApart(code string) bool {
	return len(d.profiles) > 0 && d.profiles[d.at(code)].Annexes == deposit.Apart
}

// show shows what is kept.
func (d *depositing) show(kept *portfolio.DossierOptions) {
	if len(d.profiles) == 0 {
		return
	}
	at := d.at(kept.Profile)
	d.profile.SetChosen(at)
	d.note.SetText(d.profiles[at].Note)
	places := []string{text.DossierAnnexesWithin, text.DossierAnnexesApart, text.DossierAnnexesNone}
	if d.mustBeApart(kept.Profile) {
		places = places[1:]
	}
	if !slices.Equal(places, d.places) {
		d.places = places
		d.annexes.SetOptions(places)
	}
	chosen := text.DossierAnnexesWithin
	switch {
	case kept.WithoutAnnexes:
		chosen = text.DossierAnnexesNone
	case kept.AnnexesApart, d.mustBeApart(kept.Profile):
		chosen = text.DossierAnnexesApart
	}
	d.annexes.SetChosen(slices.Index(places, chosen))
}

// reported says what an export did so that it fits, which files it wrote beside
// the dossier, and what the place of deposit will not accept.
func reported(r dossier.Report) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, f := range r.Unfit {
		out = append(out, widgets.NewNotice(widgets.Warning, f.Text))
	}
	var lines []fyne.CanvasObject
	for _, said := range r.Said {
		lines = append(lines, widgets.NewText(widgets.Body, said))
	}
	for _, f := range r.Files {
		lines = append(lines, widgets.NewText(widgets.Secondary, text.DossierFile(f.Name, f.Annexes, f.Pages, f.Bytes)))
	}
	if len(lines) > 0 {
		out = append(out, widgets.Card(text.DossierDone, widgets.Column(theme.Gap, lines...)))
	}
	return out
}
