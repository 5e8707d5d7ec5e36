package annex

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// Apart is what a file of annexes says of itself.
type Apart struct {
	File    int       // its number among the files of annexes, from 1
	Title   string    // what viewers show for a title
	Author  string    //
	Creator string    // the program
	Created time.Time // the zero time means none
	Of      string    // names the dossier that it belongs to, for FileOf; no line break
}

// markStart opens the line by which a file of annexes is known again.
const markStart = "%Acquis annexes "

// mark is a comment at the start of the file.
func (a Apart) mark() string {
	if a.File == 0 {
		return ""
	}
	return markStart + fingerprint(a.Of) + "\n"
}

// fingerprint hides the words that it is made of: they may be a name.
func fingerprint(of string) string {
	sum := sha256.Sum256([]byte(of))
	return hex.EncodeToString(sum[:12])
}

// IsOf tells whether a file is one of annexes that Assemble wrote for the
// dossier that of names.
func IsOf(path, of string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, 128)
	n, _ := io.ReadFull(f, start)
	lines := strings.SplitN(string(start[:n]), "\n", 4)
	return len(lines) == 4 && lines[2] == markStart+fingerprint(of)
}

// alone writes what a file of annexes needs and a main document would bring:
// the catalog with the bookmarks, and the information.
func (a *assembly) alone() {
	about := a.job.Apart
	catalog := dict{"Type": name("Catalog"), "Pages": treeObject, "Outlines": writeOutlines(a.file, a.placed()),
		"PageMode": name("UseOutlines"), "Lang": str("fr-FR"), "ViewerPreferences": dict{"DisplayDocTitle": true}}
	if len(a.layers) > 0 {
		catalog["OCProperties"] = layersObject
	}
	a.file.object(catalogObject, catalog)
	info := dict{"Title": textString(about.Title), "Author": textString(about.Author), "Creator": textString(about.Creator),
		"Producer": textString(about.Creator)}
	if !about.Created.IsZero() {
		info["CreationDate"] = str(about.Created.UTC().Format("D:20060102150405Z"))
		info["ModDate"] = info["CreationDate"]
	}
	a.file.object(infoObject, info)
	sum := sha256.New()
	fmt.Fprintln(sum, about.File, about.Title, about.Created.Unix())
	for _, s := range a.job.Annexes {
		fmt.Fprintln(sum, s.Number, s.Title, s.SHA256, s.Shrink)
	}
	id := hex.EncodeToString(sum.Sum(nil)[:16])
	a.id = []string{id, id}
}
