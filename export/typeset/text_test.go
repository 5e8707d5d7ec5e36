package typeset

import (
	"fmt"
	"strings"
	"testing"
)

// dump writes blocks in a form that a test can show.
func dump(blocks []Block) string {
	var b strings.Builder
	runs := func(list []Run) {
		for _, r := range list {
			switch {
			case r.Bold:
				fmt.Fprintf(&b, "<b>%s</b>", r.Text)
			case r.Italic:
				fmt.Fprintf(&b, "<i>%s</i>", r.Text)
			default:
				b.WriteString(r.Text)
			}
		}
	}
	for _, block := range blocks {
		switch block := block.(type) {
		case *Paragraph:
			b.WriteString("P ")
			runs(block.Runs)
		case *Heading:
			fmt.Fprintf(&b, "H%d ", block.Level)
			runs(block.Runs)
		case *List:
			fmt.Fprintf(&b, "L%v,%d", block.Ordered, block.Start)
			for _, item := range block.Items {
				b.WriteString(" (")
				runs(item)
				b.WriteString(")")
			}
		case *Table:
			b.WriteString("T")
			for _, row := range append([]Row{{Cells: block.Header}}, block.Rows...) {
				for _, cell := range row.Cells {
					b.WriteString(" [")
					runs(cell)
					b.WriteString("]")
				}
				b.WriteString(" /")
			}
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestParseText(t *testing.T) {
	reference := func(ref, before string) ([]Run, bool) {
		return T("→" + strings.Trim(ref, "[]")), ref != "[[non]]"
	}
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"un\ndeux\n\n  trois  ", "P un\nP deux\nP trois"},
		{"- a\n- b\nfin", "Lfalse,0 (a) (b)\nP fin"},
		{"1. a\n2. b\n- c", "Ltrue,1 (a) (b)\nLfalse,0 (c)"},
		{"3. a", "Ltrue,3 (a)"},
		{"-a\n1.a\n2021. b", "P -a\nP 1.a\nP 2021. b"},
		{"un *mot* et **deux mots**, *fin*.", "P un <i>mot</i> et <b>deux mots</b>, <i>fin</i>."},
		{"5 * 3 = 15 et a*b*c et * seul", "P 5 * 3 = 15 et a*b*c et * seul"},
		{"*pas fini et **non plus", "P *pas fini et **non plus"},
		{"(*cf.* Warin, *op. cit.*)", "P (<i>cf.</i> Warin, <i>op. cit.</i>)"},
		{"*un* *deux*", "P <i>un</i> <i>deux</i>"},
		{"voir [[Titre #tag]] ici", "P voir →Titre #tag ici"},
		{"voir [[non]] [[ouvert", "P voir [[non]] [[ouvert"},
		{"# titre", "P # titre"},
		{"****", "P ****"},
	} {
		if got := dump(ParseText(c.in, TextOptions{Reference: reference})); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.in, got, c.want)
		}
	}
}

func TestParseTextWithHeadings(t *testing.T) {
	in := "# Un\n## Deux\ntexte\n| a | b |\n|---|---|\n| c | *d* |\n#pas un titre\n\n- fin"
	want := "H2 Un\nH3 Deux\nP texte\nT [a] [b] / [c] [<i>d</i>] /\nP #pas un titre\nLfalse,0 (fin)"
	if got := dump(ParseText(in, TextOptions{Headings: 2})); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
