// Package example builds the example portfolio on disk from the content in
// assets/example: it sets the documents, draws the photographs and the
// organigramme, and puts everything through the store's one way in.
//
// It promises that the same content gives the same records, with the same IDs,
// and the same files, byte for byte (pictures are computed in floating point,
// so theirs may differ between kinds of processors); that the portfolio is
// whole or not there; and that every document and picture says that it is an
// example.
package example
