package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// rest verifies what lies in a portfolio beside its database and the files
// that its records name.
type rest struct {
	report *Report
	p      *Portfolio
	kept   map[string]string // SHA-256 of the snapshots that there must be, by name
	needed map[string]bool   // hashes of the files that something needs
}

// database takes from the database what there must be beside it.
func (v *rest) database(data []byte, newest *Snapshot) {
	c, err := readContent(v.p.dir, data)
	if err != nil {
		return // was said
	}
	before := len(c.problems)
	c.staleAgainst(v.p.dir, newest)
	v.report.add(c.problems[before:]...)
	v.kept = c.kept
	if c.erasing != nil {
		v.report.add(unfinishedErasing)
	}
	_ = noteNeeds(v.p.dir, databaseName, c.image, v.needed) // broken seals were said
}

func (v *rest) verify(ctx context.Context, state *portfolio.State) error {
	for _, step := range []func(context.Context) error{v.snapshots, v.files(state), v.derived, v.aside} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// snapshots verifies the snapshots.
func (v *rest) snapshots(ctx context.Context) error {
	list, err := SnapshotsIn(v.p.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		v.report.add(Problem{Code: ProblemSnapshot, Place: snapshotsName, Detail: err.Error()})
		return nil
	}
	v.report.Snapshots = len(list)
	there := map[string]bool{}
	for _, s := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		there[s.Name] = true
		c, err := checkSnapshot(v.p.dir, s, &v.p.header, v.kept[s.Name])
		if err != nil {
			v.report.add(Problem{Code: ProblemSnapshot, Place: snapshotsName + "/" + s.Name, Detail: err.Error()})
			continue
		}
		_ = noteNeeds(v.p.dir, s.Name, c.image, v.needed) // its seals are whole
	}
	now, _ := SnapshotsIn(v.p.dir) // some may have come and gone meanwhile
	for _, s := range now {
		there[s.Name] = true
	}
	for name := range v.kept {
		if !there[name] && v.p.keeps(name) {
			v.report.add(Problem{Code: ProblemGone, Place: snapshotsName + "/" + name, Detail: "no such file"})
		}
	}
	return nil
}

// keeps reports whether the database, read again, still says that there must
// be a snapshot: somebody may have taken one meanwhile.
func (p *Portfolio) keeps(name string) bool {
	c, err := read(p.dir)
	if err != nil {
		return true
	}
	_, there := c.kept[name]
	return there
}

// files verifies the stored files that no record names: undo and snapshots
// need them.
func (v *rest) files(state *portfolio.State) func(context.Context) error {
	return func(ctx context.Context) error {
		named := map[string]bool{}
		for _, piece := range state.Pieces() {
			for _, f := range piece.Files() {
				named[f.SHA256] = true
			}
		}
		entries, _ := os.ReadDir(filepath.Join(v.p.dir, filesName)) // unreadable: all are missing
		for _, entry := range entries {
			hash := entry.Name()
			delete(v.needed, hash)
			if named[hash] || !hashPattern.MatchString(hash) {
				continue
			}
			sum, err := hashFile(ctx, v.p.pathOf(hash))
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case errors.Is(err, fs.ErrNotExist): // swept meanwhile
			case err != nil:
				v.lost(hash, err.Error())
			case sum != hash:
				v.lost(hash, "its bytes have changed: "+sum)
			}
		}
		for hash := range v.needed {
			if !named[hash] && hashPattern.MatchString(hash) {
				v.lost(hash, "no such file")
			}
		}
		return nil
	}
}

func (v *rest) lost(hash, detail string) {
	v.report.add(Problem{Code: ProblemKept, Place: filesName + "/" + hash, Detail: detail})
}

// derived verifies small pictures and texts.
func (v *rest) derived(ctx context.Context) error {
	if v.p.header.Format < sealedDerived {
		return nil
	}
	for _, d := range allDerived {
		entries, _ := os.ReadDir(filepath.Join(v.p.dir, d.folder)) // a cache
		for _, entry := range entries {
			if err := ctx.Err(); err != nil {
				return err
			}
			hash, ours := strings.CutSuffix(entry.Name(), d.extension)
			if !ours || !hashPattern.MatchString(hash) {
				continue
			}
			if _, err := d.read(v.p.dir, hash); err != nil && !errors.Is(err, fs.ErrNotExist) {
				v.report.add(Problem{Code: ProblemDerived, Place: d.folder + "/" + entry.Name(), Detail: err.Error()})
			}
		}
	}
	return nil
}

// aside verifies what was put aside.
func (v *rest) aside(ctx context.Context) error {
	sums, _ := filepath.Glob(filepath.Join(v.p.dir, damagedName, "*", "*"+sumExtension)) // the pattern is right
	files, _ := filepath.Glob(filepath.Join(v.p.dir, damagedName, "*", "*.db"))          // likewise
	paths := map[string]bool{}
	for _, path := range sums {
		paths[strings.TrimSuffix(path, sumExtension)] = true
	}
	for _, path := range files {
		paths[path] = true
	}
	for path := range paths {
		want, err := durable.ReadRegular(path + sumExtension)
		sum, err2 := hashFile(ctx, path)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := errors.Join(err, err2); err != nil || sum != string(want) {
			place, _ := filepath.Rel(v.p.dir, path) // it is below
			v.report.add(Problem{Code: ProblemAside, Place: filepath.ToSlash(place), Detail: "not as it was put aside"})
		}
	}
	return nil
}
