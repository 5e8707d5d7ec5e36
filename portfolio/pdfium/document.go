package pdfium

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"sync"
	"time"
)

// Document is an open PDF. It may be used from any goroutine; calls wait for
// each other.
type Document struct {
	program *program
	file    *os.File

	mu      sync.Mutex
	machine *machine // nil after a failure: the next call makes a new one
	handle  uint64   // FPDF_DOCUMENT
	form    uint64   // FPDF_FORMHANDLE: what is filled into a form is drawn by it
	pages   int
	closed  bool
}

// Points are lengths in 1/72 of an inch.
type Points = float64

// codes of FPDF_GetLastError.
const (
	codePassword = 4
	codeSecurity = 5
)

// begin opens the document in a new machine.
func (d *Document) begin(ctx context.Context) error {
	info, err := d.file.Stat()
	if err != nil {
		return fmt.Errorf("pdfium: %w", err)
	}
	if info.Size() > math.MaxInt32 { // what the format's offsets are read into
		return fmt.Errorf("%w: %d bytes", ErrBroken, info.Size())
	}
	timed, cancel := context.WithTimeout(ctx, openTime)
	defer cancel()
	open := &openFile{from: d.file, size: info.Size()}
	m, err := d.program.start(timed, open)
	if err != nil {
		return slow(ctx, err)
	}
	if err := d.load(timed, m); err != nil {
		m.close()
		if open.err != nil {
			err = errors.Join(err, open.err)
		}
		return slow(ctx, err)
	}
	d.machine = m
	return nil
}

// load has a machine read the document's plan.
func (d *Document) load(ctx context.Context, m *machine) error {
	name, err := m.allocate(ctx, append([]byte(fileName), 0))
	if err != nil {
		return err
	}
	if d.handle, err = m.call(ctx, "FPDF_LoadDocument", name, 0); err != nil {
		return err
	}
	if d.handle == 0 {
		code, err := m.call(ctx, "FPDF_GetLastError")
		switch {
		case err != nil:
			return err
		case code == codePassword, code == codeSecurity:
			return ErrPassword
		}
		return fmt.Errorf("%w: code %d", ErrBroken, code)
	}
	count, err := m.call(ctx, "FPDF_GetPageCount", d.handle)
	if err != nil {
		return err
	}
	if d.pages = int(int32(count)); d.pages <= 0 {
		return fmt.Errorf("%w: no pages", ErrBroken)
	}
	return d.loadForm(ctx, m)
}

// loadForm makes what draws the fields of forms. All its callbacks are left
// out, as nobody types into these.
func (d *Document) loadForm(ctx context.Context, m *machine) error {
	const length, version = 256, 2 // of FPDF_FORMFILLINFO, without XFA
	info := make([]byte, length)
	binary.LittleEndian.PutUint32(info, version)
	at, err := m.allocate(ctx, info)
	if err != nil {
		return err
	}
	d.form, err = m.call(ctx, "FPDFDOC_InitFormFillEnvironment", d.handle, at)
	if err == nil && d.form != 0 {
		_, err = m.call(ctx, "FPDF_SetFormFieldHighlightAlpha", d.form, 0)
	}
	return err
}

// allocate puts bytes into the memory of a machine, for as long as it runs.
func (m *machine) allocate(ctx context.Context, bytes []byte) (uint64, error) {
	at, err := m.call(ctx, "malloc", uint64(len(bytes)))
	if err != nil {
		return 0, err
	}
	if at == 0 || !m.memory().Write(uint32(at), bytes) {
		return 0, fmt.Errorf("%w: no memory", ErrCrashed)
	}
	return at, nil
}

// slow tells the limit of a call from that of its caller.
func slow(ctx context.Context, err error) error {
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return ErrSlow
	}
	return err
}

// Pages is how many pages there are, at least one.
func (d *Document) Pages() int { return d.pages }

// Size is the size of a page, from 0, as it is read (turned, if it says so).
func (d *Document) Size(ctx context.Context, page int) (width, height Points, err error) {
	err = d.do(ctx, pageTime, func(ctx context.Context, m *machine) error {
		width, height, err = d.sizeOf(ctx, m, page)
		return err
	})
	return width, height, err
}

func (d *Document) sizeOf(ctx context.Context, m *machine, page int) (width, height Points, err error) {
	if page < 0 || page >= d.pages {
		return 0, 0, ErrPage
	}
	at, err := m.allocate(ctx, make([]byte, 8)) // FS_SIZEF
	if err != nil {
		return 0, 0, err
	}
	defer m.call(ctx, "free", at) //nolint:errcheck // eight bytes
	ok, err := m.call(ctx, "FPDF_GetPageSizeByIndexF", d.handle, uint64(page), at)
	if err != nil {
		return 0, 0, err
	}
	raw, _ := m.memory().Read(uint32(at), 8)
	width = Points(math.Float32frombits(binary.LittleEndian.Uint32(raw)))
	height = Points(math.Float32frombits(binary.LittleEndian.Uint32(raw[4:])))
	if ok == 0 || !(width > 0 && height > 0) || width > maxSide || height > maxSide {
		return 0, 0, ErrPage
	}
	return width, height, nil
}

// maxSide is the longest side of a page that is believed: twenty times the
// 200 inches of the format's first readers.
const maxSide Points = 20 * 200 * 72

// do runs a piece of work in the document's machine, within a limit of time. A
// work that fails, or needs much memory, leaves nothing behind: the next one
// gets a new machine.
func (d *Document) do(ctx context.Context, limit time.Duration, work func(context.Context, *machine) error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if d.machine == nil {
		if err := d.begin(ctx); err != nil {
			return err
		}
	}
	timed, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err := work(timed, d.machine)
	failed := err != nil && !errors.Is(err, ErrPage) && !errors.Is(err, ErrTooLarge)
	if failed || d.machine.memory().Size() > keptMemory {
		d.machine.close()
		d.machine = nil
	}
	return slow(ctx, err)
}

// onPage runs a piece of work on a loaded page.
func (d *Document) onPage(ctx context.Context, page int, work func(ctx context.Context, m *machine, loaded uint64) error) error {
	if page < 0 || page >= d.pages {
		return ErrPage
	}
	return d.do(ctx, pageTime, func(ctx context.Context, m *machine) error {
		loaded, err := m.call(ctx, "FPDF_LoadPage", d.handle, uint64(page))
		if err != nil {
			return err
		}
		if loaded == 0 {
			return ErrPage
		}
		err = work(ctx, m, loaded)
		if err == nil || errors.Is(err, ErrPage) {
			_, closing := m.call(ctx, "FPDF_ClosePage", loaded)
			err = errors.Join(err, closing)
		}
		return err
	})
}

// Close gives back what the document holds. Work that is under way is waited
// for: cancel it first.
func (d *Document) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return nil
	}
	d.closed = true
	if d.machine != nil {
		d.machine.close()
		d.machine = nil
	}
	return d.file.Close()
}
