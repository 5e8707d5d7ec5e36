package crash

import (
	"acquis/export/annex"
	"acquis/portfolio/child"
	"acquis/portfolio/intake"
	"acquis/portfolio/store"
)

// Main makes the program that runs the harness into what it starts: a child
// of the domain, or a writer that is going to be killed. It comes first in
// main and in TestMain.
func Main() {
	annex.Register()
	intake.Register()
	store.Register()
	child.Main()
	beWriter()
}
