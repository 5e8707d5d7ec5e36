package text

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
	EraseProblem = "Un effacement définitif n’est pas terminé\u202f: des versions gardées peuvent encore contenir ce qui a été effacé. Il se termine à la prochaine ouverture du portfolio."
)
