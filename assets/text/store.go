package text

// Labels of the entries that the store itself writes.
const (
	StoreCreated = "Création du portfolio"
)
