package text

import "fmt"

// The screen Préférences.
const (
	SettingsTitle    = "Préférences"
	SettingsLook     = "Apparence"
	SettingsTheme    = "Thème"
	SettingsSize     = "Taille du texte"
	SettingsSizeDo   = "Ctrl et + ou − du pavé numérique l’agrandissent ou la réduisent partout."
	SettingsData     = "Vos données"
	SettingsPlace    = "Emplacement des portfolios"
	SettingsThis     = "Portfolio ouvert"
	SettingsShow     = "Montrer l’emplacement"
	SettingsVerify   = "Vérifier le portfolio"
	SettingsVerifyDo = "Relit chaque enregistrement et chaque fichier, et dit ce qui manque ou a changé. Rien n’est modifié."
	SettingsPrivacy  = "Acquis n’envoie rien\u202f: ni compte, ni statistique, ni réseau. Les données ne sont pas chiffrées sur le disque\u202f: protégez votre session par un mot de passe."
	SettingsAbout    = "À propos"
	SettingsLicences = "Lire les licences"
	SettingsLicence  = "Acquis est un logiciel libre, sous licence MIT. Les polices et les bibliothèques qu’il contient ont chacune leur licence."
)

// SettingsLooks names the looks, by the names under which they are kept.
func SettingsLooks(look string) string {
	switch look {
	case "sombre":
		return "Sombre"
	case "contraste":
		return "Contraste élevé"
	}
	return "Clair"
}

// Percent writes a scale: "125 %".
func Percent(scale float32) string { return fmt.Sprintf("%.0f\u00a0%%", scale*100) }

// SettingsVersion names the version of the program.
func SettingsVersion(version string) string { return "Acquis " + version }
