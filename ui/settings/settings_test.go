package settings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/text"
	"acquis/ui/screentest"
	"acquis/ui/theme"
)

func TestChoicesTakeEffectAtOnce(t *testing.T) {
	w := screentest.Window(t, widget.NewLabel(""), 1146, 700, 1) // the theme comes first
	s := New()
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1146, 700))
	var look theme.Look
	var scale float32
	verified := false
	s.OnLook = func(l theme.Look) { look = l }
	s.OnScale = func(f float32) { scale = f }
	s.OnVerify = func() { verified = true }
	s.Set(theme.Light, 1, true, About{Version: "0.1.0", Place: "/home/marie/.local/share/acquis/portfolios", Open: "/media/nas/portfolio", Warning: "Ce dossier est sur un lecteur réseau."})
	screentest.Shot(t, w, "settings")
	s.look.OnChosen(1)
	s.scale.OnChosen(3)
	test.Tap(screentest.Button(w.Content(), text.SettingsVerify))
	if look != theme.Dark || scale != 1.25 || !verified {
		t.Errorf("look %q, scale %v, verified %v", look, scale, verified)
	}
	if said := screentest.Words(w.Content()); !strings.Contains(said, "lecteur réseau") || !strings.Contains(said, "0.1.0") {
		t.Errorf("%q", said)
	}
}

func TestLicencesCanBeRead(t *testing.T) {
	w := screentest.Window(t, widget.NewLabel(""), 1146, 700, 1) // the theme comes first
	s := New()
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1146, 700))
	s.Set(theme.Light, 1, true, About{Version: "0.1.0"})
	test.Tap(screentest.Button(w.Content(), text.SettingsLicences))
	screentest.Shot(t, w, "licences")
	if said := screentest.Words(w.Canvas().Overlays().Top()); !strings.Contains(said, "Copyright") {
		t.Errorf("%q", said)
	}
}
