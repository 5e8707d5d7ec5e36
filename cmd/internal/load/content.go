package load

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"acquis/portfolio"
	"acquis/portfolio/search/searchbench"
)

// content is one file: runs of bytes and runs of zeros.
type content struct {
	file portfolio.File
	runs []run
}

// run is some bytes, then so many zeros.
type run struct {
	bytes []byte
	zeros int64
}

func size(runs []run) (n int64) {
	for _, r := range runs {
		n += int64(len(r.bytes)) + r.zeros
	}
	return n
}

// write writes the bytes and leaves the zeros to the file system.
func (c *content) write(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	var at int64
	for _, r := range c.runs {
		if _, err = f.WriteAt(r.bytes, at); err != nil {
			break
		}
		at += int64(len(r.bytes)) + r.zeros
	}
	if err == nil {
		err = f.Truncate(at)
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

// hasher takes the sums of files that begin alike without reading what they
// share more than once: twenty gigabytes in the time of one large file.
type hasher struct{ known map[string]hash.Hash }

var zeros = make([]byte, 1<<20)

// sum is the SHA-256 of some runs. All but the last one are shared with others.
func (h *hasher) sum(runs []run) (string, error) {
	shared := sha256.New()
	key := ""
	for _, r := range runs[:len(runs)-1] {
		key += fmt.Sprintf("%x %d;", sha256.Sum256(r.bytes), r.zeros)
		if known, ok := h.known[key]; ok {
			shared = known
			continue
		}
		next, err := shared.(hash.Cloner).Clone()
		if err != nil {
			return "", err
		}
		next.Write(r.bytes)
		for left := r.zeros; left > 0; left -= min(left, int64(len(zeros))) {
			next.Write(zeros[:min(left, int64(len(zeros)))])
		}
		h.known[key], shared = next, next
	}
	whole, err := shared.(hash.Cloner).Clone()
	if err != nil {
		return "", err
	}
	whole.Write(runs[len(runs)-1].bytes)
	return hex.EncodeToString(whole.Sum(nil)), nil
}

// What the files are, in percent of all pieces; the rest are addresses.
const (
	texts  = 42 // PDFs of a word processor
	scans  = 20 // PDFs of a scanner
	photos = 26
	others = 4 // documents of a word processor
)

// plan says what the files of the pieces are: one for each, nil for an address.
// What is missing to the bytes that were asked for, the scans have.
func plan(s Size) ([]*content, error) {
	words, err := searchbench.NewWriter(s.Seed)
	if err != nil {
		return nil, err
	}
	random := source(s, 1)
	m := &maker{words: words, random: random, hasher: hasher{map[string]hash.Hash{}}}
	if m.photos, err = photographs(); err != nil {
		return nil, err
	}
	kinds := make([]int, s.Pieces)
	for i := range kinds {
		kinds[i] = kindOf(i * 100 / max(s.Pieces, 1))
	}
	random.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
	var files []*content
	all := make([]*content, len(kinds))
	left, scanned := s.Bytes, 0
	for i, kind := range kinds {
		if kind == scans {
			scanned++
			continue
		}
		if all[i], err = m.content(kind, i); err != nil {
			return nil, err
		}
		if all[i] != nil {
			left -= all[i].file.Size
		}
	}
	sheets := m.sheets(scanned, left)
	for i, kind := range kinds {
		if kind == scans {
			if all[i], err = m.scan(i, sheets[0]); err != nil {
				return nil, err
			}
			sheets = sheets[1:]
		}
		if all[i] != nil {
			files = append(files, all[i])
		}
	}
	return files, nil
}

func kindOf(percent int) int {
	for _, kind := range []int{texts, scans, photos, others} {
		if percent -= kind; percent < 0 {
			return kind
		}
	}
	return 0
}

// maker makes files.
type maker struct {
	words  *searchbench.Writer
	random *rand.Rand
	hasher hasher
	photos [][]byte
}

func (m *maker) content(kind, n int) (*content, error) {
	switch kind {
	case texts:
		return m.text(n)
	case photos:
		return m.photo(n)
	case others:
		return m.document(n)
	}
	return nil, nil
}

// finish names a file and takes its sum.
func (m *maker) finish(f portfolio.File, runs []run) (*content, error) {
	sum, err := m.hasher.sum(runs)
	if err != nil {
		return nil, err
	}
	f.SHA256, f.Size = sum, size(runs)
	return &content{f, runs}, nil
}

// photo is what a camera made: one of a few pictures, and something behind its
// end that makes it this one.
func (m *maker) photo(n int) (*content, error) {
	picture := m.photos[m.random.IntN(len(m.photos))]
	const step = 64 << 10 // so that few sums are to be taken
	behind := int64(m.random.IntN(40)) * step
	return m.finish(portfolio.File{Name: fmt.Sprintf("IMG_%04d.jpg", n), Media: "image/jpeg", Pages: 1, Width: photoWidth, Height: photoHeight},
		[]run{{picture, behind}, {bytes: fmt.Appendf(nil, "photo %d", n)}})
}

// document is what a word processor writes: it has to be saved as PDF first.
func (m *maker) document(n int) (*content, error) {
	head := []byte("PK\x03\x04\x14" + strings.Repeat("\x00", 21) + "\x11\x00\x00\x00word/document.xml")
	return m.finish(portfolio.File{Name: fmt.Sprintf("Note %d.docx", n), Fault: portfolio.FaultConvert,
		Media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		[]run{{head, int64(1+m.random.IntN(9)) << 15}, {bytes: fmt.Appendf(nil, "document %d", n)}})
}

// sheets shares bytes out among scans: many of a few sheets, some of fifty
// megabytes.
func (m *maker) sheets(scans int, left int64) []int {
	sheets := make([]int, scans)
	if scans == 0 {
		return nil
	}
	most := max(1, int(50_000_000/sheetBytes))
	for i := range sheets {
		part := m.random.Float64()
		sheets[i] = 1 + int(part*part*float64(most))
		left -= int64(sheets[i]) * sheetBytes
	}
	for left > 0 {
		i := m.random.IntN(scans)
		if sheets[i] >= most && !slices.ContainsFunc(sheets, func(n int) bool { return n < most }) {
			break // fifty megabytes each
		}
		if sheets[i] < most {
			sheets[i]++
			left -= sheetBytes
		}
	}
	return sheets
}
