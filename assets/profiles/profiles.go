// Package profiles holds what places of deposit accept, one JSON file each,
// named by its code. README.md documents the format.
//
// It is a leaf: it hands out bytes and parses nothing. Read a file with
// deposit.Parse, which checks it.
package profiles

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed *.json
var files embed.FS

// Simple is the code of the profile of those who choose none.
const Simple = "simple"

// Codes lists the codes of the profiles, Simple first, then in alphabetical
// order.
func Codes() []string {
	names, err := fs.Glob(files, "*.json")
	if err != nil {
		panic(err) // only for a malformed pattern
	}
	codes := []string{Simple}
	for _, name := range names {
		if code := strings.TrimSuffix(path.Base(name), ".json"); code != Simple {
			codes = append(codes, code)
		}
	}
	return codes
}

// File returns a fresh copy of the bytes of the profile with that code. The
// error wraps fs.ErrNotExist where Acquis does not come with it.
func File(code string) ([]byte, error) {
	return files.ReadFile(code + ".json")
}
