package portfolio

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a civil date of a life: a year, a month of a year, or a day. The
// zero Date means "not said". It is not an instant and has no time zone.
type Date struct {
	Year, Month, Day int // Month and Day are 0 where not said
}

// ErrDate is returned by [ParseDate] for a text that is no date.
var ErrDate = errors.New("not a year, a month or a day")

// ParseDate reads what people type, "2019", "03/2019" or "12/03/2019", and
// the stored form, "2019-03" or "2019-03-12". An empty text is the zero Date.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Date{}, nil
	}
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == '.' || r == ' ' })
	numbers := make([]int, len(fields))
	for i, f := range fields {
		n, err := strconv.Atoi(f)
		if err != nil {
			return Date{}, fmt.Errorf("%q: %w", s, ErrDate)
		}
		numbers[i] = n
	}
	var d Date
	switch {
	case len(fields) == 1:
		d = Date{Year: numbers[0]}
	case len(fields) == 2 && len(fields[0]) == 4:
		d = Date{Year: numbers[0], Month: numbers[1]}
	case len(fields) == 2:
		d = Date{Year: numbers[1], Month: numbers[0]}
	case len(fields) == 3 && len(fields[0]) == 4:
		d = Date{Year: numbers[0], Month: numbers[1], Day: numbers[2]}
	case len(fields) == 3:
		d = Date{Year: numbers[2], Month: numbers[1], Day: numbers[0]}
	default:
		return Date{}, fmt.Errorf("%q: %w", s, ErrDate)
	}
	if len(fields) > 1 && d.Month == 0 || len(fields) > 2 && d.Day == 0 || !d.Valid() {
		return Date{}, fmt.Errorf("%q: %w", s, ErrDate)
	}
	return d, nil
}

// DateOf is the civil day of t in t's own location.
func DateOf(t time.Time) Date {
	return Date{t.Year(), int(t.Month()), t.Day()}
}

// Valid reports whether d is the zero Date or names a year from 1900 to 2100,
// a month of it, or a day that this month has.
func (d Date) Valid() bool {
	if d.IsZero() {
		return true
	}
	if d.Year < 1900 || d.Year > 2100 || d.Month < 0 || d.Month > 12 || d.Day < 0 {
		return false
	}
	if d.Month == 0 {
		return d.Day == 0
	}
	return d.Day <= lastDay(d.Year, d.Month)
}

func lastDay(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero reports whether nothing is said.
func (d Date) IsZero() bool { return d == Date{} }

// Compare orders by what is said; a year comes before its months, a month
// before its days, and the zero Date before everything.
func (d Date) Compare(e Date) int {
	switch {
	case d.Year != e.Year:
		return d.Year - e.Year
	case d.Month != e.Month:
		return d.Month - e.Month
	default:
		return d.Day - e.Day
	}
}

// After reports whether the whole of d lies after the whole of e: 2020 is
// after 2019-12, and neither before nor after 2020-03.
func (d Date) After(e Date) bool {
	return !d.IsZero() && !e.IsZero() && d.first().After(e.last())
}

// Within reports whether d is less than so many years before today, whose day is
// said. A date that is only a year or a month is taken at its last day: where
// some of its days are recent, the person has the benefit of the doubt. The
// zero Date is never within, a date to come always is.
func (d Date) Within(years int, today Date) bool {
	if d.IsZero() {
		return false
	}
	if d.Month == 0 {
		d.Month = 12
	}
	if d.Day == 0 {
		d.Day = lastDay(d.Year, d.Month)
	}
	return d.Compare(Date{today.Year - years, today.Month, today.Day}) > 0
}

func (d Date) first() time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

func (d Date) last() time.Time {
	month, day := d.Month, d.Day
	if month == 0 {
		month = 12
	}
	if day == 0 {
		day = lastDay(d.Year, month)
	}
	return time.Date(d.Year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// Time is the first instant of d in UTC, for drawing on an axis of time. The
// zero Date gives the zero time.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return d.first()
}

// End is the last day of d, at midnight UTC; the zero Date gives the zero time.
func (d Date) End() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return d.last()
}

// String is the stored form: "2019", "2019-03", "2019-03-12" or "".
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	default:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
}

// Typed is the form that people type: "2019", "03/2019", "12/03/2019" or "".
func (d Date) Typed() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%02d/%04d", d.Month, d.Year)
	default:
		return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year)
	}
}

var months = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
	"août", "septembre", "octobre", "novembre", "décembre"}

// French is the form that people read: "2019", "mars 2019", "1er mars 2019".
func (d Date) French() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return months[d.Month-1] + " " + strconv.Itoa(d.Year)
	case d.Day == 1:
		return "1er " + months[d.Month-1] + " " + strconv.Itoa(d.Year)
	default:
		return strconv.Itoa(d.Day) + " " + months[d.Month-1] + " " + strconv.Itoa(d.Year)
	}
}

// MarshalText implements encoding.TextMarshaler with the stored form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler for the stored form.
func (d *Date) UnmarshalText(b []byte) error {
	parsed, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Period is a span of a life. A zero End with Current set goes on today.
type Period struct {
	Start   Date `json:"start,omitzero"`
	End     Date `json:"end,omitzero"`
	Current bool `json:"current,omitempty"`
}

// French is the form that people read: "mars 2019 – juin 2022",
// "depuis mars 2019", "2019", or "".
func (p Period) French() string {
	switch {
	case p.Current && !p.Start.IsZero():
		return "depuis " + p.Start.French()
	case p.Start.IsZero():
		return p.End.French()
	case p.End.IsZero() || p.Start == p.End:
		return p.Start.French()
	default:
		return p.Start.French() + " – " + p.End.French()
	}
}

// OutOfOrder reports whether the period ends before it starts.
func (p Period) OutOfOrder() bool { return !p.Current && p.Start.After(p.End) }
