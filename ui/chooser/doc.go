// Package chooser holds the panels in which a candidate looks for something of
// the portfolio, on whatever screen: what to link ([Linking]), why a link holds
// ([Justify]), what to refer to ([Reference]). It knows the domain, changes
// nothing of it, and tells its caller what was chosen.
//
// A panel opens with the keyboard in its search field; the arrows move the
// choice while one goes on typing, Enter takes it and closes, Escape leaves and
// nothing has happened; the keyboard then is where it was.
package chooser
