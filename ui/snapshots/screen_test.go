package snapshots

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

// kept are versions in memory.
type kept struct {
	list   []store.Snapshot
	states map[string]*portfolio.State
}

func (k *kept) Versions() ([]store.Snapshot, error) { return k.list, nil }

func (k *kept) Read(name string) (*portfolio.State, error) {
	if s := k.states[name]; s != nil {
		return s, nil
	}
	return nil, store.ErrNoSnapshot
}

// keep adds a version, the newest so far.
func (k *kept) keep(name string, at time.Time, reason store.Reason, state *portfolio.State) {
	k.list = append([]store.Snapshot{{Name: name, Time: at.UTC(), Reason: reason, Size: 1_200_000}}, k.list...)
	k.states[name] = state
}

var evening = time.Date(2026, 11, 21, 21, 42, 0, 0, time.UTC)

// atOnce does a work where it stands.
func atOnce(work func() error, done func(error)) { done(work()) }

// open opens the screen on a portfolio that has changed since its versions.
func open(t *testing.T) (*Screen, *screentest.Book, *kept, fyne.Window) {
	t.Helper()
	k := &kept{states: map[string]*portfolio.State{}}
	state := screentest.Sample(t)
	s, book, w := screentest.Open(t, state, screentest.Laptop, func(b *screentest.Book) *Screen {
		return New(k, atOnce, func() time.Time { return evening })
	})
	k.keep("ancienne", evening.AddDate(0, -2, 0), store.ReasonImport, state)
	k.keep("hier", evening.Add(-25*time.Hour), store.ReasonAutomatic, state)
	k.keep("abîmée", evening.Add(-3*time.Hour), store.ReasonAsked, nil)
	err := book.Change("Beaucoup", func(e *portfolio.Edit) error {
		e.Remove(portfolio.Ref{Kind: portfolio.KindSituation, ID: "nuits"})
		changed := *e.State().Situation("non-recours")
		changed.Title, changed.Actions = "Le diagnostic, repris", "Rien."
		return errors.Join(e.Put(&changed), e.Put(&portfolio.Situation{Title: "Toute nouvelle"}))
	})
	if err != nil {
		t.Fatal(err)
	}
	return s, book, k, w
}

// A person sees when each version was kept and why, and what has changed since
// in words.
func TestVersionsSayWhatHasChanged(t *testing.T) {
	s, _, _, w := open(t)
	s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	said := screentest.Words(s.Object())
	for _, want := range []string{"Hier à 20\u00a0h\u00a042", "Gardée d’elle-même · 1,2\u00a0Mo", "Lundi 21 septembre à 21\u00a0h\u00a042", "Avant un import",
		"500\u00a0Mo au plus", "Supprimé depuis.", "Modifié depuis\u202f: titre", "Ajouté depuis.", "« Toute nouvelle »", "vers 1.2.1"} {
		if !strings.Contains(said, strings.NewReplacer("« ", "«\u202f", " »", "\u202f»").Replace(want)) {
			t.Errorf("not said: %q in\n%s", want, said)
		}
	}
	screentest.Shot(t, w, "versions")
}

// One element comes back, with the links that went with it.
func TestTakingBackOneElement(t *testing.T) {
	s, _, _, _ := open(t)
	s.choose("hier")
	var got []portfolio.Ref
	var name string
	s.OnTakeBack = func(v store.Snapshot, item string, refs []portfolio.Ref) { name, got = item, refs }
	for _, d := range store.Compare(s.now, s.then) {
		if d.Ref.ID == "nuits" {
			row := s.row(s.versions[1], d)
			test.Tap(screentest.Button(row, text.VersionTakeBack))
		}
	}
	if len(got) != 3 || got[0].ID != "nuits" || got[1].Kind != portfolio.KindLink || !strings.Contains(name, "Plus de place ce soir") {
		t.Errorf("taken back: %s, %v", name, got)
	}
}

// Going back as a whole asks first, and says what it does.
func TestGoingBackAsks(t *testing.T) {
	s, _, _, w := open(t)
	s.choose("hier")
	back := ""
	s.OnRestore = func(v store.Snapshot, moment string) { back = v.Name + ", " + moment }
	test.Tap(screentest.Button(s.Object(), text.VersionRestore))
	top := w.Canvas().Overlays().Top()
	said := screentest.Words(top)
	for _, want := range []string{"hier à 20", "1\u00a0élément ajouté depuis ne sera", "1\u00a0élément modifié depuis reprendra", "3\u00a0éléments supprimés depuis reviendront", "d’abord gardé"} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %q in\n%s", want, said)
		}
	}
	if back != "" {
		t.Fatal("it went back without an answer")
	}
	screentest.Shot(t, w, "versions-revenir")
	test.Tap(screentest.Button(top, text.VersionAskDo))
	if !strings.HasPrefix(back, "hier, hier à") {
		t.Errorf("it went back to %q", back)
	}
}

// Texts can be compared, as they were and as they are, and copied.
func TestTextsAreCompared(t *testing.T) {
	s, _, _, w := open(t)
	s.choose("hier")
	test.Tap(screentest.Button(s.Object(), text.VersionLook))
	top := w.Canvas().Overlays().Top()
	said := screentest.Words(top)
	for _, side := range screentest.Find[*widgets.ComparedText](top) {
		said += "\n" + side.Text()
	}
	for _, want := range []string{"Titre", text.VersionThen, text.VersionNow, "Comprendre avant de compter", "Le diagnostic, repris", "Rien."} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %q in\n%s", want, said)
		}
	}
	screentest.Shot(t, w, "versions-comparer")
}

// A version that cannot be read says so, and the others stay.
func TestADamagedVersion(t *testing.T) {
	s, _, _, _ := open(t)
	s.choose("abîmée")
	if said := screentest.Words(s.Object()); !strings.Contains(said, text.StoreNoSnapshot) {
		t.Errorf("it says %s", said)
	}
	s.choose("ancienne")
	if said := screentest.Words(s.Object()); !strings.Contains(said, "Depuis cette version") {
		t.Errorf("it says %s", said)
	}
}

// Nothing has changed, or nothing is kept yet.
func TestWithoutDifferencesOrVersions(t *testing.T) {
	s, book, k, w := open(t)
	k.keep("neuve", evening, store.ReasonAsked, book.State())
	s.chosen = ""
	s.Show(book.State())
	if said := screentest.Words(s.Object()); !strings.Contains(said, text.VersionSame) || strings.Contains(said, text.VersionRestore) {
		t.Errorf("it says %s", said)
	}
	k.list = nil
	s.Show(book.State())
	kept := false
	s.OnKeep = func() { kept = true }
	screentest.Shot(t, w, "versions-vide")
	test.Tap(screentest.Button(s.Object(), text.VersionKeep))
	if said := screentest.Words(s.Object()); !strings.Contains(said, text.VersionsEmpty) || !kept {
		t.Errorf("it says %s", said)
	}
}

// An answer that comes too late changes nothing.
func TestTheLastChoiceCounts(t *testing.T) {
	s, _, _, _ := open(t)
	var waiting []func()
	s.background = func(work func() error, done func(error)) {
		err := work()
		waiting = append(waiting, func() { done(err) })
	}
	s.choose("ancienne")
	s.choose("hier")
	waiting[1]()
	waiting[0]()
	if v, _ := s.version(); v.Name != "hier" || s.then == nil || widgets.FocusFirst(s.Object()) == false {
		t.Errorf("shown: %+v", v)
	}
}
