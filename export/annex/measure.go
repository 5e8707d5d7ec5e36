package annex

import (
	"bytes"
	"io"
)

// maxRepair bounds a stream whose length had to be found.
const maxRepair = 64 << 20

// measured returns the bytes of a stream as viewers would read them, and where
// they are. The reader trusts the length that the file gives, and takes them from the given
// offset; where no "endstream" follows, the length is wrong, or the line of
// the word "stream" ends in a way that the reader does not know, and content
// would be lost without a word.
func measured(file io.ReaderAt, offset int64, raw []byte) ([]byte, int64) {
	start, ok := streamStart(file, offset)
	if !ok || start == offset && endsAt(file, offset+int64(len(raw))) {
		return raw, offset
	}
	if found, ok := upToEnd(file, start); ok {
		return found, start
	}
	return raw, offset
}

// endsAt tells whether "endstream" stands at an offset, after white space.
func endsAt(file io.ReaderAt, offset int64) bool {
	next := make([]byte, 32)
	n, _ := file.ReadAt(next, offset)
	return bytes.HasPrefix(bytes.TrimLeft(next[:n], "\x00\t\n\f\r "), []byte("endstream")) ||
		bytes.HasPrefix(bytes.TrimLeft(next[:n], "\x00\t\n\f\r "), []byte("endobj"))
}

// streamStart finds the first byte after the line of the word "stream".
func streamStart(file io.ReaderAt, offset int64) (int64, bool) {
	const word = "stream"
	from := max(0, offset-16)
	near := make([]byte, 24)
	n, _ := file.ReadAt(near, from)
	near = near[:n]
	at := bytes.LastIndex(near[:min(len(near), int(offset-from)+len(word))], []byte(word))
	if at < 0 {
		return 0, false
	}
	start := at + len(word)
	switch rest := near[start:]; {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		start += 2
	case bytes.HasPrefix(rest, []byte("\n")), bytes.HasPrefix(rest, []byte("\r")):
		start++
	}
	return from + int64(start), true
}

// upToEnd reads up to the next "endstream", without the end of line before it.
func upToEnd(file io.ReaderAt, start int64) ([]byte, bool) {
	var all []byte
	block := make([]byte, 64<<10)
	for len(all) < maxRepair {
		n, err := file.ReadAt(block, start+int64(len(all)))
		searched := max(0, len(all)-len("endstream"))
		all = append(all, block[:n]...)
		if i := bytes.Index(all[searched:], []byte("endstream")); i >= 0 {
			all = all[:searched+i]
			all = bytes.TrimSuffix(all, []byte("\n"))
			return bytes.TrimSuffix(all, []byte("\r")), true
		}
		if err != nil {
			break
		}
	}
	return nil, false
}
