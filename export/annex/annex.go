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

	Caption *Caption `json:"caption,omitempty"` // at the head of its first page; nil for none
	Shrink  Shrink   `json:"shrink,omitzero"`   // how far its images are made smaller
	Handed  string   `json:"handed,omitempty"`  // the name of the file in which it is handed in as it is; "" for none
	Blank   bool     `json:"blank,omitempty"`   // a blank page follows, so that the next annex begins on a right-hand page
}

// Info is what an inspection found.
type Info struct {
	Pages   int   // that the annex takes in the dossier, 1 where there is a Problem
	Bytes   int64 // that they take in a file, about
	Images  int64 // of these, in images that could be made smaller
	Problem error // wraps one of the errors of this package; nil if the annex can be attached
}

// Media types that can be attached.
const (
	PDF  = "application/pdf"
	JPEG = picture.JPEG
	PNG  = picture.PNG
)

// limits of a child that reads one file: 300 MB resident, of which the program
// itself takes some. Time is generous: an old laptop with a virus scanner
// reads fifty megabytes too.
var limits = child.Limits{Memory: 260 << 20, Time: 2 * time.Minute}

// The names of the jobs. InspectJob is also run by portfolio/intake, which
// must not import this package.
const (
	InspectJob  = "annex-inspect"
	inspectsJob = "annex-inspect-some"
	writeJob    = "annex-write"
	writesJob   = "annex-write-some"
	mainJob     = "annex-main"
)

// InspectRequest and InspectResponse are what InspectJob takes and gives.
type (
	InspectRequest struct {
		Path   string `json:"path"`
		Media  string `json:"media"`
		Shrink Shrink `json:"shrink,omitzero"`
	}
	InspectResponse struct {
		Pages  int   `json:"pages"`
		Bytes  int64 `json:"bytes"`
		Images int64 `json:"images"`
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
		return inspect(ctx, r)
	})
	child.Register(inspectsJob, inspectSome)
	child.Register(writesJob, writeSome)
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
// takes and how many bytes, its images made smaller as shrink says, or why it
// cannot be attached. When ctx is done the Problem is its error.
func Inspect(ctx context.Context, path, media string, shrink Shrink) Info {
	switch media {
	case PDF, JPEG, PNG:
	default:
		return Info{Pages: 1, Problem: fmt.Errorf("%w: %s", ErrNotAttachable, media)}
	}
	var r InspectResponse
	if err := child.Run(ctx, InspectJob, InspectRequest{path, media, shrink}, &r, limits); err != nil {
		return Info{Pages: 1, Problem: problem(err)}
	}
	return Info{Pages: r.Pages, Bytes: r.Bytes, Images: r.Images}
}

// entryBytes is what an object takes in the cross-reference table.
const entryBytes = 20

// inspect does, in the child, all that writing will do, into nothing: what
// passes here is not refused later.
func inspect(ctx context.Context, r InspectRequest) (InspectResponse, error) {
	o := order{Source: Source{Path: r.Path, Media: r.Media, Shrink: r.Shrink}, First: 1, Total: maxPages}
	if r.Media != PDF {
		o.Pages = 1
		if err := inspectImage(r.Path); err != nil {
			return InspectResponse{}, err
		}
	}
	f := newFragment(io.Discard, 0, o.plan().free())
	if err := writeAnnex(ctx, f, o); err != nil {
		return InspectResponse{}, err
	}
	part, err := f.finish()
	return InspectResponse{len(part.Pages), part.End + entryBytes*int64(len(part.Objects)+len(part.Pages)), part.Images}, err
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
