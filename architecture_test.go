// Package acquis_test holds the one test that looks at the whole house: who
// may import whom. It reads the source of every package, whatever its build
// tags.
package acquis_test

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "acquis"

// floors are the parts of the house, the lowest first. A package imports its
// own floor and those below, and nothing of ours from above.
var floors = []string{"assets", "portfolio", "export", "ui", "cmd"}

// rooms are the packages of ui that screens share. Every other package right
// under ui is a screen, but for the frame.
var (
	rooms = []string{"ui/autosave", "ui/chooser", "ui/lang", "ui/marks", "ui/native", "ui/screentest", "ui/theme", "ui/viewer", "ui/widgets"}
	frame = []string{"ui", "ui/app", "ui/window", "ui/menu", "ui/run"}
)

// sourceFile is one file of ours that is no test.
type sourceFile struct {
	path    string // "portfolio/store/open.go"
	name    string // of its package
	doc     bool   // has a package comment
	lines   int
	imports []string
}

func (f *sourceFile) dir() string { return path.Dir(f.path) }

// sourceFiles reads all files of ours that are no tests.
func sourceFiles(t *testing.T) []sourceFile {
	t.Helper()
	var files []sourceFile
	for _, floor := range floors {
		err := fs.WalkDir(os.DirFS("."), floor, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && d.Name() == "testdata" {
				return fs.SkipDir
			}
			if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			f, err := readSource(name)
			files = append(files, f)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func readSource(name string) (sourceFile, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return sourceFile{}, err
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return sourceFile{}, err
	}
	f := sourceFile{path: name, name: parsed.Name.Name, doc: parsed.Doc != nil, lines: strings.Count(string(data), "\n")}
	for _, i := range parsed.Imports {
		imported, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return sourceFile{}, err
		}
		f.imports = append(f.imports, imported)
	}
	return f, nil
}

// ours is the folder of an imported package of this module, "" for others.
func ours(imported string) string {
	dir, ok := strings.CutPrefix(imported, module+"/")
	if !ok {
		return ""
	}
	return dir
}

func floorOf(dir string) int {
	first, _, _ := strings.Cut(dir, "/")
	return slices.Index(floors, first)
}

func within(dir, parent string) bool { return dir == parent || strings.HasPrefix(dir, parent+"/") }

func TestImportsPointDown(t *testing.T) {
	for _, f := range sourceFiles(t) {
		for _, imported := range f.imports {
			dir := ours(imported)
			if dir == "" {
				continue
			}
			if floorOf(dir) > floorOf(f.dir()) {
				t.Errorf("%s imports %s, which lies above", f.path, dir)
			}
			if within(f.dir(), "cmd") && within(dir, "cmd") && !within(dir, "cmd/internal") {
				t.Errorf("%s imports another program, %s", f.path, dir)
			}
		}
	}
}

func TestScreensDoNotKnowEachOther(t *testing.T) {
	isScreen := func(dir string) bool {
		return within(dir, "ui") && !slices.Contains(frame, dir) &&
			!slices.ContainsFunc(rooms, func(room string) bool { return within(dir, room) })
	}
	for _, f := range sourceFiles(t) {
		if !within(f.dir(), "ui") || slices.Contains(frame, f.dir()) {
			continue
		}
		for _, imported := range f.imports {
			if dir := ours(imported); dir != f.dir() && (isScreen(dir) || slices.Contains(frame, dir)) {
				t.Errorf("%s imports %s", f.path, dir)
			}
		}
	}
}

// Some libraries are named in one place only, so that they can be replaced and
// their traps are met once.
func TestLibrariesHaveOneDoor(t *testing.T) {
	doors := map[string]struct {
		dir   string // the only folder that may import it
		files int    // how many files of it may, 0 for any number
	}{
		"go.etcd.io/bbolt":                    {dir: "portfolio/store"},
		"github.com/jung-kurt/gofpdf":         {dir: "export/typeset", files: 1},
		"github.com/pdfcpu/pdfcpu":            {dir: "export/annex", files: 1},
		"github.com/blevesearch/snowballstem": {dir: "portfolio/lexis", files: 1},
		"filippo.io/age":                      {dir: "portfolio/bundle", files: 1},
		"github.com/tetratelabs/wazero":       {dir: "portfolio/pdfium", files: 1},
	}
	named := map[string][]string{}
	for _, f := range sourceFiles(t) {
		for library, door := range doors {
			if !slices.ContainsFunc(f.imports, func(i string) bool { return within(i, library) }) {
				continue
			}
			named[library] = append(named[library], f.path)
			if !within(f.dir(), door.dir) {
				t.Errorf("%s imports %s: only %s may", f.path, library, door.dir)
			}
		}
	}
	for library, door := range doors {
		if n := len(named[library]); door.files > 0 && n != door.files {
			t.Errorf("%s is imported by %q: want %d file", library, named[library], door.files)
		}
	}
}

// A finished file gets its name in one place, package durable. Whoever writes
// to a temporary file of its own, or renames, has another idea of what a power
// cut leaves. Programs for developers may.
func TestFilesAreFinishedInOnePlace(t *testing.T) {
	const place = "portfolio/durable"
	only := []string{"Rename", "CreateTemp", "Link", "Symlink", "MkdirTemp", "TempDir"}
	for _, f := range sourceFiles(t) {
		if f.dir() == place || within(f.dir(), "cmd") && !within(f.dir(), "cmd/acquis") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok || !slices.Contains(only, call.Sel.Name) {
				return true
			}
			if from, ok := call.X.(*ast.Ident); ok && from.Name == "os" {
				t.Errorf("%s calls os.%s: only %s does", f.path, call.Sel.Name, place)
			}
			return true
		})
	}
}

// Nothing leaves the computer: no package of ours knows http, one looks for the
// display, and other programs are started by two, one of which starts this
// program again; an address goes to a browser from one place, which a click
// leads to. (What the libraries could do is a test of cmd/acquis.)
func TestNothingLeaves(t *testing.T) {
	may := map[string][]string{
		"net":           {"ui/display.go"},
		"net/http":      nil,
		"crypto/tls":    nil,
		"net/rpc":       nil,
		"net/smtp":      nil,
		"os/exec":       {"portfolio/child", "ui/native", "export/pdftest"},
		"log/syslog":    nil,
		"net/textproto": nil,
	}
	for _, f := range sourceFiles(t) {
		if within(f.dir(), "cmd") && !within(f.dir(), "cmd/acquis") {
			continue // for developers
		}
		for imported, where := range may {
			if slices.Contains(f.imports, imported) && !slices.ContainsFunc(where, func(w string) bool { return within(f.path, w) }) {
				t.Errorf("%s imports %s", f.path, imported)
			}
		}
		data, err := os.ReadFile(f.path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), ".OpenURL(") && f.path != "ui/outside.go" {
			t.Errorf("%s opens an address", f.path)
		}
	}
}

// The command line and everything below the window do without the toolkit, on
// every system, however far the imports reach.
func TestNoFyneBelowTheWindow(t *testing.T) {
	for _, system := range []string{"linux", "windows", "darwin"} {
		context := build.Default
		context.GOOS, context.CgoEnabled = system, false
		context.BuildTags = []string{"ci"}
		w := walk{t: t, context: context, seen: map[string]bool{}}
		dirs := []string{"cmd/acquis"}
		for _, f := range sourceFiles(t) {
			if floorOf(f.dir()) < slices.Index(floors, "ui") {
				dirs = append(dirs, f.dir())
			}
		}
		for _, dir := range dirs {
			w.visit(dir, dir)
		}
	}
}

// walk follows imports through the packages of this module.
type walk struct {
	t       *testing.T
	context build.Context
	seen    map[string]bool
}

func (w *walk) visit(dir, trail string) {
	if w.seen[dir] {
		return
	}
	w.seen[dir] = true
	pkg, err := w.context.ImportDir(dir, 0)
	if _, empty := err.(*build.NoGoError); empty {
		return // nothing here for this system
	}
	if err != nil {
		w.t.Fatal(err)
	}
	for _, imported := range pkg.Imports {
		if strings.HasPrefix(imported, "fyne.io/") {
			w.t.Errorf("%s, %s: imports %s", w.context.GOOS, trail, imported)
		}
		if next := ours(imported); next != "" {
			w.visit(next, trail+" → "+next)
		}
	}
}

func TestPackagesSayWhatTheyAreFor(t *testing.T) {
	documented := map[string]bool{}
	for _, f := range sourceFiles(t) {
		documented[f.dir()] = documented[f.dir()] || f.doc
		if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "misc", "shared", "base"}, f.name) {
			t.Errorf("%s: package %s says nothing of what it is for", f.path, f.name)
		}
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

// A file fits in a head.
func TestFilesAreShort(t *testing.T) {
	const most = 400
	for _, f := range sourceFiles(t) {
		if f.lines > most {
			t.Errorf("%s has %d lines: more than %d, split it", f.path, f.lines, most)
		}
	}
}
