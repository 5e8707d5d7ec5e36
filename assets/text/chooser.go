package text

import (
	"fmt"
	"strings"
)

// The panels in which one looks for a situation, a piece or a part, on several
// screens; for those that link, see linking.go.
const (
	ChooserFilter       = "Chercher : un code ou des mots, sans souci des accents"
	ChooserNothingFound = "Rien ne correspond à cette recherche. Essayez un seul mot, ou un code comme 1.2.3."
	ChooserNoneChosen   = "Rien n’est choisi : flèches haut et bas, ou un clic."
	ChooserSituation    = "Situation"
	ChooserPiece        = "Pièce"
	ChooserPart         = "Partie du dossier"

	JustificationLabel = "Justification, en une phrase : « cela le montre, parce que… »"
	JustificationHint  = "Parce que j’ai…"

	JustifyAction = "Garder cette justification"

	ReferenceTitle    = "Insérer un renvoi"
	ReferenceAction   = "Insérer"
	ReferenceIntro    = "Dans le dossier, le renvoi devient le titre et la page de ce que vous choisissez. Il suit si le titre change."
	UntitledSituation = "Situation sans titre"
	UntitledPiece     = "Pièce sans titre"
)

// JustificationCount says how long a justification is, and what is advised.
func JustificationCount(runes, advice int) string {
	if runes > advice {
		return fmt.Sprintf("%d caractères sur %d conseillés : une phrase suffit", runes, advice)
	}
	return fmt.Sprintf("%d / %d caractères", runes, advice)
}

// Words says a number of words.
func Words(n int) string {
	if n == 0 {
		return "aucun mot"
	}
	return Count(n, "mot", "mots")
}

// Words that the screens with texts share.
const (
	Copied          = "Texte copié, sans les renvois. Collez-le dans votre correcteur."
	CopyForProofing = "Copier pour correction"
	InsertReference = "Insérer un renvoi"
	InDossier       = "Figure au dossier"
	PrivateNote     = "Note privée (jamais imprimée)"
	MoveUp          = "Monter"
	MoveDown        = "Descendre"
	Delete          = "Supprimer"
	DateFrom        = "Du"
	DateTo          = "au"
	ToThisDay       = "à ce jour"
	DateOrder       = "La fin est avant le début : vérifiez les deux dates."
)

// JustifyTitle heads the panel for the justification of one link.
func JustifyTitle(code string) string { return "Justifier le lien avec " + code }

// fieldName is the label of a field without what it adds in brackets, as the
// names of changes carry it.
func fieldName(label string) string {
	name, _, _ := strings.Cut(label, " (")
	return name
}
