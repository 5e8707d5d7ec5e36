package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"acquis/portfolio/child"
)

// program is the name under which scripts run this command.
const program = "acquis"

func TestMain(m *testing.M) {
	if name := filepath.Base(os.Args[0]); strings.TrimSuffix(name, ".exe") != program {
		registerChildren() // main does it otherwise
		child.Main()
	}
	testscript.Main(m, map[string]func(){program: main})
}

// windowless says that this build has no window. See windowless_test.go.
var windowless bool

// The scripts in testdata/script are the acceptance tests of the command line:
// what a person types, and what comes back. Beside the usual commands:
//
//	exits CODE ARGUMENT...   runs acquis, which must exit with that code
//	id NAME                  keeps the last line of the output in a variable
//	json [KEY=VALUE...]      the output is one JSON object with schema 1, and
//	                         the members at these paths have these values
//	                         ("blocks.0.code"; "blocks.count" is a length)
//	alter FILE OLD NEW       replaces text that must be there
//	longtitle NAME LENGTH    keeps a title of that many letters in a variable
//	pdf FILE                 it is a whole PDF
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("ACQUIS_DATA", filepath.Join(e.WorkDir, "data"))
			return writeSamples(e.WorkDir)
		},
		Condition: func(name string) (bool, error) {
			if name != "windowless" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return windowless, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"longtitle": scriptLongTitle, "exits": scriptExits, "id": scriptID, "json": scriptJSON, "alter": scriptAlter, "pdf": scriptPDF,
		},
	})
}

func scriptExits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(program, args[1:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("acquis %s exits %d, not %d: %s", strings.Join(args[1:], " "), got, want, ts.ReadFile("stderr"))
	}
}

func scriptID(ts *testscript.TestScript, _ bool, args []string) {
	lines := strings.Fields(ts.ReadFile("stdout"))
	if len(lines) == 0 {
		ts.Fatalf("no output to take an id from")
	}
	ts.Setenv(args[0], lines[len(lines)-1])
}

func scriptJSON(ts *testscript.TestScript, _ bool, args []string) {
	d := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	var object map[string]any
	ts.Check(d.Decode(&object))
	if _, err := d.Token(); err != io.EOF {
		ts.Fatalf("there is more than one object")
	}
	if object["schema"] != 1.0 {
		ts.Fatalf("schema is %v", object["schema"])
	}
	for _, arg := range args {
		path, want, _ := strings.Cut(arg, "=")
		if got := fmt.Sprint(member(object, path)); got != want {
			ts.Fatalf("%s is %q, not %q", path, got, want)
		}
	}
}

// member finds "blocks.0.code" in decoded JSON.
func member(v any, path string) any {
	for key := range strings.SplitSeq(path, ".") {
		switch in := v.(type) {
		case map[string]any:
			v = in[key]
		case []any:
			i, err := strconv.Atoi(key)
			if key == "count" {
				return len(in)
			}
			if err != nil || i >= len(in) {
				return nil
			}
			v = in[i]
		default:
			return nil
		}
	}
	return v
}

func scriptAlter(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	data := ts.ReadFile(path)
	if !strings.Contains(data, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, []byte(strings.Replace(data, args[1], args[2], 1)), 0o600))
}

func scriptLongTitle(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Setenv(args[0], strings.Repeat("é", n))
}

func scriptPDF(ts *testscript.TestScript, _ bool, args []string) {
	data := []byte(ts.ReadFile(args[0]))
	if !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data[max(0, len(data)-32):], []byte("%%EOF")) {
		ts.Fatalf("%s is no whole PDF", args[0])
	}
}

// writeSamples writes the documents that scripts add, and some that are not
// what they should be.
func writeSamples(dir string) error {
	picture := image.NewRGBA(image.Rect(0, 0, 60, 40))
	for x := range 60 {
		picture.Set(x, x%40, color.RGBA{uint8(4 * x), 90, 30, 255})
	}
	var photo, drawing bytes.Buffer
	if err := errors.Join(jpeg.Encode(&photo, picture, nil), png.Encode(&drawing, picture)); err != nil {
		return err
	}
	document := samplePDF(3)
	for name, data := range map[string][]byte{
		"photo.jpg":      photo.Bytes(),
		"dessin.png":     drawing.Bytes(),
		"rapport.pdf":    document,
		"tronque.pdf":    document[:len(document)/2],
		"tronque.jpg":    photo.Bytes()[:photo.Len()/2],
		"vide.pdf":       nil,
		"Mme Dupont.pdf": []byte("Bonjour, ceci est du texte.\n"),
		"lettre.docx":    []byte("PK\x03\x04 and not much else"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// samplePDF writes a plain PDF of some empty pages.
func samplePDF(pages int) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(offsets)}, args...)...)
	}
	out.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 3+i)
	}
	object("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), pages)
	for range pages {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>")
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return out.Bytes()
}
