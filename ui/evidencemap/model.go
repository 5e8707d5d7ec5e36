package evidencemap

import (
	"slices"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/widgets"
)

// only says which part of the map is of interest.
type only int

const (
	onlyAll only = iota
	onlyHoles
	onlyUnjustified
	onlyAgain
)

// filter is what the person asked to see.
type filter struct {
	only       only
	block      string       // code, "" for all
	experience portfolio.ID // with ofPost
	ofPost     bool         // only what belongs to the experience; "" is what belongs to none
}

// cell names a crossing of the map, whatever its place in it.
type cell struct {
	evidence  portfolio.Ref
	indicator string
}

// model is a portfolio as the grid shows it.
type model struct {
	state    *portfolio.State
	coverage *portfolio.Coverage
	columns  []*portfolio.Indicator
	rows     []portfolio.Ref // the zero Ref for a heading
	links    map[[2]int]int  // how many at a place; of several, passages of one situation
	marks    map[[2]int]widgets.Mark
	content  widgets.GridContent
}

// newModel lays a portfolio out as a filter asks. The cell that the person is
// on stays even where the filter would drop it: what one is working on does
// not vanish under the hands.
func newModel(state *portfolio.State, today portfolio.Date, f filter, keep cell) *model {
	m := &model{state: state, coverage: portfolio.Cover(state, today), links: map[[2]int]int{}, marks: map[[2]int]widgets.Mark{}}
	groups := groupsOf(state, f)
	wanted := m.wanted(f)
	columns := m.layColumns(f, wanted, keep)
	m.layRows(groups, f, wanted, keep)
	for at, ref := range m.rows {
		for _, l := range state.LinksFrom(ref) {
			if column, ok := columns[l.Indicator]; ok {
				place := [2]int{at, column}
				m.links[place]++
				m.marks[place] = graver(m.marks[place], markOf(state, l))
			}
		}
	}
	m.content.Cell = m.mark
	m.content.Legend = []widgets.GridLegend{
		{Mark: widgets.MarkReached, Word: text.MapJustified}, {Mark: widgets.MarkStarted, Word: text.MapLinked},
		{Mark: widgets.MarkAgain, Word: text.MapSuspect},
	}
	return m
}

// wanted is what tells the links that a filter is about; nil where it is not
// about links.
func (m *model) wanted(f filter) func(*portfolio.Link) bool {
	switch f.only {
	case onlyUnjustified:
		return func(l *portfolio.Link) bool { return !l.Justified() }
	case onlyAgain:
		return m.state.Suspect
	}
	return nil
}

// layColumns lays the indicators out, and says where each stands.
func (m *model) layColumns(f filter, wanted func(*portfolio.Link) bool, keep cell) map[string]int {
	where := map[string]int{}
	c := &m.content
	for b := range m.coverage.Blocks {
		block := &m.coverage.Blocks[b]
		if f.block != "" && block.Block.Code != f.block {
			continue
		}
		before := len(c.Columns)
		for k := range block.Competences {
			competence := &block.Competences[k]
			first := len(c.Columns)
			for i := range competence.Indicators {
				covered := &competence.Indicators[i]
				if covered.Indicator.Code != keep.indicator && !m.keeps(covered, block.Aimed(), f, wanted) {
					continue
				}
				where[covered.Indicator.Code] = len(c.Columns)
				m.columns = append(m.columns, covered.Indicator)
				c.Columns = append(c.Columns, columnOf(covered, block.Aimed()))
			}
			if n := len(c.Columns) - first; n > 0 {
				c.Lower = append(c.Lower, widgets.GridBand{Name: competence.Competence.Code + " " + competence.Competence.Title, Columns: n})
			}
		}
		if n := len(c.Columns) - before; n > 0 {
			c.Upper = append(c.Upper, widgets.GridBand{Name: block.Block.Name(), Columns: n})
		}
	}
	return where
}

func columnOf(c *portfolio.IndicatorCoverage, aimed bool) widgets.GridColumn {
	mark, _ := marks.Of(c)
	if !aimed {
		mark = widgets.MarkOut
	}
	return widgets.GridColumn{Name: c.Indicator.Code, Words: c.Indicator.Text, Mark: mark, Muted: !aimed}
}

// keeps reports whether the filter shows an indicator.
func (m *model) keeps(c *portfolio.IndicatorCoverage, aimed bool, f filter, wanted func(*portfolio.Link) bool) bool {
	if f.only == onlyHoles {
		return aimed && c.Gap == nil && c.State < portfolio.Argued
	}
	return wanted == nil || slices.ContainsFunc(m.state.LinksTo(c.Indicator.Code), func(l *portfolio.Link) bool {
		return wanted(l) && f.shows(m.state, l.Evidence)
	})
}

// layRows lays the situations and pieces out under their headings.
func (m *model) layRows(groups []group, f filter, wanted func(*portfolio.Link) bool, keep cell) {
	for _, g := range groups {
		headed := false
		for _, ref := range g.evidence {
			shown := wanted == nil || slices.ContainsFunc(m.state.LinksFrom(ref), func(l *portfolio.Link) bool {
				return wanted(l) && f.showsIndicator(m.state, l.Indicator)
			})
			if !shown && ref != keep.evidence {
				continue
			}
			if !headed {
				headed = true
				m.rows = append(m.rows, portfolio.Ref{})
				m.content.Rows = append(m.content.Rows, widgets.GridRow{Title: g.title, Heading: true})
			}
			m.rows = append(m.rows, ref)
			m.content.Rows = append(m.content.Rows, widgets.GridRow{Title: marks.NameOf(m.state, ref)})
		}
	}
}

// mark is the mark of a cell. It is asked at every drawing.
func (m *model) mark(row, column int) widgets.Mark { return m.marks[[2]int{row, column}] }

// graver is the mark of a cell with links of two marks: one that is to be looked
// at again counts most, then one that is justified.
func graver(a, b widgets.Mark) widgets.Mark {
	for _, mark := range []widgets.Mark{widgets.MarkAgain, widgets.MarkReached, widgets.MarkStarted} {
		if a == mark || b == mark {
			return mark
		}
	}
	return widgets.MarkNone
}

// linkCount is how many links are shown.
func (m *model) linkCount() int {
	n := 0
	for _, of := range m.links {
		n += of
	}
	return n
}

func markOf(state *portfolio.State, l *portfolio.Link) widgets.Mark {
	switch {
	case state.Suspect(l):
		return widgets.MarkAgain
	case !l.Justified():
		return widgets.MarkStarted
	}
	return widgets.MarkReached
}

// at is the cell at a place; false outside.
func (m *model) at(row, column int) (cell, bool) {
	if row < 0 || row >= len(m.rows) || column < 0 || column >= len(m.columns) || m.rows[row].IsZero() {
		return cell{}, false
	}
	return cell{m.rows[row], m.columns[column].Code}, true
}

// find is the place of a cell, as near as there is one: the beginning where
// neither its row nor its column is shown.
func (m *model) find(c cell) (row, column int) {
	row = max(0, slices.Index(m.rows, c.evidence))
	column = max(0, slices.IndexFunc(m.columns, func(i *portfolio.Indicator) bool { return i.Code == c.indicator }))
	return row, column
}

// empty reports whether there is no cell.
func (m *model) empty() bool { return len(m.rows) == 0 || len(m.columns) == 0 }

// evidence is how many situations and pieces are shown.
func (m *model) evidence() int {
	n := 0
	for _, ref := range m.rows {
		if !ref.IsZero() {
			n++
		}
	}
	return n
}

// group is situations or pieces under one heading.
type group struct {
	title    string
	evidence []portfolio.Ref
}

// groupsOf lists the situations by experience, then the pieces by nature.
func groupsOf(state *portfolio.State, f filter) []group {
	var groups []group
	add := func(title string, evidence []portfolio.Ref) {
		if len(evidence) > 0 {
			groups = append(groups, group{title, evidence})
		}
	}
	refs := func(situations []*portfolio.Situation) []portfolio.Ref {
		var refs []portfolio.Ref
		for _, t := range situations {
			if f.shows(state, t.Ref()) {
				refs = append(refs, t.Ref())
			}
		}
		return refs
	}
	byExperience := map[portfolio.ID][]*portfolio.Situation{}
	for _, t := range state.Situations() {
		id := t.Experience
		if state.Experience(id) == nil {
			id = ""
		}
		byExperience[id] = append(byExperience[id], t)
	}
	for _, e := range state.Experiences() {
		add(text.MapHeading(text.MapSituations, e.Name()), refs(byExperience[e.ID]))
	}
	add(text.MapHeading(text.MapSituations, strings.ToLower(text.MapNoPost)), refs(byExperience[""]))
	for _, nature := range naturesOf(state) {
		var evidence []portfolio.Ref
		for _, p := range state.Pieces() {
			if p.Nature == nature && f.shows(state, p.Ref()) {
				evidence = append(evidence, p.Ref())
			}
		}
		if nature == "" {
			nature = text.MapNoNature
		}
		add(text.MapHeading(text.MapPieces, nature), evidence)
	}
	return groups
}

// naturesOf lists the natures of the pieces: the usual ones in their order,
// then others, then none.
func naturesOf(state *portfolio.State) []string {
	usual := portfolio.Natures()
	rank := func(nature string) int {
		if nature == "" {
			return len(usual) + 1
		}
		if at := slices.Index(usual, nature); at >= 0 {
			return at
		}
		return len(usual)
	}
	var natures []string
	seen := map[string]bool{}
	for _, p := range state.Pieces() {
		if !seen[p.Nature] {
			seen[p.Nature] = true
			natures = append(natures, p.Nature)
		}
	}
	slices.SortFunc(natures, func(a, b string) int {
		if ra, rb := rank(a), rank(b); ra != rb {
			return ra - rb
		}
		return strings.Compare(a, b)
	})
	return natures
}

// shows reports whether the filter on experiences shows some evidence.
func (f filter) shows(state *portfolio.State, ref portfolio.Ref) bool {
	if !f.ofPost {
		return true
	}
	of := portfolio.ID("")
	switch r := state.Get(ref).(type) {
	case *portfolio.Situation:
		of = r.Experience
	case *portfolio.Piece:
		of = r.Experience
	}
	if state.Experience(of) == nil {
		of = ""
	}
	return of == f.experience
}

// showsIndicator reports whether the filter on blocs shows an indicator.
func (f filter) showsIndicator(state *portfolio.State, code string) bool {
	if f.block == "" {
		return true
	}
	_, _, b := state.Framework.Indicator(code)
	return b != nil && b.Code == f.block
}
