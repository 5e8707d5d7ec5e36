package searchview

import (
	"strings"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/search"
)

// hit is a result as a person reads it. Title and excerpt carry the marks of
// the words found in them.
type hit struct {
	icon    icons.Name
	title   string
	titled  [][2]int
	where   string // what it is, and where in it
	excerpt string
	marks   [][2]int
}

var kindIcons = map[portfolio.Kind]icons.Name{
	portfolio.KindSituation: icons.Pen, portfolio.KindSection: icons.Page, portfolio.KindPiece: icons.Clip,
	portfolio.KindExperience: icons.Path, portfolio.KindTraining: icons.Path, portfolio.KindLink: icons.Link,
	portfolio.KindAcceptedGap: icons.StateLeft, portfolio.KindSelfAssessment: icons.Compass,
	portfolio.KindFeasibility: icons.Compass,
	search.KindIndicator:      icons.Grid, search.KindCompetence: icons.Grid, search.KindFramework: icons.Book,
}

// describe says a result in words. Where its title is what was found, the
// title is marked, and the excerpt makes room for what tells it from others.
func describe(s *portfolio.State, r search.Result) hit {
	h := hit{icon: kindIcons[r.Ref.Kind], title: titleOf(s, r.Ref), where: whereOf(s, r)}
	switch {
	case isTitle(r):
		h.title, h.titled = r.Excerpt.Text, marksOf(r.Excerpt)
		h.excerpt = beside(s, r.Ref)
	case r.Ref.Kind == search.KindCompetence && r.Place.Field == "text":
		code := string(r.Ref.ID) + " "
		h.title, h.titled = code+r.Excerpt.Text, shifted(marksOf(r.Excerpt), portfolio.Runes(code))
		h.excerpt = beside(s, r.Ref)
	case r.Place.Field == "code" && strings.HasPrefix(h.title, string(r.Ref.ID)):
		h.titled = [][2]int{{0, portfolio.Runes(string(r.Ref.ID))}}
		h.excerpt = beside(s, r.Ref)
	default:
		h.excerpt, h.marks = r.Excerpt.Text, marksOf(r.Excerpt)
	}
	return h
}

func isTitle(r search.Result) bool {
	switch r.Ref.Kind {
	case portfolio.KindSituation, portfolio.KindSection, portfolio.KindPiece, portfolio.KindTraining:
		return r.Place.Field == "title"
	case portfolio.KindExperience:
		return r.Place.Field == "role"
	case search.KindFramework:
		return r.Place.Field == "text"
	}
	return false
}

func marksOf(e search.Excerpt) [][2]int {
	marks := make([][2]int, len(e.Matches))
	for i, m := range e.Matches {
		marks[i] = [2]int{m.Start, m.End}
	}
	return marks
}

// shifted moves marks to the right.
func shifted(marks [][2]int, by int) [][2]int {
	for i := range marks {
		marks[i][0], marks[i][1] = marks[i][0]+by, marks[i][1]+by
	}
	return marks
}

// titleOf is what a result is called.
func titleOf(s *portfolio.State, ref portfolio.Ref) string {
	if title := frameworkTitle(s.Framework, ref); title != "" {
		return title
	}
	switch r := s.Get(ref).(type) {
	case *portfolio.Situation:
		if r.Title == "" {
			return text.UntitledSituation
		}
	case *portfolio.Piece:
		if r.Title == "" {
			return text.UntitledPiece
		}
	case *portfolio.Link:
		return r.Indicator + " – " + titleOf(s, r.Evidence)
	case *portfolio.Experience:
		if r.Name() == "" {
			return text.ExperienceUntitled
		}
	case *portfolio.Training:
		if r.Title == "" {
			return text.TrainingUntitled
		}
	}
	return s.TitleOf(ref)
}

// frameworkTitle is what a result is called that has the name of something of
// the framework, "" for others.
func frameworkTitle(f *portfolio.Framework, ref portfolio.Ref) string {
	code := string(ref.ID)
	switch ref.Kind {
	case portfolio.KindAcceptedGap:
		if i, _, _ := f.Indicator(code); i != nil {
			return code + " " + i.Text
		}
	case portfolio.KindSelfAssessment, search.KindCompetence:
		if k, _ := f.Competence(code); k != nil {
			return code + " " + k.Title
		}
	case search.KindIndicator:
		if _, k, _ := f.Indicator(code); k != nil {
			return code + " – " + k.Code + " " + k.Title
		}
	case search.KindFramework:
		if b := f.Block(code); b != nil {
			return b.Name()
		}
	}
	return ""
}

// whereOf says what a result is, where in it the words stand, and how often
// they do.
func whereOf(s *portfolio.State, r search.Result) string {
	said := []string{text.SearchKind(string(r.Ref.Kind))}
	if field := fieldOf(s, r); field != "" {
		said = append(said, field)
	}
	if r.Times > 1 {
		said = append(said, text.SearchTimes(r.Times))
	}
	return strings.Join(said, " · ")
}

// fieldOf is how the screens call the text in which the words stand.
func fieldOf(s *portfolio.State, r search.Result) string {
	switch {
	case isTitle(r):
		return ""
	case r.Ref.Kind == portfolio.KindSituation:
		for _, p := range portfolio.SituationParts() {
			if p.Field == r.Place.Field {
				return p.Title
			}
		}
	case r.Ref.Kind == portfolio.KindSection && r.Place.Field == "text":
		return sectionKind(s, r.Ref.ID)
	}
	field := text.SearchField(string(r.Ref.Kind), r.Place.Field)
	if r.Place.Page > 0 {
		field = text.SearchPage(field, r.Place.Page)
	}
	return field
}

// sectionKind says of a Section whether it argues a compétence or introduces a
// bloc; "" for the others, whose titles say what they are.
func sectionKind(s *portfolio.State, id portfolio.ID) string {
	for _, spec := range s.Outline.Sections(s.Framework) {
		switch {
		case spec.ID != id:
		case spec.Competence != "":
			return text.SearchArgument
		case spec.Block != "":
			return text.WritingIntroduction
		}
	}
	return ""
}

// beside is what tells apart records whose titles are alike.
func beside(s *portfolio.State, ref portfolio.Ref) string {
	var said []string
	add := func(words ...string) {
		for _, w := range words {
			if w != "" {
				said = append(said, w)
			}
		}
	}
	switch r := s.Get(ref).(type) {
	case *portfolio.Situation:
		add(r.Period.French())
		if e := s.Experience(r.Experience); e != nil {
			add(e.Name())
		}
		add(text.Words(r.Words()))
	case *portfolio.Piece:
		add(r.Nature, r.Date.French(), r.Proves)
	case *portfolio.Experience:
		add(r.Organisation, r.Period.French())
	case *portfolio.Training:
		add(r.Organisation, r.Period.French())
	case *portfolio.Section:
		add(text.Words(portfolio.Words(r.Text)))
	}
	switch code := string(ref.ID); ref.Kind {
	case search.KindCompetence:
		if _, b := s.Framework.Competence(code); b != nil {
			add(b.Name())
		}
	case search.KindIndicator:
		if i, _, _ := s.Framework.Indicator(code); i != nil {
			add(i.Text)
		}
	}
	return strings.Join(said, " · ")
}
