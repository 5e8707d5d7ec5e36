package pdfium

import (
	"context"
	"encoding/binary"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// maxChars bounds the text of a page, in units of UTF-16: a page of a book has
// three thousand.
const maxChars = 1 << 20

// Text is the text on a page, from 0, in the order of the file: NFC with LF,
// ligatures in letters, words parted at the end of a line joined, no control
// characters. A page of pictures has none. Errors as of [Document.Render].
func (d *Document) Text(ctx context.Context, page int) (string, error) {
	var raw []uint16
	err := d.onPage(ctx, page, func(ctx context.Context, m *machine, loaded uint64) (err error) {
		raw, err = m.text(ctx, loaded)
		return err
	})
	return clean(raw), err
}

func (m *machine) text(ctx context.Context, loaded uint64) ([]uint16, error) {
	chars, err := m.call(ctx, "FPDFText_LoadPage", loaded)
	if err != nil {
		return nil, err
	}
	if chars == 0 {
		return nil, ErrPage
	}
	count, err := m.call(ctx, "FPDFText_CountChars", chars)
	if err != nil {
		return nil, err
	}
	n := min(max(int(int32(count)), 0), maxChars)
	// Its counts leave out what it makes two units of: ask for room.
	at, err := m.allocate(ctx, make([]byte, 2*(2*n+1)))
	if err != nil {
		return nil, err
	}
	written, err := m.call(ctx, "FPDFText_GetText", chars, 0, uint64(n), at)
	if err != nil {
		return nil, err
	}
	units := make([]uint16, max(int(int32(written))-1, 0)) // without the zero at the end
	bytes, ok := m.memory().Read(uint32(at), uint32(2*len(units)))
	if !ok {
		return nil, ErrPage
	}
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(bytes[2*i:])
	}
	for _, done := range []struct {
		name string
		arg  uint64
	}{{"free", at}, {"FPDFText_ClosePage", chars}} {
		if _, err := m.call(ctx, done.name, done.arg); err != nil {
			return nil, err
		}
	}
	return units, nil
}

// hyphenAtEnd is how pdfium writes a hyphen at the end of a line that parts a
// word.
const hyphenAtEnd = '\ufffe'

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\f", "\n")

// clean makes of what pdfium says a text as all others.
func clean(raw []uint16) string {
	runes := []rune(ligatures.Replace(string(utf16.Decode(raw))))
	kept := make([]rune, 0, len(runes))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if next, joined := pastHyphen(kept, runes[i:]); joined {
			if isCompound(kept) {
				kept = append(kept, '-')
			}
			i += next - 1
			continue
		}
		switch {
		case r == hyphenAtEnd:
			kept = append(kept, '-')
		case r == '\n', r == '\t', !unicode.IsControl(r) && r != unicode.ReplacementChar && r != '\u00ad' && r != '\ufeff':
			kept = append(kept, r)
		}
	}
	return strings.TrimSpace(norm.NFC.String(string(kept)))
}

// pastHyphen reports whether a word goes on after a hyphen at the end of a
// line, and how many runes to pass before it does.
func pastHyphen(before, rest []rune) (passed int, joined bool) {
	if len(before) == 0 || !unicode.IsLetter(before[len(before)-1]) {
		return 0, false
	}
	switch rest[0] {
	case '-', '\u2010', '\u00ad', hyphenAtEnd:
	default:
		return 0, false
	}
	at, ends := 1, 0
	for ; at < len(rest) && unicode.IsSpace(rest[at]); at++ {
		if rest[at] == '\n' {
			ends++
		}
	}
	marked := rest[0] == hyphenAtEnd || rest[0] == '\u00ad'
	if at == len(rest) || !unicode.IsLower(rest[at]) || ends > 1 || ends == 0 && !marked {
		return 0, false
	}
	return at, true
}

// compounds are words after which a hyphen is mostly a compound's own, in
// French as it is written in this field: "non-recours", "médico-social". Those
// with which other words begin as well (mi-, ex-, au-) are left out.
var compounds = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(`après arrière avant c’est celle celles celui ceux compte contre demi là médico non
		peut psycho quasi rendez savoir semi socio sont sous vice`) {
		all[word] = true
	}
	return all
})

// isCompound reports whether a text ends with such a word, or in the middle of
// one that has a hyphen already ("c’est-à-").
func isCompound(before []rune) bool {
	at := len(before)
	for at > 0 && (unicode.IsLetter(before[at-1]) || before[at-1] == '’' || before[at-1] == '-') {
		at--
	}
	word := strings.ToLower(string(before[at:]))
	if hyphen := strings.LastIndexByte(word, '-'); hyphen >= 0 {
		switch word[hyphen+1:] {
		case "à", "de", "du", "des", "en", "la", "le", "les", "t":
			return true
		}
		word = word[hyphen+1:]
	}
	if _, after, elided := strings.Cut(word, "’"); elided && !compounds()[word] {
		word = after
	}
	return compounds()[word]
}
