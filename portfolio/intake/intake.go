package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/child"
	"acquis/portfolio/intake/picture"
)

// MaxBytes is the size beyond which a file is refused: films do not belong in
// a dossier.
const MaxBytes = 2 << 30

const mediaPDF = "application/pdf"

// Findings is what is known of a file after a look at it.
type Findings struct {
	File   portfolio.File
	Genre  portfolio.Genre // GenrePhoto for what cameras make, else GenreFile
	Taken  portfolio.Date  // the day of a photograph by its camera, to be offered; zero if unknown
	Cause  error           // what is behind File.Fault, for a log; nil if there is none
	Notice string          // French: why it cannot be attached as it is and what to do; "" if it can
}

// Examine looks at the file at path. A *Refusal says that it cannot come in;
// other errors are those of ctx and of package child.
func Examine(ctx context.Context, path string) (Findings, error) {
	return ExamineAs(ctx, path, filepath.Base(path))
}

// ExamineAs is Examine for a file that is known by another name than the one
// it lies under, such as one that is stored by its hash.
func ExamineAs(ctx context.Context, path, fileName string) (Findings, error) {
	file, err := read(ctx, path, portfolio.ShownName(fileName))
	if err != nil {
		return Findings{}, err
	}
	f := Findings{File: file, Genre: portfolio.GenreFile}
	switch file.Media {
	case mediaPDF:
		err = f.examinePDF(ctx, path)
	case picture.JPEG, picture.PNG:
		err = f.examinePicture(ctx, path)
	default:
		f.fault(portfolio.FaultConvert, nil, text.IntakeConvert(file.Name, file.Media))
		f.mistaken()
		if file.Media == "image/heic" || file.Media == "image/heif" {
			f.Genre = portfolio.GenrePhoto
		}
	}
	if err != nil {
		return Findings{}, err
	}
	return f, nil
}

func (f *Findings) fault(fault portfolio.Fault, cause error, notice string) {
	f.File.Fault, f.Cause, f.Notice = fault, cause, notice
}

// mistaken speaks of a file that has the name of a PDF and is something else.
func (f *Findings) mistaken() {
	if !strings.EqualFold(filepath.Ext(f.File.Name), ".pdf") {
		return
	}
	switch f.File.Media {
	case "application/octet-stream", "text/plain":
		f.fault(portfolio.FaultDamaged, nil, text.IntakeNotPDF(f.File.Name))
	default:
		f.Notice = text.IntakeRenamed(f.File.Name, f.File.Media)
	}
}

// read hashes the file as a stream and tells what it is.
func read(ctx context.Context, path, fileName string) (portfolio.File, error) {
	refuse := func(err error, cause error) (portfolio.File, error) {
		if cause != nil {
			err = fmt.Errorf("%w: %w", err, cause)
		}
		return portfolio.File{}, &Refusal{fileName, err}
	}
	// Before opening: to open a pipe waits for its other end.
	before, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse(ErrMissing, err)
	case err != nil:
		return refuse(ErrUnreadable, err)
	case !before.Mode().IsRegular():
		return refuse(ErrNotFile, nil)
	case before.Size() == 0:
		return refuse(ErrEmpty, nil)
	case before.Size() > MaxBytes:
		return refuse(ErrTooLarge, nil)
	}
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse(ErrVanished, err)
	case err != nil:
		return refuse(ErrUnreadable, err)
	}
	defer f.Close()

	head, size, sum, err := digest(&watched{ctx: ctx, r: f})
	if ctx.Err() != nil {
		return portfolio.File{}, ctx.Err()
	}
	if err != nil {
		return refuse(ErrVanished, err) // a stick was pulled out, a network drive left
	}
	after, err := os.Stat(path)
	switch {
	case err != nil:
		return refuse(ErrVanished, err)
	case size != before.Size(), after.Size() != size, !after.ModTime().Equal(before.ModTime()):
		return refuse(ErrChanged, nil)
	}
	return portfolio.File{SHA256: sum, Name: fileName, Size: size,
		Media: mediaOf(head, fileName)}, nil
}

// digest reads a file whole: how it begins, its size in bytes (one beyond
// MaxBytes may be cut short), and its SHA-256 in hexadecimal.
func digest(r io.Reader) (head []byte, size int64, sum string, err error) {
	head = make([]byte, headSize)
	n, err := io.ReadFull(r, head)
	head = head[:n]
	h := sha256.New()
	h.Write(head)
	size = int64(n)
	switch {
	case err == nil:
		var more int64
		more, err = io.Copy(h, io.LimitReader(r, MaxBytes))
		size += more
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		err = nil // shorter than a head
	}
	return head, size, hex.EncodeToString(h.Sum(nil)), err
}

// watched reads until ctx is done.
type watched struct {
	ctx context.Context
	r   io.Reader
}

func (w *watched) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.r.Read(p)
}

// examinePDF counts the pages. The work is a job of whoever attaches files
// (export/annex), so that what passes here is not refused at the export.
func (f *Findings) examinePDF(ctx context.Context, path string) error {
	request := map[string]string{"path": path, "media": mediaPDF}
	var response struct {
		Pages int `json:"pages"`
	}
	err := child.Run(ctx, "annex-inspect", request, &response, limits)
	if err == nil {
		f.File.Pages = response.Pages
		return nil
	}
	var job *child.JobError
	codes := map[string]bool{}
	if errors.As(err, &job) {
		for _, code := range job.Codes {
			codes[code] = true
		}
	}
	name := f.File.Name
	switch {
	case codes["annex-encrypted"]:
		f.fault(portfolio.FaultEncrypted, err, text.IntakeEncrypted(name))
	case codes["annex-no-pages"]:
		f.fault(portfolio.FaultConvert, err, text.IntakeNoPages(name))
	case codes["annex-too-large"], errors.Is(err, child.ErrMemory), errors.Is(err, child.ErrTimeout):
		f.fault(portfolio.FaultTooLarge, err, text.IntakeLargePDF(name))
	case codes["annex-damaged"], errors.Is(err, child.ErrCrashed):
		f.fault(portfolio.FaultDamaged, err, text.IntakeDamagedPDF(name))
	case codes["annex-unreadable"], codes["annex-empty"]:
		return &Refusal{name, fmt.Errorf("%w: %w", ErrVanished, err)}
	default:
		return err
	}
	return nil
}

// examinePicture measures an image and reads it whole.
func (f *Findings) examinePicture(ctx context.Context, path string) error {
	var found pictureFound
	err := child.Run(ctx, pictureJob, pictureRequest{Path: path}, &found, limits)
	if err != nil && !errors.Is(err, child.ErrCrashed) && !errors.Is(err, child.ErrMemory) &&
		!errors.Is(err, child.ErrTimeout) {
		if errors.Is(err, errGone) {
			return &Refusal{f.File.Name, fmt.Errorf("%w: %w", ErrVanished, err)}
		}
		return err
	}
	if f.File.Media == picture.JPEG {
		f.Genre = portfolio.GenrePhoto
	}
	f.File.Width, f.File.Height = found.Width, found.Height
	if date, err := portfolio.ParseDate(found.Taken); err == nil {
		f.Taken = date
	}
	name := f.File.Name
	switch {
	case found.TooLarge, errors.Is(err, child.ErrMemory):
		f.fault(portfolio.FaultTooLarge, err, text.IntakeLargePicture(name, found.Width, found.Height))
	case found.Damage != "":
		f.fault(portfolio.FaultDamaged, errors.New(found.Damage), text.IntakeDamagedPicture(name))
	case err != nil:
		f.fault(portfolio.FaultDamaged, err, text.IntakeDamagedPicture(name))
	default:
		f.File.Pages = 1
	}
	return nil
}
