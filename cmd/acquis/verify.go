package main

import (
	"acquis/portfolio/store"
)

func verify(c *call) error      { _ = store.Options{}; return nil }
func makeExample(c *call) error { return nil }
