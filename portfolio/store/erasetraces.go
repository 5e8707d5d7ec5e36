package store

import (
	"crypto/sha256"
	"maps"

	"acquis/portfolio"
	"acquis/portfolio/store/boltfile"
)

// traces gathers where a text or a piece is, or ever was: in records as they
// are, in all that the journal and the history lead back to, and in every
// snapshot. Values that several databases have in common are looked at once.
type traces struct {
	wanted *portfolio.Wanted // nil when a piece is erased
	live   *portfolio.State  // as it will be when the erasing is done
	spared map[fieldRef]bool // fields that keep the text, by the person's choice

	cut
	titles      map[portfolio.Ref]string                // what records were called last
	links       map[portfolio.Ref]*linkTrace            // every link that there ever was
	experiences map[portfolio.ID]map[portfolio.Ref]bool // who ever belonged to one
	holders     map[string]map[fieldRef]bool            // who ever had a stored file
	seen        map[[sha256.Size]byte]bool              // sealed values that were looked at
}

// fieldRef is one field of one record.
type fieldRef struct {
	ref   portfolio.Ref
	field string
}

// linkTrace is what is known of a link, over time.
type linkTrace struct {
	evidence portfolio.Ref
	parts    map[string]bool // the texts of its situation that its passage ever stood in
}

func newTraces(live *portfolio.State) *traces {
	return &traces{live: live, cut: newCut(), spared: map[fieldRef]bool{}, titles: map[portfolio.Ref]string{},
		links: map[portfolio.Ref]*linkTrace{}, experiences: map[portfolio.ID]map[portfolio.Ref]bool{},
		holders: map[string]map[fieldRef]bool{}, seen: map[[sha256.Size]byte]bool{}}
}

// changes notes what the erasing itself changes in the records of today.
func (t *traces) changes(list []portfolio.Change) {
	for _, c := range list {
		if c.After == nil {
			t.gone[c.Ref] = true
			continue
		}
		for _, field := range changedFields(c.Before, c.After) {
			t.touch(c.Ref, field)
		}
	}
}

// database looks at all that a database holds. Where its journal does not fit
// its records, what it leads back to is not known; see [cut.scrub], which
// drops such a journal.
func (t *traces) database(c *content) {
	for i, item := range c.image.Bucket(string(bucketRecords)) {
		if t.fresh(item) && i < len(c.records) {
			t.see(c.records[i], "")
		}
	}
	for _, item := range c.image.Bucket(string(bucketHistory)) {
		if r, err := openDayRecord(item); err == nil && r != nil && t.fresh(item) {
			t.see(r, "")
		}
	}
	_ = t.journal(c)
}

// journal walks back through a journal and looks at what each step changed.
func (t *traces) journal(c *content) error {
	items := c.image.Bucket(string(bucketJournal))
	fresh := make(map[uint64]bool, len(items))
	for i, item := range items {
		fresh[c.stamp.First+uint64(i)] = t.fresh(item)
	}
	set := mapOf(c.records)
	return c.walkBack(func(e *Entry) (bool, error) {
		for _, op := range inverse(e.Ops) {
			if err := applyOne(set, op); err != nil {
				return false, err
			}
			if r := set.get(op.Ref); r != nil && fresh[e.Seq] {
				t.see(r, op.Field)
			}
		}
		return true, nil
	})
}

// fresh reports whether a sealed value was not looked at yet. Its seal covers
// its key.
func (t *traces) fresh(item boltfile.Item) bool {
	sum := sha256.Sum256(item.Value)
	if t.seen[sum] {
		return false
	}
	t.seen[sum] = true
	return true
}

// see looks at a field of a record as it was once, or at all of it ("").
func (t *traces) see(r portfolio.Record, field string) {
	ref := r.Ref()
	if t.wanted != nil {
		today := t.today(ref)
		for n, text := range portfolio.FreeTexts(r) {
			at := fieldRef{ref, text.Field}
			if (field == "" || field == text.Field) && !t.spared[at] && !t.fields[ref][text.Field] &&
				t.wanted.Began(*text.Text, today.text(n, text.Field)) {
				t.touch(ref, text.Field)
			}
		}
	}
	switch r := r.(type) {
	case *portfolio.Link:
		t.seeLink(r)
	case *portfolio.Piece:
		for _, f := range []struct {
			field string
			file  *portfolio.File
		}{{"file", r.File}, {"standIn", r.StandIn}} {
			if f.file != nil {
				add(t.holders, f.file.SHA256, fieldRef{ref, f.field})
			}
		}
		add(t.experiences, r.Experience, ref)
	case *portfolio.Situation:
		add(t.experiences, r.Experience, ref)
	}
	if t.titles[ref] == "" {
		t.titles[ref] = titleOf(r)
	}
}

func (t *traces) seeLink(l *portfolio.Link) {
	trace := t.links[l.Ref()]
	if trace == nil {
		trace = &linkTrace{l.Evidence, map[string]bool{}}
		t.links[l.Ref()] = trace
	}
	if l.Passage != nil {
		trace.parts[l.Passage.Field] = true
	}
}

func add[K, V comparable](sets map[K]map[V]bool, key K, value V) {
	if sets[key] == nil {
		sets[key] = map[V]bool{}
	}
	sets[key][value] = true
}

// titleOf is what a record is called, "" for one that has no name.
func titleOf(r portfolio.Record) string {
	switch r := r.(type) {
	case *portfolio.Situation:
		return r.Title
	case *portfolio.Piece:
		return r.Title
	case *portfolio.Training:
		return r.Title
	case *portfolio.Experience:
		return r.Name()
	}
	return ""
}

// todayTexts are the texts of a record as it will be.
type todayTexts []portfolio.FreeText

func (t *traces) today(ref portfolio.Ref) todayTexts {
	r := t.live.Get(ref)
	if r == nil {
		return nil
	}
	return portfolio.FreeTexts(r)
}

// text is the n-th one, if it is of that field still, else all of the field.
func (list todayTexts) text(n int, field string) string {
	if n < len(list) && list[n].Field == field {
		return *list[n].Text
	}
	all := ""
	for _, t := range list {
		if t.Field == field {
			all += *t.Text + "\n"
		}
	}
	return all
}

// conclude draws the conclusions: what quotes a text goes the way of the text,
// and what was deleted and holds it is not kept in any history.
func (t *traces) conclude() {
	for again := true; again; {
		before := t.size()
		for ref, l := range t.links {
			t.concludeLink(ref, l)
		}
		for ref, fields := range maps.Clone(t.fields) {
			if t.live.Get(ref) != nil {
				continue
			}
			if ref.Kind != portfolio.KindLink || fields["quote"] || fields["justification"] {
				t.gone[ref] = true
			}
		}
		for experience, refs := range t.experiences {
			if t.gone[portfolio.Ref{Kind: portfolio.KindExperience, ID: experience}] {
				for ref := range refs {
					t.touch(ref, "experience")
				}
			}
		}
		again = t.size() != before
	}
	for ref := range t.gone {
		delete(t.fields, ref)
	}
}

func (t *traces) concludeLink(ref portfolio.Ref, l *linkTrace) {
	if t.gone[l.evidence] && t.live.Get(ref) == nil {
		t.gone[ref] = true
	}
	if len(t.fields[l.evidence]) == 0 {
		return
	}
	t.touch(ref, "made")
	t.touch(ref, "checked")
	for part := range l.parts {
		if t.fields[l.evidence][part] {
			t.touch(ref, "quote")
			t.touch(ref, "passage")
		}
	}
}

// piece notes what goes with a piece: its files, unless another piece of today
// has them, and whoever was deleted and had the same.
func (t *traces) piece(ref portfolio.Ref) (shared []portfolio.Ref) {
	t.gone[ref] = true
	for hash, holders := range t.holders {
		if !heldBy(holders, ref) {
			continue
		}
		if keepers := t.keepers(hash); len(keepers) > 0 {
			shared = append(shared, keepers...)
			continue
		}
		for h := range holders {
			if t.live.Get(h.ref) == nil {
				t.gone[h.ref] = true
			} else {
				t.touch(h.ref, h.field)
			}
		}
	}
	return shared
}

func heldBy(holders map[fieldRef]bool, ref portfolio.Ref) bool {
	for h := range holders {
		if h.ref == ref {
			return true
		}
	}
	return false
}

// keepers are the pieces of today that have a stored file.
func (t *traces) keepers(hash string) []portfolio.Ref {
	var list []portfolio.Ref
	for _, p := range t.live.Pieces() {
		for _, f := range p.Files() {
			if f.SHA256 == hash {
				list = append(list, p.Ref())
				break
			}
		}
	}
	return list
}

// files are the stored files that nobody is left for.
func (t *traces) files() []string {
	var list []string
	for hash, holders := range t.holders {
		needed, gone := len(t.keepers(hash)) > 0, false
		for h := range holders {
			gone = gone || t.gone[h.ref]
			needed = needed || !t.gone[h.ref] && !t.fields[h.ref][h.field]
		}
		if gone && !needed && hashPattern.MatchString(hash) {
			list = append(list, hash)
		}
	}
	return list
}
