// Package browse is the dialog in which one chooses files or a place where the
// system has no dialog of its own. It does what the toolkit's does not: several
// files at once, the keyboard alone, French words, and no freezing on a drive
// that does not answer, since folders are read elsewhere than on the
// interface's goroutine.
package browse

import (
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Kind is what is asked for.
type Kind int

// The kinds of questions.
const (
	File   Kind = iota // one file that exists
	Files              // one or several
	Folder             // a folder
	Save               // a file to write
)

// Question is what is asked.
type Question struct {
	Kind       Kind
	Title      string
	From       string   // the folder to begin in; "" is the person's own
	Name       string   // proposed, for Save
	Extensions []string // of the files offered, with dots in lower case; none is all
}

// Background does a work off the interface's goroutine and calls done on it.
type Background func(work func() error, done func(error))

// Browser is an open dialog. Its parts are there for tests.
type Browser struct {
	Dialog *widgets.Dialog
	Place  *widgets.LabeledEntry
	Name   *widgets.LabeledEntry // for Save
	List   *widgets.List

	question   Question
	background Background
	got        func(paths []string)

	dir     string
	entries []entry
	chosen  []string // paths, in the order in which they were chosen
	said    *widgets.Text
	wrong   *widgets.Notice
	confirm *widgets.Button
}

// Ask opens the dialog over a window. got is called with what was chosen, once;
// not when the person thinks better of it.
func Ask(over fyne.Canvas, q Question, background Background, got func(paths []string)) *Browser {
	b := &Browser{question: q, background: background, got: got}
	b.build()
	b.Dialog.ShowIn(over)
	if q.Kind == Save {
		b.Name.Focus() // Enter writes there and then
	}
	b.goTo(orHome(q.From))
	return b
}

func orHome(dir string) string {
	if info, err := os.Stat(dir); dir != "" && err == nil && info.IsDir() {
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
	}
	return home
}

func (b *Browser) build() {
	q := b.question
	b.Place = widgets.NewLabeledEntry(text.BrowsePlace, "")
	b.Place.OnEnter = func() { b.goTo(b.Place.Text()) }
	b.said = widgets.NewText(widgets.Caption, "")
	b.wrong = widgets.NewNotice(widgets.Error, "")
	b.wrong.Hide()
	b.List = widgets.NewList(func() int { return len(b.entries) }, newRow, b.fill)
	b.List.OnOpened = b.open
	b.List.OnTapped = b.open
	top := widgets.Column(theme.Gap, b.Place, widgets.Flow(theme.Gap,
		widgets.NewButton(widgets.Plain, text.BrowseParent, icons.Up, func() { b.goTo(filepath.Dir(b.dir)) }),
		widgets.NewButton(widgets.Plain, text.BrowseHome, icons.Home, func() { b.goTo(orHome("")) })),
		b.wrong)
	foot := widgets.Column(theme.Gap, b.said)
	if q.Kind == Save {
		b.Name = widgets.NewLabeledEntry(text.BrowseName, "")
		b.Name.Load(q.Name)
		b.Name.OnEnter = b.finish
		foot = widgets.Column(theme.Gap, b.Name)
	}
	body := widgets.FillAbove(theme.Gap, widgets.Fill(theme.Gap, top, b.List), foot)
	label := map[Kind]string{File: text.BrowseOpen, Files: text.BrowseOpen, Folder: text.BrowseHere, Save: text.BrowseSave}[q.Kind]
	b.confirm = widgets.NewButton(widgets.Primary, label, icons.None, b.finish)
	cancel := widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { b.Dialog.Close() })
	b.Dialog = widgets.NewDialog(q.Title, body, cancel, b.confirm).Wide(760).Tall()
	b.count()
}

// goTo shows another folder, once it has been read.
func (b *Browser) goTo(dir string) {
	dir = filepath.Clean(dir)
	var found []entry
	b.background(func() error {
		var err error
		found, err = read(dir, b.question)
		return err
	}, func(err error) {
		if err != nil {
			b.wrong.Set(widgets.Error, text.BrowseNoRead)
			b.wrong.Show()
			b.Dialog.Refresh()
			return
		}
		b.wrong.Hide()
		b.dir, b.entries = dir, found
		b.Place.Load(dir)
		b.List.SetChosen(-1)
		b.List.ScrollToTop()
		b.count()
		b.Dialog.Refresh()
		if b.question.Kind != Save && b.Dialog.Shown() {
			widgets.Focus(b.List)
		}
	})
}

// open goes into a folder, or chooses a file.
func (b *Browser) open(index int) {
	e := b.entries[index]
	path := filepath.Join(b.dir, e.name)
	switch {
	case e.folder:
		b.goTo(path)
		return
	case b.question.Kind == Save:
		b.Name.Load(e.name)
	case b.question.Kind == Files:
		if at := slices.Index(b.chosen, path); at >= 0 {
			b.chosen = slices.Delete(b.chosen, at, at+1)
		} else {
			b.chosen = append(b.chosen, path)
		}
	case b.question.Kind == File:
		b.chosen = []string{path}
	}
	b.count()
	b.List.Refresh()
}

// count says how much is chosen.
func (b *Browser) count() {
	switch b.question.Kind {
	case File, Files:
		help := text.BrowseHelp
		if b.question.Kind == Files {
			help = text.BrowseManyHelp
		}
		b.said.SetText(text.BrowseChosen(len(b.chosen)) + " · " + help)
		b.confirm.SetEnabled(len(b.chosen) > 0)
	case Folder:
		b.said.SetText(b.dir)
	}
	if len(b.entries) == 0 && b.dir != "" {
		b.said.SetText(text.BrowseEmpty)
	}
}

// finish hands on what is chosen.
func (b *Browser) finish() {
	switch b.question.Kind {
	case Folder:
		b.answer(b.dir)
	case Save:
		b.save()
	default:
		if len(b.chosen) > 0 {
			b.answer(b.chosen...)
		}
	}
}

func (b *Browser) save() {
	name := b.Name.Text()
	if name == "" || name != filepath.Base(name) || name == "." || name == ".." {
		b.Name.SetError(text.BrowseNameWrong)
		return
	}
	if filepath.Ext(name) == "" && len(b.question.Extensions) > 0 {
		name += b.question.Extensions[0]
	}
	path := filepath.Join(b.dir, name)
	if _, err := os.Lstat(path); err == nil {
		widgets.Ask(b.List, b.question.Title, text.BrowseExists(name), text.BrowseReplace, func() { b.answer(path) })
		return
	}
	b.answer(path)
}

func (b *Browser) answer(paths ...string) {
	b.Dialog.Close()
	b.got(paths)
}
