package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// Panel is an area of one colour, with or without an edge, around an object.
type Panel struct {
	widget.BaseWidget
	fill, edge fyne.ThemeColorName
	radius     float32
	content    fyne.CanvasObject
}

// NewPanel makes a panel; a colour may be empty for none.
func NewPanel(fill, edge fyne.ThemeColorName, content fyne.CanvasObject) *Panel {
	p := &Panel{fill: fill, edge: edge, content: content}
	p.ExtendBaseWidget(p)
	return p
}

// Rounded rounds the corners.
func (p *Panel) Rounded(radius float32) *Panel { p.radius = radius; p.Refresh(); return p }

// SetColors changes the colours.
func (p *Panel) SetColors(fill, edge fyne.ThemeColorName) {
	p.fill, p.edge = fill, edge
	p.Refresh()
}

func (p *Panel) children() []fyne.CanvasObject { return []fyne.CanvasObject{p.content} }

// MinSize implements fyne.CanvasObject.
func (p *Panel) MinSize() fyne.Size { return p.content.MinSize() }

// CreateRenderer implements fyne.Widget.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{panel: p, fill: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type panelRenderer struct {
	panel *Panel
	fill  *canvas.Rectangle
}

func (r *panelRenderer) Destroy()           {}
func (r *panelRenderer) MinSize() fyne.Size { return r.panel.MinSize() }

func (r *panelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.panel.content}
}

func (r *panelRenderer) Layout(size fyne.Size) {
	r.fill.Resize(size)
	r.panel.content.Resize(size)
}

// Refresh implements fyne.WidgetRenderer.
func (r *panelRenderer) Refresh() {
	p := r.panel
	r.fill.FillColor, r.fill.StrokeColor, r.fill.StrokeWidth = color.Transparent, color.Transparent, 0
	if p.fill != "" {
		r.fill.FillColor = theme.Color(p.fill)
	}
	if p.edge != "" {
		r.fill.StrokeColor, r.fill.StrokeWidth = theme.Color(p.edge), theme.Hair
	}
	r.fill.CornerRadius = p.radius
	r.fill.Refresh()
	p.content.Refresh()
}

// Card groups what belongs together on a screen, on its own surface. The title
// may be empty.
func Card(title string, objects ...fyne.CanvasObject) *Panel {
	if title != "" {
		objects = append([]fyne.CanvasObject{NewText(Subheading, title)}, objects...)
	}
	body := Inset(theme.Space, theme.Space-2, Column(theme.Gap+2, objects...))
	return NewPanel(theme.ColorSurface, theme.ColorBorder, body).Rounded(theme.Radius + 3)
}

// Section is a part of a screen under a heading, without a surface of its own.
func Section(title string, objects ...fyne.CanvasObject) *fyne.Container {
	return Column(theme.Gap+2, append([]fyne.CanvasObject{NewText(Heading, title)}, objects...)...)
}

// Divider is a thin line across.
func Divider() fyne.CanvasObject { return widget.NewSeparator() }

// NoticeKind says what a Notice is about.
type NoticeKind int

// The kinds of notices.
const (
	Info NoticeKind = iota
	Success
	Warning
	Error
)

var noticeStyles = [...]struct {
	icon  icons.Name
	tint  fyne.ThemeColorName
	paint fyne.ThemeColorName
}{
	Info:    {icons.Info, theme.ColorTintInfo, ftheme.ColorNamePrimary},
	Success: {icons.Check, theme.ColorTintSuccess, ftheme.ColorNameSuccess},
	Warning: {icons.Warning, theme.ColorTintWarning, ftheme.ColorNameWarning},
	Error:   {icons.Error, theme.ColorTintError, ftheme.ColorNameError},
}

// Notice is a sentence that stays on a screen until its cause is gone: what
// happened, and what to do, with actions at its end when there are any.
type Notice struct {
	box
	panel   *Panel
	icon    *Icon
	message *Text
}

// NewNotice makes a notice.
func NewNotice(kind NoticeKind, message string, actions ...fyne.CanvasObject) *Notice {
	n := &Notice{icon: NewIcon(icons.None, ftheme.ColorNameForeground), message: NewText(Body, message)}
	text := fyne.CanvasObject(n.message)
	if len(actions) > 0 {
		text = Column(theme.Gap, n.message, Flow(theme.Gap, actions...))
	}
	n.panel = NewPanel("", "", Inset(12, 10, BesideTop(10, 1, n.icon, text))).Rounded(theme.Radius)
	n.root = n.panel
	n.ExtendBaseWidget(n)
	n.Set(kind, message)
	return n
}

// Set changes what the notice says.
func (n *Notice) Set(kind NoticeKind, message string) {
	style := noticeStyles[kind]
	n.icon.Set(style.icon, style.paint)
	n.panel.SetColors(style.tint, "")
	n.message.SetText(message)
}

// Message is what the notice says.
func (n *Notice) Message() string { return n.message.Text() }

// EmptyState fills a screen that has nothing to show yet: what it is for, and
// the one thing to do first. The actions may be missing.
func EmptyState(icon icons.Name, title, sentence string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	objects := []fyne.CanvasObject{
		NewIcon(icon, ftheme.ColorNamePrimary).Scaled(2.4),
		NewText(Heading, title),
		NewText(Secondary, sentence),
	}
	if len(actions) > 0 {
		objects = append(objects, Flow(theme.Gap, actions...))
	}
	return Inset(0, theme.Space, emptyBody(objects))
}

func emptyBody(objects []fyne.CanvasObject) fyne.CanvasObject {
	icon := Flow(0, objects[0])
	rest := append([]fyne.CanvasObject{icon}, objects[1:]...)
	return Readable(Column(theme.Gap+4, rest...))
}
