package candidacy

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/portfolio"
	"acquis/ui/screentest"
)

func open(t *testing.T, state *portfolio.State) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return screentest.Open(t, state, screentest.Laptop, func(b *screentest.Book) *Screen { return New(b) })
}

func TestNamesAreSaved(t *testing.T) {
	s, book, _ := open(t, screentest.Empty(t))
	test.Type(s.given.Input(), "Marie ")
	s.Flush()
	if got := book.State().Candidate().GivenName; got != "Marie" {
		t.Errorf("given name %q", got)
	}
	if got := s.given.Text(); got != "Marie " {
		t.Errorf("the space was taken from under the hands: %q", got)
	}
}

// The title page of a dossier after a partial validation says who validated a
// block, and when.
func TestABlockThatIsWonSaysByWhom(t *testing.T) {
	s, book, w := open(t, screentest.Empty(t))
	row := s.rows[1]
	if !row.jury.Hidden {
		t.Error("asks for a jury before the block is won")
	}
	row.status.OnChosen(1)
	test.Type(row.wonOn.Input(), "12/6/2025")
	test.Type(row.jury.Input(), "jury de juin")
	s.Flush()
	b := book.State().Block("RNCP39644BC02")
	if b.Status != portfolio.BlockWon || b.By != "jury de juin" || b.On != (portfolio.Date{Year: 2025, Month: 6, Day: 12}) || !row.by.Hidden {
		t.Errorf("%+v", b)
	}
	screentest.Shot(t, w, "candidacy-won")
}

func TestABlockCanBeDispensed(t *testing.T) {
	s, book, w := open(t, screentest.Empty(t))
	row := s.rows[2]
	if !row.by.Hidden {
		t.Error("asks for a title before the block is dispensed")
	}
	row.status.OnChosen(2)
	if row.by.Hidden || book.State().Block("RNCP39644BC03").Status != portfolio.BlockDispensed {
		t.Error("dispensed, yet does not ask by which title")
	}
	test.Type(row.by.Input(), "CAFERUIS")
	s.Flush()
	if got := book.State().Block("RNCP39644BC03").By; got != "CAFERUIS" {
		t.Errorf("by %q", got)
	}
	screentest.Shot(t, w, "candidacy")
	book.Undo()
	book.Undo()
	if row.status.Chosen() != 0 || !row.by.Hidden {
		t.Error("undone, yet still shown as dispensed")
	}
}
