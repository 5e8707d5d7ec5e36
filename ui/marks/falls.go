package marks

import (
	"acquis/assets/text"
	"acquis/portfolio"
)

// Fell puts what falls into words' hands: the indicators by the state that they
// fall to, the lowest first.
func Fell(falls []portfolio.Fall) []text.Fell {
	var fell []text.Fell
	for _, state := range portfolio.CoverageStates() {
		var codes []string
		for _, f := range falls {
			if f.To == state {
				codes = append(codes, f.Indicator.Code)
			}
		}
		if len(codes) > 0 {
			fell = append(fell, text.Fell{State: state.String(), Codes: codes})
		}
	}
	return fell
}

// Gone is what is told of a removal: what has gone, and what fell with it.
func Gone(said string, falls []portfolio.Fall) string {
	if fell := text.FellNow(Fell(falls)); fell != "" {
		return said + " " + fell
	}
	return said
}
