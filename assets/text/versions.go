package text

import (
	"fmt"
	"strings"
	"time"
)

// The screen Versions: earlier states of the portfolio.
const (
	VersionsTitle    = "Versions"
	VersionsSubtitle = "Des états antérieurs de vos textes et de vos liens, et ce qui a changé depuis."
	VersionsEmpty    = "Aucune version n’est encore gardée"
	VersionsEmptyDo  = "La première vient d’elle-même après quelques minutes de travail, et à la fermeture."
	VersionKeep      = "Garder une version maintenant"
	VersionKept      = "La version est gardée et vérifiée."
	VersionSame      = "Rien n’a changé depuis\u202f: c’est exactement le portfolio d’aujourd’hui."
	VersionReading   = "Lecture de cette version…"
	VersionRestore   = "Revenir à cette version…"
	VersionTakeBack  = "Reprendre"
	VersionLook      = "Comparer"
	VersionRead      = "Lire"
	VersionAskTitle  = "Revenir à cette version\u202f?"
	VersionAskDo     = "Revenir en arrière"
	VersionThen      = "Alors"
	VersionNow       = "Aujourd’hui"
	VersionNothing   = "(rien)"
)

// Reasons for which a version is kept.
const (
	versionAuto      = "gardée d’elle-même"
	versionAsked     = "gardée à votre demande"
	versionImport    = "avant un import"
	versionRestore   = "avant un retour en arrière"
	versionMigration = "avant une mise à jour d’Acquis"
	versionMerge     = "avant une fusion"
)

// VersionReason says why a version was kept.
func VersionReason(reason string) string {
	switch reason {
	case "auto":
		return versionAuto
	case "asked":
		return versionAsked
	case "import":
		return versionImport
	case "restore":
		return versionRestore
	case "migration":
		return versionMigration
	case "merge":
		return versionMerge
	}
	return ""
}

var (
	weekdays = []string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
	months   = []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
)

// Moment writes an instant as one speaks of it on a day: "aujourd’hui à
// 21 h 42", "hier à 8 h 05", "samedi 14 novembre à 21 h 42". Both are in the
// person's own time zone.
func Moment(t, now time.Time) string {
	hour := fmt.Sprintf(" à %d\u00a0h\u00a0%02d", t.Hour(), t.Minute())
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	switch days := int(day(now).Sub(day(t)).Hours() / 24); {
	case days == 0:
		return "aujourd’hui" + hour
	case days == 1:
		return "hier" + hour
	}
	number := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		number = "1er"
	}
	s := weekdays[t.Weekday()] + " " + number + " " + months[t.Month()-1]
	if t.Year() != now.Year() {
		s += fmt.Sprint(" ", t.Year())
	}
	return s + hour
}

// Sentenced makes a sentence's beginning of words.
func Sentenced(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// VersionAbout says why a version was kept and what it weighs.
func VersionAbout(reason string, bytes int64) string {
	if said := VersionReason(reason); said != "" {
		return Sentenced(said) + " · " + Bytes(bytes)
	}
	return Bytes(bytes)
}

// VersionsSpace says what the versions weigh, and the most that they may.
func VersionsSpace(n int, bytes, most int64) string {
	return fmt.Sprintf("%s, %s. Acquis en garde %s\u00a0Mo au plus\u202f: les dix dernières, puis une par jour pendant trente jours de travail, et celles d’avant un import, un retour en arrière ou une mise à jour. Les trois dernières restent toujours.",
		Count(n, "version", "versions"), Bytes(bytes), Number(int(most/1e6)))
}

// VersionSum counts what would change by going back: what has gone since, what
// has changed, what is new.
func VersionSum(gone, changed, fresh int) string {
	var parts []string
	for _, part := range []struct {
		n        int
		one, all string
	}{{gone, "supprimé", "supprimés"}, {changed, "modifié", "modifiés"}, {fresh, "ajouté", "ajoutés"}} {
		switch {
		case part.n > 0 && len(parts) == 0: // the first names what is counted
			parts = append(parts, Count(part.n, "élément "+part.one, "éléments "+part.all))
		case part.n > 0:
			parts = append(parts, Count(part.n, part.one, part.all))
		}
	}
	if len(parts) == 0 {
		return VersionSame
	}
	return "Depuis cette version\u202f: " + Enumerate(parts) + "."
}

// VersionsMore counts what is not listed.
func VersionsMore(n int) string {
	return "Et " + Count(n, "autre élément", "autres éléments") + ". Pour les reprendre tous, revenez à cette version."
}

// What became of an element since a version; fields are the names of what has
// changed, "" if nobody needs to know.
func VersionGone() string  { return "Supprimé depuis." }
func VersionFresh() string { return "Ajouté depuis." }
func VersionChanged(fields string) string {
	if fields == "" {
		return "Modifié depuis."
	}
	return "Modifié depuis\u202f: " + fields + "."
}

// VersionAsk says what going back to a version does.
func VersionAsk(moment string, gone, changed, fresh int) string {
	var lines []string
	if fresh > 0 {
		lines = append(lines, Count(fresh, "élément ajouté depuis ne sera plus là.", "éléments ajoutés depuis ne seront plus là."))
	}
	if changed > 0 {
		lines = append(lines, Count(changed, "élément modifié depuis reprendra son ancienne forme.", "éléments modifiés depuis reprendront leur ancienne forme."))
	}
	if gone > 0 {
		lines = append(lines, Count(gone, "élément supprimé depuis reviendra.", "éléments supprimés depuis reviendront."))
	}
	if len(lines) == 0 {
		lines = append(lines, VersionSame)
	}
	return fmt.Sprintf("Tout le portfolio redeviendra ce qu’il était %s.\n\n%s\n\nLe portfolio d’aujourd’hui est d’abord gardé comme une version\u202f: vous pourrez y revenir de la même façon. Ctrl+Z ne remonte pas au-delà.",
		moment, strings.Join(lines, "\n"))
}

// VersionRestored says that a version is back.
func VersionRestored(moment string) string {
	return "Le portfolio est tel qu’il était " + moment + "."
}

// VersionItemBack says that one element is back.
func VersionItemBack(item string) string { return Sentenced(item) + "\u202f: c’est repris." }

// StoreRestoredItem names, for the journal, the return of one element.
func StoreRestoredItem(title string) string {
	if title == "" {
		return "Reprendre un élément d’une version antérieure"
	}
	return "Reprendre «\u202f" + title + "\u202f» d’une version antérieure"
}

// VersionLink names a link.
func VersionLink(title, indicator string) string {
	if title == "" {
		return "un lien vers " + indicator
	}
	return "le lien de «\u202f" + Unquoted(title) + "\u202f» vers " + indicator
}

// VersionOf names a record that has no title of its own, with what it is
// about.
func VersionOf(kind, about string) string {
	switch kind {
	case "selfassessment":
		return "le repérage de " + about
	case "gap":
		return "le point non traité " + about
	case "block":
		return "le choix du bloc " + about
	}
	return RepairItem(kind, "")
}

// fieldNames are what people call the fields of records.
var fieldNames = map[string]string{
	"title": "titre", "text": "texte", "context": "contexte", "request": "demande", "actions": "ce que j’ai fait",
	"choices": "choix et références", "results": "résultats", "analysis": "analyse", "note": "note", "period": "période",
	"experience": "expérience", "inDossier": "au dossier", "justification": "justification", "checked": "revérifié", "status": "statut",
	"nature": "nature", "date": "date", "author": "auteur", "proves": "ce que cela prouve", "confidentiality": "confidentialité",
	"url": "adresse", "file": "fichier", "standIn": "PDF à la place", "role": "fonction", "organisation": "structure", "place": "lieu",
	"workTime": "temps de travail", "structure": "structure", "public": "public", "setting": "organisation", "position": "place occupée",
	"givenName": "prénom", "familyName": "nom", "address": "adresse", "phone": "téléphone", "email": "adresse électronique",
	"depositOn": "dépôt", "admittedOn": "recevabilité", "answer": "réponse", "line": "exemple", "reason": "raison", "by": "au titre de",
	"rank": "ordre", "duration": "durée", "outcome": "issue", "signedAt": "lieu de signature", "signedOn": "date de signature",
	"passage": "passage", "quote": "passage cité", "leftBlocks": "blocs", "printGaps": "points non traités", "partHeadings": "intertitres",
	"parts": "parties", "comment": "commentaire", "heading": "titre", "review": "version de relecture",
}

// FieldNames names fields of records for people; those that have no name are
// left out, a name is said once.
func FieldNames(fields []string) string {
	var names []string
	said := map[string]bool{}
	for _, f := range fields {
		if name := fieldNames[f]; name != "" && !said[name] {
			said[name] = true
			names = append(names, name)
		}
	}
	return enumerateFirst(names, 4)
}

// What the command line says of versions.
const (
	CLIVersionName   = "Version"
	CLIVersionWhen   = "Date"
	CLIVersionReason = "Raison"
	CLIVersionBytes  = "Poids"
	CLIVersionNone   = "Aucune version n’est encore gardée."
	CLIVersionSame   = "Rien n’a changé depuis cette version."
)

// CLIVersionKept says that a version was kept.
func CLIVersionKept(name string) string { return "Version gardée et vérifiée\u202f: " + name }

// CLINoVersion says that there is no version of a name, or more than one.
func CLINoVersion(name string, several bool) string {
	if several {
		return fmt.Sprintf("Plusieurs versions commencent par «\u202f%s\u202f»\u202f: donnez le nom entier.", name)
	}
	return fmt.Sprintf("Il n’y a pas de version «\u202f%s\u202f». Tapez «\u202facquis versions PORTFOLIO\u202f» pour en voir la liste.", name)
}

// CLINoElement says that an element did not change since a version.
func CLINoElement(id string) string {
	return fmt.Sprintf("«\u202f%s\u202f» n’a pas changé depuis cette version, ou n’existe pas. Tapez «\u202facquis versions PORTFOLIO VERSION\u202f» pour voir ce qui a changé.", id)
}

// CLIRestored says what came back.
func CLIRestored(name string, before string) string {
	return fmt.Sprintf("Le portfolio est revenu à la version %s. Son état d’avant est gardé comme version\u202f: %s", name, before)
}
func CLITakenBack(n int) string {
	return Count(n, "élément repris.", "éléments repris.") + " Cela s’annule comme tout changement."
}
