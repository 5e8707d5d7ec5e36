// Package erase asks before something is erased for good: a text, a piece, a
// whole portfolio. It shows every place that is touched, what can be kept, what
// cannot be undone and what no program reaches, before anything is done.
//
// It only asks. Enter never presses what erases.
package erase

import (
	"time"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// AskText asks which text is to be erased, what takes its place, and looks for
// it. The text selected is proposed.
func AskText(over fyne.Canvas, selected string, look func(wanted, replacement string)) {
	wanted := widgets.NewLabeledEntry(text.EraseTextLabel, text.EraseForms)
	replacement := widgets.NewLabeledEntry(text.EraseReplaceLabel, text.EraseReplaceHelp)
	wanted.Load(selected)
	wanted.Check = func(s string) string {
		if _, ok := portfolio.NewWanted(s); !ok {
			return text.EraseWantsWord
		}
		return ""
	}
	replacement.Check = func(s string) string {
		if w, ok := portfolio.NewWanted(wanted.Text()); ok && w.Began(s, "") {
			return text.EraseSameAgain
		}
		return ""
	}
	var d *widgets.Dialog
	search := func() {
		if wanted.Valid() && replacement.Valid() {
			d.Close()
			look(wanted.Text(), replacement.Text())
		}
	}
	cancel := widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { d.Close() })
	d = widgets.NewDialog(text.EraseTitle, widgets.Column(theme.Space, widgets.NewText(widgets.Body, text.EraseIntro), wanted, replacement),
		cancel, widgets.NewButton(widgets.Primary, text.EraseSearch, icons.Search, search)).Wide(620)
	d.ShowIn(over)
}

// Question is what a person decides on.
type Question struct {
	What  store.Erasure
	Plan  store.ErasurePlan
	State *portfolio.State // as it is now
	Last  store.LastCopy
}

// mostPlaces is how many places can be ticked one by one; those beyond go with
// the others.
const mostPlaces = 300

// Confirm shows what an erasure does, and calls do with the places that were
// spared, if the person wants it.
func Confirm(over fyne.Canvas, q Question, do func(store.Erasure)) {
	if q.Plan.Nothing() {
		said := append([]string{text.EraseNowhere, text.EraseForms}, explain.EraseToll(q.Plan, false, q.State)...)
		widgets.NewDialog(text.EraseTitle, lines(widgets.Body, said)).ShowIn(over)
		return
	}
	c := &confirmation{Question: q}
	var d *widgets.Dialog
	erase := func() {
		d.Close()
		do(c.erasure())
	}
	c.yes = widgets.NewButton(widgets.Danger, text.EraseDo, icons.Trash, erase)
	no := widgets.NewButton(widgets.Primary, text.EraseNot, icons.None, func() { d.Close() })
	d = widgets.NewDialog(c.title(), widgets.NewScroll(c.body()).UpTo(480), c.yes, no).Wide(760)
	d.ShowIn(over)
}

// confirmation is a question being decided.
type confirmation struct {
	Question
	places []*widgets.Check
	keep   *widgets.Check // what cannot be read
	yes    *widgets.Button
}

func (c *confirmation) title() string {
	if c.What.Piece != "" {
		return text.ErasePieceTitle
	}
	return text.EraseTextTitle(portfolio.Shorten(c.What.Text, 60))
}

func (c *confirmation) body() fyne.CanvasObject {
	body := widgets.Column(theme.Space)
	if c.What.Piece != "" {
		title := c.State.TitleOf(portfolio.Ref{Kind: portfolio.KindPiece, ID: c.What.Piece})
		body.Add(widgets.NewText(widgets.Body, text.ErasePiece(title, c.Plan.Links, c.Plan.Files, c.Plan.Bytes)))
	} else {
		body.Add(c.today())
	}
	if past := c.past(); past != nil {
		body.Add(past)
	}
	body.Add(widgets.NewNotice(widgets.Warning, text.EraseNoUndo+" "+text.EraseRewritten(c.Plan.Versions)))
	toll := lines(widgets.Body, append(explain.EraseToll(c.Plan, false, c.State), text.EraseWindows))
	if len(c.Plan.Unreadable) > 0 {
		c.keep = widgets.NewCheck(text.EraseKeep, nil)
		toll.Add(c.keep)
	}
	body.Add(toll)
	body.Add(widgets.Section(text.EraseBeyond, lines(widgets.Secondary, explain.EraseReach(c.Last, time.Now()))))
	return body
}

// today lists the places of today, each to be ticked or not.
func (c *confirmation) today() fyne.CanvasObject {
	list := widgets.Column(0)
	for i, o := range c.Plan.Occurrences {
		if i == mostPlaces {
			list.Add(widgets.NewText(widgets.Secondary, text.EraseMorePlaces(len(c.Plan.Occurrences)-i)))
			break
		}
		before, said, after := c.State.Around(o, 40)
		check := widgets.NewCheck(text.EraseExcerpt(explain.ErasePlace(o, c.State), before, said, after), func(bool) { c.ready() })
		check.SetTicked(true)
		c.places = append(c.places, check)
		list.Add(check)
	}
	said := widgets.Column(theme.Tight, widgets.NewText(widgets.Strong, text.EraseToday(len(c.Plan.Occurrences))), list)
	if len(c.Plan.Occurrences) > 0 {
		said.Add(widgets.NewText(widgets.Body, text.EraseInstead(c.What.Replacement)))
	}
	return said
}

func (c *confirmation) past() fyne.CanvasObject {
	if len(c.Plan.Past) == 0 {
		return nil
	}
	var said []string
	for _, p := range c.Plan.Past {
		said = append(said, "– "+explain.ErasePast(p, c.State))
	}
	return widgets.Column(theme.Tight, widgets.NewText(widgets.Strong, text.ErasePast(len(said))), lines(widgets.Body, said))
}

// ready lets erase only what there is to erase.
func (c *confirmation) ready() {
	any := len(c.Plan.Past) > 0 || len(c.Plan.Occurrences) > len(c.places)
	for _, check := range c.places {
		any = any || check.Ticked()
	}
	if any {
		c.yes.Enable()
	} else {
		c.yes.Disable()
	}
}

// erasure is what was decided.
func (c *confirmation) erasure() store.Erasure {
	what := c.What
	for i, check := range c.places {
		if !check.Ticked() {
			what.Spare = append(what.Spare, c.Plan.Occurrences[i])
		}
	}
	what.KeepUnreadable = c.keep != nil && c.keep.Ticked()
	return what
}

func lines(kind widgets.TextKind, said []string) *fyne.Container {
	list := widgets.Column(theme.Tight)
	for _, s := range said {
		list.Add(widgets.NewText(kind, s))
	}
	return list
}

// Done tells what was erased, and what may be left elsewhere.
func Done(over fyne.Canvas, q Question, plan store.ErasurePlan) {
	said := []string{text.ErasePieceDone(plan.Versions)}
	if q.What.Piece == "" {
		said = []string{text.EraseDone(len(plan.Occurrences)-len(q.What.Spare), len(plan.Past), plan.Versions)}
	}
	if q.What.KeepUnreadable && len(q.Plan.Unreadable) > 0 {
		said = append(said, text.EraseUnreadable(q.Plan.Unreadable, true))
	}
	q.Plan.Unreadable = nil
	said = append(said, explain.EraseToll(q.Plan, false, q.State)...)
	body := widgets.Column(theme.Space, lines(widgets.Body, said),
		widgets.Section(text.EraseBeyond, lines(widgets.Secondary, explain.EraseReach(q.Last, time.Now()))))
	widgets.NewDialog(text.EraseDoneTitle, widgets.NewScroll(body).UpTo(480)).Wide(700).ShowIn(over)
}

// AskDestroy asks before a whole portfolio is removed; the person types its
// name.
func AskDestroy(over fyne.Canvas, name string, h store.Holding, do func()) {
	typed := widgets.NewLabeledEntry(text.DestroyType(name), "")
	var d *widgets.Dialog
	yes := widgets.NewButton(widgets.Danger, text.EraseDestroy, icons.Trash, func() {
		d.Close()
		do()
	})
	yes.Disable()
	typed.OnTyped = func(s string) {
		if portfolio.NormalizeLine(s) == portfolio.NormalizeLine(name) {
			yes.Enable()
		} else {
			yes.Disable()
		}
	}
	body := widgets.Column(theme.Space,
		widgets.NewText(widgets.Body, text.DestroyHolds(name, h.Files, h.Snapshots, h.Bytes)),
		widgets.NewNotice(widgets.Warning, text.DestroyNoUndo))
	if len(h.Foreign) > 0 {
		body.Add(widgets.NewText(widgets.Body, text.EraseForeign(h.Foreign)))
	}
	body.Add(widgets.Section(text.EraseBeyond, lines(widgets.Secondary, explain.DestroyReach(h.LastCopy, time.Now()))))
	body.Add(typed)
	no := widgets.NewButton(widgets.Primary, text.DestroyNot, icons.None, func() { d.Close() })
	d = widgets.NewDialog(text.DestroyTitle, widgets.NewScroll(body).UpTo(520), yes, no).Wide(700)
	d.ShowIn(over)
}
