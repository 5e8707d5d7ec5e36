package text

import (
	"fmt"
	"strconv"
)

// The files of a deposit: what an export did so that they fit, and what does
// not.

// Where an annex is, in the dossier.
const (
	GuideFile        = "Fichier, page"
	AnnexTableFile   = "Fichier, page"
	AnnexFilesFollow = "Les documents annexés sont remis à part, dans les fichiers que voici. Chaque page y porte le numéro de l’annexe."
	inFile           = "(fichier\u00a0%d)"
	inFilePage       = "(fichier\u00a0%d, p.\u00a0%d)"
	filePage         = "%d, p.\u00a0%d"
)

// InFile says in which file an annex is, and where it begins in it; page 0 says
// that it is there by itself.
func InFile(file, page int) string {
	if page == 0 {
		return fmt.Sprintf(inFile, file)
	}
	return fmt.Sprintf(inFilePage, file, page)
}

// FilePage is InFile for a column headed "Fichier, page": "3, p. 14".
func FilePage(file, page int) string {
	if page == 0 {
		return strconv.Itoa(file)
	}
	return fmt.Sprintf(filePage, file, page)
}

// FileHeading names a file of annexes: "Fichier 3".
func FileHeading(number int) string { return fmt.Sprintf("Fichier\u00a0%d", number) }

// FileTitle is the title of a file of annexes, as viewers show it.
func FileTitle(number int, dossier string) string {
	return FileHeading(number) + " – Annexes – " + dossier
}

// FileOfAnnexes says what is in a file: "annexe 5" or "annexes 9 à 14 et 16".
func FileOfAnnexes(numbers []int) string {
	if len(numbers) == 1 {
		return fmt.Sprintf("annexe\u00a0%d", numbers[0])
	}
	var words []string
	for from := 0; from < len(numbers); {
		to := from
		for to+1 < len(numbers) && numbers[to+1] == numbers[to]+1 {
			to++
		}
		switch to - from {
		case 0:
			words = append(words, strconv.Itoa(numbers[from]))
		case 1:
			words = append(words, strconv.Itoa(numbers[from]), strconv.Itoa(numbers[to]))
		default:
			words = append(words, fmt.Sprintf("%d\u00a0à\u00a0%d", numbers[from], numbers[to]))
		}
		from = to + 1
	}
	return "annexes\u00a0" + Enumerate(words)
}

// CaptionDossier refers from a file apart to a page of the dossier.
func CaptionDossier(codes string, page int) string {
	return fmt.Sprintf("%s (dossier, p.\u00a0%d)", codes, page)
}

// CaptionPage refers from an annex to a page of the same file.
func CaptionPage(codes string, page int) string { return fmt.Sprintf("%s (p.\u00a0%d)", codes, page) }

// AnnexWhyApart says, on the page that stands for an annex, that it is handed in
// as a file of its own.
func AnnexWhyApart(name string) string {
	return "Il est trop volumineux pour être repris page par page. Il est remis à part, tel quel, dans le fichier " + Quoted(name) + "."
}

// What an export did.
const (
	depositOverflow = "Avec ses annexes, le dossier dépasserait %s\u202f: elles sont écrites à part, en %s."
	depositGrouped  = "Les %d\u00a0annexes sont regroupées en %s."
	depositOne      = "Chaque annexe a son fichier, qui porte son numéro."
	depositShrunk   = "Les images de %s ont été réduites (%s) pour que les fichiers tiennent dans la limite de %s."
	depositAsIs     = "L’annexe\u00a0%d %s est trop volumineuse pour être reprise page par page (%s)\u202f: elle est remise telle quelle, dans %s."
	depositStale    = "%s d’un export précédent de ce dossier, qui n’en font plus partie, ont été retirés\u202f: %s."
	depositStaleOne = "Un fichier d’annexes d’un export précédent de ce dossier, qui n’en fait plus partie, a été retiré\u202f: %s."
)

// DepositOverflow says that annexes went apart because the whole is too large.
func DepositOverflow(limit int64, files int) string {
	return fmt.Sprintf(depositOverflow, Bytes(limit), Count(files, "fichier", "fichiers"))
}

// DepositGrouped says that annexes were put together.
func DepositGrouped(annexes, files int) string {
	return fmt.Sprintf(depositGrouped, annexes, Count(files, "fichier", "fichiers"))
}

// DepositOne says that each annex has its file.
func DepositOne() string { return depositOne }

// DepositShrunk says that images were made smaller, down to so many dots an inch.
func DepositShrunk(annexes, dpi int, limit int64) string {
	return fmt.Sprintf(depositShrunk, Count(annexes, "annexe", "annexes"), fmt.Sprintf("jusqu’à %d\u00a0points par pouce", dpi), Bytes(limit))
}

// DepositAsIs says that a file was copied as it is.
func DepositAsIs(number int, title string, bytes int64, name string) string {
	return fmt.Sprintf(depositAsIs, number, Quoted(title), Bytes(bytes), Quoted(name))
}

// DepositStale names the files of an earlier export that were removed.
func DepositStale(names []string) string {
	if len(names) == 1 {
		return fmt.Sprintf(depositStaleOne, Quoted(names[0]))
	}
	var quoted []string
	for _, n := range names {
		quoted = append(quoted, Quoted(n))
	}
	return fmt.Sprintf(depositStale, Count(len(names), "fichier d’annexes", "fichiers d’annexes"), enumerateFirst(quoted, 5))
}

// What does not fit.
const (
	unfitAnnex   = "La pièce %s (annexe\u00a0%d) pèse %s dans le dossier, images réduites\u202f; %s accepte %s par fichier. Remplacez-la par un PDF plus léger ou par un extrait."
	unfitPicture = "La pièce %s (annexe\u00a0%d) pèse %s et ne peut pas être réduite\u202f; %s accepte %s par fichier. Remplacez-la par un extrait."
	unfitFiles   = "Il faudrait %s d’annexes\u202f; %s en accepte %d. Retirez des pièces du dossier, ou remplacez les plus lourdes par un extrait."
	unfitMain    = "Le dossier lui-même pèse %s\u202f; %s accepte %s par fichier."
	heavyPiece   = "La pièce %s (annexe\u00a0%d) pèse %s\u202f; %s accepte %s par fichier. L’export réduira ses images\u202f; si cela ne suffit pas, il le dira."
)

// UnfitAnnex says that an annex is too large for a place, its images made
// smaller (shrunk) or not.
func UnfitAnnex(title string, number int, bytes int64, shrunk bool, place string, limit int64) string {
	words := unfitPicture
	if shrunk {
		words = unfitAnnex
	}
	return fmt.Sprintf(words, Quoted(title), number, Bytes(bytes), place, Bytes(limit))
}

// UnfitFiles says that there are too many files.
func UnfitFiles(files int, place string, most int) string {
	return fmt.Sprintf(unfitFiles, Count(files, "fichier", "fichiers"), place, most)
}

// UnfitMain says that the main file is too large.
func UnfitMain(bytes int64, place string, limit int64) string {
	return fmt.Sprintf(unfitMain, Bytes(bytes), place, Bytes(limit))
}

// HeavyPiece says, before anything is read, that a piece is larger than a file
// may be.
func HeavyPiece(title string, number int, bytes int64, place string, limit int64) string {
	return fmt.Sprintf(heavyPiece, Quoted(title), number, Bytes(bytes), place, Bytes(limit))
}

// ExportTaken says that a file that is not ours has a name that is needed.
func ExportTaken(name string) string {
	return "Un fichier " + Quoted(name) + ", qu’Acquis n’a pas écrit, est déjà à cet emplacement. Choisissez un emplacement vide, ou déplacez ce fichier."
}
