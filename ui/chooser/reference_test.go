package chooser_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"acquis/portfolio"
	"acquis/ui/chooser"
	"acquis/ui/screentest"
)

var nonRecours = portfolio.Ref{Kind: portfolio.KindSituation, ID: "non-recours"}

func key(o fyne.Focusable, name fyne.KeyName) { o.TypedKey(&fyne.KeyEvent{Name: name}) }

func TestReferenceNamesSituationsPiecesAndParts(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"plus de place", "« Plus de place ce soir »"},
		{"note de cadrage", "Note de cadrage"},
		{"motivations", "[[Motivations #motivations]]"},
	} {
		over := container.NewStack()
		screentest.Window(t, over, 1146, 700, 1)
		var got string
		p := chooser.Reference(over, screentest.Sample(t), nonRecours, func(r portfolio.Reference) { got = r.String() })
		test.Type(p.Picker.Input(), c.query)
		key(p.Picker.Input(), fyne.KeyReturn)
		if !strings.Contains(got, c.want) || len(portfolio.References(got)) != 1 {
			t.Errorf("%q inserted %q, want %q", c.query, got, c.want)
		}
	}
	over := container.NewStack()
	w := screentest.Window(t, over, 1146, 700, 1.25)
	p := chooser.Reference(over, screentest.Sample(t), nonRecours, func(portfolio.Reference) {})
	test.Type(p.Picker.Input(), "comprendre avant de compter")
	if len(p.Picker.Found()) != 0 {
		t.Error("a text can refer to itself")
	}
	p.Picker.Search("")
	screentest.Shot(t, w, "chooser-reference-125")
}

// Pieces without a title are told apart by their files.
func TestUntitledPiecesSayTheirFile(t *testing.T) {
	state := screentest.Sample(t)
	e := portfolio.NewEdit(state)
	if err := e.Put(&portfolio.Piece{ID: "sans", Genre: portfolio.GenreFile, File: &portfolio.File{Name: "Compte rendu.pdf"}}); err != nil {
		t.Fatal(err)
	}
	a := ask(t, e.State(), "1.2.1")
	if words := screentest.Words(a.Dialog); !strings.Contains(words, "Compte rendu.pdf") {
		t.Errorf("it says %q", words)
	}
}
