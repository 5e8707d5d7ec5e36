// Package diagnostic makes the file that a person sends when something does
// not work: which Acquis on which system, how large the portfolio is, what a
// verification finds, and the crash log.
//
// # Promises
//
//   - Nothing that the person wrote, named or chose is in it: no text, no title,
//     no name of a person, a file, a folder, a computer or a user. Of a place
//     there is the kind ("network drive"), of a framework or an outline the code
//     where it is one of those that come with Acquis, of a record the kind, and
//     its id where Acquis drew it.
//   - Nothing is sent. The caller shows the whole of it before it is written.
//   - The portfolio is only read; one that is damaged, in use or of a newer
//     version is reported as far as it goes.
package diagnostic

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"time"

	"github.com/google/uuid"

	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/crashlog"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

// Facts are what only the caller knows.
type Facts struct {
	Version  string
	Window   bool    // asked for in the window
	PDF      bool    // that it shows pages of PDFs
	Screen   *Screen // nil without a window
	Settings *Settings
}

// Screen is how large the window is.
type Screen struct {
	Width  int     `json:"width"` // in units of the toolkit
	Height int     `json:"height"`
	Scale  float32 `json:"scale"` // pixels a unit
}

// Settings are the preferences of the window.
type Settings struct {
	Look     string  `json:"look"`
	Scale    float32 `json:"scale"`
	Suggests bool    `json:"suggests"`
}

// Report is the diagnostic.
type Report struct {
	Schema    int        `json:"schema"`
	Made      time.Time  `json:"made"` // UTC
	Version   string     `json:"version"`
	Window    bool       `json:"window"`
	PDF       bool       `json:"pdf"` // shows pages, which only the window does
	System    System     `json:"system"`
	Screen    *Screen    `json:"screen,omitempty"`
	Settings  *Settings  `json:"settings,omitempty"`
	Portfolio *Portfolio `json:"portfolio,omitempty"`
	Crashes   string     `json:"crashes"` // the crash log, in English
}

// System is where the program runs.
type System struct {
	OS       string `json:"os"`
	Arch     string `json:"arch"`
	Name     string `json:"name,omitempty"` // and version, as the system says it
	Go       string `json:"go"`
	CPUs     int    `json:"cpus"`
	Language string `json:"language,omitempty"`
	Session  string `json:"session,omitempty"`
}

// Portfolio is what may be said of a portfolio.
type Portfolio struct {
	Warning   string         `json:"warning,omitempty"` // "synced" or "network"
	Service   string         `json:"service,omitempty"` // what syncs it
	OwnPlace  bool           `json:"ownPlace"`          // in the application's place
	Opening   string         `json:"opening"`           // "" if it opens, else the code of the error
	Framework string         `json:"framework"`         // "" if it is not one of Acquis
	Outline   string         `json:"outline"`           // likewise
	Changed   bool           `json:"changedOutline"`
	Measures  store.Measures `json:"measures"`
	Checked   bool           `json:"checked"`
	Problems  []Problem      `json:"problems"`
}

// Problem is something that a verification found.
type Problem struct {
	Code store.ProblemCode `json:"code"`
	Kind portfolio.Kind    `json:"kind,omitempty"`
	ID   portfolio.ID      `json:"id,omitempty"` // where Acquis drew it
}

// Collect makes the diagnostic; of the portfolio in dir too, unless that is "".
// Progress, which may be nil, is told how many bytes of it were verified. The
// error is that of ctx.
func Collect(ctx context.Context, facts Facts, dir string, progress func(done, total int64)) (Report, error) {
	r := Report{Schema: 1, Made: time.Now().UTC().Truncate(time.Second), Version: facts.Version, Window: facts.Window, PDF: facts.PDF,
		Screen: facts.Screen, Settings: facts.Settings,
		System: System{OS: runtime.GOOS, Arch: runtime.GOARCH, Name: plain(systemName()), Go: runtime.Version(), CPUs: runtime.NumCPU(),
			Language: plain(language()), Session: plain(session())}}
	if data, err := store.Data(); err == nil {
		r.Crashes = crashlog.Read(data)
	}
	if dir == "" {
		return r, ctx.Err()
	}
	p := portfolioIn(dir)
	r.Portfolio = p
	return r, p.open(ctx, dir, progress)
}

// portfolioIn says what is known of a folder without opening it.
func portfolioIn(dir string) *Portfolio {
	p := &Portfolio{Warning: string(store.PlaceWarning(dir)), OwnPlace: store.IsOwn(dir), Measures: store.Measure(dir), Problems: []Problem{}}
	if p.Warning == string(store.WarningSynced) {
		p.Service = store.SyncService(dir)
	}
	return p
}

// open opens and verifies the portfolio.
func (p *Portfolio) open(ctx context.Context, dir string, progress func(done, total int64)) error {
	book, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		p.Opening = explain.Error(err).Code
		var damaged *store.DamageError
		if errors.As(err, &damaged) {
			p.found(damaged.Problems)
		}
		return ctx.Err()
	}
	defer book.Close() //nolint:errcheck // nothing was written
	p.pinned(book.State())
	report, err := book.Verify(ctx, progress)
	if err != nil && ctx.Err() == nil {
		p.Opening = explain.Error(err).Code
	}
	p.Checked = err == nil
	p.found(report.Problems)
	return ctx.Err()
}

// pinned names the framework and the outline, if they are Acquis's own.
func (p *Portfolio) pinned(s *portfolio.State) {
	if _, err := catalogue.FrameworkOf(s.Framework.Code); err == nil {
		p.Framework = s.Framework.Code
	}
	if _, err := catalogue.OutlineOf(s.Outline.Code); err == nil {
		p.Outline = s.Outline.Code
	}
	p.Changed = s.OwnOutline()
}

// found takes what a verification found, by kind and id.
func (p *Portfolio) found(problems []store.Problem) {
	for _, f := range problems {
		found := Problem{Code: f.Code}
		if slices.Contains(portfolio.Kinds(), f.Ref.Kind) {
			found.Kind = f.Ref.Kind
		}
		if id, err := uuid.Parse(string(f.Ref.ID)); err == nil { // others are codes and keys, which a person may have written
			found.ID = portfolio.ID(id.String())
		}
		p.Problems = append(p.Problems, found)
	}
}
