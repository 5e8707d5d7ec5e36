// Package home is the screen Accueil: begin a portfolio, take one up again,
// open another, look at the example.
package home

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Recent is a portfolio that was open before.
type Recent struct {
	Dir       string
	Name      string // the candidate's, or that of the folder
	Framework string
	When      string // last changed, as people read a date; "" if not known
	Problem   string // why it cannot be opened, in French; "" if it can
}

// Draft is what a new portfolio begins with.
type Draft struct {
	Framework             string // code
	GivenName, FamilyName string
	Blocks                []portfolio.BlockChoice // of the blocks that are not aimed at
}

// Screen is the screen Accueil.
type Screen struct {
	// OnCreate makes a portfolio and opens it. OnOpen asks for one, OnOpenCopy
	// for a file that holds a whole one, OnRecent
	// opens one by its folder, OnForget takes it off the list, OnExample opens
	// the example.
	OnCreate   func(Draft)
	OnOpen     func()
	OnOpenCopy func()
	OnRecent   func(dir string)
	OnForget   func(dir string)
	OnExample  func()

	page    *widgets.Page
	body    *widgets.Scroll
	form    *form
	first   *widgets.Button
	recents []Recent
}

// New makes the screen; frameworks are those that one can begin with, the one
// offered first at the head.
func New(frameworks []*portfolio.Framework) *Screen {
	s := &Screen{body: widgets.NewScroll(widgets.Column(0))}
	s.form = newForm(frameworks, s.showStart, func(d Draft) {
		if s.OnCreate != nil {
			s.OnCreate(d)
		}
	})
	s.first = widgets.NewButton(widgets.Primary, text.HomeNew, icons.Plus, s.Create)
	s.page = widgets.NewPage(text.HomeTitle, text.HomeDo, s.body)
	s.showStart()
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// SetRecents shows the portfolios to take up again, the last one first.
func (s *Screen) SetRecents(recents []Recent) {
	s.recents = recents
	s.showStart()
}

// Create shows the form for a new portfolio.
func (s *Screen) Create() {
	s.page.SetTitle(text.HomeNew)
	s.page.SetSubtitle(text.HomeNewDo)
	s.form.clear()
	s.body.SetContent(s.form.object)
	s.form.given.Focus()
}

// Focus puts the keyboard where one begins.
func (s *Screen) Focus() { widgets.FocusFirst(s.body) }

func (s *Screen) showStart() {
	s.page.SetTitle(text.HomeTitle)
	s.page.SetSubtitle(text.HomeDo)
	start := widgets.Card(text.HomeStart,
		widgets.NewText(widgets.Secondary, text.HomeNewDo), widgets.Flow(theme.Gap, s.first),
		widgets.Divider(),
		widgets.NewText(widgets.Secondary, text.HomeExampleDo),
		widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.HomeExample, icons.Book, func() { call(s.OnExample) })),
	)
	recent := widgets.Card(text.HomeRecent, s.list(),
		widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.HomeOpen, icons.Folder, func() { call(s.OnOpen) }),
			widgets.NewButton(widgets.Plain, text.HomeOpenCopy, icons.Page, func() { call(s.OnOpenCopy) })))
	cards := []fyne.CanvasObject{recent, start}
	if len(s.recents) == 0 {
		cards = []fyne.CanvasObject{start, recent}
	}
	s.body.SetContent(widgets.Column(theme.Space, widgets.Columns(400, theme.Space, cards...), road()))
}

// road says what lies ahead.
func road() fyne.CanvasObject {
	var steps []fyne.CanvasObject
	for _, step := range text.HomeRoad() {
		steps = append(steps, widgets.Column(theme.Tight, widgets.NewText(widgets.Strong, step.Do), widgets.NewText(widgets.Secondary, step.Why)))
	}
	return widgets.Card(text.HomeRoadTitle, widgets.Columns(230, theme.Space+theme.Gap, steps...))
}

// list is the portfolios to take up again.
func (s *Screen) list() fyne.CanvasObject {
	if len(s.recents) == 0 {
		return widgets.NewText(widgets.Secondary, text.HomeNoRecent)
	}
	list := widgets.Column(theme.Tight)
	for _, r := range s.recents {
		about := widgets.Column(2, widgets.NewText(widgets.Strong, r.Name),
			widgets.NewText(widgets.Caption, text.HomePortfolio(r.Framework, r.When)))
		if r.Problem != "" {
			list.Add(widgets.NewNotice(widgets.Warning, r.Name+"\u202f: "+r.Problem,
				widgets.NewButton(widgets.Quiet, text.HomeForget, icons.Cross, func() {
					if s.OnForget != nil {
						s.OnForget(r.Dir)
					}
				})))
			continue
		}
		list.Add(widgets.NewRow(widgets.Beside(12, 1, widgets.NewIcon(icons.Page, theme.ColorLink), about,
			widgets.NewIcon(icons.Right, theme.ColorSecondary)), func() {
			if s.OnRecent != nil {
				s.OnRecent(r.Dir)
			}
		}))
	}
	return list
}

func call(f func()) {
	if f != nil {
		f()
	}
}
