// Package frameworks holds the certifications that Acquis comes with, one JSON
// file each, named by its code. README.md documents the format.
//
// It is a leaf: it hands out bytes and parses nothing. Read a file with
// portfolio.ParseFramework, which checks it. The wording in the files is
// official and is kept exactly as its source gives it, typing errors included;
// what Acquis adds in its own words stands in fields that say so.
package frameworks

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed *.json
var files embed.FS

// Current is the code of the framework offered first for a new portfolio.
const Current = "RNCP39644"

// Codes lists the codes of the frameworks: the current one first, then the
// others in alphabetical order.
func Codes() []string {
	names, err := fs.Glob(files, "*.json")
	if err != nil {
		panic(err) // only for a malformed pattern
	}
	codes := []string{Current}
	for _, name := range names {
		if code := strings.TrimSuffix(path.Base(name), ".json"); code != Current {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes[1:])
	return codes
}

// File returns a fresh copy of the bytes of the framework with that code. The
// error wraps fs.ErrNotExist where Acquis does not come with it.
func File(code string) ([]byte, error) {
	return files.ReadFile(code + ".json")
}
