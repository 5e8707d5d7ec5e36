package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// The name to erase, typed in two goes, each of which leaves a trace of its
// own that must not stay either.
const (
	name      = "Mme Zyxwvut"
	firstGo   = "Zyx"
	secondGo  = "wvut"
	untouched = "Un texte que personne n’efface"
)

// haunted is a portfolio with the name, or a part of it, wherever one can be.
type haunted struct {
	p                *Portfolio
	told, other      *portfolio.Situation // the name stands in the first
	piece            *portfolio.Piece
	link, old        portfolio.ID // of a passage that holds the name; the latter quotes half of it
	before           Snapshot     // of when the name stood there
	deleted, damaged string
}

func haunt(t *testing.T) *haunted {
	t.Helper()
	clock := new(testClock)
	p, err := Create(filepath.Join(t.TempDir(), "Essai"), testInit(clock.now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	p.keep = retention{entries: 2, undos: 0, least: 1}
	h := &haunted{p: p}
	put(t, p, &portfolio.Candidate{FamilyName: "Martin", Position: "Adjointe"})
	h.other = &portfolio.Situation{Title: "Autre", Actions: untouched}
	put(t, p, h.other)
	h.told = &portfolio.Situation{Title: "Accueil de Mme Zyx", Actions: "Ce jour-là, j’ai reçu longuement Mme Zyx"}
	ref := put(t, p, h.told)
	h.old = h.quote(t, "1.1.2", "j’ai reçu longuement Mme Zyx", "Parce que Mme Zyxwvut l’a dit")
	undone := h.quote(t, "1.1.3", "longuement Mme Zyx", "Elle l’a dit")
	change(t, p, "Délier", func(e *portfolio.Edit) { e.Remove(portfolio.Ref{Kind: portfolio.KindLink, ID: undone}) })
	shown, _ := p.State().ReferenceTo(ref)
	ref = put(t, p, &portfolio.Section{ID: "motivations", Text: "Voir " + shown.String(), InDossier: true})
	for _, actions := range []string{"Ce jour-là, j’ai vu longuement Mme Zyxwvut", "Ce jour-là, j’ai vu longuement Mme Zyxwvut au service. Elle venait pour son logement."} {
		h.told.Actions = actions
		put(t, p, copyOf(h.told))
	}
	h.link = h.quote(t, "1.1.1", "longuement "+name, "Parce que Mme Zyxwvut l’a dit")
	change(t, p, "Renommer en « Accueil de Mme Zyx »", func(e *portfolio.Edit) {
		h.told.Title = "Accueil de MME  ZYXWVUT"
		e.Put(copyOf(h.told)) //nolint:errcheck // a situation is always taken
	})
	h.before = snapshot(t, p)
	clock.seconds.Add(24 * 3600)

	// Where it stood once: a note, and a situation that was deleted.
	note := copyOf(p.State().Get(ref)).(*portfolio.Section)
	note.Note = "Rappeler Mme Zyxwvut demain"
	put(t, p, copyOf(note))
	note.Note = ""
	put(t, p, copyOf(note))
	clock.seconds.Add(24 * 3600)
	gone := &portfolio.Situation{Title: "Chez Mme Zyxwvut", Results: "Rien de plus que Zyx"}
	h.deleted = string(put(t, p, gone).ID)
	snapshot(t, p)
	clock.seconds.Add(24 * 3600)
	change(t, p, "Supprimer", func(e *portfolio.Edit) { e.Remove(gone.Ref()) })
	clock.seconds.Add(24 * 3600)
	h.addPiece(t)
	if err := p.SetLastCopy(p.now(), "Clé USB, Mme Zyxwvut.acquis"); err != nil {
		t.Fatal(err)
	}
	put(t, p, &portfolio.AcceptedGap{Indicator: "1.1.3", Reason: "mme zyxwvut n’a pas voulu"})
	snapshot(t, p)
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	h.litter(t)
	return h
}

// quote links a passage that holds the name, as far as it is typed.
func (h *haunted) quote(t *testing.T, indicator, passage, why string) (link portfolio.ID) {
	t.Helper()
	place := h.told.FindPassage(passage)[0]
	change(t, h.p, "Associer", func(e *portfolio.Edit) {
		l, err := e.LinkPassage(h.told.ID, place, indicator, why)
		if err != nil {
			t.Fatal(err)
		}
		link = l.ID
	})
	return link
}

func (h *haunted) addPiece(t *testing.T) {
	t.Helper()
	stored, err := h.p.AddReader(t.Context(), strings.NewReader("Le compte rendu, marqué PIECEMARK"))
	if err != nil {
		t.Fatal(err)
	}
	file := &portfolio.File{SHA256: stored.SHA256, Name: "Mme Zyxwvut.pdf", Size: stored.Size, Media: "application/pdf"}
	h.piece = &portfolio.Piece{Title: "Compte rendu TITLEMARK", Genre: portfolio.GenreFile, File: file}
	put(t, h.p, h.piece)
	for _, err := range []error{h.p.PutThumbnail(stored.SHA256, []byte("THUMBMARK")), h.p.PutText(stored.SHA256, []byte("texte TEXTMARK"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	change(t, h.p, "Lier", func(e *portfolio.Edit) {
		if _, err := e.Link(h.piece.Ref(), "1.1.3", "Voir LINKMARK"); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := h.p.ReadingCopy(file, "Mme Zyxwvut"); err != nil {
		t.Fatal(err)
	}
}

// litter leaves what a crash or a damage leaves: something half written, a
// damaged version, a damaged one that was put aside.
func (h *haunted) litter(t *testing.T) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(h.p.dir, snapshotsName, h.before.Name))
	if err != nil {
		t.Fatal(err)
	}
	h.damaged = nameOfSnapshot(h.before.Seq, h.before.Time.AddDate(0, 0, -1), ReasonAsked)
	broken := bytes.Clone(data)
	clear(broken[:2*pageSize])
	for _, f := range []struct {
		name string
		data []byte
	}{{filesName + "/.acquis-ABCDEF.tmp", []byte(name)}, {snapshotsName + "/" + h.damaged, broken}} {
		if err := os.WriteFile(filepath.Join(h.p.dir, f.name), f.data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := putAside(durable.OS, h.p.dir, databaseName, bytes.NewReader(broken), h.p.clock()); err != nil {
		t.Fatal(err)
	}
}

func snapshot(t *testing.T, p *Portfolio) Snapshot {
	t.Helper()
	s, err := p.Snapshot(ReasonAsked)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// erase erases, and does what was planned.
func (h *haunted) erase(t *testing.T, what Erasure) ErasurePlan {
	t.Helper()
	plan, err := Erase(t.Context(), h.p.dir, what, Options{Clock: h.p.clock}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// open opens it again; everything must be as it was written.
func (h *haunted) open(t *testing.T) *Portfolio {
	t.Helper()
	p, err := Open(h.p.dir, Options{Clock: h.p.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	if r, err := p.Verify(t.Context(), nil); err != nil || !r.OK() {
		t.Fatalf("%v %v", r.Problems, err)
	}
	return p
}

func TestEraseText(t *testing.T) {
	h := haunt(t)
	places := strings.Join(residue(t, h.p.dir, firstGo, secondGo), "\n")
	c, err := read(h.p.dir)
	if err != nil || len(c.image.Bucket(string(bucketHistory))) == 0 {
		t.Fatal("no history to begin with")
	}
	for _, want := range []string{databaseName, snapshotsName, copiesName, damagedName, ".acquis-ABCDEF.tmp", "(sealed)"} {
		if !strings.Contains(places, want) {
			t.Fatalf("the name is not in %s to begin with, only in\n%s", want, places)
		}
	}
	plan := h.erase(t, Erasure{Text: name, Replacement: "Mme D."})
	if left := residue(t, h.p.dir, firstGo, secondGo); len(left) > 0 {
		t.Errorf("left in %q", left)
	}
	if len(plan.Occurrences) != 6 || plan.Versions < 3 || len(plan.Unreadable) != 3 {
		t.Errorf("%d occurrences, %d versions, unreadable %v", len(plan.Occurrences), plan.Versions, plan.Unreadable)
	}
	p := h.open(t)
	told := p.State().Situation(h.told.ID)
	if told.Title != "Accueil de Mme D." || !strings.HasPrefix(told.Actions, "Ce jour-là, j’ai vu longuement Mme D. au service.") {
		t.Errorf("%+v", told)
	}
	if l := p.State().Link(h.link); l.Quote != "longuement Mme D." || l.Justification != "Parce que Mme D. l’a dit" || p.State().Suspect(l) {
		t.Errorf("%+v, suspect %v", l, p.State().Suspect(l))
	}
	if l := p.State().Link(h.old); l.Quote != "j’ai vu longuement Mme D." || !p.State().Suspect(l) {
		t.Errorf("%+v", l)
	}
	if got := p.State().Section("motivations").Text; !strings.HasPrefix(got, "Voir [[Accueil de Mme D. #") {
		t.Error(got)
	}
	if got := p.State().Piece(h.piece.ID).File.Name; got != "Mme D..pdf" {
		t.Error(got)
	}
	h.historyStays(t, p)
}

// historyStays: what was not touched has all its past, and there is no way
// back to what was.
func (h *haunted) historyStays(t *testing.T, p *Portfolio) {
	t.Helper()
	if label, can := p.CanUndo(); can {
		t.Errorf("can undo %q", label)
	}
	then, err := p.SnapshotState(h.before.Name)
	if err != nil {
		t.Fatal(err)
	}
	if got := then.Situation(h.other.ID); got == nil || got.Actions != untouched {
		t.Errorf("a version lost %+v", got)
	}
	if then.Situation(portfolio.ID(h.deleted)) != nil {
		t.Error("what was deleted is in a version")
	}
	if err := p.Restore(h.before.Name); err != nil {
		t.Fatal(err)
	}
	if left := residue(t, h.p.dir, firstGo, secondGo); len(left) > 0 {
		t.Errorf("after going back to a version: %q", left)
	}
	put(t, p, &portfolio.Candidate{FamilyName: "Durand"})
	if _, err := p.Undo(); err != nil {
		t.Errorf("what came after cannot be undone: %v", err)
	}
}

func TestErasePiece(t *testing.T) {
	h := haunt(t)
	marks := []string{"PIECEMARK", "TITLEMARK", "THUMBMARK", "TEXTMARK", "LINKMARK", h.piece.File.SHA256}
	if len(residue(t, h.p.dir, marks...)) < 5 {
		t.Fatal("not in there to begin with")
	}
	plan := h.erase(t, Erasure{Piece: h.piece.ID})
	if left := residue(t, h.p.dir, marks...); len(left) > 0 {
		t.Errorf("left in %q", left)
	}
	if plan.Files != 1 || plan.Links != 1 || len(plan.Shared) != 0 {
		t.Errorf("%+v", plan)
	}
	p := h.open(t)
	if p.State().Piece(h.piece.ID) != nil || p.State().Situation(h.told.ID).Title != h.told.Title {
		t.Error("not the piece, or more than the piece")
	}
}

// A file that another piece has too stays, and the name goes all the same.
func TestEraseSharedPiece(t *testing.T) {
	h := haunt(t)
	p := reopen(t, h.p)
	twin := copyOf(h.piece).(*portfolio.Piece)
	twin.ID, twin.Title, twin.Tag = "", "Le même", ""
	put(t, p, twin)
	p.Close()
	plan := h.erase(t, Erasure{Piece: h.piece.ID})
	if !slices.Equal(plan.Shared, []portfolio.Ref{twin.Ref()}) || plan.Files != 0 {
		t.Errorf("%+v", plan)
	}
	if left := residue(t, h.p.dir, "TITLEMARK", "LINKMARK"); len(left) > 0 {
		t.Errorf("left in %q", left)
	}
	p = h.open(t)
	if _, err := p.OpenFile(h.piece.File.SHA256); err != nil {
		t.Error(err)
	}
}

// One place only: the others keep the name, and their past.
func TestEraseSpares(t *testing.T) {
	h := haunt(t)
	p := reopen(t, h.p)
	plan, err := p.PlanErasure(t.Context(), Erasure{Text: name}, nil)
	if err != nil {
		t.Fatal(err)
	}
	p.Close()
	spare := slices.DeleteFunc(plan.Occurrences, func(o portfolio.Occurrence) bool { return o.Ref.Kind != portfolio.KindAcceptedGap })
	h.erase(t, Erasure{Text: name, Spare: spare})
	p = h.open(t)
	if got := p.State().Gap("1.1.3").Reason; got != "mme zyxwvut n’a pas voulu" {
		t.Error(got)
	}
	if got := p.State().Situation(h.told.ID); got.Title != "Accueil de" || strings.Contains(got.Actions, firstGo) {
		t.Errorf("%+v", got)
	}
	for _, r := range residue(t, h.p.dir, secondGo) {
		if !strings.HasPrefix(r, databaseName) && !strings.HasPrefix(r, snapshotsName) {
			t.Error(r)
		}
	}
}

func TestEraseRefuses(t *testing.T) {
	h := haunt(t)
	p := reopen(t, h.p)
	for what, want := range map[*Erasure]error{
		{Text: " … "}: ErrNothingErased,
		{Text: "Zyxwvut", Replacement: "Madame ZYXWVUT"}: ErrNothingErased,
		{Piece: "absent"}: portfolio.ErrNotFound,
	} {
		if _, err := p.PlanErasure(t.Context(), *what, nil); !errors.Is(err, want) {
			t.Errorf("%+v: %v", what, err)
		}
	}
	if _, err := Erase(t.Context(), h.p.dir, Erasure{Text: name}, Options{}, nil); !errors.Is(err, ErrInUse) {
		t.Errorf("while it is open: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p.Close()
	if _, err := Erase(ctx, h.p.dir, Erasure{Text: name}, Options{}, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if len(residue(t, h.p.dir, firstGo)) == 0 {
		t.Error("erased after it was cancelled")
	}
}
