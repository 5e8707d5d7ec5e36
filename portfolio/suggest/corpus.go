package suggest

import "math"

// The parameters of BM25, at the values that the literature starts from
// (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
// Beyond", 2009). None was fitted.
const (
	k1 = 1.2  // how soon a word said again in a wording adds no more
	b  = 0.75 // how much the length of a wording counts
	k3 = 7    // how soon a word said again in the text adds no more
)

// Our own choices, made beforehand: the nearer to the point, the more a word
// weighs, and what is not the very word of the référentiel weighs half.
const (
	indicatorWeight  = 1.0
	competenceWeight = 0.5
	blockWeight      = 0.25
	synonymWeight    = 0.5
	learnedWeight    = 0.5
)

// posting is how much of a term a document holds.
type posting struct {
	doc int
	tf  float64
}

// inverted finds the documents that hold a term.
type inverted map[string][]posting

func (x inverted) add(term string, doc int, tf float64) {
	list := x[term]
	if n := len(list); n > 0 && list[n-1].doc == doc {
		list[n-1].tf += tf
		return
	}
	x[term] = append(list, posting{doc, tf})
}

// idf is how much a term tells that df of n documents hold. It is never
// negative, so that no word speaks against an indicator.
func idf(df, n int) float64 {
	return math.Log(1 + (float64(n-df)+0.5)/(float64(df)+0.5))
}

// saturated is the worth of a term in a document: it grows with tf, to 1.
func saturated(tf float64) float64 { return tf / (k1 + tf) }

// asked is the worth of a term in the text, by how often it is said there.
func asked(times int) float64 {
	return (k3 + 1) * float64(times) / (k3 + float64(times))
}

// lengthNorm is what a term frequency is divided by for the length of its text.
func lengthNorm(length, average float64) float64 {
	if average == 0 {
		return 1
	}
	return 1 - b + b*length/average
}
