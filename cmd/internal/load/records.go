package load

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"acquis/portfolio"
	"acquis/portfolio/search/searchbench"
)

// filler fills a new portfolio. Records are put as they are: fifty thousand
// checked one by one would take longer than all the rest.
type filler struct {
	edit   *portfolio.Edit
	size   Size
	random *rand.Rand
	words  *searchbench.Writer
	rank   portfolio.Rank
}

func fill(e *portfolio.Edit, s Size, files []*content) error {
	words, err := searchbench.NewWriter(s.Seed + 1)
	if err != nil {
		return err
	}
	f := &filler{edit: e, size: s, random: source(s, 2), words: words}
	f.candidate()
	f.career()
	f.situations()
	f.pieces(files)
	f.links()
	f.sections()
	return nil
}

// next is the rank behind the last one.
func (f *filler) next() portfolio.Rank {
	f.rank = portfolio.RankBetween(f.rank, "")
	return f.rank
}

func pick[T any](f *filler, of []T) T { return of[f.random.IntN(len(of))] }

// sentence is one of so many words.
func (f *filler) sentence(words int) string {
	text := strings.NewReplacer("\n", " ", ". ", " ").Replace(f.words.Text(words))
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:] + "."
}

// prose is text of about so many characters, in paragraphs.
func (f *filler) prose(runes int) string {
	var b strings.Builder
	for written, sentences := 0, 0; written < runes; sentences++ {
		if sentences > 0 {
			b.WriteString([...]string{" ", " ", " ", "\n\n"}[f.random.IntN(4)])
		}
		s := f.sentence(8 + f.random.IntN(16))
		b.WriteString(s)
		written += len(s) * 19 / 20
	}
	return portfolio.Normalize(b.String())
}

func (f *filler) candidate() {
	f.edit.PutAsIs(&portfolio.Candidate{GivenName: "Maud", FamilyName: "Kervella", Position: "Responsable de projets sociaux",
		Email: "maud@example.org", Certifier: "Un certificateur", DepositOn: portfolio.Date{Year: 2027, Month: 3, Day: 1}})
	for _, b := range f.edit.State().Framework.Blocks {
		for i, k := range b.Competences {
			f.edit.PutAsIs(&portfolio.SelfAssessment{Competence: k.Code, Answer: portfolio.Answers()[i%3], Line: f.sentence(8)})
		}
	}
}

func (f *filler) period() portfolio.Period {
	year := 1990 + f.random.IntN(35)
	return portfolio.Period{Start: portfolio.Date{Year: year, Month: 1 + f.random.IntN(12)}, End: portfolio.Date{Year: year + 1, Month: 6}}
}

func (f *filler) career() {
	f.rank = ""
	for i := range f.size.Experiences {
		f.edit.PutAsIs(&portfolio.Experience{ID: id('e', i), Rank: f.next(), Role: pick(f, roles), Organisation: fmt.Sprintf("%s %s", pick(f, structures), pick(f, towns)),
			Place: pick(f, towns), Status: portfolio.Statuses()[i%2], Period: f.period(), Structure: f.prose(700), Public: f.prose(300), Setting: f.prose(400), Standing: f.prose(400), InDossier: true})
	}
	f.rank = ""
	for i := range f.size.Experiences / 2 {
		f.edit.PutAsIs(&portfolio.Training{ID: id('t', i), Rank: f.next(), Title: "Formation : " + f.sentence(6), Organisation: pick(f, structures) + " " + pick(f, towns),
			Period: f.period(), Duration: fmt.Sprintf("%d heures", 7*(1+f.random.IntN(20))), Contents: f.prose(300), InDossier: true})
	}
}

// shares are how long the six texts of a situation are, in percent.
var shares = []int{15, 10, 30, 15, 15, 15}

func (f *filler) situations() {
	f.rank = ""
	for i := range f.size.Situations {
		s := &portfolio.Situation{ID: id('s', i), Rank: f.next(), Tag: tag('s', i), Title: fmt.Sprintf("%s, %s", pick(f, works), pick(f, towns)),
			Experience: id('e', f.random.IntN(max(f.size.Experiences, 1))), Period: f.period(), InDossier: true}
		runes := 5000 + f.random.IntN(5000)
		for n, part := range portfolio.SituationParts() {
			*part.Of(s) = f.prose(runes * shares[n] / 100)
		}
		f.edit.PutAsIs(s)
	}
}

func (f *filler) pieces(files []*content) {
	f.rank = ""
	for i := range f.size.Pieces {
		p := &portfolio.Piece{ID: id('p', i), Rank: f.next(), Tag: tag('p', i), Title: fmt.Sprintf("%s, %s, %d", pick(f, papers), pick(f, towns), 1990+f.random.IntN(36)),
			Nature: pick(f, portfolio.Natures()), Date: portfolio.Date{Year: 1990 + f.random.IntN(36), Month: 1 + f.random.IntN(12)}, Author: pick(f, structures),
			Proves: f.prose(150), Confidentiality: portfolio.Confidentialities()[min(2, f.random.IntN(10)/4)], Experience: id('e', f.random.IntN(max(f.size.Experiences, 1))), InDossier: true}
		if i < len(files) {
			file := files[i].file
			p.Genre, p.File = portfolio.GenreFile, &file
			if file.Width > 0 {
				p.Genre = portfolio.GenrePhoto
			}
		} else {
			p.Genre, p.URL = portfolio.GenreURL, fmt.Sprintf("https://example.org/rapports/%d", i)
		}
		f.edit.PutAsIs(p)
	}
}

// sections writes the parts of the outline and an argumentaire a compétence,
// with references.
func (f *filler) sections() {
	state := f.edit.State()
	for _, spec := range state.Outline.Sections(state.Framework) {
		t := &portfolio.Section{ID: spec.ID, Text: f.prose(2200), InDossier: true}
		for range 3 {
			if situations := state.Situations(); len(situations) > 0 {
				if r, ok := state.ReferenceTo(pick(f, situations).Ref()); ok {
					t.Text += "\n\nComme le montre " + r.String() + ", " + f.sentence(12)
				}
			}
		}
		f.edit.PutAsIs(t)
	}
}

// tag is a short name that no other record of the portfolio has.
func tag(kind byte, n int) portfolio.Tag {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	t := []byte{kind, 0, 0, 0, 0, 0}
	for i := range t[1:] {
		t[5-i] = letters[n%26]
		n /= 26
	}
	return portfolio.Tag(t)
}

var (
	roles      = []string{"Assistante de service social", "Responsable de secteur", "Conseillère technique", "Coordinatrice de réseau", "Cheffe de projet", "Administratrice", "Chargée de développement social", "Formatrice"}
	structures = []string{"Département de la Sarne", "Centre communal d’action sociale", "Association Le Phare", "Mission locale", "Centre social", "Maison des solidarités", "Union des associations familiales", "Institut de formation"}
	towns      = []string{"Valbrune", "Saint-Ormel", "Les Hauts-de-Sarne", "Montclair-sur-Orge", "Port-Liévin", "La Ferté-Basse", "Vieux-Bourg", "Champ-Noir", "Aigreville", "Bellecombe", "Noirlac", "Rives-d’Aure"}
	works      = []string{"Le diagnostic du non-recours", "Une veille partagée sur les nuits refusées", "Le guichet numérique", "L’évaluation d’un dispositif d’accueil", "Un projet de territoire", "La formation des référents", "Un conflit entre partenaires", "Le budget d’une action expérimentale", "L’observatoire de la précarité", "Une recherche-action avec les habitants"}
	papers     = []string{"Compte rendu du comité de pilotage", "Rapport d’évaluation", "Convention de partenariat", "Attestation d’employeur", "Note de cadrage", "Tableau de bord", "Photographie de l’atelier", "Lettre de mission", "Diaporama de restitution", "Cahier des charges", "Fiche de poste", "Bilan d’activité", "Enquête auprès des habitants", "Procès-verbal d’assemblée générale"}
)
