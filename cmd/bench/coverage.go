package main

import (
	"fmt"
	"math/rand/v2"

	"acquis/portfolio"
)

// today is a day on which what is recent is judged: measures do not depend on
// the day on which they are taken.
var today = portfolio.Date{Year: 2026, Month: 11, Day: 21}

// coverage measures a portfolio far beyond any real one: 300 indicators,
// 10,000 pieces, 30,000 links, a third of them checked by a reader.
func coverage(b *bench) error {
	f, o := largeFramework(10, 10, 3), &portfolio.Outline{Format: 1, Code: "o", Parts: []portfolio.Part{}}
	records := largeRecords(f, 10_000, 30_000)
	fresh := func() *portfolio.State { return portfolio.NewState("bench", 0, f, o, records) }
	b.report("coverage-full", milliseconds(15, fresh, func(s *portfolio.State) { portfolio.Cover(s, today) }), "ms", 20)

	type step struct {
		before    *portfolio.Coverage
		after     *portfolio.State
		indicator string
	}
	state := fresh()
	covered := portfolio.Cover(state, today)
	indicators := f.Indicators()
	turn := 0
	var failed error
	change := func() step {
		code := indicators[turn%len(indicators)].Code
		edit := portfolio.NewEdit(state)
		link := *state.LinksTo(code)[0]
		link.Justification = fmt.Sprint("Parce que, ", turn)
		if err := edit.Put(&link); err != nil {
			failed = err
		}
		turn++
		state, _ = edit.Result(uint64(turn))
		return step{covered, state, code}
	}
	b.report("coverage-step", milliseconds(300, change, func(s step) { covered = s.before.After(s.after, s.indicator) }), "ms", 1)
	return failed
}

func largeFramework(blocks, competences, indicators int) *portfolio.Framework {
	f := &portfolio.Framework{Format: 1, Code: "RNCP0", Title: "Essai"}
	for b := range blocks {
		block := portfolio.Block{Code: fmt.Sprint("B", b), Title: "Bloc"}
		for k := range competences {
			competence := portfolio.Competence{Code: fmt.Sprintf("%d.%d", b, k), Title: "Compétence"}
			for i := range indicators {
				competence.Indicators = append(competence.Indicators,
					portfolio.Indicator{Code: fmt.Sprintf("%d.%d.%d", b, k, i), Text: "Savoir conduire une analyse partagée"})
			}
			block.Competences = append(block.Competences, competence)
		}
		f.Blocks = append(f.Blocks, block)
	}
	return f
}

// largeRecords makes pieces, a situation for every tenth of them, and links
// that are spread evenly and always in the same way.
func largeRecords(f *portfolio.Framework, pieces, links int) []portfolio.Record {
	random := rand.New(rand.NewPCG(1, 2))
	var records []portfolio.Record
	var evidence []portfolio.Ref
	rank := portfolio.Rank("")
	for i := range pieces {
		rank = portfolio.RankBetween(rank, "")
		p := &portfolio.Piece{ID: portfolio.ID(fmt.Sprintf("p%05d", i)), Rank: rank, Genre: portfolio.GenreURL,
			Title: fmt.Sprint("Compte rendu ", i), Proves: "La conduite d’un comité de pilotage.", InDossier: true}
		records, evidence = append(records, p), append(evidence, p.Ref())
		if i%10 == 0 {
			s := &portfolio.Situation{ID: portfolio.ID(fmt.Sprintf("s%05d", i)), Rank: rank, Title: "Situation",
				Actions: "J’ai réuni les partenaires, puis j’ai écrit.", InDossier: true}
			records, evidence = append(records, s), append(evidence, s.Ref())
		}
	}
	state := portfolio.NewState("bench", 0, f, &portfolio.Outline{}, records)
	indicators := f.Indicators()
	for i := range links {
		l := &portfolio.Link{ID: portfolio.ID(fmt.Sprintf("l%05d", i)), Evidence: evidence[random.IntN(len(evidence))],
			Indicator: indicators[i%len(indicators)].Code, Justification: "Parce que cela le montre."}
		if i%3 == 0 {
			l.Checked = state.Fingerprint(l)
		}
		records = append(records, l)
	}
	return records
}
