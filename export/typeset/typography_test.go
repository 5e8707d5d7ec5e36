package typeset

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// book is a text long enough for what is rare: the paragraphs are not alike.
func book() []Block {
	var blocks []Block
	words := strings.Fields(prose)
	for i := range 90 {
		from := i * 7 % (len(words) - 10)
		text := strings.Join(append(append([]string{}, words[from:]...), words[:40+i*11%60]...), " ")
		blocks = append(blocks, &Paragraph{Runs: T(text)})
		if i%9 == 8 {
			blocks = append(blocks, &Heading{Level: 2 + i%3, Runs: T("Des professionnalisations institutionnelles " + strings.Join(words[from:from+9], " "))})
		}
	}
	return blocks
}

// setLine is a line of running text as it was set.
type setLine struct {
	text        string
	left, right float64 // of its ink, from the left of the measure
	growth      float64 // of its spaces, as a part of their width
	scale       float64 // of its letters
	justified   bool
	divided     bool // ends with a hyphen of ours
}

func textLines(l *Layout, style *ParagraphStyle) (pages [][]setLine) {
	m, _ := newMetrics()
	for _, pg := range l.pages {
		var lines []setLine
		for _, pl := range pg.places {
			ln := setLine{left: 1e9, scale: 1}
			for i := range pl.box.prims {
				f := &pl.box.prims[i].frag
				if pl.box.prims[i].kind != primText || f.look.size != style.Size {
					continue
				}
				ln.text += f.text
				ln.divided = f.word != nil && strings.HasSuffix(f.text, "-")
				ln.left = min(ln.left, pl.box.prims[i].x)
				ln.right = pl.box.prims[i].x + f.width + float64(f.spaces)*f.stretch
				if strings.HasSuffix(f.text, " ") {
					ln.right -= float64(m.width(f.face, ' '))*f.look.size/1000*f.scale + f.stretch
				}
				if ln.scale = f.scale; f.spaces > 0 && f.stretch != 0 {
					ln.growth, ln.justified = f.stretch/f.scale/(float64(m.width(f.face, ' '))*f.look.size/1000), true
				}
			}
			if ln.text != "" {
				lines = append(lines, ln)
			}
		}
		pages = append(pages, lines)
	}
	return pages
}

// Running text has 60 to 75 characters in a line, in every theme.
func TestMeasure(t *testing.T) {
	for name, theme := range map[string]*Theme{"book": Book(), "draft": Draft()} {
		sum, n := 0, 0
		for _, lines := range textLines(layDoc(t, &Document{Theme: theme, Blocks: book()}), &theme.Body) {
			for _, ln := range lines {
				if ln.justified {
					sum, n = sum+utf8.RuneCountInString(strings.TrimSpace(ln.text)), n+1
				}
			}
		}
		if mean := float64(sum) / float64(n); mean < 60 || mean > 75 {
			t.Errorf("%s: %.1f characters in a line", name, mean)
		}
	}
}

// Spaces are even: few lines are loose, none is torn, and letters give way by
// what nobody sees.
func TestSpacesAreEven(t *testing.T) {
	loose, n := 0, 0
	for _, lines := range textLines(lay(t, book()...), &Book().Body) {
		for _, ln := range lines {
			if !ln.justified {
				continue
			}
			if n++; ln.growth > 0.8 {
				loose++
			}
			if ln.growth > maxGrowth || ln.growth < -maxShrink-0.01 || math.Abs(ln.scale-1) > maxFlex+1e-9 {
				t.Errorf("spaces grow by %.2f, letters by %.3f: %q", ln.growth, ln.scale, ln.text)
			}
		}
	}
	if n < 300 || loose*100 > n*6 {
		t.Errorf("%d of %d lines are loose", loose, n)
	}
}

func TestHyphenation(t *testing.T) {
	l := lay(t, book()...)
	divided, all := 0, 0
	row := 0
	for p, lines := range textLines(l, &Book().Body) {
		for i, ln := range lines {
			all++
			if !ln.divided {
				row = 0
				continue
			}
			before := strings.TrimSuffix(ln.text, "-")
			divided++
			if row++; row > 2 {
				t.Errorf("page %d: three hyphens under each other at %q", p+1, ln.text)
			}
			if i == len(lines)-1 && p < len(l.pages)-1 {
				t.Errorf("page %d ends within a word: %q", p+1, ln.text)
			}
			word := before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
			if n := utf8.RuneCountInString(word); n < hyphenLeft {
				t.Errorf("%q is what is left of a word", word)
			}
			if i+1 < len(lines) {
				rest := strings.Fields(lines[i+1].text)[0]
				if n := utf8.RuneCountInString(strings.TrimRightFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })); n < hyphenRight {
					t.Errorf("%q begins a line", rest)
				}
			}
		}
	}
	if divided == 0 || divided*10 > all {
		t.Errorf("%d of %d lines end within a word", divided, all)
	}
	for level, style := range Book().Headings {
		for _, lines := range textLines(l, &style) {
			for _, ln := range lines {
				if strings.HasSuffix(ln.text, "-") {
					t.Errorf("a heading of level %d is divided: %q", level+1, ln.text)
				}
			}
		}
	}
}

// The right edge of justified text is straight but for the signs that hang.
func TestSignsHangInTheMargin(t *testing.T) {
	hung := 0
	for _, lines := range textLines(lay(t, book()...), &Book().Body) {
		for _, ln := range lines {
			if !ln.justified {
				continue
			}
			over := ln.right - Book().Page.Measure
			last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(ln.text, " "))
			if _, part := hanging(last); part > 0 {
				if over > 0.3 {
					hung++
				}
				if over > 3 {
					t.Errorf("%q hangs out by %.1f points", ln.text, over)
				}
			} else if math.Abs(over) > 0.1 {
				t.Errorf("%q ends %.1f points from the edge", ln.text, over)
			}
		}
	}
	if hung < 10 {
		t.Errorf("%d signs hang", hung)
	}
}

// Pages that are full end at one height.
func TestFeetOfPages(t *testing.T) {
	l := lay(t, book()...)
	even := 0
	for _, pg := range l.pages[:l.Pages-1] {
		last := pg.places[len(pg.places)-1]
		if math.Abs(last.y+last.box.height-l.theme.Page.Bottom) < 0.1 {
			even++
		}
		for i, pl := range pg.places[1:] {
			if gap := pl.y - pg.places[i].y - pg.places[i].box.height; gap < pl.box.before-0.01 || gap > pl.box.before*(1+maxFeather)+0.01 {
				t.Errorf("a space of %.1f points has become %.1f", pl.box.before, gap)
			}
		}
	}
	if even*2 < l.Pages-1 {
		t.Errorf("%d of %d pages end at the foot", even, l.Pages-1)
	}
}

// A word that is divided is read whole.
func TestDividedWordsAreReadWhole(t *testing.T) {
	l := lay(t, book()...)
	out := write(t, l)
	words := 0
	for _, lines := range textLines(l, &Book().Body) {
		for i, ln := range lines {
			if ln.divided && i+1 < len(lines) {
				words++
				before := strings.TrimSuffix(ln.text, "-")
				whole := before[strings.LastIndexAny(before, " ")+1:] + strings.Fields(lines[i+1].text)[0]
				if !bytes.Contains(out, textString([]byte("/ActualText"), whole)) {
					t.Errorf("%q is not said", whole)
				}
			}
		}
	}
	if words == 0 || bytes.Count(out, []byte("/ActualText")) < words {
		t.Errorf("%d words, %d said", words, bytes.Count(out, []byte("/ActualText")))
	}
}

func TestKerning(t *testing.T) {
	m, err := newMetrics()
	if err != nil {
		t.Fatal(err)
	}
	for f := serif; f < fallback; f++ {
		if m.kern(f, 'T', 'o') >= 0 || m.kern(f, 'V', '.') >= 0 {
			t.Errorf("face %d is not kerned", f)
		}
		for _, pair := range []string{"17", "11", "a ", " V", "n\u00a0"} {
			r := []rune(pair)
			if k := m.kern(f, r[0], r[1]); k != 0 {
				t.Errorf("face %d: %q is moved by %d", f, pair, k)
			}
		}
		if m.kern(f, '«', nnbsp) <= m.kern(f, nnbsp, ';') || m.kern(f, nnbsp, ';') <= 0 || m.kern(f, '1', nnbsp) != 0 {
			t.Errorf("face %d: the narrow spaces of French are too narrow", f)
		}
	}
}
