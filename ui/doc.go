// Package ui is the window of Acquis: what stands around the screens.
//
// It opens and closes portfolios, shows one screen at a time, owns the menu,
// the status line, undo, long work and the system's dialogs, and ties the
// screens to all that. Each screen is a package of its own under ui which
// knows no other screen; screens.go is the one place that names them.
//
// What it promises:
//
//   - what is typed is handed on before anything else happens to it: before
//     another screen, an undo, an export, and before the window closes;
//   - "Enregistré à …" is shown only when all that was typed is on the disk;
//   - nothing but run.go starts a goroutine or touches the interface from one;
//   - every error that a person meets is a French sentence (portfolio/explain).
package ui
