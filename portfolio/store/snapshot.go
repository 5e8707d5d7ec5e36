package store

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store/boltfile"
)

// Reason says why a snapshot was taken.
type Reason string

// The reasons for snapshots.
const (
	ReasonAutomatic Reason = "auto"
	ReasonAsked     Reason = "asked"     // a person asked for it
	ReasonImport    Reason = "import"    // before an import
	ReasonRestore   Reason = "restore"   // before an earlier state is restored
	ReasonMigration Reason = "migration" // before the format is raised
)

// Snapshot is an earlier state of the database, in a file of its own. The
// stored files are not in it: they stay in their folder for as long as a
// snapshot needs them.
type Snapshot struct {
	Name   string    // of the file, within the folder of snapshots
	Seq    uint64    // last entry of the journal that is in it
	Time   time.Time // when it was taken, UTC, to the second
	Reason Reason
	Size   int64 // bytes
}

const snapshotTime = "20060102T150405Z"

var snapshotName = regexp.MustCompile(`^(\d{10})-(\d{8}T\d{6}Z)-([a-z]+)\.db$`)

func nameOfSnapshot(seq uint64, t time.Time, reason Reason) string {
	return fmt.Sprintf("%010d-%s-%s.db", seq, t.UTC().Format(snapshotTime), reason)
}

// parseSnapshotName is the reverse of nameOfSnapshot.
func parseSnapshotName(name string) (Snapshot, bool) {
	m := snapshotName.FindStringSubmatch(name)
	if m == nil {
		return Snapshot{}, false
	}
	seq, err := strconv.ParseUint(m[1], 10, 64)
	t, err2 := time.Parse(snapshotTime, m[2])
	return Snapshot{Name: name, Seq: seq, Time: t, Reason: Reason(m[3])}, err == nil && err2 == nil
}

// Snapshots lists the snapshots, newest first.
func (p *Portfolio) Snapshots() ([]Snapshot, error) { return SnapshotsIn(p.dir) }

// SnapshotsIn lists the snapshots of a portfolio that need not be openable.
func SnapshotsIn(dir string) ([]Snapshot, error) {
	list, err := os.ReadDir(filepath.Join(dir, snapshotsName))
	if err != nil {
		return nil, fault("snapshots", err)
	}
	var snapshots []Snapshot
	for _, entry := range list {
		s, ok := parseSnapshotName(entry.Name())
		info, err := entry.Info()
		if !ok || err != nil {
			continue
		}
		s.Size = info.Size()
		snapshots = append(snapshots, s)
	}
	slices.SortFunc(snapshots, func(a, b Snapshot) int { // the names begin with the sequence
		return strings.Compare(b.Name, a.Name)
	})
	return snapshots, nil
}

// Snapshot keeps the portfolio as it is now. The copy is verified before it
// counts, and before an older one goes.
func (p *Portfolio) Snapshot(reason Reason) (Snapshot, error) {
	p.mu.Lock()
	err := p.writable()
	if err == nil {
		p.auto.running.Add(1)
	}
	p.mu.Unlock()
	if err != nil {
		return Snapshot{}, fmt.Errorf("snapshot: %w", err)
	}
	defer p.auto.running.Done()
	return p.takeSnapshot(reason)
}

// takeSnapshot copies the database while others may go on writing to it: the
// copy is of one transaction.
func (p *Portfolio) takeSnapshot(reason Reason) (Snapshot, error) {
	p.auto.one.Lock()
	defer p.auto.one.Unlock()
	p.mu.Lock()
	err := p.own()
	p.mu.Unlock()
	if err != nil {
		return Snapshot{}, err
	}
	taken, err := p.writeSnapshot(reason)
	if err != nil {
		return Snapshot{}, fault("snapshot", err)
	}
	p.auto.taken(taken)
	return taken, errors.Join(p.putUnsoundAside(), p.prune(), p.thin())
}

// writeSnapshot writes a snapshot and reads it back before it gets its name.
func (p *Portfolio) writeSnapshot(reason Reason) (Snapshot, error) {
	dir := filepath.Join(p.dir, snapshotsName)
	f, err := durable.Create(p.disk, dir, durable.Options{Hash: true})
	if err != nil {
		return Snapshot{}, err
	}
	defer f.Discard()
	err = p.db.View(func(tx *bbolt.Tx) error {
		w := &faithful{to: f}
		_, err := tx.WriteTo(w)
		return cmp.Or(w.err, err)
	})
	if err == nil {
		err = f.Finish()
	}
	if err != nil {
		return Snapshot{}, err
	}
	c, err := soundContent(p.dir, f.Path())
	if err != nil {
		return Snapshot{}, err
	}
	taken := Snapshot{Seq: c.stamp.Seq, Time: p.now().Truncate(time.Second), Reason: reason, Size: f.Size()}
	taken.Name = nameOfSnapshot(taken.Seq, taken.Time, reason)
	if there, ok := p.sameSnapshot(taken); ok {
		return there, nil
	}
	if err := f.Commit(filepath.Join(dir, taken.Name)); err != nil {
		return Snapshot{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept = maps.Clone(p.kept) // who reads the old one may go on
	if p.kept == nil {
		p.kept = map[string]string{}
	}
	p.kept[taken.Name] = f.Sum()
	return taken, nil
}

// sameSnapshot finds a sound snapshot of that name: of the same state, in the
// same second. It stays, for its sum is in the database: were another one put
// in its place, a kill before the new sum is there would make it look damaged.
func (p *Portfolio) sameSnapshot(s Snapshot) (Snapshot, bool) {
	p.mu.Lock()
	sum, known := p.kept[s.Name]
	p.mu.Unlock()
	path := filepath.Join(p.dir, snapshotsName, s.Name)
	info, err := os.Stat(path)
	if err != nil || !known {
		return s, false
	}
	if _, err := checkSnapshot(p.dir, s, &p.header, sum); err != nil {
		return s, false
	}
	s.Size = info.Size()
	return s, true
}

// faithful is a writer that remembers its error, which bbolt puts into words
// and thereby loses.
type faithful struct {
	to  io.Writer
	err error
}

func (w *faithful) Write(b []byte) (int, error) {
	n, err := w.to.Write(b)
	if err != nil {
		w.err = err
	}
	return n, err
}

// soundContent reads a database file of which nothing may be wrong.
func soundContent(dir, path string) (*content, error) {
	data, err := boltfile.ReadFile(path)
	if err != nil {
		return nil, err
	}
	c, err := readContent(dir, data)
	if err != nil {
		return nil, err
	}
	if grave := c.grave(); len(grave) > 0 {
		return nil, damage(dir, grave...)
	}
	return c, nil
}

// SnapshotState reads a snapshot whole.
func (p *Portfolio) SnapshotState(name string) (*portfolio.State, error) {
	return SnapshotStateIn(p.dir, name)
}

// SnapshotStateIn is SnapshotState for a portfolio that need not be openable.
// The error is an [ErrNoSnapshot] or a [DamageError].
func SnapshotStateIn(dir, name string) (*portfolio.State, error) {
	c, err := ownSnapshot(dir, name)
	if err != nil {
		return nil, err
	}
	return c.state()
}

func snapshotPath(dir, name string) (string, error) {
	path := filepath.Join(dir, snapshotsName, name)
	if _, ok := parseSnapshotName(name); !ok || !isFile(path) {
		return "", fmt.Errorf("%w: %q", ErrNoSnapshot, name)
	}
	return path, nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// When snapshots are taken without being asked for.
const (
	autoEntries = 200              // changes, at the latest, between two
	autoEvery   = 20 * time.Minute // of work
	closeEvery  = 10 * time.Minute // at least, between two that Close takes
)

// autoSnapshots decides when a snapshot is due.
type autoSnapshots struct {
	running sync.WaitGroup // snapshots being taken; added to under Portfolio.mu
	one     sync.Mutex     // one at a time

	mu      sync.Mutex
	seq     uint64    // of the last snapshot
	time    time.Time // likewise; of the opening if there is none
	none    bool      // there is none yet
	looked  bool      // whether the older ones are sound, since the opening
	pending bool      // one was started
	err     error     // of the last automatic one
}

// begin looks at what there is when a portfolio is opened for writing.
func (a *autoSnapshots) begin(p *Portfolio) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.time, a.none = p.now(), true
	if list, err := p.Snapshots(); err == nil && len(list) > 0 {
		a.seq, a.time, a.none = list[0].Seq, list[0].Time, false
	}
}

func (a *autoSnapshots) taken(s Snapshot) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.seq, a.time, a.none, a.pending, a.err = s.Seq, s.Time, false, false, nil
}

// changed is called with Portfolio.mu, after each change. A snapshot that
// fails is tried again after as many changes; the change itself is durable.
func (a *autoSnapshots) changed(p *Portfolio) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.time.IsZero() || a.pending {
		return // the portfolio is being created, or one is on its way
	}
	if p.stamp.Seq < a.seq+autoEntries && !p.saved.Before(a.time) && p.saved.Before(a.time.Add(autoEvery)) {
		return
	}
	a.pending = true
	a.running.Go(func() {
		if _, err := p.takeSnapshot(ReasonAutomatic); err != nil {
			a.failed(p, err)
		}
	})
}

func (a *autoSnapshots) failed(p *Portfolio, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.seq, a.time, a.pending, a.err = p.State().Version, p.now(), false, err
}

// SnapshotError is why the last automatic snapshot failed, nil if it did not.
// Changes are durable all the same; but a disk that refuses a snapshot, or on
// which what is read is not what was written, is worth a word.
func (p *Portfolio) SnapshotError() error {
	p.auto.mu.Lock()
	defer p.auto.mu.Unlock()
	return p.auto.err
}

func (a *autoSnapshots) dueOnClose(p *Portfolio) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	now := p.now() // before the last one: somebody has put the clock back
	return p.stamp.Seq > a.seq && (a.none || now.Before(a.time) || !now.Before(a.time.Add(closeEvery)))
}
