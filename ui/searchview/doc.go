// Package searchview is the search of everything, over whatever screen: one
// field, and under it what is found as one types, best first, each with what
// it is, where the words stand, and the text around them with the words
// marked.
//
// What it promises: the field keeps the keyboard while the arrows move the
// choice; Enter opens what answers the words in the field, however quick the
// hands; Escape leaves everything as it was, the keyboard included. A
// word that was not found as typed is told. The search itself runs elsewhere:
// typing never waits for it.
package searchview
