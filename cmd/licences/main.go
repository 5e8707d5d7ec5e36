// Command licences copies the licence of every Go module that Acquis links,
// and of the program it runs to read PDFs, into assets/licences, where the
// program finds them. Run it after a change of go.mod: `make licences`.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const folder = "assets/licences"

// builds are the ways in which Acquis is built.
var builds = [][]string{
	{"CGO_ENABLED=1", "-tags=migrated_fynedo"},
	{"CGO_ENABLED=0", "-tags=ci"},
}

// others are the licences of what is no Go module, by the name to give them.
var others = map[string]string{
	"PDFium":        "assets/pdfium/LICENSE-pdfium.txt",
	"hyzyla_pdfium": "assets/pdfium/LICENSE-hyzyla-pdfium.txt",
}

var licenceName = regexp.MustCompile(`(?i)^(licen[sc]e|copying|notice)(\.(txt|md))?$`)

func main() {
	if err := collect(); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func collect() error {
	modules, err := linked()
	if err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return err
	}
	for _, f := range old {
		if err := os.Remove(f); err != nil {
			return err
		}
	}
	for _, m := range modules {
		if err := copyLicence(m); err != nil {
			return err
		}
	}
	for name, path := range others {
		data, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name+".txt"), data, 0o644)
		}
		if err != nil {
			return err
		}
	}
	fmt.Println(len(modules)+len(others), "licences")
	return nil
}

// module is a linked module and where its source lies.
type module struct{ path, dir string }

func linked() ([]module, error) {
	var all []module
	for _, b := range builds {
		list := exec.Command("go", "list", b[1], "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", "./cmd/acquis")
		list.Env = append(os.Environ(), b[0])
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(out)) {
			if path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				all = append(all, module{path, dir})
			}
		}
	}
	slices.SortFunc(all, func(a, b module) int { return strings.Compare(a.path, b.path) })
	return slices.Compact(all), nil
}

// copyLicence writes all that a module says of its licence into one file named
// after it.
func copyLicence(m module) error {
	entries, err := os.ReadDir(m.dir)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	for _, e := range entries {
		if !licenceName.MatchString(e.Name()) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(m.dir, e.Name()))
		if err != nil {
			return err
		}
		text.Write(bytes.TrimSpace(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))))
		text.WriteString("\n\n")
	}
	if text.Len() == 0 {
		return errors.New("no licence in " + m.path)
	}
	name := strings.ReplaceAll(m.path, "/", "_") + ".txt"
	return os.WriteFile(filepath.Join(folder, name), append(bytes.TrimSpace(text.Bytes()), '\n'), 0o644)
}
