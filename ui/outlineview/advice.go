package outlineview

import (
	"fmt"
	"strconv"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/widgets"
)

// adviceForm is the advised length of a text and the help to write it.
type adviceForm struct {
	autosave.Set
	screen *Screen
	object *widgets.Panel
	of     func(*portfolio.Part) *portfolio.Advice

	least, most, prompt             *widgets.LabeledEntry
	leastText, mostText, promptText *autosave.Text
}

func newAdviceForm(s *Screen, title string, of func(*portfolio.Part) *portfolio.Advice) *adviceForm {
	f := &adviceForm{screen: s, of: of}
	f.least, f.most = widgets.NewLabeledEntry(text.OutlineLeast, ""), widgets.NewLabeledEntry(text.OutlineMost, "")
	f.least.Check, f.most.Check = f.wrong, f.wrong
	f.leastText = autosave.Line(f.least, func(string) error { return f.save(f.most) })
	f.mostText = autosave.Line(f.most, func(string) error { return f.save(f.least) })
	f.prompt = widgets.NewLabeledLines(text.OutlinePrompt, "", 3, portfolio.CleanPasted)
	f.prompt.SetPlaceholder(text.OutlinePromptHint)
	f.promptText = autosave.Lines(f.prompt, func(typed string) error {
		return s.amendPart(func(p *portfolio.Part) { of(p).Prompt = typed })
	})
	f.Set = autosave.Set{f.leastText, f.mostText, f.promptText}
	f.object = widgets.Card(title, widgets.FormRow(f.least, f.most), f.prompt)
	return f
}

// wrong says what is wrong with the number just typed, or with the two.
func (f *adviceForm) wrong(typed string) string {
	if _, err := number(typed); err != nil {
		return text.OutlineWordsWrong
	}
	least, err1 := number(f.least.Text())
	most, err2 := number(f.most.Text())
	if err1 == nil && err2 == nil && most > 0 && least > most {
		return text.OutlineWordsCross
	}
	return ""
}

// save keeps both numbers: the other one may have waited for this one.
func (f *adviceForm) save(other *widgets.LabeledEntry) error {
	if !other.Valid() {
		return fmt.Errorf("the other length is none")
	}
	least, _ := number(f.least.Text()) // both were checked
	most, _ := number(f.most.Text())
	return f.screen.amendPart(func(p *portfolio.Part) {
		f.of(p).MinWords, f.of(p).MaxWords = least, most
	})
}

func (f *adviceForm) show(p *portfolio.Part, show func(*autosave.Text, string)) {
	a := f.of(p)
	show(f.leastText, words(a.MinWords))
	show(f.mostText, words(a.MaxWords))
	show(f.promptText, a.Prompt)
}

// number reads a number of words as people type it; nothing is 0.
func number(typed string) (int, error) {
	typed = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(typed)
	if typed == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(typed, 10, 16)
	return int(n), err
}

func words(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
