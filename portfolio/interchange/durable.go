package interchange

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// temporaryPattern names what is being written. It is swept by whoever writes
// it; after a crash it says by its name that it is not finished.
const temporaryPattern = ".acquis-*.tmp"

// writeWhole writes a file so that its name stands for the whole of it or for
// what was there before. It can be read by its owner only.
func writeWhole(path string, write func(io.Writer) error) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, temporaryPattern)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // not there any more once it was renamed
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(dir)
}

// syncFolder makes names in a folder durable. Windows does so by itself, and
// does not let a folder be synced; some sticks and network drives do not
// either, which is no reason to call a whole copy a failure.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
