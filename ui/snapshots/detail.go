package snapshots

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// mostShown is how many differences are listed one by one.
const mostShown = 60

// detail shows a version: what has changed since, and the ways back.
func (s *Screen) detail(v store.Snapshot, list []store.Difference) fyne.CanvasObject {
	gone, changed, fresh := explain.Sum(list)
	column := widgets.Column(theme.Space,
		widgets.NewText(widgets.Heading, text.Sentenced(s.moment(v))),
		widgets.NewText(widgets.Body, text.VersionSum(gone, changed, fresh)))
	if len(list) == 0 {
		return column
	}
	column.Add(widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.VersionRestore, icons.Undo, func() { s.ask(v, list) })))
	rows := widgets.Column(theme.Gap)
	for i, d := range list {
		if i == mostShown {
			rows.Add(widgets.NewText(widgets.Secondary, text.VersionsMore(len(list)-mostShown)))
			break
		}
		rows.Add(widgets.Divider())
		rows.Add(s.row(v, d))
	}
	column.Add(rows)
	return column
}

// row is one element that differs.
func (s *Screen) row(v store.Snapshot, d store.Difference) fyne.CanvasObject {
	has := s.then
	if d.Kind == store.Removed {
		has = s.now
	}
	item := explain.Item(d.Ref, has)
	said := widgets.Column(2, widgets.NewText(widgets.Strong, text.Sentenced(item)), widgets.NewText(widgets.Secondary, explain.Since(d)))
	if d.Kind == store.Removed {
		return said // whoever does not want it removes it where it is
	}
	line := []fyne.CanvasObject{said}
	if pairs := s.texts(d); len(pairs) > 0 {
		line = append(line, widgets.NewButton(widgets.Quiet, lookWord(d), icons.None, func() { s.look(item, pairs, d.Kind == store.Changed) }))
	}
	line = append(line, widgets.NewButton(widgets.Plain, text.VersionTakeBack, icons.Undo, func() {
		if s.OnTakeBack != nil {
			s.OnTakeBack(v, item, s.refs(d))
		}
	}))
	return widgets.BesideTop(theme.Tight, 0, line...)
}

// lookWord is how looking at an element is called: what is gone has nothing to
// be compared with.
func lookWord(d store.Difference) string {
	if d.Kind == store.Added {
		return text.VersionRead
	}
	return text.VersionLook
}

// refs are the records that come back with one: the links of what was removed,
// as far as they are not there.
func (s *Screen) refs(d store.Difference) []portfolio.Ref {
	refs := []portfolio.Ref{d.Ref}
	if d.Kind != store.Added {
		return refs
	}
	s.then.Records(func(r portfolio.Record) {
		if l, ok := r.(*portfolio.Link); ok && l.Evidence == d.Ref && s.now.Get(l.Ref()) == nil {
			refs = append(refs, l.Ref())
		}
	})
	return refs
}

// ask tells what going back does, and does it when the person agrees.
func (s *Screen) ask(v store.Snapshot, list []store.Difference) {
	gone, changed, fresh := explain.Sum(list)
	moment := s.moment(v)
	widgets.Ask(s.page, text.VersionAskTitle, text.VersionAsk(moment, gone, changed, fresh), text.VersionAskDo, func() {
		if s.OnRestore != nil {
			s.OnRestore(v, moment)
		}
	})
}

// pair is a text as it was and as it is.
type pair struct{ name, then, now string }

// texts are the texts of a record that differ, in the order of its fields.
func (s *Screen) texts(d store.Difference) []pair {
	then, now := textsOf(s.then.Get(d.Ref)), map[string]string{}
	for _, t := range textsOf(s.now.Get(d.Ref)) {
		now[t.name] = t.then
	}
	var list []pair
	for _, t := range then {
		if name := text.FieldNames([]string{t.name}); name != "" && t.then != now[t.name] {
			list = append(list, pair{text.Sentenced(name), t.then, now[t.name]})
		}
	}
	return list
}

// textsOf are the fields of a record that are plain texts, by their names in
// JSON.
func textsOf(r portfolio.Record) []pair {
	if r == nil || reflect.ValueOf(r).IsNil() {
		return nil
	}
	v := reflect.ValueOf(r).Elem()
	var list []pair
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Type.Kind() == reflect.String && f.IsExported() && name != "id" {
			list = append(list, pair{name: name, then: v.Field(i).String()})
		}
	}
	return list
}

// look shows texts as they were, beside what they are where they still are,
// with what differs marked. They can be copied: a sentence is often all that
// one wants back.
func (s *Screen) look(item string, pairs []pair, beside bool) {
	column := widgets.Column(theme.Space + theme.Gap)
	for _, p := range pairs {
		if !beside {
			column.Add(widgets.Section(p.name, head(text.VersionThen, p.then), widgets.NewText(widgets.Body, p.then)))
			continue
		}
		old, new := portfolio.SideBySide(p.then, p.now)
		column.Add(widgets.Section(p.name, widgets.Columns(300, theme.Space,
			widgets.Column(theme.Tight, head(text.VersionThen, p.then), side(widgets.ComparedBefore, old)),
			widgets.Column(theme.Tight, head(text.VersionNow, ""), side(widgets.ComparedAfter, new)))))
	}
	widgets.NewDialog(text.Sentenced(item), widgets.NewScroll(column)).Wide(1000).Tall().ShowOver(s.page)
}

// head stands over a text, and copies it where there is something to copy.
func head(word, words string) fyne.CanvasObject {
	line := []fyne.CanvasObject{widgets.NewText(widgets.Caption, word)}
	if words != "" {
		line = append(line, widgets.NewButton(widgets.Quiet, text.EditCopy, icons.None, func() { widgets.CopyText(words) }))
	}
	return widgets.Beside(theme.Gap, 0, line...)
}

// side is one of two texts, with what the other one does not have marked.
func side(of widgets.ComparedSide, said []portfolio.Stretch) fyne.CanvasObject {
	if len(said) == 0 {
		return widgets.NewText(widgets.Secondary, text.VersionNothing)
	}
	stretches := make([]widgets.ComparedStretch, len(said))
	for i, s := range said {
		stretches[i] = widgets.ComparedStretch(s)
	}
	return widgets.NewComparedText(of, stretches)
}
