package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// sealKind says what a sealed value is, so that no value passes for another.
type sealKind byte

const (
	sealHeader  sealKind = 'H' // the header
	sealStamp   sealKind = 'T' // the stamp of the last transaction
	sealRecord  sealKind = 'R' // a record
	sealEntry   sealKind = 'J' // an entry of the journal
	sealBlob    sealKind = 'B' // a pinned framework or outline
	sealVersion sealKind = 'V' // the state of a record at the end of a day
	sealLocal   sealKind = 'L' // what concerns this computer only
	sealDerived sealKind = 'D' // what was made of a stored file, in a file of its own
)

// sealVersion1 is the one layout that there is so far.
const sealVersion1 = 1

// Flags of a sealed value. A reader refuses flags that it does not know.
const (
	flagDeflated uint16 = 1 << 0 // the payload is compressed (RFC 1951)
	// flagEncrypted is set aside: the payload is sealed with a key.
	flagEncrypted uint16 = 1 << 1
)

// sealSize is what a seal adds to its payload: crc32c, kind, version, flags.
const sealSize = 4 + 1 + 1 + 2

// maxInflated bounds a compressed payload, in bytes: far above any text that a
// person writes, far below what hurts.
const maxInflated = 64 << 20

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var (
	errSeal     = errors.New("seal is broken")
	errSealKind = errors.New("value of another kind")
	errSealNew  = errors.New("value of a newer layout")
)

// seal wraps a payload. The checksum covers the key too: a value in the wrong
// place is as wrong as a changed one.
func seal(kind sealKind, flags uint16, key, payload []byte) []byte {
	b := make([]byte, sealSize, sealSize+len(payload))
	b[4], b[5] = byte(kind), sealVersion1
	binary.BigEndian.PutUint16(b[6:], flags)
	b = append(b, payload...)
	binary.BigEndian.PutUint32(b, checksum(key, b[4:]))
	return b
}

func checksum(key, rest []byte) uint32 {
	return crc32.Update(crc32.Update(0, castagnoli, key), castagnoli, rest)
}

// unseal checks a sealed value and returns its payload, which is part of b
// unless it was compressed.
func unseal(kind sealKind, key, b []byte) ([]byte, error) {
	if len(b) < sealSize || binary.BigEndian.Uint32(b) != checksum(key, b[4:]) {
		return nil, errSeal
	}
	if sealKind(b[4]) != kind {
		return nil, fmt.Errorf("%w: %q instead of %q", errSealKind, b[4], kind)
	}
	flags := binary.BigEndian.Uint16(b[6:])
	if b[5] != sealVersion1 || flags&^flagDeflated != 0 {
		return nil, fmt.Errorf("%w: version %d, flags %#x", errSealNew, b[5], flags)
	}
	if flags&flagDeflated == 0 {
		return b[sealSize:], nil
	}
	payload, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b[sealSize:])), maxInflated+1))
	if err != nil {
		return nil, fmt.Errorf("%w: compressed payload: %w", errSeal, err)
	}
	if len(payload) > maxInflated {
		return nil, fmt.Errorf("%w: compressed payload of more than %d bytes", errSeal, maxInflated)
	}
	return payload, nil
}

// sealDeflated is seal for payloads that are kept long and seldom read.
func sealDeflated(kind sealKind, key, payload []byte) []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestSpeed) // a known level: no error
	w.Write(payload)                               //nolint:errcheck // into memory
	w.Close()                                      //nolint:errcheck // likewise
	if out.Len() >= len(payload) {
		return seal(kind, 0, key, payload)
	}
	return seal(kind, flagDeflated, key, out.Bytes())
}

// weight is what a sealed value adds to the sums of the [stamp]. It is drawn
// from the checksum, so that it costs nothing, and is mixed (the finaliser of
// splitmix64) so that sums of different values differ.
func weight(sealed []byte) uint64 {
	if len(sealed) < sealSize {
		return 0
	}
	x := uint64(binary.BigEndian.Uint32(sealed))<<32 | uint64(uint32(len(sealed)))
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
