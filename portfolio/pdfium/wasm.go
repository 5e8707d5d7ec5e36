package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/experimental/table"

	binary "acquis/assets/pdfium"
)

// pageBytes is the unit in which the memory of WebAssembly grows.
const pageBytes = 64 << 10

// program is pdfium.wasm made ready to run: machine code, and the few
// functions of a system that it asks for.
type program struct {
	runtime wazero.Runtime
	code    wazero.CompiledModule
	cache   wazero.CompilationCache
	arenas  arenas
}

// load compiles the program, or takes it from the cache in a folder ("" for
// none). The error is [ErrMissing] where the build has no program.
func load(ctx context.Context, files fs.FS, cacheDir string) (*program, error) {
	wasm, err := fs.ReadFile(files, binary.Name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMissing, err)
	}
	p := &program{}
	config := wazero.NewRuntimeConfig().WithCloseOnContextDone(true).WithMemoryLimitPages(maxMemory / pageBytes).
		WithDebugInfoEnabled(false).WithCustomSections(false)
	if cacheDir != "" {
		if p.cache, err = wazero.NewCompilationCacheWithDir(cacheDir); err == nil {
			config = config.WithCompilationCache(p.cache)
		} // without a cache it is only slower
	}
	p.runtime = wazero.NewRuntimeWithConfig(ctx, config)
	workers := experimental.WithCompilationWorkers(ctx, runtime.NumCPU())
	if p.code, err = p.runtime.CompileModule(workers, wasm); err == nil {
		err = p.provide(ctx)
	}
	if err != nil {
		p.close()
		return nil, fmt.Errorf("pdfium: %w", err)
	}
	return p, nil
}

func (p *program) close() {
	ctx := context.Background()
	_ = p.runtime.Close(ctx)
	if p.cache != nil {
		_ = p.cache.Close(ctx)
	}
}

// provide makes the functions that the program imports: those of a system
// with one file and no more, and the calls that longjmp may end.
func (p *program) provide(ctx context.Context) error {
	builders := map[string]wazero.HostModuleBuilder{}
	for _, f := range p.code.ImportedFunctions() {
		module, name, _ := f.Import()
		if builders[module] == nil {
			builders[module] = p.runtime.NewHostModuleBuilder(module)
		}
		builders[module].NewFunctionBuilder().
			WithGoModuleFunction(imported(name, f), f.ParamTypes(), f.ResultTypes()).Export(name)
	}
	for _, b := range builders {
		if _, err := b.Instantiate(ctx); err != nil {
			return err
		}
	}
	return nil
}

// errLongjmp travels from the C function longjmp to the call that setjmp marked.
var errLongjmp = errors.New("pdfium: longjmp")

func imported(name string, f api.FunctionDefinition) api.GoModuleFunc {
	switch {
	case strings.HasPrefix(name, "invoke_"):
		params, results := f.ParamTypes()[1:], f.ResultTypes()
		return func(ctx context.Context, m api.Module, stack []uint64) { invoke(ctx, m, stack, params, results) }
	case name == "_emscripten_throw_longjmp":
		return func(context.Context, api.Module, []uint64) { panic(errLongjmp) }
	case name == "_abort_js":
		return func(context.Context, api.Module, []uint64) { panic(errAborted) }
	}
	serve := system[name] // nil for what documents never need
	returns := len(f.ResultTypes()) > 0
	return func(ctx context.Context, m api.Module, stack []uint64) {
		result := uint64(noSystemCall)
		if serve != nil {
			result = serve(ctx.Value(fileKey{}).(*openFile), m.Memory(), stack)
		}
		if returns {
			stack[0] = result
		}
	}
}

// invoke calls a function by its place in the table, for C code that has
// called setjmp: a longjmp inside comes back here and is told by setThrew.
func invoke(ctx context.Context, m api.Module, stack []uint64, params, results []api.ValueType) {
	sp, err := m.ExportedFunction("emscripten_stack_get_current").Call(ctx)
	if err != nil {
		panic(err)
	}
	f := table.LookupFunction(m, 0, uint32(stack[0]), params, results)
	answer, err := f.Call(ctx, stack[1:1+len(params)]...)
	if err == nil {
		copy(stack, answer)
		return
	}
	if !errors.Is(err, errLongjmp) {
		panic(err)
	}
	if _, err := m.ExportedFunction("_emscripten_stack_restore").Call(ctx, sp[0]); err != nil {
		panic(err)
	}
	if _, err := m.ExportedFunction("setThrew").Call(ctx, 1, 0); err != nil {
		panic(err)
	}
}

// fileKey is under what the context of every call holds the *openFile.
type fileKey struct{}

// machine is one running copy of the program, with a memory of its own and one
// file to read. It is for one goroutine at a time. After an error of call it
// is good for nothing but close.
type machine struct {
	module    api.Module
	file      *openFile
	functions map[string]api.Function
	closing   sync.Once
}

// start makes a machine.
func (p *program) start(ctx context.Context, file *openFile) (*machine, error) {
	m := &machine{file: file, functions: map[string]api.Function{}}
	memory := experimental.MemoryAllocatorFunc(func(_, most uint64) experimental.LinearMemory { return p.arenas.allocate(most) })
	module, err := p.runtime.InstantiateModule(experimental.WithMemoryAllocator(context.WithValue(ctx, fileKey{}, file), memory), p.code,
		wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		return nil, failure(ctx, err)
	}
	m.module = module
	for _, name := range []string{"__wasm_call_ctors", "FPDF_InitLibrary"} {
		if _, err := m.call(ctx, name); err != nil {
			m.close()
			return nil, err
		}
	}
	return m, nil
}

// call calls a function of the program. Errors: that of ctx, or [ErrCrashed].
func (m *machine) call(ctx context.Context, name string, args ...uint64) (result uint64, err error) {
	defer func() {
		if r := recover(); r != nil { // of the runtime itself: it has not happened yet
			err = fmt.Errorf("%w: %s: %v", ErrCrashed, name, r)
		}
	}()
	f := m.functions[name]
	if f == nil {
		if f = m.module.ExportedFunction(name); f == nil {
			return 0, fmt.Errorf("%w: no function %s", ErrCrashed, name)
		}
		m.functions[name] = f
	}
	results, err := f.Call(context.WithValue(ctx, fileKey{}, m.file), args...)
	switch {
	case err != nil:
		return 0, failure(ctx, fmt.Errorf("%s: %w", name, err))
	case len(results) == 0:
		return 0, nil
	}
	return results[0], nil
}

// failure is the error of a call that did not return.
func failure(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("%w: %w", ErrCrashed, err)
}

// memory is what a machine works in, as far as this package looks into it.
func (m *machine) memory() memory { return m.module.Memory() }

func (m *machine) close() {
	m.closing.Do(func() { _ = m.module.Close(context.Background()) })
}
