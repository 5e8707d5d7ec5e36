package widgets

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// oneEach measures every character as one unit wide.
func oneEach(s string) float32 { return float32(utf8.RuneCountInString(s)) }

func TestLinesBreakTheFrenchWay(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float32
		want  []string
	}{
		{"un deux trois", 8, []string{"un deux", "trois"}},
		{"dit\u202f: «\u202fbon\u202f»", 6, []string{"dit\u202f:", "«\u202fbon\u202f", "»"}}, // too long to hold: broken as a word
		{"il dit\u202f: oui", 7, []string{"il", "dit\u202f:", "oui"}},
		{"12\u00a0pièces", 20, []string{"12\u00a0pièces"}},
		{"a\n\nb", 5, []string{"a", "", "b"}},
		{"anticonstitutionnellement", 10, []string{"anticonsti", "tutionnell", "ement"}},
		{"", 10, []string{""}},
	} {
		got := breakLines(c.text, c.width, oneEach)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q at %v: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestTextTakesTheHeightOfItsLines(t *testing.T) {
	long := strings.Repeat("Concevoir une démarche partenariale. ", 30)
	text := NewText(Body, long)
	column := Column(8, text, NewText(Body, "Fin"))
	inWindow(t, column)
	column.Resize(fyne.NewSize(300, 100))
	if lines := len(text.lines); lines < 20 || text.Size().Height < float32(lines)*text.lineHeight() {
		t.Fatalf("%d lines in a height of %v", lines, text.Size().Height)
	}
	end := column.Objects[1]
	if end.Position().Y < text.Size().Height {
		t.Fatal("the next text stands over this one")
	}
	for _, line := range text.lines {
		if w := fyne.MeasureText(line, 16, fyne.TextStyle{}).Width; w > 300 {
			t.Fatalf("a line is %v wide in a column of 300: %q", w, line)
		}
	}
}

func TestALimitedTextSaysThatThereIsMore(t *testing.T) {
	text := NewText(Body, strings.Repeat("mot ", 200)).Lines(2)
	inWindow(t, text)
	text.Resize(fyne.NewSize(200, 50))
	if len(text.lines) != 2 || !strings.HasSuffix(text.lines[1], "…") {
		t.Fatalf("got %q", text.lines)
	}
}
