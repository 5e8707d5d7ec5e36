// Command pdfium fetches pdfium.wasm into assets/pdfium/wasm, where the build
// embeds it: `make pdfium`. It comes from the npm package that
// assets/pdfium/README.md names, through npm and the registry that npm is set
// to, and only with the checksums that stand here.
//
// Without npm or without a network it says so in one sentence and ends well:
// Acquis builds and works without, and has no preview of PDFs. A package with
// another checksum is an error.
package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

const (
	target    = "assets/pdfium/wasm/pdfium.wasm"
	pkg       = "@hyzyla/pdfium@2.1.13"
	integrity = "4J+xMFJW6V+jktxor6Lsk/2YdPCpeY+Ga69J98uyNQwYESkAsUDxz8BeFU0ZbZJIJ+fK3J6bm61gmwWnUzVU1g=="
	inside    = "package/dist/pdfium.wasm"
	sum       = "71aec412a303a0405baee21c3d6d3f30ad2033dc02444130fe476be3976e2d09"
)

// errNotFetched says that there is no package to be had here and now.
var errNotFetched = errors.New("not fetched")

func main() {
	if data, err := os.ReadFile(target); err == nil && isProgram(data) {
		touch()
		return
	}
	switch err := fetch(); {
	case errors.Is(err, errNotFetched):
		fmt.Fprintln(os.Stderr, "Le lecteur de PDF n’a pas pu être téléchargé (npm ou le réseau manque) : Acquis se construit sans aperçu des PDF.")
	case err != nil:
		fmt.Fprintln(os.Stderr, "pdfium:", err)
		os.Exit(1)
	}
}

func isProgram(data []byte) bool {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:]) == sum
}

// touch tells make that the file is up to date.
func touch() {
	now := time.Now()
	_ = os.Chtimes(target, now, now) // at worst it is looked at again
}

func fetch() error {
	dir, err := os.MkdirTemp("", "acquis-pdfium-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	npm := exec.Command("npm", "pack", pkg, "--silent", "--fetch-retries=1", "--fetch-timeout=60000", "--pack-destination", dir)
	if err := npm.Run(); err != nil {
		return fmt.Errorf("%w: %w", errNotFetched, err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(found) != 1 {
		return fmt.Errorf("npm left %q", found)
	}
	data, err := program(found[0])
	if err != nil {
		return err
	}
	return write(data)
}

// program takes pdfium.wasm out of the package, once both are what they should be.
func program(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	digest := sha512.New()
	if _, err := io.Copy(digest, f); err != nil {
		return nil, err
	}
	if got := base64.StdEncoding.EncodeToString(digest.Sum(nil)); got != integrity {
		return nil, fmt.Errorf("%s has the checksum %s, not the one that is known: nothing was taken from it", pkg, got)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(unzipped); ; {
		header, err := files.Next()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", inside, err)
		}
		if header.Name != inside {
			continue
		}
		data, err := io.ReadAll(files)
		if err == nil && !isProgram(data) {
			err = errors.New(inside + " has another checksum than the one that is known")
		}
		return data, err
	}
}

// write puts the file there whole or not at all: others may be building.
func write(data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(target), ".fetching-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		os.Remove(f.Name()) //nolint:errcheck // the first error counts
	}
	return err
}
