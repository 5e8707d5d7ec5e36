package widgets

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/ui/theme"
)

// TextKind is the role of a text on a screen; it decides size, weight, colour.
type TextKind int

// The roles of text.
const (
	Body       TextKind = iota // what one reads
	Strong                     // a name, a value that counts
	Secondary                  // an explanation beside it
	Caption                    // a small note, a unit, a date
	Subheading                 // the name of a card
	Heading                    // the name of a part of a screen
	Title                      // the name of the screen
	Prose                      // long text that is read, with more room between lines
)

type textStyle struct {
	size    fyne.ThemeSizeName
	color   fyne.ThemeColorName
	bold    bool
	italic  bool
	leading float32 // height of a line, as a multiple of the size
}

var textStyles = [...]textStyle{
	Body:       {size: ftheme.SizeNameText, color: ftheme.ColorNameForeground, leading: 1.4},
	Strong:     {size: ftheme.SizeNameText, color: ftheme.ColorNameForeground, bold: true, leading: 1.4},
	Secondary:  {size: ftheme.SizeNameText, color: theme.ColorSecondary, leading: 1.4},
	Caption:    {size: ftheme.SizeNameCaptionText, color: theme.ColorSecondary, leading: 1.4},
	Subheading: {size: ftheme.SizeNameSubHeadingText, color: ftheme.ColorNameForeground, bold: true, leading: 1.35},
	Heading:    {size: ftheme.SizeNameHeadingText, color: ftheme.ColorNameForeground, bold: true, leading: 1.3},
	Title:      {size: theme.SizeTitle, color: ftheme.ColorNameForeground, bold: true, leading: 1.25},
	Prose:      {size: theme.SizeProse, color: ftheme.ColorNameForeground, leading: 1.55},
}

// Text is a text that wraps at words, in French: a no-break space, narrow or
// not, never ends a line, which Fyne's own labels do not know. It is as high
// as its lines at the width it was last given; put it in a Column (or any
// layout of this package) and nothing is cut.
type Text struct {
	widget.BaseWidget
	text     string
	kind     TextKind
	color    fyne.ThemeColorName
	maxLines int
	italic   bool

	lines   []string
	wrapped wrapKey
}

// wrapKey is what the lines depend on.
type wrapKey struct {
	text  string
	width float32
	size  float32
	lines int
}

// NewText shows a text in one of its roles.
func NewText(kind TextKind, text string) *Text {
	t := &Text{text: text, kind: kind, color: textStyles[kind].color}
	t.ExtendBaseWidget(t)
	return t
}

// Text is what is shown.
func (t *Text) Text() string { return t.text }

// SetText shows another text.
func (t *Text) SetText(text string) {
	if text != t.text {
		t.text = text
		t.Refresh()
	}
}

// SetKind gives the text another role.
func (t *Text) SetKind(kind TextKind) {
	t.kind, t.color = kind, textStyles[kind].color
	t.Refresh()
}

// SetColor gives the text another colour of the theme.
func (t *Text) SetColor(name fyne.ThemeColorName) {
	if name != t.color {
		t.color = name
		t.Refresh()
	}
}

// Colored is SetColor for a chain: NewText(…).Colored(…).
func (t *Text) Colored(name fyne.ThemeColorName) *Text { t.SetColor(name); return t }

// Italic slants the text: for what is quoted or not yet there.
func (t *Text) Italic() *Text { t.italic = true; t.Refresh(); return t }

// Lines limits the text to so many lines; the last ends with "…" when there is
// more. Only for rows of fixed height whose whole text stands elsewhere too.
func (t *Text) Lines(n int) *Text { t.maxLines = n; t.Refresh(); return t }

func (t *Text) style() textStyle {
	s := textStyles[t.kind]
	s.italic = t.italic
	return s
}

func (s textStyle) fyne() fyne.TextStyle { return fyne.TextStyle{Bold: s.bold, Italic: s.italic} }

func (t *Text) lineHeight() float32 {
	s := t.style()
	return theme.Size(s.size) * s.leading
}

// wrap breaks the text for a width; zero means not laid out yet: one line a
// paragraph.
func (t *Text) wrap(width float32) {
	s := t.style()
	key := wrapKey{t.text, width, theme.Size(s.size), t.maxLines}
	if key == t.wrapped && t.lines != nil {
		return
	}
	t.wrapped = key
	measure := func(text string) float32 { return textWidth(text, key.size, s.fyne()) }
	if width <= 0 {
		t.lines = strings.Split(t.text, "\n")
		if t.maxLines > 0 && len(t.lines) > t.maxLines {
			t.lines = t.lines[:t.maxLines]
		}
		return
	}
	t.lines = breakLines(t.text, width, measure)
	if t.maxLines > 0 && len(t.lines) > t.maxLines {
		t.lines = t.lines[:t.maxLines]
		t.lines[t.maxLines-1] = ellipsis(t.lines[t.maxLines-1], width, measure)
	}
}

// Resize implements fyne.CanvasObject.
func (t *Text) Resize(size fyne.Size) {
	t.wrap(size.Width)
	t.BaseWidget.Resize(size)
}

// MinSize implements fyne.CanvasObject: as wide as the longest word (up to a
// limit, beyond which a word is broken), as high as the lines at the width
// last given.
func (t *Text) MinSize() fyne.Size {
	t.wrap(t.Size().Width)
	s := t.style()
	size, widest := theme.Size(s.size), float32(0)
	if t.maxLines == 0 {
		for _, word := range strings.FieldsFunc(t.text, breakable) {
			widest = max(widest, textWidth(word, size, s.fyne()))
		}
	}
	return fyne.NewSize(min(widest, size*8)+1, float32(max(1, len(t.lines)))*t.lineHeight())
}

// NaturalWidth is the width at which the text needs no wrapping.
func (t *Text) NaturalWidth() float32 {
	s := t.style()
	widest := float32(0)
	for _, line := range strings.Split(t.text, "\n") {
		widest = max(widest, textWidth(line, theme.Size(s.size), s.fyne()))
	}
	return widest + 1
}

// breakLines breaks a text into lines no wider than the width, at spaces.
func breakLines(text string, width float32, measure func(string) float32) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.FieldsFunc(paragraph, breakable) {
			candidate := word
			if line != "" {
				candidate = line + " " + word
			}
			if measure(candidate) <= width {
				line = candidate
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			for measure(word) > width {
				head := fitting(word, width, measure)
				if head == len(word) {
					break
				}
				lines = append(lines, word[:head])
				word = word[head:]
			}
			line = word
		}
		lines = append(lines, line)
	}
	return lines
}

// breakable tells the spaces at which a line may end from those that hold a
// sign to its word.
func breakable(r rune) bool {
	switch r {
	case '\u00a0', '\u202f', '\u2007':
		return false
	}
	return unicode.IsSpace(r)
}

// fitting is the length in bytes of the longest beginning of a word that fits,
// at least one letter.
func fitting(word string, width float32, measure func(string) float32) int {
	fit := 0
	for i := range word {
		if i > 0 && measure(word[:i]) > width {
			break
		}
		if i > 0 {
			fit = i
		}
	}
	if fit > 0 {
		return fit
	}
	for i := range word {
		if i > 0 {
			return i
		}
	}
	return len(word)
}

func ellipsis(line string, width float32, measure func(string) float32) string {
	runes := []rune(line)
	for len(runes) > 0 && measure(string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRightFunc(string(runes), unicode.IsSpace) + "…"
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	r.Refresh()
	return r
}

type textRenderer struct {
	text    *Text
	objects []fyne.CanvasObject
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) MinSize() fyne.Size           { return r.text.MinSize() }
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textRenderer) Layout(fyne.Size)             { r.draw() }

// Refresh implements fyne.WidgetRenderer.
func (r *textRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.text)
}

func (r *textRenderer) draw() {
	t := r.text
	t.wrap(t.Size().Width)
	s := t.style()
	size, height := theme.Size(s.size), t.lineHeight()
	paint := theme.Color(t.color)
	for len(r.objects) < len(t.lines) {
		r.objects = append(r.objects, canvas.NewText("", color.Transparent))
	}
	r.objects = r.objects[:len(t.lines)]
	for i, line := range t.lines {
		c := r.objects[i].(*canvas.Text)
		font := fontOf(line, s.fyne())
		if c.Text != line || c.TextSize != size || c.Color != paint || c.TextStyle != s.fyne() || c.FontSource != font {
			c.Text, c.TextSize, c.Color, c.TextStyle, c.FontSource = line, size, paint, s.fyne(), font
			c.Refresh()
		}
		c.Move(fyne.NewPos(0, float32(i)*height))
		c.Resize(fyne.NewSize(t.Size().Width, height))
	}
}
