package text

import (
	"fmt"
	"strings"
)

// The screen Pièces.
const (
	PiecesTitle    = "Pièces"
	PiecesSubtitle = "Documents, photos et adresses qui prouvent ce que vous racontez."
	PiecesAdd      = "Ajouter des fichiers…"
	PiecesAddURL   = "Ajouter une adresse"
	PiecesEmpty    = "Aucune pièce pour l’instant"
	PiecesEmptyDo  = "Ajoutez un rapport, une attestation, une photo\u202f: par le bouton ci-dessous, ou en déposant les fichiers sur cette fenêtre."
	PiecesSearch   = "Chercher une pièce"
	PiecesNoneHere = "Aucune pièce ne correspond. Changez la recherche ou le filtre."

	PiecesAll       = "Toutes"
	PiecesToCheck   = "À vérifier"
	PiecesUncited   = "Jamais liées"
	PieceOpen       = "Ouvrir une copie"
	PieceOpenHelp   = "C’est une copie en lecture seule\u202f: la modifier ne change pas la pièce."
	PieceStandIn    = "Joindre un PDF à la place…"
	PieceNoStandIn  = "Retirer ce PDF"
	PieceStandsIn   = "Un PDF figure au dossier à la place de ce fichier\u202f: "
	PieceTitle      = "Titre"
	PieceTitleHelp  = "Il est imprimé dans le dossier\u202f: pas de nom de bénéficiaire."
	PieceTitleAsk   = "Donnez un titre à cette pièce."
	PieceNature     = "Nature"
	PieceNatureNone = "Choisir une nature"
	PieceNatureElse = "Précisez la nature"
	PieceDate       = "Date du document"
	PieceAuthor     = "Auteur"
	PieceAuthorHelp = "Vous, votre service, l’organisme qui l’a délivré."
	PieceProves     = "Ce qu’elle prouve"
	PieceProvesHelp = "Une ou deux phrases, imprimées dans le tableau des annexes."
	PieceURL        = "Adresse"
	PieceURLWrong   = "Une adresse commence par https:// ou http://."
	PieceExperience = "Expérience"
	PieceNoPost     = "Aucune en particulier"
	PieceSecrecy    = "Confidentialité"
	PieceSecrecyDo  = "Avant de choisir «\u202fcommunicable\u202f», cherchez les noms, adresses et signatures de bénéficiaires. «\u202fNe pas joindre\u202f»\u202f: la pièce reste ici, et ne figure nulle part dans le dossier."
	PieceLinked     = "Indicateurs liés"
	PieceUnlinked   = "Cette pièce n’est liée à aucun indicateur\u202f: elle ne figurera pas au dossier, sauf si un texte y renvoie."
	PieceGoLink     = "Associer…"
	PieceTick       = "Cocher"
	PiecesUntick    = "Tout décocher"
)

// PiecesTicked says how many pieces Ctrl+K links together.
func PiecesTicked(n int) string {
	return Count(n, "pièce cochée", "pièces cochées") + " : Ctrl+K " + map[bool]string{true: "l’associe.", false: "les associe ensemble."}[n == 1]
}

// Names of changes of pieces, for the journal.
const (
	ChangePieceRemoved = "Supprimer une pièce"
	ChangePieceMoved   = "Déplacer une pièce"
	ChangePieceURL     = "Ajouter une adresse"
)

// ChangePiece names the change of a field of a piece.
func ChangePiece(field, title string) string {
	return "Modifier «\u202f" + strings.ToLower(field) + "\u202f» de «\u202f" + OrUntitled(title) + "\u202f»"
}

// ChangePiecesAdded names the adding of files.
func ChangePiecesAdded(n int) string { return "Ajouter " + Count(n, "pièce", "pièces") }

// OrUntitled is a title, or the words for none.
func OrUntitled(title string) string {
	if title == "" {
		return UntitledPiece
	}
	return title
}

// PieceRemoved says what has just gone.
func PieceRemoved(title string, links int) string {
	said := "«\u202f" + OrUntitled(title) + "\u202f» est supprimée"
	if links > 0 {
		said += ", avec " + Count(links, "lien", "liens")
	}
	return said + "."
}

// PieceGivenName says what the file was called when it came in.
func PieceGivenName(name string) string {
	return "«\u202f" + name + "\u202f»\u202f: ce nom de fichier n’est jamais imprimé."
}

// FileFacts describes a file in a line: "PDF, 12 pages, 1,2 Mo".
func FileFacts(media string, pages, width, height int, size int64) string {
	facts := []string{MediaName(media)}
	if pages > 0 {
		facts = append(facts, Count(pages, "page", "pages"))
	}
	if width > 0 && height > 0 {
		facts = append(facts, fmt.Sprintf("%d\u202f×\u202f%d pixels", width, height))
	}
	return strings.Join(append(facts, Bytes(size)), ", ")
}

// Bytes writes a size the French way: "850 Ko", "1,2 Mo".
func Bytes(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d\u00a0octets", n)
	case n < 1000*1000:
		return fmt.Sprintf("%d\u00a0Ko", (n+500)/1000)
	case n < 1000*1000*1000:
		return decimal(float64(n)/1e6) + "\u00a0Mo"
	}
	return decimal(float64(n)/1e9) + "\u00a0Go"
}

func decimal(f float64) string { return strings.Replace(fmt.Sprintf("%.1f", f), ".", ",", 1) }

var mediaNames = map[string]string{
	"application/pdf": "PDF", "image/jpeg": "Photo JPEG", "image/png": "Image PNG", "image/heic": "Photo HEIC",
	"image/heif": "Photo HEIF", "image/webp": "Image WebP", "image/tiff": "Image TIFF", "image/gif": "Image GIF", "image/bmp": "Image BMP",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Document Word",
	"application/msword": "Document Word",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Classeur Excel",
	"application/vnd.ms-excel": "Classeur Excel",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": "Présentation PowerPoint",
	"application/vnd.ms-powerpoint":                                             "Présentation PowerPoint",
	"application/vnd.oasis.opendocument.text":                                   "Document OpenDocument", "application/vnd.ms-outlook": "Message Outlook",
	"message/rfc822": "Message", "text/plain": "Texte", "text/html": "Page web", "text/rtf": "Document RTF", "application/zip": "Archive ZIP",
	"video/mp4": "Vidéo MP4", "audio/mpeg": "Son MP3",
}

// MediaName names a type of file in French.
func MediaName(media string) string {
	media, _, _ = strings.Cut(media, ";")
	if name, ok := mediaNames[media]; ok {
		return name
	}
	return "Fichier"
}

// PieceFault says why a file cannot be attached as it is, and what to do.
func PieceFault(fault, media string) string {
	switch fault {
	case "convert":
		return MediaName(media) + "\u202f: enregistrez-le en PDF pour le joindre. L’original reste dans le portfolio."
	case "encrypted":
		return "Ce PDF est protégé par un mot de passe\u202f: ouvrez-le, enregistrez-en une copie sans mot de passe, et joignez-la à la place."
	case "toolarge":
		return "Cette image a trop de pixels pour être jointe\u202f: enregistrez-la en plus petit, puis joignez un PDF à la place."
	}
	return "Ce fichier est abîmé ou incomplet\u202f: retrouvez l’original, ou imprimez-le en PDF et joignez ce PDF à la place."
}

// LinksCount says how many links a thing has.
func LinksCount(n int) string {
	if n == 0 {
		return "aucun lien"
	}
	return Count(n, "lien", "liens")
}

// PiecesAwaitTitle reminds that titles are missing.
func PiecesAwaitTitle(n int) string {
	return Count(n, "pièce attend", "pièces attendent") + " un titre\u202f: il remplace le nom du fichier, qui peut contenir celui d’un bénéficiaire."
}
