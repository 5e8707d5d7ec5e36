// Package catalogue holds the frameworks and outlines that come with Acquis,
// read and checked once. What a portfolio was begun with is pinned in it; the
// catalogue is for those who begin one, or browse.
package catalogue

import (
	"fmt"
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

// OutlineFor returns the outline that a portfolio on a framework begins with.
// There is one for all today.
func OutlineFor(framework string) (Outline, error) {
	file, err := outlines.File(usual)
	if err != nil {
		return Outline{}, err
	}
	o, err := portfolio.ParseOutline(file)
	if err != nil {
		return Outline{}, fmt.Errorf("outline for %s: %w", framework, err)
	}
	return Outline{o, file}, nil
}

const usual = "deis-usuel"
