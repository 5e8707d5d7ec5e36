package store

import (
	"encoding/json"
	"time"

	"go.etcd.io/bbolt"
)

// LastCopy tells of the last copy kept outside this computer.
type LastCopy struct {
	Time  time.Time `json:"time"`  // UTC
	Place string    `json:"place"` // where it went, as a person would say it
	Seq   uint64    `json:"seq"`   // last entry of the journal that was in it
}

// LastCopy returns when and where the last copy outside this computer was
// made; false if nobody made one.
func (p *Portfolio) LastCopy() (LastCopy, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.lastCopy, !p.lastCopy.Time.IsZero()
}

// NotElsewhere reports whether a copy in a folder would be lost with the
// portfolio when the disk fails: it lies on the same one, and nothing that is
// known copies that folder about. A folder that is not there (a stick that was
// pulled out) is elsewhere.
func NotElsewhere(folder, dir string) bool { return SameDisk(folder, dir) && SyncService(folder) == "" }

// SetLastCopy notes that a copy of the portfolio as it is now was made. It is
// about this computer and no part of the portfolio's history: it has no entry
// in the journal and is not undone.
func (p *Portfolio) SetLastCopy(t time.Time, place string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.ready(); err != nil {
		return err
	}
	last := LastCopy{Time: t.UTC(), Place: place, Seq: p.stamp.Seq}
	next := p.stamp
	err := p.db.Update(func(tx *bbolt.Tx) error {
		if err := putSealed(tx.Bucket(bucketLocal), sealLocal, keyLastCopy, last); err != nil {
			return err
		}
		if err := putStamp(tx, &next); err != nil {
			return err
		}
		return p.own()
	})
	if err != nil {
		return p.refused(err)
	}
	p.stamp, p.lastCopy = next, last
	return nil
}

// readLocal reads what concerns this computer. What is broken is forgotten:
// it says nothing of the content.
func (c *content) readLocal() {
	for _, item := range c.image.Bucket(string(bucketLocal)) {
		payload, err := unseal(sealLocal, item.Key, item.Value)
		switch {
		case err != nil:
		case string(item.Key) == string(keyLastCopy):
			err = json.Unmarshal(payload, &c.lastCopy)
		case string(item.Key) == string(keyKept):
			err = json.Unmarshal(payload, &c.kept)
		case string(item.Key) == string(keyErasing):
			err = json.Unmarshal(payload, &c.erasing)
		}
		if err != nil {
			c.problem(ProblemLocal, "local %q: %v", item.Key, err)
		}
	}
}
