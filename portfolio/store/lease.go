package store

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// leaseName is a file in the folder of a portfolio that says who has it open
// for writing. The lock does so on one computer; between computers, on a
// network drive or in a synced folder, there is no lock that holds, and the
// lease is what the second one sees. It keeps nobody out by force: a person is
// asked. A lease of this computer says nothing once the lock was got: it was
// left by a crash.
const leaseName = "lease.json"

// maxLease is how much of such a file is read, in bytes.
const maxLease = 4096

// leaseEvery is how often a lease says that its portfolio is still at work, at
// the most.
const leaseEvery = 5 * time.Minute

// lease is who has a portfolio open for writing.
type lease struct {
	ID      portfolio.ID `json:"id"` // of this opening
	Host    string       `json:"host"`
	Process int          `json:"process"`
	Since   time.Time    `json:"since"` // UTC
	Seen    time.Time    `json:"seen"`  // UTC; when it last wrote
}

// LeaseError says that a portfolio is open on another computer, or was when
// that computer was last seen. Options.TakeOver opens it all the same.
type LeaseError struct {
	Dir   string
	Host  string    // name of that computer
	Since time.Time // when it opened the portfolio
	Seen  time.Time // when it last wrote
}

func (e *LeaseError) Error() string {
	return e.Dir + ": " + ErrLeased.Error() + ": " + e.Host + ", last seen " + e.Seen.Format(time.RFC3339)
}

// Unwrap makes the error an [ErrLeased].
func (e *LeaseError) Unwrap() error { return ErrLeased }

// checkLease refuses a portfolio that is open on another computer. One that
// cannot be read is no obstacle.
func checkLease(dir string, options Options) error {
	l, ok := readLease(dir)
	if !ok || options.TakeOver || strings.EqualFold(l.Host, hostName()) {
		return nil
	}
	return &LeaseError{dir, l.Host, l.Since, l.Seen}
}

func readLease(dir string) (lease, bool) {
	f, err := durable.OpenRegular(filepath.Join(dir, leaseName))
	if err != nil {
		return lease{}, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxLease))
	var l lease
	if err != nil || json.Unmarshal(data, &l) != nil || l.Host == "" {
		return lease{}, false
	}
	return l, true
}

// hostName is the name of this computer; "" is that of no other.
func hostName() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return name
}

// takeLease says that this process has the portfolio open. Where it cannot be
// said nobody is kept from writing, and nobody is missed.
func (p *Portfolio) takeLease() {
	now := time.Now().UTC().Truncate(time.Second)
	p.lease = lease{ID: portfolio.NewID(), Host: hostName(), Process: os.Getpid(), Since: now}
	if !p.renewLease() {
		p.lease = lease{}
	}
}

// renewLease says that it still has; false if it could not. It is called with
// p.mu, or before anybody knows the portfolio.
func (p *Portfolio) renewLease() bool {
	now := time.Now().UTC().Truncate(time.Second)
	if p.lease.ID == "" || p.lease.Host == "" {
		return false
	}
	if since := now.Sub(p.lease.Seen); since >= 0 && since < leaseEvery {
		return true
	}
	p.lease.Seen = now
	data, err := json.Marshal(p.lease)
	if err != nil {
		return false
	}
	err = durable.WriteFile(nil, filepath.Join(p.dir, leaseName), durable.Options{}, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	return err == nil
}

// dropLease takes the lease back, unless another has it by now.
func (p *Portfolio) dropLease() {
	if l, ok := readLease(p.dir); ok && p.lease.ID != "" && l.ID == p.lease.ID {
		_ = os.Remove(filepath.Join(p.dir, leaseName)) // left behind it is no obstacle here
	}
}
