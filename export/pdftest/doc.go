// Package pdftest looks at the PDFs of tests with the programs of others: does
// a validator call them PDF/A, what structure does a reader see, do the pages
// look as they did.
//
// Every check needs a program that may be missing, and then skips the test and
// says which Debian package has it. `make test` installs them all.
//
// Pages are compared with pictures kept in testdata/pages. After a change that
// is meant, `make accept-pages` renders them anew; look at them before they are
// committed.
package pdftest
