package text

// The dialog in which one chooses files where the system has none of its own.
const (
	BrowsePlace     = "Emplacement"
	BrowseParent    = "Remonter"
	BrowseHome      = "Emplacement personnel"
	BrowseName      = "Nom du fichier"
	BrowseOpen      = "Choisir"
	BrowseSave      = "Enregistrer"
	BrowseHere      = "Choisir cet emplacement"
	BrowseEmpty     = "Rien à choisir ici."
	BrowseNoRead    = "Cet emplacement ne peut pas être lu\u202f: vérifiez qu’il existe encore et que vous y avez accès."
	BrowseNameWrong = "Donnez un nom de fichier, sans barre oblique."
	BrowseHelp      = "Entrée ou un clic ouvre un emplacement et choisit un fichier."
	BrowseManyHelp  = "Entrée ou un clic ouvre un emplacement, et ajoute un fichier au choix ou l’en retire."
	BrowseReplace   = "Remplacer"
)

// BrowseChosen counts what is chosen.
func BrowseChosen(n int) string {
	if n == 0 {
		return "Aucun fichier choisi"
	}
	return Count(n, "fichier choisi", "fichiers choisis")
}

// BrowseExists asks whether a file may be replaced.
func BrowseExists(name string) string {
	return "«\u202f" + name + "\u202f» existe déjà à cet emplacement. Le remplacer\u202f?"
}
