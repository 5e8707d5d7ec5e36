package text

import (
	"fmt"
	"time"
)

// Labels of the entries that the store itself writes.
const (
	StoreCreated   = "Création du portfolio"
	StoreRestored  = "Retour à un état antérieur"
	StoreRecovered = "Réparation du portfolio"
)

// What can happen to a portfolio on disk.
const (
	StoreReadOnly      = "Ce portfolio est ouvert en lecture seule\u202f: rien ne peut y être changé. Fermez-le puis ouvrez-le à nouveau pour le modifier."
	StoreClosed        = "Ce portfolio est déjà fermé. Ouvrez-le à nouveau."
	StoreNothingToUndo = "Il n’y a rien à annuler."
	StoreNothingToRedo = "Il n’y a rien à rétablir."
	StoreJournal       = "Le journal ne correspond plus aux textes\u202f: annuler effacerait autre chose. Rien n’a été changé. Vérifiez le portfolio."
	StoreMissingFile   = "Le fichier de cette pièce n’est plus dans le portfolio. Ajoutez-le à nouveau\u202f: il reprendra sa place."
	StoreNoSnapshot    = "Cet état antérieur n’existe plus. Choisissez-en un autre."
)

// StoreNotPortfolio: a folder that is no portfolio.
func StoreNotPortfolio(dir string) string {
	return named(dir, "Cet emplacement") + " n’est pas un portfolio d’Acquis. Vérifiez l’emplacement, ou créez un portfolio."
}

// StoreExists: a new portfolio where there is something already.
func StoreExists(dir string) string {
	return named(dir, "Cet emplacement") + " contient déjà quelque chose\u202f: rien n’y a été écrit. Choisissez un autre nom ou un dossier vide."
}

// StoreInUse: the portfolio is open in another window or program.
func StoreInUse(dir string) string {
	return "Le portfolio " + named(dir, "demandé") + " est déjà ouvert dans une autre fenêtre. Fermez-la, puis réessayez."
}

// StoreLeased: the portfolio is open on another computer, last seen at a time.
func StoreLeased(dir, host string, seen, now time.Time) string {
	return fmt.Sprintf("Le portfolio %s est ouvert sur un autre ordinateur, «\u202f%s\u202f», qui y a écrit %s. Fermez-le d’abord là-bas\u202f: si les deux écrivent, l’un perdra ce que l’autre enregistre. S’il n’y est plus ouvert (panne, coupure), la fenêtre d’Acquis propose de le reprendre ici.",
		named(dir, "demandé"), host, Moment(seen, now))
}

// StoreTakeOver opens it all the same.
const StoreTakeOver = "Le reprendre ici"

// StoreLost: a portfolio that is open here was taken over by another computer,
// at a time; or, where no computer is named, replaced.
func StoreLost(dir, host string, since, now time.Time) string {
	name := named(dir, "ouvert")
	if host == "" {
		return "Le portfolio " + name + " n’est plus celui qui a été ouvert ici\u202f: il a été déplacé, remplacé ou modifié ailleurs (une synchronisation, un autre ordinateur). Pour ne rien abîmer, plus rien n’y est écrit d’ici. Ouvrez-le à nouveau pour voir où il en est."
	}
	return fmt.Sprintf("Le portfolio %s a été repris par l’ordinateur «\u202f%s\u202f», %s. Pour que rien ne se perde là-bas, plus rien n’y est écrit d’ici\u202f; ce qui était enregistré y est. Continuez là-bas, ou fermez-y le portfolio puis ouvrez-le à nouveau ici.",
		name, host, Moment(since, now))
}

// StoreNewer: the portfolio was written by a newer Acquis.
func StoreNewer(dir string, readable bool) string {
	s := "Le portfolio " + named(dir, "demandé") + " a été enregistré par une version plus récente d’Acquis. Installez cette version pour l’ouvrir"
	if readable {
		return s + "\u202f; en attendant, il peut être lu, mais pas modifié."
	}
	return s + ". Rien n’a été changé."
}

// StoreDamaged: what was read is not what was written.
func StoreDamaged(dir string, problems int) string {
	return fmt.Sprintf("Le portfolio %s est endommagé (%s). Rien n’a été changé\u202f: ouvrez-le en lecture seule pour voir ce qui reste lisible, ou revenez au dernier état sain.",
		named(dir, "demandé"), Count(problems, "anomalie", "anomalies"))
}

// StoreNoSpace: the disk is full.
func StoreNoSpace(path string) string {
	return "Le disque est plein\u202f: " + named(path, "le portfolio") + " n’a pas pu être enregistré. Libérez de la place, puis recommencez\u202f; ce qui était déjà enregistré est intact."
}

// StorePermission: the system refuses.
func StorePermission(path string) string {
	return "Le système refuse l’accès à " + named(path, "cet emplacement") + ". Demandez le droit d’y écrire, ou choisissez un autre emplacement."
}

// StoreSource: a file to be added cannot be read.
func StoreSource(path string) string {
	return "Le fichier " + named(path, "à ajouter") + " ne peut pas être lu, ou a disparu entre-temps. Vérifiez qu’il est toujours là, puis ajoutez-le à nouveau."
}

// What a verification finds.
const (
	StoreProblemAbsent    = "Le fichier portfolio.db, qui contient vos textes, n’est plus là."
	StoreProblemEmpty     = "Le fichier portfolio.db, qui contient vos textes, est vide (0 octet)."
	StoreProblemDatabase  = "Le fichier portfolio.db, qui contient vos textes, est abîmé ou tronqué."
	StoreProblemHeader    = "L’en-tête du portfolio est abîmé."
	StoreProblemPinned    = "La copie du référentiel ou de la trame que garde le portfolio est abîmée."
	StoreProblemForeign   = "Le fichier portfolio.db est celui d’un autre portfolio\u202f: il a été mis ici à la place du vôtre."
	StoreProblemStale     = "Des textes manquent ou sont plus anciens que le journal ne le dit\u202f: le disque a perdu une écriture."
	StoreProblemJournal   = "Le journal est abîmé\u202f: les textes ne sont pas touchés, mais l’annulation et l’historique ne sont plus sûrs."
	StoreProblemLastWrite = "La dernière écriture a été interrompue\u202f: vérifiez votre dernière modification."
	StoreProblemSnapshots = "Les états antérieurs ne peuvent pas être lus\u202f: l’emplacement snapshots n’est plus là, ou le système en refuse l’accès. Vos textes d’aujourd’hui ne sont pas touchés. Rendez-lui le droit d’être lu, ou retirez ce qui est à sa place."
	StoreProblemKept      = "Un fichier que seuls l’annulation ou un état antérieur demandent encore n’est plus là, ou a changé. Si vous avez ce document ailleurs, ajoutez-le à nouveau\u202f: il reprendra sa place."
	StoreProblemDerived   = "Une miniature, ou le texte tiré d’une pièce, est abîmée\u202f: Acquis la refera de lui-même. La pièce n’est pas touchée."
	StoreProblemLocal     = "La date de la dernière copie hors de cet ordinateur n’est plus lisible\u202f: faites une nouvelle copie."
)

// kinds are the words for records without a title.
var kinds = map[string]string{"candidate": "l’identité du candidat", "block": "le choix pour le bloc", "selfassessment": "le repérage de la compétence",
	"gap": "le point non traité", "experience": "une expérience", "training": "une formation", "situation": "une situation",
	"section": "la rédaction", "piece": "une pièce", "link": "un lien", "dossier": "les options du dossier",
	"outline": "la trame du dossier", "feasibility": "la réponse de faisabilité pour le bloc",
	"sufficiency": "vos exigences"}

// StoreRecord names a record that has no title.
func StoreRecord(kind, id string) string {
	word, ok := kinds[kind]
	if !ok {
		word = kind
	}
	return word + " " + id
}

// StoreProblemRecord: a record is broken.
func StoreProblemRecord(title, record string) string {
	return "Ce contenu ne peut plus être lu\u202f: " + named(title, record) + ". Revenez au dernier état sain pour le retrouver."
}

// StoreProblemMissing: the file of a piece is gone.
func StoreProblemMissing(title, file string) string {
	return "Le fichier " + named(file, "d’une pièce") + " de la pièce " + named(title, "sans titre") + " n’est plus dans le portfolio. Ajoutez-le à nouveau\u202f: il reprendra sa place."
}

// StoreProblemFile: the file of a piece has changed.
func StoreProblemFile(title, file string) string {
	return "Le fichier " + named(file, "d’une pièce") + " de la pièce " + named(title, "sans titre") + " n’est plus celui que vous aviez ajouté. Ajoutez-le à nouveau\u202f: il reprendra sa place."
}

// StoreProblemSnapshot: a snapshot cannot be used.
func StoreProblemSnapshot(name string) string {
	return "L’état antérieur " + named(name, "") + " est abîmé et ne peut plus servir. Vos textes d’aujourd’hui ne sont pas touchés\u202f; au prochain état gardé, il sera mis de côté."
}

// StoreProblemGone: a snapshot is not there any more.
func StoreProblemGone(name string) string {
	return "L’état antérieur " + named(name, "") + " n’est plus dans le portfolio. Vos textes d’aujourd’hui ne sont pas touchés\u202f: il n’y a rien à faire."
}

// StoreProblemAside: what was put aside has changed since.
func StoreProblemAside(place string) string {
	return "Ce qui avait été mis de côté après un dommage (" + named(place, "") + ") a changé depuis, ou n’est plus là. Vos textes d’aujourd’hui ne sont pas touchés\u202f: il n’y a rien à faire."
}

// What stands in a warning about the place of a portfolio.
const (
	StoreSynced  = "Cet emplacement est synchronisé avec Internet (OneDrive, Dropbox…)\u202f: la synchronisation peut abîmer le portfolio pendant que vous écrivez. Gardez-le dans l’emplacement proposé, et faites des copies."
	StoreNetwork = "Cet emplacement est sur un lecteur réseau\u202f: une coupure peut y faire perdre des mots. Gardez le portfolio sur cet ordinateur, et faites des copies sur le réseau."
)
