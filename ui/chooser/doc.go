// Package chooser holds the panels in which a candidate looks for something of
// the portfolio, on whatever screen: an indicator to link, a situation, a
// piece or a part of the dossier to refer to. It knows the domain, changes
// nothing of it, and tells its caller what was chosen.
//
// A panel opens with the keyboard in its search field; the arrows move the
// choice while one goes on typing, Enter takes it, Escape leaves. The search
// does without accents and case and looks into codes and wording.
package chooser
