package store

import (
	"os"
	"path/filepath"
	"strings"

	"acquis/assets/text"
)

// Warning says why a folder is a bad place for a portfolio.
type Warning string

// The warnings. A synced folder copies the database while it is written to,
// and puts an older or a half-written one in its place; on a network drive
// locks and fsync mean little.
const (
	WarningNone    Warning = ""
	WarningSynced  Warning = "synced"
	WarningNetwork Warning = "network"
)

// Sentence says a warning in French; "" for none.
func (w Warning) Sentence() string {
	switch w {
	case WarningSynced:
		return text.StoreSynced
	case WarningNetwork:
		return text.StoreNetwork
	}
	return ""
}

// PlaceWarning looks at a folder, which need not exist yet, and says whether
// it lies in a synced folder or on a network drive. It knows the usual ones by
// name; silence is no promise.
func PlaceWarning(dir string) Warning {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return WarningNone
	}
	if SyncService(dir) != "" {
		return WarningSynced
	}
	if isNetwork(existing(dir)) {
		return WarningNetwork
	}
	return WarningNone
}

// SyncService names what copies the folder about, as its own folders are called
// in lower case ("onedrive"), "" if nothing known does: never the name that a
// person gave.
func SyncService(dir string) string {
	if real, err := filepath.EvalSymlinks(existing(dir)); err == nil {
		if service := syncedBy(real); service != "" {
			return service
		}
	}
	return syncedBy(dir)
}

// existing is the nearest folder above dir that exists.
func existing(dir string) string {
	for {
		if _, err := os.Stat(dir); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return dir
		}
		dir = parent
	}
}

// syncedFolders are how services that copy folders about name theirs, in lower
// case; one that ends in a dash or a bracket is the beginning of a name.
var syncedFolders = []string{"onedrive", "onedrive -", "dropbox", "dropbox (", "google drive", "googledrive", "my drive", "mon drive",
	"icloud drive", "iclouddrive", "mobile documents", "cloudstorage", "nextcloud", "owncloud", "kdrive", "pcloud drive",
	"pclouddrive", "pcloudsync", "megasync", "mega", "hubic", "cozy drive", "cozydrive", "seafile", "syncthing", "box sync", "creative cloud files"}

// syncMarkers are files that such services leave in theirs.
var syncMarkers = []string{".dropbox", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".seafile-data"}

func syncedBy(dir string) string {
	for _, variable := range []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"} {
		if root := os.Getenv(variable); root != "" && isWithin(dir, root) {
			return "onedrive"
		}
	}
	for {
		name := strings.ToLower(filepath.Base(dir))
		for _, synced := range syncedFolders {
			open := strings.HasSuffix(synced, "-") || strings.HasSuffix(synced, "(")
			if name == synced || open && strings.HasPrefix(name, synced) {
				return strings.Trim(synced, " -(")
			}
		}
		for _, marker := range syncMarkers {
			if _, err := os.Lstat(filepath.Join(dir, marker)); err == nil {
				return strings.Trim(marker, ".")
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

func isWithin(dir, root string) bool {
	relative, err := filepath.Rel(root, dir)
	return err == nil && relative != ".." && !strings.HasPrefix(relative, ".."+string(filepath.Separator))
}
