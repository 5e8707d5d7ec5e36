package text

// The names of the styles of a dossier as a text document, beside those that
// LibreOffice and Word have themselves: letters and spaces alone.
const (
	StyleKind      = "Nature du document"
	StyleDiploma   = "Diplôme visé"
	StyleName      = "Nom du candidat"
	StyleTitlePage = "Page de titre"
	StyleLabel     = "Intertitre"
	StyleCodes     = "Indicateurs de la situation"
	StylePlace     = "Organisation"
	StyleMeta      = "Période et statut"
	StyleNote      = "Explication"
	StyleSource    = "Source ou sigle"
)
