package store

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// leaseOf writes the lease of a computer.
func leaseOf(t *testing.T, dir, host string) {
	t.Helper()
	at := time.Date(2026, 11, 20, 20, 42, 0, 0, time.UTC)
	data, err := json.Marshal(lease{ID: "x", Host: host, Process: 7, Since: at, Seen: at})
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, leaseName), data, 0o600))
}

// Another computer is seen, and the portfolio is opened when the person says
// so; nothing is touched before.
func TestAnotherComputerIsSeen(t *testing.T) {
	p := newTest(t)
	put(t, p, situation("A"))
	must(t, p.Close())
	if _, err := os.Stat(filepath.Join(p.Dir(), leaseName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a lease is left: %v", err)
	}
	leaseOf(t, p.Dir(), "PC-DE-ZOE")
	before, err := os.ReadFile(filepath.Join(p.Dir(), databaseName))
	must(t, err)
	_, err = Open(p.Dir(), Options{})
	var leased *LeaseError
	if !errors.As(err, &leased) || leased.Host != "PC-DE-ZOE" || !errors.Is(err, ErrLeased) {
		t.Fatalf("opened: %v", err)
	}
	if said, ok := Sentence(err); !ok || !strings.Contains(said, "PC-DE-ZOE") {
		t.Errorf("it says %q", said)
	}
	if after, _ := os.ReadFile(filepath.Join(p.Dir(), databaseName)); string(after) != string(before) {
		t.Error("it was written to")
	}
	if l, _ := readLease(p.Dir()); l.Host != "PC-DE-ZOE" {
		t.Errorf("the lease is %+v", l)
	}
	reading, err := Open(p.Dir(), Options{ReadOnly: true})
	must(t, err)
	must(t, reading.Close())
	taken, err := Open(p.Dir(), Options{TakeOver: true})
	must(t, err)
	if l, _ := readLease(p.Dir()); l.Host != hostName() || l.Process != os.Getpid() {
		t.Errorf("the lease is %+v", l)
	}
	leaseOf(t, p.Dir(), "PC-DE-ZOE") // which takes it back meanwhile
	must(t, taken.Close())
	if l, ok := readLease(p.Dir()); !ok || l.Host != "PC-DE-ZOE" {
		t.Error("closing has dropped the lease of another computer")
	}
}

// What a crash or another program left is no obstacle.
func TestALeaseThatSaysNothing(t *testing.T) {
	p := newTest(t)
	must(t, p.Close())
	for name, content := range map[string]string{"of this computer": `{"host":"` + hostName() + `"}`, "empty": "", "no JSON": "{",
		"of nobody": `{"host":""}`, "endless": `{"host":"` + strings.Repeat("a", 2*maxLease) + `"}`} {
		must(t, os.WriteFile(filepath.Join(p.Dir(), leaseName), []byte(content), 0o600))
		again, err := Open(p.Dir(), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		must(t, again.Close())
	}
	must(t, os.Mkdir(filepath.Join(p.Dir(), leaseName), 0o700))
	again, err := Open(p.Dir(), Options{})
	must(t, err)
	must(t, again.Close())
}
