package viewer

import (
	"fyne.io/fyne/v2"

	"acquis/assets/text"
)

// zoom is how large pages are: as the room allows, or a part of their real
// size.
type zoom struct {
	fit  fit
	part float32 // 1 for the real size, where fit is fitNone
}

type fit int

const (
	fitPage fit = iota // the whole page
	fitWidth
	fitNone
)

// parts are what plus and minus step through.
var parts = []float32{0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4}

// perPoint is how many of Fyne's units, which are 1/96 of an inch, make a point.
const perPoint = 96.0 / 72

// of is the part of its real size at which a page of so many points is shown
// in a room.
func (z zoom) of(page, room fyne.Size) float32 {
	if page.Width <= 0 || page.Height <= 0 {
		return 1
	}
	wide, high := room.Width/(page.Width*perPoint), room.Height/(page.Height*perPoint)
	part := z.part
	switch z.fit {
	case fitPage:
		part = min(wide, high)
	case fitWidth:
		part = wide
	}
	return max(0.05, min(part, 8))
}

// larger and smaller are the next steps from a part.
func larger(part float32) zoom {
	for _, p := range parts {
		if p > part*1.02 {
			return zoom{fitNone, p}
		}
	}
	return zoom{fitNone, parts[len(parts)-1]}
}

func smaller(part float32) zoom {
	for i := len(parts) - 1; i >= 0; i-- {
		if parts[i] < part*0.98 {
			return zoom{fitNone, parts[i]}
		}
	}
	return zoom{fitNone, parts[0]}
}

// zoomKey is under what the preferences keep the zoom from one document, and
// one day, to the next: a part, or 0 and -1 for the two that fit.
const zoomKey = "viewer.zoom"

func rememberedZoom() zoom {
	kept := fyne.CurrentApp().Preferences().FloatWithFallback(zoomKey, 0)
	switch {
	case kept == -1:
		return zoom{fit: fitWidth}
	case kept >= float64(parts[0]) && kept <= float64(parts[len(parts)-1]):
		return zoom{fitNone, float32(kept)}
	}
	return zoom{fit: fitPage}
}

func (z zoom) remember() {
	kept := float64(z.part)
	switch z.fit {
	case fitPage:
		kept = 0
	case fitWidth:
		kept = -1
	}
	fyne.CurrentApp().Preferences().SetFloat(zoomKey, kept)
}

// words say the zoom.
func (z zoom) words() string {
	switch z.fit {
	case fitPage:
		return text.ViewerFitPage
	case fitWidth:
		return text.ViewerFitWidth
	}
	return text.Percent(z.part)
}
