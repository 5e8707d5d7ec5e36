package ui

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/picker"
	"acquis/portfolio/store"
	"acquis/ui/widgets"
)

// Tour is the window on a driver of the caller's, for the measures of `make
// bench`: it goes where a person goes, and what goes on beside the window waits
// until it is let in. What it is asked to do is done on the caller's goroutine,
// which stands for the interface's.
type Tour struct {
	app   *App
	queue chan func() // for the interface's goroutine
	rings []func()    // timers that were set
}

// NewTour opens a portfolio in a window of a size.
func NewTour(f fyne.App, dir string, width, height float32) (*Tour, error) {
	t := &Tour{queue: make(chan func(), 1<<10)}
	t.app = newApp(f, Options{Version: "bench"})
	t.app.alone = true
	t.app.runner.do = func(f func()) { t.queue <- f }
	widgets.SetTimer(func(_ time.Duration, ring func()) func() {
		set := true
		t.rings = append(t.rings, func() {
			if set {
				ring()
			}
		})
		return func() { set = false }
	})
	book, err := store.Open(dir, store.Options{})
	if err != nil {
		return nil, err
	}
	t.app.window.Resize(fyne.NewSize(width, height))
	t.app.use(book)
	t.app.reading.close()
	return t, nil
}

// Window is the window.
func (t *Tour) Window() fyne.Window { return t.app.window }

// Portfolio is what is open in it.
func (t *Tour) Portfolio() *store.Portfolio { return t.app.session.book }

// Places are the names of all places of an open portfolio.
func (t *Tour) Places() []string {
	var names []string
	for p := placeDashboard; p <= placeFeasibility; p++ {
		names = append(names, placeName(p))
	}
	return names
}

func placeName(p place) string {
	for _, info := range railPlaces() {
		if info.place == p {
			return info.label
		}
	}
	if at := slices.Index(views, p); at >= 0 {
		return text.ViewsOfCompetences()[at]
	}
	switch p {
	case placeVersions:
		return text.VersionsTitle
	case placeOutline:
		return text.OutlineTitle
	case placePreflight:
		return text.PreflightTitle
	case placeFeasibility:
		return text.FeasibilityTitle
	}
	return ""
}

// errNoPlace names a place that there is not.
var errNoPlace = errors.New("no such place")

// Go goes to a place by its name.
func (t *Tour) Go(name string) error {
	for p := placeDashboard; p <= placeFeasibility; p++ {
		if placeName(p) == name {
			t.app.goToFocused(p)
			return nil
		}
	}
	return fmt.Errorf("%w: %q", errNoPlace, name)
}

// Open goes to a record, as from a search.
func (t *Tour) Open(ref portfolio.Ref) { t.app.openRecord(ref) }

// Screen is what is shown beside the rail.
func (t *Tour) Screen() fyne.CanvasObject { return t.app.screens[t.app.at].Object() }

// Ring rings all timers that were set: a pause in typing is over.
func (t *Tour) Ring() {
	rings := t.rings
	t.rings = nil
	for _, ring := range rings {
		ring()
	}
}

// Flush hands on what was typed: an autosave.
func (t *Tour) Flush() { t.app.flush() }

// Undo takes the last change back.
func (t *Tour) Undo() { t.app.undo() }

// Search and Link are Ctrl+F and Ctrl+K.
func (t *Tour) Search() { t.app.searchAll() }
func (t *Tour) Link()   { t.app.link() }

// Prepare reads what Ctrl+F and Ctrl+K answer from, as the window does beside
// itself a short while after opening.
func (t *Tour) Prepare() {
	state := t.app.session.State()
	t.app.linking.catalogue = new(picker.Catalogue)
	t.app.linking.catalogue.Follow(state)
	t.app.finder.follow()
	for !t.app.finder.whole {
		(<-t.queue)()
	}
}

// Settle lets in what goes on beside the window, until so long nothing comes.
func (t *Tour) Settle(quiet time.Duration) {
	for {
		select {
		case f := <-t.queue:
			f()
		case <-time.After(quiet):
			return
		}
	}
}

// Close gives the portfolio back.
func (t *Tour) Close() {
	go func() { // what still runs may want to say so
		for f := range t.queue {
			_ = f
		}
	}()
	t.app.closeScreens()
	t.app.runner.Close(5 * time.Second)
	t.app.closeSession()
	t.app.window.Close()
}
