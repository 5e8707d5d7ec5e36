package text

import "fmt"

// What can be wrong with a portfolio in the open format, and what to do.

// InterchangeWhere names the place of a fault in a document.
func InterchangeWhere(line int, record string) string {
	switch {
	case line > 0:
		return fmt.Sprintf(" (ligne %s)", Number(line))
	case record != "":
		return fmt.Sprintf(" (enregistrement «\u202f%s\u202f»)", record)
	}
	return ""
}

// The faults of a document; where comes from InterchangeWhere.
func InterchangeMalformed(where string) string {
	return "Ce fichier n’est pas du JSON lisible" + where + "\u202f: il est peut-être incomplet. Reprenez le fichier d’origine, ou refaites l’export."
}
func InterchangeKeyTwice(where, key string) string {
	return fmt.Sprintf("Ce fichier dit deux fois «\u202f%s\u202f»%s\u202f: on ne sait lequel croire. Refaites l’export.", key, where)
}
func InterchangeNotUTF8() string {
	return "Ce fichier n’est pas encodé en UTF-8\u202f: reprenez le fichier d’origine, ou réenregistrez-le en UTF-8."
}
func InterchangeNotPortfolio() string {
	return "Ce fichier n’est pas un portfolio exporté par Acquis. Choisissez le fichier .json qu’un export a écrit."
}
func InterchangeNewer() string {
	return "Ce fichier vient d’une version plus récente d’Acquis. Mettez Acquis à jour, puis recommencez l’import."
}
func InterchangeUnknownKind(where, kind string) string {
	return fmt.Sprintf("Ce fichier contient un type d’enregistrement inconnu, «\u202f%s\u202f»%s. S’il vient d’une version plus récente, mettez Acquis à jour.", kind, where)
}
func InterchangeUnknownField(where, field string) string {
	return fmt.Sprintf("Ce fichier contient un champ inconnu, «\u202f%s\u202f»%s, qui serait perdu. S’il vient d’une version plus récente, mettez Acquis à jour\u202f; sinon, corrigez-le.", field, where)
}
func InterchangeValue(where, field string) string {
	if field == "" {
		return "Ce fichier contient une valeur impossible" + where + ". Corrigez-la, ou refaites l’export."
	}
	return fmt.Sprintf("Ce fichier donne à «\u202f%s\u202f» une valeur impossible%s. Corrigez-la, ou refaites l’export.", field, where)
}
func InterchangeDuplicate(where string) string {
	return "Ce fichier contient deux enregistrements de même identifiant" + where + ". Retirez l’un des deux, ou refaites l’export."
}
func InterchangeTooLarge() string {
	return "Ce fichier est trop grand pour être un portfolio. Vérifiez que c’est le bon."
}
func InterchangeUnknownCode(where, what string) string {
	return fmt.Sprintf("Ce fichier parle d’un code que son référentiel n’a pas%s\u202f: %s. Corrigez-le, ou refaites l’export.", where, what)
}
func InterchangeDangling(where string) string {
	return "Ce fichier contient un lien vers une situation ou une pièce qui n’y est pas" + where + ". Retirez ce lien, ou refaites l’export."
}
func InterchangeLinkedTwice(where string) string {
	return "Ce fichier lie deux fois la même chose au même indicateur" + where + ". Retirez l’un des deux liens, ou refaites l’export."
}
func InterchangeFramework(fault string) string {
	return "Le référentiel que ce fichier contient est inutilisable\u202f: " + fault + ". Refaites l’export."
}
func InterchangeOutline() string {
	return "La trame que ce fichier contient est inutilisable. Refaites l’export."
}
func InterchangeMissingFile(piece string) string {
	return fmt.Sprintf("Le fichier de la pièce «\u202f%s\u202f» manque. Il doit se trouver dans le dossier «\u202f.files\u202f» à côté du .json\u202f: copiez les deux ensemble.", piece)
}
func InterchangeAlteredFile(piece string) string {
	return fmt.Sprintf("Le fichier de la pièce «\u202f%s\u202f» n’est plus celui qui a été enregistré\u202f: il a été modifié ou abîmé. Reprenez-le dans une copie antérieure.", piece)
}
func InterchangeExists(place string) string {
	return fmt.Sprintf("«\u202f%s\u202f» contient déjà quelque chose. Choisissez un autre emplacement\u202f: un import ne remplace jamais un portfolio.", place)
}
func InterchangeCopy() string {
	return "La copie ne se relit pas correctement\u202f: ne comptez pas sur elle. Essayez un autre support."
}
