//go:build !linux

package pdfium

// reserve gives nothing: Go's heap is used.
func reserve(int) []byte { return nil }

func giveBack([]byte) {}
