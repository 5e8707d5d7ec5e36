package bundle

import (
	"os"
	"path/filepath"
	"testing"

	"acquis/portfolio/store"
)

// keep names an environment variable with which this test writes the bundles
// that it keeps, once for each released format. They are never written again.
const keep = "ACQUIS_KEEP_BUNDLES"

// keptBundles are those that are kept, with their passphrases.
var keptBundles = map[string]string{"v1.acquis": "", "v1-scelle.acquis": "cheval agrafe été"}

// Bundles of every format that there was open for ever.
func TestKeptBundles(t *testing.T) {
	if os.Getenv(keep) != "" {
		p := stored(t, "un", "deux")
		for name, passphrase := range keptBundles {
			_, err := Pack(t.Context(), p, filepath.Join("testdata", name), Options{Passphrase: passphrase, Made: made})
			must(t, err)
		}
	}
	for name, passphrase := range keptBundles {
		dir := filepath.Join(t.TempDir(), "Copie")
		opened, err := Open(t.Context(), filepath.Join("testdata", name), passphrase, dir, nil)
		must(t, err)
		p, err := store.Open(dir, store.Options{})
		must(t, err)
		defer p.Close()
		if s := p.State(); len(s.Pieces()) != 2 || s.Situation("s1") == nil || len(p.Notices()) > 0 || opened.Manifest.Name != "Été à Metz" {
			t.Errorf("%s: %d pieces, %v", name, len(s.Pieces()), p.Notices())
		}
	}
}
