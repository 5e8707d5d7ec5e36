package ui

import (
	"context"
	"slices"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio/store"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// offerRepair looks at a damaged portfolio and offers what can be done: read
// it, take its newest good version, or keep what can still be read. What would
// differ is said before anything is done.
func (a *App) offerRepair(dir string, err error) {
	var found store.Assessment
	a.runner.Run(text.RepairWorking, func(context.Context, Progress) error {
		var err error
		found, err = store.Assess(dir)
		return err
	}, func(failed error) {
		if failed != nil {
			a.fail(err)
			return
		}
		a.showRepair(dir, err, found)
	})
}

func (a *App) showRepair(dir string, err error, found store.Assessment) {
	var d *widgets.Dialog
	act := func(kind widgets.ButtonKind, words string, icon icons.Name, do func()) *widgets.Button {
		return widgets.NewButton(kind, words, icon, func() {
			d.Close()
			do()
		})
	}
	body := widgets.Column(theme.Gap, widgets.NewText(widgets.Body, sentence(err)), widgets.NewText(widgets.Body, text.RepairTouched(touched(found.Problems))))
	buttons := []*widgets.Button{act(widgets.Quiet, text.DialogCancel, icons.None, func() {})}
	if found.Readable != nil {
		buttons = append(buttons,
			act(widgets.Plain, text.OpenToRead, icons.Book, func() { a.openWith(dir, store.Options{ReadOnly: true}) }),
			act(widgets.Plain, text.RepairReadable, icons.Check, func() { a.recover(dir, "") }))
	}
	if s := found.Snapshot; s != nil {
		body.Add(widgets.NewText(widgets.Strong, text.RepairSnapshot(s.Time.Local())))
		body.Add(widgets.NewText(widgets.Body, differences(found.Differences)))
		buttons = append(buttons, act(widgets.Primary, text.RepairTake(s.Time.Local()), icons.Undo, func() { a.recover(dir, s.Name) }))
	} else {
		body.Add(widgets.NewText(widgets.Body, text.RepairNothing))
	}
	body.Add(widgets.NewText(widgets.Secondary, text.RepairKept))
	d = widgets.NewDialog(text.RepairTitle, body, buttons...).Wide(760)
	d.ShowIn(a.window.Canvas())
}

// recover puts the chosen version in place of the damaged one and opens it.
func (a *App) recover(dir, snapshot string) {
	var book *store.Portfolio
	a.runner.Run(text.WorkOpening, func(context.Context, Progress) error {
		var err error
		book, err = store.Recover(dir, snapshot, store.Options{})
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.use(book)
		a.told(text.RepairDone, false)
	})
}

// touched says what is wrong, each thing once.
func touched(problems []store.Problem) (said []string) {
	for _, p := range problems {
		if s := p.Sentence(); !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	return said
}

// differences says how a snapshot differs from what can be read.
func differences(list []store.Difference) string {
	names := map[store.DifferenceKind][]string{}
	for _, d := range list {
		names[d.Kind] = append(names[d.Kind], text.RepairItem(string(d.Ref.Kind), d.Title))
	}
	return text.RepairDiffers(names[store.Added], names[store.Removed], names[store.Changed])
}
