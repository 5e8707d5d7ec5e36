package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"acquis/portfolio"
	"acquis/portfolio/store/boltfile"
)

// content is a database as it was read, with what is wrong in it.
type content struct {
	image              *boltfile.Image
	header             header
	stamp              stamp
	framework, outline []byte
	records            []portfolio.Record // those that could be read
	last               *Entry             // of the journal, without operations; nil if it could not be read
	lastCopy           LastCopy
	kept               map[string]string // SHA-256 of the snapshots that there must be, by name
	erasing            *erasing          // what an erasing has left to do, or nil
	problems           []Problem
}

func (c *content) problem(code ProblemCode, detail string, args ...any) {
	c.problems = append(c.problems, Problem{Code: code, Place: databaseName, Detail: fmt.Sprintf(detail, args...)})
}

// grave lists the problems because of which a portfolio must not be written to.
func (c *content) grave() []Problem {
	var grave []Problem
	for _, p := range c.problems {
		if p.Grave() {
			grave = append(grave, p)
		}
	}
	return grave
}

// state builds the State of what could be read.
func (c *content) state() (*portfolio.State, error) {
	f, err := portfolio.ParseFramework(c.framework)
	if err != nil {
		return nil, err
	}
	o, err := portfolio.ParseOutline(c.outline)
	if err != nil {
		return nil, err
	}
	return portfolio.NewState(c.header.Portfolio, c.stamp.Seq, f, o, c.records), nil
}

// readContent reads a database from its bytes and checks everything that it
// reads: structure, seals, sums. The error is a [NewerError] or a
// [DamageError] of which nothing can be read; lesser damage is in problems.
func readContent(dir string, data []byte) (*content, error) {
	image, err := boltfile.Parse(data)
	if err != nil {
		code := ProblemDatabase
		if errors.Is(err, boltfile.ErrEmpty) {
			code = ProblemEmpty
		}
		return nil, damage(dir, Problem{Code: code, Place: databaseName, Detail: err.Error()})
	}
	c := &content{image: image}
	for _, f := range image.Faults {
		code := ProblemDatabase
		if f.Harmless {
			code = ProblemLastWrite
		}
		c.problem(code, "%s", f)
	}
	for _, name := range allBuckets() { // one whose name was damaged would pass for an empty one
		if image.Bucket(string(name)) == nil {
			c.problem(ProblemDatabase, "no bucket %q", name)
		}
	}
	if err := c.readHeader(dir); err != nil {
		return nil, err
	}
	c.readPinned()
	c.readRecords()
	c.readJournal()
	c.readHistory()
	c.readLocal()
	return c, nil
}

func damage(dir string, problems ...Problem) error { return &DamageError{Dir: dir, Problems: problems} }

// readHeader reads header and stamp. Without a header nothing can be read: it
// says by which rules.
func (c *content) readHeader(dir string) error {
	payload, err := unseal(sealHeader, keyHeader, c.image.Get(string(bucketMeta), keyHeader))
	if err == nil {
		err = json.Unmarshal(payload, &c.header)
	}
	if errors.Is(err, errSealNew) {
		return &NewerError{Dir: dir, Format: Format + 1, OldestReader: Format + 1}
	}
	if err != nil {
		c.problem(ProblemHeader, "header: %v", err)
		return damage(dir, c.grave()...)
	}
	if c.header.Format > Format {
		newer := &NewerError{dir, c.header.Format, c.header.OldestReader}
		if !newer.Readable() {
			return newer
		}
	}
	payload, err = unseal(sealStamp, keyStamp, c.image.Get(string(bucketMeta), keyStamp))
	if err == nil {
		err = json.Unmarshal(payload, &c.stamp)
	}
	if err != nil {
		c.problem(ProblemHeader, "stamp: %v", err)
	} else if c.stamp.Tx != c.image.TxID {
		c.problem(ProblemStale, "stamp of transaction %d in transaction %d", c.stamp.Tx, c.image.TxID)
	}
	return nil
}

// readPinned reads the framework and the outline.
func (c *content) readPinned() {
	read := func(hash string) []byte {
		payload, err := unseal(sealBlob, []byte(hash), c.image.Get(string(bucketBlobs), []byte(hash)))
		if err == nil && hashOf(payload) != hash {
			err = errSeal
		}
		if err != nil {
			c.problem(ProblemPinned, "%s: %v", hash, err)
		}
		return append([]byte(nil), payload...)
	}
	c.framework, c.outline = read(c.header.Framework), read(c.header.Outline)
}

// readRecords decodes the records, on all processors: nothing else takes as
// long when a portfolio is opened.
func (c *content) readRecords() {
	items := c.image.Bucket(string(bucketRecords))
	records := make([]portfolio.Record, len(items))
	faults := make([]error, len(items))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	size := max(len(items)/(4*workers)+1, 64)
	gate := make(chan struct{}, workers)
	for start := 0; start < len(items); start += size {
		gate <- struct{}{}
		wait.Go(func() {
			defer func() { <-gate }()
			for i := start; i < min(start+size, len(items)); i++ {
				records[i], faults[i] = openRecord(items[i].Key, items[i].Value)
			}
		})
	}
	wait.Wait()

	var sum tally
	broken := false
	c.records = records[:0]
	for i, item := range items {
		sum.add(item.Value)
		if faults[i] != nil {
			ref, _ := parseRecordKey(item.Key)
			c.problems = append(c.problems, Problem{Code: ProblemRecord, Place: databaseName, Ref: ref, Detail: faults[i].Error()})
			broken = true
			continue
		}
		c.records = append(c.records, records[i])
	}
	if sum != c.stamp.Records && !broken {
		c.problem(ProblemStale, "%d records where there must be %d, or other ones", sum.Count, c.stamp.Records.Count)
	}
}

// readJournal checks the seals of the journal and reads its last entry.
func (c *content) readJournal() {
	items := c.image.Bucket(string(bucketJournal))
	var sum tally
	seq := c.stamp.First
	for _, item := range items {
		sum.add(item.Value)
		if _, err := unseal(sealEntry, item.Key, item.Value); err != nil {
			c.problem(ProblemJournal, "entry %x: %v", item.Key, err)
		}
		if len(item.Key) != 8 || binary.BigEndian.Uint64(item.Key) != seq {
			c.problem(ProblemJournal, "entry %x where %d is next", item.Key, seq)
		}
		seq++
	}
	switch {
	case sum != c.stamp.Journal:
		c.problem(ProblemJournal, "%d entries where there must be %d, or other ones", sum.Count, c.stamp.Journal.Count)
		return
	case len(items) == 0 || seq != c.stamp.Seq+1:
		c.problem(ProblemJournal, "ends before entry %d", c.stamp.Seq)
		return
	}
	last := items[len(items)-1]
	entry, _, err := openHead(last.Key, last.Value)
	if err != nil {
		c.problem(ProblemJournal, "last entry: %v", err)
		return
	}
	c.last = entry
}

// readHistory checks the seals of the history.
func (c *content) readHistory() {
	var sum tally
	for _, item := range c.image.Bucket(string(bucketHistory)) {
		sum.add(item.Value)
		if _, err := unseal(sealVersion, item.Key, item.Value); err != nil {
			c.problem(ProblemJournal, "history %q: %v", item.Key, err)
		}
	}
	if sum != c.stamp.History {
		c.problem(ProblemJournal, "%d states in the history where there must be %d, or other ones", sum.Count, c.stamp.History.Count)
	}
}
