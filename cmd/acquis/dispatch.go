package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio/explain"
)

// Exit codes.
const (
	exitFine    = 0
	exitProblem = 1
	exitMisuse  = 2
)

// commands are the subcommands by name.
var commands = map[string]func(*call) error{
	"exemple":     makeExample,
	"creer":       create,
	"situation":   tellSituation,
	"piece":       addPieces,
	"lier":        link,
	"delier":      unlink,
	"liens":       showLinks,
	"couverture":  showCoverage,
	"verifier":    verify,
	"controler":   checkDossier,
	"dossier":     writeDossier,
	"trame":       showOutline,
	"faisabilite": showFeasibility,
	"exporter":    exportPortfolio,
	"importer":    importPortfolio,
	"versions":    showVersions,
	"revenir":     restoreVersion,
	"effacer":     erase,
	"supprimer":   destroy,
	"empaqueter":  packPortfolio,
	"ouvrir":      unpackPortfolio,
	"referentiel": showFramework,
	"diagnostic":  diagnose,
	"version":     showVersion,
}

var (
	// errSaid ends a command that has found a problem and told it.
	errSaid = errors.New("already said")
	// errHelped ends a command that only showed its help.
	errHelped = errors.New("help shown")
)

// call is one run of one command.
type call struct {
	options
	ctx     context.Context
	command string
	args    []string // as they were given, without the command
	json    *bool
	damaged bool // the portfolio is, as was said
	// in, out and err are what others know as standard input, output and error.
	in       io.Reader
	out, err io.Writer
}

// run runs the program and returns its exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	c := &call{ctx: ctx, in: in, out: out, err: errs}
	asJSON := wantsJSON(args)
	err := c.dispatch(args)
	switch {
	case errors.Is(err, errSaid), err == nil && c.damaged:
		return exitProblem
	case err == nil || errors.Is(err, errHelped):
		return exitFine
	}
	return c.complain(err, asJSON)
}

func (c *call) dispatch(args []string) error {
	if len(args) == 0 {
		return openWindow("", "")
	}
	name := args[0]
	if slices.Contains([]string{"aide", "help", "--aide", "--help", "-h", "-help"}, name) {
		return c.help(args[1:])
	}
	if name == "--version" {
		name = "version"
	}
	command, ok := commands[name]
	if !ok {
		return c.openNamed(args)
	}
	c.command, c.args = name, args[1:]
	return command(c)
}

// parse reads the arguments that are no options, as many as there are names;
// a last name that ends with "…" stands for one or more, one in brackets for
// none or one (or, with "…" in them, for any number).
func (c *call) parse(names ...string) ([]string, error) {
	c.json = c.Bool("json")
	help := c.Bool("aide", "help", "h")
	rest, err := c.options.parse(c.args)
	if err != nil {
		return nil, err
	}
	if *help {
		return nil, c.help([]string{c.command})
	}
	return rest, checkCount(rest, names)
}

func checkCount(args, names []string) error {
	least, most := len(names), len(names)
	if len(names) > 0 {
		switch last := names[len(names)-1]; {
		case strings.HasPrefix(last, "["):
			least--
			if strings.HasSuffix(last, "…]") {
				most = max(len(args), most)
			}
		case strings.HasSuffix(last, "…"):
			most = max(len(args), least)
		}
	}
	switch {
	case len(args) < least:
		return &misuse{text.CLIMissing(names[len(args):least]...)}
	case len(args) > most:
		return &misuse{text.CLITooMany(args[most])}
	}
	return nil
}

// required returns a misuse if an option that has to be there is not.
func (c *call) required(names ...string) error {
	for _, name := range names {
		if !c.given(name) {
			return &misuse{text.CLIOptionMissing(dashed(name))}
		}
	}
	return nil
}

// answer writes what a command found: as JSON, or by tell for people.
func (c *call) answer(result any, tell func(w io.Writer)) error {
	if *c.json {
		return writeJSON(c.out, result)
	}
	tell(c.out)
	return nil
}

// say tells something beside the result; it goes to standard error, and
// nowhere with --json.
func (c *call) say(sentence string) {
	if c.json == nil || !*c.json {
		fmt.Fprintln(c.err, sentence)
	}
}

// wantsJSON finds --json even among arguments that cannot be understood.
func wantsJSON(args []string) bool {
	if end := slices.Index(args, "--"); end >= 0 {
		args = args[:end]
	}
	return slices.Contains(args, "--json") || slices.Contains(args, "-json")
}

// schema is the version of every JSON answer.
const schema = 1

type jsonError struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

type errorAnswer struct {
	Schema int       `json:"schema"`
	Error  jsonError `json:"error"`
}

// complain tells an error and returns the exit code that goes with it.
func (c *call) complain(err error, asJSON bool) int {
	said, exit := explained(err), exitProblem
	var m *misuse
	if errors.As(err, &m) {
		exit = exitMisuse
	}
	if asJSON {
		writeJSON(c.out, errorAnswer{schema, said}) //nolint:errcheck // nowhere left to say so
		return exit
	}
	fmt.Fprintln(c.err, said.Message)
	if exit == exitMisuse {
		fmt.Fprintln(c.err, text.CLISeeHelp(c.command))
	}
	return exit
}

// refusal is an error of the command line itself with its French sentence.
type refusal struct{ code, message string }

func (r *refusal) Error() string { return r.message }

// explained turns any error into a code for programs and a sentence for people.
func explained(err error) jsonError {
	var m *misuse
	var r *refusal
	switch {
	case errors.As(err, &m):
		return jsonError{"misuse", m.message}
	case errors.As(err, &r):
		return jsonError{r.code, r.message}
	}
	e := explain.Error(err)
	return jsonError{e.Code, e.Sentence}
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
