package diagnostic

import (
	"os"
	"strings"
)

// mostPlain is the length of what is taken from the system, in characters.
const mostPlain = 60

// plain keeps of what a system says of itself letters, digits and a few signs:
// somebody may have put anything there.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(" ._-/()@:", r) {
			return r
		}
		return -1
	}, s)
	return s[:min(len(s), mostPlain)]
}

// language is what the system says that the person reads.
func language() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			return value
		}
	}
	return ""
}

// session is the desktop and how it draws, where the system says so.
func session() string {
	return strings.TrimSpace(os.Getenv("XDG_CURRENT_DESKTOP") + " " + os.Getenv("XDG_SESSION_TYPE"))
}
