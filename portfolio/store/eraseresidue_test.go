package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"acquis/portfolio/store/boltfile"
)

// residue lists where any of some words can be read in a folder, however they
// are kept: as they are, in UTF-16, sealed, compressed, in pages that are free.
func residue(t *testing.T, dir string, words ...string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		place := placeWithin(dir, path)
		if holds([]byte(entry.Name()), words) {
			found = append(found, place+" (its name)")
		}
		if entry.IsDir() {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if holds(data, words) {
			found = append(found, place)
		}
		for _, payload := range payloads(data) {
			if holds(payload, words) {
				found = append(found, place+" (sealed)")
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Compact(found)
}

func holds(data []byte, words []string) bool {
	data = bytes.ToLower(data)
	for _, word := range words {
		word = strings.ToLower(word)
		little, big := []byte{}, []byte{}
		for _, unit := range utf16.Encode([]rune(word)) {
			little, big = binary.LittleEndian.AppendUint16(little, unit), binary.BigEndian.AppendUint16(big, unit)
		}
		if bytes.Contains(data, []byte(word)) || bytes.Contains(data, little) || bytes.Contains(data, big) {
			return true
		}
	}
	return false
}

// deflated is how a sealed value that is compressed begins, wherever it lies.
var deflated = regexp.MustCompile(`(?s)[HTRJBVLD]\x01\x00\x01`)

// payloads are all sealed values of a database, and whatever in a file can be
// inflated, used or not.
func payloads(data []byte) [][]byte {
	var list [][]byte
	if image, err := boltfile.Parse(data); err == nil {
		for _, bucket := range allBuckets() {
			for _, item := range image.Bucket(string(bucket)) {
				list = append(list, item.Key)
				if len(item.Value) < sealSize {
					continue
				}
				if payload, err := unseal(sealKind(item.Value[4]), item.Key, item.Value); err == nil {
					list = append(list, payload)
				}
			}
		}
	}
	for _, at := range deflated.FindAllIndex(data, -1) {
		inflated, _ := io.ReadAll(flate.NewReader(bytes.NewReader(data[at[1]:]))) // as far as it goes
		list = append(list, inflated)
	}
	return list
}
