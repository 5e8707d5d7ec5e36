// Package frameworkview is the Référentiel screen: a framework read whole, as
// its documents say it. It shows the profession and the diploma, the blocs
// with their compétences and indicateurs, the fonctions and activités, every
// fact of the record, dispenses, the end of the registration and the
// comparison with the framework before; and, apart, what concerns only those
// who take the diploma by training.
//
// Each fact stands with its source. What Acquis adds is said to be its own.
// Where a portfolio is open on the framework shown, its indicators carry their
// state, from the portfolio's own pinned copy of the wording. The screen
// changes nothing.
package frameworkview
