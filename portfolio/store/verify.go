package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"acquis/portfolio"
	"acquis/portfolio/store/boltfile"
)

// Report is what a verification found.
type Report struct {
	Problems  []Problem
	Records   int
	Entries   int   // of the journal
	Files     int   // that records name
	Bytes     int64 // of these files
	Snapshots int
	// BoltChecked: bbolt itself has looked at a copy as well.
	BoltChecked bool
}

// OK reports whether everything is as it was written.
func (r Report) OK() bool { return len(r.Problems) == 0 }

func (r *Report) add(problems ...Problem) { r.Problems = append(r.Problems, problems...) }

// Verify reads everything anew from the disk: the structure of the database,
// every seal, the sums, the whole journal backwards (each operation must find
// what it says was there), every stored file against its hash, every snapshot,
// what was derived from files or put aside; and has bbolt check a copy in a
// child process. It repairs nothing.
//
// Progress, which may be nil, is told how many bytes of how many were read.
// The error is that of ctx, or of a folder that cannot be read at all; damage
// is in the Report.
func (p *Portfolio) Verify(ctx context.Context, progress func(done, total int64)) (Report, error) {
	p.mu.Lock() // nobody writes between the reading and the comparing
	state, newest := p.State(), lastTaken(p.dir)
	data, err := boltfile.ReadFile(filepath.Join(p.dir, databaseName))
	p.mu.Unlock()
	var r Report
	rest := &rest{report: &r, p: p, needed: map[string]bool{}}
	if err != nil {
		r.add(Problem{Code: ProblemDatabase, Place: databaseName, Detail: err.Error()})
	} else {
		r.database(ctx, p.dir, data, state)
		rest.database(data, newest)
	}
	if err := r.files(ctx, p, state, progress); err != nil {
		return r, err
	}
	if err := rest.verify(ctx, state); err != nil {
		return r, err
	}
	nameTitles(state, r.Problems)
	nameLost(p.dir, r.Problems)
	return r, ctx.Err()
}

// database verifies what was read of the database.
func (r *Report) database(ctx context.Context, dir string, data []byte, state *portfolio.State) {
	c, err := readContent(dir, data)
	var damaged *DamageError
	switch {
	case errors.As(err, &damaged):
		r.add(damaged.Problems...)
		return
	case err != nil:
		r.add(Problem{Code: ProblemHeader, Place: databaseName, Detail: err.Error()})
		return
	}
	r.add(c.problems...)
	r.Records, r.Entries = len(c.records), len(c.image.Bucket(string(bucketJournal)))
	if len(c.grave()) == 0 {
		r.replay(c)
		r.compare(c, state)
	}
	found, asked := secondOpinion(ctx, data)
	r.BoltChecked = asked
	r.add(found...)
}

// replay takes the whole journal back on a copy.
func (r *Report) replay(c *content) {
	set := mapOf(c.records)
	err := c.walkBack(func(e *Entry) (bool, error) {
		return true, apply(set, inverse(e.Ops))
	})
	if err != nil {
		r.add(Problem{Code: ProblemJournal, Place: databaseName, Detail: err.Error()})
	}
}

// compare holds what is shown against what is on the disk.
func (r *Report) compare(c *content, state *portfolio.State) {
	disk, err := c.state()
	if err != nil {
		r.add(Problem{Code: ProblemPinned, Place: databaseName, Detail: err.Error()})
		return
	}
	if disk.Version != state.Version {
		return // open for reading, and somebody else has written since
	}
	for _, d := range Compare(disk, state) {
		r.add(Problem{Code: ProblemRecord, Place: databaseName, Ref: d.Ref, Title: d.Title,
			Detail: fmt.Sprintf("%s in memory: %v", d.Kind, d.Fields)})
	}
}

// files verifies the stored files.
func (r *Report) files(ctx context.Context, p *Portfolio, state *portfolio.State, progress func(done, total int64)) error {
	r.add(p.absentFiles(state)...)
	absent := map[string]bool{}
	for _, problem := range r.Problems {
		absent[problem.Place] = true
	}
	owners := map[string]*portfolio.Piece{}
	files := map[string]*portfolio.File{}
	var order []string
	for _, piece := range state.Pieces() {
		for _, f := range piece.Files() {
			if _, seen := files[f.SHA256]; !seen {
				owners[f.SHA256], files[f.SHA256] = piece, f
				order = append(order, f.SHA256)
				r.Bytes += f.Size
			}
		}
	}
	r.Files = len(order)
	var done int64
	for _, hash := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		if place := filesName + "/" + hash; !absent[place] {
			sum, err := hashFile(ctx, p.pathOf(hash))
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				r.add(fileProblem(owners[hash], files[hash], err.Error()))
			case sum != hash:
				r.add(fileProblem(owners[hash], files[hash], "its bytes have changed: "+sum))
			}
		}
		if done += files[hash].Size; progress != nil {
			progress(done, r.Bytes)
		}
	}
	return nil
}

func fileProblem(piece *portfolio.Piece, f *portfolio.File, detail string) Problem {
	return Problem{Code: ProblemFile, Place: filesName + "/" + f.SHA256, Ref: piece.Ref(), File: f.Name, Detail: detail}
}
