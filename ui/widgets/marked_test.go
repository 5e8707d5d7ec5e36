package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// drawnLines is what a marked text shows, a line for each; what is bold stands
// between stars.
func drawnLines(t *MarkedText) []string {
	var lines []string
	last := float32(-1)
	for _, o := range test.WidgetRenderer(t).Objects() {
		c, ok := o.(*canvas.Text)
		if !ok {
			continue
		}
		if c.Position().Y != last {
			lines, last = append(lines, ""), c.Position().Y
		}
		said := c.Text
		if c.TextStyle.Bold {
			said = "*" + said + "*"
		}
		lines[len(lines)-1] += said
	}
	return lines
}

func TestMarkedWordsAreBoldAndTinted(t *testing.T) {
	m := NewMarkedText(Secondary, 2)
	inWindow(t, m)
	m.Resize(fyne.NewSize(600, 60))
	m.Set("Le diagnostic partagé du non-recours", [][2]int{{3, 13}, {25, 36}})
	if got := drawnLines(m); len(got) != 1 || got[0] != "Le *diagnostic* partagé du *non-recours*" {
		t.Fatalf("drawn %q", got)
	}
	tints := 0
	for _, o := range test.WidgetRenderer(m).Objects() {
		if _, ok := o.(*canvas.Rectangle); ok {
			tints++
		}
	}
	if got := m.Marked(); tints != 2 || got[0] != "diagnostic" || got[1] != "non-recours" {
		t.Fatalf("%d tints, marked %q", tints, got)
	}
}

func TestMarkedTextKeepsItsLines(t *testing.T) {
	m := NewMarkedText(Secondary, 2)
	inWindow(t, m)
	high := m.MinSize().Height
	m.Resize(fyne.NewSize(200, high))
	m.Set(strings.Repeat("habitants ", 30), [][2]int{{0, 9}})
	lines := drawnLines(m)
	if len(lines) != 2 || !strings.HasSuffix(lines[1], "…") || m.MinSize().Height != high {
		t.Fatalf("drawn %q in %v", lines, m.MinSize())
	}
	for _, line := range lines {
		if w := textWidth(strings.Trim(line, "*"), m.size, m.style(false)); w > 205 {
			t.Errorf("%q is %v wide", line, w)
		}
	}
	m.Set(strings.Repeat("x", 400), nil) // a word longer than a line
	if lines := drawnLines(m); len(lines) != 2 || len(lines[0]) < 10 {
		t.Errorf("a long word is drawn as %q", lines)
	}
	m.Set("", nil)
	if lines := drawnLines(m); len(lines) != 0 {
		t.Errorf("nothing is drawn as %q", lines)
	}
}

func TestSelectShowsAPassageAcrossWrappedLines(t *testing.T) {
	e, _, handed := newTestEditor(t, EditorOptions{})
	written := strings.Repeat("Les habitants ne demandent rien. ", 40) + "\n\nUne « clé » perdue."
	e.Load(written)
	at := strings.Index(written, "clé")
	start := len([]rune(written[:at]))
	for _, c := range []struct {
		start, end int
		want       string
	}{{start, start + 3, "clé"}, {4, 13, "habitants"}, {0, 3, "Les"}, {start + 2, start + 3, "é"}, {start, 100_000, "clé » perdue."}} {
		e.Select(c.start, c.end)
		if got := e.Selected(); got != c.want {
			t.Errorf("%d to %d selects %q, want %q", c.start, c.end, got, c.want)
		}
	}
	e.Select(7, 7)
	if e.Selected() != "" || e.Cursor() != 7 {
		t.Errorf("an empty range selects %q, the cursor is at %d", e.Selected(), e.Cursor())
	}
	e.Select(4, 13)
	test.Type(e.Input(), "gens")
	e.Flush()
	if len(*handed) != 1 || !strings.HasPrefix((*handed)[0], "Les gens ne") {
		t.Fatalf("typing over the selection hands on %.40q", *handed)
	}
}
