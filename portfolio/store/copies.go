package store

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// ReadingCopy makes a private, read-only copy of a stored file for a person to
// open in another program, under a clean name made of title. What that program
// does to the copy never reaches the portfolio. Copies are swept when the
// portfolio is next opened for writing; those of a portfolio open for reading,
// when it is closed.
//
// Errors: [ErrMissingFile], [ErrNoSpace], [ErrPermission].
func (p *Portfolio) ReadingCopy(f *portfolio.File, title string) (string, error) {
	from, err := p.OpenFile(f.SHA256)
	if err != nil {
		return "", err
	}
	defer from.Close()
	root, err := p.copiesFolder()
	if err != nil {
		return "", fault("reading copy", err)
	}
	// A folder of its own for each file: names differ only in case, or not at
	// all, when two pieces have one title.
	dir := filepath.Join(root, f.SHA256[:16])
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fault("reading copy", err)
	}
	path := filepath.Join(dir, CleanName(title, extensionOf(f)))
	if sum, err := hashFile(context.Background(), path); err == nil && sum == f.SHA256 {
		return path, nil
	}
	err = durable.WriteFile(p.disk, path, durable.Options{Mode: 0o400}, func(w io.Writer) error {
		_, err := io.Copy(w, from)
		return err
	})
	return path, fault("reading copy", err)
}

// Scratch makes a private folder for what is made to be looked at and thrown
// away. The caller removes it; what a crash leaves is swept at the next start,
// and with the reading copies.
//
// Errors: [ErrNoSpace], [ErrPermission].
func (p *Portfolio) Scratch() (string, error) {
	root, err := p.copiesFolder()
	if err != nil {
		return "", fault("scratch", err)
	}
	dir, err := durable.MkdirTemp(p.disk, root)
	return dir, fault("scratch", err)
}

// copiesFolder is the private folder of reading copies.
func (p *Portfolio) copiesFolder() (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.copies != "" {
		return p.copies, nil
	}
	var err error
	if p.db != nil {
		p.copies = filepath.Join(p.dir, copiesName)
		err = os.MkdirAll(p.copies, 0o700)
	} else {
		p.copies, err = durable.Private()
	}
	return p.copies, err
}

// dropCopies removes the copies of a portfolio that was open for reading.
func (p *Portfolio) dropCopies() {
	if p.db == nil && p.copies != "" {
		_ = durable.RemoveAll(p.copies) // a viewer may hold one open
	}
}

// extensions are those of the usual types of files, by content.
var extensions = map[string]string{
	"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif",
	"image/tiff": ".tif", "image/heic": ".heic", "image/webp": ".webp", "text/plain": ".txt",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   ".docx",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         ".xlsx",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
	"application/vnd.ms-outlook": ".msg",
}

// extensionOf is the ending by which the system finds a viewer: that of the
// content where it is known, else that of the name that was given.
func extensionOf(f *portfolio.File) string {
	media, _, _ := strings.Cut(f.Media, ";")
	if ext, ok := extensions[strings.TrimSpace(media)]; ok {
		return ext
	}
	return filepath.Ext(f.Name)
}

// maxNameBytes is the length of a clean name, in bytes of UTF-8, with its
// extension: what every file system and every archive takes.
const maxNameBytes = 120

var extensionPattern = regexp.MustCompile(`^\.[A-Za-z0-9]{1,11}$`)

// CleanName makes a name for a file from a title: no character that a system
// forbids, no name that Windows keeps for devices, no dot or space at the end,
// at most 120 bytes. The extension begins with a dot, or is empty.
func CleanName(title, extension string) string {
	if !extensionPattern.MatchString(extension) {
		extension = ""
	}
	name := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError:
			return -1
		}
		return r
	}, title)
	name = trimName(strings.Join(strings.Fields(name), " "))
	for len(name)+len(extension) > maxNameBytes {
		_, size := utf8.DecodeLastRuneInString(name)
		name = trimName(name[:len(name)-size])
	}
	switch {
	case name == "":
		name = "document"
	case isDeviceName(name):
		name = "_" + name
	}
	return name + extension
}

func trimName(s string) string { return strings.TrimLeft(strings.TrimRight(s, " ."), " .") }

// isDeviceName reports whether Windows would take a name for a device, which
// it does whatever the extension.
func isDeviceName(name string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	base = strings.TrimRight(base, " ")
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	rest, isPort := strings.CutPrefix(base, "COM")
	if !isPort {
		rest, isPort = strings.CutPrefix(base, "LPT")
	}
	return isPort && utf8.RuneCountInString(rest) == 1 && strings.ContainsAny(rest, "0123456789¹²³")
}
