package example

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"acquis/assets/example"
	"acquis/assets/text"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// document is the file of a piece; both are nil for an address.
type document struct {
	name string // of the entry
	data []byte
	file *portfolio.File
}

// makeDocuments makes the files of all pieces, several at a time.
func makeDocuments(ctx context.Context, pieces []example.Entry) ([]document, error) {
	documents := make([]document, len(pieces))
	faults := make([]error, len(pieces))
	var group sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, e := range pieces {
		group.Add(1)
		free <- struct{}{}
		go func() {
			defer group.Done()
			documents[i], faults[i] = makeDocument(ctx, e)
			<-free
		}()
	}
	group.Wait()
	for i, err := range faults {
		if err != nil {
			return nil, fmt.Errorf("example: %s: %w", pieces[i].Name, err)
		}
	}
	return documents, ctx.Err()
}

func makeDocument(ctx context.Context, e example.Entry) (document, error) {
	d := document{name: e.Name, file: &portfolio.File{Name: e.Fields["fichier"]}}
	err := ctx.Err()
	if err != nil {
		return d, err
	}
	switch genre := e.Fields["genre"]; genre {
	case "pdf":
		d.data, d.file.Pages, err = setText(ctx, e)
		d.file.Media = "application/pdf"
	case "organigramme":
		d.data, d.file.Pages, err = setChart(ctx, e)
		d.file.Media = "application/pdf"
	case "photo":
		d.data, d.file.Width, d.file.Height, err = takePhoto(e)
		d.file.Media = "image/jpeg"
	case "lien":
		return document{name: e.Name}, nil
	default:
		return d, fmt.Errorf("unknown genre %q", genre)
	}
	sum := sha256.Sum256(d.data)
	d.file.SHA256, d.file.Size = hex.EncodeToString(sum[:]), int64(len(d.data))
	return d, err
}

// setText sets a document that is written as light text.
func setText(ctx context.Context, e example.Entry) ([]byte, int, error) {
	blocks := ts.ParseText(e.Body, ts.TextOptions{Print: ts.French, Headings: 1})
	for _, b := range blocks {
		if t, ok := b.(*ts.Table); ok {
			t.Wide = true
			fitWords(t, officeLook().Page.Full)
		}
	}
	return write(ctx, e, apart(blocks))
}

// fitWords gives columns that are narrower than their longest word the room
// for it, and leaves the rest to the others.
func fitWords(t *ts.Table, full float64) {
	const em, padding = 5.3, 12 // of a character of a cell, and beside it, in points
	shares, need := 0.0, make([]float64, len(t.Columns))
	for i := range t.Columns {
		shares += t.Columns[i].Share
		for _, cells := range append([][][]ts.Run{t.Header}, rowCells(t)...) {
			if i >= len(cells) {
				continue
			}
			for _, word := range strings.Fields(ts.PlainText(cells[i])) {
				need[i] = max(need[i], padding+em*float64(utf8.RuneCountInString(word)))
			}
		}
	}
	for i := range t.Columns {
		if full*t.Columns[i].Share/shares < need[i] {
			t.Columns[i].Width = need[i]
		}
	}
}

func rowCells(t *ts.Table) [][][]ts.Run {
	var all [][][]ts.Run
	for _, r := range t.Rows {
		all = append(all, r.Cells)
	}
	return all
}

// apart heads a document with what it is, and starts a page at each of its
// further titles.
func apart(blocks []ts.Block) []ts.Block {
	out := []ts.Block{&ts.PageBreak{Bare: true}}
	for i, b := range blocks {
		if h, ok := b.(*ts.Heading); ok && h.Level == 1 {
			if i > 0 {
				out = append(out, &ts.PageBreak{})
			}
			h.Over = ts.T(text.ExampleMark)
		}
		out = append(out, b)
	}
	return out
}

// write makes the PDF of a piece and counts its pages.
func write(ctx context.Context, e example.Entry, blocks []ts.Block) ([]byte, int, error) {
	date, err := portfolio.ParseDate(e.Fields["date"])
	if err != nil {
		return nil, 0, err
	}
	layout, err := ts.Lay(ctx, &ts.Document{
		Title: e.Fields["titre"], Head: e.Fields["titre"], Author: e.Fields["auteur"], Subject: text.ExampleMark,
		Created:    time.Date(date.Year, time.Month(max(date.Month, 1)), max(date.Day, 1), 12, 0, 0, 0, time.UTC),
		Theme:      officeLook(),
		PageNumber: text.ExamplePage,
		Blocks:     blocks,
	})
	if err != nil {
		return nil, 0, err
	}
	if len(layout.Lacking) > 0 {
		return nil, 0, fmt.Errorf("the fonts lack %q", string(layout.Lacking))
	}
	var pdf bytes.Buffer
	err = layout.Write(ctx, &pdf)
	return pdf.Bytes(), layout.Total, err
}

// officeLook is that of a document from an office: smaller titles than those
// of a book, and the full width of the page.
func officeLook() *ts.Theme {
	t := ts.Book()
	t.Page.Left, t.Page.Measure, t.Page.Full = ts.MM(27), ts.MM(138), ts.MM(157)
	t.Page.Top, t.Page.Bottom = ts.MM(22), ts.MM(297-24)
	for i := range t.Headings {
		h := &t.Headings[i]
		h.Size, h.Leading, h.Before = h.Size*0.86, h.Leading*0.86, h.Before*0.8
	}
	t.Headings[0].After = 10
	t.Body.Size, t.Body.Leading, t.Body.After = 11, 15.8, 6.6
	t.List.Size, t.List.Leading = t.Body.Size, t.Body.Leading
	return t
}

// setChart sets an organigramme, as a picture and as a list.
func setChart(ctx context.Context, e example.Entry) ([]byte, int, error) {
	tree, err := parseTree(e.Body)
	if err != nil {
		return nil, 0, err
	}
	picture, err := drawChart(tree)
	if err != nil {
		return nil, 0, err
	}
	blocks := []ts.Block{
		&ts.PageBreak{Bare: true},
		&ts.Heading{Level: 1, Runs: ts.T(ts.French(e.Fields["titre"])), Over: ts.T(text.ExampleMark)},
		&ts.Figure{Image: picture, Width: officeLook().Page.Full},
		&ts.Heading{Level: 3, Runs: ts.T(text.ExampleChartAsText)},
	}
	tree.walk(func(n *node, depth int) {
		style := officeLook().Body.With(func(s *ts.ParagraphStyle) { s.Indent, s.After = 16*float64(depth), 2 })
		blocks = append(blocks, &ts.Paragraph{Runs: ts.T(ts.French(n.label)), Style: style})
	})
	return write(ctx, e, blocks)
}
