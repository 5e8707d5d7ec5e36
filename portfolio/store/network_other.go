//go:build !linux && !darwin && !windows

package store

// isNetwork cannot be known here.
func isNetwork(string) bool { return false }
