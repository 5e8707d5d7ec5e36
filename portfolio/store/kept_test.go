package store

import (
	"archive/zip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acquis/portfolio"
	"acquis/portfolio/store/released"
)

// keepVariable names an environment variable with which TestKeep writes the
// portfolio of this format that is kept for ever, released/format<N>.zip. It is
// done once for each format that is released, by the program that was released
// (format 1: commit e48012d, into which this file was copied), and never again.
const keepVariable = "ACQUIS_KEEP_PORTFOLIO"

// keepMore adds what later formats brought.
var keepMore func(*testing.T, *Portfolio)

func TestKeep(t *testing.T) {
	if os.Getenv(keepVariable) == "" {
		t.Skip(keepVariable + " is not set: the portfolios are kept already")
	}
	p, err := Create(filepath.Join(t.TempDir(), "Gardé"), testInit(new(testClock).now))
	fine(t, err)
	keepRecords(t, p)
	if keepMore != nil {
		keepMore(t, p)
	}
	fine(t, p.Close())
	f, err := os.Create(filepath.Join("released", fmt.Sprintf("format%d.zip", Format)))
	fine(t, err)
	w := zip.NewWriter(f)
	fine(t, w.AddFS(os.DirFS(p.Dir())))
	fine(t, w.Close())
	fine(t, f.Close())
}

// keepRecords makes something of everything that there was in format 1: records
// of every kind, stored files, one of which only undo needs, an undo that can
// be redone, a snapshot, small pictures and texts.
func keepRecords(t *testing.T, p *Portfolio) {
	t.Helper()
	stored, err := p.AddReader(t.Context(), strings.NewReader("Rapport d’activité 2021.\n"))
	fine(t, err)
	fine(t, p.PutThumbnail(stored.SHA256, []byte("image")))
	records := []portfolio.Record{
		&portfolio.Candidate{GivenName: "Zoé", FamilyName: "Martin"},
		&portfolio.Experience{ID: "e", Role: "Cheffe de projet", Organisation: "CCAS de Metz"},
		&portfolio.Situation{ID: "s", Experience: "e", Title: "Une nuit sans toit", Actions: "J’ai réuni quatre associations."},
		&portfolio.Situation{ID: "s2", Title: "Un conflit"},
		&portfolio.Section{ID: "motivations", Text: "Ce qui m’amène."},
		&portfolio.Piece{ID: "p", Title: "Rapport", Genre: portfolio.GenreFile,
			File: &portfolio.File{SHA256: stored.SHA256, Size: stored.Size, Name: "rapport.txt", Media: "text/plain"}},
		&portfolio.Link{ID: "l", Evidence: portfolio.Ref{Kind: portfolio.KindSituation, ID: "s"}, Indicator: "1.1.1", Justification: "On y voit le projet."},
		&portfolio.Link{ID: "l2", Evidence: portfolio.Ref{Kind: portfolio.KindPiece, ID: "p"}, Indicator: "1.1.2"},
	}
	for _, r := range records {
		fine(t, p.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(r) }))
	}
	_, err = p.Snapshot(ReasonAsked)
	fine(t, err)
	fine(t, p.Change("Modifier", func(e *portfolio.Edit) error {
		s := *e.State().Situation("s")
		s.Actions += " Puis les élus."
		return e.Put(&s)
	}))
	fine(t, p.Change("Retirer", func(e *portfolio.Edit) error {
		e.Remove(portfolio.Ref{Kind: portfolio.KindSituation, ID: "s2"})
		return nil
	}))
	_, err = p.Undo()
	fine(t, err)
}

func fine(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Portfolios of every format that there was open for ever: for reading as they
// are, for writing after a snapshot, with everything in them.
func TestKeptPortfolios(t *testing.T) {
	for format := 1; format <= Format; format++ {
		t.Run(fmt.Sprint("format ", format), func(t *testing.T) {
			dir := unpackKept(t, format)
			before := tree(t, dir)
			reading, err := Open(dir, Options{ReadOnly: true})
			fine(t, err)
			hasKept(t, reading, format)
			verified(t, reading)
			fine(t, reading.Close())
			if after := tree(t, dir); after != before {
				t.Errorf("reading has written:\n%s\nbecame\n%s", before, after)
			}
			raised, err := Open(dir, Options{Clock: new(testClock).now})
			fine(t, err)
			hasKept(t, raised, format)
			list, err := raised.Snapshots()
			fine(t, err)
			if raised.header.Format != Format || countReason(list, ReasonMigration) != min(1, Format-format) {
				t.Errorf("format %d, snapshots %v", raised.header.Format, list)
			}
			goesOn(t, raised, list)
		})
	}
}

// hasKept checks what is in a kept portfolio.
func hasKept(t *testing.T, p *Portfolio, format int) {
	t.Helper()
	s := p.State()
	piece := s.Piece("p")
	if s.Candidate().Name() != "Zoé Martin" || len(s.Situations()) != 2 || s.Situation("s").Actions != "J’ai réuni quatre associations. Puis les élus." ||
		s.Link("l") == nil || s.Link("l").Justification != "On y voit le projet." || s.Section("motivations").Text != "Ce qui m’amène." ||
		s.Experience("e").Organisation != "CCAS de Metz" || piece == nil || len(p.Notices()) > 0 {
		t.Errorf("what is there: %s, %v", dump(t, s), p.Notices())
	}
	if picture, ok := p.Thumbnail(piece.File.SHA256); format >= sealedDerived && (!ok || string(picture) != "image") {
		t.Error("the small picture is lost")
	}
	if format >= 2 && (!s.OwnOutline() || s.Feasibility("B1") == nil) {
		t.Error("what format 2 brought is lost")
	}
}

// goesOn does with a kept portfolio what one does with any other: what was
// undone is done again, everything is undone, and the snapshot comes back.
func goesOn(t *testing.T, p *Portfolio, list []Snapshot) {
	t.Helper()
	_, err := p.Redo()
	fine(t, err)
	if p.State().Situation("s2") != nil {
		t.Error("nothing was done again")
	}
	for _, can := p.CanUndo(); can; _, can = p.CanUndo() {
		_, err := p.Undo()
		fine(t, err)
	}
	if n := len(p.State().Situations()); n != 0 {
		t.Errorf("%d situations after everything was undone", n)
	}
	for _, s := range list {
		if s.Reason == ReasonAsked {
			fine(t, p.Restore(s.Name))
		}
	}
	if s := p.State().Situation("s"); s == nil || s.Actions != "J’ai réuni quatre associations." {
		t.Errorf("the snapshot brings back %+v", s)
	}
	again := reopen(t, p)
	verified(t, again)
}

// A portfolio of the next format opens for reading where that says that this
// version may, and else not at all; it is told so, and nothing is touched.
func TestAPortfolioOfTheNextFormat(t *testing.T) {
	for _, oldest := range []int{Format, Format + 1} {
		dir := unpackKept(t, Format)
		rewriteHeader(t, dir, func(h *header) { h.Format, h.OldestReader = Format+1, oldest })
		before := tree(t, dir)
		_, err := Open(dir, Options{})
		var newer *NewerError
		said, _ := Sentence(err)
		if !errors.As(err, &newer) || newer.Readable() != (oldest == Format) || !strings.Contains(said, "version plus récente") {
			t.Errorf("readers from %d on: %v, %q", oldest, err, said)
		}
		reading, err := Open(dir, Options{ReadOnly: true})
		if (err == nil) != (oldest == Format) {
			t.Errorf("readers from %d on, to be read: %v", oldest, err)
		}
		if err == nil {
			hasKept(t, reading, Format)
			fine(t, reading.Close())
		}
		if after := tree(t, dir); after != before {
			t.Error("it was written to")
		}
	}
}

// unpackKept unpacks the portfolio of a format.
func unpackKept(t *testing.T, format int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Gardé")
	fine(t, released.Unpack(format, dir))
	return dir
}
