package annex

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
)

// errCheck says that the finished file is not what it should be.
var errCheck = errors.New("annex: the finished file does not read back")

// check reads the finished file the way a viewer begins: the end, the table,
// every object where the table says, and all the pages, no more and no less.
func check(path string, pages int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	stat, err := f.Stat()
	if err != nil {
		return err
	}
	tail := make([]byte, min(64, stat.Size()))
	if _, err := f.ReadAt(tail, stat.Size()-int64(len(tail))); err != nil {
		return err
	}
	_, after, ok := bytes.Cut(tail, []byte("startxref\n"))
	line, rest, _ := bytes.Cut(after, []byte("\n"))
	at, err := strconv.ParseInt(string(line), 10, 64)
	if !ok || err != nil || string(rest) != "%%EOF\n" {
		return fmt.Errorf("%w: no end", errCheck)
	}
	table := bufio.NewReaderSize(io.NewSectionReader(f, at, stat.Size()-at), 64<<10)
	var size int
	if _, err := fmt.Fscanf(table, "xref\n0 %d\n", &size); err != nil || size <= pages {
		return fmt.Errorf("%w: no table", errCheck)
	}
	return checkObjects(f, table, size, pages)
}

func checkObjects(f io.ReaderAt, table *bufio.Reader, size, pages int) error {
	entry := make([]byte, 20)
	start := make([]byte, 256)
	found := 0
	for number := range size {
		if _, err := io.ReadFull(table, entry); err != nil {
			return fmt.Errorf("%w: the table ends early", errCheck)
		}
		if entry[17] != 'n' {
			if number > 0 && number <= pages {
				return fmt.Errorf("%w: page %d is missing", errCheck, number)
			}
			continue
		}
		at, err := strconv.ParseInt(string(entry[:10]), 10, 64)
		if err != nil {
			return fmt.Errorf("%w: object %d", errCheck, number)
		}
		n, _ := f.ReadAt(start, at)
		if !bytes.HasPrefix(start[:n], strconv.AppendInt(nil, int64(number), 10)) ||
			!bytes.HasPrefix(bytes.TrimLeft(start[:n], "0123456789"), []byte(" 0 obj\n")) {
			return fmt.Errorf("%w: object %d is not at its place", errCheck, number)
		}
		if number == pages+1 && !bytes.Contains(start[:n], fmt.Appendf(nil, "/Count %d", pages)) {
			return fmt.Errorf("%w: the page tree does not count %d pages", errCheck, pages)
		}
		if number <= pages {
			found++
		}
	}
	if found != pages {
		return fmt.Errorf("%w: %d pages, not %d", errCheck, found, pages)
	}
	return nil
}
