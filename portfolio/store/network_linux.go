package store

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
)

// networkTypes are the types of file systems that live on another computer,
// as Linux calls them; a FUSE file system is told by what drives it, since a
// USB disk formatted by Windows is one too.
var networkTypes = map[string]bool{"nfs": true, "nfs4": true, "cifs": true, "smb3": true, "smbfs": true,
	"ncpfs": true, "afs": true, "ceph": true, "davfs": true, "fuse.sshfs": true, "fuse.gvfsd-fuse": true,
	"fuse.rclone": true, "fuse.davfs2": true, "fuse.s3fs": true, "fuse.google-drive-ocamlfuse": true}

// isNetwork looks the folder's mount up.
func isNetwork(dir string) bool {
	mounts, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return false
	}
	defer mounts.Close()
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	var best, kind string
	for lines := bufio.NewScanner(mounts); lines.Scan(); {
		point, fsType, ok := parseMount(lines.Text())
		if ok && len(point) >= len(best) && isWithin(dir, point) {
			best, kind = point, fsType
		}
	}
	return networkTypes[kind]
}

// parseMount reads a line of mountinfo (proc_pid_mountinfo(5)): the mount
// point is the fifth field, the type the first one behind " - ".
func parseMount(line string) (point, fsType string, ok bool) {
	before, after, found := strings.Cut(line, " - ")
	fields, behind := strings.Fields(before), strings.Fields(after)
	if !found || len(fields) < 5 || len(behind) < 1 {
		return "", "", false
	}
	point = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\134`, `\`).Replace(fields[4])
	return point, behind[0], true
}
