package native

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
)

// The dialogs of macOS come through AppleScript. The script is fixed; what a
// person or a file name says goes in as arguments, never as code.

func openFiles(ctx context.Context, title string, filters []Filter, several bool) ([]string, error) {
	kinds := kindsOf(filters)
	choose := "choose file with prompt (item 1 of argv)"
	if kinds != "" {
		choose += " of type " + kinds
	}
	if !several {
		return script(ctx, "on run argv\nreturn POSIX path of ("+choose+")\nend run", title)
	}
	return script(ctx, `on run argv
set chosen to `+choose+` with multiple selections allowed
set answer to ""
repeat with f in chosen
set answer to answer & (POSIX path of f) & linefeed
end repeat
return answer
end run`, title)
}

func saveFile(ctx context.Context, title, name string, _ Filter) (string, error) {
	return first(script(ctx, "on run argv\nreturn POSIX path of (choose file name with prompt (item 1 of argv) default name (item 2 of argv))\nend run", title, name))
}

func chooseFolder(ctx context.Context, title string) (string, error) {
	return first(script(ctx, "on run argv\nreturn POSIX path of (choose folder with prompt (item 1 of argv))\nend run", title))
}

// kindsOf lists the extensions of all filters as AppleScript wants them.
// Extensions are our own constants: letters and digits.
func kindsOf(filters []Filter) string {
	var kinds []string
	for _, f := range filters {
		if len(f.Extensions) == 0 {
			return ""
		}
		for _, e := range f.Extensions {
			kinds = append(kinds, `"`+strings.TrimPrefix(e, ".")+`"`)
		}
	}
	if len(kinds) == 0 {
		return ""
	}
	return "{" + strings.Join(kinds, ", ") + "}"
}

func script(ctx context.Context, source string, args ...string) ([]string, error) {
	command := exec.CommandContext(ctx, "/usr/bin/osascript", append([]string{"-e", source}, args...)...)
	var said bytes.Buffer
	command.Stderr = &said
	out, err := command.Output()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &exit) && strings.Contains(said.String(), "-128"):
		return nil, ErrCancelled
	case err != nil:
		return nil, errors.Join(ErrUnavailable, err)
	}
	var paths []string
	for _, line := range strings.Split(string(out), "\n") {
		if line != "" {
			paths = append(paths, line)
		}
	}
	if len(paths) == 0 {
		return nil, ErrCancelled
	}
	return paths, nil
}

func first(paths []string, err error) (string, error) {
	if err != nil {
		return "", err
	}
	return paths[0], nil
}

func open(path string) error {
	if err := exec.Command("/usr/bin/open", "--", path).Run(); err != nil {
		return errors.Join(ErrNoProgram, err)
	}
	return nil
}
