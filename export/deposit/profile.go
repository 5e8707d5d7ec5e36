// Package deposit knows what the places accept where a dossier is handed in (a
// platform, a printer, a mailbox), as data, and arranges annexes in files so
// that they fit.
//
// What it promises:
//   - annexes stay in the order of their numbers, and one annex is never cut in
//     two; only where that alone makes the files too many are annexes put
//     together out of order;
//   - no file is planned larger than the place accepts, but for an annex that is
//     too large by itself: that one stands alone, and is said;
//   - the same annexes give the same files, under names that any system takes:
//     ASCII, at most 120 bytes.
//
// It reads no file: sizes come from who has inspected them (package annex).
package deposit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"acquis/assets/profiles"
)

// ErrProfile says that a profile cannot be used, or is not known.
var ErrProfile = errors.New("deposit: not a usable profile")

// Profile is what a place accepts. See assets/profiles for the format.
type Profile struct {
	Format   int     `json:"format"` // 1
	Code     string  `json:"code"`   // "francevae"
	Title    string  `json:"title"`
	Name     string  `json:"name,omitempty"` // of a place that refuses what is too large; "" where nobody does
	Note     string  `json:"note,omitempty"`
	Source   string  `json:"source,omitempty"`
	Annexes  Place   `json:"annexes"`
	TwoSided bool    `json:"twoSided,omitempty"`
	Main     Limit   `json:"main,omitzero"`
	Files    Files   `json:"files,omitzero"`
	Images   []Image `json:"images"`
}

// Place says where annexes stand.
type Place string

// The places of annexes.
const (
	Within Place = "within" // after the text, in the same file
	Apart  Place = "apart"  // in files of their own
)

// Limit bounds a file. Zero means no limit.
type Limit struct {
	MaxBytes int64 `json:"maxBytes,omitempty"`
}

// Files bounds the files of annexes.
type Files struct {
	Limit
	Max   int      `json:"max,omitempty"`   // how many; 0 for no limit
	Media []string `json:"media,omitempty"` // accepted as they are; nil for any
}

// Image is one step of making images smaller.
type Image struct {
	DPI     int `json:"dpi"`
	Quality int `json:"quality"`
}

// profileFormat is the format of profile files that this program reads.
const profileFormat = 1

// Parse reads a profile and checks it with Validate. Errors wrap ErrProfile.
func Parse(data []byte) (*Profile, error) {
	var p Profile
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProfile, err)
	}
	return &p, p.Validate()
}

// Validate checks what an export relies on.
func (p *Profile) Validate() error {
	wrong := func(format string, args ...any) error {
		return fmt.Errorf("%w: %q: %s", ErrProfile, p.Code, fmt.Sprintf(format, args...))
	}
	switch {
	case p.Format != profileFormat:
		return wrong("format %d", p.Format)
	case p.Code == "" || p.Title == "":
		return wrong("no code or no title")
	case p.Annexes != Within && p.Annexes != Apart:
		return wrong("annexes %q", p.Annexes)
	case p.Main.MaxBytes < 0 || p.Files.MaxBytes < 0 || p.Files.Max < 0:
		return wrong("a limit below zero")
	case 0 < p.Files.MaxBytes && p.Files.MaxBytes < smallestLimit, 0 < p.Main.MaxBytes && p.Main.MaxBytes < smallestLimit:
		return wrong("a file of less than %d bytes", smallestLimit)
	case len(p.Images) == 0:
		return wrong("no step for images")
	}
	for i, step := range p.Images {
		switch {
		case step.DPI < 72 || step.DPI > 600 || step.Quality < 30 || step.Quality > 100:
			return wrong("images: step %d: %d dots, quality %d", i+1, step.DPI, step.Quality)
		case i > 0 && (step.DPI > p.Images[i-1].DPI || step.Quality > p.Images[i-1].Quality || step == p.Images[i-1]):
			return wrong("images: step %d is not smaller than the one before", i+1)
		}
	}
	return nil
}

// smallestLimit is less than what any place accepts: a profile with less has
// bytes and megabytes mixed up.
const smallestLimit = 200_000

// Accepts tells whether a file of a media type is accepted as it is.
func (p *Profile) Accepts(media string) bool {
	return p.Files.Media == nil || slices.Contains(p.Files.Media, media)
}

var load = sync.OnceValues(func() ([]*Profile, error) {
	var all []*Profile
	for _, code := range profiles.Codes() {
		file, err := profiles.File(code)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrProfile, err)
		}
		p, err := Parse(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		all = append(all, p)
	}
	return all, nil
})

// Profiles lists the profiles that Acquis comes with, the simple one first. The
// error is that of a broken build: the files are embedded, and tested.
func Profiles() ([]*Profile, error) { return load() }

// Of returns the profile of a code, that of those who choose none for "". The
// error wraps ErrProfile when none has it.
func Of(code string) (*Profile, error) {
	if code == "" {
		code = profiles.Simple
	}
	all, err := load()
	if err != nil {
		return nil, err
	}
	for _, p := range all {
		if p.Code == code {
			return p, nil
		}
	}
	return nil, fmt.Errorf("%w: %q is not known", ErrProfile, code)
}
