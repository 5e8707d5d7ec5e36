package lexis

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"déjà 1.2.3", "deja 1.2.3"},
		{"ŒUVRE, Cœur, ÆGIDE", "oeuvre, coeur, aegide"},
		{"L’ÉVALUATION d‘été", "l'evaluation d'ete"},
		{"e\u0301te\u0301", "ete"}, // accents apart from their letters
		{"non\u202F:\u00A0oui\tnon", "non : oui non"},
		{"Ça, où, naïve, Straße, Łódź", "ca, ou, naive, strasse, łodz"},
		{"ﬁn", "fin"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) is %q, want %q", c.in, got, c.want)
		}
	}
}

func TestTokens(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{" … « » ’ - ", nil},
		{"L’évaluation qu’elle mène aujourd’hui", []string{"evaluation", "elle", "mene", "aujourdhui"}},
		{"Indicateur 1.2.3. Puis 12.", []string{"indicateur", "1.2.3", "puis", "12"}},
		{"non-recours, médico-social", []string{"non", "recours", "medico", "social"}},
		{"RNCP39644BC01 jusqu’à 3,5 %", []string{"rncp39644bc01", "a", "3", "5"}},
		{"j’ d’", []string{"j", "d"}}, // nothing follows: the start of a word being typed
		{"presqu’île prud’hommes l’", []string{"ile", "prudhommes", "l"}},
		{"coo\u00ADpérer", []string{"cooperer"}},
		{"\u0301 seul", []string{"seul"}},
	} {
		var got []string
		for _, token := range Tokens(c.in) {
			got = append(got, token.Form)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Tokens(%q) are %q, want %q", c.in, got, c.want)
		}
	}
}

// What stands at a token's place is the token.
func FuzzTokenOffsets(f *testing.F) {
	for _, s := range []string{"L’œuvre d’été", "e\u0301te\u0301 1.2.3", "a\xffb", "qu’qu’il", "coo\u00ADpé’", "ǅ’ﬃ²"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // texts of a portfolio are valid
		}
		runes, last := []rune(s), 0
		for _, token := range Tokens(s) {
			if token.Start < last || token.End <= token.Start || token.End > len(runes) {
				t.Fatalf("%q: token %+v after %d", s, token, last)
			}
			last = token.End
			at := Fold(string(runes[token.Start:token.End]))
			at = strings.NewReplacer("'", "", "\u00AD", "").Replace(at)
			if at != token.Form {
				t.Errorf("%q: at %d stands %q, the token is %q", s, token.Start, at, token.Form)
			}
		}
	})
}

func TestStemBringsInflexionsTogether(t *testing.T) {
	for _, family := range [][]string{
		{"evaluation", "evaluations", "evaluer", "evaluee", "evaluees", "evalues", "évalué"},
		{"prospective", "prospectives", "prospectif"},
		{"partenariat", "partenariats"},
		{"competence", "competences"},
		{"premiere", "premier", "premieres"},
		{"modernite", "moderne"},
		{"responsabilite", "responsable"},
		{"employee", "employe", "employees"},
		{"communication", "communiquer"},
		{"menerent", "mener"},
		{"territoriaux", "territorial"},
	} {
		for _, form := range family {
			if got, want := Stem(Fold(form)), Stem(family[0]); got != want {
				t.Errorf("Stem(%q) is %q, that of %q is %q", form, got, family[0], want)
			}
		}
	}
	for _, apart := range [][2]string{{"projet", "projection"}, {"etude", "etudiant"}, {"1.2.3", "1.2"}, {"cadre", "cas"}, {"commune", "communication"}} {
		if Stem(apart[0]) == Stem(apart[1]) {
			t.Errorf("%q and %q have one stem", apart[0], apart[1])
		}
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct {
		typed, form string
		prefix      bool
		slips       int
		ok          bool
	}{
		{"evaluatoin", "evaluation", false, 1, true}, // changed places
		{"evalation", "evaluation", false, 1, true},  // missing
		{"evalluation", "evaluation", false, 1, true},
		{"prospactive", "prospective", false, 1, true},
		{"porspactive", "prospective", false, 2, true},
		{"vie", "vue", false, 0, false}, // too short to forgive
		{"vie", "vie", false, 0, true},
		{"note", "nota", false, 1, true},
		{"note", "pate", false, 0, false},
		{"evalaut", "evaluation", true, 1, true}, // still being typed
		{"conv", "conduire", true, 0, false},     // too little typed
		{"blco", "bloc", true, 1, true},          // but a whole short word is enough,
		{"blox", "bloc", true, 1, true},
		{"bloc", "blocs", true, 1, true},
		{"daig", "diagnostic", true, 1, true}, // and so are letters that changed places
		{"diga", "diagnostic", true, 1, true},
		{"dxag", "diagnostic", true, 0, false},
		{"blco", "blanc", true, 0, false},
		{"evalaut", "evaluation", false, 0, false},
		{"prospexti", "prospective", true, 1, true},
		{"diagnostci", "diagnostic", true, 1, true},
		{strings.Repeat("a", 60), strings.Repeat("a", 59), false, 0, false},
	} {
		slips, ok := Near(c.typed, c.form, c.prefix)
		if ok != c.ok || ok && slips != c.slips {
			t.Errorf("Near(%q, %q, %v) is %d, %v; want %d, %v", c.typed, c.form, c.prefix, slips, ok, c.slips, c.ok)
		}
	}
}

// plainDistance is the distance by the book.
func plainDistance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j-1], d[i-1][j], d[i][j-1])
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], 1+d[i-2][j-2])
				}
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestNearIsByTheBook(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	word := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = "abc"[random.IntN(3)]
		}
		return string(b)
	}
	for range 30_000 {
		typed, form := word(4+random.IntN(7)), word(1+random.IntN(12))
		most, want := slipsAllowed(len(typed)), plainDistance(typed, form)
		if slips, ok := Near(typed, form, false); ok != (want <= most) || ok && slips != want {
			t.Fatalf("Near(%q, %q) is %d, %v; the distance is %d", typed, form, slips, ok, want)
		}
		most = slipsAllowed(len(typed) - 1)
		for n := range len(form) + 1 {
			want = min(want, plainDistance(typed, form[:n]))
		}
		if slips, ok := Near(typed, form, true); most > 0 && (ok != (want <= most) || ok && slips != want) {
			t.Fatalf("Near(%q, %q, prefix) is %d, %v; the distance is %d", typed, form, slips, ok, want)
		}
	}
}

func TestStop(t *testing.T) {
	for _, form := range []string{"de", "etait", "aujourdhui", "meme"} {
		if !Stop(form) {
			t.Errorf("%q is no stop word", form)
		}
	}
	for _, form := range []string{"non", "projet", "recours", "savoir"} {
		if Stop(form) {
			t.Errorf("%q is a stop word", form)
		}
	}
}

func TestFieldLexicon(t *testing.T) {
	l := Field()
	keys := func(text string) []string {
		var keys []string
		for _, term := range l.Terms(text) {
			if term.Synonym {
				keys = append(keys, term.Key)
			}
		}
		return keys
	}
	for _, c := range [][2]string{
		{"le cahier des charges", "Deux marchés publics"},
		{"la GPEC", "les compétences"},
		{"tutorat", "transmission"},
		{"un questionnaire", "le double codage"},
		{"co-construction", "coproduction"},
		{"médiation", "un conflit"},
		{"une VAE", "la formation"},
	} {
		a, b := keys(c[0]), keys(c[1])
		if len(a) == 0 || !slices.Equal(a, b) {
			t.Errorf("%q is %v, %q is %v", c[0], a, c[1], b)
		}
	}
	if got := keys("une table basse"); got != nil {
		t.Errorf("furniture is %v", got)
	}
}

func TestTermsKnowTheirPlace(t *testing.T) {
	text := "J’ai rédigé le cahier des charges."
	terms := Field().Terms(text)
	if len(terms) != 4 {
		t.Fatalf("%d terms: %+v", len(terms), terms)
	}
	if at := string([]rune(text)[terms[1].Start:terms[1].End]); !terms[1].Synonym || at != "cahier des charges" {
		t.Errorf("the expression stands at %q: %+v", at, terms[1])
	}
}

func TestParseLexiconRefuses(t *testing.T) {
	for _, data := range []string{"veille ; de la", "veille ; note\nétude ; veilles", "étude ; "} {
		if _, err := ParseLexicon(data); err == nil {
			t.Errorf("%q is taken", data)
		}
	}
}

var sink int

func BenchmarkScan(b *testing.B) {
	text := strings.Repeat("J’ai conduit l’évaluation d’un dispositif de veille sociale, de l’appel d’offres à la restitution. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Scan(text, func(form []byte, _, _ int) bool { sink += len(form); return true })
	}
}

func BenchmarkStem(b *testing.B) {
	for b.Loop() {
		sink += len(Stem("evaluations"))
	}
}
