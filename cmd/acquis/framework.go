package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"acquis/assets/frameworks"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/explain"
)

// The answer of "referentiel --json", without and with a code.
type (
	frameworksAnswer struct {
		Schema     int              `json:"schema"`
		Frameworks []frameworkTitle `json:"frameworks"`
	}
	frameworkTitle struct {
		Code       string `json:"code"`
		Title      string `json:"title"`
		Ends       string `json:"ends,omitempty"` // of the registration
		Blocks     int    `json:"blocks"`
		Indicators int    `json:"indicators"`
	}
	frameworkAnswer struct {
		Schema    int                  `json:"schema"`
		Framework *portfolio.Framework `json:"framework"`
	}
)

func showFramework(c *call) error {
	args, err := c.parse("[CODE]")
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return listFrameworks(c)
	}
	_, f, err := loadFramework(args[0])
	if err != nil {
		return err
	}
	return c.answer(frameworkAnswer{schema, f}, func(w io.Writer) { tellFramework(w, f) })
}

func listFrameworks(c *call) error {
	answer := frameworksAnswer{Schema: schema}
	for _, code := range frameworks.Codes() {
		_, f, err := loadFramework(code)
		if err != nil {
			return err
		}
		title := frameworkTitle{Code: f.Code, Title: f.Title, Blocks: len(f.Blocks), Indicators: len(f.Indicators())}
		if f.Registration != nil {
			title.Ends = f.Registration.Ends.String()
		}
		answer.Frameworks = append(answer.Frameworks, title)
	}
	return c.answer(answer, func(w io.Writer) {
		for _, f := range answer.Frameworks {
			fmt.Fprintf(w, "%s  %s\n", f.Code, f.Title)
		}
	})
}

// loadFramework returns a framework by its code, or from a file at a path
// that ends with ".json" or holds a separator.
func loadFramework(name string) ([]byte, *portfolio.Framework, error) {
	data, err := frameworkBytes(name)
	if err != nil {
		return nil, nil, err
	}
	f, err := portfolio.ParseFramework(data)
	return data, f, explain.About(name, err)
}

func frameworkBytes(name string) ([]byte, error) {
	if strings.EqualFold(filepath.Ext(name), ".json") || strings.ContainsAny(name, `/\`) {
		f, err := durable.OpenRegular(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return io.ReadAll(io.LimitReader(f, portfolio.MaxFramework+1))
	}
	data, err := frameworks.File(strings.ToUpper(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &refusal{"unknown-framework", text.CLIUnknownFramework(name, frameworks.Codes())}
	}
	return data, err
}

func tellFramework(w io.Writer, f *portfolio.Framework) {
	fmt.Fprintf(w, "%s  %s\n", f.Code, f.Title)
	competences := 0
	for _, b := range f.Blocks {
		competences += len(b.Competences)
	}
	fmt.Fprintln(w, text.CLIFrameworkCounts(len(f.Blocks), competences, len(f.Indicators())))
	if r := f.Registration; r != nil {
		fmt.Fprintln(w, text.CLIEndsOn(f.Code, r.Ends.French(), r.Message, r.Ask))
	}
	for _, b := range f.Blocks {
		fmt.Fprintf(w, "\n%s  %s\n", b.Code, b.Name())
		for _, k := range b.Competences {
			fmt.Fprintf(w, "\n  %s  %s\n", k.Code, k.Title)
			for _, i := range k.Indicators {
				if i.Code != k.Code {
					fmt.Fprintf(w, "    %s  %s\n", i.Code, i.Text)
				}
			}
		}
	}
}
