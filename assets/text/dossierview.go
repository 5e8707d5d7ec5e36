package text

// The screen Dossier.
const (
	DossierScreen    = "Dossier"
	DossierScreenDo  = "Le PDF remis au jury. Les états, les notes privées et les noms de fichiers n’y figurent jamais."
	DossierExport    = "Exporter le dossier…"
	DossierExportODT = "Exporter en texte (ODT)…"
	DossierOpen      = "Ouvrir le dossier"
	DossierShow      = "Montrer l’emplacement"
	DossierContents  = "Contenu"
	DossierBlocks    = "Blocs présentés"
	DossierNoBlock   = "Aucun bloc n’est visé. Choisissez les blocs visés dans «\u202fCandidature\u202f»."
	DossierHeadings  = "Imprimer les six rubriques des situations"
	DossierHeadingDo = "Elles guident l’écriture\u202f; un récit se lit mieux sans elles."
	DossierGaps      = "Imprimer les points non traités et leur raison"
	DossierSigning   = "Signature"
	DossierSignedAt  = "Fait à"
	DossierSignedOn  = "le"
	DossierSigningDo = "Laissez vide pour signer et dater à la main."
	DossierBefore    = "Avant d’exporter"
	ChangeDossier    = "Choisir le contenu du dossier"
	ChangeSigning    = "Remplir la signature"
)

// Where the dossier is handed in, and where its annexes go.
const (
	DossierPlace         = "Dépôt"
	DossierProfile       = "Pour"
	DossierAnnexesWhere  = "Annexes"
	DossierAnnexesWithin = "À la suite du dossier, dans le même fichier"
	DossierAnnexesApart  = "À part, dans des fichiers numérotés"
	DossierAnnexesNone   = "Sans leurs pages\u202f: leur numéro et leur tableau seulement"
	DossierDone          = "Ce qui a été fait"
)

// DossierFile describes a file of annexes: "annexe-05-rapport.pdf : annexe 5,
// 12 pages, 1,2 Mo".
func DossierFile(name string, annexes []int, pages int, bytes int64) string {
	said := name + "\u202f: " + FileOfAnnexes(annexes)
	if pages > 0 {
		said += ", " + Count(pages, "page", "pages")
	}
	return said + ", " + Bytes(bytes)
}

// DossierODTWritten says that the text document is written.
func DossierODTWritten(name string) string {
	return Quoted(name) + " est écrit, pour LibreOffice ou Word, sans les annexes. Les pages s’y comptent à l’ouverture."
}

// DossierWritten says that the dossier is written.
func DossierWritten(name string, pages, annexes int) string {
	said := "«\u202f" + name + "\u202f» est enregistré\u202f: " + Count(pages, "page", "pages")
	if annexes > 0 {
		said += ", avec " + Count(annexes, "annexe", "annexes")
	}
	return said + "."
}
