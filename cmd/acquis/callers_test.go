package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// callers are the packages in the program, the libraries included, that could
// open a connection, with what they would call, and why nothing does. A new one
// is not taken in before somebody has read it.
var callers = map[string]struct {
	calls string
	why   string
}{
	"acquis/ui": {"net.Dial",
		"whether there is a display, at the address that DISPLAY names: the screen itself (X11), on this computer unless the person has one elsewhere"},
	"github.com/godbus/dbus/v5": {"net.Dial net.DialUnix",
		"the dialogs and the look of the desktop (D-Bus), at the address that the session names: a unix socket"},
	"fyne.io/fyne/v2": {"http.Get",
		"LoadResourceFromURLString, which nobody here calls"},
	"fyne.io/fyne/v2/internal/repository": {"http.Get http.Head",
		"an http address given as a file, which nobody here does: what is dropped is taken for a path on this computer"},
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/primitives": {"http.Client http.NewRequest http.Transport net.DefaultResolver net.Dialer",
		"pictures by address in a PDF described in JSON, which nobody here makes"},
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/sign": {"http.Client http.Transport net.DefaultResolver net.Dialer",
		"whether a signature was revoked, which nobody here asks; Offline forbids it besides"},
	"github.com/google/uuid": {"net.Interfaces",
		"the address of a network card for ids of version 1, of which there are none here"},
	"github.com/tetratelabs/wazero/internal/sock": {"net.Listen net.Listener",
		"sockets for a guest, none of which is given to pdfium"},
}

// door lists what opens a connection, or looks somebody up.
func door(pkg, name string) bool {
	switch pkg {
	case "net":
		for _, prefix := range []string{"Dial", "Listen", "Lookup", "Interfaces", "InterfaceAddrs", "DefaultResolver", "FileConn"} {
			if strings.HasPrefix(name, prefix) {
				return true
			}
		}
	case "net/http":
		return slices.Contains([]string{"Get", "Head", "Post", "PostForm", "Client", "DefaultClient", "DefaultTransport", "NewRequest", "Transport",
			"NewRequestWithContext", "ListenAndServe", "ListenAndServeTLS", "Serve", "Server"}, name)
	case "crypto/tls":
		return strings.HasPrefix(name, "Dial") || strings.HasPrefix(name, "Listen")
	case "syscall", "golang.org/x/sys/unix", "golang.org/x/sys/windows":
		return slices.Contains([]string{"Socket", "Connect", "Bind", "Sendto", "SYS_SOCKET", "WSASocket", "ConnectEx"}, name)
	}
	return false
}

// deps lists the packages of a build of the program, with their files.
func deps(t *testing.T, env []string, flags ...string) (list []listed) {
	t.Helper()
	c := exec.Command("go", append(append([]string{"list", "-deps", "-json=ImportPath,Dir,GoFiles,CgoFiles,Standard"}, flags...), ".")...)
	c.Env = append(c.Environ(), env...)
	out, err := c.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v %s", err, exit.Stderr)
		}
		t.Skip(err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); err == io.EOF {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

type listed struct {
	ImportPath, Dir   string
	GoFiles, CgoFiles []string
	Standard          bool
}

// Who in the program, whoever wrote it, could call out is known, one by one.
func TestWhoCouldCallOutIsKnown(t *testing.T) {
	found := map[string]map[string]bool{}
	for _, build := range []struct {
		env   []string
		flags []string
	}{
		{[]string{"CGO_ENABLED=0"}, []string{"-tags", "ci"}},
		{[]string{"CGO_ENABLED=1", "GOOS=linux"}, []string{"-tags", "migrated_fynedo"}},
		{[]string{"CGO_ENABLED=1", "GOOS=windows"}, []string{"-tags", "migrated_fynedo"}},
		{[]string{"CGO_ENABLED=1", "GOOS=darwin"}, []string{"-tags", "migrated_fynedo"}},
	} {
		packages := deps(t, build.env, build.flags...)
		if len(packages) < 100 {
			t.Fatalf("%v: only %d packages", build, len(packages))
		}
		for _, p := range packages {
			if p.Standard {
				continue // calls nobody by itself
			}
			for _, name := range slices.Concat(p.GoFiles, p.CgoFiles) {
				if found[p.ImportPath] == nil {
					found[p.ImportPath] = map[string]bool{}
				}
				doors(t, filepath.Join(p.Dir, name), found[p.ImportPath])
			}
		}
	}
	for pkg, calls := range found {
		said := strings.Join(slices.Sorted(maps.Keys(calls)), " ")
		if known := callers[pkg]; said != known.calls {
			t.Errorf("%s could call %q, known is %q", pkg, said, known.calls)
		}
	}
	for pkg := range callers {
		if len(found[pkg]) == 0 {
			t.Errorf("%s calls nobody any more", pkg)
		}
	}
}

// doors notes what a file takes of packages that lead to a network.
func doors(t *testing.T, path string, into map[string]bool) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, i := range f.Imports {
		imported, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		name := imported[strings.LastIndex(imported, "/")+1:]
		if i.Name != nil {
			name = i.Name.Name
		}
		names[name] = imported
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Obj == nil && door(names[x.Name], s.Sel.Name) {
				into[x.Name+"."+s.Sel.Name] = true
			}
		}
		return true
	})
}
