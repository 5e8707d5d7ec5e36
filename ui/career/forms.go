package career

import (
	"slices"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// experienceForm is the form of an experience.
type experienceForm struct {
	screen     *Screen
	object     *widgets.Scroll
	fields     *fields[portfolio.Experience]
	status     *widgets.Choice
	period     *autosave.Period
	printed    *widgets.Check
	situations *fyne.Container
	kept       autosave.Set
	linked     []portfolio.ID // of the situations shown: their buttons may have the keyboard
}

var experienceFields = []fieldSpec[portfolio.Experience]{
	{text.ExperienceRole, text.ExperienceRoleHint, 0, func(e *portfolio.Experience) *string { return &e.Role }},
	{text.ExperienceOrg, text.ExperienceOrgHint, 0, func(e *portfolio.Experience) *string { return &e.Organisation }},
	{text.ExperiencePlace, text.ExperiencePlaceHint, 0, func(e *portfolio.Experience) *string { return &e.Place }},
	{text.ExperienceWorkTime, text.ExperienceTimeHint, 0, func(e *portfolio.Experience) *string { return &e.WorkTime }},
	{text.ExperienceStructure, text.ExperienceStructHint, 3, func(e *portfolio.Experience) *string { return &e.Structure }},
	{text.ExperiencePublic, text.ExperiencePublicHint, 3, func(e *portfolio.Experience) *string { return &e.Public }},
	{text.ExperienceSetting, text.ExperienceSettingHint, 3, func(e *portfolio.Experience) *string { return &e.Setting }},
	{text.ExperienceStanding, text.ExperienceStandHint, 3, func(e *portfolio.Experience) *string { return &e.Standing }},
	{text.PrivateNote, text.CareerNoteHint, 3, func(e *portfolio.Experience) *string { return &e.Note }},
}

func newExperienceForm(s *Screen) *experienceForm {
	f := &experienceForm{screen: s, situations: widgets.Column(2)}
	f.fields = newFields(experienceFields, f.amend)
	names := []string{text.ExperienceNoStatus}
	for _, status := range portfolio.Statuses() {
		names = append(names, string(status))
	}
	f.status = widgets.NewChoice(names, func(i int) {
		var chosen portfolio.Status
		if i > 0 {
			chosen = portfolio.Statuses()[i-1]
		}
		_ = f.amend(text.ExperienceStatus, func(e *portfolio.Experience) { e.Status = chosen })
		f.show(s.state.Experience(s.current.ID))
	})
	f.period = autosave.NewPeriod(func(p portfolio.Period) error {
		return f.amend(text.ExperiencePeriod, func(e *portfolio.Experience) { e.Period = p })
	})
	f.printed = widgets.NewCheck(text.InDossier, func(on bool) {
		_ = f.change(text.CareerPrinted(s.short(), on), func(e *portfolio.Experience) { e.InDossier = on })
		f.show(s.state.Experience(s.current.ID))
	})
	f.kept = append(f.fields.kept(), f.period)
	e := f.fields.entry
	f.object = widgets.NewScroll(widgets.Form(e(text.ExperienceRole), e(text.ExperienceOrg),
		widgets.FormRow(e(text.ExperiencePlace), widgets.NewField(text.ExperienceStatus, f.status, ""), e(text.ExperienceWorkTime)),
		f.period.Object(), f.printed,
		widgets.Column(2, widgets.NewText(widgets.Subheading, text.CareerFrame), widgets.NewText(widgets.Secondary, text.ExperienceFrame)),
		e(text.ExperienceStructure), e(text.ExperiencePublic), e(text.ExperienceSetting), e(text.ExperienceStanding),
		widgets.Column(theme.Tight, widgets.NewText(widgets.Subheading, text.ExperienceSituations), f.situations),
		e(text.PrivateNote)))
	return f
}

// amend changes the open experience under the label of a field.
func (f *experienceForm) amend(field string, set func(*portfolio.Experience)) error {
	return f.change(text.CareerChanged(field, f.screen.short()), set)
}

func (f *experienceForm) change(label string, set func(*portfolio.Experience)) error {
	id := f.screen.current.ID
	return f.screen.change(label, func(e *portfolio.Edit) error {
		old := e.State().Experience(id)
		if old == nil {
			return portfolio.ErrNotFound
		}
		changed := *old
		set(&changed)
		return e.Put(&changed)
	})
}

// load shows another experience.
func (f *experienceForm) load(e *portfolio.Experience) {
	f.fields.load(e)
	f.period.Load(e.Period)
	f.show(e)
	f.object.ToTop()
}

// show shows the open experience as it is now.
func (f *experienceForm) show(e *portfolio.Experience) {
	f.fields.show(e)
	f.period.Show(e.Period)
	f.status.SetChosen(slices.Index(portfolio.Statuses(), e.Status) + 1)
	f.printed.SetTicked(e.InDossier)
	f.showSituations(e.ID)
	f.object.Relayout()
}

// showSituations lists the situations that are told of the experience.
func (f *experienceForm) showSituations(id portfolio.ID) {
	var ids []portfolio.ID
	for _, t := range f.screen.state.SituationsOf(id) {
		ids = append(ids, t.ID)
	}
	if slices.Equal(ids, f.linked) && len(f.situations.Objects) > 0 {
		return
	}
	f.linked, f.situations.Objects = ids, nil
	for _, t := range f.screen.state.SituationsOf(id) {
		title := t.Title
		if title == "" {
			title = text.UntitledSituation
		}
		row := widgets.NewRow(widgets.BesideTop(theme.Gap, 1, widgets.NewIcon(icons.Pen, theme.ColorSecondary), widgets.NewText(widgets.Body, title)), func() {
			f.screen.Flush()
			if f.screen.OnSituation != nil {
				f.screen.OnSituation(t.ID)
			}
		})
		f.situations.Add(row)
	}
	if len(ids) == 0 {
		f.situations.Add(widgets.NewText(widgets.Secondary, text.ExperienceNoSituation))
	}
}

// trainingForm is the form of a training.
type trainingForm struct {
	screen  *Screen
	object  *widgets.Scroll
	fields  *fields[portfolio.Training]
	period  *autosave.Period
	printed *widgets.Check
	kept    autosave.Set
}

var trainingFields = []fieldSpec[portfolio.Training]{
	{text.TrainingTitle, text.TrainingTitleHint, 0, func(t *portfolio.Training) *string { return &t.Title }},
	{text.TrainingOrg, text.TrainingOrgHint, 0, func(t *portfolio.Training) *string { return &t.Organisation }},
	{text.TrainingDuration, text.TrainingDurationHint, 0, func(t *portfolio.Training) *string { return &t.Duration }},
	{text.TrainingOutcome, text.TrainingOutcomeHint, 0, func(t *portfolio.Training) *string { return &t.Outcome }},
	{text.TrainingContents, text.TrainingContentsHint, 4, func(t *portfolio.Training) *string { return &t.Contents }},
	{text.PrivateNote, text.CareerNoteHint, 3, func(t *portfolio.Training) *string { return &t.Note }},
}

func newTrainingForm(s *Screen) *trainingForm {
	f := &trainingForm{screen: s}
	f.fields = newFields(trainingFields, f.amend)
	f.period = autosave.NewPeriod(func(p portfolio.Period) error {
		return f.amend(text.TrainingPeriod, func(t *portfolio.Training) { t.Period = p })
	})
	f.printed = widgets.NewCheck(text.InDossier, func(on bool) {
		_ = f.change(text.CareerPrinted(s.short(), on), func(t *portfolio.Training) { t.InDossier = on })
		f.show(s.state.Training(s.current.ID))
	})
	f.kept = append(f.fields.kept(), f.period)
	e := f.fields.entry
	f.object = widgets.NewScroll(widgets.Form(e(text.TrainingTitle), e(text.TrainingOrg),
		f.period.Object(), widgets.FormRow(e(text.TrainingDuration), e(text.TrainingOutcome)),
		f.printed, e(text.TrainingContents), e(text.PrivateNote)))
	return f
}

// amend changes the open training under the label of a field.
func (f *trainingForm) amend(field string, set func(*portfolio.Training)) error {
	return f.change(text.CareerChanged(field, f.screen.short()), set)
}

func (f *trainingForm) change(label string, set func(*portfolio.Training)) error {
	id := f.screen.current.ID
	return f.screen.change(label, func(e *portfolio.Edit) error {
		old := e.State().Training(id)
		if old == nil {
			return portfolio.ErrNotFound
		}
		changed := *old
		set(&changed)
		return e.Put(&changed)
	})
}

// load shows another training.
func (f *trainingForm) load(t *portfolio.Training) {
	f.fields.load(t)
	f.period.Load(t.Period)
	f.show(t)
	f.object.ToTop()
}

// show shows the open training as it is now.
func (f *trainingForm) show(t *portfolio.Training) {
	f.fields.show(t)
	f.period.Show(t.Period)
	f.printed.SetTicked(t.InDossier)
	f.object.Relayout()
}
