package bundle

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"acquis/portfolio"
)

// Format and Version name the format of a bundle, and OldestReader the oldest
// version that a reader of it must know.
const (
	Format       = "acquis-bundle"
	Version      = 1
	OldestReader = 1
)

// Limits on what is read, and written.
const (
	MaxManifest = 32 << 20  // bytes
	MaxFiles    = 100_000   // stored and missing ones together
	MaxDatabase = 1 << 30   // bytes; a year of work takes some tens of millions
	MaxFile     = 2<<30 + 1 // bytes; Acquis takes in files of up to 2 GiB
	maxName     = 1024      // bytes
	maxID       = 128       // bytes; one of ours has 36
)

// Manifest says what is in a bundle.
type Manifest struct {
	Format       string       `json:"format"`
	Version      int          `json:"version"`
	OldestReader int          `json:"oldestReader"`
	Portfolio    portfolio.ID `json:"portfolio"`
	Name         string       `json:"name"` // of the portfolio's folder; a suggestion, no path
	Made         time.Time    `json:"made"` // UTC, to the second
	Database     Item         `json:"database"`
	Files        []Item       `json:"files"`
	Missing      []string     `json:"missing"` // SHA-256 of files that were missing or altered already
}

// Item is a file in a bundle.
type Item struct {
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`  // bytes
	CRC32  string `json:"crc32"` // as the archive wants it (IEEE), 8 digits in hexadecimal
}

// Bytes is the size of everything in the bundle but the manifest.
func (m *Manifest) Bytes() int64 {
	total := m.Database.Size
	for _, f := range m.Files {
		total += f.Size
	}
	return total
}

// encode writes a manifest in the one form that there is.
func (m *Manifest) encode() ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(m)
	return out.Bytes(), err
}

// parseManifest reads a manifest from whoever wrote it.
func parseManifest(data []byte) (*Manifest, error) {
	var head struct {
		Format       string `json:"format"`
		Version      int    `json:"version"`
		OldestReader int    `json:"oldestReader"`
	}
	if err := json.Unmarshal(data, &head); err != nil || head.Format != Format || head.Version < 1 {
		return nil, fault(ErrNotBundle, "manifest")
	}
	if head.OldestReader > Version {
		return nil, fault(ErrNewer, fmt.Sprintf("version %d, readers from %d on", head.Version, head.OldestReader))
	}
	m := new(Manifest)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fault(ErrAltered, "manifest: "+err.Error())
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	if m.Version == Version {
		again, err := m.encode()
		if err != nil || !bytes.Equal(again, data) {
			return nil, fault(ErrAltered, "manifest is not as Acquis writes it")
		}
	}
	return m, nil
}

// check refuses what no manifest says.
func (m *Manifest) check() error {
	switch {
	case m.OldestReader < 1 || m.OldestReader > m.Version:
		return fault(ErrAltered, "oldestReader")
	case !goodText(string(m.Portfolio), maxID) || m.Portfolio == "":
		return fault(ErrAltered, "portfolio")
	case !goodText(m.Name, maxName):
		return fault(ErrAltered, "name")
	case m.Made.Location() != time.UTC || m.Made.Nanosecond() != 0 || m.Made.Year() < 2000 || m.Made.Year() > 9999:
		return fault(ErrAltered, "made")
	case m.Files == nil || m.Missing == nil:
		return fault(ErrAltered, "files")
	case m.Database.Size > MaxDatabase || len(m.Files)+len(m.Missing) > MaxFiles:
		return fault(ErrTooLarge, "manifest")
	case m.Database.Size < 1 || !m.Database.good():
		return fault(ErrAltered, "database")
	}
	return m.checkFiles()
}

func (m *Manifest) checkFiles() error {
	var last string
	for _, f := range m.Files {
		switch {
		case !f.good() || f.SHA256 <= last:
			return fault(ErrAltered, "files: "+f.SHA256)
		case f.Size > MaxFile:
			return fault(ErrTooLarge, "files: "+f.SHA256)
		}
		last = f.SHA256
	}
	last = ""
	for _, hash := range m.Missing {
		if !hashPattern.MatchString(hash) || hash <= last || m.has(hash) {
			return fault(ErrAltered, "missing: "+hash)
		}
		last = hash
	}
	return nil
}

// has reports whether a stored file is in the bundle.
func (m *Manifest) has(hash string) bool {
	_, found := slices.BinarySearchFunc(m.Files, hash, func(f Item, hash string) int { return strings.Compare(f.SHA256, hash) })
	return found
}

// lists reports whether the manifest knows of a stored file, there or missing.
func (m *Manifest) lists(hash string) bool {
	_, missing := slices.BinarySearch(m.Missing, hash)
	return missing || m.has(hash)
}

var (
	hashPattern = regexp.MustCompile(`^[0-9a-f]{64}$`)
	crcPattern  = regexp.MustCompile(`^[0-9a-f]{8}$`)
)

// good reports whether an item is well formed. Names in the archive and on the
// disk are made of its hash, so that this is what keeps them where they belong.
func (i Item) good() bool {
	return hashPattern.MatchString(i.SHA256) && i.Size >= 0 && crcPattern.MatchString(i.CRC32)
}

// crc is CRC32 as a number; good has looked at it.
func (i Item) crc() uint32 {
	sum, _ := strconv.ParseUint(i.CRC32, 16, 32)
	return uint32(sum)
}

// goodText reports whether a text is short and plain.
func goodText(s string, most int) bool {
	return len(s) <= most && utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || r == utf8.RuneError
	}) < 0
}
