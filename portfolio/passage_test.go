package portfolio

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

// told has one situation with a text in Actions and a passage of it linked.
func told(t testing.TB, text, quote string) *State {
	text, quote = Normalize(text), Normalize(quote)
	s := change(t, withEvidence(t), func(e *Edit) error {
		return e.Put(&Situation{ID: "s", Title: "Situation", Actions: text, InDossier: true})
	})
	return change(t, s, func(e *Edit) error {
		_, err := e.LinkPassage("s", at(text, quote), "1.1.1", "parce que")
		return err
	})
}

// at is where a quote stands first.
func at(text, quote string) Passage {
	i := strings.Index(text, quote)
	if i < 0 {
		panic("no " + quote)
	}
	return Passage{"actions", Runes(text[:i]), Runes(text[:i]) + Runes(quote)}
}

// written puts another text into a field of the situation.
func written(t testing.TB, s *State, field, text string) *State {
	return change(t, s, func(e *Edit) error {
		n := *e.State().Situation("s")
		*partNamed(field).Of(&n) = text
		return e.Put(&n)
	})
}

const story = "Avant, l’équipe ne se parlait plus. J’ai réuni les quatre associations du quartier autour d’un diagnostic partagé. Ensuite, nous avons écrit une charte."
const quoted = "J’ai réuni les quatre associations du quartier autour d’un diagnostic partagé."

func TestPassageFollowsItsText(t *testing.T) {
	for _, c := range []struct {
		name   string
		texts  []string // of Actions, one after the other
		fate   Fate
		want   string // what the passage says at the end
		assess bool   // the link is to be looked at again
	}{
		{"nothing", nil, PassageKept, quoted, false},
		{"before", []string{"En 2021 déjà. " + story}, PassageKept, quoted, false},
		{"right before", []string{strings.Replace(story, "J’ai", "Puis J’ai", 1)}, PassageKept, quoted, false},
		{"behind", []string{story + " Elle sert encore."}, PassageKept, quoted, false},
		{"right behind", []string{strings.Replace(story, "partagé.", "partagé. Enfin.", 1)}, PassageKept, quoted, false},
		{"what was before deleted", []string{strings.Replace(story, "Avant, l’équipe ne se parlait plus. ", "", 1)}, PassageKept, quoted, false},
		{"all the rest deleted", []string{quoted}, PassageKept, quoted, false},
		{"both sides at once", []string{"Nouveau. 😀 " + quoted + " Autre chose encore."}, PassageKept, quoted, false},
		{"cosmetics", []string{strings.ReplaceAll(story, "’", "'")}, PassageKept, strings.ReplaceAll(quoted, "’", "'"), false},
		{"a word within", []string{strings.Replace(story, "les quatre", "toutes les", 1)}, PassageEdited, strings.Replace(quoted, "les quatre", "toutes les", 1), true},
		{"its first word", []string{strings.Replace(story, "J’ai réuni", "Nous avons réuni", 1)}, PassageEdited, strings.Replace(quoted, "J’ai réuni", "Nous avons réuni", 1), true},
		{"its last word", []string{strings.Replace(story, "partagé", "participatif", 1)}, PassageEdited, strings.Replace(quoted, "partagé", "participatif", 1), true},
		{"a sentence within", []string{strings.Replace(story, " autour", ", les élus, les bailleurs et trois écoles, après deux mois d’approche et bien des refus, autour", 1)}, PassageEdited,
			strings.Replace(quoted, " autour", ", les élus, les bailleurs et trois écoles, après deux mois d’approche et bien des refus, autour", 1), true},
		{"its half deleted", []string{strings.Replace(story, " autour d’un diagnostic partagé", "", 1)}, PassageEdited, "J’ai réuni les quatre associations du quartier.", true},
		{"deleted", []string{strings.Replace(story, quoted, "", 1)}, PassageGone, "", true},
		{"all deleted", []string{""}, PassageGone, "", true},
		{"replaced by another", []string{strings.Replace(story, quoted, "La mairie a tout décidé seule, sans nous.", 1)}, PassageGone, "", true},
		{"deleted and written again", []string{strings.Replace(story, quoted, "", 1), story}, PassageKept, quoted, false},
		{"moved within the text", []string{strings.Replace(story, quoted+" ", "", 1) + " " + quoted}, PassageKept, quoted, false},
		{"written again letter by letter", []string{strings.Replace(story, quoted, "J", 1), strings.Replace(story, quoted, "J’ai réuni l", 1),
			strings.Replace(story, quoted, "J’ai réuni les associations du", 1), strings.Replace(story, quoted, "J’ai réuni les associations du quartier autour d’un projet.", 1)},
			PassageEdited, "J’ai réuni les associations du quartier autour d’un projet.", true},
		{"the other of two stays", []string{story + " " + quoted, story}, PassageKept, quoted, false},
	} {
		s := told(t, story, quoted)
		for _, text := range c.texts {
			s = written(t, s, "actions", text)
		}
		l := s.Links()[0]
		f := s.Passage(l)
		if f.Fate != c.fate || f.Text != c.want {
			t.Errorf("%s: fate %d, %q", c.name, f.Fate, f.Text)
		}
		if f.Fate != PassageGone && CutRunes(s.Situation("s").Actions, l.Passage.Start, l.Passage.End) != f.Text {
			t.Errorf("%s: the anchor is at %v", c.name, *l.Passage)
		}
		if s.Suspect(l) != c.assess || l.Quote != quoted {
			t.Errorf("%s: suspect %v, quote %q", c.name, s.Suspect(l), l.Quote)
		}
	}
}

func TestPassageMovedToAnotherText(t *testing.T) {
	s := written(t, told(t, story, quoted), "actions", strings.Replace(story, quoted, "", 1))
	s = written(t, s, "results", "Voici. "+quoted)
	l := s.Links()[0]
	if f := s.Passage(l); f.Fate != PassageKept || f.Field != "results" || l.Passage.Field != "results" || s.Suspect(l) {
		t.Errorf("found %+v, anchored at %+v", f, *l.Passage)
	}
}

// Anchors that no edit has moved, as after an import: only the quote is sure.
func TestPassageWithAStaleAnchor(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		start, end       int
		fate             Fate
	}{
		{"shifted", "Un mot. " + story, quoted, 36, 114, PassageKept},
		{"shifted by a letter", "A " + story, quoted, 36, 114, PassageKept},
		{"out of the text", story, quoted, 5000, 6000, PassageKept},
		{"negative", story, quoted, -5, -1, PassageKept},
		{"reversed", story, quoted, 90, 10, PassageKept},
		{"shifted and edited", "Deux mots de plus. " + strings.Replace(story, "quatre", "cinq", 1), strings.Replace(quoted, "quatre", "cinq", 1), 36, 114, PassageEdited},
		{"gone", "Rien de tout cela n’est resté ici, et l’on parle d’autre chose depuis.", "", 10, 60, PassageGone},
		{"the nearest of two", quoted + " Puis. " + quoted, quoted, 80, 150, PassageKept},
		{"two that are like it", strings.Replace(quoted, "quatre", "cinq", 1) + " Puis. " + strings.Replace(quoted, "quatre", "six", 1), "", 0, 0, PassageGone},
	} {
		l := &Link{Passage: &Passage{"actions", c.start, c.end}, Quote: quoted}
		f := l.Locate(&Situation{Actions: c.text})
		if f.Fate != c.fate || f.Text != c.want {
			t.Errorf("%s: fate %d, %q", c.name, f.Fate, f.Text)
		}
		if c.name == "the nearest of two" && f.Start < 80 {
			t.Errorf("%s: found at %d", c.name, f.Start)
		}
	}
}

func TestWhatAPassageIs(t *testing.T) {
	s := &Situation{Actions: "J’ai réuni l’été 😀 dernier, trois élus."}
	for _, c := range []struct {
		start, end int
		want       string
	}{
		{5, 10, "réuni"}, {6, 8, "réuni"}, {4, 11, "réuni"}, {11, 18, "l’été 😀"}, {0, 999, s.Actions}, {-4, 2, "J’"},
		{4, 5, ""}, {8, 8, ""}, {9, 3, ""}, {17, 18, ""},
	} {
		p, quote, ok := s.Passage("actions", c.start, c.end)
		if !ok {
			quote = ""
		}
		if quote != c.want || ok && CutRunes(s.Actions, p.Start, p.End) != quote {
			t.Errorf("%d to %d: %q at %v", c.start, c.end, quote, p)
		}
	}
	if _, _, ok := s.Passage("title", 0, 3); ok {
		t.Error("a title has passages")
	}
}

func TestSeveralLinksOfOneSituationToAnIndicator(t *testing.T) {
	s := told(t, story, quoted)
	s = change(t, s, func(e *Edit) error {
		if _, err := e.Link(theSituation, "1.1.1", "tout"); err != nil {
			return err
		}
		_, err := e.LinkPassage("s", at(story, "nous avons écrit une charte"), "1.1.1", "")
		return err
	})
	if n := len(s.LinksBetween(theSituation, "1.1.1")); n != 3 {
		t.Fatalf("%d links", n)
	}
	if l := s.Linked(theSituation, "1.1.1"); l.OfPassage() || s.LinksBetween(theSituation, "1.1.1")[0] != l {
		t.Error("the link of the whole does not come first")
	}
	again := change(t, s, func(e *Edit) error {
		l, err := e.LinkPassage("s", at(story, quoted), "1.1.1", "autrement dit")
		if err == nil && l.Justification != "autrement dit" {
			t.Errorf("justified by %q", l.Justification)
		}
		return err
	})
	if n := len(again.Links()); n != 3 {
		t.Errorf("the same passage is linked twice: %d links", n)
	}
	e := NewEdit(s)
	twin := *s.LinksBetween(theSituation, "1.1.1")[1]
	twin.ID = "twin"
	if err := e.Put(&twin); !errors.Is(err, ErrAlreadyLinked) {
		t.Errorf("a twin: %v", err)
	}
	for _, bad := range []*Link{
		{Evidence: thePiece, Indicator: "1.1.1", Passage: &Passage{"actions", 0, 4}, Quote: "Avant"},
		{Evidence: theSituation, Indicator: "1.1.1", Passage: &Passage{"title", 0, 4}, Quote: "Avant"},
		{Evidence: theSituation, Indicator: "1.1.1", Passage: &Passage{"actions", 9, 4}, Quote: "Avant"},
		{Evidence: theSituation, Indicator: "1.1.1", Passage: &Passage{"actions", 0, 4}},
	} {
		if err := e.Put(bad); !errors.Is(err, ErrPassage) {
			t.Errorf("%+v: %v", *bad, err)
		}
	}
}

func TestChoosingAgainAndWidening(t *testing.T) {
	s := written(t, told(t, story, quoted), "actions", "Avant. Nous avons écrit une charte.")
	l := s.Links()[0]
	if !s.Suspect(l) {
		t.Fatal("the passage is not missed")
	}
	if err := NewEdit(s).Check(l.ID, true); !errors.Is(err, ErrPassageGone) {
		t.Errorf("what is gone is found right: %v", err)
	}
	chosen := change(t, s, func(e *Edit) error {
		return e.Anchor(l.ID, at("Avant. Nous avons écrit une charte.", "écrit une charte"))
	})
	if n := chosen.Links()[0]; chosen.Suspect(n) || n.Quote != "écrit une charte" || n.Justification != "parce que" {
		t.Errorf("chosen again: %+v", *n)
	}
	whole := change(t, s, func(e *Edit) error { return e.Widen(l.ID) })
	if n := whole.Links()[0]; whole.Suspect(n) || n.OfPassage() || n.Quote != "" {
		t.Errorf("widened: %+v", *n)
	}
	both := change(t, s, func(e *Edit) error {
		if _, err := e.Link(theSituation, "1.1.1", ""); err != nil {
			return err
		}
		return e.Widen(l.ID)
	})
	if links := both.Links(); len(links) != 1 || links[0].OfPassage() || links[0].Justification != "parce que" {
		t.Errorf("%d links are left", len(links))
	}
}

// An edit around a passage never takes it away, wherever it comes and whatever
// it says: the passage says what it said, at the place where it stands.
func TestStormAroundPassages(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	for round := range 300 {
		before, middle, behind := babble(random, 30), "Zoé a "+babble(random, 12)+" œuvré", babble(random, 30)
		s := told(t, before+" "+middle+" "+behind, middle)
		for range 12 {
			if random.IntN(2) == 0 {
				before = stir(random, before)
			} else {
				behind = stir(random, behind)
			}
			text := Normalize(before + " " + Normalize(middle) + " " + behind)
			s = written(t, s, "actions", text)
			l := s.Links()[0]
			if f := s.Passage(l); f.Fate != PassageKept || f.Text != l.Quote || s.Suspect(l) {
				t.Fatalf("round %d: fate %d, %q instead of %q in\n%q", round, f.Fate, f.Text, l.Quote, text)
			}
			if p := *l.Passage; p.Start != Runes(Normalize(before+" ")) && strings.Count(text, l.Quote) == 1 {
				t.Fatalf("round %d: anchored at %v, not at %d in\n%q", round, p, Runes(before+" "), text)
			}
		}
	}
}

// A few letters changed within a passage leave it where it is.
func TestStormWithinPassages(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 8))
	for round := range 300 {
		s := told(t, story, quoted)
		inside := []rune(quoted)
		for range 1 + random.IntN(6) {
			i := 1 + random.IntN(len(inside)-2)
			switch random.IntN(3) {
			case 0:
				inside = append(inside[:i], append([]rune{rune('a' + random.IntN(26))}, inside[i:]...)...)
			case 1:
				inside = append(inside[:i], inside[i+1:]...)
			default:
				inside[i] = []rune("éœ😀 ’z")[random.IntN(6)]
			}
			s = written(t, s, "actions", strings.Replace(story, quoted, string(inside), 1))
		}
		l := s.Links()[0]
		if f := s.Passage(l); f.Fate == PassageGone || f.Text != string(inside) {
			t.Fatalf("round %d: fate %d, %q instead of %q", round, f.Fate, f.Text, string(inside))
		}
	}
}

// Whatever is written over the texts, a passage that is found stands where it
// is said to stand, and is never something else than its quote or half of it.
func FuzzPassage(f *testing.F) {
	f.Add(story, story, 36, 114, 0, 5)
	f.Add("e\u0301té 😀 fin", "", 2, 5, -1, 9)
	f.Add("un un un un", "un un", 3, 5, 3, 5)
	f.Fuzz(func(t *testing.T, text, other string, start, end, stale, until int) {
		s := change(t, withEvidence(t), func(e *Edit) error { return e.Put(&Situation{ID: "s", Actions: text}) })
		e := NewEdit(s)
		if _, err := e.LinkPassage("s", Passage{"actions", start, end}, "1.1.1", ""); err != nil {
			return
		}
		s, _ = e.Result(1)
		if f := s.Passage(s.Links()[0]); f.Fate != PassageKept {
			t.Fatalf("new, it is not there: %+v", f)
		}
		s = written(t, s, "actions", other)
		sound(t, s)
		s = change(t, s, func(e *Edit) error {
			n := *s.Links()[0]
			n.Passage = &Passage{"results", stale, until}
			e.PutAsIs(&n)
			return nil
		})
		sound(t, s)
		sound(t, written(t, s, "results", text+other))
	})
}

func sound(t *testing.T, s *State) {
	l, in := s.Links()[0], s.Situation("s")
	f := s.Passage(l)
	if f.Fate == PassageGone {
		if f.Text != "" {
			t.Fatalf("gone, it says %q", f.Text)
		}
		return
	}
	text := *partNamed(f.Field).Of(in)
	if f.Start < 0 || f.End > Runes(text) || CutRunes(text, f.Start, f.End) != f.Text {
		t.Fatalf("%+v does not stand in %q", f, text)
	}
	if f.Fate == PassageKept && !sameWords(plainSigns(f.Text), plainSigns(l.Quote)) {
		t.Fatalf("%q counts as %q", f.Text, l.Quote)
	}
}
