package text

import "time"

// What is said when another computer has taken a portfolio over that is open
// here; see StoreLost for why.
const (
	LostTitle     = "Ce portfolio n’est plus enregistré d’ici"
	LostKeep      = "Garder mon travail à part"
	LostLater     = "Plus tard"
	WorkAside     = "Mise à part de votre travail"
	WorkAsideFile = "Copie des pièces"
)

// Lost says what can be done; why is why.
func Lost(why string) string {
	return why + "\n\nCe que vous venez d’écrire ici n’est pas perdu\u202f: Acquis peut le garder dans un portfolio à part, sur cet ordinateur, avec vos pièces. Vous y continuerez, et pourrez reprendre plus tard ce qui manque dans l’autre."
}

// AsideName is the name of the portfolio in which somebody goes on who has lost
// another.
func AsideName(name string, t time.Time) string {
	return name + " – à part le " + t.Format("2006-01-02")
}

// AsideKept tells where one goes on.
func AsideKept(dir string) string {
	return "Votre travail est gardé à part, dans «\u202f" + dir + "\u202f». Vous y êtes."
}
