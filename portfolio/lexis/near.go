package lexis

// Near reports whether what was typed is a form but for a slip of the hand or
// two, and how many: a letter missing, too many, wrong, or two changed places.
// Forms of four letters and more may have one slip, of eight and more two.
// With prefix, the beginning of the form is enough, and one letter more must be
// there to be forgiven: of four letters, only two that have changed places are,
// or a slip in the whole of a form as short. Both are folded; the lengths are
// those of what was typed.
func Near(typed, form string, prefix bool) (slips int, ok bool) {
	if prefix && len(typed) == shortest {
		if swapped(typed, form) {
			return 1, true
		}
		prefix = len(form) > shortest+1
	}
	most := slipsAllowed(len(typed))
	if prefix {
		most = slipsAllowed(len(typed) - 1)
	}
	if most == 0 || len(typed) > longest || len(form) < len(typed)-most || !prefix && len(form) > len(typed)+most {
		return 0, typed == form
	}
	if len(form) > len(typed)+most { // only its beginning counts
		form = form[:len(typed)+most]
	}
	slips = distance(typed, form, most, prefix)
	return slips, slips <= most
}

// shortest is the length in bytes from which a slip is forgiven.
const shortest = 4

// swapped reports whether a form begins with what was typed, but for two letters
// that have changed places.
func swapped(typed, form string) bool {
	if len(form) < len(typed) {
		return false
	}
	at := 0
	for at < len(typed) && typed[at] == form[at] {
		at++
	}
	return at+1 < len(typed) && typed[at] == form[at+1] && typed[at+1] == form[at] && typed[at+2:] == form[at+2:len(typed)]
}

// longest is the length in bytes beyond which nothing is forgiven.
const longest = 40

func slipsAllowed(n int) int {
	switch {
	case n < shortest:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// distance is the optimal string alignment distance of a to b, or with prefix
// to the nearest beginning of b; any number above most where it is above. Only
// the band of cells is worked out in which it can be most or less. b is at most
// most letters longer than a. Folded French is ASCII: bytes are letters.
func distance(a, b string, most int, prefix bool) int {
	var rows [3][longest + 4]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(i-most, 1), min(i+most, len(b))
		row[from-1] = most + 1
		if from == 1 {
			row[0] = i
		}
		least := row[from-1]
		for j := from; j <= to; j++ {
			d := last[j-1]
			if a[i-1] != b[j-1] {
				d = 1 + min(d, last[j], row[j-1])
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d = min(d, 1+before[j-2])
				}
			}
			row[j] = d
			least = min(least, d)
		}
		if to < len(b) {
			row[to+1] = most + 1
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	if !prefix {
		return last[len(b)]
	}
	least := most + 1
	for j := max(len(a)-most, 0); j <= len(b); j++ {
		least = min(least, last[j])
	}
	return least
}
