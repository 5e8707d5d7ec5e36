package portfolio

import "strings"

// Rank places a record in its list. Ranks compare as strings and there is
// always another one between two: an insertion or a move changes one record
// only, so that lists edited on two computers can be merged. (This is the
// fractional indexing known from collaborative editors.)
type Rank string

const rankDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// RankBetween returns a rank after a and before b. An empty a means the start
// of the list, an empty b its end. If a is not before b (two computers chose
// the same rank), b is taken for the end.
func RankBetween(a, b Rank) Rank {
	if b != "" && a >= b {
		b = ""
	}
	if a != "" && b == "" {
		return Rank(behind(string(a)))
	}
	return Rank(midpoint(string(a), string(b)))
}

// behind returns a digit string after a. Most things are put at the end of their
// list: to halve what is left there each time would make ranks longer by a
// digit every six, so the digits count up instead: two of them, and two more for
// each that a begins with and that cannot rise. The ten-thousandth rank has four.
func behind(a string) string {
	full := 0
	last := rankDigits[len(rankDigits)-1]
	for full < len(a) && a[full] == last {
		full++
	}
	digits := []byte(a)
	for len(digits) < 2*full+2 {
		digits = append(digits, rankDigits[0])
	}
	digits = digits[:2*full+2]
	for i := len(digits) - 1; ; i-- { // one of them is not the last digit
		if at := strings.IndexByte(rankDigits, digits[i]) + 1; at < len(rankDigits) {
			digits[i] = rankDigits[at]
			break
		}
		digits[i] = rankDigits[0]
	}
	return strings.TrimRight(string(digits), rankDigits[:1])
}

// midpoint returns a digit string strictly between a and b that does not end
// in the zero digit (nothing could ever be put before such a one).
func midpoint(a, b string) string {
	var out strings.Builder
	for i := 0; ; i++ {
		low := 0
		if i < len(a) {
			low = strings.IndexByte(rankDigits, a[i])
		}
		high := len(rankDigits)
		if b != "" && i < len(b) {
			high = strings.IndexByte(rankDigits, b[i])
		} else if b != "" {
			high = 0 // b is a prefix of what is written: only reached when a < b fails
		}
		if low < 0 {
			low = 0
		}
		switch mid := (low + high) / 2; {
		case mid > low:
			out.WriteByte(rankDigits[mid])
			return out.String()
		default:
			out.WriteByte(rankDigits[low])
			if high > low {
				b = "" // already below b: from here on only a bounds
			}
		}
	}
}
