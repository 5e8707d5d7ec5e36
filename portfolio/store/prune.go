package store

import "path/filepath"

// Which snapshots are kept, of those that are older than the newest ones.
const (
	keepRecent    = 10          // the newest, whatever their reason
	keepDays      = 30          // the newest of each of the last days that have one
	keepProtected = 10          // of those taken before something grave, or asked for
	keepBytes     = 500_000_000 // all together; the newest three stay all the same
	keepAlways    = 3
)

// SnapshotsAtMost is what all snapshots together weigh at the most, in bytes,
// unless the newest three alone weigh more.
const SnapshotsAtMost = keepBytes

// kept chooses the snapshots to keep from a list that begins with the newest.
func kept(list []Snapshot) map[string]bool {
	keep := map[string]bool{}
	days := map[string]bool{}
	protected := 0
	for i, s := range list {
		day := s.Time.Format("20060102")
		switch {
		case i < keepRecent:
			keep[s.Name] = true
		case !days[day] && len(days) < keepDays:
			keep[s.Name] = true
		case s.Reason != ReasonAutomatic && protected < keepProtected:
			keep[s.Name] = true
		}
		days[day] = true
		if s.Reason != ReasonAutomatic {
			protected++
		}
	}
	var bytes int64
	for i, s := range list {
		if !keep[s.Name] {
			continue
		}
		if bytes += s.Size; bytes > keepBytes && i >= keepAlways {
			delete(keep, s.Name)
		}
	}
	return keep
}

// prune removes the snapshots that are not kept. It is called when a newer one
// was verified.
func (p *Portfolio) prune() error {
	list, err := p.Snapshots()
	if err != nil {
		return err
	}
	keep := kept(list)
	if err := p.noteKept(keep); err != nil {
		return err
	}
	for _, s := range list {
		if keep[s.Name] {
			continue
		}
		if err := p.disk.Remove(filepath.Join(p.dir, snapshotsName, s.Name)); err != nil {
			return fault("snapshots", err)
		}
	}
	return nil
}
