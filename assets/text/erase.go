package text

import "time"

// What the store writes and says when something is erased for good.
const (
	// StoreDetailErased labels the entries of the journal before an erasing:
	// their own labels may quote what was erased.
	StoreDetailErased = "Modification"
	// ErasedPassage is what a link says instead of the words that it quoted.
	ErasedPassage = "passage effacé"
	// EraseUnfinished: the text is gone, but not everywhere yet.
	EraseUnfinished = "L’effacement est fait dans le portfolio, mais pas encore dans toutes les versions gardées. Faites de la place sur le disque ou fermez ce qui tient ses fichiers, puis ouvrez le portfolio à nouveau\u202f: l’effacement se terminera."
	// EraseNothing: what is to be erased is no word, or would be there again.
	EraseNothing = "Il n’y a rien à effacer ainsi\u202f: donnez au moins un mot, et un remplacement qui ne le contient pas."
	// EraseProblem is EraseUnfinished, as verifications and openings say it.
	EraseProblem = "Un effacement définitif n’est pas terminé\u202f: des versions gardées peuvent encore contenir ce qui a été effacé. Faites de la place sur le disque et fermez ce qui tient ses fichiers\u202f: il se termine quand le portfolio s’ouvre. Après une réparation, effacez à nouveau."
)

// What cannot be undone, and what cannot be reached: said before and after.
const (
	EraseNoUndo    = "Rien de tout cela ne pourra être annulé, ni rien de ce qui a été fait avant\u202f: l’historique des textes touchés est effacé avec eux, y compris dans les versions gardées."
	EraseDisk      = "Acquis ne peut pas atteindre ce que le disque garde à part (mémoire SSD, sauvegardes du système, historique d’un service de synchronisation)."
	EraseElsewhere = "Acquis ne peut pas atteindre ce qui est déjà sorti\u202f: copies .acquis, clés USB, PDF exportés, courriels. Refaites-les, puis détruisez les anciennes."
	// DestroyElsewhere is EraseElsewhere where a whole portfolio goes.
	DestroyElsewhere = "Acquis ne peut pas atteindre ce qui est déjà sorti\u202f: copies .acquis, clés USB, PDF exportés, courriels. Détruisez-les à part."
	EraseWindows     = "Fermez d’abord les fenêtres qui montrent ce portfolio en lecture, et les documents ouverts depuis Acquis."
	ErasePinned      = "Ce texte se trouve aussi dans le référentiel ou la trame de départ du portfolio, qui ne changent pas."
	EraseNowhere     = "Ce texte ne se trouve nulle part dans le portfolio, ni dans son historique."
	EraseForms       = "Seuls ces mots-là sont cherchés, quels que soient les majuscules, les accents et les espaces. Un prénom seul, des initiales ou une faute de frappe se cherchent à part."
	EraseNoCopy      = "Aucune copie hors de cet ordinateur n’est connue d’Acquis."
)

// EraseLastCopy says which copy outside is known last.
func EraseLastCopy(when, now time.Time, place string) string {
	s := "Dernière copie connue hors de cet ordinateur\u202f: " + Moment(when, now)
	if place != "" {
		s += ", " + place
	}
	return s + ". Acquis ne peut pas l’atteindre."
}

// EraseToday counts the places where a text stands.
func EraseToday(places int) string {
	if places == 0 {
		return "Ce texte n’est plus dans vos textes d’aujourd’hui."
	}
	return "Ce texte se trouve à " + Count(places, "endroit", "endroits") + "\u202f:"
}

// ErasePast counts where a text stood once.
func ErasePast(n int) string {
	return "Il a aussi été ici, et se trouve encore dans l’historique ou les versions gardées (" + Count(n, "élément", "éléments") + ")\u202f:"
}

// ErasePastPlace names one of these.
func ErasePastPlace(item, fields string, deleted bool) string {
	switch {
	case deleted:
		return Sentenced(item) + ", supprimé depuis\u202f: effacé entièrement"
	case fields == "":
		return Sentenced(item)
	}
	return Sentenced(item) + " (" + fields + ")"
}

// ErasePlace names a place where a text stands.
func ErasePlace(item, field string) string {
	if field == "" {
		return Sentenced(item)
	}
	return Sentenced(item) + " (" + field + ")"
}

// EraseRewritten says how many versions are written anew.
func EraseRewritten(versions int) string {
	if versions == 0 {
		return "Aucune version gardée n’est à réécrire."
	}
	return Count(versions, "version gardée sera réécrite", "versions gardées seront réécrites") + "."
}

// EraseUnreadable names damaged versions and what was put aside.
func EraseUnreadable(places []string, kept bool) string {
	list := Enumerate(places)
	if kept {
		return "Acquis ne peut pas lire ces fichiers abîmés ou mis de côté\u202f: ils restent, et peuvent contenir ce qui est effacé\u202f: " + list + "."
	}
	return "Acquis ne peut pas lire ces fichiers abîmés ou mis de côté, qui peuvent contenir ce qui est effacé\u202f: ils seront supprimés\u202f: " + list + "."
}

// ErasePiece says what goes with a piece.
func ErasePiece(title string, links, files int, bytes int64) string {
	s := "La pièce " + Quoted(title) + " part avec " + Count(links, "lien", "liens")
	if files > 0 {
		s += ", son fichier (" + Bytes(bytes) + "), sa vignette et son texte"
	}
	return s + "."
}

// EraseShared names pieces that have the same file.
func EraseShared(titles []string) string {
	return "Le même fichier est aussi celui de " + Enumerate(titles) + "\u202f: il reste dans le portfolio. Effacez aussi cette pièce pour l’en faire disparaître."
}

// EraseSaying names pieces in whose file a text stands.
func EraseSaying(titles []string) string {
	return "Ce texte se lit aussi dans le fichier de " + Enumerate(titles) + ", qu’Acquis ne modifie jamais\u202f: effacez la pièce, ou remplacez son fichier."
}

// EraseAlone says that a word of a text stands elsewhere without the others.
func EraseAlone(word string, places int) string {
	return "Attention\u202f: " + Quoted(word) + " se trouve aussi seul, à " + Count(places, "endroit", "endroits") + ", et y reste. Cherchez-le à part s’il désigne la même personne."
}

// EraseTwins names copies of the portfolio on this computer.
func EraseTwins(dirs []string) string {
	return "Il y a une copie de ce portfolio ici, à laquelle Acquis ne touche pas\u202f: " + Enumerate(dirs) + ". Ouvrez-la et effacez-y la même chose, ou supprimez-la."
}

// EraseForeign names files in the folder that are not Acquis's own.
func EraseForeign(places []string) string {
	return "Ces fichiers de l’emplacement ne sont pas d’Acquis, qui n’y touche pas\u202f: " + Enumerate(places) + "."
}

// EraseDone says that it is done.
func EraseDone(places, past, versions int) string {
	s := "Effacé\u202f: " + Count(places, "endroit", "endroits")
	if past > 0 {
		s += ", et " + Count(past, "élément", "éléments") + " dans l’historique"
	}
	return s + ". " + EraseRewrote(versions)
}

// ErasePieceDone says that a piece is erased.
func ErasePieceDone(versions int) string {
	return "La pièce est effacée du portfolio et de son historique. " + EraseRewrote(versions)
}

// EraseRewrote says how many versions were written anew.
func EraseRewrote(versions int) string {
	if versions == 0 {
		return "Aucune version gardée n’était à réécrire."
	}
	return Count(versions, "version gardée a été réécrite", "versions gardées ont été réécrites") + "."
}

// EraseInstead says what takes the place of a text.
func EraseInstead(replacement string) string {
	if replacement == "" {
		return "Rien ne prend sa place."
	}
	return Quoted(replacement) + " prend sa place."
}

// CLIEraseHow says how to go on from a list.
const CLIEraseHow = "Rien n’a été effacé. Ajoutez --oui pour effacer."

// CLIEraseWhat: neither a text nor a piece, or both.
const CLIEraseWhat = "dites ce qu’il faut effacer\u202f: --texte T, ou --piece P."

// DestroyHolds says what goes with a portfolio.
func DestroyHolds(name string, files, versions int, bytes int64) string {
	return "Le portfolio " + Quoted(name) + "\u202f: " + Count(files, "fichier", "fichiers") + ", dont " +
		Count(versions, "version gardée", "versions gardées") + ", " + Bytes(bytes) + "."
}

// DestroyNoUndo: there is no way back.
const DestroyNoUndo = "Tout sera supprimé de cet ordinateur\u202f: textes, liens, pièces, historique, versions. Rien ne pourra être retrouvé."

// DestroyDone says that it is done.
func DestroyDone(name string) string {
	return "Le portfolio " + Quoted(name) + " est supprimé de cet ordinateur."
}

// CLIDestroyHow says how to go on from what would go.
func CLIDestroyHow(name string) string {
	return "Rien n’a été supprimé. Pour le supprimer, confirmez par son nom\u202f: --nom " + Quoted(name)
}

// CLIDestroyOther: the name that was given is another.
func CLIDestroyOther(given, name string) string {
	return "Rien n’a été supprimé\u202f: " + Quoted(given) + " n’est pas le nom de ce portfolio, qui s’appelle " + Quoted(name) + "."
}

// The dialogs in which something is erased for good.
const (
	MenuErase         = "Effacer définitivement…"
	MenuDestroy       = "Supprimer définitivement ce portfolio…"
	EraseTitle        = "Effacer définitivement un texte"
	EraseIntro        = "Un nom écrit par erreur, par exemple. Acquis le cherche partout, montre chaque endroit, puis l’efface des textes, de l’historique et des versions gardées."
	EraseTextLabel    = "Texte à effacer"
	EraseReplaceLabel = "À la place (facultatif)"
	EraseReplaceHelp  = "Par exemple «\u202fMme D.\u202f»."
	EraseWantsWord    = "Donnez au moins un mot."
	EraseSameAgain    = "Ce remplacement contient le texte à effacer."
	EraseSearch       = "Chercher"
	EraseLooking      = "Recherche dans l’historique et les versions…"
	EraseWorking      = "Effacement définitif…"
	ErasePieceTitle   = "Effacer définitivement cette pièce\u202f?"
	EraseDo           = "Effacer définitivement"
	EraseNot          = "Ne rien effacer"
	EraseKeep         = "Garder les fichiers qu’Acquis ne peut pas lire"
	EraseBeyond       = "Hors de portée"
	EraseDoneTitle    = "C’est effacé"
	DestroyTitle      = "Supprimer définitivement ce portfolio\u202f?"
	DestroyNot        = "Garder le portfolio"
	DestroyWorking    = "Suppression du portfolio…"
	EraseDestroy      = "Supprimer définitivement"
	PieceErase        = "Effacer définitivement…"
)

// EraseTextTitle asks about a text.
func EraseTextTitle(wanted string) string {
	return "Effacer définitivement " + Quoted(wanted) + "\u202f?"
}

// EraseExcerpt shows a place with what stands around it.
func EraseExcerpt(place, before, said, after string) string {
	return place + "\u202f: " + before + "[" + said + "]" + after
}

// EraseMorePlaces counts the places that go with the others.
func EraseMorePlaces(n int) string {
	return "et " + Count(n, "autre endroit, effacé", "autres endroits, effacés") + " aussi."
}

// DestroyType asks for the name of a portfolio.
func DestroyType(name string) string {
	return "Pour confirmer, écrivez le nom du portfolio\u202f: " + name
}
