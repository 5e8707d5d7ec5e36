// Command acquis prepares a portfolio for a French diploma by validation des
// acquis de l'expérience (VAE), and its dossier for the jury. Without a
// command it opens the window; with one it needs no display:
//
//	acquis exemple PORTFOLIO
//	acquis creer PORTFOLIO --referentiel RNCP39644 --candidat "Prénom Nom"
//	acquis situation PORTFOLIO --titre T [--fichier F.md|-]
//	acquis piece PORTFOLIO FICHIER... [--titre T] [--nature N]
//	acquis lier PORTFOLIO ID INDICATEUR [--justification TEXTE]
//	acquis couverture PORTFOLIO [--json]
//	acquis verifier PORTFOLIO [--json]
//	acquis dossier PORTFOLIO -o SORTIE.pdf [--blocs BC01,BC03] [--sans-annexes]
//	acquis exporter PORTFOLIO -o SORTIE.json
//	acquis importer FICHIER.json PORTFOLIO
//	acquis versions PORTFOLIO [VERSION] [--garder] [--json]
//	acquis revenir PORTFOLIO VERSION [ÉLÉMENT...]
//	acquis effacer PORTFOLIO --texte T [--remplacer R] | --piece P [--oui]
//	acquis supprimer PORTFOLIO --nom NOM
//	acquis empaqueter PORTFOLIO -o FICHIER.acquis [--phrase-stdin]
//	acquis ouvrir FICHIER.acquis PORTFOLIO [--phrase-stdin]
//	acquis referentiel [CODE] [--json]
//	acquis diagnostic [PORTFOLIO] [-o FICHIER.txt] [--json]
//
// It exits 0 on success, 1 when it found a problem and 2 on misuse. With
// --json, every command prints one JSON object on standard output, an error
// object too, and nothing else.
//
// Built with the tag ci it links no graphical toolkit, needs no cgo, and opens
// no window; this is also the acquis-cli.exe of Windows.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"acquis/portfolio/child"
)

func main() {
	registerChildren()
	child.Main() // a child does its job here and never returns
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl+C ends the program at once
	end := sweepLeftovers()
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	end()
	stop()
	os.Exit(code)
}
