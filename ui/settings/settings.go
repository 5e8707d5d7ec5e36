// Package settings is the screen Préférences: the look, the size of text,
// where the data is, and which Acquis this is.
package settings

import (
	"slices"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/licences"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// About is what the screen tells.
type About struct {
	Version string
	Place   string // folder of the portfolios
	Open    string // folder of the open portfolio, "" if none is
	Warning string // about that folder: a network drive, a synced folder; "" if all is well
}

// Screen is the screen Préférences.
type Screen struct {
	// OnLook and OnScale change the look and the size of text at once. OnShow
	// shows a folder in the system's file manager, OnVerify checks the open
	// portfolio.
	OnLook   func(theme.Look)
	OnScale  func(float32)
	OnShow   func(dir string)
	OnVerify func()
	// OnSuggest turns suggestions on or off.
	OnSuggest func(on bool)

	page  *widgets.Page
	look  *widgets.Segments
	scale *widgets.Segments
	offer *widgets.Check // suggestions
	data  *fyne.Container
	body  *widgets.Scroll
	about *widgets.Text
}

// New makes the screen.
func New() *Screen {
	s := &Screen{data: widgets.Column(theme.Gap), about: widgets.NewText(widgets.Strong, "")}
	var looks, scales []string
	for _, l := range theme.Looks() {
		looks = append(looks, text.SettingsLooks(string(l)))
	}
	for _, f := range theme.Scales() {
		scales = append(scales, text.Percent(f))
	}
	s.look = widgets.NewSegments(looks, func(i int) {
		if s.OnLook != nil {
			s.OnLook(theme.Looks()[i])
		}
	})
	s.scale = widgets.NewSegments(scales, func(i int) {
		if s.OnScale != nil {
			s.OnScale(theme.Scales()[i])
		}
	})
	s.offer = widgets.NewCheck(text.SettingsSuggest, func(on bool) {
		if s.OnSuggest != nil {
			s.OnSuggest(on)
		}
	})
	s.body = widgets.NewScroll(widgets.Readable(widgets.Column(theme.Space,
		widgets.Card(text.SettingsLook,
			widgets.NewField(text.SettingsTheme, s.look, ""),
			widgets.NewField(text.SettingsSize, s.scale, text.SettingsSizeDo)),
		widgets.Card(text.SettingsLinking, s.offer, widgets.NewText(widgets.Caption, text.SettingsSuggests)),
		widgets.Card(text.SettingsData, s.data),
		widgets.Card(text.SettingsAbout, s.about, widgets.NewText(widgets.Body, text.SettingsPrivacy),
			widgets.NewText(widgets.Secondary, text.SettingsLicence),
			widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.SettingsLicences, icons.Book, s.showLicences))))))
	s.page = widgets.NewPage(text.SettingsTitle, "", s.body)
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show is there for the window; the preferences are not part of a portfolio.
func (s *Screen) Show(*portfolio.State) {}

// Set shows the preferences in force.
func (s *Screen) Set(look theme.Look, scale float32, suggests bool, about About) {
	s.offer.SetTicked(suggests)
	s.look.SetChosen(slices.Index(theme.Looks(), look))
	s.scale.SetChosen(slices.Index(theme.Scales(), scale))
	s.about.SetText(text.SettingsVersion(about.Version))
	s.data.RemoveAll()
	s.folder(text.SettingsPlace, about.Place)
	if about.Open != "" {
		s.folder(text.SettingsThis, about.Open)
		if about.Warning != "" {
			s.data.Add(widgets.NewNotice(widgets.Warning, about.Warning))
		}
		s.data.Add(widgets.Column(theme.Tight,
			widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.SettingsVerify, icons.Check, func() {
				if s.OnVerify != nil {
					s.OnVerify()
				}
			})),
			widgets.NewText(widgets.Caption, text.SettingsVerifyDo)))
	}
	s.body.Relayout()
}

func (s *Screen) folder(label, dir string) {
	s.data.Add(widgets.Column(theme.Tight, widgets.NewText(widgets.Strong, label), widgets.NewText(widgets.Body, dir),
		widgets.Flow(theme.Gap, widgets.NewButton(widgets.Quiet, text.SettingsShow, icons.Folder, func() {
			if s.OnShow != nil {
				s.OnShow(dir)
			}
		}))))
}

// showLicences shows the licence of everything that Acquis is made of.
func (s *Screen) showLicences() {
	all := licences.All()
	names := make([]string, len(all))
	for i, l := range all {
		names[i] = l.Module
	}
	said := widgets.NewText(widgets.Body, "")
	body := widgets.NewScroll(said)
	choice := widgets.NewChoice(names, func(i int) {
		said.SetText(all[i].Text)
		body.SetContent(said)
	})
	choice.SetChosen(0)
	said.SetText(all[0].Text)
	widgets.NewDialog(text.SettingsLicences, widgets.Fill(theme.Gap, choice, body)).Wide(720).Tall().ShowOver(s.page)
}
