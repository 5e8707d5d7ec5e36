package text

// What the example portfolio says of itself, beside its content.
const (
	// ExampleMark stands on every page of every document of the example.
	ExampleMark = "Document d’exemple, entièrement inventé"
	// ExampleChartAsText heads the organigramme told as a list.
	ExampleChartAsText = "Le même organigramme, en texte"
	// ExampleWritten is the change after which links are à revérifier.
	ExampleWritten = "Écrire la fin de deux situations"
)

// ExamplePage is the foot of a page of a document of the example.
func ExamplePage(page, total int) string {
	return ExampleMark + " · " + Number(page) + "\u202f/\u202f" + Number(total)
}
