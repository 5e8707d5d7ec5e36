// Package native asks the system for what it does better than a toolkit:
// choosing files and folders in the system's own dialogs, and opening a file
// in the program that a person uses for it.
//
// The dialogs block until the person has answered; call them off the
// interface's goroutine. Each system has its way: comdlg32 and the shell on
// Windows, osascript on macOS, the XDG desktop portal on Linux. Where it is
// missing they return ErrUnavailable and the window shows its own (ui/browse)
// instead.
package native

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Errors of this package.
var (
	// ErrUnavailable: this system offers no dialog of its own.
	ErrUnavailable = errors.New("no native dialog on this system")
	// ErrCancelled: the person closed the dialog without choosing.
	ErrCancelled = errors.New("dialog was cancelled")
	// ErrNoProgram: the system has no program for this kind of file, or none at
	// all to show a folder.
	ErrNoProgram = errors.New("no program opens this")
	// ErrNotAllowed: Open was asked for a kind of file that it does not open.
	ErrNotAllowed = errors.New("this kind of file is not opened")
)

// Filter is a choice of files offered in a dialog.
type Filter struct {
	Name       string   // "Documents et images"
	Extensions []string // with their dots, in lower case; none is all files
}

// OpenFiles asks for files that exist, several at once.
func OpenFiles(ctx context.Context, title string, filters ...Filter) ([]string, error) {
	return openFiles(ctx, title, filters, true)
}

// OpenFile asks for one file that exists.
func OpenFile(ctx context.Context, title string, filters ...Filter) (string, error) {
	paths, err := openFiles(ctx, title, filters, false)
	if err != nil {
		return "", err
	}
	return paths[0], nil
}

// SaveFile asks where to write a file; name is proposed. The answer carries
// the first extension of the filter when it came without one; the system has
// asked already whether a file that exists may be replaced.
func SaveFile(ctx context.Context, title, name string, filter Filter) (string, error) {
	path, err := saveFile(ctx, title, name, filter)
	if err == nil && filepath.Ext(path) == "" && len(filter.Extensions) > 0 {
		path += filter.Extensions[0]
	}
	return path, err
}

// ChooseFolder asks for a folder.
func ChooseFolder(ctx context.Context, title string) (string, error) { return chooseFolder(ctx, title) }

// opened lists the kinds of files that Open hands to the system: documents,
// images, sound and film. Nothing that runs.
var opened = []string{
	".pdf", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".heif",
	".doc", ".docx", ".odt", ".rtf", ".txt", ".md", ".xls", ".xlsx", ".ods", ".csv",
	".ppt", ".pptx", ".odp", ".msg", ".eml", ".mp3", ".m4a", ".wav", ".ogg", ".mp4", ".mov", ".webm",
	".json", ".zip",
}

// CanOpen reports whether Open accepts a file of this name.
func CanOpen(path string) bool {
	return slices.Contains(opened, strings.ToLower(filepath.Ext(path)))
}

// Open shows a file in the program that the system has for its kind. It
// returns once the program was asked, not when it closes. Only documents,
// images, sound and film are opened, by their plain path.
func Open(path string) error {
	if !CanOpen(path) {
		return fmt.Errorf("%s: %w", filepath.Base(path), ErrNotAllowed)
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s: %w", filepath.Base(path), ErrNotAllowed)
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return err
	}
	return open(path)
}

// OpenFolder shows a folder in the system's file manager.
func OpenFolder(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%s: %w", filepath.Base(path), ErrNotAllowed)
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return err
	}
	return open(path)
}
