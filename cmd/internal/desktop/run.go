package desktop

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
)

// Run runs a program on the screen to its end and returns what it has printed.
func (d *Desktop) Run(program string, args []string, env ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	c := exec.CommandContext(ctx, program, args...)
	c.Env = d.env(env...)
	var faults bytes.Buffer
	c.Stderr = &faults
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w %s", filepath.Base(program), err, &faults)
	}
	return string(out), nil
}
