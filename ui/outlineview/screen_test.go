package outlineview

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

func known(t *testing.T) []*portfolio.Outline {
	t.Helper()
	all, err := catalogue.Outlines()
	if err != nil {
		t.Fatal(err)
	}
	var list []*portfolio.Outline
	for _, o := range all {
		list = append(list, o.Outline)
	}
	return list
}

func open(t *testing.T, state *portfolio.State) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return openAt(t, state, screentest.Laptop)
}

func openAt(t *testing.T, state *portfolio.State, size screentest.Size) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return screentest.Open(t, state, size, func(b *screentest.Book) *Screen {
		s := New(b, known(t))
		s.OnError = func(err error) { t.Errorf("told %v", err) }
		return s
	})
}

func keys(book *screentest.Book) string {
	var all []string
	for _, p := range book.State().Outline.Parts {
		all = append(all, p.Key)
	}
	return strings.Join(all, " ")
}

func press(w fyne.Window, names ...fyne.KeyName) {
	for _, n := range names {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestPartsMoveAndComeBackByUndo(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	before := keys(book)
	s.Focus()
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) // the arrows open what they reach
	if s.current != "motivations" {
		t.Fatalf("%s is open", s.current)
	}
	test.Tap(s.list.up)
	if !strings.Contains(keys(book), "motivations parcours") || s.current != "motivations" {
		t.Fatalf("%s", keys(book))
	}
	book.Undo()
	if keys(book) != before || book.State().OwnOutline() {
		t.Errorf("undone: %s", keys(book))
	}
	s.Select("annexes")
	test.Tap(s.list.up)
	s.Select("titre")
	test.Tap(s.list.up)
	if keys(book) != before || len(book.Labels) != 0 {
		t.Errorf("the ends do not hold: %s, %q", keys(book), book.Labels)
	}
}

func TestAPartIsRenamedAndTheDossierKnows(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	s.Select("motivations")
	s.form.title.Select(0, 99)
	test.Type(s.form.title.Input(), "Mon projet")
	s.Flush()
	if got := book.State().TitleOf(portfolio.Ref{Kind: portfolio.KindSection, ID: "motivations"}); got != "Mon projet" {
		t.Errorf("%q", got)
	}
	if words := screentest.Words(s.list.scroll); !strings.Contains(words, "5. Mon projet") {
		t.Errorf("the list says %q", words)
	}
	s.form.title.Select(0, 99)
	press2(s.form.title.Input(), fyne.KeyBackspace)
	s.Flush()
	if got := book.State().Outline.Part("motivations").Title; got != "Mon projet" || !s.form.title.Failed() {
		t.Errorf("without a title: %q, failed %v", got, s.form.title.Failed())
	}
}

func press2(in *widgets.Input, names ...fyne.KeyName) {
	for _, n := range names {
		in.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestLengthsAreKeptTogether(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	s.Select("motivations")
	write := func(e *widgets.LabeledEntry, words string) {
		e.Select(0, 99)
		test.Type(e.Input(), words)
		e.Flush()
	}
	write(s.form.advice.least, "800")
	if a := book.State().Outline.Part("motivations").Advice; a.MinWords != 300 || !s.form.advice.least.Failed() {
		t.Errorf("more at least than at most: %+v", a)
	}
	write(s.form.advice.most, "1 200")
	if a := book.State().Outline.Part("motivations").Advice; a.MinWords != 800 || a.MaxWords != 1200 || s.form.advice.least.Failed() {
		t.Errorf("kept %+v, failed %v", a, s.form.advice.least.Failed())
	}
	write(s.form.advice.most, "douze")
	if a := book.State().Outline.Part("motivations").Advice; a.MaxWords != 1200 || !s.form.advice.most.Failed() {
		t.Errorf("no number: %+v", a)
	}
	if len(book.Labels) != 1 {
		t.Errorf("changes %q", book.Labels)
	}
}

func TestWhatPrintsIsTicked(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	s.Select("experiences")
	if len(s.form.boxes.Objects) != 3 || s.form.texts.Visible() || s.form.competences.Visible() {
		t.Fatalf("%d boxes", len(s.form.boxes.Objects))
	}
	test.Tap(s.form.boxes.Objects[2].(*widgets.Check))
	test.Tap(s.form.boxes.Objects[0].(*widgets.Check))
	want := []portfolio.Omission{portfolio.OmitSetting, portfolio.OmitOtherBlocks}
	if got := book.State().Outline.Part("experiences").Without; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	test.Tap(s.form.printed)
	if !book.State().Outline.Part("experiences").Unprinted || s.form.omissions.Visible() {
		t.Error("unprinted, yet it asks what to print")
	}
	if words := screentest.Words(s.list.scroll); !strings.Contains(words, text.OutlineUnprinted) {
		t.Errorf("the list says %q", words)
	}
	screentest.Shot(t, w, "outline-unprinted")
	for range 3 {
		book.Undo()
	}
	if !s.form.printed.Ticked() || !s.form.boxes.Objects[0].(*widgets.Check).Ticked() {
		t.Error("undone, yet not ticked again")
	}
	s.Select("competences")
	if !s.form.competences.Visible() {
		t.Error("nothing to advise on arguments")
	}
}

func TestAPartIsAddedNamedAndRemoved(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	s.Select("guide")
	s.list.offers()[0].Do()
	if s.part().Kind != portfolio.PartText || !strings.Contains(keys(book), "guide "+s.current+" parcours") {
		t.Fatalf("%s", keys(book))
	}
	test.Type(w.Canvas().Focused(), "Mon parcours en une page")
	s.Flush()
	if s.part().Title != "Mon parcours en une page" {
		t.Errorf("named %q", s.part().Title)
	}
	var told string
	s.OnTell = func(words string, _ bool) { told = words }
	s.Select("motivations")
	test.Tap(s.list.remove)
	if !strings.Contains(told, "gardé") || len(book.State().Strays()) != 1 || s.current != "experiences" || !s.strays.Visible() {
		t.Errorf("told %q, strays %v, %s is open", told, book.State().Strays(), s.current)
	}
	if book.State().Section("motivations").Text == "" {
		t.Error("the text is lost")
	}
	s.Select("guide")
	test.Tap(s.list.remove)
	offers := s.list.offers()
	if len(offers) != 2 || offers[1].Label != text.OutlineKind("guide") {
		t.Fatalf("offered %+v", offers)
	}
	offers[1].Do()
	if s.current != "guide" {
		t.Errorf("%s is open", s.current)
	}
}

func TestAnotherOutlineIsChosenByKeysAndTheFirstComesBack(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	test.Tap(screentest.Button(w.Content(), text.OutlineChoose))
	screentest.Shot(t, w, "outline-choose")
	press(w, fyne.KeyDown)
	top := w.Canvas().Overlays().Top()
	test.Tap(screentest.Button(top, text.OutlineTake))
	if got := book.State().Outline.Code; got != "deis-blocs-vises" {
		t.Fatalf("took %s", got)
	}
	if len(book.State().Strays()) != 0 {
		t.Errorf("strays %v", book.State().Strays())
	}
	test.Tap(s.revert)
	if book.State().OwnOutline() || book.State().Outline.Code != "deis-usuel" {
		t.Error("the first one did not come back")
	}
}

func TestTheWindowIsAskedForFiles(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	asked := 0
	s.OnImport, s.OnExport = func() { asked++ }, func() { asked += 10 }
	s.ask(s.OnImport)
	s.ask(s.OnExport)
	if asked != 11 {
		t.Errorf("asked %d", asked)
	}
	s.Take(&portfolio.Outline{Format: 1, Code: "mien", Title: "Mien", Parts: []portfolio.Part{{Key: "titre", Kind: portfolio.PartTitle, Title: "T"}}})
	if book.State().Outline.Code != "mien" || s.current != "titre" {
		t.Errorf("%s, %s is open", book.State().Outline.Code, s.current)
	}
	s.list.drop()
	if keys(book) != "titre" {
		t.Errorf("the last part went: %q", keys(book))
	}
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name string
		size screentest.Size
	}{{"", screentest.Laptop}, {"-125", screentest.Size{Width: 1146, Height: 700, Scale: 1.25}}, {"-wide", screentest.Size{Width: 1700, Height: 1000, Scale: 1}}} {
		s, _, w := openAt(t, screentest.Sample(t), c.size)
		screentest.Shot(t, w, "outline"+c.name)
		s.Select("competences")
		screentest.Shot(t, w, "outline-competences"+c.name)
		s.Select("motivations")
		screentest.Shot(t, w, "outline-text"+c.name)
		s.Select("guide")
		test.Tap(s.list.remove)
		s.Select("motivations")
		test.Tap(s.list.remove)
		screentest.Shot(t, w, "outline-strays"+c.name)
	}
}
