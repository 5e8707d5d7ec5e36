package annex

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Limits of the reader. The child's own limits stand behind them.
const (
	maxFileBytes   = 300 << 20 // the reader holds a file whole
	maxDecodeBytes = 64 << 20  // of one content stream
)

// openPDF reads a file whole and gives its objects. It undoes encryption that
// asks for no password, and repairs what can be repaired; other files are
// ErrEncrypted or ErrDamaged.
func openPDF(ctx context.Context, path string) (*document, error) {
	f, err := os.Open(path) // stays open with the document, in a child that does nothing else
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	stat, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	switch {
	case stat.Size() == 0:
		return nil, ErrEmpty
	case stat.Size() > maxFileBytes:
		return nil, fmt.Errorf("%w: %d MB", ErrTooLarge, stat.Size()>>20)
	}
	model.ConfigPath = "disable" // no folder of its own in the person's settings
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	conf.Cmd = model.LISTINFO // the one that asks for no permission
	conf.Limits.MaxDecodeBytes = maxDecodeBytes
	read, err := pdfcpu.ReadWithContext(ctx, f, conf)
	if err != nil {
		return nil, readError(ctx, err)
	}
	if read.Root == nil {
		return nil, fmt.Errorf("%w: no catalog", ErrDamaged)
	}
	end := tail(f, stat.Size())
	if read.Encrypt == nil && bytes.Contains(end, []byte("/Encrypt")) {
		// The library overlooks an encryption that is described in the
		// trailer itself, and would give ciphertext for content.
		return nil, ErrEncrypted
	}
	d := &document{catalog: ref(read.Root.ObjectNumber), whole: bytes.Contains(end, []byte("%%EOF"))}
	if read.Info != nil {
		d.info = ref(read.Info.ObjectNumber)
	}
	for _, o := range read.ID {
		if s, ok := convert(o).(str); ok {
			d.id = append(d.id, string(s))
		}
	}
	d.load = d.loader(read, f, unreadable(read, f))
	return d, nil
}

func readError(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrOwnerPasswordRequired),
		errors.Is(err, pdfcpu.ErrPermissionDenied), errors.Is(err, pdfcpu.ErrEncrypted):
		return ErrEncrypted
	case errors.Is(err, pdfcpu.ErrEmptyInput):
		return ErrEmpty
	case strings.HasPrefix(err.Error(), "encryption"):
		return fmt.Errorf("%w: %w", ErrEncrypted, err) // a certificate, or a method that is not supported
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// tail reads the last bytes of a file, where the trailer and the end mark
// are. Writers pad files, so the mark need not be the last thing.
func tail(f io.ReaderAt, size int64) []byte {
	b := make([]byte, min(size, 4096))
	n, _ := f.ReadAt(b, size-int64(len(b)))
	return b[:n]
}

// loader converts objects when they are asked for, and remembers the last
// ones: page trees and resources are looked at again and again.
func (d *document) loader(read *model.Context, file io.ReaderAt, unreadable map[ref]bool) func(ref) object {
	small := map[ref]object{}
	return func(r ref) object {
		if unreadable[r] {
			d.lost++
			return nil
		}
		if o, ok := small[r]; ok {
			return o
		}
		found, err := read.Dereference(*types.NewIndirectRef(int(r), generation(read, int(r))))
		if err != nil {
			return nil
		}
		at := int64(0)
		if sd, ok := found.(types.StreamDict); ok && read.Encrypt == nil && sd.StreamOffset > 0 {
			sd.Raw, at = measured(file, sd.StreamOffset, sd.Raw)
			found = sd
		}
		o := convert(found)
		if s, ok := o.(*stream); ok {
			s.at = at
		}
		small[r] = o
		return o
	}
}

// unreadable lists the objects that are in the file but do not come out of
// the library as they are: it skips what it cannot parse, and where the table
// points to another object it takes that one. A page that needs one of them
// would lose content without a word, or show what belongs to another.
func unreadable(read *model.Context, file io.ReaderAt) map[ref]bool {
	wrong := map[ref]bool{}
	start := make([]byte, 48)
	for number, entry := range read.Table {
		if entry.Free || entry.Compressed || entry.Offset == nil || *entry.Offset == 0 {
			continue
		}
		n, _ := file.ReadAt(start, *entry.Offset)
		found, body, ok := objectStart(start[:n])
		if ok && (found != number || entry.Object == nil && !bytes.HasPrefix(body, []byte("null"))) {
			wrong[ref(number)] = true
		}
	}
	return wrong
}

// objectStart reads "12 0 obj" and returns the number and what follows.
func objectStart(b []byte) (number int, body []byte, ok bool) {
	const space = "\x00\t\n\f\r "
	head, body, ok := bytes.Cut(b, []byte("obj"))
	fields := bytes.Fields(bytes.Trim(head, space))
	if !ok || len(fields) != 2 {
		return 0, nil, false // an offset that the library has mended
	}
	number, err := strconv.Atoi(string(fields[0]))
	return number, bytes.TrimLeft(body, space), err == nil
}

func generation(read *model.Context, number int) int {
	if entry, ok := read.Table[number]; ok && entry.Generation != nil {
		return *entry.Generation
	}
	return 0
}

// convert makes an object of this package from one of the library.
func convert(o types.Object) object {
	switch o := o.(type) {
	case types.Boolean:
		return bool(o)
	case types.Integer:
		return int(o)
	case types.Float:
		return float64(o)
	case types.Name:
		return name(o)
	case types.StringLiteral:
		if b, err := types.Unescape(string(o)); err == nil {
			return str(b)
		}
	case types.HexLiteral:
		if b, err := o.Bytes(); err == nil {
			return str(b)
		}
	case types.IndirectRef:
		return ref(o.ObjectNumber)
	case *types.IndirectRef:
		return ref(o.ObjectNumber)
	case types.Array:
		a := make(array, len(o))
		for i, element := range o {
			a[i] = convert(element)
		}
		return a
	case types.Dict:
		return convertDict(o)
	case types.StreamDict:
		return convertStream(o)
	case types.ObjectStreamDict:
		return nil // its objects are reached by their own numbers
	}
	return nil
}

func convertDict(d types.Dict) dict {
	out := make(dict, len(d))
	for key, value := range d {
		out[name(key)] = convert(value)
	}
	return out
}

func convertStream(sd types.StreamDict) *stream {
	d := convertDict(sd.Dict)
	for i, f := range sd.FilterPipeline {
		// The identity filter of an encrypted file means nothing in ours.
		if f.Name == "Crypt" {
			dropFilter(d, i)
			break
		}
	}
	return &stream{dict: d, raw: sd.Raw, decode: func() ([]byte, error) {
		probe := sd
		probe.Content = nil
		if err := probe.DecodeWithLimit(maxDecodeBytes); err != nil {
			return nil, err
		}
		return probe.Content, nil
	}}
}

// dropFilter takes one filter out of a stream's list.
func dropFilter(d dict, i int) {
	for _, key := range []name{"Filter", "DecodeParms"} {
		if list, ok := d[key].(array); ok && i < len(list) {
			d[key] = append(append(array{}, list[:i]...), list[i+1:]...)
		} else {
			delete(d, key)
		}
	}
}
