package store

import (
	"io/fs"
	"path/filepath"
	"reflect"
	"time"
	"unicode/utf8"

	"acquis/portfolio"
	"acquis/portfolio/store/boltfile"
)

// Measures are how large a portfolio is, in counts and bytes. Nothing in them
// says what it holds.
type Measures struct {
	Format   int                    `json:"format"`           // of the portfolio; 0 if it could not be read
	Created  time.Time              `json:"created,omitzero"` // UTC
	Saved    time.Time              `json:"saved,omitzero"`   // UTC
	Entries  int                    `json:"entries"`          // of the journal
	Pages    uint64                 `json:"pages"`            // of the database, those that are free included
	Free     uint64                 `json:"free"`             // pages
	Texts    int                    `json:"texts"`            // characters in all records together, their codes included
	Longest  int                    `json:"longest"`          // characters of the longest text
	Records  map[portfolio.Kind]int `json:"records"`
	Places   []Stock                `json:"places"`            // what lies in its folder, in a fixed order
	LastCopy time.Time              `json:"lastCopy,omitzero"` // outside this computer, UTC
	Behind   int                    `json:"behind"`            // changes since that copy
	Oldest   time.Time              `json:"oldest,omitzero"`   // snapshot, UTC
	Newest   time.Time              `json:"newest,omitzero"`   // likewise
}

// Stock is one kind of file in the folder of a portfolio.
type Stock struct {
	Name  string `json:"name"` // the store's own name for it: "portfolio.db", "files"…
	Files int    `json:"files"`
	Bytes int64  `json:"bytes"`
}

// measured are the names within a portfolio, in the order of Measures.Places.
var measured = []string{databaseName, filesName, snapshotsName, thumbnails.folder, texts.folder, copiesName, damagedName}

// Measure measures the portfolio in a folder, as far as it can be read, and
// changes nothing.
func Measure(dir string) Measures {
	m := Measures{Records: map[portfolio.Kind]int{}}
	for _, name := range measured {
		m.Places = append(m.Places, stockOf(dir, name))
	}
	if list, err := SnapshotsIn(dir); err == nil && len(list) > 0 {
		m.Newest, m.Oldest = list[0].Time, list[len(list)-1].Time
	}
	data, err := boltfile.ReadFile(filepath.Join(dir, databaseName))
	if err != nil {
		return m
	}
	c, err := readContent(dir, data)
	if err != nil {
		return m
	}
	m.Format, m.Created, m.LastCopy = c.header.Format, c.header.Created, c.lastCopy.Time
	m.Pages, m.Free = c.image.Pages, c.image.Free
	m.Entries = len(c.image.Bucket(string(bucketJournal)))
	if c.last != nil {
		m.Saved = c.last.Time
	}
	if !m.LastCopy.IsZero() {
		m.Behind = int(c.stamp.Seq - min(c.stamp.Seq, c.lastCopy.Seq))
	}
	for _, r := range c.records {
		m.Records[r.Ref().Kind]++
		m.count(r)
	}
	return m
}

// count counts the characters of a record's texts.
func (m *Measures) count(r portfolio.Record) {
	v := valueOf(r)
	for _, f := range fieldsOf(v.Type()) {
		if said := v.Field(f.index); said.Kind() == reflect.String {
			n := utf8.RuneCountInString(said.String())
			m.Texts += n
			m.Longest = max(m.Longest, n)
		}
	}
}

// stockOf counts what lies under a name.
func stockOf(dir, name string) Stock {
	s := Stock{Name: name}
	_ = filepath.WalkDir(filepath.Join(dir, name), func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return nil // what cannot be read is not counted
		}
		if info, err := entry.Info(); err == nil {
			s.Files++
			s.Bytes += info.Size()
		}
		return nil
	})
	return s
}
