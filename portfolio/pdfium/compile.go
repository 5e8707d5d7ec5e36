package pdfium

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	binary "acquis/assets/pdfium"
	"acquis/portfolio/child"
)

// compileJob makes the machine code in a process of its own: for some seconds it
// takes some hundred megabytes, which Go would not give back to the system for
// long, and the process that asks has somebody's portfolio in memory.
const compileJob = "pdfium-compile"

// What the job may take.
const (
	compileMemory = 1 << 30
	compileTime   = 3 * time.Minute
)

// Register makes the job known, for [child.Main]. Without it the first Open on
// a computer compiles in its own process.
func Register() {
	child.Register(compileJob, func(ctx context.Context, request json.RawMessage) (any, error) {
		var dir string
		if err := json.Unmarshal(request, &dir); err != nil {
			return nil, err
		}
		p, err := load(ctx, binary.Files(), dir)
		if err != nil {
			return nil, err
		}
		p.close()
		return nil, nil
	})
}

// compile fills the cache in a folder with what is built in, unless that was
// done. An error costs time and memory only: load compiles what is not there.
func compile(ctx context.Context, dir string) error {
	mark, err := compiledMark(dir)
	if err != nil {
		return err
	}
	if _, err := os.Stat(mark); err == nil {
		return nil
	}
	if err := child.Run(ctx, compileJob, dir, nil, child.Limits{Memory: compileMemory, Time: compileTime}); err != nil {
		return err
	}
	return os.WriteFile(mark, nil, 0o600)
}

// compiledMark is the name of a file that says that the cache holds this very
// program, as this very version of wazero compiles it.
func compiledMark(dir string) (string, error) {
	wasm, err := fs.ReadFile(binary.Files(), binary.Name)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	sum.Write(wasm)
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == "github.com/tetratelabs/wazero" {
				sum.Write([]byte(m.Version))
			}
		}
	}
	return filepath.Join(dir, fmt.Sprintf("compiled-%x", sum.Sum(nil)[:8])), nil
}
