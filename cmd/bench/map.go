package main

import (
	"fmt"
	"image"
	"image/color"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"acquis/portfolio"
	"acquis/ui/evidencemap"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// notch is how far a notch of the wheel scrolls.
const notch = 40

// Where the map is measured: as large as it is in a window of 1366 by 768.
const mapWidth, mapHeight = 1130, 400

// mapScroll measures a step of scrolling on the map of 300 indicators and 2,000
// situations and pieces, drawn by the software canvas, against Fyne's own table
// of the same cells in the same area, with heads that stay in view as well. A
// step is a notch of the wheel down, every third time one across as well.
func mapScroll(b *bench) error {
	app := test.NewApp()
	defer app.Quit()
	app.Settings().SetTheme(theme.New(theme.Light, 1))
	grid, state, err := mapGrid()
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "bench: map-scroll: %d columns, %d rows, %d links\n", len(grid.Content().Columns), len(grid.Content().Rows), state.Count(portfolio.KindLink))
	table := plainTable(grid.Content())
	mine, plain := mapWindow(grid), mapWindow(container.NewWithoutLayout(table))
	table.SetColumnWidth(-1, 250)
	table.Resize(fyne.NewSize(mapWidth, mapHeight))

	var at fyne.Position
	turn := 0
	ratio, err := ratio(100, func() error {
		grid.ScrollTo(at)
		return drawn(mine)
	}, func() error {
		if at = at.AddXY(0, notch); turn%3 == 0 {
			at = at.AddXY(notch, 0)
		}
		turn++
		table.ScrollToOffset(at)
		return drawn(plain)
	})
	if err != nil {
		return err
	}
	b.report("map-scroll", ratio, "times a plain table", 1.5)
	return nil
}

// drawn draws a window and says whether it drew something.
func drawn(w fyne.Window) error {
	if picture := w.Canvas().Capture(); picture.Bounds() == (image.Rectangle{}) {
		return fmt.Errorf("nothing was drawn")
	}
	return nil
}

func mapWindow(o fyne.CanvasObject) fyne.Window {
	w := test.NewWindow(o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(mapWidth, mapHeight))
	return w
}

// book is a portfolio that only the map reads.
type book struct{ state *portfolio.State }

func (b book) State() *portfolio.State                          { return b.state }
func (b book) Today() portfolio.Date                            { return today }
func (b book) Change(string, func(*portfolio.Edit) error) error { return nil }

// mapGrid is the grid of the map, with one link to twenty crossings: far more
// than anybody has, and each a sign to draw.
func mapGrid() (*widgets.Grid, *portfolio.State, error) {
	f := largeFramework(10, 10, 3)
	state := portfolio.NewState("bench", 0, f, &portfolio.Outline{}, largeRecords(f, 1818, 30_000))
	screen := evidencemap.New(book{state})
	screen.Show(state)
	grid := screen.Grid()
	if n := len(grid.Content().Columns); n != 300 {
		return nil, nil, fmt.Errorf("the map has %d columns, not 300", n)
	}
	return grid, state, nil
}

// plainTable is Fyne's table of the same cells, each a letter for the sign, of
// the same size, with heads that stay in view.
func plainTable(c widgets.GridContent) *widget.Table {
	letters := map[widgets.Mark]string{widgets.MarkNone: "", widgets.MarkStarted: "o", widgets.MarkReached: "x", widgets.MarkAgain: "!"}
	table := widget.NewTableWithHeaders(
		func() (int, int) { return len(c.Rows), len(c.Columns) },
		func() fyne.CanvasObject { return newLetter() },
		func(id widget.TableCellID, o fyne.CanvasObject) { setLetter(o, letters[c.Cell(id.Row, id.Col)]) })
	table.CreateHeader = func() fyne.CanvasObject { return newLetter() }
	table.UpdateHeader = func(id widget.TableCellID, o fyne.CanvasObject) {
		switch {
		case id.Row < 0 && id.Col >= 0:
			setLetter(o, c.Columns[id.Col].Name)
		case id.Col < 0 && id.Row >= 0:
			setLetter(o, portfolio.Shorten(c.Rows[id.Row].Title, 36))
		}
	}
	return table
}

// newLetter is a cell as large as the map's, with the table's own line.
func newLetter() fyne.CanvasObject {
	size := canvas.NewRectangle(color.Transparent)
	size.SetMinSize(fyne.NewSize(27, 25))
	return container.NewStack(size, canvas.NewText("", color.Black))
}

func setLetter(o fyne.CanvasObject, s string) {
	text := o.(*fyne.Container).Objects[1].(*canvas.Text)
	if text.Text != s {
		text.Text = s
		text.Refresh()
	}
}
