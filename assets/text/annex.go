package text

import "fmt"

// The annexes of a dossier: the stamp on their pages, and the page that
// stands for a document that cannot be attached.

// AnnexStamp marks a page of an annex: "Annexe 5 – page 1/8".
func AnnexStamp(number, page, pages int) string {
	return fmt.Sprintf("Annexe %d – page %d/%d", number, page, pages)
}

// PageStamp numbers a page of the dossier: "page 83 / 96".
func PageStamp(page, total int) string {
	return fmt.Sprintf("page %d / %d", page, total)
}

// FileStamp numbers a page of a file of annexes: "fichier 3 – page 14/60".
func FileStamp(file, page, total int) string {
	return fmt.Sprintf("fichier\u00a0%d – page %d/%d", file, page, total)
}

// The title line of an annex.
const (
	CaptionIndicators = "Indicateurs\u202f: "
	CaptionSeparator  = " · "
)

// AnnexBookmark names an annex in the bookmarks: "Annexe 5 – Title".
func AnnexBookmark(number int, title string) string {
	if title == "" {
		return AnnexHeading(number)
	}
	return AnnexHeading(number) + " – " + title
}

// AnnexHeading names an annex: "Annexe 5".
func AnnexHeading(number int) string { return fmt.Sprintf("Annexe\u00a0%d", number) }

// The page that stands for a document that cannot be attached.
const (
	AnnexReplaced     = "Ce document ne peut pas être reproduit dans le dossier."
	AnnexOriginalKept = "Le fichier original est conservé, intact, par le candidat, qui peut le présenter au jury. Il se reconnaît à son empreinte SHA-256\u202f:"
)

// Why a document cannot be attached, as its reader sees it.
const (
	AnnexWhyEncrypted     = "Il est protégé par un mot de passe."
	AnnexWhyEmpty         = "Le fichier est vide."
	AnnexWhyDamaged       = "Le fichier est endommagé ou incomplet."
	AnnexWhyTooLarge      = "Il est trop volumineux pour être joint."
	AnnexWhyTimeout       = "Sa lecture prend trop de temps."
	AnnexWhyNotAttachable = "Ce format ne se joint pas à un dossier PDF."
	AnnexWhyUnreadable    = "Le fichier n’a pas pu être lu."
	AnnexWhyNoPages       = "C’est un formulaire dynamique ou un porte-documents, dont le contenu ne figure pas dans ses pages."
	AnnexWhyOther         = "Il n’a pas pu être préparé."
)

// What the candidate can do about it, for the report of an export.
const (
	AnnexDoEncrypted     = "Ouvrez-le, enregistrez-en une copie sans mot de passe, puis remplacez la pièce."
	AnnexDoEmpty         = "Retrouvez le document d’origine, puis remplacez la pièce."
	AnnexDoDamaged       = "Retrouvez le document d’origine, ou imprimez-le en PDF, puis remplacez la pièce."
	AnnexDoTooLarge      = "Réduisez-le (moins de pages, images plus légères), puis remplacez la pièce."
	AnnexDoTimeout       = "Imprimez-le en PDF depuis le logiciel qui l’ouvre, puis remplacez la pièce."
	AnnexDoNotAttachable = "Enregistrez-le en PDF, puis joignez ce PDF à la pièce."
	AnnexDoUnreadable    = "Vérifiez que la pièce s’ouvre, ou ajoutez-la de nouveau."
	AnnexDoNoPages       = "Ouvrez-le avec le logiciel qui l’affiche en entier (souvent Adobe Acrobat Reader), imprimez-le en PDF, puis remplacez la pièce."
	AnnexDoOther         = "Relancez l’export\u202f; si cela se répète, imprimez le document en PDF et remplacez la pièce."
)

// AnnexNotAttached tells the candidate that a page stands for an annex, why,
// and what to do.
func AnnexNotAttached(number int, title, why, do string) string {
	return fmt.Sprintf("%s «\u202f%s\u202f»\u202f: une page la remplace dans le dossier. %s %s", AnnexHeading(number), title, why, do)
}
