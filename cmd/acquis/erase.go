package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

type (
	eraseAnswer struct {
		Schema      int            `json:"schema"`
		Erased      bool           `json:"erased"`
		Occurrences []erasedPlace  `json:"occurrences"`
		Past        []erasedPlace  `json:"past"` // in the journal or in versions only
		Links       int            `json:"links"`
		Files       int            `json:"files"`
		Bytes       int64          `json:"bytes"`
		Versions    int            `json:"versions"`
		Unreadable  []string       `json:"unreadable"` // damaged or put aside
		Shared      []string       `json:"shared"`     // ids of pieces with the same file
		Saying      []string       `json:"saying"`     // ids of pieces whose file says the text
		Alone       map[string]int `json:"alone"`      // words of the text that stay elsewhere, and in how many places
		Foreign     []string       `json:"foreign"`
		Twins       []string       `json:"twins"`       // copies of the portfolio on this computer
		Unreachable []string       `json:"unreachable"` // sentences
	}
	erasedPlace struct {
		Kind    portfolio.Kind `json:"kind"`
		ID      portfolio.ID   `json:"id"`
		Fields  []string       `json:"fields,omitempty"`
		Title   string         `json:"title"`
		Around  string         `json:"around,omitempty"`
		Deleted bool           `json:"deleted,omitempty"`
	}
)

// erase erases a text or a piece for good, or says what that would do.
func erase(c *call) error {
	wanted := c.String("texte")
	replacement := c.String("remplacer")
	piece := c.String("piece")
	keep := c.Bool("garder-abimes")
	yes := c.Bool("oui")
	args, err := c.parse("PORTFOLIO")
	if err != nil {
		return err
	}
	if c.given("texte") == c.given("piece") || c.given("remplacer") && !c.given("texte") {
		return &misuse{text.CLIEraseWhat}
	}
	what := store.Erasure{Text: *wanted, Replacement: *replacement, Piece: portfolio.ID(*piece), KeepUnreadable: *keep}
	var answer eraseAnswer
	var told []string
	nothing := false
	err = with(args[0], store.Options{ReadOnly: true}, func(p *store.Portfolio) error {
		plan, err := p.PlanErasure(c.ctx, what, nil)
		if err != nil {
			return explain.About(*piece, err)
		}
		nothing = plan.Nothing()
		last, _ := p.LastCopy()
		answer, told = eraseAnswerOf(plan, p.State(), last), tellErasure(plan, what, p.State(), last)
		return nil
	})
	if err == nil && *yes && !nothing {
		err = c.eraseNow(args[0], what)
		answer.Erased = err == nil
	}
	if err != nil {
		return err
	}
	return c.answer(answer, func(w io.Writer) {
		fmt.Fprintln(w, strings.Join(told, "\n"))
		switch {
		case nothing:
		case !answer.Erased:
			fmt.Fprintln(w, text.CLIEraseHow)
		case what.Piece != "":
			fmt.Fprintln(w, text.ErasePieceDone(answer.Versions))
		default:
			fmt.Fprintln(w, text.EraseDone(len(answer.Occurrences), len(answer.Past), answer.Versions))
		}
	})
}

func (c *call) eraseNow(name string, what store.Erasure) error {
	dir, err := store.Resolve(name)
	if err == nil {
		_, err = store.Erase(c.ctx, dir, what, store.Options{}, nil)
	}
	return explain.About(name, err)
}

func eraseAnswerOf(plan store.ErasurePlan, s *portfolio.State, last store.LastCopy) eraseAnswer {
	answer := eraseAnswer{Schema: schema, Occurrences: []erasedPlace{}, Past: []erasedPlace{}, Links: plan.Links, Files: plan.Files,
		Bytes: plan.Bytes, Versions: plan.Versions, Unreadable: append([]string{}, plan.Unreadable...), Shared: idsOf(plan.Shared),
		Saying: idsOf(plan.Saying), Alone: plan.Alone, Foreign: append([]string{}, plan.Foreign...),
		Twins: append([]string{}, plan.Twins...), Unreachable: explain.EraseReach(last, time.Now())}
	for _, o := range plan.Occurrences {
		before, said, after := s.Around(o, 40)
		answer.Occurrences = append(answer.Occurrences, erasedPlace{Kind: o.Ref.Kind, ID: o.Ref.ID, Fields: []string{o.Field},
			Title: explain.Item(o.Ref, s), Around: before + said + after})
	}
	for _, p := range plan.Past {
		answer.Past = append(answer.Past, erasedPlace{Kind: p.Ref.Kind, ID: p.Ref.ID, Fields: p.Fields, Title: p.Title, Deleted: p.Deleted})
	}
	return answer
}

func idsOf(refs []portfolio.Ref) []string {
	ids := []string{}
	for _, ref := range refs {
		ids = append(ids, string(ref.ID))
	}
	return ids
}

// tellErasure says what an erasure does, line by line.
func tellErasure(plan store.ErasurePlan, what store.Erasure, s *portfolio.State, last store.LastCopy) []string {
	var lines []string
	if what.Piece != "" {
		title := s.TitleOf(portfolio.Ref{Kind: portfolio.KindPiece, ID: what.Piece})
		lines = append(lines, text.ErasePiece(title, plan.Links, plan.Files, plan.Bytes))
	} else if plan.Nothing() {
		lines = append(lines, text.EraseNowhere, text.EraseForms)
		return append(lines, explain.EraseToll(plan, what.KeepUnreadable, s)...)
	} else {
		lines = append(lines, text.EraseToday(len(plan.Occurrences)))
		for _, o := range plan.Occurrences {
			before, said, after := s.Around(o, 40)
			lines = append(lines, "  - "+explain.ErasePlace(o, s)+"\u202f: "+before+"["+said+"]"+after)
		}
	}
	if len(plan.Past) > 0 {
		lines = append(lines, text.ErasePast(len(plan.Past)))
		for _, p := range plan.Past {
			lines = append(lines, "  - "+explain.ErasePast(p, s))
		}
	}
	lines = append(lines, text.EraseRewritten(plan.Versions))
	lines = append(lines, explain.EraseToll(plan, what.KeepUnreadable, s)...)
	lines = append(lines, text.EraseNoUndo)
	if what.Text != "" {
		lines = append(lines, text.EraseForms)
	}
	return append(lines, explain.EraseReach(last, time.Now())...)
}

type destroyAnswer struct {
	Schema      int      `json:"schema"`
	Removed     bool     `json:"removed"`
	Name        string   `json:"name"`
	Files       int      `json:"files"`
	Bytes       int64    `json:"bytes"`
	Versions    int      `json:"versions"`
	Foreign     []string `json:"foreign"`
	Unreachable []string `json:"unreachable"` // sentences
}

// destroy removes a portfolio for good, or says what would go.
func destroy(c *call) error {
	name := c.String("nom")
	args, err := c.parse("PORTFOLIO")
	if err != nil {
		return err
	}
	dir, err := store.Resolve(args[0])
	if err != nil {
		return explain.About(args[0], err)
	}
	h, err := store.HoldingOf(dir)
	if err != nil {
		return explain.About(args[0], err)
	}
	called := filepath.Base(dir)
	if c.given("nom") && *name != called {
		return &refusal{"other-name", text.CLIDestroyOther(*name, called)}
	}
	if c.given("nom") {
		if h, err = store.Destroy(dir, store.Options{}); err != nil {
			return explain.About(args[0], err)
		}
	}
	answer := destroyAnswer{schema, c.given("nom"), called, h.Files, h.Bytes, h.Snapshots,
		append([]string{}, h.Foreign...), explain.DestroyReach(h.LastCopy, time.Now())}
	return c.answer(answer, func(w io.Writer) {
		fmt.Fprintln(w, text.DestroyHolds(called, h.Files, h.Snapshots, h.Bytes))
		if len(h.Foreign) > 0 {
			fmt.Fprintln(w, text.EraseForeign(h.Foreign))
		}
		fmt.Fprintln(w, strings.Join(answer.Unreachable, "\n"))
		if answer.Removed {
			fmt.Fprintln(w, text.DestroyDone(called))
		} else {
			fmt.Fprintln(w, text.DestroyNoUndo+"\n"+text.CLIDestroyHow(called))
		}
	})
}
