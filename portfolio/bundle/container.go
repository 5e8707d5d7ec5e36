package bundle

import "encoding/binary"

// The headers of the archive are made here and not by package archive/zip,
// because a reader expects these very bytes: one that went by archive/zip would
// believe the central directory, and look neither at the headers before the
// entries nor at what lies between them; and what that package writes may
// change from one version of Go to the next, a bundle in a drawer may not.

// entry is one file of the archive. Its name is ASCII.
type entry struct {
	name string
	size int64
	crc  uint32
}

const (
	manifestName = "manifest.json"
	databaseName = "portfolio.db"
	filesName    = "files"
)

// entries are all files of the archive in their order; manifest is the first.
func (m *Manifest) entries(manifest entry) []entry {
	list := make([]entry, 0, 2+len(m.Files))
	list = append(list, manifest, entry{databaseName, m.Database.Size, m.Database.crc()})
	for _, f := range m.Files {
		list = append(list, entry{filesName + "/" + f.SHA256, f.Size, f.crc()})
	}
	return list
}

// Numbers of the zip format (APPNOTE.TXT 6.3.10), and those that never change
// in a bundle.
const (
	localSignature   = 0x04034b50
	centralSignature = 0x02014b50
	endSignature     = 0x06054b50
	end64Signature   = 0x06064b50
	locatorSignature = 0x07064b50

	localSize = 30 // of a local header without its name

	version20 = 20             // version needed to extract
	version45 = 45             // likewise, with zip64
	madeBy    = 3<<8 | 20      // Unix
	firstDay  = 1<<5 | 1       // 1980-01-01
	fileMode  = 0o100600 << 16 // a file for its owner alone
	most16    = 0xFFFF
	most32    = 0xFFFFFFFF
	extra64   = 0x0001 // id of the zip64 field
)

// common is what a local and a central header have in common.
func (e entry) common(b []byte, needed uint16, extra int) []byte {
	b = le16(b, needed, 0, 0, 0, firstDay) // version, flags, method, time, date
	b = le32(b, e.crc, uint32(e.size), uint32(e.size))
	return le16(b, uint16(len(e.name)), uint16(extra))
}

// local is the header before an entry.
func (e entry) local() []byte {
	return append(e.common(le32(nil, localSignature), version20, 0), e.name...)
}

// central adds the entry that begins at an offset to the central directory.
func (e entry) central(b []byte, offset int64) []byte {
	needed, extra := uint16(version20), 0
	if offset >= most32 {
		needed, extra = version45, 12
	}
	b = e.common(le16(le32(b, centralSignature), madeBy), needed, extra)
	b = le16(b, 0, 0, 0) // comment, disk, internal attributes
	b = le32(b, fileMode, uint32(min(offset, most32)))
	b = append(b, e.name...)
	if extra > 0 {
		b = le64(le16(b, extra64, 8), uint64(offset))
	}
	return b
}

// directory is everything after the last entry.
func directory(list []entry) []byte {
	var b []byte
	var offset int64
	for _, e := range list {
		b = e.central(b, offset)
		offset += localSize + int64(len(e.name)) + e.size
	}
	size, count := len(b), len(list)
	if count >= most16 || offset >= most32 || size >= most32 {
		end := uint64(offset) + uint64(size)
		b = le64(le32(b, end64Signature), 44)
		b = le16(b, madeBy, version45)
		b = le32(b, 0, 0)
		b = le64(b, uint64(count), uint64(count), uint64(size), uint64(offset))
		b = le64(le32(b, locatorSignature, 0), end)
		b = le32(b, 1)
	}
	b = le16(le32(b, endSignature), 0, 0, uint16(min(count, most16)), uint16(min(count, most16)))
	b = le32(b, uint32(min(size, most32)), uint32(min(offset, most32)))
	return le16(b, 0)
}

// length is that of the whole archive, in bytes.
func length(list []entry) int64 {
	total := int64(len(directory(list)))
	for _, e := range list {
		total += localSize + int64(len(e.name)) + e.size
	}
	return total
}

func le16(b []byte, values ...uint16) []byte {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	return b
}

func le32(b []byte, values ...uint32) []byte {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

func le64(b []byte, values ...uint64) []byte {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	return b
}
