package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"acquis/portfolio/child"
	"acquis/portfolio/intake/picture"
)

// limits of a child that reads one file.
var limits = child.Limits{Memory: 360 << 20, Time: 2 * time.Minute}

// decodeBudget bounds the pixels of an image held at once.
const decodeBudget = 250 << 20

// ThumbnailSide is the longest side of a thumbnail in pixels.
const ThumbnailSide = 320

const (
	pictureJob   = "intake-picture"
	thumbnailJob = "intake-thumbnail"
)

// errGone says that a file could not be opened in the child.
var errGone = errors.New("intake: gone")

type pictureRequest struct {
	Path string `json:"path"`
	Side int    `json:"side,omitempty"`
}

// pictureFound is what the child saw of an image. Damage is in words: it is
// for a log, and the file is kept.
type pictureFound struct {
	Width    int    `json:"width"` // upright
	Height   int    `json:"height"`
	Taken    string `json:"taken,omitempty"`
	TooLarge bool   `json:"tooLarge,omitempty"`
	Damage   string `json:"damage,omitempty"`
}

// Register makes the jobs of this package known. main calls it before
// child.Main, together with Register of export/annex, whose job counts the
// pages of PDF files; so do tests.
func Register() {
	child.RegisterError("intake-gone", errGone)
	child.RegisterError("intake-no-thumbnail", ErrNoThumbnail)
	child.Register(pictureJob, func(ctx context.Context, raw json.RawMessage) (any, error) {
		var r pictureRequest
		if err := json.Unmarshal(raw, &r); err != nil {
			return nil, err
		}
		return lookAt(r.Path)
	})
	child.Register(thumbnailJob, func(ctx context.Context, raw json.RawMessage) (any, error) {
		var r pictureRequest
		if err := json.Unmarshal(raw, &r); err != nil {
			return nil, err
		}
		return thumbnail(r.Path, r.Side)
	})
}

// Thumbnail makes a small upright JPEG of an image, at most ThumbnailSide
// pixels wide and high. ErrNoThumbnail says that the file is no image, or one
// that cannot be read.
func Thumbnail(ctx context.Context, path string) ([]byte, error) {
	return Reduced(ctx, path, ThumbnailSide)
}

// Reduced is Thumbnail with another longest side, in pixels: to look at an
// image without the dangers of its file. A smaller image stays as it is.
func Reduced(ctx context.Context, path string, side int) ([]byte, error) {
	var jpeg []byte
	err := child.Run(ctx, thumbnailJob, pictureRequest{path, side}, &jpeg, limits)
	if errors.Is(err, child.ErrMemory) || errors.Is(err, child.ErrCrashed) || errors.Is(err, child.ErrTimeout) {
		return nil, fmt.Errorf("%w: %w", ErrNoThumbnail, err)
	}
	return jpeg, err
}

// lookAt reads an image whole, in the child.
func lookAt(path string) (pictureFound, error) {
	f, err := os.Open(path)
	if err != nil {
		return pictureFound{}, fmt.Errorf("%w: %w", errGone, err)
	}
	defer f.Close()
	info, err := picture.Read(f)
	found := pictureFound{Taken: info.Taken}
	found.Width, found.Height = info.Upright()
	if err == nil {
		if _, err = f.Seek(0, io.SeekStart); err == nil {
			err = picture.Verify(f, info, decodeBudget)
		}
	}
	switch {
	case errors.Is(err, picture.ErrTooLarge):
		found.TooLarge = true
	case errors.Is(err, picture.ErrDamaged), errors.Is(err, picture.ErrFormat):
		found.Damage = err.Error()
	case err != nil:
		return found, fmt.Errorf("%w: %w", errGone, err)
	}
	return found, nil
}

// thumbnail makes the small picture, in the child.
func thumbnail(path string, side int) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := picture.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoThumbnail, err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	small, err := picture.Thumbnail(f, info, side, decodeBudget)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoThumbnail, err)
	}
	return small, nil
}
