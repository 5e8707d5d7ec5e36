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

// KindOf says what is linked and where it belongs.
func KindOf(state *portfolio.State, ref portfolio.Ref) string {
	switch r := state.Get(ref).(type) {
	case *portfolio.Situation:
		if e := state.Experience(r.Experience); e != nil {
			return text.ChooserSituation + " – " + e.Name()
		}
		return text.ChooserSituation
	case *portfolio.Piece:
		if r.Nature != "" {
			return text.ChooserPiece + " – " + r.Nature
		}
	}
	return text.ChooserPiece
}
