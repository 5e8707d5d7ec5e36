package career

import (
	"slices"
	"testing"
	"time"

	"acquis/portfolio"
)

var noon = time.Date(2026, 3, 15, 12, 0, 0, 0, time.UTC)

func year(y int) portfolio.Date { return portfolio.Date{Year: y} }

func TestSpansEndWhereTheirDatesSay(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		name     string
		period   portfolio.Period
		from, to time.Time
	}{
		{"a year alone lasts that year", portfolio.Period{Start: year(2019)}, day(2019, 1, 1), day(2019, 12, 31)},
		{"a month alone", portfolio.Period{Start: portfolio.Date{Year: 2019, Month: 2}}, day(2019, 2, 1), day(2019, 2, 28)},
		{"an end alone", portfolio.Period{End: year(2018)}, day(2018, 1, 1), day(2018, 12, 31)},
		{"both", portfolio.Period{Start: year(2015), End: portfolio.Date{Year: 2018, Month: 6}}, day(2015, 1, 1), day(2018, 6, 30)},
		{"until today", portfolio.Period{Start: year(2021), Current: true}, day(2021, 1, 1), noon},
		{"wrong order", portfolio.Period{Start: year(2021), End: year(2019)}, day(2021, 1, 1), day(2021, 12, 31)},
		{"begins later than today", portfolio.Period{Start: year(2027), Current: true}, day(2027, 1, 1), day(2027, 12, 31)},
	} {
		s := newSpan(portfolio.Ref{}, "x", c.period, true, noon)
		if !s.from.Equal(c.from) || !s.to.Equal(c.to) {
			t.Errorf("%s: %v – %v, want %v – %v", c.name, s.from, s.to, c.from, c.to)
		}
	}
	if s := newSpan(portfolio.Ref{}, "x", portfolio.Period{Current: true}, true, noon); !s.from.IsZero() {
		t.Errorf("a period without any date stands at %v", s.from)
	}
}

func TestAxisHasRoomForItsYears(t *testing.T) {
	between := func(from, to int) []span {
		return []span{newSpan(portfolio.Ref{}, "", portfolio.Period{Start: year(from), End: year(to)}, true, noon)}
	}
	for _, c := range []struct {
		from, to int
		width    float32
		want     []int
	}{
		{2020, 2023, 400, []int{2020, 2021, 2022, 2023, 2024}},
		{2020, 2020, 400, []int{2020, 2021}},
		{1988, 2025, 800, []int{1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025}},
		{1988, 2025, 200, []int{1990, 2000, 2010, 2020}},
	} {
		a := newAxis(between(c.from, c.to)).withRoom(c.width, 48)
		if got := a.marks(); !slices.Equal(got, c.want) {
			t.Errorf("%d–%d on %v: marks %v, want %v", c.from, c.to, c.width, got, c.want)
		}
	}
	a := newAxis(between(2020, 2021))
	if got := a.at(time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)); got < 0.499 || got > 0.502 {
		t.Errorf("the middle of two years stands at %v", got)
	}
}
