package intake

import (
	"bytes"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gabriel-vasile/mimetype"
)

// headSize is how much of a file tells what it is. Office documents say it
// after some of their parts, which the library's own limit can miss.
const headSize = 32 << 10

var raiseLimit = sync.OnceFunc(func() { mimetype.SetLimit(headSize) })

// byName lists the kinds that content alone does not tell from a plain
// archive or a plain text. They only choose the words of a hint.
var byName = map[string]map[string]string{
	"application/zip": {
		".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
		".odt":  "application/vnd.oasis.opendocument.text",
		".ods":  "application/vnd.oasis.opendocument.spreadsheet",
		".odp":  "application/vnd.oasis.opendocument.presentation",
	},
	"application/x-ole-storage": {
		".msg": "application/vnd.ms-outlook", ".doc": "application/msword",
		".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
	},
	"text/plain": {".eml": "message/rfc822"},
}

// mediaOf tells what a file is by its first bytes.
func mediaOf(head []byte, name string) string {
	// Some writers put a few bytes before the header of a PDF, and readers
	// accept it within the first kilobyte.
	if bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")) {
		return mediaPDF
	}
	raiseLimit()
	media, _, _ := strings.Cut(mimetype.Detect(head).String(), ";")
	if better := byName[media][strings.ToLower(filepath.Ext(name))]; better != "" {
		return better
	}
	return media
}
