package native

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

// The XDG desktop portal (org.freedesktop.portal.FileChooser): a method
// returns at once with the path of a request, whose Response signal brings the
// answer.
const (
	portalName      = "org.freedesktop.portal.Desktop"
	portalPath      = "/org/freedesktop/portal/desktop"
	chooser         = "org.freedesktop.portal.FileChooser"
	requestResponse = "org.freedesktop.portal.Request.Response"
)

type portalPattern struct {
	Kind    uint32 // 0: a glob
	Pattern string
}

type portalFilter struct {
	Name     string
	Patterns []portalPattern
}

func openFiles(ctx context.Context, title string, filters []Filter, several bool) ([]string, error) {
	options := map[string]dbus.Variant{"multiple": dbus.MakeVariant(several), "modal": dbus.MakeVariant(true)}
	addFilters(options, filters)
	return ask(ctx, "OpenFile", title, options)
}

func saveFile(ctx context.Context, title, name string, filter Filter) (string, error) {
	options := map[string]dbus.Variant{"current_name": dbus.MakeVariant(name), "modal": dbus.MakeVariant(true)}
	addFilters(options, []Filter{filter})
	paths, err := ask(ctx, "SaveFile", title, options)
	if err != nil {
		return "", err
	}
	return paths[0], nil
}

func chooseFolder(ctx context.Context, title string) (string, error) {
	options := map[string]dbus.Variant{"directory": dbus.MakeVariant(true), "modal": dbus.MakeVariant(true)}
	paths, err := ask(ctx, "OpenFile", title, options)
	if err != nil {
		return "", err
	}
	return paths[0], nil
}

// addFilters says which files are offered; the portal matches letter by
// letter, so both cases of an extension are named.
func addFilters(options map[string]dbus.Variant, filters []Filter) {
	var list []portalFilter
	for _, f := range filters {
		pf := portalFilter{Name: f.Name}
		for _, e := range f.Extensions {
			pf.Patterns = append(pf.Patterns, portalPattern{0, "*" + e}, portalPattern{0, "*" + strings.ToUpper(e)})
		}
		if len(f.Extensions) == 0 {
			pf.Patterns = []portalPattern{{0, "*"}}
		}
		list = append(list, pf)
	}
	if len(list) > 0 {
		options["filters"] = dbus.MakeVariant(list)
	}
}

// ask calls a method of the file chooser and waits for the person's answer.
func ask(ctx context.Context, method, title string, options map[string]dbus.Variant) ([]string, error) {
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		return nil, ErrUnavailable // the library would start a bus of its own
	}
	conn, err := dbus.ConnectSessionBus(dbus.WithContext(ctx))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	defer conn.Close() //nolint:errcheck // nothing was written

	token := "acquis_" + strings.ToLower(rand.Text())
	options["handle_token"] = dbus.MakeVariant(token)
	// The request's path is known beforehand, so that an early answer is not missed.
	sender := strings.ReplaceAll(strings.TrimPrefix(conn.Names()[0], ":"), ".", "_")
	request := dbus.ObjectPath(portalPath + "/request/" + sender + "/" + token)
	if err := conn.AddMatchSignal(dbus.WithMatchObjectPath(request)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	signals := make(chan *dbus.Signal, 4)
	conn.Signal(signals)

	call := conn.Object(portalName, portalPath).CallWithContext(ctx, chooser+"."+method, 0, "", title, options)
	if call.Err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, call.Err)
	}
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case s, ok := <-signals:
			if !ok {
				return nil, fmt.Errorf("%w: the portal went away", ErrUnavailable)
			}
			if s.Name == requestResponse {
				return answer(s.Body)
			}
		}
	}
}

// answer reads the body of a Response: a code (0 is yes, 1 cancelled) and
// results, of which "uris" are the files.
func answer(body []any) ([]string, error) {
	if len(body) != 2 {
		return nil, fmt.Errorf("%w: the portal's answer has %d parts", ErrUnavailable, len(body))
	}
	code, _ := body[0].(uint32)
	results, _ := body[1].(map[string]dbus.Variant)
	if code == 1 {
		return nil, ErrCancelled
	}
	if code != 0 {
		return nil, fmt.Errorf("%w: the portal answered %d", ErrUnavailable, code)
	}
	uris, _ := results["uris"].Value().([]string)
	var paths []string
	for _, u := range uris {
		parsed, err := url.Parse(u)
		if err != nil || parsed.Scheme != "file" {
			continue
		}
		paths = append(paths, parsed.Path)
	}
	if len(paths) == 0 {
		return nil, ErrCancelled
	}
	return paths, nil
}

// open asks xdg-open, which ends at once with an error where no program is
// found, and lives on with some programs where one is.
func open(path string) error {
	command := exec.Command("xdg-open", path)
	if err := command.Start(); err != nil {
		return fmt.Errorf("%w: %w", ErrNoProgram, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("%w: %w", ErrNoProgram, err)
		}
	case <-time.After(openPatience):
	}
	return nil
}

// openPatience is how long xdg-open has to say that it found no program.
const openPatience = 4 * time.Second
