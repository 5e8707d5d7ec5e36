package text

import (
	"fmt"
	"strings"
	"time"
)

// A damaged portfolio, and what can be done about it.
const (
	RepairTitle    = "Ce portfolio est abîmé"
	RepairKept     = "Le fichier abîmé sera gardé tel quel, à part, dans l’emplacement du portfolio. Les pièces ne sont pas touchées."
	RepairSame     = "Elle contient exactement ce qui se lit encore."
	RepairNothing  = "Aucune version antérieure saine n’a été trouvée. Si vous avez une copie hors de cet ordinateur, ouvrez-la."
	RepairReadable = "Garder ce qui se lit encore"
	RepairWorking  = "Examen du portfolio…"
	RepairDone     = "Le portfolio est réparé\u202f; le fichier abîmé est gardé à part."
)

// RepairTouched lists what is wrong, sentence by sentence; a long list ends in
// a number.
func RepairTouched(problems []string) string {
	const most = 6
	shown := problems[:min(most, len(problems))]
	said := "– " + strings.Join(shown, "\n– ")
	if more := len(problems) - len(shown); more > 0 {
		said += "\n– et " + Count(more, "autre anomalie", "autres anomalies") + "."
	}
	return said
}

// RepairSnapshot tells of the newest good version.
func RepairSnapshot(t time.Time) string {
	return fmt.Sprintf("La dernière version saine date du %s, à %d\u00a0h\u00a0%02d.", t.Format("02/01/2006"), t.Hour(), t.Minute())
}

// RepairTake takes that version.
func RepairTake(t time.Time) string {
	return fmt.Sprintf("Reprendre la version du %s", t.Format("02/01/2006"))
}

// RepairDiffers lists how that version differs from what can still be read:
// what it alone has, what it lacks, what it has otherwise. Long lists end in a
// number.
func RepairDiffers(alone, lacks, otherwise []string) string {
	var lines []string
	for _, part := range []struct {
		head  string
		names []string
	}{{"Elle contient, en plus de ce qui se lit encore\u202f:", alone}, {"Elle n’a pas\u202f:", lacks}, {"Elle a une autre version de\u202f:", otherwise}} {
		if len(part.names) > 0 {
			lines = append(lines, part.head+" "+enumerateFirst(part.names, 5)+".")
		}
	}
	if len(lines) == 0 {
		return RepairSame
	}
	return strings.Join(lines, "\n")
}

// RepairItem names one thing: its title if it has one, else what it is.
func RepairItem(kind, title string) string {
	switch {
	case kind == "outline":
		return "la trame du dossier"
	case kind == "feasibility" && title != "":
		return "la réponse de faisabilité pour «\u202f" + title + "\u202f»"
	case title != "":
		return "«\u202f" + title + "\u202f»"
	}
	switch kind {
	case "link":
		return "un lien"
	case "section":
		return "un texte"
	case "candidate":
		return "la candidature"
	case "selfassessment":
		return "une réponse du repérage"
	case "gap":
		return "un point non traité"
	case "block":
		return "le choix d’un bloc"
	case "piece":
		return "une pièce sans titre"
	case "dossier":
		return "le contenu choisi du dossier"
	case "feasibility":
		return "une réponse de faisabilité"
	case "sufficiency":
		return "vos exigences"
	}
	return "un élément sans titre"
}
