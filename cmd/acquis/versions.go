package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

type (
	versionsAnswer struct {
		Schema   int             `json:"schema"`
		Versions []versionAnswer `json:"versions"` // the newest first
		Bytes    int64           `json:"bytes"`
		AtMost   int64           `json:"atMost"` // bytes
	}
	versionAnswer struct {
		Name   string    `json:"name"`
		Time   time.Time `json:"time"`
		Reason string    `json:"reason"`
		Bytes  int64     `json:"bytes"`
	}
	sinceAnswer struct {
		Schema      int              `json:"schema"`
		Version     versionAnswer    `json:"version"`
		Differences []differenceItem `json:"differences"`
	}
	differenceItem struct {
		ID     portfolio.ID   `json:"id"`
		Kind   portfolio.Kind `json:"kind"`
		Change string         `json:"change"` // since that version: "gone", "changed", "new"
		Fields []string       `json:"fields,omitempty"`
		Title  string         `json:"title"`
	}
)

func versionAnswerOf(s store.Snapshot) versionAnswer {
	return versionAnswer{strings.TrimSuffix(s.Name, ".db"), s.Time, string(s.Reason), s.Size}
}

// showVersions lists the versions that are kept, or what changed since one.
func showVersions(c *call) error {
	keep := c.Bool("garder")
	args, err := c.parse("PORTFOLIO", "[VERSION]")
	if err != nil {
		return err
	}
	if *keep {
		return c.keepVersion(args[0])
	}
	return c.read(args[0], func(p *store.Portfolio) error {
		list, err := p.Snapshots()
		if err != nil {
			return err
		}
		if len(args) > 1 {
			version, err := findVersion(list, args[1])
			if err != nil {
				return err
			}
			return c.showSince(p, version)
		}
		return c.listVersions(list)
	})
}

func (c *call) keepVersion(name string) error {
	var kept store.Snapshot
	err := use(name, func(p *store.Portfolio) (err error) {
		kept, err = p.Snapshot(store.ReasonAsked)
		return err
	})
	if err != nil {
		return err
	}
	answer := struct {
		Schema  int           `json:"schema"`
		Version versionAnswer `json:"version"`
	}{schema, versionAnswerOf(kept)}
	return c.answer(answer, func(w io.Writer) { fmt.Fprintln(w, text.CLIVersionKept(answer.Version.Name)) })
}

func (c *call) listVersions(list []store.Snapshot) error {
	answer := versionsAnswer{Schema: schema, Versions: []versionAnswer{}, AtMost: store.SnapshotsAtMost}
	rows := table{columns: []string{text.CLIVersionName, text.CLIVersionWhen, text.CLIVersionReason, text.CLIVersionBytes}}
	now := time.Now()
	for _, s := range list {
		v := versionAnswerOf(s)
		answer.Versions = append(answer.Versions, v)
		answer.Bytes += v.Bytes
		rows.row(v.Name, text.Moment(v.Time.Local(), now), text.VersionReason(v.Reason), text.Bytes(v.Bytes))
	}
	return c.answer(answer, func(w io.Writer) {
		if len(list) == 0 {
			fmt.Fprintln(w, text.CLIVersionNone)
			return
		}
		rows.print(w)
		fmt.Fprintln(w, text.VersionsSpace(len(list), answer.Bytes, answer.AtMost))
	})
}

// findVersion finds a version by its name, its name's beginning, or "0", the
// newest.
func findVersion(list []store.Snapshot, name string) (store.Snapshot, error) {
	var found []store.Snapshot
	for _, s := range list {
		switch bare := strings.TrimSuffix(s.Name, ".db"); {
		case bare == name || s.Name == name:
			return s, nil
		case strings.HasPrefix(bare, name):
			found = append(found, s)
		}
	}
	if len(found) != 1 {
		return store.Snapshot{}, &refusal{"no-version", text.CLINoVersion(name, len(found) > 1)}
	}
	return found[0], nil
}

// showSince shows what changed since a version.
func (c *call) showSince(p *store.Portfolio, version store.Snapshot) error {
	then, err := p.SnapshotState(version.Name)
	if err != nil {
		return err
	}
	now := p.State()
	list := store.Compare(now, then)
	answer := sinceAnswer{schema, versionAnswerOf(version), []differenceItem{}}
	for _, d := range list {
		has, change := then, map[store.DifferenceKind]string{store.Added: "gone", store.Removed: "new", store.Changed: "changed"}[d.Kind]
		if d.Kind == store.Removed {
			has = now
		}
		answer.Differences = append(answer.Differences, differenceItem{d.Ref.ID, d.Ref.Kind, change, d.Fields, explain.Item(d.Ref, has)})
	}
	return c.answer(answer, func(w io.Writer) {
		if len(list) == 0 {
			fmt.Fprintln(w, text.CLIVersionSame)
			return
		}
		fmt.Fprintln(w, text.VersionSum(explain.Sum(list)))
		for i, d := range list {
			fmt.Fprintf(w, "  %s  %s. %s\n", d.Ref.ID, text.Sentenced(answer.Differences[i].Title), explain.Since(d))
		}
	})
}

type restoredAnswer struct {
	Schema  int      `json:"schema"`
	Version string   `json:"version"`
	Before  string   `json:"before,omitempty"` // the version that keeps what was there, of a whole return
	Items   []string `json:"items"`            // ids of what was taken back, of single elements
}

// restoreVersion goes back to a version, or takes elements of it back.
func restoreVersion(c *call) error {
	args, err := c.parse("PORTFOLIO", "VERSION", "[ÉLÉMENT…]")
	if err != nil {
		return err
	}
	answer := restoredAnswer{Schema: schema, Items: append([]string{}, args[2:]...)}
	err = use(args[0], func(p *store.Portfolio) error {
		list, err := p.Snapshots()
		if err != nil {
			return err
		}
		version, err := findVersion(list, args[1])
		if err != nil {
			return err
		}
		answer.Version = versionAnswerOf(version).Name
		refs, err := differing(p, version, args[2:])
		if err != nil {
			return err
		}
		if err := p.Restore(version.Name, refs...); err != nil || len(refs) > 0 {
			return err
		}
		if list, err = p.Snapshots(); err == nil && len(list) > 0 {
			answer.Before = versionAnswerOf(list[0]).Name
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.answer(answer, func(w io.Writer) {
		if n := len(answer.Items); n > 0 {
			fmt.Fprintln(w, text.CLITakenBack(n))
			return
		}
		fmt.Fprintln(w, text.CLIRestored(answer.Version, answer.Before))
	})
}

// differing finds what is called by ids among what differs from a version.
func differing(p *store.Portfolio, version store.Snapshot, ids []string) ([]portfolio.Ref, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	then, err := p.SnapshotState(version.Name)
	if err != nil {
		return nil, err
	}
	list := store.Compare(p.State(), then)
	var refs []portfolio.Ref
	for _, id := range ids {
		i := slices.IndexFunc(list, func(d store.Difference) bool { return string(d.Ref.ID) == id })
		if i < 0 {
			return nil, &refusal{"no-element", text.CLINoElement(id)}
		}
		refs = append(refs, list[i].Ref)
	}
	return refs, nil
}
