package career

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

func today() time.Time { return noon }

func open(t *testing.T, state *portfolio.State, width, height, scale float32) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return screentest.Open(t, state, screentest.Size{Width: width, Height: height, Scale: scale}, func(b *screentest.Book) *Screen { return New(b, today) })
}

func input(t *testing.T, s *Screen, label string) *widgets.Input {
	t.Helper()
	if s.current.Kind == portfolio.KindTraining {
		return s.training.fields.entry(label).(*widgets.LabeledEntry).Input()
	}
	return s.experience.fields.entry(label).(*widgets.LabeledEntry).Input()
}

func press(w fyne.Window, names ...fyne.KeyName) {
	for _, n := range names {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestCreateFromTheEmptyScreenAndFillInEverything(t *testing.T) {
	s, book, w := open(t, screentest.Empty(t), 1146, 700, 1)
	screentest.Shot(t, w, "career-empty")
	test.Tap(screentest.Button(w.Content(), text.CareerNewExperience))
	if w.Canvas().Focused() != fyne.Focusable(input(t, s, text.ExperienceRole)) {
		t.Fatalf("the keyboard is in %T, not in the first field", w.Canvas().Focused())
	}
	for _, spec := range experienceFields {
		test.Type(input(t, s, spec.label), spec.label)
	}
	test.Type(s.experience.period.From.Input(), "09/2020")
	s.Flush()
	s.experience.period.Today.Tapped(nil)
	s.experience.status.OnChosen(2)
	s.experience.printed.Tapped(nil)
	got := *book.State().Experiences()[0]
	got.ID, got.Rank = "", ""
	want := portfolio.Experience{Role: text.ExperienceRole, Organisation: text.ExperienceOrg, Place: text.ExperiencePlace,
		WorkTime: text.ExperienceWorkTime, Structure: text.ExperienceStructure, Public: text.ExperiencePublic,
		Setting: text.ExperienceSetting, Standing: text.ExperienceStanding, Note: text.PrivateNote,
		Status: portfolio.StatusVolunteer, Period: portfolio.Period{Start: portfolio.Date{Year: 2020, Month: 9}, Current: true}}
	if got != want {
		t.Fatalf("kept\n%+v, want\n%+v", got, want)
	}
}

func TestTrainingIsFilledIn(t *testing.T) {
	s, book, w := open(t, screentest.Empty(t), 1146, 700, 1)
	test.Tap(screentest.Button(w.Content(), text.CareerNewTraining))
	for _, spec := range trainingFields {
		test.Type(input(t, s, spec.label), spec.label)
	}
	test.Type(s.training.period.From.Input(), "1999")
	test.Type(s.training.period.To.Input(), "2002")
	s.Flush()
	got := *book.State().Trainings()[0]
	got.ID, got.Rank = "", ""
	want := portfolio.Training{Title: text.TrainingTitle, Organisation: text.TrainingOrg, Duration: text.TrainingDuration,
		Outcome: text.TrainingOutcome, Contents: text.TrainingContents, Note: text.PrivateNote, InDossier: true,
		Period: portfolio.Period{Start: year(1999), End: year(2002)}}
	if got != want {
		t.Fatalf("kept\n%+v, want\n%+v", got, want)
	}
}

func TestPauseSavesOnceAndUndoShowsTheOldText(t *testing.T) {
	var pause func()
	widgets.SetTimer(func(_ time.Duration, f func()) func() {
		pause = f
		return func() { pause = nil }
	})
	t.Cleanup(func() { widgets.SetTimer(func(time.Duration, func()) func() { return func() {} }) })
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select("etal")
	field := input(t, s, text.ExperienceStanding)
	test.Type(field, "Je préside ")
	if len(book.Labels) != 0 {
		t.Fatalf("saved before the pause: %q", book.Labels)
	}
	pause()
	s.Flush()
	if len(book.Labels) != 1 || book.Last() != text.CareerChanged(text.ExperienceStanding, "Présidente bénévole, Épicerie solidaire L’Étal") {
		t.Fatalf("changes %q", book.Labels)
	}
	book.Undo()
	if field.Text != "" {
		t.Fatalf("the undo shows %q", field.Text)
	}
}

func TestShowWhileTypingLosesNothing(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select("etal")
	field := input(t, s, text.ExperiencePublic)
	test.Type(field, "Des familles ")
	if err := book.Change("ailleurs", func(e *portfolio.Edit) error {
		return e.Put(&portfolio.Section{ID: "motivations", Text: "x"})
	}); err != nil {
		t.Fatal(err)
	}
	test.Type(field, "et des étudiants")
	s.Select("tanneurs")
	if got := book.State().Experience("etal").Public; got != "Des familles et des étudiants" {
		t.Fatalf("kept %q", got)
	}
}

func TestFailureKeepsTheText(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	var told error
	s.OnError = func(err error) { told = err }
	s.Select("etal")
	field := input(t, s, text.ExperiencePublic)
	book.Err = errors.New("disk full")
	test.Type(field, "Des familles")
	s.Flush()
	s.Show(book.State())
	if told == nil || field.Text != "Des familles" {
		t.Fatalf("told %v, the field holds %q", told, field.Text)
	}
}

func TestDeleteLeavesTheSituationsAndUndoBringsThemBack(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	var told string
	s.OnTell = func(words string, _ bool) { told = words }
	s.Select("departement")
	s.remove()
	if s.current.ID != "aubepine" || !strings.Contains(told, "2 situations") {
		t.Fatalf("%s is open, told %q", s.current.ID, told)
	}
	if got := book.State().Situation("ase").Experience; got != "" {
		t.Fatalf("the situation belongs to %q", got)
	}
	book.Undo()
	if book.State().Situation("ase").Experience != "departement" {
		t.Fatal("the undo did not bring the situations back")
	}
	s.Select("marches")
	s.remove()
	if s.current.ID != "prospective" {
		t.Fatalf("%s is open", s.current.ID)
	}
}

func TestReorder(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select("departement")
	if !s.list.up.Disabled() || s.list.down.Disabled() {
		t.Error("the first can move up, or cannot move down")
	}
	s.move(+1)
	if got := book.State().Experiences()[1].ID; got != "departement" {
		t.Fatalf("second is %s", got)
	}
	s.move(-1)
	if got := book.State().Experiences()[0].ID; got != "departement" {
		t.Fatalf("first is %s", got)
	}
	s.Select("")
	if !s.list.up.Disabled() || !s.list.down.Disabled() || !s.list.remove.Disabled() {
		t.Error("the line of years can be moved or removed")
	}
}

func TestArrowsGoThroughListAndTimeline(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t), 1146, 700, 1)
	s.timeline.group.Focus()
	press(w, fyne.KeyDown, fyne.KeyReturn) // the bars are in the order of time
	if s.current.ID != "tanneurs" {
		t.Fatalf("%s is open", s.current.ID)
	}
	s.list.group.Focus()
	press(w, fyne.KeyDown, fyne.KeyDown)
	if s.current.ID != "deass" {
		t.Fatalf("%s is open", s.current.ID)
	}
	press(w, fyne.KeyHome)
	if !s.current.IsZero() || !s.timeline.object.Visible() {
		t.Fatalf("%s is open, not the line of years", s.current.ID)
	}
}

func TestTimelineNamesEveryEntryOnce(t *testing.T) {
	s, _, _ := open(t, screentest.Career(t, screentest.Sample(t), 22), 1146, 700, 1)
	rows := s.timeline.group.Rows()
	if len(rows) != 30 {
		t.Fatalf("%d rows, want 27 experiences and 3 trainings", len(rows))
	}
	words := screentest.Words(s.timeline.object)
	for _, want := range []string{"Présidente bénévole", "mai 2018 – juin 2020", "Commande publique", text.CareerUndatedHeading, text.CareerNotPrinted} {
		if !strings.Contains(words, want) {
			t.Errorf("the line of years does not say %q", want)
		}
	}
}

func TestSituationsOfAnExperienceAreOneClickAway(t *testing.T) {
	s, _, _ := open(t, screentest.Sample(t), 1146, 700, 1)
	var asked portfolio.ID
	s.OnSituation = func(id portfolio.ID) { asked = id }
	s.Select("tanneurs")
	screentest.Row(s.experience.situations, "Plus de place").Tapped(nil)
	if asked != "nuits" {
		t.Fatalf("asked for %q", asked)
	}
}

func TestFieldsFollowOneAnother(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t), 1146, 700, 1)
	s.Select("etal")
	s.experience.fields.focus()
	var seen []fyne.Focusable
	for range 4 {
		w.Canvas().FocusNext()
		seen = append(seen, w.Canvas().Focused())
	}
	want := []fyne.Focusable{input(t, s, text.ExperienceOrg), input(t, s, text.ExperiencePlace), s.experience.status, input(t, s, text.ExperienceWorkTime)}
	if !slices.Equal(seen, want) {
		t.Errorf("Tab goes through %T, want %T", seen, want)
	}
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name                 string
		width, height, scale float32
	}{{"", 1146, 700, 1}, {"-125", 1146, 700, 1.25}, {"-wide", 1700, 1000, 1}} {
		s, _, w := open(t, screentest.Sample(t), c.width, c.height, c.scale)
		screentest.Shot(t, w, "career"+c.name)
		s.Select("departement")
		screentest.Shot(t, w, "career-experience"+c.name)
		s.Select("deass")
		screentest.Shot(t, w, "career-training"+c.name)
		_, _, w = open(t, screentest.Career(t, screentest.Sample(t), 22), c.width, c.height, c.scale)
		screentest.Shot(t, w, "career-many"+c.name)
	}
}
