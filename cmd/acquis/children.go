package main

import (
	"acquis/export/annex"
	"acquis/portfolio/intake"
	"acquis/portfolio/pdfium"
	"acquis/portfolio/store"
)

// registerChildren makes the work known that this program does in processes of
// its own (see portfolio/child).
func registerChildren() {
	annex.Register()
	intake.Register()
	pdfium.Register()
	store.Register()
}
