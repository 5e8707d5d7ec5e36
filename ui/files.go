package ui

import (
	"context"
	"errors"
	"path/filepath"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/accession"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
	"acquis/ui/native"
	"acquis/ui/pieces"
	"acquis/ui/widgets"
)

var documents = native.Filter{Name: text.FilterDocuments, Extensions: []string{
	".pdf", ".jpg", ".jpeg", ".png", ".heic", ".docx", ".doc", ".odt", ".xlsx", ".xls", ".ods", ".pptx", ".ppt", ".odp", ".msg", ".eml", ".txt", ".tif", ".tiff"}}

// askPieces asks for files to add.
func (a *App) askPieces() {
	a.askFiles(text.AskPieces, true, documents, a.addPieces)
}

// addPieces makes a piece of each file and shows what became of them. A file
// that does not come in does not keep the others out.
func (a *App) addPieces(paths []string) {
	if a.session == nil || len(paths) == 0 {
		return
	}
	book := a.session.book
	var taken []takenFile
	a.runner.Run(text.WorkAdding, func(ctx context.Context, progress Progress) error {
		for i, path := range paths {
			progress(i, len(paths), portfolio.ShownName(filepath.Base(path)))
			found, err := accession.Take(ctx, book, path)
			taken = append(taken, takenFile{path, found, err})
			if stops(err) {
				return err
			}
		}
		return nil
	}, func(err error) {
		a.piecesTaken(taken)
		a.fail(err)
	})
}

// takenFile is what became of one file.
type takenFile struct {
	path  string
	found accession.Taken
	err   error
}

// stops reports whether an error is not one of a single file: the next one
// would fare no better.
func stops(err error) bool {
	for _, s := range []error{context.Canceled, store.ErrNoSpace, store.ErrPermission, store.ErrReadOnly, store.ErrClosed} {
		if errors.Is(err, s) {
			return true
		}
	}
	return false
}

// piecesTaken makes the records of files whose bytes are stored: one change,
// so that one undo takes all of them back.
func (a *App) piecesTaken(taken []takenFile) {
	if a.session == nil {
		return
	}
	var outcomes []pieces.Outcome
	added := map[string]portfolio.ID{}
	err := a.session.Change(text.ChangePiecesAdded(countNew(taken)), func(e *portfolio.Edit) error {
		for _, t := range taken {
			o, err := addPiece(e, t, added)
			if err != nil {
				return err
			}
			outcomes = append(outcomes, o...)
		}
		return nil
	})
	if err != nil {
		a.fail(err)
		return
	}
	a.goTo(placePieces)
	a.screens[placePieces].(*pieces.Screen).Added(outcomes)
}

// countNew counts the files that become pieces.
func countNew(taken []takenFile) int {
	seen := map[string]bool{}
	for _, t := range taken {
		if t.err == nil && t.found.Twin == nil {
			seen[t.found.File.SHA256] = true
		}
	}
	return len(seen)
}

// addPiece makes the record of one file; added are those of the same change.
func addPiece(e *portfolio.Edit, t takenFile, added map[string]portfolio.ID) ([]pieces.Outcome, error) {
	name := portfolio.ShownName(filepath.Base(t.path))
	if isCancel(t.err) {
		return nil, nil
	}
	if t.err != nil {
		said := sentence(explain.About(t.path, t.err))
		return []pieces.Outcome{{Kind: widgets.Error, Said: said}}, nil
	}
	if twin := t.found.Twin; twin != nil {
		return []pieces.Outcome{{Piece: twin.ID, Kind: widgets.Info, Said: text.PieceTwin(name, twin.Title)}}, nil
	}
	if id, ok := added[t.found.File.SHA256]; ok {
		return []pieces.Outcome{{Piece: id, Kind: widgets.Info, Said: text.PieceTwin(name, "")}}, nil
	}
	file := t.found.File
	piece := &portfolio.Piece{Genre: t.found.Genre, File: &file, Date: t.found.Taken, InDossier: true}
	if err := e.Put(piece); err != nil {
		return nil, err
	}
	added[file.SHA256] = piece.ID
	return []pieces.Outcome{{Piece: piece.ID, Kind: widgets.Warning, Said: t.found.Notice}}, nil
}

// openPiece opens a reading copy of a piece, or its address, in the program
// that the person uses for it.
func (a *App) openPiece(id portfolio.ID) {
	piece := a.session.State().Piece(id)
	if piece == nil {
		return
	}
	if piece.Genre == portfolio.GenreURL {
		a.openAddress(piece.URL)
		return
	}
	if piece.File == nil {
		return
	}
	book, file, title := a.session.book, piece.File, piece.Title
	var copied string
	a.runner.Quietly(func(context.Context) (err error) {
		if copied, err = book.ReadingCopy(file, text.OrUntitled(title)); err == nil {
			err = native.Open(copied)
		}
		return err
	}, func(err error) {
		if err != nil {
			a.cannotShow(copied, err)
			return
		}
		a.told(text.CopyOpened, false)
	})
}

// askStandIn asks for a PDF that goes into the dossier in a file's place.
func (a *App) askStandIn(id portfolio.ID) {
	a.askFiles(text.AskStandIn, false, native.Filter{Name: text.FilterPDF, Extensions: []string{".pdf"}}, func(paths []string) {
		a.standIn(id, paths[0])
	})
}

func (a *App) standIn(id portfolio.ID, path string) {
	if a.session == nil {
		return
	}
	book := a.session.book
	var found accession.Taken
	a.runner.Run(text.WorkAdding, func(ctx context.Context, progress Progress) error {
		progress(0, 0, portfolio.ShownName(filepath.Base(path)))
		var err error
		found, err = accession.Take(ctx, book, path)
		return explain.About(path, err)
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		if found.File.Fault != "" {
			widgets.Alert(a.shell.root, text.ProblemTitle, found.Notice)
			return
		}
		a.fail(a.session.Change(text.ChangeStandIn, func(e *portfolio.Edit) error {
			piece := e.State().Piece(id)
			if piece == nil {
				return portfolio.ErrNotFound
			}
			changed := *piece
			changed.StandIn = &found.File
			return e.Put(&changed)
		}))
	})
}
