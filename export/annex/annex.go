package annex

import (
	"context"
	"encoding/json"
	"io"
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

// Info is what reading an annex found.
type Info struct {
	Pages   int   // that the annex takes in the dossier, 1 where there is a Problem
	Bytes   int64 // that they take in a file, about and rather more
	Images  int64 // of these, in images that could be made smaller
	Problem error // wraps one of the errors of this package; nil if the annex can be attached

	kept *kept // what was read, nil if it was not kept
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
	InspectJob = "annex-inspect"
	readJob    = "annex-read"
	mainJob    = "annex-main"
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
		p, err := read(ctx, r, io.Discard)
		return InspectResponse{p.Pages, p.Size, p.Images}, err
	})
	child.Register(readJob, func(ctx context.Context, raw json.RawMessage) (any, error) {
		var orders []readOrder
		if err := json.Unmarshal(raw, &orders); err != nil {
			return nil, err
		}
		return readSome(ctx, orders)
	})
	child.Register(mainJob, func(ctx context.Context, raw json.RawMessage) (any, error) {
		var o mainOrder
		if err := json.Unmarshal(raw, &o); err != nil {
			return nil, err
		}
		return readTo(o.Out, func(f *fragment) error { return writeMain(ctx, f, o) })
	})
}

// Inspect reads a file whole, in a child process, and says how many pages it
// takes and how many bytes, its images made smaller as shrink says, or why it
// cannot be attached. When ctx is done the Problem is its error.
func Inspect(ctx context.Context, path, media string, shrink Shrink) Info {
	return InspectAll(ctx, "", []InspectRequest{{path, media, shrink}}, nil)[0]
}
