package text

import (
	"fmt"
	"time"
)

// The portfolio in one file (.acquis).

// What can be wrong with such a file, and what to do.
const (
	BundleNotBundle  = "Ce fichier n’est pas un portfolio enregistré en un fichier par Acquis. Choisissez un fichier dont le nom finit par «\u202f.acquis\u202f»."
	BundleNewer      = "Ce fichier vient d’une version plus récente d’Acquis. Mettez Acquis à jour, puis ouvrez-le à nouveau."
	BundleTruncated  = "Ce fichier est incomplet\u202f: sa fin manque. Rien n’a été ouvert. Copiez-le à nouveau depuis son support d’origine, ou prenez une autre copie."
	BundleAltered    = "Ce fichier a été altéré depuis qu’il a été enregistré, ou il est incomplet. Rien n’a été ouvert. Copiez-le à nouveau depuis son support d’origine, ou prenez une autre copie."
	BundleUnsound    = "Ce fichier ne contient pas un portfolio en bon état. Rien n’a été ouvert. Prenez une autre copie."
	BundleSealed     = "Ce fichier est scellé\u202f: il faut sa phrase secrète pour l’ouvrir."
	BundleNotSealed  = "Ce fichier n’est pas scellé, alors qu’une phrase secrète a été donnée. Si vous l’aviez scellé, ce n’est pas le bon fichier\u202f; sinon, ouvrez-le sans phrase secrète."
	BundlePassphrase = "Ce n’est pas la bonne phrase secrète, ou le fichier a été altéré. Rien n’a été ouvert. Vérifiez les majuscules et la disposition du clavier, puis réessayez."
	BundleWork       = "Ce fichier scellé demande bien plus de calcul qu’Acquis n’en met jamais\u202f: il ne vient pas d’Acquis. Rien n’a été ouvert."
	BundleTooLarge   = "Ce portfolio dépasse ce qui tient dans un fichier .acquis (100\u202f000 fichiers joints, 2\u00a0Go chacun). Exportez-le au format ouvert (.json)."
	BundleCopy       = "La copie ne se relit pas comme elle a été écrite\u202f: elle n’a pas été gardée. Essayez un autre support."
	BundleInside     = "La copie irait dans l’emplacement du portfolio lui-même, et se perdrait avec lui. Choisissez un autre endroit, de préférence une clé USB."
	BundleChanged    = "Un fichier joint a changé pendant la copie. Rien n’a été écrit\u202f: recommencez."
)

// What is being done.
const (
	BundleReading     = "Lecture des fichiers"
	BundleWriting     = "Écriture de la copie"
	BundleReadingBack = "Relecture et vérification"
	BundleUnpacking   = "Ouverture de la copie"
)

// BundlePassphraseEmpty asks for a passphrase where there is none.
const BundlePassphraseEmpty = "La phrase secrète est vide\u202f: donnez-en une, ou enregistrez la copie sans la sceller."

// BundleMissing names the pieces whose file the copy does not have.
func BundleMissing(titles []string) string {
	if len(titles) == 1 {
		return fmt.Sprintf("Le fichier de la pièce %s manquait déjà ou était abîmé\u202f: la copie ne l’a pas non plus. Ajoutez-le à nouveau, puis refaites une copie.", Quoted(titles[0]))
	}
	var named []string
	for _, t := range titles {
		named = append(named, Quoted(t))
	}
	return fmt.Sprintf("Les fichiers de %s manquaient déjà ou étaient abîmés (%s)\u202f: la copie ne les a pas non plus. Ajoutez-les à nouveau, puis refaites une copie.",
		Count(len(titles), "pièce", "pièces"), enumerateFirst(named, 5))
}

// BundlePassphraseLong: one that nobody typed.
func BundlePassphraseLong(most int) string {
	return fmt.Sprintf("La phrase secrète dépasse %s octets\u202f: donnez-en une plus courte.", Number(most))
}

// BundleTwin says that there is another example of a portfolio that was opened.
func BundleTwin(dir string) string {
	return fmt.Sprintf("Ce portfolio existe aussi dans «\u202f%s\u202f»\u202f: les deux sont désormais séparés, ce que vous écrivez dans l’un ne paraît pas dans l’autre.", dir)
}

// BundleOpenedMissing says that files were missing when the copy was made.
func BundleOpenedMissing(n int) string {
	return Count(n, "fichier joint manquait", "fichiers joints manquaient") + " déjà quand cette copie a été faite\u202f: «\u202facquis verifier\u202f» et l’écran Pièces disent lesquels."
}

// What the command line says of bundles.
func CLIPacked(path string, bytes int64, sealed bool) string {
	s := fmt.Sprintf("Portfolio enregistré en un fichier, relu et vérifié\u202f: %s (%s)", path, Bytes(bytes))
	if sealed {
		s += "\nIl est scellé\u202f: sans sa phrase secrète, personne ne peut l’ouvrir, Acquis non plus."
	}
	return s
}

// CLIPackedHere is added where the copy would be lost with the portfolio, and
// CLIPackedUnnoted where the portfolio cannot be told of it.
const (
	CLIPackedHere    = "Cette copie est sur le même disque que le portfolio\u202f: copiez-la aussi sur une clé USB."
	CLIPackedUnnoted = "Le portfolio est ouvert ailleurs, ou ne peut pas être modifié\u202f: son tableau de bord ne parlera pas de cette copie."
)

func CLIUnpacked(path string) string { return "Portfolio ouvert et vérifié\u202f: " + path }
func CLIBundleVerified(name string, made time.Time, files int) string {
	return fmt.Sprintf("Cette copie de «\u202f%s\u202f», enregistrée le %s, est entière et lisible\u202f: la base et %s vérifiés.", name, DayAndTime(made), Count(files, "fichier joint", "fichiers joints"))
}
func CLISealed(file string) string {
	return fmt.Sprintf("«\u202f%s\u202f» est scellé\u202f: donnez sa phrase secrète sur l’entrée standard, avec --phrase-stdin.", file)
}

// Saving a copy in the window.
const (
	AskBundle           = "Enregistrer une copie, de préférence sur une clé USB ou un autre disque"
	AskOpenFormat       = "Exporter au format ouvert"
	FilterBundle        = "Portfolios en un fichier"
	FilterOpenFormat    = "Portfolios au format ouvert"
	CopyChecks          = "Chaque fichier est écrit, puis relu."
	CopyIncompleteTitle = "La copie est faite, mais il lui manque des fichiers"

	PassphraseTitle   = "Sceller la copie"
	PassphraseWhy     = "Une copie scellée ne montre rien de son contenu, pas même les noms des fichiers\u202f: si la clé se perd, personne ne la lit. Seul son poids se voit."
	PassphraseLabel   = "Phrase secrète"
	PassphraseHelp    = "Quatre ou cinq mots sans rapport entre eux tiennent mieux qu’un mot compliqué."
	PassphraseAgain   = "La même, une seconde fois"
	PassphraseReveal  = "Montrer ce que je tape"
	PassphraseDiffers = "Les deux ne sont pas identiques."
	PassphraseAsk     = "Tapez la phrase secrète de cette copie."
	PassphraseNext    = "Choisir où enregistrer…"
	PassphraseLost    = "Personne ne peut retrouver cette phrase, Acquis non plus. Sans elle, la copie est perdue\u202f: notez-la, et gardez-la ailleurs que la copie."
)

// PassphraseShort asks for a longer passphrase.
func PassphraseShort(least int) string {
	return fmt.Sprintf("C’est trop court\u202f: au moins %d caractères.", least)
}

// BundleFileName is the name proposed for a copy, without its ending.
func BundleFileName(portfolio string, now time.Time) string {
	return "Acquis " + portfolio + " " + now.Format(time.DateOnly)
}

// CopyWritten says where a copy was written.
func CopyWritten(name, folder string, bytes int64, sealed, sameDisk bool) string {
	s := fmt.Sprintf("La copie «\u202f%s\u202f» (%s) est écrite et relue dans «\u202f%s\u202f».", name, Bytes(bytes), folder)
	if sealed {
		s = fmt.Sprintf("La copie scellée «\u202f%s\u202f» (%s) est écrite et relue dans «\u202f%s\u202f».", name, Bytes(bytes), folder)
	}
	if sameDisk {
		s += " Elle est sur le même disque que le portfolio\u202f: copiez-la aussi sur une clé USB."
	}
	return s
}

// OpenFormatWritten says where an export was written.
func OpenFormatWritten(name, folder string, files int) string {
	s := fmt.Sprintf("«\u202f%s\u202f» est écrit et relu dans «\u202f%s\u202f»", name, folder)
	if files > 0 {
		s += ", avec " + Count(files, "fichier", "fichiers") + " dans l’emplacement d’à côté"
	}
	return s + "."
}

// Opening a copy in the window.
const (
	AskOpenCopy       = "Choisir un portfolio en un fichier (.acquis)"
	AskCopyPlace      = "Choisir où ranger le portfolio"
	OpenCopyTitle     = "Ouvrir une copie"
	OpenCopyNext      = "Continuer"
	OpenCopyDo        = "Ouvrir la copie"
	OpenCopyElsewhere = "Ranger ailleurs…"
	OpenTwin          = "Ouvrir celui qui est ici"
)

// CopySealed asks for the passphrase of a sealed copy.
func CopySealed(name string) string {
	return "«\u202f" + name + "\u202f» est scellé. Tapez la phrase secrète avec laquelle cette copie a été enregistrée."
}

// CopyHolds says what is in a copy.
func CopyHolds(name string, made time.Time, files int, bytes int64) string {
	return fmt.Sprintf("«\u202f%s\u202f», enregistré le %s\u202f: %s, %s.", name, DayAndTime(made), Count(files, "fichier joint", "fichiers joints"), Bytes(bytes))
}

// CopyGoesTo says where a copy will be unpacked.
func CopyGoesTo(dir string) string {
	return "Le portfolio sera rangé dans «\u202f" + dir + "\u202f». Rien de ce qui existe n’est remplacé."
}

// CopyTwin says that the portfolio of a copy is here already.
func CopyTwin(name string, saved time.Time) string {
	return fmt.Sprintf("Ce portfolio est déjà ici\u202f: «\u202f%s\u202f», modifié le %s. La copie s’ouvrira à côté, comme un second portfolio\u202f: ce que vous écrirez dans l’un ne paraîtra pas dans l’autre.", name, DayAndTime(saved))
}

// CopyFolder is the name of the folder of a portfolio that comes out of a
// copy; n above 1 tells it from those that are there.
func CopyFolder(name string, n int) string {
	switch n {
	case 1:
		return name
	case 2:
		return name + " (copie)"
	}
	return fmt.Sprintf("%s (copie %d)", name, n-1)
}

// CopyIsOpen says that a copy has become a portfolio.
func CopyIsOpen(dir string) string {
	return "La copie est vérifiée et ouverte. Elle est rangée dans «\u202f" + dir + "\u202f»."
}
