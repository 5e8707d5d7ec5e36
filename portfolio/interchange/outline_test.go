package interchange

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"acquis/portfolio"
)

func TestAnOutlineIsReadAsItWasWritten(t *testing.T) {
	o := sample(t).State.Outline
	path := filepath.Join(t.TempDir(), "trame.json")
	if err := WriteOutline(path, o); err != nil {
		t.Fatal(err)
	}
	read, err := ReadOutline(path)
	if err != nil || !reflect.DeepEqual(read, o) {
		t.Errorf("%v:\n%#v\n%#v", err, read, o)
	}
	if _, err := ReadOutline(path + "x"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := os.WriteFile(path, []byte(strings.Repeat(" ", portfolio.MaxOutline)+"{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	var fault *portfolio.OutlineError
	if _, err := ReadOutline(path); !errors.As(err, &fault) || fault.Problem != portfolio.OutlineLong {
		t.Errorf("a file without end: %v", err)
	}
}
