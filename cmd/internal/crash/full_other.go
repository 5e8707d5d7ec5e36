//go:build !linux

package crash

// fillDisk needs a small disk that can be made and thrown away.
func fillDisk(t *trial) error {
	t.skip("a small disk can be made on Linux only")
	return nil
}
