package autosave

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/portfolio"
)

func newPeriod(t *testing.T) (*Period, *[]portfolio.Period, *error) {
	test.NewTempApp(t)
	var saved []portfolio.Period
	var fail error
	var p *Period
	p = NewPeriod(func(period portfolio.Period) error {
		if fail != nil {
			return fail
		}
		saved = append(saved, period)
		p.Show(period)
		return nil
	})
	test.NewTempWindow(t, p.Object()).Resize(fyne.NewSize(400, 200))
	p.Load(portfolio.Period{})
	return p, &saved, &fail
}

func TestPeriodSavesPartialDates(t *testing.T) {
	p, saved, _ := newPeriod(t)
	test.Type(p.From.Input(), "3/2019")
	p.Flush()
	test.Type(p.To.Input(), "2021")
	p.Flush()
	p.Flush()
	want := portfolio.Period{Start: portfolio.Date{Year: 2019, Month: 3}, End: portfolio.Date{Year: 2021}}
	if len(*saved) != 2 || (*saved)[1] != want {
		t.Fatalf("saved %v, want twice, the last %v", *saved, want)
	}
	if p.From.Text() != "3/2019" {
		t.Errorf("what was typed became %q under the hands", p.From.Text())
	}
}

func TestPeriodKeepsWhatIsNoDate(t *testing.T) {
	p, saved, _ := newPeriod(t)
	test.Type(p.From.Input(), "printemps")
	p.Flush()
	p.Show(portfolio.Period{})
	if len(*saved) != 0 || p.From.Text() != "printemps" || !p.From.Failed() {
		t.Fatalf("saved %v, field %q, said so %v", *saved, p.From.Text(), p.From.Failed())
	}
}

func TestTodayLeavesNoEnd(t *testing.T) {
	p, saved, fail := newPeriod(t)
	p.Show(portfolio.Period{Start: portfolio.Date{Year: 2019}, End: portfolio.Date{Year: 2021}})
	p.Today.Tapped(nil)
	if want := (portfolio.Period{Start: portfolio.Date{Year: 2019}, Current: true}); len(*saved) != 1 || (*saved)[0] != want {
		t.Fatalf("saved %v, want %v", *saved, want)
	}
	if p.To.Text() != "" || !p.To.Input().Disabled() {
		t.Errorf("the end says %q", p.To.Text())
	}
	*fail = errors.New("no")
	p.Today.Tapped(nil)
	if !p.Today.Ticked() {
		t.Error("a failed save left the box unticked")
	}
}

func TestPeriodSaysThatItsDatesAreInTheWrongOrder(t *testing.T) {
	p, _, _ := newPeriod(t)
	p.Show(portfolio.Period{Start: portfolio.Date{Year: 2021}, End: portfolio.Date{Year: 2019}})
	if !p.order.Visible() {
		t.Error("nothing is said")
	}
}
