package example

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"acquis/assets/example"
	"acquis/assets/frameworks"
	"acquis/assets/outlines"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// Build makes the example portfolio in dir, which must not exist or be empty,
// and closes it. When it fails, or ctx is done, nothing is left in dir.
//
// Errors are those of [store.Create] and [store.Portfolio.AddReader], and that
// of ctx.
func Build(ctx context.Context, dir string) error {
	content, err := example.Load()
	if err != nil {
		return err
	}
	documents, err := makeDocuments(ctx, content.Pieces)
	if err != nil {
		return err
	}
	var r *records
	init, err := begin(func(e *portfolio.Edit) error {
		r = newRecords(e, documents)
		return r.put(content)
	})
	if err != nil {
		return err
	}
	p, err := store.Create(dir, init)
	if err != nil {
		return err
	}
	if err := errors.Join(finish(p, r.changed), addFiles(ctx, p, documents)); err != nil {
		p.Close()         //nolint:errcheck // it goes away
		os.RemoveAll(dir) //nolint:errcheck // what could not be written is the news
		return err
	}
	return p.Close()
}

// begin is the first state: all records, pieces with their files included, so
// that undo does not take the example apart.
func begin(records func(*portfolio.Edit) error) (store.Init, error) {
	framework, err := frameworks.File(frameworks.Current)
	if err != nil {
		return store.Init{}, err
	}
	outline, err := outlines.File(outlines.Usual)
	if err != nil {
		return store.Init{}, err
	}
	return store.Init{Framework: framework, Outline: outline, Edit: records}, nil
}

// finish writes the situations that have changed since they were linked: what
// they said before is in the journal, as if somebody had written on. It does
// not come undone either.
func finish(p *store.Portfolio, changed []*portfolio.Situation) error {
	return p.Barrier(store.ReasonAsked, text.ExampleWritten, func(e *portfolio.Edit) error {
		for _, s := range changed {
			if err := e.Put(s); err != nil {
				return err
			}
		}
		return nil
	})
}

func addFiles(ctx context.Context, p *store.Portfolio, documents []document) error {
	for _, d := range documents {
		if d.file == nil {
			continue
		}
		stored, err := p.AddReader(ctx, bytes.NewReader(d.data))
		if err != nil {
			return err
		}
		if stored.SHA256 != d.file.SHA256 {
			return fmt.Errorf("example: %s is not what its piece says", d.file.Name)
		}
	}
	return nil
}
