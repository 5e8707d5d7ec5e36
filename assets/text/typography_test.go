package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// faults are what French typography does not allow in a sentence.
var faults = map[string]*regexp.Regexp{
	"a straight apostrophe":                   regexp.MustCompile(`\pL'\pL`),
	"three dots for an ellipsis":              regexp.MustCompile(`\.\.\.`),
	"no narrow no-break space before ; : ! ?": regexp.MustCompile(`[\pL\pN»)][ \x{00A0}]?[;!?](?:[ \n]|$)|\pL[ \x{00A0}]?:[ \n]`),
	"no narrow no-break space inside « »":     regexp.MustCompile(`«[^\x{202F}]|[^\x{202F}]»`),
	"a narrow no-break space twice":           regexp.MustCompile(`\x{202F}{2}`),
	"straight quotes":                         regexp.MustCompile(`"`),
}

// Every sentence that Acquis says is set as a French printer would.
func TestTypography(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if _, isImport := n.(*ast.ImportSpec); isImport {
				return false
			}
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				checkTypography(t, set.Position(literal.Pos()).String(), literal.Value)
			}
			return true
		})
	}
}

func checkTypography(t *testing.T, where, literal string) {
	said, err := strconv.Unquote(literal)
	if err != nil {
		t.Fatal(err)
	}
	for fault, pattern := range faults {
		if m := pattern.FindString(said); m != "" {
			t.Errorf("%s: %s in %q (%q)", where, fault, said, m)
		}
	}
}
