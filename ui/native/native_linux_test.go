package native

import (
	"context"
	"errors"
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
