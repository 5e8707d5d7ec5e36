package candidacy

import (
	"slices"

	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// blockRow is what the candidate does with one block: one of four answers, and
// what goes with it.
type blockRow struct {
	screen *Screen
	block  *portfolio.Block
	object *fyne.Container
	status *widgets.Segments

	by       *widgets.LabeledEntry // shown for dispensé
	wonOn    *widgets.LabeledEntry // shown for déjà validé
	jury     *widgets.LabeledEntry // likewise: who validated
	juryText *autosave.Text
	byText   *autosave.Text
	wonOnDay *autosave.Text
}

func newBlockRow(s *Screen, f *portfolio.Framework, block *portfolio.Block) *blockRow {
	r := &blockRow{screen: s, block: block}
	var words []string
	for _, status := range portfolio.BlockStatuses() {
		words = append(words, string(status))
	}
	r.status = widgets.NewSegments(words, func(i int) { r.choose(f, portfolio.BlockStatuses()[i]) })
	known := text.CandidacyByNone
	if titles := f.DispenseTitles(block.Code); len(titles) > 0 {
		known = text.CandidacyByKnown(titles)
	}
	r.by = widgets.NewLabeledEntry(text.CandidacyBy, text.CandidacyByHelp+" "+known)
	r.byText = autosave.Line(r.by, func(typed string) error {
		return r.change(func(b *portfolio.BlockChoice) { b.By = typed })
	})
	r.wonOn = widgets.NewDateEntry(text.CandidacyWonOn, "", isDate)
	r.wonOnDay = autosave.Date(r.wonOn, func(d portfolio.Date) error {
		return r.change(func(b *portfolio.BlockChoice) { b.On = d })
	})
	r.jury = widgets.NewLabeledEntry(text.CandidacyJury, text.CandidacyJuryHelp)
	r.juryText = autosave.Line(r.jury, func(typed string) error {
		return r.change(func(b *portfolio.BlockChoice) { b.By = typed })
	})
	r.object = widgets.Column(theme.Gap, widgets.NewText(widgets.Strong, block.Name()),
		widgets.NewText(widgets.Caption, block.Code), r.status, r.by, r.wonOn, r.jury)
	return r
}

// choose sets the status. Where only one title dispenses from the block, it is
// filled in.
func (r *blockRow) choose(f *portfolio.Framework, status portfolio.BlockStatus) {
	r.flush()
	r.change(func(b *portfolio.BlockChoice) {
		b.Status = status
		if titles := f.DispenseTitles(r.block.Code); status == portfolio.BlockDispensed && b.By == "" && len(titles) == 1 {
			b.By = titles[0]
		}
	})
}

func (r *blockRow) change(set func(*portfolio.BlockChoice)) error {
	return r.screen.edit(text.ChangeBlock(r.block.Short()), func(e *portfolio.Edit) error {
		b := *e.State().Block(r.block.Code)
		set(&b)
		return e.Put(&b)
	})
}

func (r *blockRow) flush() {
	r.byText.Flush()
	r.wonOnDay.Flush()
	r.juryText.Flush()
}

func (r *blockRow) show(b *portfolio.BlockChoice, show func(*autosave.Text, string)) {
	r.status.SetChosen(slices.Index(portfolio.BlockStatuses(), b.Status))
	show(r.byText, b.By)
	show(r.wonOnDay, b.On.Typed())
	show(r.juryText, b.By)
	r.by.Hidden = b.Status != portfolio.BlockDispensed
	r.wonOn.Hidden = b.Status != portfolio.BlockWon
	r.jury.Hidden = r.wonOn.Hidden
	r.object.Refresh()
}
