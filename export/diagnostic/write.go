package diagnostic

import (
	"fmt"
	"strings"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
)

// Text is the whole report, in French, as it is shown and written.
func (r *Report) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", text.DiagnosticHead(r.Made), text.DiagnosticNotice)
	section(&b, text.DiagnosticProgram, r.program())
	if r.Settings != nil {
		section(&b, text.DiagnosticSettings, r.Settings.lines())
	}
	if r.Portfolio != nil {
		section(&b, text.DiagnosticPortfolio, r.Portfolio.lines())
		section(&b, text.DiagnosticChecks, r.Portfolio.checks())
	}
	crashes := strings.TrimSpace(r.Crashes)
	if crashes == "" {
		crashes = text.DiagnosticNoCrash
	}
	fmt.Fprintf(&b, "\n%s\n%s\n", text.DiagnosticCrashes, crashes)
	return b.String()
}

// line is a name and its value; nothing is said of an empty value.
type line struct{ name, value string }

func section(b *strings.Builder, title string, lines []line) {
	fmt.Fprintf(b, "\n%s\n", title)
	for _, l := range lines {
		switch {
		case l.value == "":
		case l.name == "":
			fmt.Fprintf(b, "- %s\n", l.value)
		default:
			fmt.Fprintf(b, "- %s\n", text.DiagnosticLine(l.name, l.value))
		}
	}
}

func (r *Report) program() []line {
	form := text.DiagnosticCommand
	if r.Window {
		form = text.DiagnosticWindow
	}
	lines := []line{
		{text.DiagnosticVersion, r.Version},
		{text.DiagnosticForm, form},
		{text.DiagnosticSystem, strings.TrimSpace(r.System.Name + " " + r.System.OS + "/" + r.System.Arch)},
		{text.DiagnosticGo, r.System.Go},
		{text.DiagnosticCPUs, fmt.Sprint(r.System.CPUs)},
		{text.DiagnosticLanguage, r.System.Language},
		{text.DiagnosticSession, r.System.Session},
	}
	if r.Window {
		lines = append(lines, line{text.DiagnosticPDF, yesNo(r.PDF)})
	}
	if s := r.Screen; s != nil {
		lines = append(lines, line{text.DiagnosticScreen, fmt.Sprintf("%d × %d, %s", s.Width, s.Height, text.Percent(s.Scale))})
	}
	return lines
}

func (s *Settings) lines() []line {
	return []line{
		{text.DiagnosticLook, s.Look},
		{text.DiagnosticScale, text.Percent(s.Scale)},
		{text.DiagnosticSuggest, yesNo(s.Suggests)},
	}
}

func (p *Portfolio) lines() []line {
	m := &p.Measures
	opening := p.Opening
	if opening == "" {
		opening = text.DiagnosticFine
	}
	outline := orOther(p.Outline, p.Opening)
	if outline != "" && p.Changed {
		outline += ", " + text.DiagnosticOwn
	}
	lines := []line{
		{text.DiagnosticPlace, text.DiagnosticPlaceShape(p.Warning, p.Service, p.OwnPlace)},
		{text.DiagnosticOpening, opening},
		{text.DiagnosticFormat, fmt.Sprint(m.Format)},
		{text.DiagnosticCreated, day(m.Created)},
		{text.DiagnosticSavedOn, day(m.Saved)},
		{text.DiagnosticFramework, orOther(p.Framework, p.Opening)},
		{text.DiagnosticOutline, outline},
		{text.DiagnosticRecords, counted(m.Records)},
		{text.DiagnosticTexts, text.DiagnosticTextSizes(m.Texts, m.Longest)},
		{text.DiagnosticJournal, text.Count(m.Entries, "changement", "changements")},
		{text.DiagnosticDatabase, text.DiagnosticPages(m.Pages, m.Free)},
	}
	for _, stock := range m.Places {
		lines = append(lines, line{stock.Name, text.DiagnosticStock(stock.Files, stock.Bytes)})
	}
	if !m.Newest.IsZero() {
		lines = append(lines, line{text.DiagnosticSnapshots, text.DiagnosticSpan(day(m.Oldest), day(m.Newest))})
	}
	made := text.DiagnosticNone
	if !m.LastCopy.IsZero() {
		made = text.DiagnosticCopyMade(day(m.LastCopy), m.Behind)
	}
	return append(lines, line{text.DiagnosticLastCopy, made})
}

func (p *Portfolio) checks() []line {
	var lines []line
	for _, f := range p.Problems {
		lines = append(lines, line{"", text.DiagnosticProblem(string(f.Code), string(f.Kind), string(f.ID))})
	}
	if len(lines) == 0 && p.Checked {
		lines = []line{{"", text.DiagnosticSound}}
	}
	return lines
}

// counted lists how many records of each kind there are, in their usual order.
func counted(records map[portfolio.Kind]int) string {
	var list []string
	for _, kind := range portfolio.Kinds() {
		if n := records[kind]; n > 0 {
			list = append(list, text.DiagnosticCounted(string(kind), n))
		}
	}
	return strings.Join(list, ", ")
}

// orOther says that a code is none of Acquis's, where the portfolio was read.
func orOther(code, opening string) string {
	if code == "" && opening == "" {
		return text.DiagnosticOther
	}
	return code
}

func yesNo(b bool) string {
	if b {
		return text.DiagnosticYes
	}
	return text.DiagnosticNo
}

// day is a day in UTC, "" for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}
