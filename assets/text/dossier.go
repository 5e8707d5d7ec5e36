package text

import "fmt"

// The dossier: what the PDF says between the candidate's texts and the
// official wording.

// Title page.
const (
	DossierOverline   = "Validation des acquis de l’expérience"
	PrintedTitle      = "Dossier de validation"
	DossierBy         = "présenté par"
	DossierNoName     = "Candidat sans nom"
	DossierAimed      = "Présenté au jury"
	DossierWon        = "Déjà validé"
	DossierDispensed  = "Dispensé"
	DossierLeft       = "Non visé"
	DossierOtherTime  = "Hors de ce dossier"
	DossierAdmitted   = "Recevabilité"
	DossierDeposit    = "Dépôt"
	DossierCertifier  = "Certificateur"
	DossierContact    = "Coordonnées"
	DossierProducer   = "Acquis"
	DossierSubject    = "Dossier de validation des acquis de l’expérience"
	DossierUntitled   = "Sans titre"
	DossierOtherTales = "Autres situations"
)

// Guide de lecture.
const (
	GuideHowTo      = "Pour chaque indicateur\u202f: la page du tableau qui le justifie, les situations où le lire, les annexes où le vérifier. Chaque numéro de page est un lien."
	GuideHowToPlain = "Pour chaque indicateur\u202f: la page du tableau qui le justifie et les situations où le lire. Chaque numéro de page est un lien."
	GuideIndicator  = "Indicateur"
	GuideTable      = "Tableau"
	GuideSituation  = "Situation"
	GuideAnnex      = "Annexe"
	GuidePage       = "Page"
)

// Parcours.
const (
	CareerTableExperiences = "Expériences professionnelles et bénévoles"
	CareerTableTrainings   = "Formations, diplômes et certificats"
	CareerPeriod           = "Période"
	CareerFunction         = "Fonction et structure"
	CareerFooting          = "Statut"
	CareerCourse           = "Intitulé et organisme"
	CareerOutcome          = "Durée, résultat"
)

// Experiences and situations.
const (
	FrameStructure = "La structure"
	FramePublic    = "Le public"
	FrameSetting   = "L’organisation"
	FrameStanding  = "Ma place"
	TaleShows      = "Ce que cette situation montre\u202f:"
)

// Arguments.
const (
	TableIndicator     = "Indicateur"
	TableSituation     = "Situation, page"
	TableAnnex         = "Annexe, page"
	TableJustification = "Justification"
	GapPrinted         = "Point non traité"
)

// Annexes.
const (
	AnnexTableNumber     = "N°"
	AnnexTableNature     = "Nature"
	AnnexTableDocument   = "Document, et ce qu’il montre"
	AnnexTableIndicators = "Indicateurs"
	AnnexTablePage       = "Page"
	AnnexesFollow        = "Les documents qui suivent sont reproduits tels quels. Chaque page porte le numéro de l’annexe et continue la pagination du dossier."
	AnnexOnline          = "en ligne"
)

// Attestation.
const AttestationSignature = "Signature"

// AttestationDone is "Fait à …, le …"; what is not known leaves room to write.
func AttestationDone(place, date string) string {
	if place == "" {
		place = "……………………………………"
	}
	if date == "" {
		date = "…………………………"
	}
	return fmt.Sprintf("Fait à %s, le %s", place, date)
}

// SituationNumber names a situation where it is told: "Situation 3".
func SituationNumber(n int) string { return fmt.Sprintf("Situation\u00a0%d", n) }

// CompetenceMark is what a running head says of a competence: "Bloc 1 · Compétence 1.2".
func CompetenceMark(block, competence string) string {
	return block + " · Compétence\u00a0" + competence
}

// DossierHead is the running head of every page: who, and for what.
func DossierHead(name, title, code string) string {
	switch {
	case title == "":
		title = code
	case code != "":
		title += " (" + code + ")"
	}
	if name == "" {
		return title
	}
	return name + " · " + title
}

// Living references, as printed.
const (
	ReferenceSee     = "voir"
	ReferencePage    = "p.\u00a0"
	ReferenceDangles = "[renvoi à compléter]"
	ReferenceHeld    = "[document non joint]"
)

// The steps of an export, for the progress bar.
const (
	ExportReads     = "Lecture des pièces"
	ExportLaysOut   = "Mise en page"
	ExportWrites    = "Écriture"
	ExportAssembles = "Assemblage des annexes"
)

// What is said before an export.
const (
	CheckNoName        = "Le nom du candidat manque\u202f: la page de titre le laisse en blanc. Indiquez-le dans les informations du portfolio."
	CheckNoBlock       = "Aucun bloc n’est présenté dans ce dossier. Choisissez au moins un bloc visé dans les options du dossier."
	CheckNothing       = "Le dossier ne contient encore ni expérience, ni situation, ni texte. Racontez d’abord une situation."
	checkToVerify      = "La pièce «\u202f%s\u202f» sera jointe (annexe\u00a0%d) alors qu’elle est encore «\u202fà vérifier\u202f». Relisez-la\u202f: noms, adresses, signatures\u202f; puis dites «\u202fcommunicable\u202f» ou «\u202fne pas joindre\u202f»."
	checkHeld          = "La pièce «\u202f%s\u202f» ne sera pas jointe\u202f: elle est à «\u202fne pas joindre\u202f». Un renvoi vers elle reste dans «\u202f%s\u202f»\u202f; il sera imprimé «\u202f[document non joint]\u202f»."
	checkOut           = "Le renvoi vers «\u202f%s\u202f», dans «\u202f%s\u202f», mène à ce qui ne figure pas au dossier. Il sera imprimé «\u202f[renvoi à compléter]\u202f»."
	checkDangling      = "Le renvoi «\u202f%s\u202f», dans «\u202f%s\u202f», ne mène plus à rien. Il sera imprimé «\u202f[renvoi à compléter]\u202f». Refaites-le ou effacez-le."
	checkPassageGone   = "Le passage de «\u202f%s\u202f» associé à %s n’est plus dans le texte\u202f: le tableau renverra à la situation entière. Choisissez-le de nouveau, dans Situations."
	checkConvert       = "La pièce «\u202f%s\u202f» (annexe\u00a0%d) n’est ni un PDF ni une image. Enregistrez-la en PDF et joignez ce PDF à la pièce\u202f; sinon une page la remplacera et dira pourquoi."
	checkFault         = "La pièce «\u202f%s\u202f» (annexe\u00a0%d) ne peut pas être jointe telle quelle\u202f: fichier protégé, vide ou endommagé. Remplacez-la\u202f; sinon une page la remplacera et dira pourquoi."
	checkNoFile        = "La pièce «\u202f%s\u202f» (annexe\u00a0%d) n’a pas de fichier. Ajoutez-le\u202f; sinon seul son titre figurera dans le tableau des annexes."
	checkLacking       = "Ces caractères manquent aux polices du dossier et seront remplacés par ▯\u202f: %s. Récrivez les mots qui les contiennent."
	checkEmptyTale     = "La situation «\u202f%s\u202f» figure au dossier, mais rien n’y est écrit. Racontez-la, ou retirez-la du dossier."
	checkUncited       = "La pièce «\u202f%s\u202f» ne sera pas jointe\u202f: aucun indicateur présenté ni aucun texte ne la cite. Liez-la à un indicateur si elle doit l’être."
	checkManyUncited   = "%s ne seront pas jointes\u202f: aucun indicateur présenté ni aucun texte ne les cite. Liez à un indicateur celles qui doivent l’être."
	checkNoPart        = "La trame de ce dossier n’a pas de place pour %s\u202f: cela ne sera pas imprimé."
	checkUnjustified   = "%s sans justification\u202f: la case restera vide dans le tableau de la compétence. Dites en une phrase pourquoi cela montre l’indicateur."
	NoPartSituations   = "les situations"
	NoPartCareer       = "le parcours (expériences et formations)"
	checkManyCharacter = "%s et %d autres"
)

// CheckToVerify warns that a piece leaves though nobody said that it may.
func CheckToVerify(title string, annex int) string { return fmt.Sprintf(checkToVerify, title, annex) }

// CheckHeld says that a text refers to a piece that never leaves.
func CheckHeld(title, where string) string { return fmt.Sprintf(checkHeld, title, where) }

// CheckOut says that a text refers to something that is not in the dossier.
func CheckOut(title, where string) string { return fmt.Sprintf(checkOut, title, where) }

// CheckDangling says that a text refers to something that is gone.
func CheckDangling(title, where string) string { return fmt.Sprintf(checkDangling, title, where) }

// CheckPassageGone says that a linked passage is not in its situation any more.
func CheckPassageGone(title, indicator string) string {
	return fmt.Sprintf(checkPassageGone, title, indicator)
}

// CheckConvert says that a piece is in a format that cannot be attached.
func CheckConvert(title string, annex int) string { return fmt.Sprintf(checkConvert, title, annex) }

// CheckFault says that the file of a piece cannot be attached.
func CheckFault(title string, annex int) string { return fmt.Sprintf(checkFault, title, annex) }

// CheckNoFile says that a piece has nothing to attach.
func CheckNoFile(title string, annex int) string { return fmt.Sprintf(checkNoFile, title, annex) }

// CheckLacking lists the characters that no font can draw.
func CheckLacking(characters string) string { return fmt.Sprintf(checkLacking, characters) }

// AndOthers ends a list that is too long to print.
func AndOthers(list string, more int) string { return fmt.Sprintf(checkManyCharacter, list, more) }

// CheckEmptySituation says that a situation has a title and no text.
func CheckEmptySituation(title string) string { return fmt.Sprintf(checkEmptyTale, title) }

// CheckUncited says that nothing that is printed cites a piece.
func CheckUncited(title string) string { return fmt.Sprintf(checkUncited, title) }

// CheckManyUncited counts the pieces that nothing that is printed cites.
func CheckManyUncited(n int) string {
	return fmt.Sprintf(checkManyUncited, Count(n, "pièce", "pièces"))
}

// CheckNoPart says that the outline has no place for something.
func CheckNoPart(what string) string { return fmt.Sprintf(checkNoPart, what) }

// CheckUnjustified counts the links that say nothing.
func CheckUnjustified(n int) string {
	return fmt.Sprintf(checkUnjustified, Count(n, "lien est", "liens sont"))
}

// Why an export did not end.
const (
	ExportNoFolder  = "L’emplacement choisi n’existe pas ou n’est pas accessible en écriture. Choisissez-en un autre, par exemple le Bureau ou Documents."
	ExportCancelled = "L’export a été annulé\u202f; aucun fichier n’a été écrit."
	ExportFull      = "Le dossier n’a pas pu être écrit\u202f: vérifiez qu’il reste de la place sur le disque, que le PDF n’est pas ouvert ailleurs, puis recommencez."
	ExportBroken    = "Le fichier produit n’a pas passé la vérification et a été effacé. Recommencez\u202f; si cela se répète, exportez sans annexes pour trouver la pièce en cause."
)
