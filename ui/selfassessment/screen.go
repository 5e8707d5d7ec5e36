// Package selfassessment is the screen of the repérage: for each compétence,
// before any evidence, one answer (oui, en partie, non) and one line that says
// where and when. Ten compétences in ten minutes.
//
// What it promises: an answer is one key or one click; Tab goes from the
// answers of a compétence to its line, and Enter from the line to the answers
// of the next; an answer pressed again is taken back; nothing that is being
// typed is lost.
package selfassessment

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Book is the portfolio as this screen needs it.
type Book interface {
	State() *portfolio.State
	Change(label string, edit func(*portfolio.Edit) error) error
}

// Screen is the screen of the repérage.
type Screen struct {
	// OnSituations is asked to go where situations are told, once all is answered.
	OnSituations func()
	// OnFeasibility is asked to go to the preparation of the feasibility file.
	OnFeasibility func()
	// OnError is told of a change that could not be made.
	OnError func(error)

	book     Book
	state    *portfolio.State
	page     *widgets.Page
	scroll   *widgets.Scroll
	progress *widgets.Progress
	done     *widgets.Notice
	cards    []*card
	blocks   []*blockHead
	kept     autosave.Set
}

// blockHead names a block above its competences.
type blockHead struct {
	code   string
	left   *widgets.Text // says that the block is not aimed at
	object fyne.CanvasObject
}

// New makes the screen of a portfolio. Its framework never changes.
func New(book Book) *Screen {
	s := &Screen{book: book, state: book.State(), progress: widgets.NewProgress("", nil)}
	next := widgets.NewButton(widgets.Plain, text.SelfAssessmentNext, icons.None, func() {
		s.Flush()
		if s.OnSituations != nil {
			s.OnSituations()
		}
	})
	s.done = widgets.NewNotice(widgets.Success, text.SelfAssessmentDone, next)
	s.done.Hide()
	column := widgets.Column(theme.Space)
	for b := range s.state.Framework.Blocks {
		block := &s.state.Framework.Blocks[b]
		head := &blockHead{code: block.Code, left: widgets.NewText(widgets.Secondary, text.SelfAssessmentLeft)}
		head.object = widgets.Inset(0, 4, widgets.Column(2, widgets.NewText(widgets.Subheading, block.Name()), head.left))
		s.blocks = append(s.blocks, head)
		column.Add(head.object)
		for k := range block.Competences {
			c := newCard(s, len(s.cards), &block.Competences[k], block.Code)
			s.cards, s.kept = append(s.cards, c), append(s.kept, c.line)
			column.Add(c.object)
		}
	}
	column.Add(s.done)
	s.scroll = widgets.NewScroll(widgets.Readable(column))
	head := widgets.Readable(widgets.Column(theme.Gap, widgets.NewText(widgets.Caption, text.SelfAssessmentKeys), s.progress))
	s.page = widgets.NewPage(text.SelfAssessmentTitle, text.SelfAssessmentIntro, widgets.Fill(theme.Space-4, head, s.scroll),
		widgets.NewButton(widgets.Plain, text.FeasibilityOpen, icons.None, func() {
			s.Flush()
			if s.OnFeasibility != nil {
				s.OnFeasibility()
			}
		}))
	s.Show(s.state)
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a state of the portfolio, after any change. What is being typed
// is saved first.
func (s *Screen) Show(state *portfolio.State) {
	if !autosave.Renew(&s.state, state, s.kept, s.book) {
		return
	}
	for _, h := range s.blocks {
		h.left.Hidden = s.state.Aimed(h.code)
	}
	for _, c := range s.cards {
		c.show()
	}
	s.count()
	s.scroll.Relayout()
}

// Flush saves what was typed and not saved yet, or could not be.
func (s *Screen) Flush() { s.kept.Flush() }

// Focus gives the keyboard to the first competence without an answer.
func (s *Screen) Focus() {
	for _, c := range s.cards {
		if s.state.SelfAssessment(c.competence.Code).Answer == "" {
			c.answers.Focus()
			return
		}
	}
	s.cards[0].answers.Focus()
}

// Select brings a competence into view and gives it the keyboard.
func (s *Screen) Select(competence string) {
	for _, c := range s.cards {
		if c.competence.Code == competence {
			c.answers.Focus()
		}
	}
}

// count says how far the candidate is. Blocks that are not aimed at count only
// once they are answered, so that the end can be reached without them.
func (s *Screen) count() {
	done, total := 0, 0
	tally := map[portfolio.Answer]int{}
	for _, c := range s.cards {
		answer := s.state.SelfAssessment(c.competence.Code).Answer
		if answer == "" && !s.state.Aimed(c.block) {
			continue
		}
		total++
		if answer != "" {
			done++
			tally[answer]++
		}
	}
	said := text.SelfAssessmentProgress(done, total)
	if done > 0 {
		said += " · " + text.SelfAssessmentTally(tally[portfolio.AnswerYes], tally[portfolio.AnswerPartly], tally[portfolio.AnswerNo])
	}
	s.progress.Set(done, total, said)
	s.done.Hidden = done < total
}

// next gives the keyboard to the competence after one, or at the end to what
// comes after the repérage.
func (s *Screen) next(index int) {
	s.cards[index].line.Flush()
	if index+1 < len(s.cards) {
		s.cards[index+1].answers.Focus()
		return
	}
	if s.done.Visible() {
		widgets.FocusFirst(s.done)
	}
}

// amend changes the repérage of one competence.
func (s *Screen) amend(competence, label string, set func(*portfolio.SelfAssessment)) error {
	err := s.book.Change(label, func(e *portfolio.Edit) error {
		changed := *e.State().SelfAssessment(competence)
		set(&changed)
		return e.Put(&changed)
	})
	if err != nil && s.OnError != nil {
		s.OnError(err)
	}
	return err
}
