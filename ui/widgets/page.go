package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"acquis/ui/theme"
)

// Page is the frame that every screen stands in: its title, a sentence under
// it, the actions at the right (below, where there is no room), and the body
// over the rest. The Tab order is the reading order.
type Page struct {
	box
	title, subtitle *Text
	actions         *fyne.Container
	body            *fyne.Container
}

// NewPage makes a page. The body fills the height that is left: put it in
// NewScroll when it may be higher. The subtitle may be empty. The primary
// action comes last, at the far right.
func NewPage(title, subtitle string, body fyne.CanvasObject, actions ...fyne.CanvasObject) *Page {
	p := &Page{
		title: NewText(Title, title), subtitle: NewText(Secondary, subtitle),
		actions: Flow(theme.Gap, actions...), body: container.NewStack(body),
	}
	header := container.New(&headerLayout{title: p.title}, Column(2, p.title, p.subtitle), p.actions)
	p.root = container.New(&pageLayout{page: p}, header, p.body)
	p.SetSubtitle(subtitle)
	p.ExtendBaseWidget(p)
	return p
}

// SetTitle changes the title.
func (p *Page) SetTitle(s string) { p.title.SetText(s) }

// SetSubtitle changes the sentence under the title; empty, it takes no room.
func (p *Page) SetSubtitle(s string) {
	p.subtitle.SetText(s)
	if s == "" {
		p.subtitle.Hide()
	} else {
		p.subtitle.Show()
	}
	p.root.Refresh()
}

// SetActions changes the actions.
func (p *Page) SetActions(actions ...fyne.CanvasObject) {
	p.actions.Objects = actions
	p.root.Refresh()
}

// SetBody changes what the page shows.
func (p *Page) SetBody(body fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{body}
	p.body.Refresh()
}

// pageLayout puts the header over the body, with the margins of a screen. On a
// low window the header takes less, so that the work keeps its room.
type pageLayout struct {
	page *Page
	low  bool
}

// lowPage is the height under which a page is low: a screen of 1366 by 768 at
// 125 % leaves about 530.
const lowPage float32 = 600

func (l *pageLayout) margins() (side, top, gap float32) {
	if l.low {
		return theme.Margin - 4, 10, 8
	}
	return theme.Margin, 18, 14
}

func (l *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.setLow(size.Height < lowPage)
	header, body := objects[0], objects[1]
	side, margin, gap := l.margins()
	width := size.Width - 2*side
	header.Move(fyne.NewPos(side, margin))
	top := margin + fitHeight(header, width) + gap
	body.Move(fyne.NewPos(side, top))
	body.Resize(fyne.NewSize(width, max(0, size.Height-top-min(margin, 12))))
}

func (l *pageLayout) setLow(low bool) {
	if low == l.low {
		return
	}
	l.low = low
	title, subtitle := Title, Secondary
	if low {
		title, subtitle = Heading, Caption
	}
	l.page.title.SetKind(title)
	l.page.subtitle.SetKind(subtitle)
}

func (l *pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	header, body := objects[0].MinSize(), objects[1].MinSize()
	side, margin, gap := l.margins()
	return fyne.NewSize(max(header.Width, body.Width)+2*side, header.Height+body.Height+gap+2*margin)
}

// headerLayout puts the actions beside the title, or below when that leaves
// the title less than half of the width and less than it needs.
type headerLayout struct {
	title *Text
	below bool
}

func (l *headerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	titles, actions := objects[0], objects[1]
	wide := flowWidth(actions)
	l.below = wide > size.Width/2 && wide+theme.Margin+max(l.title.NaturalWidth(), size.Width/3) > size.Width
	if l.below || wide == 0 {
		height := fitHeight(titles, size.Width)
		actions.Move(fyne.NewPos(0, height+theme.Gap))
		fitHeight(actions, size.Width)
		return
	}
	height := fitHeight(titles, size.Width-wide-theme.Space)
	actions.Move(fyne.NewPos(size.Width-wide, 0))
	actions.Resize(fyne.NewSize(wide, max(height, actions.MinSize().Height)))
}

func (l *headerLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	titles, actions := objects[0].MinSize(), objects[1].MinSize()
	if flowWidth(objects[1]) == 0 {
		return titles
	}
	if l.below {
		return fyne.NewSize(max(titles.Width, actions.Width), titles.Height+theme.Gap+actions.Height)
	}
	return fyne.NewSize(titles.Width+theme.Space+actions.Width, max(titles.Height, actions.Height))
}

// flowWidth is the width at which a Flow stays on one line.
func flowWidth(o fyne.CanvasObject) float32 {
	width := float32(0)
	for _, child := range o.(*fyne.Container).Objects {
		if !child.Visible() {
			continue
		}
		if width > 0 {
			width += theme.Gap
		}
		width += child.MinSize().Width
	}
	return width
}
