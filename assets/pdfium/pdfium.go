// Package pdfium holds pdfium.wasm, the program that reads and draws PDF files
// (see portfolio/pdfium), where it was fetched before the build; README.md
// says from where. A build without it works and has no preview of PDFs.
package pdfium

import (
	"embed"
	"io/fs"
)

// Name is the file's name in [Files].
const Name = "pdfium.wasm"

//go:embed wasm
var files embed.FS

// Files holds the program under [Name], or nothing of that name.
func Files() fs.FS {
	sub, err := fs.Sub(files, "wasm")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return sub
}
