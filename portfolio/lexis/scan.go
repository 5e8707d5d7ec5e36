package lexis

import (
	"unicode"
	"unicode/utf8"
)

// Token is a word of a text. Start and End count runes; Form is folded.
type Token struct {
	Form       string
	Start, End int
}

// Tokens lists the words of a text in its order; see [Scan].
func Tokens(text string) []Token {
	var all []Token
	Scan(text, func(form []byte, start, end int) bool {
		all = append(all, Token{string(form), start, end})
		return true
	})
	return all
}

// Scan calls yield for each word of a text, in its order, until it returns
// false: the folded form, and where it stands in runes. The form is only good
// during the call.
//
// A word is a run of letters and digits. Hyphens part words ("non-recours" is
// two). A full stop between digits does not ("1.2.3" is one), nor does an
// apostrophe inside a word ("aujourd’hui" is one, without its apostrophe); but
// an elided word before one is left out: "l’évaluation" is "evaluation".
func Scan(text string, yield func(form []byte, start, end int) bool) {
	s := scanner{text: text}
	for s.next() {
		if !yield(s.form, s.start, s.end) {
			return
		}
	}
}

type scanner struct {
	text       string
	pos        int // bytes read
	runes      int // runes read
	form       []byte
	start, end int
	buffer     [64]byte
}

func (s *scanner) next() bool {
	if !s.skip() {
		return false
	}
	s.form, s.start = s.buffer[:0], s.runes
	digits := false // whether the last rune was a digit
	for s.pos < len(s.text) {
		r, size := s.peek(s.pos)
		switch {
		case isWord(r):
			s.form = appendFolded(s.form, r)
			digits = '0' <= r && r <= '9'
		case r == '.' && digits && isDigitAt(s.text, s.pos+size):
			s.form = append(s.form, '.')
		case isApostrophe(r) && len(s.form) > 0 && s.wordAt(s.pos+size):
			if elided[string(s.form)] {
				s.form, s.start = s.form[:0], s.runes+1
			}
		case r == '\u00AD': // a soft hyphen is not there
		default:
			s.end = s.runes
			if len(s.form) > 0 {
				return true
			}
			return s.next() // combining marks alone
		}
		s.pos += size
		s.runes++
	}
	s.end = s.runes
	return len(s.form) > 0
}

// skip goes to the next word.
func (s *scanner) skip() bool {
	for s.pos < len(s.text) {
		r, size := s.peek(s.pos)
		if isWord(r) {
			return true
		}
		s.pos += size
		s.runes++
	}
	return false
}

func (s *scanner) peek(at int) (rune, int) {
	if c := s.text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[at:])
}

func (s *scanner) wordAt(at int) bool {
	if at >= len(s.text) {
		return false
	}
	r, _ := s.peek(at)
	return isWord(r)
}

func isDigitAt(text string, at int) bool {
	return at < len(text) && '0' <= text[at] && text[at] <= '9'
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Mn, r)
}

// elided are the words that lose their last letter before a vowel.
var elided = map[string]bool{"l": true, "d": true, "j": true, "m": true, "t": true, "s": true, "n": true, "c": true,
	"qu": true, "jusqu": true, "lorsqu": true, "puisqu": true, "quoiqu": true, "quelqu": true, "presqu": true}
