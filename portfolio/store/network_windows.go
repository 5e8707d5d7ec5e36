package store

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// isNetwork knows \\server\share and drives mapped to one.
func isNetwork(dir string) bool {
	volume := filepath.VolumeName(dir)
	if strings.HasPrefix(volume, `\\`) {
		return true
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
