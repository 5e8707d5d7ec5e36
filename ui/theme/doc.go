// Package theme is the visual language of the window: three palettes (Clair,
// Sombre, Contraste élevé), the sizes of text at any chosen scale, the
// distances between things, and the few colours that Fyne has no name for.
//
// What it promises:
//
//   - every pair of colours in which text is read (see Pairs) has a contrast
//     of at least 4.5 : 1, and of 7 : 1 in the high contrast palette;
//   - the look never follows the system on its own: a person chooses it;
//   - all sizes of text go through Theme.Size, so that "Taille du texte"
//     changes the whole window, drawn shapes included.
//
// Widgets read colours with Color(name) of Fyne's own theme package, which
// asks the theme in force; they keep no colour of their own.
package theme
