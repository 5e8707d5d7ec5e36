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
	var err error
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
		}
	}
	return write(ctx, e, apart(blocks))
}

// apart heads a document with what it is, and starts a page at each of its
// further titles.
func apart(blocks []ts.Block) []ts.Block {
	var out []ts.Block
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
		Title: e.Fields["titre"], Author: e.Fields["auteur"], Subject: text.ExampleMark,
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
	t.Page.Left, t.Page.Measure, t.Page.Full = ts.MM(25), ts.MM(160), ts.MM(160)
	t.Page.Top, t.Page.Bottom = ts.MM(22), ts.MM(297-24)
	for i := range t.Headings {
		h := &t.Headings[i]
		h.Size, h.Leading, h.Before = h.Size*0.86, h.Leading*0.86, h.Before*0.8
	}
	t.Headings[0].After = 10
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
	var list []string
	tree.walk(func(n *node, depth int) {
		list = append(list, strings.Repeat("– ", depth)+n.label)
	})
	blocks := []ts.Block{
		&ts.Heading{Level: 1, Runs: ts.T(ts.French(e.Fields["titre"])), Over: ts.T(text.ExampleMark)},
		&ts.Figure{Image: picture},
		&ts.Heading{Level: 3, Runs: ts.T(text.ExampleChartAsText)},
	}
	for _, line := range list {
		blocks = append(blocks, &ts.Paragraph{Runs: ts.T(ts.French(line))})
	}
	return write(ctx, e, blocks)
}
