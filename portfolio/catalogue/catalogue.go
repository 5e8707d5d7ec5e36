// Package catalogue holds the frameworks and outlines that come with Acquis,
// read and checked once. What a portfolio was begun with is pinned in it; the
// catalogue is for those who begin one, or browse.
package catalogue

import (
	"fmt"
	"slices"
	"sync"

	"acquis/assets/frameworks"
	"acquis/assets/outlines"
	"acquis/portfolio"
)

// Framework is a known framework with the file that a portfolio pins.
type Framework struct {
	*portfolio.Framework
	File []byte
}

// Outline is a known outline with the file that a portfolio pins.
type Outline struct {
	*portfolio.Outline
	File []byte
}

var load = sync.OnceValues(func() ([]Framework, error) {
	var all []Framework
	for _, code := range frameworks.Codes() {
		file, err := frameworks.File(code)
		if err != nil {
			return nil, err
		}
		f, err := portfolio.ParseFramework(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		all = append(all, Framework{f, file})
	}
	return all, nil
})

// Frameworks lists the known frameworks, the one offered first at the head. The error is
// that of a broken build: the files are embedded, and tested.
func Frameworks() ([]Framework, error) { return load() }

// FrameworkOf returns the known framework of a code. The error wraps
// [portfolio.ErrFramework] when none has it.
func FrameworkOf(code string) (Framework, error) {
	all, err := load()
	if err != nil {
		return Framework{}, err
	}
	for _, f := range all {
		if f.Code == code {
			return f, nil
		}
	}
	return Framework{}, fmt.Errorf("%w: %q is not known", portfolio.ErrFramework, code)
}

// loadOutlines reads the outlines, the usual one at the head.
var loadOutlines = sync.OnceValues(func() ([]Outline, error) {
	var all []Outline
	for _, code := range outlines.Codes() {
		file, err := outlines.File(code)
		if err != nil {
			return nil, err
		}
		o, err := portfolio.ReadOutline(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		all = append(all, Outline{o, file})
	}
	slices.SortStableFunc(all, func(a, b Outline) int { return first(b) - first(a) })
	return all, nil
})

func first(o Outline) int {
	if o.Code == outlines.Usual {
		return 1
	}
	return 0
}

// Outlines lists the known outlines, the usual one at the head. The error is
// that of a broken build.
func Outlines() ([]Outline, error) { return loadOutlines() }

// OutlineOf returns the known outline of a code. The error wraps
// [portfolio.ErrOutline] when none has it.
func OutlineOf(code string) (Outline, error) {
	all, err := loadOutlines()
	if err != nil {
		return Outline{}, err
	}
	for _, o := range all {
		if o.Code == code {
			return o, nil
		}
	}
	return Outline{}, fmt.Errorf("%w: %q is not known", portfolio.ErrOutline, code)
}

// OutlineFor returns the outline that a portfolio on a framework begins with:
// the first of those made for it, before those that are for any.
func OutlineFor(framework string) (Outline, error) {
	all, err := loadOutlines()
	if err != nil {
		return Outline{}, err
	}
	for _, own := range []bool{true, false} {
		for _, o := range all {
			if o.Fits(framework) && own == (len(o.Frameworks) > 0) {
				return o, nil
			}
		}
	}
	return Outline{}, fmt.Errorf("%w: none for %q", portfolio.ErrOutline, framework)
}
