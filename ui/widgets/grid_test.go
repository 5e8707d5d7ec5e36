package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"acquis/ui/theme"
)

// gridOf is a grid of rows and columns in a window, a heading every ten rows,
// with a mark where both numbers are even.
func gridOf(t *testing.T, rows, columns int) (*Grid, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	c := GridContent{Cell: func(row, column int) Mark {
		if row%2 == 0 && column%2 == 0 {
			return MarkReached
		}
		return MarkNone
	}}
	for i := range columns {
		c.Columns = append(c.Columns, GridColumn{Name: fmt.Sprint(i)})
	}
	c.Upper = []GridBand{{"Haut", columns}}
	c.Lower = []GridBand{{"Gauche", columns / 2}, {"Droite", columns - columns/2}}
	for i := range rows {
		c.Rows = append(c.Rows, GridRow{Title: fmt.Sprint("Ligne ", i), Heading: i%10 == 0})
	}
	g := NewGrid()
	g.SetContent(c, 0, 0)
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(800, 400))
	g.Focus()
	return g, w
}

func typeKeys(g *Grid, keys ...fyne.KeyName) {
	for _, k := range keys {
		g.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestGridMovesByKeys(t *testing.T) {
	g, _ := gridOf(t, 40, 30)
	for _, c := range []struct {
		keys        []fyne.KeyName
		row, column int
	}{
		{nil, 1, 0}, // the first row is a heading
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeyLeft}, 1, 0},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyRight}, 2, 1},
		{[]fyne.KeyName{fyne.KeyEnd}, 2, 29},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyHome}, 2, 0},
		{slices.Repeat([]fyne.KeyName{fyne.KeyDown}, 8), 11, 0}, // over the second heading
		{[]fyne.KeyName{fyne.KeyUp}, 9, 0},
		{slices.Repeat([]fyne.KeyName{fyne.KeyPageDown}, 9), 39, 0},
	} {
		typeKeys(g, c.keys...)
		if row, column := g.Current(); row != c.row || column != c.column {
			t.Errorf("%v: %d, %d, want %d, %d", c.keys, row, column, c.row, c.column)
		}
	}
}

func TestGridTellsWhatWasAsked(t *testing.T) {
	g, _ := gridOf(t, 40, 30)
	var said []string
	tell := func(what string) func(int, int) {
		return func(row, column int) { said = append(said, fmt.Sprint(what, " ", row, " ", column)) }
	}
	g.OnMoved, g.OnPressed, g.OnRemoved = tell("moved"), tell("pressed"), tell("removed")
	typeKeys(g, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDelete, fyne.KeyHome, fyne.KeySpace)
	want := []string{"moved 2 0", "pressed 2 0", "removed 2 0", "pressed 2 0"}
	if !slices.Equal(said, want) {
		t.Errorf("%q, want %q", said, want)
	}
}

// place is the middle of a cell, in the grid.
func (g *Grid) place(row, column int) fyne.Position {
	m := g.metrics()
	return fyne.NewPos(m.side+(float32(column)+0.5)*m.cell-g.offset.X, m.head+(float32(row)+0.5)*m.row-g.offset.Y)
}

func TestGridIsClicked(t *testing.T) {
	g, w := gridOf(t, 40, 30)
	pressed := 0
	g.OnPressed = func(int, int) { pressed++ }
	test.TapCanvas(w.Canvas(), g.place(4, 3))
	if row, column := g.Current(); row != 4 || column != 3 || pressed != 0 {
		t.Errorf("after a click: %d, %d, pressed %d times", row, column, pressed)
	}
	test.TapCanvas(w.Canvas(), g.place(4, 3))
	if pressed != 1 {
		t.Errorf("a click on the current cell pressed %d times", pressed)
	}
	// An unsteady hand moves while it clicks: the toolkit calls that a drag.
	g.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: g.place(6, 2)}})
	g.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(5, 3)})
	g.DragEnd()
	if row, column := g.Current(); row != 6 || column != 2 {
		t.Errorf("after a click that moved: %d, %d", row, column)
	}
	test.TapCanvas(w.Canvas(), g.place(10, 5)) // a heading
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, g.place(7, 0).Y))
	if row, column := g.Current(); row != 7 || column != 2 {
		t.Errorf("after a click on a title: %d, %d", row, column)
	}
}

func TestGridKeepsTheCurrentCellInView(t *testing.T) {
	g, _ := gridOf(t, 300, 90)
	in := func() bool {
		m, view := g.metrics(), g.view()
		at := g.place(g.Current())
		return at.X > m.side && at.X < m.side+view.Width && at.Y > m.head && at.Y < m.head+view.Height
	}
	for _, to := range [][2]int{{299, 89}, {150, 40}, {1, 0}} {
		if g.MoveTo(to[0], to[1]); !in() {
			t.Errorf("%v is out of view at %v", to, g.offset)
		}
	}
	if g.offset.Y != 0 {
		t.Errorf("the heading over the first row is out of view: %v", g.offset)
	}
	g.MoveTo(150, 40)
	g.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 1e6)})
	if g.offset.Y != 0 {
		t.Errorf("scrolled past the top: %v", g.offset)
	}
	g.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1e6)})
	if last := g.place(299, 0).Y; last > 400 || last < 300 {
		t.Errorf("the last row is at %v of 400 at the end", last)
	}
}

func TestGridBarIsDragged(t *testing.T) {
	g, _ := gridOf(t, 300, 90)
	g.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(795, 200)}})
	g.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, 30)})
	g.DragEnd()
	view, whole := g.view(), g.whole()
	if want := 30 * whole.Height / view.Height; abs(g.offset.Y-want) > 1 {
		t.Errorf("scrolled to %v, want %v", g.offset.Y, want)
	}
}

// drawnObjects is what the layers of a grid draw.
func drawnObjects(g *Grid) (texts []string, images int) {
	for _, l := range test.WidgetRenderer(g).Objects() {
		for _, o := range l.(*gridLayer).objects {
			switch o := o.(type) {
			case *canvas.Text:
				texts = append(texts, o.Text)
			case *canvas.Image:
				images++
			}
		}
	}
	return texts, images
}

func TestGridDrawsOnlyWhatIsInView(t *testing.T) {
	g, _ := gridOf(t, 2000, 300)
	for _, to := range [][2]int{{1, 0}, {1000, 150}, {1999, 299}, {3, 7}} {
		g.MoveTo(to[0], to[1])
		texts, images := drawnObjects(g)
		if len(texts) > 60 || images > 140 {
			t.Errorf("%v: draws %d texts and %d signs", to, len(texts), images)
		}
		if !slices.Contains(texts, fmt.Sprint("Ligne ", to[0])) || !slices.Contains(texts, fmt.Sprint(to[1])) {
			t.Errorf("%v: its heads are not among %q", to, texts)
		}
	}
	g.ScrollTo(fyne.NewPos(0, 54*g.metrics().row))
	if texts, _ := drawnObjects(g); !slices.Contains(texts, "Ligne 50") {
		t.Errorf("the heading that scrolled out of view is not said: %q", texts)
	}
}

func TestGridWithoutCells(t *testing.T) {
	g, _ := gridOf(t, 0, 0)
	g.OnPressed = func(int, int) { t.Error("pressed") }
	typeKeys(g, fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn, fyne.KeyDelete, fyne.KeyPageDown, fyne.KeyEnd)
	if row, column := g.Current(); row != -1 || column != -1 {
		t.Errorf("current: %d, %d", row, column)
	}
	g, _ = gridOf(t, 1, 5) // a heading alone
	typeKeys(g, fyne.KeyDown, fyne.KeyReturn)
	if row, _ := g.Current(); row != -1 {
		t.Errorf("current row: %d", row)
	}
}

func TestCutTo(t *testing.T) {
	measure := func(s string) float32 { return float32(len([]rune(s))) }
	for _, c := range []struct {
		words string
		width float32
		want  string
	}{
		{"diagnostic", 6, "diagn…"}, {"un mot", 4, "un…"}, {"é", 0, ""},
	} {
		if got := cutTo(c.words, c.width, measure); got != c.want {
			t.Errorf("%q at %v: %q, want %q", c.words, c.width, got, c.want)
		}
	}
}

// Few columns share the width, so that their heads are read whole; many keep to
// what a sign needs.
func TestGridGivesFewColumnsTheRoomThereIs(t *testing.T) {
	for _, columns := range []int{1, 2, 4, 9} {
		g, w := gridOf(t, 40, columns)
		w.Resize(fyne.NewSize(800, 520))
		c := g.Content()
		c.Upper = []GridBand{{"Bloc 2 – Développer de l’ingénierie de projets", columns}}
		c.Lower = []GridBand{{"2.2 Développer une ingénierie de projets ou de programmes", columns}}
		for i := range c.Columns {
			c.Columns[i].Words = "Savoir évaluer les ressources"
		}
		g.SetContent(c, 1, 0)
		m := g.metrics()
		if across := m.side + float32(columns)*m.cell + gridBarWidth; across != 800 {
			t.Errorf("%d columns: %v of 800 are used", columns, across)
		}
		if m.cell < 28 || columns < 4 && m.cell < 110 {
			t.Errorf("%d columns of %v", columns, m.cell)
		}
		texts, _ := drawnObjects(g)
		said := strings.Join(texts, " ")
		for _, head := range []string{c.Upper[0].Name, c.Lower[0].Name} {
			if !strings.Contains(said, head) {
				t.Errorf("%d columns: the head %q is cut: %q", columns, head, texts)
			}
		}
		if columns < 3 && !strings.Contains(said, c.Columns[0].Words) {
			t.Errorf("%d columns: what they say is not shown: %q", columns, texts)
		}
	}
	g, _ := gridOf(t, 40, 60)
	if m := g.metrics(); m.cell > 30 || m.side < 190 {
		t.Errorf("60 columns of %v beside titles of %v", m.cell, m.side)
	}
}

// On the smallest screen that people have, the map is mostly map.
func TestGridHeadsLeaveTheRowsTheirRoom(t *testing.T) {
	g, _ := gridOf(t, 40, 28)
	c := g.Content()
	for i := range 10 {
		c.Lower = append(c.Lower, GridBand{fmt.Sprint(i, " Un nom de compétence qui est bien trop long pour sa place"), 1})
	}
	g.SetContent(c, 1, 0)
	g.Resize(fyne.NewSize(1128, 380))
	if m, rows := g.metrics(), g.view().Height/g.metrics().row; rows < 11 || m.head > 380*headShare {
		t.Errorf("%v rows under heads of %v", rows, m.head)
	}
}

func TestHeadLines(t *testing.T) {
	measure := func(s string) float32 { return float32(len([]rune(s))) }
	for _, c := range []struct {
		name  string
		width float32
		most  int
		want  []string
	}{
		{"un nom court", 20, 3, []string{"un nom court"}},
		{"conduire des études", 10, 3, []string{"conduire", "des études"}},
		{"conduire des études et des recherches", 10, 2, []string{"conduire", "des étude…"}},
		{"à l’accompagnement", 8, 3, []string{"à", "l’accom…"}},
		{"", 8, 3, nil},
	} {
		if got := headLines(c.name, c.width, c.most, measure); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.name, got, c.want)
		}
	}
}
