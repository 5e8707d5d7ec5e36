package native

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/godbus/dbus/v5"
)

func TestAnswersOfThePortal(t *testing.T) {
	uris := func(list ...string) map[string]dbus.Variant {
		return map[string]dbus.Variant{"uris": dbus.MakeVariant(list)}
	}
	for _, c := range []struct {
		name string
		body []any
		want []string
		err  error
	}{
		{"two files", []any{uint32(0), uris("file:///home/a/Rapport%20d%E2%80%99activit%C3%A9.pdf", "file:///home/a/b.png")},
			[]string{"/home/a/Rapport d’activité.pdf", "/home/a/b.png"}, nil},
		{"cancelled", []any{uint32(1), uris()}, nil, ErrCancelled},
		{"failed", []any{uint32(2), uris()}, nil, ErrUnavailable},
		{"not on this computer", []any{uint32(0), uris("sftp://serveur/a.pdf")}, nil, ErrCancelled},
		{"nonsense", []any{"?"}, nil, ErrUnavailable},
	} {
		got, err := answer(c.body)
		if !errors.Is(err, c.err) || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, %v; want %q, %v", c.name, got, err, c.want, c.err)
		}
	}
}

func TestWithoutADesktopThereIsNoPortal(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	if _, err := OpenFiles(context.Background(), "Ajouter", Filter{Name: "Tous"}); !errors.Is(err, ErrUnavailable) {
		t.Fatalf("got %v, want ErrUnavailable: the window then shows the toolkit's dialog", err)
	}
}

func TestWithoutAProgramOpeningSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rapport.pdf")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	tools := t.TempDir()
	t.Setenv("PATH", tools)
	if err := Open(path); !errors.Is(err, ErrNoProgram) {
		t.Errorf("without xdg-open: %v", err)
	}
	for script, want := range map[string]error{"#!/bin/sh\nexit 3\n": ErrNoProgram, "#!/bin/sh\nexit 0\n": nil} {
		if err := os.WriteFile(filepath.Join(tools, "xdg-open"), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := Open(path); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", script, err, want)
		}
	}
}
