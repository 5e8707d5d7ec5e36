// Command shots writes a picture of every screen of Acquis, filled and empty,
// in the sizes, scales and looks that people have. The pictures of the README
// come from it, and whoever changes a screen looks at them.
//
//	go run ./cmd/shots -program build/acquis -o shots
//
// They show the real window on a screen of Xvfb; see cmd/internal/desktop.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"acquis/cmd/internal/desktop"
	"acquis/export/annex"
	"acquis/export/example"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/child"
	"acquis/portfolio/intake"
	"acquis/portfolio/store"
)

// setting is one way in which people see Acquis.
type setting struct {
	width, height int
	scale         string // of everything, as set in the system
	look          string // as the preferences keep it
}

func (s setting) String() string {
	return fmt.Sprintf("%dx%d-%s-%s", s.width, s.height, s.scale, s.look)
}

func settings() []setting {
	var all []setting
	for _, look := range []string{"clair", "sombre"} {
		all = append(all, setting{1366, 768, "1", look}, setting{1366, 768, "1.25", look}, setting{1920, 1080, "1", look})
	}
	return all
}

// screen is a screen and the keys that lead to it.
type screen struct {
	name string
	keys []string
}

var screens = []screen{
	{"tableau-de-bord", []string{"ctrl+1"}}, {"reperage", []string{"ctrl+2"}}, {"parcours", []string{"ctrl+3"}},
	{"situations", []string{"ctrl+4"}}, {"redaction", []string{"ctrl+5"}}, {"pieces", []string{"ctrl+6"}},
	{"competences", []string{"ctrl+7"}}, {"carte", []string{"ctrl+m"}}, {"solidite", []string{"ctrl+t"}},
	{"referentiel", []string{"ctrl+8"}}, {"dossier", []string{"ctrl+9"}},
	{"controle", []string{"ctrl+9", "Tab", "Return"}},
	{"trame", []string{"ctrl+5", "shift+Tab", "Return"}}, {"faisabilite", []string{"ctrl+2", "shift+Tab", "Return"}},
	{"versions", []string{"ctrl+h"}}, {"candidature", []string{"ctrl+0"}}, {"preferences", []string{"F6", "End", "Return"}},
	{"recherche", []string{"ctrl+1", "ctrl+f", "d", "i", "a", "g", "n"}},
}

func main() {
	annex.Register()
	intake.Register()
	child.Main()
	program := flag.String("program", "build/acquis", "the program with the window")
	out := flag.String("o", "shots", "folder for the pictures")
	only := flag.String("only", "", "only the settings whose name holds this, such as 1366x768-1-clair")
	flag.Parse()
	if err := shoot(*program, *out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "shots:", err)
		os.Exit(1)
	}
}

func shoot(program, out, only string) error {
	if missing := desktop.Missing(); len(missing) > 0 {
		return fmt.Errorf("not installed: %s", strings.Join(missing, ", "))
	}
	program, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "acquis-shots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	filled, empty := filepath.Join(work, "exemple"), filepath.Join(work, "vide")
	if err := example.Build(context.Background(), filled); err != nil {
		return err
	}
	if err := createEmpty(empty); err != nil {
		return err
	}
	wanted := slices.DeleteFunc(settings(), func(s setting) bool { return !strings.Contains(s.String(), only) })
	for _, s := range wanted {
		if err := shootSetting(program, filepath.Join(out, s.String()), s, filled, empty); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
		fmt.Println(s)
	}
	return nil
}

func createEmpty(dir string) error {
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		return err
	}
	o, err := catalogue.OutlineFor(f.Code)
	if err != nil {
		return err
	}
	p, err := store.Create(dir, store.Init{Framework: f.File, Outline: o.File})
	if err != nil {
		return err
	}
	return p.Close()
}

// shootSetting takes all pictures in one way of seeing.
func shootSetting(program, out string, s setting, filled, empty string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	d, err := desktop.Open(s.width, s.height)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := setLook(d, s.look); err != nil {
		return err
	}
	start := func(args ...string) (*desktop.Window, error) {
		return d.Start(program, args, "FYNE_SCALE="+s.scale)
	}
	for _, p := range []struct{ name, dir string }{{"vide", empty}, {"rempli", filled}} {
		if err := shootHome(d, start, filepath.Join(out, "accueil-"+p.name+".png")); err != nil {
			return err
		}
		w, err := start(p.dir)
		if err != nil {
			return err
		}
		for _, screen := range screens {
			if err := press(d, w, screen.keys); err != nil {
				return err
			}
			if err := shot(d, filepath.Join(out, screen.name+"-"+p.name+".png")); err != nil {
				return err
			}
		}
		if err := w.Close(); err != nil {
			return err
		}
	}
	return nil
}

// press presses keys one after the other, each once the window has answered the
// one before.
func press(d *desktop.Desktop, w *desktop.Window, keys []string) error {
	for i, key := range keys {
		if i > 0 {
			if _, err := d.Still(); err != nil {
				return err
			}
		}
		if err := w.Keys(key); err != nil {
			return err
		}
	}
	return nil
}

// shootHome takes the home screen, which lists the portfolios opened before.
func shootHome(d *desktop.Desktop, start func(...string) (*desktop.Window, error), path string) error {
	w, err := start()
	if err != nil {
		return err
	}
	if err := shot(d, path); err != nil {
		return err
	}
	return w.Close()
}

func shot(d *desktop.Desktop, path string) error {
	picture, err := d.Still()
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, picture); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// setLook writes the preference of the look where the window reads it.
func setLook(d *desktop.Desktop, look string) error {
	dir := filepath.Join(d.Config(), "fyne", "fr.acquis.Acquis")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	data, err := json.Marshal(map[string]any{"look": look})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "preferences.json"), data, 0o600)
}
