package browse

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// entry is one line of a folder.
type entry struct {
	name   string
	folder bool
	size   int64
}

// read lists a folder: folders first, then the files that are asked for, by
// name. What is hidden is left out.
func read(dir string, q Question) ([]entry, error) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var found []entry
	for _, item := range list {
		name := item.Name()
		info, err := os.Stat(filepath.Join(dir, name)) // through links
		if err != nil || strings.HasPrefix(name, ".") {
			continue
		}
		folder := info.IsDir()
		if !folder && (q.Kind == Folder || !info.Mode().IsRegular() || !offered(name, q.Extensions)) {
			continue
		}
		found = append(found, entry{name, folder, info.Size()})
	}
	slices.SortFunc(found, func(a, b entry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	return found, nil
}

func offered(name string, extensions []string) bool {
	return len(extensions) == 0 || slices.Contains(extensions, strings.ToLower(filepath.Ext(name)))
}

// row is a line of the list.
type row struct {
	widget.BaseWidget
	tick, sign *widgets.Icon
	name, size *widgets.Text
	root       fyne.CanvasObject
}

func newRow() fyne.CanvasObject {
	r := &row{
		tick: widgets.NewIcon(icons.BoxEmpty, theme.ColorSecondary), sign: widgets.NewIcon(icons.Folder, theme.ColorSecondary),
		name: widgets.NewText(widgets.Body, "").Lines(1), size: widgets.NewText(widgets.Caption, ""),
	}
	r.root = widgets.Beside(10, 2, r.tick, r.sign, r.name, widgets.OneLine(r.size))
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.root) }

// fill shows an entry in a line of the list.
func (b *Browser) fill(index int, o fyne.CanvasObject) {
	r, e := o.(*row), b.entries[index]
	sign, size := icons.Page, text.Bytes(e.size)
	if e.folder {
		sign, size = icons.Folder, ""
	}
	r.sign.Set(sign, theme.ColorSecondary)
	r.name.SetText(e.name)
	r.size.SetText(size)
	b.tick(r, e)
	r.Refresh()
}

// tick shows whether a file is chosen.
func (b *Browser) tick(r *row, e entry) {
	if e.folder || b.question.Kind != File && b.question.Kind != Files {
		r.tick.Set(icons.None, theme.ColorSecondary)
		return
	}
	if slices.Contains(b.chosen, filepath.Join(b.dir, e.name)) {
		r.tick.Set(icons.BoxTicked, ftheme.ColorNamePrimary)
		return
	}
	r.tick.Set(icons.BoxEmpty, theme.ColorSecondary)
}
