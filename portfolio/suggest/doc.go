// Package suggest says which indicators a text may show, best first, each with
// the words that made it say so. It offers; it never links anything itself.
//
// It compares words and understands nothing: BM25F (Robertson, Zaragoza and
// Taylor, 2004) over the wording of each indicator with that of its compétence
// and its bloc, on stems, and with the synonyms of the field at half a word's
// worth. What the candidate has linked and justified teaches it the words of
// this portfolio, again at half the worth. There is no model, no network, and
// nothing is kept: an [Engine] is made from a framework, what was [Learned]
// from a state.
//
// No source ties the activités of a framework to its indicators, so they are
// not used. The parameters are those of the literature and were not fitted to
// anything; package suggestbench measures what comes of it.
package suggest
