package marks

import (
	"acquis/assets/text"
	"acquis/portfolio"
)

// NameOf is what a situation or piece is called, even one without a title.
func NameOf(state *portfolio.State, ref portfolio.Ref) string {
	if title := state.TitleOf(ref); title != "" {
		return title
	}
	if ref.Kind == portfolio.KindPiece {
		return text.UntitledPiece
	}
	return text.UntitledSituation
}
