//go:build !linux && !windows && !darwin

package diagnostic

// systemName is not known.
func systemName() string { return "" }
