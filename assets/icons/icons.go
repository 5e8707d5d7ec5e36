// Package icons holds the signs of the window and the icon of the application,
// drawn for Acquis. They are SVG files of 24 by 24 without colour of their own:
// whoever shows one gives it a colour of the theme.
package icons

import "embed"

//go:embed *.svg
var files embed.FS

//go:embed acquis.png
var application []byte

// Name is the name of a sign, without its ending.
type Name string

// The signs.
const (
	None         Name = ""
	Dashboard    Name = "dashboard"
	Compass      Name = "compass"
	Path         Name = "path"
	Pen          Name = "pen"
	Page         Name = "page"
	Clip         Name = "clip"
	Grid         Name = "grid"
	Book         Name = "book"
	Print        Name = "print"
	Gear         Name = "gear"
	Home         Name = "home"
	Plus         Name = "plus"
	Trash        Name = "trash"
	Up           Name = "up"
	Down         Name = "down"
	Left         Name = "left"
	Right        Name = "right"
	Check        Name = "check"
	Cross        Name = "cross"
	Search       Name = "search"
	Open         Name = "open"
	Folder       Name = "folder"
	Link         Name = "link"
	Unlink       Name = "unlink"
	Copy         Name = "copy"
	Photo        Name = "photo"
	Info         Name = "info"
	Warning      Name = "warning"
	Error        Name = "error"
	More         Name = "more"
	Person       Name = "person"
	Clock        Name = "clock"
	Undo         Name = "undo"
	Save         Name = "save"
	BoxEmpty     Name = "box-empty"
	BoxTicked    Name = "box-ticked"
	StateNone    Name = "state-none"
	StateStarted Name = "state-started"
	StateReached Name = "state-reached"
	StateBeyond  Name = "state-beyond"
	StateLeft    Name = "state-left"
	StateOut     Name = "state-out"
	FlagAgain    Name = "flag-again"
	FlagRead     Name = "flag-read"
)

// SVG is the drawing of a sign, or nil for a name that there is none of.
func SVG(name Name) []byte {
	if name == None {
		return nil
	}
	data, err := files.ReadFile(string(name) + ".svg")
	if err != nil {
		return nil
	}
	return data
}

// Application is the icon of the application, a PNG of 512 by 512.
func Application() []byte { return application }
