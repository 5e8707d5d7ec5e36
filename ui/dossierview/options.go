package dossierview

import (
	"slices"

	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// options are the choices of what goes into the dossier. They are kept with the
// portfolio.
type options struct {
	screen *Screen
	object fyne.CanvasObject

	blocks                 *fyne.Container
	deposit                *depositing
	headings, gaps, review *widgets.Check
	place, day             *widgets.LabeledEntry // of the signature
	signedAt, signedOn     *autosave.Text        // those fields, tied to the candidate
	loaded                 bool
}

func newOptions(s *Screen) *options {
	o := &options{screen: s, blocks: widgets.Column(theme.Tight)}
	o.deposit = newDepositing(o.change)
	o.headings = o.check(text.DossierHeadings, func(d *portfolio.DossierOptions, on bool) { d.PartHeadings = on })
	o.gaps = o.check(text.DossierGaps, func(d *portfolio.DossierOptions, on bool) { d.PrintGaps = on })
	o.review = o.check(text.DossierReviewTick, func(d *portfolio.DossierOptions, on bool) { d.Review = on })
	o.place = widgets.NewLabeledEntry(text.DossierSignedAt, "")
	o.signedAt = autosave.Line(o.place, func(place string) error {
		return o.sign(func(c *portfolio.Candidate) { c.SignedAt = place })
	})
	o.day = widgets.NewDateEntry(text.DossierSignedOn, "", func(s string) bool { _, err := portfolio.ParseDate(s); return err == nil })
	o.signedOn = autosave.Date(o.day, func(d portfolio.Date) error {
		return o.sign(func(c *portfolio.Candidate) { c.SignedOn = d })
	})
	o.object = widgets.Column(theme.Space,
		widgets.Card(text.DossierBlocks, o.blocks),
		o.deposit.object,
		widgets.Card(text.DossierContents,
			o.headings, widgets.NewText(widgets.Caption, text.DossierHeadingDo),
			o.gaps,
			o.review, widgets.NewText(widgets.Caption, text.DossierReviewDo)),
		widgets.Card(text.DossierSigning, widgets.FormRow(o.place, o.day), widgets.NewText(widgets.Caption, text.DossierSigningDo)))
	return o
}

func (o *options) check(words string, set func(*portfolio.DossierOptions, bool)) *widgets.Check {
	return widgets.NewCheck(words, func(on bool) {
		o.change(func(d *portfolio.DossierOptions) { set(d, on) })
	})
}

func (o *options) change(set func(*portfolio.DossierOptions)) {
	o.screen.change(text.ChangeDossier, func(e *portfolio.Edit) error {
		d := *e.State().DossierOptions()
		d.LeftBlocks = slices.Clone(d.LeftBlocks)
		set(&d)
		return e.Put(&d)
	})
}

func (o *options) sign(set func(*portfolio.Candidate)) error {
	return o.screen.change(text.ChangeSigning, func(e *portfolio.Edit) error {
		c := *e.State().Candidate()
		set(&c)
		return e.Put(&c)
	})
}

func (o *options) flush() {
	o.signedAt.Flush()
	o.signedOn.Flush()
}

func (o *options) show(state *portfolio.State) {
	kept := state.DossierOptions()
	o.deposit.show(kept)
	o.headings.SetTicked(kept.PartHeadings)
	o.gaps.SetTicked(kept.PrintGaps)
	o.review.SetTicked(kept.Review)
	show := func(t *autosave.Text, said string) { t.Show(said) }
	if !o.loaded {
		o.loaded, show = true, (*autosave.Text).Load
	}
	show(o.signedAt, state.Candidate().SignedAt)
	show(o.signedOn, state.Candidate().SignedOn.Typed())
	o.showBlocks(state, kept)
}

// showBlocks offers the blocks that are aimed at. The boxes are made anew only
// when these change: the keyboard may be on one of them.
func (o *options) showBlocks(state *portfolio.State, kept *portfolio.DossierOptions) {
	var aimed []*portfolio.Block
	for b := range state.Framework.Blocks {
		if block := &state.Framework.Blocks[b]; state.Aimed(block.Code) {
			aimed = append(aimed, block)
		}
	}
	if len(aimed) == 0 {
		o.blocks.Objects = []fyne.CanvasObject{widgets.NewText(widgets.Secondary, text.DossierNoBlock)}
		return
	}
	if len(o.blocks.Objects) != len(aimed) || !isCheck(o.blocks.Objects[0]) {
		o.blocks.RemoveAll()
		for range aimed {
			o.blocks.Add(widgets.NewCheck("", nil))
		}
	}
	for i, block := range aimed {
		box := o.blocks.Objects[i].(*widgets.Check)
		box.SetText(block.Name())
		box.SetTicked(!slices.Contains(kept.LeftBlocks, block.Code))
		box.OnChanged = func(on bool) {
			o.change(func(d *portfolio.DossierOptions) { d.LeftBlocks = toggled(d.LeftBlocks, block.Code, !on) })
		}
	}
}

func isCheck(object fyne.CanvasObject) bool { _, ok := object.(*widgets.Check); return ok }

// toggled puts a code into a list or takes it out.
func toggled(list []string, code string, in bool) []string {
	list = slices.DeleteFunc(list, func(c string) bool { return c == code })
	if in {
		list = append(list, code)
	}
	return list
}
