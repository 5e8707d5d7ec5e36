package portfolio

import (
	"encoding/json"
	"errors"
	"testing"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ in, stored, french string }{
		{"", "", ""},
		{" 2019 ", "2019", "2019"},
		{"03/2019", "2019-03", "mars 2019"},
		{"3/2019", "2019-03", "mars 2019"},
		{"2019-03", "2019-03", "mars 2019"},
		{"12/03/2019", "2019-03-12", "12 mars 2019"},
		{"1.8.2019", "2019-08-01", "1er août 2019"},
		{"29/02/2020", "2020-02-29", "29 février 2020"},
	} {
		d, err := ParseDate(c.in)
		if err != nil || d.String() != c.stored || d.French() != c.french {
			t.Errorf("%q: %q, %q, %v; want %q, %q", c.in, d, d.French(), err, c.stored, c.french)
		}
		if again, err := ParseDate(d.Typed()); again != d || err != nil {
			t.Errorf("%q: typed form %q reads as %v, %v", c.in, d.Typed(), again, err)
		}
	}
	for _, bad := range []string{"hier", "13/2019", "29/02/2019", "31/04/2020", "0/2019", "19", "2019/00", "1/2/3/4", "12/03/219"} {
		if d, err := ParseDate(bad); !errors.Is(err, ErrDate) {
			t.Errorf("%q: %v, %v; want ErrDate", bad, d, err)
		}
	}
}

func TestDateAfterKnowsOnlyWhatIsSaid(t *testing.T) {
	for _, c := range []struct {
		d, e string
		want bool
	}{
		{"2020", "2019-12", true}, {"2020", "2020-03", false}, {"2020-03", "2020", false},
		{"2020-04", "2020-03-31", true}, {"", "2020", false}, {"2020", "", false},
	} {
		d, _ := ParseDate(c.d)
		e, _ := ParseDate(c.e)
		if d.After(e) != c.want {
			t.Errorf("%q after %q: %v", c.d, c.e, !c.want)
		}
	}
}

func TestPeriod(t *testing.T) {
	year := func(y int) Date { return Date{Year: y} }
	for _, c := range []struct {
		p      Period
		french string
		bad    bool
	}{
		{Period{}, "", false},
		{Period{Start: year(2010), End: year(2012)}, "2010 – 2012", false},
		{Period{Start: year(2010), End: year(2010)}, "2010", false},
		{Period{Start: year(2010), Current: true}, "depuis 2010", false},
		{Period{Start: year(2012), End: year(2010)}, "2012 – 2010", true},
	} {
		if c.p.French() != c.french || c.p.OutOfOrder() != c.bad {
			t.Errorf("%v: %q, out of order %v", c.p, c.p.French(), c.p.OutOfOrder())
		}
	}
}

func TestDateInJSON(t *testing.T) {
	in := Experience{ID: "x", Period: Period{Start: Date{2019, 3, 0}}}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var out Experience
	if err := json.Unmarshal(data, &out); err != nil || out != in {
		t.Fatalf("%s reads as %+v, %v", data, out, err)
	}
}
