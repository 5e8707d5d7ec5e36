//go:build ci && linux

package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"acquis/cmd/internal/nonet"
)

// The program, through all of its commands: no process of it opens a socket,
// and where the system allows it there is no network to speak to either.
func TestCommandsTouchNoNetwork(t *testing.T) {
	watch := watched(t)
	w := newWalk(t, t.TempDir())
	w.before = watch.Command()
	w.all(samples(t, w.dir)...)
	if missed := w.missed(); len(missed) > 0 {
		t.Errorf("not tried: %v", missed)
	}
	for _, call := range watch.Calls(t) {
		t.Errorf("a socket: %s", call)
	}
}

// watched looks for what a test of this needs.
func watched(t *testing.T) *nonet.Watch {
	t.Helper()
	watch, missing := nonet.New(t.TempDir())
	if missing != "" {
		t.Skip(missing)
	}
	t.Log(watch.How())
	return watch
}

const playsCaller = "ACQUIS_TEST_CALLS"

// A program that does call out is seen to, so that the silence of the others
// means something.
func TestACallWouldBeSeen(t *testing.T) {
	if where := os.Getenv(playsCaller); where != "" {
		network, address, _ := strings.Cut(where, " ")
		if c, err := net.Dial(network, address); err == nil {
			c.Close()
		}
		return
	}
	for where, want := range map[string]string{
		"tcp 127.0.0.1:9": "AF_INET", "udp 192.0.2.1:53": "AF_INET", "tcp [::1]:9": "AF_INET6", "tcp nulle.part.invalid:80": "AF_INET",
	} {
		watch := watched(t)
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		line := append(watch.Command(), self, "-test.run=^TestACallWouldBeSeen$")
		c := exec.Command(line[0], line[1:]...)
		c.Env = append(os.Environ(), playsCaller+"="+where)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, out)
		}
		if calls := strings.Join(watch.Calls(t), "\n"); !strings.Contains(calls, want) {
			t.Errorf("%s: it was not seen: %q", where, calls)
		}
	}
	// A socket of the desktop is none of the network.
	path := filepath.Join(t.TempDir(), "s")
	if l, err := net.Listen("unix", path); err == nil {
		defer l.Close()
	}
	watch := watched(t)
	line := append(watch.Command(), os.Args[0], "-test.run=^TestACallWouldBeSeen$")
	c := exec.Command(line[0], line[1:]...)
	c.Env = append(os.Environ(), playsCaller+"=unix "+path)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	if calls := watch.Calls(t); len(calls) > 0 {
		t.Errorf("unix: %q", calls)
	}
}
