package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	binary "acquis/assets/pdfium"
)

// The limits of a document.
const (
	// maxMemory is what the program may use for one document, in bytes.
	maxMemory = 512 << 20
	// keptMemory is how much of it a document keeps after a page: beyond, it
	// begins anew, which takes less than a tenth of a second.
	keptMemory = 128 << 20
	// openTime and pageTime are how long it may take to read a document's
	// plan, and to draw or read a page.
	openTime = 15 * time.Second
	pageTime = 20 * time.Second
	// MaxPixels is the most that a picture of a page may have.
	MaxPixels = 40 << 20
)

// Options say where an Engine finds things.
type Options struct {
	// Program holds pdfium.wasm; nil for what is built in.
	Program fs.FS
	// Cache is the folder for machine code. It must be private, for what lies
	// there is run. "" is the folder of the application in the user's cache.
	Cache string
}

// Engine opens documents. It may be used from any goroutine.
type Engine struct {
	options Options
	builtIn bool // the program is that of this build, which a child has as well
	mu      sync.Mutex
	program *program
	closed  bool
}

// New makes an engine, which starts at the first Open.
func New(o Options) *Engine {
	builtIn := o.Program == nil
	if builtIn {
		o.Program = binary.Files()
	}
	if o.Cache == "" {
		o.Cache = cacheDir()
	}
	return &Engine{options: o, builtIn: builtIn}
}

// cacheDir is the private folder for machine code, made if need be; "" if
// there can be none, and the program is then compiled at every start.
func cacheDir() string {
	user, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(user, "acquis", "pdfium")
}

// Available reports whether this build has the program.
func (e *Engine) Available() bool {
	_, err := fs.Stat(e.options.Program, binary.Name)
	return err == nil
}

// ready starts the engine.
func (e *Engine) ready(ctx context.Context) (*program, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case e.closed:
		return nil, ErrClosed
	case e.program != nil:
		return e.program, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	dir := e.options.Cache
	if dir != "" && private(dir) != nil {
		dir = ""
	}
	// Once begun it is finished: the next to ask needs it too.
	ctx = context.WithoutCancel(ctx)
	if e.builtIn && dir != "" {
		_ = compile(ctx, dir) // or load does it
	}
	p, err := load(ctx, e.options.Program, dir)
	if err != nil {
		return nil, err
	}
	e.program = p
	return p, nil
}

// private makes a folder that no other user can write to.
func private(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.Chmod(dir, 0o700)
}

// Open opens the PDF at path. Errors: [ErrMissing], [ErrPassword],
// [ErrBroken], [ErrSlow], [ErrCrashed], those of the file system, and that of
// ctx.
func (e *Engine) Open(ctx context.Context, path string) (*Document, error) {
	p, err := e.ready(ctx)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("pdfium: %w", err)
	}
	d := &Document{program: p, file: file}
	if err := d.begin(ctx); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return d, nil
}

// Close stops the engine. Documents that are still open answer with errors.
func (e *Engine) Close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	if e.program != nil {
		e.program.close()
		e.program = nil
	}
}
