package text

// The version de relecture, for coaches who read on paper.
const (
	DossierReview     = "Version de relecture"
	DossierDraft      = "Brouillon"
	DossierReviewTick = "Version de relecture, pour un accompagnateur"
	DossierReviewDo   = "Large marge pour annoter, paragraphes numérotés, «\u202fBrouillon du …\u202f» au bas de chaque page, sans les annexes."
)

// DossierDraftOf dates a draft.
func DossierDraftOf(date string) string { return DossierDraft + " du " + date }

// DossierReviewFileName is the name proposed for a version de relecture, beside
// that of the dossier.
func DossierReviewFileName(dossier string) string { return dossier + " - relecture" }
