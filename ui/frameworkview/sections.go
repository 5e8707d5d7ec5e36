package frameworkview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"acquis/assets/text"
	"acquis/portfolio"
)

// section is one page of the screen.
type section struct {
	key     string
	title   string
	heading string // stands above the title in the list, to begin a group
	build   func(*reader) fyne.CanvasObject
}

// sectionsOf lists the sections of a framework. Those without anything to say
// are left out. What concerns training only comes last, under its own heading.
func sectionsOf(f *portfolio.Framework) []section {
	list := []section{}
	if len(f.Presentation) > 0 || f.Registration != nil {
		list = append(list, section{key: "about", title: text.FrameworkAboutPart, build: (*reader).about})
	}
	for i := range f.Blocks {
		b := &f.Blocks[i]
		s := section{key: "block:" + b.Number, title: b.Name(), build: func(r *reader) fyne.CanvasObject { return r.block(b) }}
		if i == 0 {
			s.heading = text.FrameworkBlocks
		}
		list = append(list, s)
	}
	rest := []section{}
	if len(f.Functions) > 0 {
		rest = append(rest, section{key: "functions", title: text.FrameworkFunctions, build: (*reader).functions})
	}
	if f.Registration != nil {
		rest = append(rest, section{key: "end", title: text.FrameworkEnd, build: (*reader).end})
	}
	rest = append(rest, section{key: "dispenses", title: text.FrameworkDispenses, build: (*reader).dispenses})
	if len(f.Facts) > 0 {
		title := text.FrameworkFacts
		if f.Registration == nil {
			title = text.FrameworkFactsOld
		}
		rest = append(rest, section{key: "facts", title: title, build: (*reader).facts})
	}
	if f.Correspondence != nil {
		rest = append(rest, section{key: "compare", title: text.FrameworkCompareWith(f.Correspondence.With), build: (*reader).compare})
	}
	rest = append(rest, section{key: "sources", title: text.FrameworkSources, build: (*reader).sources})
	rest[0].heading = text.FrameworkRest
	list = append(list, rest...)
	if f.TrainingRoute != nil {
		list = append(list, section{key: "training", title: f.TrainingRoute.Title, heading: text.FrameworkApart, build: (*reader).training})
	}
	return list
}

// summary says what a framework is made of: "3 blocs, 10 compétences…".
func summary(f *portfolio.Framework) string {
	competences, activities := 0, 0
	for _, b := range f.Blocks {
		competences += len(b.Competences)
	}
	for _, fn := range f.Functions {
		activities += countActivities(&fn)
	}
	return text.FrameworkSummary(len(f.Blocks), competences, len(f.Indicators()), activities)
}

func countActivities(fn *portfolio.Function) int {
	n := 0
	for _, g := range fn.Groups {
		n += len(g.Activities)
	}
	return n
}

// newLabelled puts a label of a fixed width beside a value, both at the top.
func newLabelled(label, value fyne.CanvasObject) *fyne.Container {
	return container.New(labelledLayout{width: 196, gap: 16}, label, value)
}

type labelledLayout struct{ width, gap float32 }

// Layout implements fyne.Layout. Both objects wrap, so each is given its width
// before it is asked for its height.
func (l labelledLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := [2]float32{l.width, max(0, size.Width-l.width-l.gap)}
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(l.width+l.gap), 0))
		o.Resize(fyne.NewSize(widths[i], o.MinSize().Height))
		o.Resize(fyne.NewSize(widths[i], o.MinSize().Height))
	}
}

// MinSize implements fyne.Layout.
func (l labelledLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(l.width+l.gap+right.Width, max(left.Height, right.Height))
}
