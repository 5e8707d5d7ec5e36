package main

import (
	"context"

	"acquis/export/example"
	"acquis/portfolio/store"
)

// openExample makes the example portfolio in a folder and opens it for reading.
func openExample(dir string) (*store.Portfolio, error) {
	if err := example.Build(context.Background(), dir); err != nil {
		return nil, err
	}
	return store.Open(dir, store.Options{ReadOnly: true})
}
