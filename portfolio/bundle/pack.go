package bundle

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"path/filepath"
	"strings"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store"
)

// Options say how a bundle is made.
type Options struct {
	// Passphrase seals the bundle; "" leaves it open. Nobody can find it
	// again.
	Passphrase string
	// Made is when it is made.
	Made     time.Time
	Progress Progress
}

// Written is a bundle that was written and read back.
type Written struct {
	Path    string
	Size    int64 // of the file, in bytes
	Sealed  bool
	Records int
	Files   int
	// Missing are the titles of the pieces whose file was missing or altered
	// already. The bundle does not have it either.
	Missing []string
}

// Pack writes a portfolio, as it is now, to the bundle at path. The portfolio
// may be open for reading only, and may be changed meanwhile. What is at path
// goes when the new bundle was read back wholly.
//
// Errors: [*Fault] (ErrInside, ErrTooLarge, ErrChanged, ErrCopy), those of
// [store.Portfolio.Extract], of the system, and that of ctx.
func Pack(ctx context.Context, p *store.Portfolio, path string, o Options) (Written, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Written{}, err
	}
	if isInside(path, p.Dir()) {
		return Written{}, fault(ErrInside, path)
	}
	k := &packer{ctx: ctx, from: p, progress: o.Progress}
	if k.extract, err = p.Extract(); err != nil {
		return Written{}, err
	}
	defer k.extract.Close() //nolint:errcheck // swept at the next start
	if err := k.survey(o.Made); err != nil {
		return Written{}, err
	}
	// A copy that was killed half-way may lie there, large, under a name that
	// says nothing; what cannot be swept is no reason to make no copy.
	_ = durable.Sweep(filepath.Dir(path), sweepAge)
	f, err := durable.Create(durable.From(ctx), filepath.Dir(path), durable.Options{})
	if err != nil {
		return Written{}, err
	}
	defer f.Discard()
	if err := k.write(f, o.Passphrase); err != nil {
		return Written{}, err
	}
	if err := f.Finish(); err != nil {
		return Written{}, err
	}
	if err := k.readBack(f.Path(), o.Passphrase); err != nil {
		return Written{}, err
	}
	if err := ctx.Err(); err != nil {
		return Written{}, err
	}
	records := 0
	k.extract.State.Records(func(portfolio.Record) { records++ })
	return Written{Path: path, Size: f.Size(), Sealed: o.Passphrase != "", Records: records,
		Files: len(k.manifest.Files), Missing: k.missing}, f.Commit(path)
}

// isInside reports whether a file would lie in a folder.
func isInside(path, dir string) bool {
	parent := filepath.Dir(path)
	if real, err := filepath.EvalSymlinks(parent); err == nil {
		parent = real
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	relative, err := filepath.Rel(dir, parent)
	return err == nil && relative != ".." && !strings.HasPrefix(relative, ".."+string(filepath.Separator))
}

// packer makes one bundle.
type packer struct {
	ctx      context.Context
	from     *store.Portfolio
	extract  *store.Extract
	manifest Manifest
	list     []entry
	head     []byte   // the manifest as it is written
	missing  []string // titles

	progress    Progress
	done, total int64
	step        string
}

func (k *packer) count(n int64) {
	if k.done += n; k.progress != nil {
		k.progress(k.done, k.total, k.step)
	}
}

// survey reads everything once: an archive says the checksum of a file before
// the file, and whether it is still the one that was stored.
func (k *packer) survey(made time.Time) error {
	k.step = text.BundleReading
	state := k.extract.State
	titles, sizes := map[string]string{}, map[string]int64{}
	for _, piece := range state.Pieces() {
		for _, f := range piece.Files() {
			titles[f.SHA256], sizes[f.SHA256] = piece.Title, f.Size
			k.total += 3 * f.Size
		}
	}
	k.total += 3 * k.extract.Size
	k.manifest = Manifest{Format: Format, Version: Version, OldestReader: OldestReader, Portfolio: k.extract.Portfolio,
		Name: k.from.Name(), Made: made.UTC().Truncate(time.Second), Files: []Item{}, Missing: []string{}}
	var err error
	if k.manifest.Database, err = k.measure(k.extract); err != nil {
		return err
	}
	for _, hash := range k.extract.Files {
		item, err := k.measureStored(hash)
		switch {
		case k.ctx.Err() != nil:
			return k.ctx.Err()
		case err != nil || item.SHA256 != hash:
			k.manifest.Missing = append(k.manifest.Missing, hash)
			if title, ok := titles[hash]; ok {
				k.missing = append(k.missing, title)
				k.total -= 3 * sizes[hash]
			}
		default:
			k.manifest.Files = append(k.manifest.Files, item)
		}
	}
	if err := k.manifest.check(); err != nil {
		return err
	}
	return k.plan()
}

// plan makes the manifest's own entry and the list of all.
func (k *packer) plan() error {
	var err error
	if k.head, err = k.manifest.encode(); err != nil {
		return err
	}
	if len(k.head) > MaxManifest {
		return fault(ErrTooLarge, "manifest")
	}
	k.list = k.manifest.entries(entry{manifestName, int64(len(k.head)), crc32.ChecksumIEEE(k.head)})
	return nil
}

func (k *packer) measureStored(hash string) (Item, error) {
	f, err := k.from.OpenFile(hash)
	if err != nil {
		return Item{}, err
	}
	defer f.Close()
	return k.measure(f)
}

// measure reads something to its end.
func (k *packer) measure(from io.Reader) (Item, error) {
	t := newTaker(k.ctx, k.count)
	_, err := io.Copy(t, from)
	return t.item(), err
}

// write writes the archive, sealed if there is a passphrase.
func (k *packer) write(to io.Writer, passphrase string) error {
	k.step = text.BundleWriting
	if passphrase == "" {
		return k.writeArchive(to)
	}
	w, err := sealTo(to, passphrase)
	if err != nil {
		return err
	}
	return errors.Join(k.writeArchive(w), w.Close())
}

func (k *packer) writeArchive(w io.Writer) error {
	if _, err := k.extract.Seek(0, io.SeekStart); err != nil {
		return err
	}
	for i, e := range k.list {
		if _, err := w.Write(e.local()); err != nil {
			return err
		}
		var err error
		switch i {
		case 0:
			_, err = w.Write(k.head)
		case 1:
			err = k.writeItem(w, k.extract, k.manifest.Database)
		default:
			err = k.writeStored(w, k.manifest.Files[i-2])
		}
		if err != nil {
			return err
		}
	}
	_, err := w.Write(directory(k.list))
	return err
}

func (k *packer) writeStored(w io.Writer, item Item) error {
	f, err := k.from.OpenFile(item.SHA256)
	if err != nil {
		return err
	}
	defer f.Close()
	return k.writeItem(w, f, item)
}

// writeItem copies what was measured before, and measures it again.
func (k *packer) writeItem(w io.Writer, from io.Reader, item Item) error {
	t := newTaker(k.ctx, k.count)
	if _, err := io.Copy(io.MultiWriter(w, t), io.LimitReader(from, item.Size)); err != nil {
		return err
	}
	if t.item() != item {
		return fault(ErrChanged, item.SHA256)
	}
	return nil
}

// readBack reads what was written as somebody will who opens it.
func (k *packer) readBack(path, passphrase string) error {
	k.step = text.BundleReadingBack
	err := k.compare(path, passphrase)
	var f *Fault
	if errors.As(err, &f) {
		return &Fault{fmt.Errorf("%w: %w", ErrCopy, err), filepath.Base(path)}
	}
	return err
}

func (k *packer) compare(path, passphrase string) error {
	f, err := OpenFile(path, passphrase)
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := f.begin(k.ctx, k.count)
	if err != nil {
		return err
	}
	if again, err := r.manifest.encode(); err != nil || !bytes.Equal(again, k.head) {
		return fault(ErrAltered, "manifest")
	}
	return f.rest(r, nowhere{})
}

// nowhere is a sink that keeps nothing; the reader compares by itself.
type nowhere struct{}

func (nowhere) begin(entry) (io.Writer, error) { return io.Discard, nil }
func (nowhere) end(entry) error                { return nil }

// taker takes the measures of what passes, until its context is done.
type taker struct {
	ctx   context.Context
	count func(n int64)
	size  int64
	sum   hash.Hash
	crc   hash.Hash32
}

func newTaker(ctx context.Context, count func(n int64)) *taker {
	return &taker{ctx: ctx, count: count, sum: sha256.New(), crc: crc32.NewIEEE()}
}

func (t *taker) Write(b []byte) (int, error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	t.sum.Write(b)
	t.crc.Write(b)
	t.size += int64(len(b))
	t.count(int64(len(b)))
	return len(b), nil
}

func (t *taker) item() Item {
	return Item{SHA256: hex.EncodeToString(t.sum.Sum(nil)), Size: t.size, CRC32: fmt.Sprintf("%08x", t.crc.Sum32())}
}
