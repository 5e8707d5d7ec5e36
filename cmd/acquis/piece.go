package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/accession"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

// piecesAnswer is the answer of "piece --json": one entry for each file, in
// the order in which they were given.
type (
	piecesAnswer struct {
		Schema int          `json:"schema"`
		Pieces []pieceAdded `json:"pieces"`
		Error  *jsonError   `json:"error,omitempty"`
	}
	pieceAdded struct {
		File   string       `json:"file"`
		ID     portfolio.ID `json:"id,omitempty"`
		Notice string       `json:"notice,omitempty"`
		Error  *jsonError   `json:"error,omitempty"`
	}
)

func addPieces(c *call) error {
	title := c.String("titre")
	nature := c.String("nature")
	args, err := c.parse("PORTFOLIO", "FICHIER…")
	if err == nil && c.given("titre") {
		err = checkTitle(*title)
	}
	if err != nil {
		return err
	}
	var answer piecesAnswer
	err = use(args[0], func(p *store.Portfolio) error {
		answer = c.addFiles(p, args[1:], portfolio.Piece{Title: *title, Nature: *nature, InDossier: true})
		return nil
	})
	if err != nil {
		return err
	}
	if *c.json {
		err = writeJSON(c.out, answer)
	}
	if answer.Error != nil {
		c.say(answer.Error.Message)
		err = errSaid
	}
	return err
}

// addFiles makes a piece like the model of each file. One that does not go in
// does not keep the next ones out.
func (c *call) addFiles(p *store.Portfolio, files []string, model portfolio.Piece) piecesAnswer {
	answer := piecesAnswer{Schema: schema, Pieces: []pieceAdded{}}
	failed := 0
	for i, file := range files {
		piece := model
		if piece.Title != "" && len(files) > 1 {
			piece.Title = text.CLIPieceNumbered(piece.Title, i+1)
		}
		added, err := c.addPiece(p, file, &piece)
		answer.Pieces = append(answer.Pieces, added)
		if err != nil {
			failed++
		}
		if stops(err) {
			failed += len(files) - i - 1
			break
		}
	}
	if failed > 0 {
		answer.Error = &jsonError{"not-added", text.CLIPiecesFailed(failed, len(files))}
	}
	return answer
}

// stops reports whether an error is not one of a single file: the next one
// would fare no better.
func stops(err error) bool {
	for _, s := range []error{context.Canceled, store.ErrNoSpace, store.ErrPermission, store.ErrReadOnly, store.ErrDamaged} {
		if errors.Is(err, s) {
			return true
		}
	}
	return false
}

// addPiece adds one file and tells its id as soon as it is durable.
func (c *call) addPiece(p *store.Portfolio, file string, piece *portfolio.Piece) (pieceAdded, error) {
	added := pieceAdded{File: file}
	notices, err := takeIn(c.ctx, p, file, piece)
	if err != nil {
		said := explained(explain.About(file, err))
		added.Error = &said
		c.say(said.Message)
		return added, err
	}
	added.ID = piece.ID
	if !*c.json {
		if _, err := fmt.Fprintln(c.out, piece.ID); err != nil {
			return added, err
		}
	}
	for _, n := range notices {
		added.Notice += n
		c.say(n)
	}
	return added, nil
}

// neutralTitle says the day and the kind of a piece, and a number where there
// is one of that title already: the name of a file may be that of a person who
// is helped, and is never taken for a title.
func neutralTitle(s *portfolio.State, media string) string {
	taken := map[string]bool{}
	for _, p := range s.Pieces() {
		taken[p.Title] = true
	}
	first := text.CLIPieceTitle(portfolio.DateOf(time.Now()).French(), text.MediaName(media))
	title := first
	for n := 2; taken[title]; n++ {
		title = text.CLIPieceNumbered(first, n)
	}
	return title
}

// takeIn examines a file, stores it and puts the piece into the portfolio. It
// returns sentences about what the person should know.
func takeIn(ctx context.Context, p *store.Portfolio, file string, piece *portfolio.Piece) (notices []string, err error) {
	if _, err := os.Stat(file); err != nil {
		return nil, err // never was there, rather than vanished
	}
	found, err := accession.Take(ctx, p, file)
	if err != nil {
		return nil, err
	}
	if found.Notice != "" {
		notices = append(notices, found.Notice)
	}
	if found.Twin != nil {
		notices = append(notices, text.CLIPieceTwin(portfolio.ShownName(filepath.Base(file)), found.Twin.Title))
	}
	piece.Genre, piece.File, piece.Date = found.Genre, &found.File, found.Taken
	if piece.Title == "" {
		piece.Title = neutralTitle(p.State(), found.File.Media)
	}
	label := text.CLIPieceLabel(piece.Title)
	return notices, p.Change(label, func(e *portfolio.Edit) error { return e.Put(piece) })
}
