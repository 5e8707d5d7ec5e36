// Package text is the French that Acquis says: one file for each area. The
// window, the command line and the PDF share it, so that a thing is called by
// the same words everywhere. It imports nothing of Acquis and nothing of Fyne.
//
// A sentence says what happened, names the thing and says what to do. The
// typography is French: the apostrophe is ’, a narrow no-break space (U+202F)
// stands before ; : ! ? and inside « ».
package text
