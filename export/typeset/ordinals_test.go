package typeset

import (
	"strings"
	"testing"
)

func TestOrdinals(t *testing.T) {
	for _, want := range []string{
		"", "rien", "le 1^er^ mars", "la 1^re^ et la 2^e^ fois", "au XX^e^ siècle, au XIX^e^", "François I^er^", "la 2^nde^, les 3^es^, les 1^ers^",
		"Ce De Me Ve MMe", "1e 2er 1990e 12 e A2e abc1er", "3^e^", "«\u202f2^e^\u202f»", "IIe^", "mer Mer Ier^",
	} {
		in := strings.ReplaceAll(want, "^", "")
		switch want {
		case "IIe^":
			want = "II^e^"
		case "mer Mer Ier^":
			want = "mer Mer I^er^"
		}
		if got := strings.Join(ordinals(in), "^"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
