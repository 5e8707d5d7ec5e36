package annex

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"acquis/portfolio/child"
	"acquis/portfolio/intake/picture"
)

// Source is one annex, in the order of its number.
type Source struct {
	Number   int    `json:"number"`   // "Annexe 5"
	Title    string `json:"title"`    // its bookmark: "Annexe 5 – Title"
	Path     string `json:"path"`     // the stored bytes, only read
	Media    string `json:"media"`    // by content: "application/pdf", "image/jpeg", "image/png"
	SHA256   string `json:"sha256"`   // hexadecimal, printed on a replacement page
	BackPage int    `json:"backPage"` // page of the main document that lists it, from 1; 0 for none
}

// Info is what an inspection found.
type Info struct {
	Pages   int   // that the annex takes in the dossier, 1 where there is a Problem
	Problem error // wraps one of the errors of this package; nil if the annex can be attached
}

// Media types that can be attached.
const (
	PDF  = "application/pdf"
	JPEG = picture.JPEG
	PNG  = picture.PNG
)

// limits of a child that reads one file: 400 MB resident, of which the program
// itself takes some. Time is generous: an old laptop with a virus scanner
// reads fifty megabytes too.
var limits = child.Limits{Memory: 360 << 20, Time: 2 * time.Minute}

// The names of the jobs. InspectJob is also run by portfolio/intake, which
// must not import this package.
const (
	InspectJob = "annex-inspect"
	writeJob   = "annex-write"
	mainJob    = "annex-main"
)

// InspectRequest and InspectResponse are what InspectJob takes and gives.
type (
	InspectRequest struct {
		Path  string `json:"path"`
		Media string `json:"media"`
	}
	InspectResponse struct {
		Pages int `json:"pages"`
	}
)

// Register makes the jobs of this package known. main calls it before
// child.Main, and so do tests.
func Register() {
	registerErrors()
	child.Register(InspectJob, func(ctx context.Context, raw json.RawMessage) (any, error) {
		var r InspectRequest
		if err := json.Unmarshal(raw, &r); err != nil {
			return nil, err
		}
		pages, err := inspect(ctx, r.Path, r.Media)
		return InspectResponse{pages}, err
	})
	child.Register(writeJob, func(ctx context.Context, raw json.RawMessage) (any, error) {
		var o order
		if err := json.Unmarshal(raw, &o); err != nil {
			return nil, err
		}
		return writeTo(o.Out, o.Offset, o.Object, func(f *fragment) error { return writeAnnex(ctx, f, o) })
	})
	child.Register(mainJob, func(ctx context.Context, raw json.RawMessage) (any, error) {
		var o mainOrder
		if err := json.Unmarshal(raw, &o); err != nil {
			return nil, err
		}
		return writeTo(o.Out, o.Offset, o.Object, func(f *fragment) error { return writeMain(ctx, f, o) })
	})
}

// Inspect reads a file whole, in a child process, and says how many pages it
// takes or why it cannot be attached. When ctx is done the Problem is its
// error.
func Inspect(ctx context.Context, path, media string) Info {
	switch media {
	case PDF, JPEG, PNG:
	default:
		return Info{Pages: 1, Problem: fmt.Errorf("%w: %s", ErrNotAttachable, media)}
	}
	var r InspectResponse
	if err := child.Run(ctx, InspectJob, InspectRequest{path, media}, &r, limits); err != nil {
		return Info{Pages: 1, Problem: problem(err)}
	}
	return Info{Pages: r.Pages}
}

// inspect does, in the child, all that writing will do, into nothing: what
// passes here is not refused later.
func inspect(ctx context.Context, path, media string) (int, error) {
	if media != PDF {
		return 1, inspectImage(path)
	}
	o := order{Source: Source{Path: path, Media: media}, First: 1, Total: maxPages}
	f := newFragment(io.Discard, 0, o.plan().free())
	if err := writeAnnex(ctx, f, o); err != nil {
		return 0, err
	}
	part, err := f.finish()
	return len(part.Pages), err
}

func writeAnnex(ctx context.Context, f *fragment, o order) error {
	switch o.Source.Media {
	case PDF:
		return writePDF(ctx, f, o)
	case JPEG, PNG:
		return writeImage(ctx, f, o)
	}
	return fmt.Errorf("%w: %s", ErrNotAttachable, o.Source.Media)
}

// writeTo appends a fragment to the growing file.
func writeTo(path string, offset int64, firstObject int, write func(*fragment) error) (part, error) {
	out, err := openAt(path, offset)
	if err != nil {
		return part{}, err
	}
	f := newFragment(out, offset, firstObject)
	if err := write(f); err != nil {
		out.Close()
		return part{}, err
	}
	done, err := f.finish()
	if closed := out.Close(); err == nil {
		err = closed
	}
	return done, err
}

// exists tells a missing file from other troubles before a child is started.
func exists(path string) error {
	stat, err := os.Stat(path)
	switch {
	case err != nil:
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	case !stat.Mode().IsRegular():
		return fmt.Errorf("%w: not a file", ErrUnreadable)
	}
	return nil
}
