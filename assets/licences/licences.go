// Package licences holds the licences of the Go modules that Acquis links, as
// `make licences` copied them. Those of fonts, hyphenation patterns and other
// data stand beside these.
package licences

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.txt
var files embed.FS

// Licence is what a module says of how it may be used.
type Licence struct{ Module, Text string }

// All lists the licences by the paths of the modules.
func All() []Licence {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		panic(err) // embedded
	}
	var all []Licence
	for _, e := range entries {
		text, err := files.ReadFile(e.Name())
		if err != nil {
			panic(err) // embedded
		}
		path := strings.ReplaceAll(strings.TrimSuffix(e.Name(), ".txt"), "_", "/")
		all = append(all, Licence{path, string(text)})
	}
	return all
}
