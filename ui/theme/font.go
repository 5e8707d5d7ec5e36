package theme

import (
	"bytes"
	"encoding/binary"
)

// unshaped returns a font without its rules of OpenType layout (substitution
// and positioning): its letters stand side by side as they are.
//
// The toolkit prepares these rules anew for every text that it measures or
// draws. With the fonts of Acquis, which are rich in small capitals, fractions
// and alternates, this takes five times as long as all the rest (172 against
// 37 µs for a line), and more than half of what it takes to show a screen. What
// is lost on the screen are ligatures and kerning; the dossier keeps its own.
func unshaped(font []byte) []byte {
	const header, record = 12, 16 // bytes of an sfnt header, of an entry in its list of tables
	plain := bytes.Clone(font)
	if len(plain) < header {
		return plain
	}
	for i := range int(binary.BigEndian.Uint16(plain[4:])) {
		entry := plain[min(len(plain), header+record*i):]
		if len(entry) < record {
			break
		}
		switch string(entry[:4]) {
		case "GSUB", "GPOS":
			entry[3] = 'X' // GSUX, GPOX: nobody looks for these, and the list stays in order
		}
	}
	return plain
}
