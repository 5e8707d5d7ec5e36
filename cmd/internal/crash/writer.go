package crash

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/portfolio/bundle"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
)

// writerVariable makes a process a writer; its value is an order in JSON.
const writerVariable = "ACQUIS_CRASH_WRITER"

// order is what a writer is to do until it is killed.
type order struct {
	Job  string // one of the jobs
	Dir  string // of the portfolio
	Out  string // where to export to, or import to
	Seed uint64
}

// jobs are what writers do. They say on standard output what is durable, a
// line each, once it is.
var jobs = map[string]func(order) error{
	"edit":   writeEdits,
	"export": writeExports,
	"import": writeImports,
	"early":  writeEarly,

	"recover":      writeRecoveries,
	"raise":        writeRaises,
	"aside":        writeAsides,
	"mended-early": writeMendedEarly,
}

// beWriter does the work of a writer, if this process is one, and never
// returns then.
func beWriter() {
	value, isWriter := os.LookupEnv(writerVariable)
	if !isWriter {
		return
	}
	var o order
	err := json.Unmarshal([]byte(value), &o)
	if err == nil {
		err = jobs[o.Job](o)
	}
	fmt.Println("error", err)
	os.Exit(1)
}

// writeEdits changes a portfolio, adds documents, takes snapshots, undoes,
// goes back.
func writeEdits(o order) error {
	p, err := store.Open(o.Dir, store.Options{Wait: 10 * time.Second})
	if err != nil {
		return err
	}
	h := &hand{rand.New(rand.NewPCG(o.Seed, 2)), p}
	for {
		if err := writeOne(h); err != nil {
			return err
		}
	}
}

func writeOne(h *hand) error {
	switch h.IntN(24) {
	case 0:
		return goBack(h)
	case 1, 2, 3, 4:
		stored, err := h.p.AddReader(context.Background(), bytes.NewReader(h.bytes(40000)))
		if err != nil {
			return err
		}
		fmt.Println("file", stored.SHA256)
		return announced(h.p, func(e *portfolio.Edit) error { return e.Put(pieceOf(stored)) })
	case 5, 6:
		s, err := h.p.Snapshot(store.ReasonAsked)
		if err == nil {
			fmt.Println("snapshot", s.Name)
		}
		return err
	case 7, 8:
		if _, can := h.p.CanUndo(); can {
			if _, err := h.p.Undo(); err != nil {
				return err
			}
			fmt.Println("version", h.p.State().Version, digest(h.p.State()))
			return nil
		}
	}
	return announced(h.p, h.edit)
}

// goBack goes back to a snapshot, as a whole.
func goBack(h *hand) error {
	list, err := h.p.Snapshots()
	if err != nil || len(list) == 0 {
		return err
	}
	err = h.p.Restore(list[h.IntN(len(list))].Name)
	if errors.Is(err, store.ErrNoSnapshot) {
		return nil // thinned out since it was listed, as a person may see it happen
	}
	if err != nil {
		return err
	}
	fmt.Println("version", h.p.State().Version, digest(h.p.State()))
	return nil
}

// announced makes a change and says before what will be there, and after that
// it is.
func announced(p *store.Portfolio, edit func(*portfolio.Edit) error) error {
	err := p.Change("Modifier", func(e *portfolio.Edit) error {
		if err := edit(e); err != nil {
			return err
		}
		fmt.Println("will", p.State().Version+1, digest(e.State()))
		return nil
	})
	if err == nil {
		fmt.Println("version", p.State().Version, digest(p.State()))
	}
	return err
}

// writeEarly has a mistake in it: it says that a change is durable before it
// is, and gets no further.
func writeEarly(o order) error {
	p, err := store.Open(o.Dir, store.Options{Wait: 10 * time.Second})
	if err != nil {
		return err
	}
	return p.Change("Modifier", func(*portfolio.Edit) error {
		fmt.Println("version", p.State().Version+1, "0")
		_, err := os.Stdin.Read(make([]byte, 1)) // until it is killed
		return err
	})
}

// writeExports writes a portfolio out in all its ways.
func writeExports(o order) error {
	p, err := store.Open(o.Dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	g := rand.New(rand.NewPCG(o.Seed, 3))
	ctx := context.Background()
	for {
		var name string
		var err error
		made := time.Date(2026, 3, 1, 8, 0, g.IntN(1<<20), 0, time.UTC)
		switch g.IntN(3) {
		case 0:
			name = documentName
			_, err = interchange.Export(ctx, p, filepath.Join(o.Out, name), nil)
		case 1:
			name = bundleName
			_, err = bundle.Pack(ctx, p, filepath.Join(o.Out, name), bundle.Options{Made: made})
		case 2:
			name = dossierName
			options := dossier.OptionsOf(p.State())
			options.Created, options.WithoutAnnexes = made, g.IntN(4) > 0
			_, err = dossier.Export(ctx, p.State(), p, options, filepath.Join(o.Out, name), nil)
		}
		if err != nil {
			return err
		}
		fmt.Println("wrote", name)
	}
}

// writeImports lets portfolios in, from a copy and a bundle in Dir.
func writeImports(o order) error {
	ctx := context.Background()
	for n := 0; ; n++ {
		name := fmt.Sprint("venu ", n)
		var err error
		if n%2 == 0 {
			err = interchange.Import(ctx, filepath.Join(o.Dir, documentName), filepath.Join(o.Out, name), nil)
		} else {
			_, err = bundle.Open(ctx, filepath.Join(o.Dir, bundleName), "", filepath.Join(o.Out, name), nil)
		}
		if err != nil {
			return err
		}
		fmt.Println("came", name)
	}
}
