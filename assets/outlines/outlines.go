// Package outlines holds the plans (trames) of a dossier that Acquis comes
// with, one JSON file each, named by its code. README.md documents the format.
//
// It is a leaf: it hands out bytes and parses nothing. Read a file with
// portfolio.ParseOutline, which checks it.
package outlines

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed *.json
var files embed.FS

// Usual is the code of the outline that a new portfolio begins with.
const Usual = "deis-usuel"

// Codes lists the codes of the outlines in alphabetical order.
func Codes() []string {
	names, err := fs.Glob(files, "*.json")
	if err != nil {
		panic(err) // only for a malformed pattern
	}
	codes := make([]string, len(names))
	for i, name := range names {
		codes[i] = strings.TrimSuffix(path.Base(name), ".json")
	}
	return codes
}

// File returns a fresh copy of the bytes of the outline with that code. The
// error wraps fs.ErrNotExist where Acquis does not come with it.
func File(code string) ([]byte, error) {
	return files.ReadFile(code + ".json")
}
