package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"acquis/portfolio/durable"
	"acquis/portfolio/store/boltfile"
)

// sweepAge spares files that were added a short while ago: the record that
// names one is written after it.
const sweepAge = 24 * time.Hour

// Swept is what a Sweep has freed.
type Swept struct {
	Files int
	Bytes int64
}

// Sweep removes the stored files that nothing needs any more: no record, no
// entry of the journal (an undo would bring its piece back), no state in the
// history, no snapshot; and what was derived of files that are gone. If any
// of these cannot be read, nothing is removed, and the error says why.
func (p *Portfolio) Sweep(ctx context.Context) (Swept, error) {
	p.mu.Lock()
	err := p.writable()
	p.mu.Unlock()
	if err != nil {
		return Swept{}, err
	}
	// Changes go on meanwhile: what they newly name was added, and so touched,
	// a short while ago. Snapshots and further files wait.
	p.auto.one.Lock()
	defer p.auto.one.Unlock()
	p.filesMu.Lock()
	defer p.filesMu.Unlock()
	needed := map[string]bool{}
	if err := needs(p.dir, filepath.Join(p.dir, databaseName), needed); err != nil {
		return Swept{}, err
	}
	list, err := p.Snapshots()
	if err != nil {
		return Swept{}, err
	}
	for _, s := range list {
		if err := ctx.Err(); err != nil {
			return Swept{}, err
		}
		if err := needs(p.dir, filepath.Join(p.dir, snapshotsName, s.Name), needed); err != nil {
			return Swept{}, err
		}
	}
	// What was put aside is raw: it may not be readable by any rule.
	aside, _ := filepath.Glob(filepath.Join(p.dir, damagedName, "*", "*.db")) // the pattern is right
	for _, path := range aside {
		data, err := durable.ReadRegular(path)
		if errors.Is(err, durable.ErrIrregular) {
			continue
		}
		if err != nil {
			return Swept{}, fault("sweep", err)
		}
		noteHashes(data, needed)
	}
	return p.removeOthers(needed)
}

// removeOthers removes the stored files that are not needed.
func (p *Portfolio) removeOthers(needed map[string]bool) (Swept, error) {
	var swept Swept
	entries, err := os.ReadDir(filepath.Join(p.dir, filesName))
	if err != nil {
		return swept, fault("sweep", err)
	}
	young := p.now().Add(-sweepAge)
	for _, entry := range entries {
		hash := entry.Name()
		info, err := entry.Info()
		if err != nil || !hashPattern.MatchString(hash) || needed[hash] || info.ModTime().After(young) {
			continue
		}
		if err := p.disk.Remove(p.pathOf(hash)); err != nil {
			return swept, fault("sweep", err)
		}
		swept.Files++
		swept.Bytes += info.Size()
		for _, d := range allDerived {
			p.disk.Remove(d.path(p.dir, hash)) //nolint:errcheck // a cache
		}
	}
	return swept, nil
}

// needs notes every stored file that a database names anywhere.
func needs(dir, path string, needed map[string]bool) error {
	data, err := boltfile.ReadFile(path)
	if err != nil {
		return fault("sweep", err)
	}
	image, err := boltfile.Parse(data)
	if err != nil || !image.Sound() {
		return damage(dir, Problem{Code: ProblemDatabase, Place: filepath.Base(path), Detail: "not read for the sweep"})
	}
	return noteNeeds(dir, filepath.Base(path), image, needed)
}

// noteNeeds is needs for a database that was read.
func noteNeeds(dir, name string, image *boltfile.Image, needed map[string]bool) error {
	for _, bucket := range []struct {
		name []byte
		kind sealKind
	}{{bucketRecords, sealRecord}, {bucketJournal, sealEntry}, {bucketHistory, sealVersion}} {
		for _, item := range image.Bucket(string(bucket.name)) {
			payload, err := unseal(bucket.kind, item.Key, item.Value)
			if err != nil {
				return damage(dir, Problem{Code: ProblemRecord, Place: name, Detail: err.Error()})
			}
			noteHashes(payload, needed)
		}
	}
	return nil
}

// noteHashes finds hashes by their field in JSON. An entry quotes nothing: its
// records stand in it as they are.
func noteHashes(payload []byte, needed map[string]bool) {
	mark := []byte(`"sha256":"`)
	for {
		_, after, found := bytes.Cut(payload, mark)
		if !found {
			return
		}
		needed[string(after[:min(64, len(after))])] = true
		payload = after
	}
}
