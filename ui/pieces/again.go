package pieces

import (
	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/widgets"
)

// showAgain says that links of the piece are to be looked at again, and leads
// there or confirms them all.
func (f *form) showAgain(state *portfolio.State, p *portfolio.Piece) {
	links := state.SuspectFrom(p.Ref())
	if len(links) == 0 {
		return
	}
	first := links[0].ID
	f.links.Add(widgets.Column(0, widgets.NewStateMark(widgets.MarkAgain, text.RecheckOf(len(links))), widgets.QuietRow(
		widgets.NewButton(widgets.Quiet, text.RecheckCompare, icons.None, func() {
			f.flush()
			if f.screen.OnRecheck != nil {
				f.screen.OnRecheck(first)
			}
		}),
		widgets.NewButton(widgets.Quiet, text.RecheckConfirmAll, icons.None, f.confirmAll))))
}

// confirmAll says that the links of the piece still hold, in one change.
func (f *form) confirmAll() {
	f.flush()
	p := f.screen.book.State().Piece(f.piece)
	if p == nil {
		return
	}
	n := 0
	err := f.screen.change(text.RecheckedAllLabel(portfolio.Shorten(text.OrUntitled(p.Title), 48)), func(e *portfolio.Edit) (err error) {
		n, err = e.CheckAll(e.State().SuspectFrom(p.Ref()))
		return err
	})
	if err == nil && f.screen.OnRemoved != nil {
		f.screen.OnRemoved(text.Rechecked(n))
	}
}
