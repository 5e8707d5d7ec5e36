package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
)

// Erasure says what is to be erased for good: a text, or a piece.
type Erasure struct {
	// Text is looked for as whole words, whatever their capitals, accents and
	// spaces; Replacement, which may be empty, takes its place.
	Text, Replacement string
	// Spare are places where the text is to stay, of those that
	// [Portfolio.PlanErasure] lists.
	Spare []portfolio.Occurrence
	// Piece is erased with its links, its file and what was made of that.
	Piece portfolio.ID
	// KeepUnreadable lets damaged versions and what was put aside stay. Nobody
	// can tell what is in them.
	KeepUnreadable bool
}

// ErasurePlan is what an erasure would do.
type ErasurePlan struct {
	// Occurrences are the places of today, in the order of the portfolio.
	Occurrences []portfolio.Occurrence
	// Past are fields in which the text stood once and stands no more, and
	// deleted records that held it: in the journal or in versions.
	Past []PastPlace
	// Piece: it is one that goes, with so many Links.
	Piece bool
	Links int
	// Files and Bytes are the stored files that go.
	Files int
	Bytes int64
	// Shared are pieces that have the same file as the piece: it stays for them.
	Shared []portfolio.Ref
	// Versions is how many kept versions are written anew.
	Versions int
	// Unreadable are damaged versions and what was put aside, within the folder.
	Unreadable []string
	// Saying are pieces in whose file the text stands: it stays there.
	Saying []portfolio.Ref
	// Alone are words of the text that stand elsewhere without the others, and
	// in how many places: a name by itself is not erased with its title.
	Alone map[string]int
	// Pinned: the text stands in the framework or the outline that the
	// portfolio was begun with, which stay as they are.
	Pinned bool
	// Foreign are files in the folder that are not the portfolio's own.
	Foreign []string
	// Twins are the folders of copies of the portfolio on this computer: what
	// is erased here is in them still.
	Twins []string
}

// PastPlace is where a text stood once.
type PastPlace struct {
	Ref     portfolio.Ref
	Title   string // as it was last, of a record that has one
	Fields  []string
	Deleted bool // the record is not there any more
}

// Nothing reports whether there is nothing to erase.
func (p *ErasurePlan) Nothing() bool {
	return !p.Piece && len(p.Occurrences) == 0 && len(p.Past) == 0
}

// prepared is an erasure that was worked out and not begun.
type prepared struct {
	plan    ErasurePlan
	content *content // the database as it is
	next    *portfolio.State
	cut     cut
	files   []string
	wanted  *portfolio.Wanted
}

// PlanErasure works out what an erasure would do, and does nothing. It reads
// every version; progress, which may be nil, is told how many of how many.
//
// Errors: [ErrNothingErased] for a text without a word and a replacement that
// holds the text, [portfolio.ErrNotFound] for a piece that is not there,
// [*DamageError], and that of ctx.
func (p *Portfolio) PlanErasure(ctx context.Context, what Erasure, progress func(done, total int64)) (ErasurePlan, error) {
	x, err := p.prepareErasure(ctx, what, progress)
	if err != nil {
		return ErasurePlan{}, err
	}
	x.plan.Foreign = foreignFiles(p.dir)
	for _, twin := range Twins(p.header.Portfolio, p.dir) {
		x.plan.Twins = append(x.plan.Twins, twin.Dir)
	}
	if x.wanted != nil {
		x.plan.Alone = aloneIn(x.next, x.wanted)
		x.plan.Pinned = x.wanted.Began(string(x.content.framework), "") || x.wanted.Began(string(x.content.outline), "")
		for _, piece := range x.next.Pieces() {
			for _, f := range piece.Files() {
				if said, ok := p.Text(f.SHA256); ok && x.wanted.Began(string(said), "") {
					x.plan.Saying = append(x.plan.Saying, piece.Ref())
					break
				}
			}
		}
	}
	return x.plan, nil
}

// aloneIn counts the words of a text that are left when it is erased.
func aloneIn(s *portfolio.State, w *portfolio.Wanted) map[string]int {
	alone := map[string]int{}
	for _, name := range w.Names() {
		if word, ok := portfolio.NewWanted(name); ok {
			if n := len(s.Occurrences(word)); n > 0 {
				alone[name] = n
			}
		}
	}
	return alone
}

// prepareErasure works an erasure out.
func (p *Portfolio) prepareErasure(ctx context.Context, what Erasure, progress func(done, total int64)) (*prepared, error) {
	p.mu.Lock()
	c, err := read(p.dir)
	p.mu.Unlock()
	if err != nil {
		return nil, err
	}
	if grave := c.grave(); len(grave) > 0 {
		return nil, damage(p.dir, grave...)
	}
	state, err := c.state()
	if err != nil {
		return nil, err
	}
	x := &prepared{content: c}
	e := portfolio.NewEdit(state)
	spared, err := x.edit(e, what)
	if err != nil {
		return nil, err
	}
	next, changes := e.Result(c.stamp.Seq + 1)
	x.next = next
	t := newTraces(next)
	t.wanted, t.spared = x.wanted, spared
	t.changes(changes)
	if err := x.trace(ctx, p, t, progress); err != nil {
		return nil, err
	}
	if what.Piece != "" {
		x.plan.Shared = t.piece(portfolio.Ref{Kind: portfolio.KindPiece, ID: what.Piece})
	}
	t.conclude()
	x.cut, x.files = t.cut, t.files()
	x.tell(p, t, state)
	return x, nil
}

// edit changes the records of today, and says which fields keep the text.
func (x *prepared) edit(e *portfolio.Edit, what Erasure) (spared map[fieldRef]bool, err error) {
	if what.Piece != "" {
		ref := portfolio.Ref{Kind: portfolio.KindPiece, ID: what.Piece}
		if e.State().Get(ref) == nil {
			return nil, fmt.Errorf("%w: %s", portfolio.ErrNotFound, ref)
		}
		x.plan.Piece, x.plan.Links = true, len(e.State().LinksFrom(ref))
		e.Remove(ref)
		return nil, nil
	}
	wanted, ok := portfolio.NewWanted(what.Text)
	if !ok || wanted.Began(what.Replacement, "") {
		return nil, ErrNothingErased
	}
	x.wanted = &wanted
	spared = map[fieldRef]bool{}
	chosen := chooseOccurrences(e.State(), e.State().Occurrences(wanted), what.Spare, spared)
	for _, o := range e.State().Occurrences(wanted) {
		if o.Field != "quote" || o.Ref.Kind != portfolio.KindLink {
			x.plan.Occurrences = append(x.plan.Occurrences, o)
		}
	}
	return spared, e.EraseText(wanted, chosen, portfolio.Normalize(what.Replacement), text.ErasedPassage)
}

// chooseOccurrences leaves out the places that are spared. What a link quotes
// follows its situation.
func chooseOccurrences(s *portfolio.State, all, spare []portfolio.Occurrence, spared map[fieldRef]bool) []portfolio.Occurrence {
	var chosen []portfolio.Occurrence
	kept, erased := map[portfolio.Ref]bool{}, map[portfolio.Ref]bool{}
	for _, o := range all {
		at := fieldRef{o.Ref, o.Field}
		switch {
		case o.Ref.Kind == portfolio.KindLink && o.Field == "quote":
		case slices.Contains(spare, o):
			kept[o.Ref] = true
			spared[at] = true
		default:
			erased[o.Ref] = true
			chosen = append(chosen, o)
		}
	}
	for _, o := range chosen { // of a field that keeps the text in one place only, nothing else is kept
		delete(spared, fieldRef{o.Ref, o.Field})
	}
	for _, o := range all {
		if o.Ref.Kind != portfolio.KindLink || o.Field != "quote" {
			continue
		}
		if evidence := s.Link(o.Ref.ID).Evidence; kept[evidence] && !erased[evidence] {
			spared[fieldRef{o.Ref, o.Field}] = true
			continue
		}
		chosen = append(chosen, o)
	}
	return chosen
}

// trace looks for traces in the database and in every version.
func (x *prepared) trace(ctx context.Context, p *Portfolio, t *traces, progress func(done, total int64)) error {
	list, err := SnapshotsIn(p.dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	t.database(x.content)
	for i, s := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		if progress != nil {
			progress(int64(i), int64(len(list)))
		}
		c, err := p.usableSnapshot(s, &x.content.header)
		switch {
		case isUnusable(err):
			x.plan.Unreadable = append(x.plan.Unreadable, snapshotsName+"/"+s.Name)
		case err != nil:
			return err
		default:
			x.plan.Versions++
			t.database(c)
		}
	}
	for _, path := range asideFiles(p.dir) {
		x.plan.Unreadable = append(x.plan.Unreadable, placeWithin(p.dir, path))
	}
	return nil
}

// isUnusable reports whether a snapshot cannot be written anew because of what
// is in it, as opposed to a disk that does not give it.
func isUnusable(err error) bool {
	return errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer)
}

// tell says in the plan what was found.
func (x *prepared) tell(p *Portfolio, t *traces, state *portfolio.State) {
	today := map[fieldRef]bool{}
	for _, o := range x.plan.Occurrences {
		today[fieldRef{o.Ref, o.Field}] = true
	}
	for ref := range t.gone {
		if state.Get(ref) == nil && ref.Kind != portfolio.KindLink {
			x.plan.Past = append(x.plan.Past, PastPlace{ref, t.titles[ref], nil, true})
		}
	}
	for ref, fields := range t.fields {
		if x.wanted == nil || ref.Kind == portfolio.KindLink {
			continue // follows from something else
		}
		past := PastPlace{Ref: ref, Title: state.TitleOf(ref)}
		for _, field := range slices.Sorted(maps.Keys(fields)) {
			if !today[fieldRef{ref, field}] {
				past.Fields = append(past.Fields, field)
			}
		}
		if len(past.Fields) > 0 {
			x.plan.Past = append(x.plan.Past, past)
		}
	}
	slices.SortFunc(x.plan.Past, func(a, b PastPlace) int { return strings.Compare(a.Ref.String(), b.Ref.String()) })
	for _, hash := range x.files {
		if info, err := os.Stat(p.pathOf(hash)); err == nil {
			x.plan.Files++
			x.plan.Bytes += info.Size()
		}
	}
}
