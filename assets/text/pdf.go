package text

// Why a PDF, or a page of one, is not shown.
const (
	PDFMissing  = "Cette version d’Acquis a été construite sans le lecteur de PDF\u202f: il n’y a pas d’aperçu ici. Tout le reste fonctionne\u202f; ouvrez le fichier pour le lire."
	PDFPassword = "Ce PDF est protégé par un mot de passe\u202f: Acquis ne peut pas l’afficher. Enregistrez-en une copie sans mot de passe."
	PDFBroken   = "Ce PDF est abîmé ou incomplet\u202f: Acquis ne peut pas l’afficher. Retrouvez l’original, ou imprimez-le en PDF."
	PDFPage     = "Cette page est abîmée\u202f: Acquis ne peut pas l’afficher. Les autres pages se lisent."
	PDFSlow     = "Cette page est trop longue à dessiner ici. Ouvrez le fichier pour la lire."
	PDFHeavy    = "Cette page est trop lourde pour être affichée ici. Ouvrez le fichier pour la lire."
	PDFClosed   = "Ce document n’est plus ouvert. Affichez-le à nouveau."
)
