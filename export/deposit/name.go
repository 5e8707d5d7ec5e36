package deposit

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxName is the length of a file's name in bytes, with its ending: what every
// file system and every platform takes.
const maxName = 120

// singleName is "annexe-05-rapport-d-activite.pdf".
func singleName(prefix string, item Item, last int) string {
	ending := ".pdf"
	if item.AsIs {
		ending = item.Ending
	}
	return cut(prefix+"annexe-"+digits(item.Number, last), slug(item.Title), ending)
}

// groupName is "fichier-3-annexes-09-a-14.pdf". Annexes that follow each other are named from the first to the last, whatever
// numbers between them have no file.
func groupName(number int, inside []Item, row bool, last int) string {
	prefix := fmt.Sprintf("fichier-%d-", number)
	if len(inside) == 1 {
		return singleName(prefix, inside[0], last)
	}
	from, to := inside[0].Number, inside[len(inside)-1].Number
	if row {
		return fmt.Sprintf("%sannexes-%s-a-%s.pdf", prefix, digits(from, last), digits(to, last))
	}
	var numbers []string
	for _, i := range inside {
		numbers = append(numbers, digits(i.Number, last))
	}
	return cut(prefix+"annexes", strings.Join(numbers, "-"), ".pdf")
}

// digits writes a number with as many digits as the last one has, two at least,
// so that names sort.
func digits(n, last int) string {
	return fmt.Sprintf("%0*d", max(2, len(fmt.Sprint(last))), n)
}

// cut joins the parts of a name, and cuts the middle one between two words
// where the whole is too long.
func cut(head, middle, ending string) string {
	room := maxName - len(head) - len(ending) - 1
	if len(middle) > room {
		middle = middle[:room]
		if at := strings.LastIndexByte(middle, '-'); at > room/2 {
			middle = middle[:at]
		}
		middle = strings.TrimRight(middle, "-")
	}
	if middle == "" {
		return head + ending
	}
	return head + "-" + middle + ending
}

// slug writes a title in small letters without accents, words joined by hyphens.
func slug(title string) string {
	title = strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "Æ", "ae", "ß", "ss").Replace(title)
	var out strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(title)) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLower(r) || unicode.IsDigit(r)):
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap = false
			out.WriteRune(r)
		case unicode.Is(unicode.Mn, r): // an accent
		default:
			gap = true
		}
	}
	return out.String()
}
