package portfolio

import (
	"unicode"
	"unicode/utf8"
)

// TextChange is a stretch in which two texts differ: the runes from Start to
// before End of the first became those from NewStart to before NewEnd of the
// second. Either may be empty.
type TextChange struct {
	Start, End       int
	NewStart, NewEnd int
}

// CompareTexts lists where two texts differ, word by word, in their order. It
// is exact where the texts have much in common; of two texts that have little,
// it says that what lies between their common beginning and end has changed.
func CompareTexts(before, after string) []TextChange {
	if before == after {
		return nil
	}
	a, b := wordsOf(before), wordsOf(after)
	numbers := map[string]int{}
	var changes []TextChange
	for _, h := range compareWords(numbered(a, numbers), numbered(b, numbers)) {
		changes = append(changes, TextChange{startOf(a, h.a), startOf(a, h.aEnd), startOf(b, h.b), startOf(b, h.bEnd)})
	}
	return changes
}

// textWord is a run of letters and digits, a run of white space, or one other
// sign. A list of them ends with an empty one, at the end of the text.
type textWord struct {
	text  string
	start int // runes
}

func wordsOf(text string) []textWord {
	var words []textWord
	at, begin, last := 0, 0, 0 // runes before here; bytes: of the word, its class
	class := classNone
	for i, r := range text {
		if c := classOf(r); c != class || c == classSign {
			if i > begin {
				words = append(words, textWord{text[begin:i], last})
			}
			class, begin, last = c, i, at
		}
		at++
	}
	if begin < len(text) {
		words = append(words, textWord{text[begin:], last})
	}
	return append(words, textWord{"", at})
}

type runeClass int

const (
	classNone runeClass = iota
	classWord
	classSpace
	classSign
)

func classOf(r rune) runeClass {
	switch {
	case isWordRune(r):
		return classWord
	case unicode.IsSpace(r):
		return classSpace
	}
	return classSign
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// startOf is where a word begins; the last one is the end of the text.
func startOf(words []textWord, at int) int { return words[at].start }

// numbered gives equal words equal numbers. The empty one at the end is left out.
func numbered(words []textWord, numbers map[string]int) []int {
	list := make([]int, len(words)-1)
	for i := range list {
		n, known := numbers[words[i].text]
		if !known {
			n = len(numbers)
			numbers[words[i].text] = n
		}
		list[i] = n
	}
	return list
}

// wordHunk says that words a to before aEnd became b to before bEnd.
type wordHunk struct{ a, aEnd, b, bEnd int }

// mostSteps bounds the work of a comparison: its square is what it may take of
// memory, in words of the machine.
const mostSteps = 600

// compareWords compares two lists by the greedy algorithm of Myers ("An O(ND)
// Difference Algorithm and Its Variations", 1986) between what they have in
// common at both ends.
func compareWords(a, b []int) []wordHunk {
	first := 0
	for first < len(a) && first < len(b) && a[first] == b[first] {
		first++
	}
	tail := 0
	for tail < len(a)-first && tail < len(b)-first && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	a, b = a[first:len(a)-tail], b[first:len(b)-tail]
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	hunks := []wordHunk{{0, len(a), 0, len(b)}}
	if len(a) > 0 && len(b) > 0 {
		if trace, ok := furthest(a, b); ok {
			hunks = walked(a, b, trace)
		}
	}
	for i := range hunks {
		h := &hunks[i]
		h.a, h.aEnd, h.b, h.bEnd = h.a+first, h.aEnd+first, h.b+first, h.bEnd+first
	}
	return hunks
}

// furthest notes, for each number of steps, how far each diagonal was reached;
// false where that takes more than mostSteps.
func furthest(a, b []int) (trace [][]int, ok bool) {
	reach := make([]int, 2*mostSteps+3)
	const middle = mostSteps + 1
	for d := 0; d <= min(len(a)+len(b), mostSteps); d++ {
		trace = append(trace, append([]int(nil), reach[middle-d-1:middle+d+2]...))
		for k := -d; k <= d; k += 2 {
			x := reach[middle+k-1] + 1
			if k == -d || k != d && reach[middle+k-1] < reach[middle+k+1] {
				x = reach[middle+k+1]
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			reach[middle+k] = x
			if x >= len(a) && x-k >= len(b) {
				return trace, true
			}
		}
	}
	return nil, false
}

// walked goes the way back and collects what was not common.
func walked(a, b []int, trace [][]int) []wordHunk {
	var hunks []wordHunk // from the last to the first
	x, y := len(a), len(b)
	for d := len(trace) - 1; d > 0; d-- {
		reach := func(k int) int { return trace[d][k+d+1] }
		k := x - y
		from := k - 1
		if k == -d || k != d && reach(k-1) < reach(k+1) {
			from = k + 1
		}
		px := reach(from)
		py := px - from
		// The step itself lies before what is common behind it.
		sx, sy := px+1, py
		if from == k+1 {
			sx, sy = px, py+1
		}
		if n := len(hunks); n > 0 && hunks[n-1].a == sx && hunks[n-1].b == sy {
			hunks[n-1].a, hunks[n-1].b = px, py
		} else {
			hunks = append(hunks, wordHunk{px, sx, py, sy})
		}
		x, y = px, py
	}
	for i, j := 0, len(hunks)-1; i < j; i, j = i+1, j-1 {
		hunks[i], hunks[j] = hunks[j], hunks[i]
	}
	return hunks
}

// CutRunes is a text from a rune to before another; both are held to it.
func CutRunes(text string, start, end int) string {
	from := byteOf(text, start)
	return text[from : from+byteOf(text[from:], max(end, start)-max(start, 0))]
}

// byteOf is where the rune of that number begins, held to the text.
func byteOf(text string, runes int) int {
	at := 0
	for ; runes > 0 && at < len(text); runes-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}
