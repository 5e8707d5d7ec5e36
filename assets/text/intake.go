package text

import "fmt"

// What is said of a file that comes in: why it is refused, or kept but not
// attached as it is. Each sentence names the file and says what to do.

// Why a file is not added.
const (
	intakeMissing    = "%s n’existe pas, ou plus\u202f: rien n’a été ajouté. Vérifiez le nom et l’emplacement."
	intakeEmpty      = "%s est vide (0\u00a0octet)\u202f: rien n’a été ajouté. Retrouvez le document d’origine, puis ajoutez-le."
	intakeNotFile    = "%s n’est pas un fichier\u202f: rien n’a été ajouté. Pour ajouter ce que contient un emplacement, ouvrez-le et choisissez les fichiers."
	intakeHuge       = "%s dépasse 2\u00a0Go\u202f: rien n’a été ajouté. Choisissez un extrait, ou une version plus légère."
	intakeVanished   = "%s a disparu pendant l’ajout\u202f: rien n’a été ajouté. Vérifiez que la clé ou le disque est toujours branché et que le fichier est à sa place, puis recommencez."
	intakeUnreadable = "%s ne peut pas être lu\u202f: rien n’a été ajouté. Fermez le logiciel qui l’utilise, vérifiez que vous avez le droit de l’ouvrir, puis recommencez."
	intakeChanged    = "%s a changé pendant l’ajout\u202f: rien n’a été ajouté. Enregistrez-le et fermez-le dans l’autre logiciel, puis recommencez."
)

// Why a file is kept but not attached as it is.
const (
	intakeEncrypted   = "%s est protégé par un mot de passe\u202f: l’original est gardé, mais il ne peut pas être joint. Ouvrez-le, enregistrez-en une copie sans mot de passe, et joignez-la à la place."
	intakeDamagedPDF  = "%s est un PDF abîmé ou incomplet\u202f: l’original est gardé, mais il ne peut pas être joint. Retrouvez une copie entière, ou imprimez-le en PDF, et joignez-le à la place."
	intakeNotPDF      = "%s porte le nom d’un PDF mais n’en est pas un\u202f: il est gardé, mais ne peut pas être joint. Retrouvez le document d’origine et enregistrez-le en PDF."
	intakeRenamed     = "%s porte le nom d’un PDF, mais son contenu est autre (%s)\u202f: changer le nom ne convertit pas. Ouvrez-le avec son logiciel, puis enregistrez-le en PDF pour le joindre."
	intakeNoPages     = "%s est un formulaire dynamique ou un porte-documents\u202f: son contenu ne figure pas dans ses pages. L’original est gardé. Ouvrez-le avec le logiciel qui l’affiche en entier (souvent Adobe Acrobat Reader), imprimez-le en PDF, et joignez ce PDF à la place."
	intakeLargePDF    = "%s est trop lourd pour être joint\u202f: l’original est gardé. Réduisez-le (moins de pages, images plus légères), et joignez ce PDF à la place."
	intakeDamagedPict = "%s est une image abîmée ou incomplète\u202f: l’original est gardé, mais il ne peut pas être joint. Recopiez-la depuis l’appareil ou le message d’origine."
	intakeLargePict   = "%s a trop de pixels (%s × %s) pour être jointe\u202f: l’original est gardé. Enregistrez-la en plus petit, et joignez cette image à la place."
	intakeConvert     = "%s est gardé tel quel (%s). Enregistrez-le en PDF pour le joindre."
)

// IntakeNoPicture says that an image cannot be shown.
const IntakeNoPicture = "Cette image est abîmée, ou trop grande pour être affichée ici. Ouvrez-en une copie pour la voir."

// IntakeMissing says that there is no such file.
func IntakeMissing(name string) string { return fmt.Sprintf(intakeMissing, quoted(name)) }

// IntakeEmpty refuses a file of no bytes.
func IntakeEmpty(name string) string { return fmt.Sprintf(intakeEmpty, quoted(name)) }

// IntakeNotFile refuses a folder or a device.
func IntakeNotFile(name string) string { return fmt.Sprintf(intakeNotFile, quoted(name)) }

// IntakeHuge refuses a file beyond the size limit.
func IntakeHuge(name string) string { return fmt.Sprintf(intakeHuge, quoted(name)) }

// IntakeVanished says that a file went away while it was read.
func IntakeVanished(name string) string { return fmt.Sprintf(intakeVanished, quoted(name)) }

// IntakeUnreadable says that a file cannot be opened.
func IntakeUnreadable(name string) string { return fmt.Sprintf(intakeUnreadable, quoted(name)) }

// IntakeChanged says that a file was written while it was read.
func IntakeChanged(name string) string { return fmt.Sprintf(intakeChanged, quoted(name)) }

// IntakeEncrypted says that a PDF asks for a password.
func IntakeEncrypted(name string) string { return fmt.Sprintf(intakeEncrypted, quoted(name)) }

// IntakeDamagedPDF says that a PDF is cut off or broken.
func IntakeDamagedPDF(name string) string { return fmt.Sprintf(intakeDamagedPDF, quoted(name)) }

// IntakeNotPDF says that a file is a PDF by its name only.
func IntakeNotPDF(name string) string { return fmt.Sprintf(intakeNotPDF, quoted(name)) }

// IntakeRenamed says what a file is that bears the name of a PDF.
func IntakeRenamed(name, media string) string {
	return fmt.Sprintf(intakeRenamed, quoted(name), MediaName(media))
}

// IntakeNoPages says that what a PDF shows is not in its pages.
func IntakeNoPages(name string) string { return fmt.Sprintf(intakeNoPages, quoted(name)) }

// IntakeLargePDF says that a PDF has too many bytes or pages.
func IntakeLargePDF(name string) string { return fmt.Sprintf(intakeLargePDF, quoted(name)) }

// IntakeDamagedPicture says that an image is cut off or broken.
func IntakeDamagedPicture(name string) string { return fmt.Sprintf(intakeDamagedPict, quoted(name)) }

// IntakeLargePicture says that an image has too many pixels.
func IntakeLargePicture(name string, width, height int) string {
	return fmt.Sprintf(intakeLargePict, quoted(name), Number(width), Number(height))
}

// IntakeConvert says that a document of another program is kept.
func IntakeConvert(name, media string) string {
	return fmt.Sprintf(intakeConvert, quoted(name), MediaName(media))
}
