package main

import (
	"slices"
	"strings"

	"acquis/assets/text"
)

// misuse is an error in how the program was called: exit code 2.
type misuse struct{ message string }

func (m *misuse) Error() string { return m.message }

// options reads the arguments of one command. Options may stand before,
// between or after the others; "--" ends them; "-" is not one.
// (The flag package of Go stops at the first argument that is no option, and
// speaks English.)
type options struct {
	known []*option
}

// option is one that a command knows.
type option struct {
	names []string // without dashes: "o", "sortie"
	text  *string  // takes a value
	on    *bool    // takes none
	given bool
}

// String declares an option with a value, and other names for it.
func (o *options) String(name string, others ...string) *string {
	value := new(string)
	o.known = append(o.known, &option{names: append([]string{name}, others...), text: value})
	return value
}

// Bool declares an option without a value.
func (o *options) Bool(name string, others ...string) *bool {
	value := new(bool)
	o.known = append(o.known, &option{names: append([]string{name}, others...), on: value})
	return value
}

// given reports whether an option was on the command line.
func (o *options) given(name string) bool {
	known := o.find(name)
	return known != nil && known.given
}

func (o *options) find(name string) *option {
	for _, known := range o.known {
		if slices.Contains(known.names, name) {
			return known
		}
	}
	return nil
}

// parse sets the options that were declared and returns the other arguments.
func (o *options) parse(args []string) ([]string, error) {
	var rest []string
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			return append(rest, args...), nil
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			rest = append(rest, arg)
		default:
			used, err := o.set(arg, args)
			if err != nil {
				return nil, err
			}
			args = args[used:]
		}
	}
	return rest, nil
}

// set takes one option, whose value may be the first of what follows; used is
// 1 then.
func (o *options) set(arg string, follows []string) (used int, err error) {
	name, value, joined := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	known := o.find(name)
	switch {
	case known == nil:
		return 0, &misuse{text.CLIUnknownOption(arg)}
	case known.given:
		return 0, &misuse{text.CLIOptionTwice(dashed(name))}
	case known.on != nil && joined:
		return 0, &misuse{text.CLIOptionNoValue(dashed(name))}
	}
	known.given = true
	if known.on != nil {
		*known.on = true
		return 0, nil
	}
	if !joined {
		if len(follows) == 0 || o.isOption(follows[0]) {
			return 0, &misuse{text.CLIOptionWantsValue(dashed(name))}
		}
		value, used = follows[0], 1
	}
	*known.text = value
	return used, nil
}

// isOption reports whether an argument is an option that the command knows,
// and so not the value of the one before it.
func (o *options) isOption(arg string) bool {
	if arg == "--" {
		return true
	}
	if !strings.HasPrefix(arg, "--") {
		return false
	}
	name, _, _ := strings.Cut(arg[2:], "=")
	return o.find(name) != nil
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
