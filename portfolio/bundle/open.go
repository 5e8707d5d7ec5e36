package bundle

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"acquis/assets/text"
	"acquis/portfolio/durable"
	"acquis/portfolio/store"
)

// Opened is a portfolio that came out of a bundle.
type Opened struct {
	Manifest *Manifest
	Dir      string
	// Missing is how many files that the portfolio names were not there when
	// the bundle was made.
	Missing int
}

// sweepAge spares what somebody else may be unpacking just now.
const sweepAge = 24 * time.Hour

// Open makes a portfolio of the bundle at path; see [File.Unpack].
func Open(ctx context.Context, path, passphrase, dir string, progress Progress) (Opened, error) {
	if err := checkPlace(dir); err != nil { // before the work that a passphrase is
		return Opened{}, err
	}
	f, err := OpenFile(path, passphrase)
	if err != nil {
		return Opened{}, err
	}
	defer f.Close()
	return f.Unpack(ctx, dir, progress)
}

func checkPlace(dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	return store.CheckVacant(dir)
}

// Unpack makes a portfolio of a bundle in dir, a folder that does not exist or
// is empty. The bundle is read wholly; the portfolio is unpacked into a private
// folder beside its place, verified there, and renamed.
//
// Errors: [*Fault], [store.ErrExists] where there is something already, those
// of the system, and that of ctx. After any of them there is nothing new.
func (f *File) Unpack(ctx context.Context, dir string, progress Progress) (Opened, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Opened{}, err
	}
	if err := store.CheckVacant(dir); err != nil {
		return Opened{}, err
	}
	u := &unpacker{ctx: ctx, progress: progress, step: text.BundleUnpacking}
	defer u.drop()
	if err := u.take(f, filepath.Dir(dir)); err != nil {
		return Opened{}, err
	}
	if err := u.adopt(); err != nil {
		return Opened{}, err
	}
	if err := ctx.Err(); err != nil {
		return Opened{}, err
	}
	if err := store.CheckVacant(dir); err != nil { // somebody else was faster
		return Opened{}, err
	}
	u.close()
	if err := durable.PublishFolder(durable.From(ctx), u.dir, dir); err != nil {
		return Opened{}, err
	}
	return Opened{u.manifest, dir, len(u.manifest.Missing)}, nil
}

// Check reads a bundle wholly, and looks at the portfolio in it as [Open]
// does, without leaving anything.
func Check(ctx context.Context, path, passphrase string, progress Progress) (*Manifest, error) {
	f, err := OpenFile(path, passphrase)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	place, err := durable.Private()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(place) //nolint:errcheck // swept at the next start
	u := &unpacker{ctx: ctx, progress: progress, step: text.BundleReadingBack, only: true}
	defer u.drop()
	return f.Manifest, u.take(f, place)
}

// take reads a bundle into a private folder within parent.
func (u *unpacker) take(f *File, parent string) error {
	r, err := f.begin(u.ctx, u.count)
	if err != nil {
		return err
	}
	u.manifest, u.total = r.manifest, r.manifest.Bytes()
	if !u.only { // files are verified once more, where they lie
		u.total += u.total - r.manifest.Database.Size
	}
	if err := u.prepare(parent); err != nil {
		return err
	}
	return f.rest(r, u)
}

// unpacker is the sink that makes files. Their names come from checked hashes,
// and lead nowhere out of its folder in any case.
type unpacker struct {
	ctx      context.Context
	manifest *Manifest
	dir      string // private; "" until there is one
	root     *os.Root
	file     *os.File // being written, or nil
	only     bool     // keep the database alone, for a look at it

	progress    Progress
	done, total int64
	step        string
}

func (u *unpacker) count(n int64) {
	if u.done += n; u.progress != nil {
		u.progress(u.done, u.total, u.step)
	}
}

// prepare makes the private folder.
func (u *unpacker) prepare(parent string) error {
	fsys := durable.From(u.ctx)
	if err := durable.MkdirAll(fsys, parent); err != nil {
		return err
	}
	if !u.only {
		// A crash may have left a whole portfolio there, readable by nobody
		// else; what cannot be swept is no reason not to open another.
		_ = durable.Sweep(parent, sweepAge)
	}
	var err error
	if u.dir, err = durable.MkdirTemp(fsys, parent); err != nil {
		return err
	}
	if u.root, err = os.OpenRoot(u.dir); err != nil {
		return err
	}
	return u.root.Mkdir(filesName, 0o700)
}

// begin implements sink.
func (u *unpacker) begin(e entry) (io.Writer, error) {
	if u.only && e.name != databaseName {
		return io.Discard, nil
	}
	var err error
	u.file, err = u.root.OpenFile(filepath.FromSlash(e.name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	return u.file, err
}

// end implements sink. The database is looked at before anything else is
// written.
func (u *unpacker) end(e entry) error {
	if u.file == nil {
		return nil
	}
	err := u.file.Close()
	u.file = nil
	if err != nil || e.name != databaseName {
		return err
	}
	return u.checkDatabase()
}

// checkDatabase compares the database with the manifest.
func (u *unpacker) checkDatabase() error {
	d, err := store.ReadDatabase(filepath.Join(u.dir, databaseName))
	switch {
	case errors.Is(err, store.ErrNewer):
		return fault(ErrNewer, err.Error())
	case isSystem(err):
		return err
	case err != nil:
		return fault(ErrUnsound, err.Error())
	case d.Portfolio != u.manifest.Portfolio:
		return fault(ErrUnsound, "another portfolio than the manifest says")
	}
	for _, f := range u.manifest.Files {
		if _, named := slices.BinarySearch(d.Files, f.SHA256); !named {
			return fault(ErrUnsound, "a file that the portfolio does not name: "+f.SHA256)
		}
	}
	for _, piece := range d.State.Pieces() {
		for _, f := range piece.Files() {
			if !u.manifest.lists(f.SHA256) {
				return fault(ErrUnsound, "a file that is neither there nor missing: "+f.SHA256)
			}
		}
	}
	return nil
}

// isSystem reports whether the system refused something.
func isSystem(err error) bool {
	var path *fs.PathError
	return errors.As(err, &path)
}

// adopt makes a portfolio of what was unpacked and verifies it.
func (u *unpacker) adopt() error {
	u.step = text.BundleReadingBack
	before := u.done
	report, err := store.Adopt(u.ctx, u.dir, func(done, _ int64) { u.count(before + done - u.done) })
	if errors.Is(err, store.ErrDamaged) {
		return fault(ErrUnsound, err.Error())
	}
	if err != nil {
		return err
	}
	for _, p := range report.Problems {
		if !u.known(p) {
			return fault(ErrUnsound, p.String())
		}
	}
	return nil
}

// known reports whether something that is wrong was so when the bundle was
// made, which the manifest or the portfolio itself says.
func (u *unpacker) known(p store.Problem) bool {
	switch p.Code {
	case store.ProblemMissing:
		return !u.manifest.has(filepath.Base(p.Place))
	case store.ProblemJournal: // undo and history, not the content
		return true
	}
	return false
}

func (u *unpacker) close() {
	if u.file != nil {
		u.file.Close() //nolint:errcheck // it goes
		u.file = nil
	}
	if u.root != nil {
		u.root.Close() //nolint:errcheck // nothing is written through it
		u.root = nil
	}
}

// drop removes what was unpacked, unless it has its place by now.
func (u *unpacker) drop() {
	u.close()
	if u.dir != "" {
		os.RemoveAll(u.dir) //nolint:errcheck // swept the next time
	}
}
