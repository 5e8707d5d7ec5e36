//go:build !linux && !darwin && !windows

package native

import (
	"context"
	"os/exec"
)

func openFiles(context.Context, string, []Filter, bool) ([]string, error) { return nil, ErrUnavailable }
func saveFile(context.Context, string, string, Filter) (string, error)    { return "", ErrUnavailable }
func chooseFolder(context.Context, string) (string, error)                { return "", ErrUnavailable }
func open(path string) error                                              { return exec.Command("xdg-open", path).Run() }
