package pdfium

import (
	"io"
	"time"
)

// memory is the memory of a machine. Addresses beyond its end are refused.
type memory interface {
	Read(address, count uint32) ([]byte, bool)
	Write(address uint32, bytes []byte) bool
	ReadUint32Le(address uint32) (uint32, bool)
	WriteUint32Le(address, value uint32) bool
	WriteUint64Le(address uint32, value uint64) bool
	Grow(pages uint32) (uint32, bool)
	Size() uint32
}

// fileName is how the program calls the one file there is; fileNumber is its
// descriptor.
const (
	fileName   = "/document.pdf"
	fileNumber = 3
)

// openFile is the file that a machine reads.
type openFile struct {
	from io.ReaderAt
	size int64
	at   int64
	err  error // what reading it came to, for who wonders why it is broken
}

// Numbers of errors, as the program's C library knows them: a call returns
// them negative, WASI as they are.
const (
	noSystemCall = ^uint64(51) & 0xffffffff // -52
	noEntry      = ^uint64(43) & 0xffffffff // -44
	badFile      = 8
	ioError      = 29
	invalid      = 28
)

// system are the functions of an operating system that the program imports
// and documents need. Those it imports besides (folders, writing) answer that
// there is no such thing.
var system = map[string]func(*openFile, memory, []uint64) uint64{
	"__syscall_openat":       openAt,
	"__syscall_fstat64":      func(f *openFile, m memory, a []uint64) uint64 { return f.stat(m, uint32(a[1])) },
	"__syscall_stat64":       statByName,
	"__syscall_fcntl64":      func(*openFile, memory, []uint64) uint64 { return 0 },
	"fd_read":                read,
	"fd_seek":                seek,
	"fd_close":               func(*openFile, memory, []uint64) uint64 { return 0 },
	"fd_sync":                func(*openFile, memory, []uint64) uint64 { return 0 },
	"fd_write":               discard,
	"environ_sizes_get":      noEnvironment,
	"environ_get":            func(*openFile, memory, []uint64) uint64 { return 0 },
	"emscripten_resize_heap": resizeHeap,
	"emscripten_date_now":    now,
	"_localtime_js":          brokenDownTime,
	"_gmtime_js":             brokenDownTime,
	"_tzset_js":              func(*openFile, memory, []uint64) uint64 { return 0 },
}

// isDocument reports whether an address holds the name of the one file.
func isDocument(m memory, address uint32) bool {
	name, ok := m.Read(address, uint32(len(fileName)+1))
	return ok && string(name) == fileName+"\x00"
}

func openAt(f *openFile, m memory, a []uint64) uint64 {
	if !isDocument(m, uint32(a[1])) {
		return noEntry
	}
	f.at = 0
	return fileNumber
}

func statByName(f *openFile, m memory, a []uint64) uint64 {
	if !isDocument(m, uint32(a[0])) {
		return noEntry
	}
	return f.stat(m, uint32(a[1]))
}

// stat fills a struct stat: a regular file of so many bytes, and nothing else.
func (f *openFile) stat(m memory, address uint32) uint64 {
	const (
		length    = 96
		modeAt    = 4
		sizeAt    = 24
		blockAt   = 32
		readOnly  = 0o100400
		blockSize = 4096
	)
	m.Write(address, make([]byte, length))
	m.WriteUint32Le(address+modeAt, readOnly)
	m.WriteUint64Le(address+sizeAt, uint64(f.size))
	m.WriteUint32Le(address+blockAt, blockSize)
	return 0
}

// read is fd_read(fd, iovs, count, *read).
func read(f *openFile, m memory, a []uint64) uint64 {
	if uint32(a[0]) != fileNumber {
		return badFile
	}
	total := uint32(0)
	for i := range uint32(a[2]) {
		address, _ := m.ReadUint32Le(uint32(a[1]) + 8*i)
		length, _ := m.ReadUint32Le(uint32(a[1]) + 8*i + 4)
		buffer, ok := m.Read(address, length)
		if !ok {
			return invalid
		}
		n, err := f.from.ReadAt(buffer, f.at)
		f.at += int64(n)
		total += uint32(n)
		if err != nil && err != io.EOF {
			f.err = err
			return ioError
		}
		if n < len(buffer) {
			break
		}
	}
	m.WriteUint32Le(uint32(a[3]), total)
	return 0
}

// seek is fd_seek(fd, offset, whence, *position).
func seek(f *openFile, m memory, a []uint64) uint64 {
	if uint32(a[0]) != fileNumber {
		return badFile
	}
	at := int64(a[1])
	switch a[2] {
	case io.SeekCurrent:
		at += f.at
	case io.SeekEnd:
		at += f.size
	}
	if at < 0 {
		return invalid
	}
	f.at = at
	m.WriteUint64Le(uint32(a[3]), uint64(at))
	return 0
}

// discard is fd_write(fd, iovs, count, *written): what the program prints is
// of no use to anybody.
func discard(_ *openFile, m memory, a []uint64) uint64 {
	total := uint32(0)
	for i := range uint32(a[2]) {
		length, _ := m.ReadUint32Le(uint32(a[1]) + 8*i + 4)
		total += length
	}
	m.WriteUint32Le(uint32(a[3]), total)
	return 0
}

func noEnvironment(_ *openFile, m memory, a []uint64) uint64 {
	m.WriteUint32Le(uint32(a[0]), 0)
	m.WriteUint32Le(uint32(a[1]), 0)
	return 0
}

// resizeHeap makes the memory at least so large, with a little in advance,
// and reports whether it could: the runtime refuses beyond maxMemory.
func resizeHeap(_ *openFile, m memory, a []uint64) uint64 {
	wanted, has := uint64(uint32(a[0])), uint64(m.Size())
	for _, size := range []uint64{max(wanted, has+has/5), wanted} {
		if size > maxMemory {
			continue
		}
		if _, ok := m.Grow(uint32((size - has + pageBytes - 1) / pageBytes)); ok {
			return 1
		}
	}
	return 0
}

// now is always the same moment: a document is drawn alike at every time.
func now(*openFile, memory, []uint64) uint64 { return 0 }

// brokenDownTime fills a struct tm with the first of January 1970.
func brokenDownTime(_ *openFile, m memory, a []uint64) uint64 {
	const length, dayAt, yearAt, weekdayAt = 44, 12, 20, 24
	m.Write(uint32(a[1]), make([]byte, length))
	m.WriteUint32Le(uint32(a[1])+dayAt, 1)
	m.WriteUint32Le(uint32(a[1])+yearAt, 70)
	m.WriteUint32Le(uint32(a[1])+weekdayAt, uint32(time.Thursday))
	return 0
}
