package intake_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acquis/export/annex"
	"acquis/portfolio"
	"acquis/portfolio/child"
	"acquis/portfolio/intake"
	"acquis/portfolio/intake/picture/picturetest"
)

func TestMain(m *testing.M) {
	annex.Register()
	intake.Register()
	child.Main()
	os.Exit(m.Run())
}

func put(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func photo(t *testing.T, w, h int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = byte(i * i)
	}
	return picturetest.JPEG(t, img)
}

// document is a PDF of some empty pages.
func document(pages int) []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), fmt.Sprintf(format, args...))
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	kids := strings.Builder{}
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 3+i)
	}
	object("<</Type/Pages/Count %d/Kids[%s]>>", pages, kids.String())
	for range pages {
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}

// locked is a PDF that asks for a password: a reader sees that before all else.
func locked() []byte {
	plain := document(1)
	lock := "/Encrypt<</Filter/Standard/V 1/R 2/O<" + strings.Repeat("ab", 32) + ">/U<" + strings.Repeat("cd", 32) +
		">/P -4>>/ID[<00><00>]/Root"
	return bytes.Replace(plain, []byte("/Root"), []byte(lock), 1)
}

const (
	zipStart = "PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	heicHead = "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
)

// wordDocument begins as the files of Word do.
func wordDocument() []byte {
	entry := func(name string) string { return zipStart + string(rune(len(name))) + "\x00\x00\x00" + name }
	return []byte(entry("[Content_Types].xml") + entry("_rels/.rels") + entry("word/document.xml") + strings.Repeat(" ", 100))
}

func TestExamine(t *testing.T) {
	word := "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	whole := photo(t, 300, 200)
	for _, c := range []struct {
		name   string
		data   []byte
		media  string
		pages  int
		width  int
		fault  portfolio.Fault
		genre  portfolio.Genre
		notice string // what its French holds, "" for none
	}{
		{"rapport.pdf", document(7), "application/pdf", 7, 0, "", portfolio.GenreFile, ""},
		{"sans-extension", document(1), "application/pdf", 1, 0, "", portfolio.GenreFile, ""},
		{"photo.JPG", whole, "image/jpeg", 1, 300, "", portfolio.GenrePhoto, ""},
		{"nommée.png", whole, "image/jpeg", 1, 300, "", portfolio.GenrePhoto, ""},
		{"16 bits.png", picturetest.PNG(t, image.NewNRGBA64(image.Rect(0, 0, 20, 10))), "image/png", 1, 20, "", portfolio.GenreFile, ""},
		{"coupé.pdf", document(7)[:300], "application/pdf", 0, 0, portfolio.FaultDamaged, portfolio.GenreFile, "abîmé"},
		{"verrouillé.pdf", locked(), "application/pdf", 0, 0, portfolio.FaultEncrypted, portfolio.GenreFile, "mot de passe"},
		{"coupée.jpg", whole[:len(whole)/2], "image/jpeg", 0, 300, portfolio.FaultDamaged, portfolio.GenrePhoto, "incomplète"},
		{"géante.png", hugePNG, "image/png", 0, 30_000, portfolio.FaultTooLarge, portfolio.GenreFile, "30\u202f000 × 30\u202f000"},
		{"lettre.docx", wordDocument(), word, 0, 0, portfolio.FaultConvert, portfolio.GenreFile, "Enregistrez-le en PDF pour le joindre"},
		{"lettre.pdf", wordDocument(), word, 0, 0, portfolio.FaultConvert, portfolio.GenreFile, "Document Word"},
		{"photo.heic", []byte(heicHead), "image/heic", 0, 0, portfolio.FaultConvert, portfolio.GenrePhoto, "Photo HEIC"},
		{"message.eml", []byte("From: a@example.org\nSubject: Bonjour\n\nBonjour.\n"), "message/rfc822", 0, 0, portfolio.FaultConvert, portfolio.GenreFile, "Message"},
		{"notes.pdf", []byte("seulement du texte"), "text/plain", 0, 0, portfolio.FaultDamaged, portfolio.GenreFile, "n’en est pas un"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := intake.Examine(t.Context(), put(t, c.name, c.data))
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(c.data)
			if f.File.SHA256 != hex.EncodeToString(sum[:]) || f.File.Size != int64(len(c.data)) || f.File.Name != c.name {
				t.Errorf("%+v", f.File)
			}
			if f.File.Media != c.media || f.File.Pages != c.pages || f.File.Width != c.width || f.File.Fault != c.fault || f.Genre != c.genre {
				t.Errorf("%+v %q (%v)", f.File, f.Genre, f.Cause)
			}
			switch {
			case c.notice == "" && f.Notice != "":
				t.Errorf("says %q of a good file", f.Notice)
			case c.notice != "" && (!strings.Contains(f.Notice, c.notice) || !strings.Contains(f.Notice, c.name)):
				t.Errorf("says %q, without %q or the name", f.Notice, c.notice)
			}
		})
	}
}

// hugePNG promises 30,000 × 30,000 pixels in a few bytes.
var hugePNG = picturetest.RawPNG(picturetest.Header{Width: 30_000, Height: 30_000, Bits: 8, Colour: 2}, picturetest.Chunk{Kind: "IDAT"})

func TestRefusals(t *testing.T) {
	dir := t.TempDir()
	big := filepath.Join(dir, "film.mp4")
	if err := os.WriteFile(big, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, intake.MaxBytes+1); err != nil {
		t.Skip("no sparse files here: ", err)
	}
	for name, c := range map[string]struct {
		path string
		want error
		says string
	}{
		"empty":     {put(t, "vide.pdf", nil), intake.ErrEmpty, "vide.pdf"},
		"a folder":  {dir, intake.ErrNotFile, filepath.Base(dir)},
		"gone":      {filepath.Join(dir, "parti.pdf"), intake.ErrMissing, "parti.pdf"},
		"too large": {big, intake.ErrTooLarge, "film.mp4"},
		"a device":  {os.DevNull, intake.ErrNotFile, filepath.Base(os.DevNull)},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := intake.Examine(t.Context(), c.path)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if s := intake.Sentence(err); !strings.Contains(s, c.says) || !strings.Contains(s, "rien n’a été ajouté") {
				t.Errorf("says %q", s)
			}
		})
	}
	if s := intake.Sentence(errors.New("something else")); s != "" {
		t.Errorf("speaks of what is not its own: %q", s)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := intake.Examine(ctx, put(t, "a.pdf", document(1))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestStoredUnderAnotherName(t *testing.T) {
	f, err := intake.ExamineAs(t.Context(), put(t, "0a1b2c", document(2)), "rapport.pdf")
	if err != nil || f.File.Name != "rapport.pdf" || f.File.Pages != 2 {
		t.Errorf("%+v, %v", f.File, err)
	}
}

func TestThumbnail(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 1000, 500))
	img.SetGray(3, 3, color.Gray{200})
	small, err := intake.Thumbnail(t.Context(), put(t, "a.png", picturetest.PNG(t, img)))
	if err != nil {
		t.Fatal(err)
	}
	c, err := jpeg.DecodeConfig(bytes.NewReader(small))
	if err != nil || c.Width != intake.ThumbnailSide || c.Height != intake.ThumbnailSide/2 {
		t.Errorf("%d × %d, %v", c.Width, c.Height, err)
	}
	for name, data := range map[string][]byte{"a PDF": document(1), "a broken image": photo(t, 50, 50)[:200], "a bomb": hugePNG} {
		if _, err := intake.Thumbnail(t.Context(), put(t, "file", data)); !errors.Is(err, intake.ErrNoThumbnail) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
