package sufficiency

import (
	"slices"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/widgets"
)

// level is a column of the table: what makes argumenté, étayé, or the advice.
type level struct {
	screen  *Screen
	of      func(*portfolio.OwnSufficiency) *portfolio.Level
	title   *widgets.Text
	numbers []*number
	years   *widgets.Choice
	ages    []int // behind the answers of years
	groups  *widgets.Button

	natures []string // to choose from
	asked   portfolio.Level
}

// number is one number that a level asks for.
type number struct {
	choice *widgets.Choice
	in     func(*portfolio.Level) *int
}

// lines are the numbers of a level, in the order of the table.
func lines() []struct {
	label string
	in    func(*portfolio.Level) *int
} {
	return []struct {
		label string
		in    func(*portfolio.Level) *int
	}{
		{text.RequirementSituations, func(l *portfolio.Level) *int { return &l.Situations }},
		{text.RequirementExperiences, func(l *portfolio.Level) *int { return &l.Experiences }},
		{text.RequirementRecentSituations, func(l *portfolio.Level) *int { return &l.RecentSituations }},
		{text.RequirementPieces, func(l *portfolio.Level) *int { return &l.Pieces }},
		{text.RequirementNatures, func(l *portfolio.Level) *int { return &l.Natures }},
		{text.RequirementRecentPieces, func(l *portfolio.Level) *int { return &l.RecentPieces }},
	}
}

// usualAge is what recent means where nobody has said yet.
const usualAge = 5

func newLevel(s *Screen, title string, of func(*portfolio.OwnSufficiency) *portfolio.Level) *level {
	l := &level{screen: s, of: of, title: widgets.NewText(widgets.Strong, title)}
	for _, line := range lines() {
		n := &number{in: line.in}
		n.choice = widgets.NewChoice(nil, func(chosen int) { l.setNumber(n, chosen) })
		l.numbers = append(l.numbers, n)
	}
	l.years = widgets.NewChoice(nil, func(i int) {
		l.change(func(level *portfolio.Level) { level.WithinYears = l.ages[i] })
	})
	l.groups = widgets.NewMenuButton(widgets.Plain, text.RequirementAnyNature, icons.None, l.menu)
	return l
}

// show shows a level.
func (l *level) show(own *portfolio.OwnSufficiency, natures []string) {
	l.asked, l.natures = *l.of(own), natures
	for _, n := range l.numbers {
		n.show(*n.in(&l.asked))
	}
	l.showYears(l.asked.WithinYears)
	widgets.SetVisible(l.years, l.recent())
	l.groups.SetText(portfolio.Shorten(text.RequirementGroups(l.asked.OneOf), 27))
}

// recent reports whether anything recent is asked for.
func (l *level) recent() bool { return l.asked.RecentSituations+l.asked.RecentPieces > 0 }

// mostOffered is the highest number offered, unless a profile asks for more.
const mostOffered = 9

func (n *number) show(asked int) {
	options := make([]string, max(mostOffered, asked)+1)
	for i := range options {
		options[i] = text.RequirementCount(i)
	}
	n.choice.SetOptions(options)
	n.choice.SetChosen(asked)
}

func (l *level) showYears(asked int) {
	l.ages = []int{1, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20}
	if asked > 0 && !slices.Contains(l.ages, asked) {
		l.ages = append(l.ages, asked)
		slices.Sort(l.ages)
	}
	options := make([]string, len(l.ages))
	for i, age := range l.ages {
		options[i] = text.RequirementAge(age)
	}
	l.years.SetOptions(options)
	l.years.SetChosen(slices.Index(l.ages, asked))
}

func (l *level) setNumber(n *number, asked int) {
	l.change(func(level *portfolio.Level) {
		*n.in(level) = asked
		if level.WithinYears == 0 && level.RecentSituations+level.RecentPieces > 0 {
			level.WithinYears = usualAge
		}
	})
}

func (l *level) change(set func(*portfolio.Level)) {
	_ = l.screen.set(text.ChangeRequirements, func(o *portfolio.OwnSufficiency) { set(l.of(o)) })
}

// menu lists the natures, those asked for ticked. A person chooses among one
// group, of which one piece is asked; further groups of a profile stay.
func (l *level) menu() []widgets.MenuItem {
	items := []widgets.MenuItem{{Label: text.RequirementAnyNature, Ticked: len(l.asked.OneOf) == 0, Do: func() {
		l.change(func(level *portfolio.Level) { level.OneOf = nil })
	}}, {}}
	for _, nature := range l.natures {
		items = append(items, widgets.MenuItem{Label: nature, Ticked: len(l.asked.OneOf) > 0 && slices.Contains(l.asked.OneOf[0], nature), Do: func() {
			l.change(func(level *portfolio.Level) { level.OneOf = toggled(level.OneOf, nature) })
		}})
	}
	return items
}

// toggled adds a nature to the first group or takes it out; it writes into no
// list that a record holds.
func toggled(groups [][]string, nature string) [][]string {
	if len(groups) == 0 {
		return [][]string{{nature}}
	}
	first := slices.Clone(groups[0])
	if at := slices.Index(first, nature); at >= 0 {
		first = slices.Delete(first, at, at+1)
	} else {
		first = append(first, nature)
	}
	if len(first) == 0 {
		return slices.Clone(groups[1:])
	}
	return append([][]string{first}, groups[1:]...)
}

// cells lays out a line of the table: its label, then a cell a level.
type cells struct{}

// labelShare is the part of the width that the labels take.
const (
	labelShare = 0.31
	cellGap    = 10
)

func (cells) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	label := size.Width * labelShare
	width := (size.Width - label) / float32(len(objects)-1)
	for i, o := range objects {
		height := o.MinSize().Height
		at, room := float32(0), label
		if i > 0 {
			at, room = label+width*float32(i-1), width
		}
		o.Move(fyne.NewPos(at, (size.Height-height)/2))
		o.Resize(fyne.NewSize(room-cellGap, height))
	}
}

func (cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		least.Height = max(least.Height, m.Height)
		least.Width = max(least.Width, m.Width)
	}
	least.Width *= float32(len(objects))
	return least
}
