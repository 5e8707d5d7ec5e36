package store

import (
	"path/filepath"
	"strings"
)

// SameDisk reports whether two files lie on the same drive: a copy that does is
// lost with the portfolio when the disk fails.
func SameDisk(a, b string) bool {
	return strings.EqualFold(filepath.VolumeName(a), filepath.VolumeName(b))
}
