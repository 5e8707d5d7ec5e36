package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
	"acquis/ui/erase"
	"acquis/ui/widgets"
)

// eraseText asks which text is to be erased for good; what is selected is
// proposed.
func (a *App) eraseText() {
	selected := ""
	if field, ok := a.window.Canvas().Focused().(interface{ SelectedText() string }); ok {
		selected = field.SelectedText()
	}
	a.eraseSelected(selected)
}

// moreOf is what the menu of a field offers for what is selected in it.
func (a *App) moreOf(selected string) []widgets.MenuItem {
	if a.session == nil || a.blocked() || a.session.book.ReadOnly() {
		return nil
	}
	return []widgets.MenuItem{{Label: text.MenuErase, Do: func() { a.eraseSelected(selected) }}}
}

func (a *App) eraseSelected(selected string) {
	if !a.mayErase() {
		return
	}
	selected = strings.Join(strings.Fields(selected), " ")
	erase.AskText(a.window.Canvas(), selected, func(wanted, replacement string) {
		a.planErasure(store.Erasure{Text: wanted, Replacement: replacement})
	})
}

// erasePiece asks before a piece is erased for good.
func (a *App) erasePiece(id portfolio.ID) {
	if a.mayErase() {
		a.planErasure(store.Erasure{Piece: id})
	}
}

// mayErase says why nothing can be erased now.
func (a *App) mayErase() bool {
	a.flush()
	switch {
	case a.session == nil || a.blocked():
		return false
	case a.session.book.ReadOnly():
		a.fail(store.ErrReadOnly)
		return false
	case a.session.failed != nil:
		a.fail(a.session.failed)
		return false
	}
	return true
}

// planErasure works out what would go, and asks.
func (a *App) planErasure(what store.Erasure) {
	book := a.session.book
	q := erase.Question{What: what, State: book.State()}
	q.Last, _ = book.LastCopy()
	a.runner.Run(text.EraseLooking, func(ctx context.Context, progress Progress) (err error) {
		q.Plan, err = book.PlanErasure(ctx, what, inPlain(progress))
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		erase.Confirm(a.window.Canvas(), q, func(chosen store.Erasure) {
			q.What = chosen
			a.erase(q)
		})
	})
}

func inPlain(progress Progress) func(done, total int64) {
	return func(done, total int64) { progress(int(done), int(total), "") }
}

// erase erases, with the portfolio closed: nothing that a screen still holds
// is written back. Then it is opened again where it was.
func (a *App) erase(q erase.Question) {
	if a.session == nil {
		return
	}
	dir, at := a.session.book.Dir(), a.at
	a.flush()
	a.leave()
	var plan store.ErasurePlan
	a.runner.Run(text.EraseWorking, func(ctx context.Context, progress Progress) (err error) {
		plan, err = store.Erase(ctx, dir, q.What, store.Options{}, inPlain(progress))
		return err
	}, func(failed error) {
		a.openThen(dir, func() {
			a.goTo(at)
			if failed == nil {
				erase.Done(a.window.Canvas(), q, plan)
			} else if !errors.Is(failed, store.ErrUnfinished) || a.session.book.UnfinishedErasure() == nil {
				a.fail(failed) // else the opening has said so
			}
		})
	})
}

// openThen opens a portfolio, and does something once it is shown.
func (a *App) openThen(dir string, then func()) {
	var book *store.Portfolio
	a.runner.Run(text.WorkOpening, func(context.Context, Progress) (err error) {
		book, err = store.Open(dir, store.Options{})
		return err
	}, func(err error) {
		a.opened(dir, store.Options{}, book, err)
		if err == nil {
			then()
		}
	})
}

// destroyPortfolio asks before the whole portfolio is removed.
func (a *App) destroyPortfolio() {
	a.flush()
	dir := a.session.book.Dir()
	if a.session.book.ReadOnly() {
		a.fail(store.ErrReadOnly)
		return
	}
	h, err := store.HoldingOf(dir)
	if err != nil {
		a.fail(err)
		return
	}
	erase.AskDestroy(a.window.Canvas(), filepath.Base(dir), h, func() { a.destroy(dir) })
}

func (a *App) destroy(dir string) {
	a.leave()
	var h store.Holding
	a.runner.Run(text.DestroyWorking, func(context.Context, Progress) (err error) {
		h, err = store.Destroy(dir, store.Options{})
		return err
	}, func(err error) {
		if !store.IsPortfolio(dir) {
			a.prefs.dropRecent(dir)
		}
		a.menu.update()
		a.refresh()
		if err != nil {
			a.fail(err)
			return
		}
		said := text.DestroyDone(filepath.Base(dir))
		if len(h.Foreign) > 0 {
			said += "\n" + text.EraseForeign(h.Foreign)
		}
		widgets.Alert(a.shell.root, text.EraseDoneTitle, said+"\n"+text.DestroyElsewhere+"\n"+text.EraseDisk)
	})
}
