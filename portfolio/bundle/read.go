package bundle

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
)

// Progress hears how many bytes of how many are done, and what is being done,
// in French. It may be nil, and is called from one goroutine.
type Progress func(done, total int64, step string)

// sink takes the contents of the files of an archive, one after the other: the
// database (with name "portfolio.db"), then the others ("files/<sha256>"). It
// may refuse one by an error of its own.
type sink interface {
	begin(e entry) (io.Writer, error)
	end(e entry) error
}

// reader reads an archive from its beginning to its end and takes nothing but
// what the manifest says that there is.
type reader struct {
	ctx      context.Context
	from     io.Reader
	size     int64 // of the archive
	progress func(n int64)

	manifest *Manifest
	list     []entry
}

// begin reads the manifest.
func (r *reader) begin() error {
	head := make([]byte, localSize+len(manifestName))
	if err := r.full(head); err != nil {
		return err
	}
	first := entry{manifestName, int64(binary.LittleEndian.Uint32(head[22:])), binary.LittleEndian.Uint32(head[14:])}
	switch {
	case string(head[localSize:]) != manifestName:
		return fault(ErrNotBundle, "another archive")
	case !bytes.Equal(head, first.local()):
		return fault(ErrAltered, "header of the manifest")
	case first.size > MaxManifest:
		return fault(ErrTooLarge, "manifest")
	case first.size > r.size:
		return fault(ErrTruncated, "manifest")
	}
	data := make([]byte, first.size)
	if err := r.full(data); err != nil {
		return err
	}
	if crc32.ChecksumIEEE(data) != first.crc {
		return fault(ErrAltered, "manifest")
	}
	var err error
	if r.manifest, err = parseManifest(data); err != nil {
		return err
	}
	r.list = r.manifest.entries(first)
	switch want := length(r.list); {
	case r.size < want:
		return fault(ErrTruncated, "")
	case r.size > want:
		return fault(ErrAltered, "something follows")
	}
	return nil
}

// rest reads everything after the manifest.
func (r *reader) rest(to sink) error {
	for _, e := range r.list[1:] {
		if err := r.expect(e.local(), e.name); err != nil {
			return err
		}
		w, err := to.begin(e)
		if err != nil {
			return err
		}
		if err := r.copy(w, e); err != nil {
			return err
		}
		if err := to.end(e); err != nil {
			return err
		}
	}
	return r.expect(directory(r.list), "central directory")
}

// copy hands one file on and compares it with the manifest.
func (r *reader) copy(w io.Writer, e entry) error {
	sum, crc := sha256.New(), crc32.NewIEEE()
	buffer := make([]byte, 256<<10)
	for left := e.size; left > 0; {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		b := buffer[:min(left, int64(len(buffer)))]
		if err := r.full(b); err != nil {
			return err
		}
		sum.Write(b)
		crc.Write(b)
		if _, err := w.Write(b); err != nil {
			return err
		}
		left -= int64(len(b))
		if r.progress != nil {
			r.progress(int64(len(b)))
		}
	}
	if hex.EncodeToString(sum.Sum(nil)) != r.hashOf(e) || crc.Sum32() != e.crc {
		return fault(ErrAltered, e.name)
	}
	return nil
}

// hashOf is what the manifest says of an entry.
func (r *reader) hashOf(e entry) string {
	if e.name == databaseName {
		return r.manifest.Database.SHA256
	}
	return e.name[len(filesName)+1:]
}

// expect reads what there must be.
func (r *reader) expect(want []byte, what string) error {
	got := make([]byte, len(want))
	if err := r.full(got); err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return fault(ErrAltered, what)
	}
	return nil
}

// full reads as much as it is given room for.
func (r *reader) full(b []byte) error {
	_, err := io.ReadFull(r.from, b)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fault(ErrTruncated, "")
	case err != nil: // a seal that does not hold; what the disk refuses goes before
		return fault(ErrAltered, err.Error())
	}
	return nil
}

// File is a bundle that was opened for reading, and whose manifest was read.
// What makes a key of a passphrase takes a second on purpose: a File does it
// once.
type File struct {
	Manifest *Manifest
	source   *source
}

// OpenFile opens a bundle and reads its manifest; the passphrase is "" for one
// that is not sealed. Of what follows only the length is looked at. The caller
// closes the file.
//
// Errors: [*Fault], and those of the system.
func OpenFile(path, passphrase string) (*File, error) {
	s, err := openSource(path, passphrase)
	if err != nil {
		return nil, err
	}
	f := &File{source: s}
	r, err := f.begin(context.Background(), nil)
	if err != nil {
		f.Close()
		return nil, err
	}
	f.Manifest = r.manifest
	return f, nil
}

// Close ends the use of the file.
func (f *File) Close() { f.source.close() }

// begin reads the manifest, from the beginning.
func (f *File) begin(ctx context.Context, progress func(n int64)) (*reader, error) {
	r := &reader{ctx: ctx, from: f.source.reader(), size: f.source.size, progress: progress}
	return r, f.source.file.or(r.begin())
}

// rest reads what follows the manifest.
func (f *File) rest(r *reader, to sink) error { return f.source.file.or(r.rest(to)) }

// Look reads the manifest of a bundle; see [OpenFile].
func Look(path, passphrase string) (*Manifest, error) {
	f, err := OpenFile(path, passphrase)
	if err != nil {
		return nil, err
	}
	f.Close()
	return f.Manifest, nil
}
